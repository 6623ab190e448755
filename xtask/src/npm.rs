//! The npm workspace in `web/`.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{process, web};

const NODE_OLDEST_MAJOR: u32 = 20;

/// npm, in the folder of the workspace.
pub fn npm<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new("npm");
    command.args(args).current_dir(web());
    command
}

/// A program of an installed package, in the folder of the workspace.
pub fn npx<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new("npx");
    // Without this, npx would fetch a program that no package here brought, of any version.
    command.arg("--no-install").args(args).current_dir(web());
    command
}

/// Installs the packages of the lock file, unless they are what was installed last.
///
/// The stamp is a copy of the lock file inside `node_modules`: it goes when the folder goes, and it changes with
/// the content alone, not with the time of a checkout.
pub fn install() -> Result<()> {
    install_locked(&web(), &["ci"])
}

/// The same in another folder with a lock file.
pub fn install_locked(folder: &Path, args: &[&str]) -> Result<()> {
    check_node()?;
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    process::run(npm([]).args(args).current_dir(folder))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Builds every package, each after those it stands on.
pub fn build() -> Result<()> {
    process::run(&mut npm(["run", "build"]))
}

fn check_node() -> Result<()> {
    let version = process::read(Command::new("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_OLDEST_MAJOR => Ok(()),
        _ => bail!("Node.js is {version}: install {NODE_OLDEST_MAJOR} or newer (https://nodejs.org)"),
    }
}
