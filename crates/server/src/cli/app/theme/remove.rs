//! `chinwag app theme remove`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Remove {
    /// The app's id
    app: String,
    /// The theme's name
    name: String,
}

impl Remove {
    pub(super) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        tools.engine.remove_theme(&app, &self.name).await.map_err(|error| error.to_string())?;
        print::line("removed");
        Ok(())
    }
}
