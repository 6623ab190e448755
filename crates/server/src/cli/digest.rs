//! `chinwag digest`

use chinwag_engine::{Actor, Caller};
use clap::Args;

use super::{app, print};
use crate::config::Flags;

#[derive(Debug, Args)]
pub(super) struct Digest {
    /// The app's id
    app: String,
}

impl Digest {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        super::with_tools(flags, async |tools| {
            let app = app::find(tools, &self.app).await?;
            let caller = Caller { app, actor: Actor::App };
            let digest = tools.engine.digest(&caller).await.map_err(|error| error.to_string())?;
            print::line(format_args!("users          {}", digest.users));
            print::line(format_args!("conversations  {}", digest.conversations));
            print::line(format_args!("messages       {}", digest.messages));
            print::line(format_args!("sha256         {}", digest.sha256));
            Ok(())
        })
    }
}
