//! `chinwag app revoke-key`

use clap::Args;

use crate::cli::print::line;
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct RevokeKey {
    /// The app's id
    #[arg(long)]
    app: String,
    /// The secret key
    #[arg(long)]
    key: String,
}

impl RevokeKey {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = super::find(tools, &self.app).await?;
        tools.engine.revoke_key(&app, &self.key).await.map_err(|error| error.to_string())?;
        line("revoked");
        Ok(())
    }
}
