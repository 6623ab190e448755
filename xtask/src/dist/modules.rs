//! Which files a page loads, found in the built files themselves, so that a change of the build cannot hide one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The file and what it links: `import` and `export ... from`, all the way down.
pub fn linked_by(file: &Path) -> Result<Vec<PathBuf>> {
    follow(vec![file.to_path_buf()])
}

/// What a page with a Chatbox loads: the loader, the module that it fetches, the interface, and what they link. What
/// is fetched later, on demand, or for other kinds of boxes (`import()`), does not count.
pub fn loaded_by(loader: &Path) -> Result<Vec<PathBuf>> {
    let modules = named_in(loader)?;
    let mut start = vec![loader.to_path_buf()];
    for module in &modules {
        start.extend(named_in(module)?.into_iter().filter(|file| is_interface(file)));
    }
    start.extend(modules);
    follow(start)
}

/// Whether it is what all kinds of boxes are made of.
fn is_interface(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ui-"))
}

/// The files that the text of a file names: what it links, and what it fetches when it runs.
fn named_in(file: &Path) -> Result<Vec<PathBuf>> {
    let text = read(file)?;
    Ok(strings(&text).filter_map(|string| resolve(file, string)).collect())
}

fn follow(mut ahead: Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    let mut seen: Vec<PathBuf> = Vec::new();
    while let Some(file) = ahead.pop() {
        let file = file.canonicalize().with_context(|| format!("cannot find {}", file.display()))?;
        if seen.contains(&file) {
            continue;
        }
        if file.extension().is_some_and(|extension| extension == "js") {
            let text = read(&file)?;
            ahead.extend(static_imports(&text).filter_map(|string| resolve(&file, string)));
        }
        seen.push(file);
    }
    Ok(seen)
}

/// A file beside `from`, if the string names one.
fn resolve(from: &Path, string: &str) -> Option<PathBuf> {
    let is_file = string.ends_with(".js") || string.ends_with(".css");
    let path = from.parent()?.join(string.trim_start_matches("./").trim_start_matches('/'));
    (is_file && path.is_file()).then_some(path)
}

/// The specifiers after `from` and after a bare `import`, in minified code as well. `import(` is none of them.
fn static_imports(text: &str) -> impl Iterator<Item = &str> {
    let after =
        |word: &'static str| text.match_indices(word).map(move |(start, _)| &text[start + word.len()..]);
    after("from").chain(after("import")).filter_map(|rest| leading_string(rest.trim_start()))
}

/// Every string literal.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(start, letter)| {
        matches!(letter, '"' | '\'' | '`').then(|| leading_string(&text[start..])).flatten()
    })
}

/// The content of the string literal that the text begins with.
fn leading_string(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    let rest = &text[1..];
    rest.find(quote).map(|end| &rest[..end])
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{linked_by, loaded_by};

    #[test]
    fn what_is_fetched_on_demand_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        };
        let loader = write("talk.js", r#"const l=()=>import(new URL("assets/talk-1.js",s))"#);
        let talk = write(
            "assets/talk-1.js",
            r#"import{a as b}from"./core-4.js";const m=()=>import(`./ui-2.js`),i=()=>import(`./inbox-5.js`);"#,
        );
        let ui = write("assets/ui-2.js", r#"import"./talk-1.js";const m=()=>import("./emoji-3.js");"#);
        write("assets/inbox-5.js", "export const list = 1;");
        write("assets/emoji-3.js", "export const all = 1;");
        let core = write("assets/core-4.js", "export const data = 1;");

        let mut linked = linked_by(&talk).unwrap();
        linked.sort();
        assert_eq!(linked, [&core, &talk].map(|path| path.canonicalize().unwrap()));

        let mut loaded = loaded_by(&loader).unwrap();
        loaded.sort();
        assert_eq!(loaded, [core, talk, ui, loader].map(|path| path.canonicalize().unwrap()));
    }
}
