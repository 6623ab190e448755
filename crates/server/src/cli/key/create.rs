//! `chinwag key create`

use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Create {
    /// The app's id
    app: String,
}

impl Create {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let secret = tools.engine.add_key(&app).await.map_err(|error| error.to_string())?;
        print::line(secret);
        Ok(())
    }
}
