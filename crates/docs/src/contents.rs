//! Which pages there are, and in what order: `docs/contents.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Where the pages are served.
pub const BASE: &str = "/docs/";
/// What stands at the address of a folder.
const INDEX: &str = "README.md";
/// Files that are shown as they are, in colours.
const SOURCES: [&str; 4] = [".mjs", ".py", ".php", ".rs"];

/// Folders of examples whose content is built or fetched.
const NOT_OURS: [&str; 2] = ["dist", "node_modules"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Groups of pages, in the order of reading.
    pub part: Vec<Part>,
    /// Files that are read elsewhere.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// Pages whose address is not that of their file.
    #[serde(default)]
    address: BTreeMap<String, String>,
}

/// A group of pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// Paths in `docs/`. Those of files that are not there are passed over.
    pub pages: Vec<String>,
}

/// A file that becomes a page.
#[derive(Debug, Clone)]
pub struct Source {
    /// From `docs/`, with `/`.
    pub path: String,
    pub address: String,
    pub markdown: String,
}

impl Contents {
    pub fn read(docs: &Path) -> Result<Self> {
        let path = docs.join("contents.toml");
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not right", path.display()))
    }

    /// Reads the pages. Those that no part names come last, in one of their own, unless a page of theirs leads there.
    pub fn sources(&mut self, docs: &Path) -> Result<Vec<Source>> {
        let mut found = Vec::new();
        walk(docs, "", &mut found)?;
        found.retain(|path| !self.leave_out.contains(path));
        for part in &mut self.part {
            part.pages.retain(|path| found.contains(path));
        }
        let named: Vec<&String> = self.part.iter().flat_map(|part| &part.pages).collect();
        let others = found.iter().filter(|path| path.ends_with(".md") && !named.contains(path));
        let others: Vec<String> = others.filter(|path| *path != INDEX).cloned().collect();
        if !others.is_empty() {
            self.part.push(Part { title: "More".to_owned(), pages: others });
        }
        // What is read first comes first in what a search finds, too.
        let order: Vec<&String> = self.part.iter().flat_map(|part| &part.pages).collect();
        found.sort_by_key(|path| order.iter().position(|named| *named == path).unwrap_or(order.len()));
        found.iter().map(|path| self.source(docs, path)).collect()
    }

    fn source(&self, docs: &Path, path: &str) -> Result<Source> {
        let text = std::fs::read_to_string(docs.join(path)).with_context(|| format!("cannot read {path}"))?;
        let markdown = match path.rsplit_once('.') {
            Some((_, "md")) => text,
            Some((_, extension)) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                format!("# {name}\n\n````{extension}\n{text}\n````\n")
            }
            None => text,
        };
        let address = self.address.get(path).map_or_else(|| address(path), |name| format!("{BASE}{name}"));
        Ok(Source { path: path.to_owned(), address, markdown })
    }
}

fn walk(docs: &Path, folder: &str, found: &mut Vec<String>) -> Result<()> {
    let place = docs.join(folder);
    let entries = std::fs::read_dir(&place).with_context(|| format!("cannot read {}", place.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(docs, &path, found)?;
            }
        } else if name.ends_with(".md") || SOURCES.iter().any(|extension| name.ends_with(extension)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

/// Where a file is served.
fn address(path: &str) -> String {
    let plain = path.strip_suffix(".md").unwrap_or(path);
    match plain.strip_suffix("README") {
        Some(folder) => format!("{BASE}{folder}"),
        None => format!("{BASE}{plain}"),
    }
}

/// The file in which the page at an address is kept, from the folder of all pages.
pub fn file_of(address: &str) -> String {
    let path = address.strip_prefix(BASE).unwrap_or(address);
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { format!("{path}.html") }
}

#[cfg(test)]
mod tests {
    use super::{Contents, address, file_of};

    #[test]
    fn addresses_are_those_of_files_without_their_ending() {
        assert_eq!(address("getting-started.md"), "/docs/getting-started");
        assert_eq!(address("reference/session.md"), "/docs/reference/session");
        assert_eq!(address("reference/README.md"), "/docs/reference/");
        assert_eq!(address("README.md"), "/docs/");
        assert_eq!(address("examples/backend.mjs"), "/docs/examples/backend.mjs");
        assert_eq!(file_of("/docs/"), "index.html");
        assert_eq!(file_of("/docs/reference/"), "reference/index.html");
        assert_eq!(file_of("/docs/examples/backend.mjs"), "examples/backend.mjs.html");
    }

    #[test]
    fn pages_that_nobody_names_come_last() {
        let folder = std::env::temp_dir().join(format!("chinwag-docs-contents-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("examples")).unwrap();
        for (path, text) in [("README.md", "# All"), ("one.md", "# One"), ("two.md", "# Two"), ("old.md", "")]
        {
            std::fs::write(folder.join(path), text).unwrap();
        }
        std::fs::write(folder.join("examples/a.py"), "print(1)").unwrap();
        let text =
            "leave_out = [\"old.md\"]\n[[part]]\ntitle = \"Start\"\npages = [\"gone.md\", \"one.md\"]\n";
        let mut contents: Contents = toml::from_str(text).unwrap();
        let sources = contents.sources(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let parts: Vec<_> =
            contents.part.iter().map(|part| (part.title.as_str(), part.pages.clone())).collect();
        assert_eq!(parts, [("Start", vec!["one.md".to_owned()]), ("More", vec!["two.md".to_owned()])]);
        let paths: Vec<_> = sources.iter().map(|source| source.path.as_str()).collect();
        assert_eq!(paths, ["one.md", "two.md", "README.md", "examples/a.py"]);
        assert_eq!(sources[3].markdown, "# a.py\n\n````py\nprint(1)\n````\n");
    }
}
