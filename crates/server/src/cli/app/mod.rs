//! `chinwag app …`. A server may be running on the same data folder: SQLite lets several processes write, one after the
//! other, and the server takes over what was changed within a second.

mod create;
mod list;
mod role;
mod set;
mod show;
mod theme;

pub(super) use create::print_new;

use std::sync::Arc;

use chinwag_model::AppId;
use chinwag_protocol::ErrorCode;
use clap::{Subcommand, ValueEnum};

use crate::config::{Config, Flags};
use crate::node::Tools;

#[derive(Debug, Subcommand)]
pub(super) enum App {
    /// Create an app; prints its id, and its secret key this once
    Create(create::Create),
    /// List all apps
    List,
    /// Show an app's settings
    Show(show::Show),
    /// Change an app's settings; a running server takes them over within a second
    Set(set::Set),
    /// Show or change what users of a role may do
    #[command(subcommand)]
    Role(role::Role),
    /// Write, list, show and remove an app's themes
    #[command(subcommand)]
    Theme(theme::Theme),
}

/// A switch on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

impl App {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        let config = Config::load(flags, serde_json::json!({}))?;
        super::block_on(async {
            let tools = match self {
                Self::Create(_) => Tools::open(&config)?,
                _ => Tools::open_existing(&config)?,
            };
            let done = match self {
                Self::Create(create) => create.run(&tools, &config.new_apps).await,
                Self::List => list::run(&tools).await,
                Self::Show(show) => show.run(&tools).await,
                Self::Set(set) => set.run(&tools).await,
                Self::Role(role) => role.run(&tools).await,
                Self::Theme(theme) => theme.run(&tools).await,
            };
            tools.engine.close().await;
            done
        })
    }
}

/// Finds an app by what was given as its id.
pub(super) async fn find(tools: &Tools, id: &str) -> Result<Arc<chinwag_model::App>, String> {
    let id = AppId::new(id).map_err(|error| error.to_string())?;
    tools.engine.app(&id).await.map_err(|error| match error.to_wire().code {
        ErrorCode::UnknownApp => format!("{error}; \"chinwag app list\" shows which there are"),
        _ => error.to_string(),
    })
}
