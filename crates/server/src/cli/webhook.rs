//! `chinwag webhook …`

mod add;
mod dead;
mod list;
mod listen;
mod remove;
mod replay;

use clap::Subcommand;

use crate::config::Flags;

#[derive(Debug, Subcommand)]
pub(super) enum Webhook {
    /// Add a webhook; prints its id
    Add(add::Add),
    /// List an app's webhooks
    List(list::List),
    /// Remove a webhook, with all that it is still to be told
    Remove(remove::Remove),
    /// List what was given up
    Dead(dead::Dead),
    /// Deliver once more what was given up
    Replay(replay::Replay),
    /// Print and verify what happens, on this machine, until interrupted
    Listen(listen::Listen),
}

impl Webhook {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        super::with_tools(flags, async |tools| match self {
            Self::Add(add) => add.run(tools).await,
            Self::List(list) => list.run(tools).await,
            Self::Remove(remove) => remove.run(tools).await,
            Self::Dead(dead) => dead.run(tools).await,
            Self::Replay(replay) => replay.run(tools).await,
            Self::Listen(listen) => listen.run(tools).await,
        })
    }
}
