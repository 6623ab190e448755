//! `cargo xtask examples`: the applications in `examples/`, built with the packages of this repository.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{npm, process, root, web};

/// Our packages that they use, and the folders of these.
const OURS: [(&str, &str); 4] = [
    ("@chinwag/core", "core"),
    ("@chinwag/elements", "elements"),
    ("@chinwag/react", "react"),
    ("chinwag", "talk"),
];

pub fn run() -> Result<()> {
    npm::install()?;
    npm::build()?;
    install()?;
    for name in names()? {
        if !build(&name)? {
            bail!("the example {name} cannot be built");
        }
    }
    Ok(())
}

/// Installs what the examples need, and puts our packages there as they were built last.
pub fn install() -> Result<()> {
    // No package has a word to say on being installed: nothing is fetched from elsewhere.
    npm::install_locked(&folder(), &["ci", "--ignore-scripts"])?;
    for (package, source) in OURS {
        let installed = folder().join("node_modules").join(package).join("dist");
        if installed.exists() {
            fs::remove_dir_all(&installed)
                .with_context(|| format!("cannot empty {}", installed.display()))?;
        }
        copy_folder(&web().join(source).join("dist"), &installed)?;
    }
    Ok(())
}

/// Those that are built.
pub fn names() -> Result<Vec<String>> {
    let path = folder().join("package.json");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest: Value = serde_json::from_str(&text)?;
    let names = manifest["workspaces"].as_array().context("examples/package.json names no workspaces")?;
    Ok(names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// Builds one, and tells whether that succeeded.
pub fn build(name: &str) -> Result<bool> {
    let mut command = Command::new("npm");
    command
        .args(["run", "build", "--workspace", name])
        .current_dir(folder())
        // They tell nobody that they run.
        .envs([("NEXT_TELEMETRY_DISABLED", "1"), ("NG_CLI_ANALYTICS", "false"), ("CI", "true")]);
    process::succeeds(&mut command)
}

fn folder() -> PathBuf {
    root().join("examples")
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}
