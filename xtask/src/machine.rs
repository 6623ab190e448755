//! What the tests need of the machine beyond Rust and Node, and how it gets there.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::process;

/// A Chromium to test in. Installs Debian's when there is none and we may.
///
/// `CHINWAG_CHROMIUM` names another one.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHINWAG_CHROMIUM").map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHINWAG_CHROMIUM is {}, where there is no program", path.display());
    }
    if let Some(path) = find("chromium") {
        return Ok(path);
    }
    if !may_install() {
        bail!(
            "the browser tests need Chromium: `sudo apt-get install chromium`, or set CHINWAG_CHROMIUM to the path \
             of one"
        );
    }
    // With letters to draw.
    install("chromium", &["chromium", "fonts-liberation"])
}

/// The interpreters that run the examples of the documentation, but for Node, which everything needs. Installs Debian's
/// when there is none and we may.
pub fn interpreters() -> Result<()> {
    for (program, package) in [("python3", "python3"), ("php", "php-cli")] {
        if find(program).is_none() {
            if !may_install() {
                bail!("the examples of the documentation need {program}: `sudo apt-get install {package}`");
            }
            install(program, &[package])?;
        }
    }
    Ok(())
}

/// Installs a program from Debian's packages, without those that are only recommended.
fn install(program: &str, packages: &[&str]) -> Result<PathBuf> {
    process::run(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    match find(program) {
        Some(path) => Ok(path),
        None => bail!("the packages {} were installed, but brought no {program}", packages.join(" ")),
    }
}

/// A program on `PATH`.
fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Whether this is Debian, or one of its children, and we are its root.
fn may_install() -> bool {
    let root = process::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    root && Path::new("/etc/debian_version").exists() && find("apt-get").is_some()
}
