//! `chinwag webhook remove`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Remove {
    /// The app's id
    app: String,
    /// The webhook's id
    webhook: String,
}

impl Remove {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        tools.engine.remove_webhook(&app, &self.webhook).await.map_err(|error| error.to_string())?;
        print::line("removed");
        Ok(())
    }
}
