//! `chinwag app theme list`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// The app's id
    app: String,
}

impl List {
    pub(super) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        for stored in tools.engine.themes(&app).await.map_err(|error| error.to_string())? {
            print::line(stored.name);
        }
        Ok(())
    }
}
