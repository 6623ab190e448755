//! `cargo xtask dev`: everything built, then the demo.

use anyhow::Result;

use crate::{docs, npm, process};

#[derive(clap::Args)]
pub struct Args {
    /// Passed on to `chinwag dev`, for example `--port 8080`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    server: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    npm::install()?;
    npm::build()?;
    docs::build()?;
    let mut server = process::cargo(["run", "--package", "chinwag", "--", "dev"]);
    become_program(server.args(&args.server))
}

/// Becomes the other program, so that Ctrl-C and signals reach the server itself, and the prompt comes back only
/// when it has shut down.
#[cfg(unix)]
fn become_program(command: &mut std::process::Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    println!("$ {}", process::shown(command));
    let error = command.exec();
    Err(process::explain(command, error))
}

#[cfg(not(unix))]
fn become_program(command: &mut std::process::Command) -> Result<()> {
    process::run(command)
}
