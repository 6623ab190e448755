//! The command line. One file a command.

mod app;
mod archive;
mod config;
mod csp;
mod dev;
mod digest;
mod export;
mod import;
mod key;
pub mod print;
mod serve;
mod token;
mod webhook;

use clap::{Parser, Subcommand};

use crate::config::{Config, Flags};
use crate::node::Tools;

/// Chat that anyone can host: one binary with a realtime API, a REST API and a JavaScript SDK.
#[derive(Debug, Parser)]
#[command(name = "chinwag", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server
    Serve(serve::Serve),
    /// Run a server with a demo app to try things with: authentication off, demo people
    Dev(dev::Dev),
    /// Create apps, show and change their settings
    #[command(subcommand)]
    App(app::App),
    /// Create and revoke the secret keys of an app
    #[command(subcommand)]
    Key(key::Key),
    /// Tell a back end what happens: add, list and remove webhooks, listen to them, deliver again
    #[command(subcommand)]
    Webhook(webhook::Webhook),
    /// Bring a history here from a file of JSON lines, or what was exported from its folder; to do it again changes nothing
    Import(import::Import),
    /// Write everything of an app, or of one user, to a folder; `import` puts it back, here or elsewhere
    Export(export::Export),
    /// Print what an app holds: counts, and a SHA-256 by which to compare two databases
    Digest(digest::Digest),
    /// Print a token for a user of an app
    Token(token::Token),
    /// Check the configuration, or print the default one
    #[command(subcommand)]
    Config(config::ConfigCommand),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// A sentence for the person who asked.
    pub fn run(self) -> Result<(), String> {
        let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        crate::config::strangers(names).iter().for_each(print::warning);
        match self.command {
            Command::Serve(serve) => serve.run(&self.flags),
            Command::Dev(dev) => dev.run(&self.flags),
            Command::App(app) => app.run(&self.flags),
            Command::Key(key) => key.run(&self.flags),
            Command::Webhook(webhook) => webhook.run(&self.flags),
            Command::Import(import) => import.run(&self.flags),
            Command::Export(export) => export.run(&self.flags),
            Command::Digest(digest) => digest.run(&self.flags),
            Command::Token(token) => token.run(&self.flags),
            Command::Config(config) => config.run(&self.flags),
        }
    }
}

/// Runs a command on the store of a server, which may be running.
fn with_tools(flags: &Flags, work: impl AsyncFnOnce(&Tools) -> Result<(), String>) -> Result<(), String> {
    with_storage(flags, Database::Existing, async |tools, _| work(tools).await)
}

/// Whether there has to be a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Database {
    Existing,
    Any,
}

/// The same, with what is configured.
fn with_storage(
    flags: &Flags,
    database: Database,
    work: impl AsyncFnOnce(&Tools, &Config) -> Result<(), String>,
) -> Result<(), String> {
    let config = Config::load(flags, serde_json::json!({}))?;
    block_on(async {
        let tools = match database {
            Database::Existing => Tools::open_existing(&config)?,
            Database::Any => Tools::open(&config)?,
        };
        let done = work(&tools, &config).await;
        tools.engine.close().await;
        done
    })
}

/// Runs an asynchronous command on a runtime of its own.
fn block_on<T>(future: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| format!("cannot start: {error}"))?.block_on(future)
}
