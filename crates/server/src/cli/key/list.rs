//! `chinwag key list`

use clap::Args;

use super::id;
use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// The app's id
    app: String,
}

impl List {
    /// One line a key, oldest first: its id, when it was made in Unix milliseconds, and what it is.
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let signing = app.webhook_key().map(|key| id(&key.secret));
        for key in &app.secret_keys {
            let id = id(&key.secret);
            let state = match key.revoked_at {
                Some(_) => "revoked",
                None if signing.as_ref() == Some(&id) => "good, signs webhooks",
                None => "good",
            };
            print::line(format_args!("{id}\t{}\t{state}", key.created_at.as_millis()));
        }
        for key in &app.settings.public_keys {
            let (id, algorithm) = (id(&key.pem), key.algorithm.as_str());
            print::line(format_args!("{id}\t{}\tpublic, {algorithm}", key.added_at.as_millis()));
        }
        Ok(())
    }
}
