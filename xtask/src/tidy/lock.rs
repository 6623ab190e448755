//! The npm lock file holds versions and checksums. Where packages are fetched from is a setting of the machine.

use anyhow::{Context, Result};
use serde_json::Value;

use super::House;

const LOCKS: [&str; 2] = ["web/package-lock.json", "examples/package-lock.json"];

pub fn check(house: &House) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for path in LOCKS {
        breaches.extend(check_one(house, path)?);
    }
    Ok(breaches)
}

fn check_one(house: &House, path: &str) -> Result<Vec<String>> {
    let lock =
        house.files.get(path).with_context(|| format!("{path} is missing: run `npm install` beside it"))?;
    let lock: Value = serde_json::from_str(&lock.text).with_context(|| format!("{path} is not JSON"))?;
    let packages = lock["packages"].as_object().with_context(|| format!("{path} lists no packages"))?;
    // A package of this repository is a link to its folder, or a copy of that, which `resolved` names.
    let is_ours = |from: &Value| from.as_str().is_some_and(|from| from.starts_with("file:"));
    let fetched = packages.iter().filter(|(_, package)| package["link"] != true);
    let named = fetched.filter(|(_, package)| package.get("resolved").is_some_and(|from| !is_ours(from)));
    Ok(named.map(|(name, _)| format!("{path}: {name} says where it was fetched from (`resolved`)")).collect())
}
