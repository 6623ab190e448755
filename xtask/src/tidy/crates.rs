//! Every crate says what it is: in a README that is its documentation too, and in ARCHITECTURE.md.

use anyhow::Result;

use super::{House, layers};

const README_IS_THE_DOC: &str = "#![doc = include_str!(\"../README.md\")]";

pub fn check(house: &House) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    let architecture = house.files.get("ARCHITECTURE.md").map(|file| file.text.as_str());
    if architecture.is_none() {
        breaches.push("ARCHITECTURE.md is missing".to_owned());
    }
    for name in layers::crate_names()? {
        let folder = format!("crates/{name}");
        if house.files.get(&format!("{folder}/README.md")).is_none() {
            breaches.push(format!("{folder} has no README.md"));
        }
        let roots = ["src/lib.rs", "src/main.rs"].map(|root| house.files.get(&format!("{folder}/{root}")));
        if !roots.into_iter().flatten().any(|root| root.text.contains(README_IS_THE_DOC)) {
            breaches.push(format!("{folder}: neither src/lib.rs nor src/main.rs has {README_IS_THE_DOC}"));
        }
        if architecture.is_some_and(|text| !text.contains(&folder) && !text.contains(&format!("`{name}`"))) {
            breaches.push(format!("{folder} is not in ARCHITECTURE.md"));
        }
    }
    Ok(breaches)
}
