//! `chinwag key revoke`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Revoke {
    /// The app's id
    app: String,
    /// The key's id, or the key itself
    key: String,
}

impl Revoke {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        if let Some(public) = app.settings.public_keys.iter().find(|key| super::id(&key.pem) == self.key) {
            let removed = tools.engine.remove_public_key(&app, &public.pem).await;
            removed.map_err(|error| error.to_string())?;
            print::line("revoked");
            return Ok(());
        }
        let secret = super::find(&app, &self.key)?.secret.clone();
        tools.engine.revoke_key(&app, &secret).await.map_err(|error| error.to_string())?;
        print::line("revoked");
        let is_good = |key: &&chinwag_model::SecretKey| key.revoked_at.is_none() && key.secret != secret;
        if !app.secret_keys.iter().any(|key| is_good(&key)) {
            print::warning("no key is left that is good: \"chinwag key create\" makes one");
        }
        Ok(())
    }
}
