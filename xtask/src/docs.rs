//! `cargo xtask docs`: the pages of the documentation, which the server serves at `/docs`.

use std::process::Command;

use anyhow::Result;

use crate::{npm, process};

/// Builds everything that the pages are made of, then the pages.
pub fn run() -> Result<()> {
    npm::install()?;
    npm::build()?;
    build()
}

/// The pages alone, from what `npm::build` has made.
pub fn build() -> Result<()> {
    process::run(&mut command())
}

/// The pages, and whether the reference is whole.
pub fn check() -> Command {
    let mut command = command();
    command.args(["--", "--check"]);
    command
}

fn command() -> Command {
    process::cargo(["run", "--quiet", "--package", "chinwag-docs"])
}
