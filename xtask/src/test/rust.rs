//! The Rust suites.

use anyhow::{Result, bail};

use super::{counts::Counts, suite::check};
use crate::{machine, process};

pub fn format() -> Result<Counts> {
    need_component("fmt", "rustfmt")?;
    check(process::cargo(["fmt", "--all", "--check"]))
}

pub fn clippy() -> Result<Counts> {
    need_component("clippy", "clippy")?;
    check(process::cargo(["clippy", "--workspace", "--all-targets", "--keep-going", "--", "-D", "warnings"]))
}

/// All of them, the examples of the documentation included.
pub fn all_tests() -> Result<Counts> {
    machine::interpreters()?;
    tests(["test", "--workspace", "--no-fail-fast"])
}

pub fn tests<const N: usize>(args: [&str; N]) -> Result<Counts> {
    let mut binaries = Vec::new();
    let success = process::stream(&mut process::cargo(args), |line| {
        binaries.extend(Counts::of_cargo_line(line));
    })?;
    Ok(binaries.into_iter().sum::<Counts>().and_success(success))
}

/// A minimal Rust comes without these two.
fn need_component(subcommand: &str, component: &str) -> Result<()> {
    if process::read(&mut process::cargo([subcommand, "--version"])).is_err() {
        bail!("`cargo {subcommand}` is missing: `rustup component add {component}`");
    }
    Ok(())
}
