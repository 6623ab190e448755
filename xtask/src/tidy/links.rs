//! Links between documents lead to something that is there.

use std::path::Path;

use anyhow::Result;

use super::{House, files::File};
use crate::root;

pub fn check(house: &House) -> Result<Vec<String>> {
    let documents = house.files.all().filter(|file| file.has_extension(&["md"]));
    Ok(documents.flat_map(|file| breaches(&root(), file)).collect())
}

fn breaches(root: &Path, file: &File) -> Vec<String> {
    let folder = root.join(&file.path).parent().map(Path::to_path_buf).unwrap_or_default();
    let targets = file.lines().flat_map(|(number, line)| targets(line).map(move |target| (number, target)));
    let dead = targets.filter(|(_, target)| {
        let path = target.split_once('#').map_or(*target, |(path, _)| path);
        !target.contains(':') && !path.is_empty() && !folder.join(path).exists()
    });
    dead.map(|(number, target)| format!("{}:{number}: there is no {target}", file.path)).collect()
}

/// What the links and images of a line point to: `[text](target)`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(|(start, opening)| {
        let rest = &line[start + opening.len()..];
        rest.find(')').map(|end| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{File, breaches};

    #[test]
    fn dead_links_are_found_and_links_to_other_sites_are_not_followed() {
        let text = "[a](README.md) [b](src/main.rs#top) ![c](gone.png) [d](https://example.org/x) [e](#here)";
        let file = File { path: "NOTES.md".to_owned(), text: text.to_owned() };
        let found = breaches(Path::new(env!("CARGO_MANIFEST_DIR")), &file);
        assert_eq!(found, ["NOTES.md:1: there is no gone.png"]);
    }
}
