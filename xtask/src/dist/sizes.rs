//! How large the parts are that people download.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};

use super::{
    budgets::{BINARY, Budget, CHATBOX, CORE, ELEMENTS, LOADER},
    modules,
};
use crate::{table, web};

pub struct Sizes {
    all: Vec<Size>,
}

struct Size {
    budget: Budget,
    bytes: u64,
}

impl Sizes {
    /// Weighs what the builds left in place.
    pub fn measure(binary: &Path) -> Result<Self> {
        let loader = web().join("talk/dist/talk.js");
        let chatbox = modules::loaded_by(&loader)?;
        let bytes = fs::metadata(binary).with_context(|| format!("cannot read {}", binary.display()))?.len();
        let all = vec![
            Size { budget: LOADER, bytes: gzipped(&[loader])? },
            Size { budget: CORE, bytes: gzipped(&modules::linked_by(&web().join("core/dist/index.js"))?)? },
            Size { budget: CHATBOX, bytes: gzipped(&chatbox)? },
            Size { budget: ELEMENTS, bytes: gzipped(&[web().join("elements/dist/elements.js")])? },
            Size { budget: BINARY, bytes },
        ];
        Ok(Self { all })
    }

    /// The content of `sizes.json`: bytes by name.
    pub fn to_json(&self) -> Value {
        self.all.iter().map(|size| (size.budget.name.to_owned(), json!(size.bytes))).collect()
    }

    pub fn table(&self) -> String {
        let rows = self.all.iter().map(|Size { budget, bytes }| {
            let verdict = if *bytes > budget.max_bytes { "TOO LARGE" } else { "holds" };
            let numbers = [bytes.to_string(), budget.max_bytes.to_string()];
            let [bytes, max] = numbers;
            [budget.name.to_owned(), bytes, max, verdict.to_owned(), budget.what.to_owned()]
        });
        table::render(["part", "bytes", "budget", "", "what"], &rows.collect::<Vec<_>>())
    }

    /// An error when a budget does not hold.
    pub fn check(&self) -> Result<()> {
        let over: Vec<_> = self.all.iter().filter(|size| size.bytes > size.budget.max_bytes).collect();
        if over.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = over.iter().map(|size| size.budget.name).collect();
        bail!("over its budget: {}", names.join(", "))
    }
}

/// The bytes that the files take on the wire, each compressed by itself as the server does.
fn gzipped(files: &[PathBuf]) -> Result<u64> {
    let mut sum = 0;
    for file in files {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content)?;
        sum += encoder.finish()?.len() as u64;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::{LOADER, Size, Sizes};

    #[test]
    fn a_part_over_its_budget_is_named() {
        let at = |bytes| Sizes { all: vec![Size { budget: LOADER, bytes }] };
        assert!(at(2048).check().is_ok());
        assert_eq!(at(2049).check().unwrap_err().to_string(), "over its budget: loader");
        assert!(at(2049).table().contains("TOO LARGE"));
        assert_eq!(at(7).to_json()["loader"], 7);
    }
}
