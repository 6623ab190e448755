//! `chinwag app theme …`

mod list;
mod remove;
mod set;
mod show;

use clap::Subcommand;

use crate::node::Tools;

/// How the interface of an app looks. Which theme somebody sees is said by the page, else by their role, else by
/// `chinwag app set APP --theme NAME`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Theme {
    /// List an app's themes
    List(list::List),
    /// Print a theme as JSON, which `set` takes
    Show(show::Show),
    /// Write a theme, in place of the one of this name
    Set(set::Set),
    /// Remove a theme
    Remove(remove::Remove),
}

impl Theme {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        match self {
            Self::List(list) => list.run(tools).await,
            Self::Show(show) => show.run(tools).await,
            Self::Set(set) => set.run(tools).await,
            Self::Remove(remove) => remove.run(tools).await,
        }
    }
}
