//! `chinwag app role …`

use chinwag_model::{AppPatch, RolePatch, RolePatches};
use clap::{Args, Subcommand};
use serde_json::Value;

use crate::cli::print::line;
use crate::node::Tools;

/// What users of a role may do. Users have the role that your back end gives them, or "default".
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Role {
    /// Show an app's roles; or all that users of one may do
    Show(Show),
    /// Say what users of a role may do; a running server takes it over within a second
    ///
    /// What a role does not say is as in "default"; what that does not say is as here:
    ///
    /// canShareFile, canSendVoiceMessage, canShareLocation, canMention, showTypingIndicator, showOnlineStatus, canSearch,
    /// canLeaveConversation, canMarkConversationAsUnread: true. canSendLinks, canSendActions, preventShouting: false.
    /// canDeleteMessage, canEditMessage: own. canReplyToMessage, canAddReaction: all (or own, or none).
    /// messageActions, conversationActions: [{"name": "report", "label": "Report", "on": "all"}, …], [] without.
    /// linkTarget: newTab or sameTab. theme: a name.
    ///
    /// For example: chinwag app role set shop agent canEditMessage=all canSendLinks=true
    #[command(verbatim_doc_comment)]
    Set(Set),
    /// Take back all that was said of a role
    Remove(Remove),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    /// The app's id
    app: String,
    /// The role
    role: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Set {
    /// The app's id
    app: String,
    /// The role
    role: String,
    /// What it says, such as canEditMessage=all
    #[arg(required = true, value_name = "KEY=VALUE")]
    values: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Remove {
    /// The app's id
    app: String,
    /// The role
    role: String,
}

impl Role {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        match self {
            Self::Show(Show { app, role }) => {
                let app = super::find(tools, &app).await?;
                match role {
                    Some(role) => print(app.roles.of(&role)),
                    None => print(&app.settings.roles),
                }
            }
            Self::Set(Set { app, role, values }) => {
                let set_roles = RolePatches::from([(role, patch(&values)?)]);
                change(tools, &app, AppPatch { set_roles, ..AppPatch::default() }).await
            }
            Self::Remove(Remove { app, role }) => {
                change(tools, &app, AppPatch { remove_roles: vec![role], ..AppPatch::default() }).await
            }
        }
    }
}

async fn change(tools: &Tools, app: &str, patch: AppPatch) -> Result<(), String> {
    let app = super::find(tools, app).await?;
    let changed = tools.engine.change_app(&app, patch).await.map_err(|error| error.to_string())?;
    print(&changed.settings.roles)
}

/// Reads `KEY=VALUE`s; what is no JSON is a word.
fn patch(values: &[String]) -> Result<RolePatch, String> {
    let mut patch = RolePatch::default();
    for text in values {
        let (key, value) = text.split_once('=').ok_or_else(|| {
            format!("{text:?} says nothing: give a key and a value, such as canEditMessage=all")
        })?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
        let one = Value::Object([(key.to_owned(), value)].into_iter().collect());
        patch.merge(serde_json::from_value(one).map_err(|error| format!("{text}: {error}"))?);
    }
    Ok(patch)
}

fn print(what: &impl serde::Serialize) -> Result<(), String> {
    let json = serde_json::to_string_pretty(what).map_err(|error| error.to_string())?;
    line(format_args!("{json}"));
    Ok(())
}
