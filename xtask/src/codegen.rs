//! `cargo xtask codegen`: files that are written from the Rust sources. The tests that check that they are fresh
//! write them instead when `CHINWAG_CODEGEN` is set, so there is one list of them.

use anyhow::Result;

use crate::process;

pub fn run() -> Result<()> {
    let mut command = process::cargo(["test", "--quiet", "--package", "chinwag-protocol", "--lib", "fresh"]);
    process::run(command.env("CHINWAG_CODEGEN", "1"))?;
    println!("Written: web/core/src/wire.ts, docs/errors.md");
    Ok(())
}
