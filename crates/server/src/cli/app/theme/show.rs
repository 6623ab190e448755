//! `chinwag app theme show`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    /// The app's id
    app: String,
    /// The theme's name
    name: String,
}

impl Show {
    pub(super) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let stored = tools.engine.theme(&app, &self.name).await.map_err(|error| error.to_string())?;
        let json = serde_json::to_string_pretty(&stored.theme).map_err(|error| error.to_string())?;
        print::line(json);
        Ok(())
    }
}
