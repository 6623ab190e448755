//! All of it: read, checked, written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::contents::{Contents, file_of};
use crate::coverage;
use crate::declarations::Declarations;
use crate::layout::{self, Site};
use crate::page::{self, Page, Places};
use crate::reference::Reference;
use crate::search;

/// What pages need in the browser, in `web/docs`.
const BROWSER: [&str; 5] = ["site.css", "site.js", "search.js", "search-box.js", "theme.js"];
/// The mark beside the name.
const MARK: &str = "web/demo/mark.svg";
/// What examples need, and what stands in their place on a server without the demo.
const LIVE: [&str; 6] = ["live.css", "watch.js", "stage.js", "people.js", "panel.html", "unavailable.html"];
/// The data API, for examples that import it.
const CORE: [&str; 3] = ["index.js", "search.js", "upload.js"];
const DECLARED: [&str; 2] = ["talk/dist/talk.d.ts", "core/dist/core.d.ts"];

/// Builds `web/docs/dist` anew, from the root of the repository. Says in a sentence what it has built.
pub fn build(root: &Path, check: bool) -> Result<String> {
    let docs = root.join("docs");
    let mut contents = Contents::read(&docs)?;
    let sources = contents.sources(&docs)?;
    let reference = Reference::new(declarations(root)?, &sources);
    let left_out = contents.leave_out.iter().map(|path| (path.clone(), String::new()));
    let pages = sources.iter().map(|source| (source.path.clone(), source.address.clone()));
    let places: Places = pages.chain(left_out).collect();
    let pages: Vec<Page> =
        sources.iter().map(|source| page::page(source, &places, &reference)).collect::<Result<_>>()?;
    let mut faults = dead_anchors(&pages);
    faults.extend(missing_pictures(&docs, &pages));
    if !faults.is_empty() {
        bail!("the documentation has {} faults:\n  {}", faults.len(), faults.join("\n  "));
    }
    let size = Output::new(root.join("web/docs/dist"))?.write(root, &contents, &pages)?;
    // Pages with a gap are pages: whoever is to look at them can.
    let gaps = if check { coverage::gaps(&pages, &reference) } else { Vec::new() };
    if !gaps.is_empty() {
        bail!("the reference has {} gaps:\n  {}", gaps.len(), gaps.join("\n  "));
    }
    let examples: usize = pages.iter().map(|page| page.examples.len()).sum();
    Ok(format!("{} pages, {examples} examples, {} KB in web/docs/dist", pages.len(), size / 1000))
}

fn declarations(root: &Path) -> Result<Declarations> {
    let mut declarations = Declarations::default();
    for name in DECLARED {
        let path = root.join("web").join(name);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}: run `npm run build` in web first", path.display()))?;
        declarations.add(&text);
    }
    Ok(declarations)
}

/// Links to places that their pages do not have.
fn dead_anchors(pages: &[Page]) -> Vec<String> {
    let by_address: BTreeMap<&str, &Page> = pages.iter().map(|page| (page.address.as_str(), page)).collect();
    let dead = pages.iter().flat_map(|page| {
        let links = page.links.iter().filter(|link| {
            let target = by_address.get(link.address.as_str());
            !link.anchor.is_empty() && !target.is_some_and(|target| target.ids.contains(&link.anchor))
        });
        links.map(|link| format!("{}: `{}` leads to no heading there", page.path, link.written))
    });
    dead.collect()
}

fn missing_pictures(docs: &Path, pages: &[Page]) -> Vec<String> {
    let missing = pages.iter().flat_map(|page| {
        let pictures = page.pictures.iter().filter(|picture| !docs.join(picture).is_file());
        pictures.map(|picture| format!("{}: there is no picture {picture}", page.path))
    });
    missing.collect()
}

/// The folder in which it is written.
struct Output {
    folder: PathBuf,
    bytes: usize,
}

impl Output {
    fn new(folder: PathBuf) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        Ok(Self { folder, bytes: 0 })
    }

    /// Writes all files, and tells how many bytes they have.
    fn write(mut self, root: &Path, contents: &Contents, pages: &[Page]) -> Result<usize> {
        let site = Site { contents, pages };
        for page in pages {
            self.file(&file_of(&page.address), layout::document(page, &site).as_bytes())?;
            for example in &page.examples {
                for (name, text) in example.files() {
                    self.file(&format!("live/{name}"), text.as_bytes())?;
                }
            }
            for picture in &page.pictures {
                self.copy(&root.join("docs").join(picture), picture)?;
            }
        }
        self.file("404.html", layout::missing(&site).as_bytes())?;
        self.file("search.json", search::index(pages).to_string().as_bytes())?;
        for name in BROWSER {
            self.copy(&root.join("web/docs").join(name), name)?;
        }
        self.copy(&root.join(MARK), "mark.svg")?;
        for name in LIVE {
            self.copy(&root.join("web/docs").join(name), &format!("live/{name}"))?;
        }
        for name in CORE {
            self.copy(&root.join("web/core/dist").join(name), &format!("live/core/{name}"))?;
        }
        Ok(self.bytes)
    }

    fn copy(&mut self, from: &Path, name: &str) -> Result<()> {
        let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        self.file(name, &bytes)
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        self.bytes += bytes.len();
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::dead_anchors;
    use crate::contents::Source;
    use crate::declarations::Declarations;
    use crate::page::page;
    use crate::reference::Reference;

    #[test]
    fn a_link_to_a_heading_that_is_not_there_is_a_fault() {
        let source = |path: &str, address: &str, markdown: &str| Source {
            path: path.to_owned(),
            address: address.to_owned(),
            markdown: markdown.to_owned(),
        };
        let sources = [
            source("one.md", "/docs/one", "# One\n[a](two.md#there) [b](two.md#gone) [c](#nowhere)\n"),
            source("two.md", "/docs/two", "# Two\n## There\n"),
        ];
        let places = sources.iter().map(|one| (one.path.clone(), one.address.clone())).collect();
        let reference = Reference::new(Declarations::default(), &sources);
        let pages: Vec<_> = sources.iter().map(|source| page(source, &places, &reference).unwrap()).collect();
        assert_eq!(
            dead_anchors(&pages),
            [
                "one.md: `two.md#gone` leads to no heading there",
                "one.md: `#nowhere` leads to no heading there"
            ]
        );
    }
}
