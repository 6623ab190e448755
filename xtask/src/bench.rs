//! `cargo xtask bench`: the one door to every benchmark. They live in `crates/load`; sizes are measured here.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{dist, machine, npm, process, target, web};

#[derive(clap::Args)]
pub struct Args {
    /// The benchmark; all are listed when none is named.
    name: Option<String>,
    /// Write the results to this file as well.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Passed on to the benchmark.
    #[arg(last = true)]
    rest: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    match args.name.as_deref() {
        None => list(),
        Some("sizes") => sizes(args),
        Some("page") => page(),
        Some(name) => load(name, args),
    }
}

fn list() -> Result<()> {
    process::run(&mut process::cargo([
        "run",
        "--release",
        "--quiet",
        "--package",
        "chinwag-load",
        "--",
        "list",
    ]))?;
    println!("page   what a page waits for, on a processor that is four times slower");
    println!("sizes  how large what is handed out is, against its budgets");
    Ok(())
}

fn sizes(args: &Args) -> Result<()> {
    let sizes = dist::build()?;
    if let Some(path) = &args.json {
        let text = serde_json::to_string_pretty(&sizes.to_json())?;
        fs::write(path, text + "\n").with_context(|| format!("cannot write {}", path.display()))?;
    }
    sizes.check()
}

fn page() -> Result<()> {
    let chromium = machine::chromium()?;
    npm::install()?;
    npm::build()?;
    process::run(&mut process::cargo(["build", "--package", "chinwag"]))?;
    let mut command = npm::npx(["playwright", "test", "--config", "bench.config.ts"]);
    command
        .current_dir(web().join("e2e"))
        .env("CHINWAG_CHROMIUM", chromium)
        .env("CHINWAG_BIN", target().join("debug/chinwag"));
    process::run(&mut command)
}

fn load(name: &str, args: &Args) -> Result<()> {
    // Most benchmarks measure the binary that stands beside them.
    if name != "markup" {
        process::run(&mut process::cargo(["build", "--release", "--package", "chinwag"]))?;
    }
    let mut command = process::cargo(["run", "--release", "--package", "chinwag-load", "--", name]);
    if let Some(path) = &args.json {
        // It runs in the root of the repository, wherever we were called.
        let path = std::path::absolute(path).with_context(|| format!("cannot resolve {}", path.display()))?;
        command.arg("--json").arg(path);
    }
    process::run(command.args(&args.rest))
}
