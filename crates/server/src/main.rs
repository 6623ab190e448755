#![doc = include_str!("../README.md")]

mod ambient;
mod cli;
mod config;
mod data_lock;
mod demo;
mod http;
mod logging;
mod node;
mod shutdown;

use std::process::ExitCode;

use clap::Parser;

/// Chat that anyone can host.
fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match cli.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            cli::print::problem(&problem);
            ExitCode::FAILURE
        }
    }
}
