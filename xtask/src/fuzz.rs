//! `cargo xtask fuzz`: inputs made by libFuzzer, which keeps those that reach new code, against what must always hold.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{process, root, target};

/// The targets, and what each is about.
const TARGETS: &[(&str, &str)] = &[
    ("markup", "any text becomes a sound tree that comes back from its markup"),
    ("content", "any JSON is read as content or refused, checked, masked and written"),
];

/// Where they are.
const FOLDER: &str = "crates/markup/fuzz";

#[derive(clap::Args)]
pub struct Args {
    /// The target; all are listed when none is named.
    name: Option<String>,
    /// How long to go on.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Try this one input, as a failure names it, instead of making some.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<()> {
    let Some(name) = args.name.as_deref() else {
        for (name, what) in TARGETS {
            println!("{name:<8} {what}");
        }
        return Ok(());
    };
    if !TARGETS.iter().any(|(target, _)| *target == name) {
        let names: Vec<_> = TARGETS.iter().map(|(target, _)| *target).collect();
        bail!("there is no fuzz target `{name}`; there are {}", names.join(", "));
    }
    let mut command = cargo_fuzz()?;
    let built = target().join("fuzz").join("build");
    command.args(["run", "--sanitizer", "none", "--fuzz-dir", FOLDER, "--target-dir"]).arg(built).arg(name);
    match &args.input {
        Some(input) => command.arg(std::path::absolute(input)?),
        None => make_inputs(&mut command, name, args.seconds)?,
    };
    process::run(&mut command)
}

/// What is found goes into a folder of its own; the inputs in the repository are where it begins.
fn make_inputs<'a>(command: &'a mut Command, name: &str, seconds: u32) -> Result<&'a mut Command> {
    let found = target().join("fuzz").join(name);
    let failures = target().join("fuzz").join("failures");
    for folder in [&found, &failures] {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    command.arg(&found).arg(Path::new(FOLDER).join("corpus").join(name)).arg("--");
    command.arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/{name}-", failures.display()));
    // An input of this size takes well under a millisecond, unless something is not linear.
    Ok(command.args(["-max_len=4096", "-timeout=5", "-print_final_stats=1", "-verbosity=0"]))
}

/// cargo-fuzz, which knows how to build for libFuzzer. Installed beside what we build when there is none.
fn cargo_fuzz() -> Result<Command> {
    let tools = target().join("tools");
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([tools.join("bin")]);
    let path = env::join_paths(folders).context("PATH cannot be extended")?;
    let is_there = env::split_paths(&path).any(|folder| folder.join("cargo-fuzz").is_file());
    if !is_there {
        let mut install = process::cargo(["install", "cargo-fuzz", "--locked", "--root"]);
        process::run(install.arg(&tools)).context("install it by hand: `cargo install cargo-fuzz`")?;
    }
    let mut command = process::cargo(["fuzz"]);
    // The compiler knows how to count coverage, but says so only when told to be an unstable one. libFuzzer itself is
    // built by a C++ compiler, such as `g++`.
    command.current_dir(root()).env("PATH", path).env("RUSTC_BOOTSTRAP", "1");
    Ok(command)
}
