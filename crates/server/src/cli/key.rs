//! `chinwag key …`. A key is shown once, when it is made; after that it is known by its id, eight digits that say nothing
//! of it.

mod add_public;
mod create;
mod list;
mod revoke;
mod sign_webhooks;

use chinwag_engine::key_id as id;
use chinwag_model::{App, SecretKey};
use clap::Subcommand;

use crate::config::Flags;

#[derive(Debug, Subcommand)]
pub(super) enum Key {
    /// Create one more secret key; prints it this once
    Create(create::Create),
    /// Register a public key, by which tokens are checked that your own service signs with RS256 or ES256
    AddPublic(add_public::AddPublic),
    /// List an app's keys by their ids
    List(list::List),
    /// Revoke a key: what was signed with it is refused from now on
    Revoke(revoke::Revoke),
    /// Choose the key that signs what webhooks are told; without it, the newest does
    SignWebhooks(sign_webhooks::SignWebhooks),
}

impl Key {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        super::with_tools(flags, async |tools| match self {
            Self::AddPublic(add) => add.run(tools).await,
            Self::Create(create) => create.run(tools).await,
            Self::List(list) => list.run(tools).await,
            Self::Revoke(revoke) => revoke.run(tools).await,
            Self::SignWebhooks(choice) => choice.run(tools).await,
        })
    }
}

/// The key that is meant: by its id, or by itself.
fn find<'a>(app: &'a App, key: &str) -> Result<&'a SecretKey, String> {
    chinwag_engine::find_key(app, key).map_err(|_| {
        format!("the app has no such secret key; \"chinwag key list {}\" shows which there are", app.id)
    })
}
