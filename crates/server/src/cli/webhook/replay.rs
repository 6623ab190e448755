//! `chinwag webhook replay`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Replay {
    /// The app's id
    app: String,
    /// Only of this webhook
    #[arg(long)]
    webhook: Option<String>,
}

impl Replay {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let replayed = tools.engine.replay_deliveries(&app, self.webhook.as_deref()).await;
        let count = replayed.map_err(|error| error.to_string())?;
        print::line(format_args!(
            "{count} deliveries will be made once more, by the server as soon as it runs"
        ));
        Ok(())
    }
}
