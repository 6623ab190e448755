//! `chinwag app show`

use chinwag_model::App;
use clap::Args;

use crate::cli::print::line;
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    /// The app's id
    app: String,
}

impl Show {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        show(&*super::find(tools, &self.app).await?);
        Ok(())
    }
}

/// One line a setting, by the names of the flags of `chinwag app set`. Of keys only how many are good.
pub(super) fn show(app: &App) {
    let settings = &app.settings;
    let switch = |on| if on { "on" } else { "off" };
    let origins = match settings.allowed_origins.as_slice() {
        [] => "any".to_owned(),
        origins => origins.join(" "),
    };
    let good = app.secret_keys.iter().filter(|key| key.revoked_at.is_none()).count();
    let rows: [(&str, &str); 10] = [
        ("app id", app.id.as_str()),
        ("name", &app.name),
        ("authentication", switch(settings.authentication)),
        ("origins", &origins),
        ("client-user-sync", switch(settings.client_user_sync)),
        ("client-conversation-sync", switch(settings.client_conversation_sync)),
        ("link-previews", switch(settings.link_previews)),
        ("default-locale", &settings.default_locale),
        ("theme", settings.theme.as_deref().unwrap_or("the interface's own")),
        ("good secret keys", &good.to_string()),
    ];
    for (name, value) in rows {
        line(format_args!("{name:<26}{value}"));
    }
}
