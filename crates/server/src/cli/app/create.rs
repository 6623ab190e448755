//! `chinwag app create`

use chinwag_engine::NewAppOptions;
use chinwag_model::AppSettings;
use clap::Args;

use crate::cli::print::line;
use crate::config::NewApps;
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Create {
    /// A name for you to tell apps apart by
    name: String,
    /// The origin of a web page that may connect, such as https://shop.example; may be repeated [default: any]
    #[arg(long = "origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    /// Let browsers create and change users and conversations
    #[arg(long)]
    client_sync: bool,
    /// Let anyone be anyone: for development only
    #[arg(long)]
    no_authentication: bool,
}

impl Create {
    pub(in crate::cli) async fn run(self, tools: &Tools, defaults: &NewApps) -> Result<(), String> {
        let settings = AppSettings {
            authentication: !self.no_authentication,
            allowed_origins: self.origins,
            client_user_sync: self.client_sync || defaults.client_user_sync,
            client_conversation_sync: self.client_sync || defaults.client_conversation_sync,
            ..defaults.settings()
        };
        let options = NewAppOptions { name: self.name, id: None, secret: None, settings };
        let app = tools.engine.create_app(options).await.map_err(|error| error.to_string())?;
        print_new(&app);
        Ok(())
    }
}

/// Tells the operator what they have to know of a new app.
pub(in crate::cli) fn print_new(app: &chinwag_model::App) {
    let secret = app.secret_keys.last().map(|key| key.secret.as_str()).unwrap_or_default();
    line(format_args!("app id      {}", app.id));
    line(format_args!("secret key  {secret}"));
    line("Keep the secret key: it is not shown again. It belongs in your back end, never in a page.");
}
