//! `chinwag webhook dead`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Dead {
    /// The app's id
    app: String,
    /// Only of this webhook
    #[arg(long)]
    webhook: Option<String>,
}

impl Dead {
    /// One line a delivery, oldest first: the webhook, the event, its type, how often it was tried, and why it failed.
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let dead = tools.engine.dead_deliveries(&app, self.webhook.as_deref()).await;
        for delivery in dead.map_err(|error| error.to_string())? {
            print::line(format_args!(
                "{}\t{}\t{}\t{}\t{}",
                delivery.webhook,
                delivery.event.as_str(),
                delivery.kind,
                delivery.attempts,
                delivery.error
            ));
        }
        Ok(())
    }
}
