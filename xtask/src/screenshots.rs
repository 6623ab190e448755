//! `cargo xtask screenshots`: the interface, as people see it, for the documents and for whoever looks after it.

use anyhow::Result;

use crate::{machine, npm, process, root, target, web};

/// Real chat, beside the repository where it is at hand. Without it, its picture is left out.
const REAL_CHAT: &str = "../shared/data/ubuntu-irc/messages.jsonl.gz";

pub fn run() -> Result<()> {
    let chromium = machine::chromium()?;
    npm::install()?;
    npm::build()?;
    process::run(&mut process::cargo(["build", "--package", "chinwag", "--package", "chinwag-load"]))?;
    let mut command = npm::npx(["playwright", "test", "--config", "screenshots.config.ts"]);
    command
        .current_dir(web().join("e2e"))
        .env("CHINWAG_CHROMIUM", chromium)
        .env("CHINWAG_BIN", target().join("debug/chinwag"))
        .env("CHINWAG_LOAD", target().join("debug/chinwag-load"))
        .env("CHINWAG_REAL_CHAT", root().join(REAL_CHAT));
    process::run(&mut command)
}
