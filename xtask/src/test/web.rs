//! The suites of the npm workspace. Test programs print for people and write a report for us.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Seeds, counts::Counts};
use crate::{examples, machine, npm, process, target, web};

/// Every package whose `test` script is Vitest.
pub fn vitest() -> Result<Counts> {
    let mut all = Vec::new();
    for package in packages()? {
        let manifest = read_json(&web().join(&package).join("package.json"))?;
        if manifest["scripts"]["test"].as_str().is_some_and(|script| script.starts_with("vitest")) {
            all.push(vitest_in(&package)?);
        }
    }
    Ok(all.into_iter().sum())
}

fn vitest_in(package: &str) -> Result<Counts> {
    vitest_with(package, |command| command)
}

/// The stories of these seeds, against the binary that `cargo build` made.
pub fn model(Seeds { seeds, from }: Seeds) -> Result<Counts> {
    vitest_with("model", |command| {
        command
            .env("CHINWAG_BIN", target().join("debug/chinwag"))
            .env("CHINWAG_MODEL_SEEDS", seeds.to_string())
            .env("CHINWAG_MODEL_FROM", from.to_string())
    })
}

fn vitest_with(package: &str, prepare: impl FnOnce(&mut Command) -> &mut Command) -> Result<Counts> {
    let report = report_path(&format!("vitest-{package}"))?;
    let mut command = npm::npx(["vitest", "run", "--reporter=default", "--reporter=json"]);
    command.current_dir(web().join(package)).arg(format!("--outputFile.json={}", report.display()));
    prepare(&mut command);
    let success = process::succeeds(&mut command)?;
    Ok(Counts::of_vitest(&read_json(&report)?)?.and_success(success))
}

/// Playwright against the binary that `cargo build` made.
pub fn browser() -> Result<Counts> {
    playwright("playwright.config.ts")
}

/// Each example that is built.
pub fn example_builds() -> Result<Counts> {
    examples::install()?;
    examples::names()?.iter().map(|name| examples::build(name).map(Counts::of_check)).sum()
}

/// The examples as they were built, in Chromium.
pub fn examples() -> Result<Counts> {
    playwright("examples.config.ts")
}

fn playwright(config: &str) -> Result<Counts> {
    let chromium = machine::chromium()?;
    let report = report_path(config)?;
    let mut command = npm::npx(["playwright", "test", "--config", config]);
    command
        .current_dir(web().join("e2e"))
        .env("CHINWAG_CHROMIUM", chromium)
        .env("CHINWAG_BIN", target().join("debug/chinwag"))
        .env("CHINWAG_E2E_REPORT", &report);
    let success = process::succeeds(&mut command)?;
    Ok(Counts::of_playwright(&read_json(&report)?)?.and_success(success))
}

/// The folders of the npm workspace.
fn packages() -> Result<Vec<String>> {
    let manifest = read_json(&web().join("package.json"))?;
    let folders = manifest["workspaces"].as_array().context("web/package.json names no workspaces")?;
    Ok(folders.iter().filter_map(|folder| folder.as_str().map(str::to_owned)).collect())
}

/// Where a report will be. One of an earlier run would be taken for this one's if the program died.
fn report_path(name: &str) -> Result<PathBuf> {
    let folder = target().join("test-reports");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(format!("{name}.json"));
    if path.exists() {
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(path)
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}
