//! `cargo xtask dist`: everything that is handed out, in `dist/`.
//!
//! - `chinwag`: the release binary, with the web files and the documentation in it
//! - `*.tgz`: the npm packages
//! - `types/*.d.ts`: the declarations of the JavaScript API, one file a package
//! - `sizes.json`: how large it all is

mod budgets;
mod modules;
mod sizes;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{docs, npm, process, root, target, web};
pub use sizes::Sizes;

/// The npm packages that are published.
const PACKAGES: [&str; 4] = ["core", "talk", "elements", "react"];

pub fn run() -> Result<()> {
    build()?.check()
}

/// Builds, fills `dist/` afresh, and prints the sizes beside their budgets.
pub fn build() -> Result<Sizes> {
    npm::install()?;
    npm::build()?;
    docs::build()?;
    process::run(&mut process::cargo(["build", "--release", "--package", "chinwag"]))?;

    let dist = folder();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    let binary = target().join("release/chinwag");
    copy(&binary, &dist.join("chinwag"))?;
    for package in PACKAGES {
        let types = format!("{package}.d.ts");
        copy(&web().join(package).join("dist").join(&types), &dist.join("types").join(&types))?;
    }
    let folders = PACKAGES.map(|package| format!("./{package}"));
    process::run(npm::npm(["pack", "--pack-destination"]).arg(&dist).args(folders))?;

    let sizes = Sizes::measure(&binary)?;
    let text = serde_json::to_string_pretty(&sizes.to_json())?;
    fs::write(dist.join("sizes.json"), text + "\n").context("cannot write dist/sizes.json")?;
    println!("\n{}", sizes.table());
    Ok(sizes)
}

fn folder() -> PathBuf {
    root().join("dist")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
