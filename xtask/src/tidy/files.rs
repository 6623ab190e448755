//! The text files of the repository.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Folders whose content is built, fetched or made by running the server.
const NOT_OURS: &[&str] = &[
    ".git",
    "target",
    "node_modules",
    "dist",
    ".next",
    ".angular",
    "test-results",
    "chinwag-data",
    "chinwag-dev-data",
];

const TEXT: &[&str] = &[
    "css", "html", "js", "json", "md", "mjs", "rs", "sh", "snap", "sql", "svg", "toml", "ts", "tsx", "txt",
    "yaml", "yml",
];

/// Files without an extension that are text.
const TEXT_NAMES: &[&str] = &["run", ".npmrc", ".gitignore", ".editorconfig"];

pub struct Files {
    all: Vec<File>,
}

pub struct File {
    /// From the root of the repository, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    pub fn is_under(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Lines, with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

impl Files {
    /// Walks the folder. It does not ask git, so that the rules hold in an unpacked archive as well.
    pub fn read(root: &Path) -> Result<Self> {
        let mut all = Vec::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let entries =
                fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let kind = entry.file_type()?;
                if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
                    folders.push(entry.path());
                } else if kind.is_file() && is_text(&name) {
                    all.push(read_file(root, &entry.path())?);
                }
            }
        }
        all.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(Self { all })
    }

    /// Files that people write, in one of these languages.
    pub fn sources<'a>(&'a self, extensions: &'a [&str]) -> impl Iterator<Item = &'a File> {
        self.all.iter().filter(|file| file.has_extension(extensions) && !is_generated(file))
    }

    pub fn all(&self) -> impl Iterator<Item = &File> {
        self.all.iter()
    }

    pub fn get(&self, path: &str) -> Option<&File> {
        self.all.iter().find(|file| file.path == path)
    }
}

/// A generated file says so in its first line.
fn is_generated(file: &File) -> bool {
    file.text.lines().next().is_some_and(|line| line.contains("Generated from crates/"))
}

fn is_text(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    TEXT_NAMES.contains(&name) || extension.is_some_and(|extension| TEXT.contains(&extension))
}

fn read_file(root: &Path, path: &Path) -> Result<File> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let path = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
    Ok(File { path, text })
}
