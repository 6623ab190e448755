//! `chinwag webhook list`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// The app's id
    app: String,
}

impl List {
    /// One line a webhook: its id, its address, and what it is told.
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        for webhook in tools.engine.webhooks(&app).await.map_err(|error| error.to_string())? {
            let events: Vec<_> = webhook.events.iter().map(|event| event.as_str()).collect();
            print::line(format_args!("{}\t{}\t{}", webhook.id, webhook.url, events.join(" ")));
        }
        Ok(())
    }
}
