//! `chinwag key sign-webhooks`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct SignWebhooks {
    /// The app's id
    app: String,
    /// The key's id, or the key itself
    key: String,
}

impl SignWebhooks {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let secret = &super::find(&app, &self.key)?.secret;
        tools.engine.sign_webhooks_with(&app, secret).await.map_err(|error| error.to_string())?;
        print::line("signs webhooks");
        Ok(())
    }
}
