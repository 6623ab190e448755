//! `chinwag key add-public`

use std::path::PathBuf;

use clap::Args;

use super::id;
use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct AddPublic {
    /// The app's id
    app: String,
    /// A file with the public key as PEM: of RSA, or of the curve P-256
    file: PathBuf,
}

impl AddPublic {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let pem = std::fs::read_to_string(&self.file)
            .map_err(|error| format!("cannot read {}: {error}", self.file.display()))?;
        let added = tools.engine.add_public_key(&app, &pem).await.map_err(|error| error.to_string())?;
        print::line(format_args!("{}\t{}", id(&added.pem), added.algorithm.as_str()));
        Ok(())
    }
}
