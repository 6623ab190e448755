//! The npm lock file holds versions and checksums. Where packages are fetched from is a setting of the machine.

use anyhow::{Context, Result};
use serde_json::Value;

use super::House;

const LOCK: &str = "web/package-lock.json";

pub fn check(house: &House) -> Result<Vec<String>> {
    let lock =
        house.files.get(LOCK).with_context(|| format!("{LOCK} is missing: run `npm install` in web/"))?;
    let lock: Value = serde_json::from_str(&lock.text).with_context(|| format!("{LOCK} is not JSON"))?;
    let packages = lock["packages"].as_object().with_context(|| format!("{LOCK} lists no packages"))?;
    // A package of the workspace itself is a link to its folder, which `resolved` names.
    let fetched = packages.iter().filter(|(_, package)| package["link"] != true);
    let named = fetched.filter(|(_, package)| package.get("resolved").is_some());
    Ok(named.map(|(path, _)| format!("{LOCK}: {path} says where it was fetched from (`resolved`)")).collect())
}
