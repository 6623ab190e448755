//! `chinwag app set`

use chinwag_model::{AppPatch, Patch};
use clap::Args;

use super::Switch;
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Set {
    /// The app's id
    app: String,
    #[command(flatten)]
    changes: Changes,
}

/// What is not named stays.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Changes {
    /// A name for you to tell apps apart by
    #[arg(long)]
    name: Option<String>,
    /// Whether browsers must prove who they are when they connect
    #[arg(long, value_name = "SWITCH")]
    authentication: Option<Switch>,
    /// The origin of a web page that may connect, instead of those set before; may be repeated
    #[arg(long = "origin", value_name = "ORIGIN", conflicts_with = "any_origin")]
    origins: Vec<String>,
    /// Let one more origin connect; may be repeated
    #[arg(long = "add-origin", value_name = "ORIGIN", conflicts_with = "any_origin")]
    add_origins: Vec<String>,
    /// Let this origin connect no longer; may be repeated
    #[arg(long = "remove-origin", value_name = "ORIGIN", conflicts_with = "any_origin")]
    remove_origins: Vec<String>,
    /// Let pages of any origin connect
    #[arg(long)]
    any_origin: bool,
    /// Whether browsers may create and change users
    #[arg(long, value_name = "SWITCH")]
    client_user_sync: Option<Switch>,
    /// Whether browsers may create conversations, and change them and their participants
    #[arg(long, value_name = "SWITCH")]
    client_conversation_sync: Option<Switch>,
    /// Whether links in messages show what is behind them: this server reads those pages then
    #[arg(long, value_name = "SWITCH")]
    link_previews: Option<Switch>,
    /// The language of users who have none, such as en-US
    #[arg(long, value_name = "LANGUAGE")]
    default_locale: Option<String>,
    /// The theme of users whose role names none; "" for the interface's own
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

impl Set {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = super::find(tools, &self.app).await?;
        let had_origins = !app.settings.allowed_origins.is_empty();
        let any_origin = self.changes.any_origin;
        let changed = tools.engine.change_app(&app, self.changes.patch()).await;
        let changed = changed.map_err(|error| error.to_string())?;
        super::show::show(&changed);
        if had_origins && !any_origin && changed.settings.allowed_origins.is_empty() {
            crate::cli::print::warning("no origin is left, so pages of any origin may connect");
        }
        Ok(())
    }
}

impl Changes {
    fn patch(self) -> AppPatch {
        let is_on = |switch| switch == Switch::On;
        let replaces = self.any_origin || !self.origins.is_empty();
        AppPatch {
            name: self.name,
            authentication: self.authentication.map(is_on),
            allowed_origins: replaces.then_some(self.origins),
            add_origins: self.add_origins,
            remove_origins: self.remove_origins,
            client_user_sync: self.client_user_sync.map(is_on),
            client_conversation_sync: self.client_conversation_sync.map(is_on),
            link_previews: self.link_previews.map(is_on),
            default_locale: self.default_locale.map_or(Patch::Keep, Patch::Set),
            theme: match self.theme {
                None => Patch::Keep,
                Some(none) if none.is_empty() => Patch::Reset,
                Some(theme) => Patch::Set(theme),
            },
            ..AppPatch::default()
        }
    }
}
