#![doc = include_str!("../README.md")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "talking to people at a terminal is its work")]

mod bench;
mod codegen;
mod dev;
mod dist;
mod docs;
mod examples;
mod fuzz;
mod machine;
mod npm;
mod process;
mod rows;
mod screenshots;
mod sim;
mod table;
mod tags;
mod test;
mod tidy;
mod wcag;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// The commands of the repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and run the demo; the server prints its address.
    Dev(dev::Args),
    /// Run every test, or the suites named.
    Test(test::Args),
    /// Write the files that are generated from the Rust sources.
    Codegen,
    /// Write `docs/js-api-tests.md`: which test shows which row of the JavaScript API.
    Rows,
    /// Write `docs/accessibility.md`: which test shows which success criterion of WCAG.
    Wcag,
    /// Check the house rules: sizes, banned phrases, who depends on whom.
    Tidy,
    /// Build what is handed out into `dist/`, and hold its sizes against the budgets.
    Dist,
    /// Build the documentation that the server has at `/docs`.
    Docs,
    /// Build the example applications with the packages of this repository.
    Examples,
    /// Write pictures of every screen into `target/screenshots/`, to be looked at.
    Screenshots(screenshots::Args),
    /// Tell stories of people who talk while the network and the server fail, and see whether all agree in the end.
    Sim(sim::Args),
    /// Try inputs that a program makes up, on what reads what strangers write.
    Fuzz(fuzz::Args),
    /// Run a benchmark, or list them.
    Bench(bench::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Dev(args) => dev::run(&args),
        Command::Test(args) => return test::run(&args),
        Command::Codegen => codegen::run(),
        Command::Rows => rows::run(),
        Command::Wcag => wcag::run(),
        Command::Tidy => tidy::run(),
        Command::Dist => dist::run(),
        Command::Docs => docs::run(),
        Command::Examples => examples::run(),
        Command::Screenshots(args) => screenshots::run(&args),
        Command::Sim(args) => sim::run(&args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::Bench(args) => bench::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The folder of the npm workspace.
fn web() -> PathBuf {
    root().join("web")
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
