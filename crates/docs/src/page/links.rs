//! Links, which name files in Markdown and addresses in pages.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{Page, escaped};

/// The addresses of pages, by the paths of their files; empty for files that are left out.
pub type Places = BTreeMap<String, String>;

/// A link from one page to a place on a page.
#[derive(Debug)]
pub struct Link {
    /// As it is written.
    pub written: String,
    pub address: String,
    /// An anchor there; empty for the page.
    pub anchor: String,
}

/// The event with the address in place of the file. What leads to a file of the sources is there on a code host only: on a
/// page it says which file is meant. `cargo xtask tidy` checks that there is one.
pub fn linked<'a>(event: Event<'a>, path: &str, places: &Places, page: &mut Page) -> Result<Event<'a>> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            if let Some(file) = source_file(&dest_url, path, places) {
                page.is_in_source_link = true;
                let html = format!("<span class=\"source\" title=\"{}\">", escaped(&file));
                return Ok(Event::Html(CowStr::from(html)));
            }
            let dest_url = address(&dest_url, path, places, page)?;
            Ok(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link) if std::mem::take(&mut page.is_in_source_link) => {
            Ok(Event::Html(CowStr::from("</span>")))
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let picture = resolved(&dest_url, path).with_context(|| format!("{path}: {dest_url}"))?;
            let dest_url = CowStr::from(format!("{}{picture}", crate::contents::BASE));
            page.pictures.insert(picture);
            Ok(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        // Tables have no other way to begin a line.
        Event::InlineHtml(html) if html.as_ref() == "<br>" => Ok(Event::HardBreak),
        Event::Html(html) | Event::InlineHtml(html) => bail!("{path}: HTML is not taken: {html}"),
        other => Ok(other),
    }
}

/// The file, from the root of the sources, when a link leads to one that is no page: it is outside `docs/`, is no Markdown,
/// or is left out of the pages.
fn source_file(written: &str, path: &str, places: &Places) -> Option<String> {
    let (file, _) = written.split_once('#').unwrap_or((written, ""));
    let is_path = !file.is_empty() && !file.starts_with('/') && !file.contains(':');
    let whole = resolved(file, &format!("docs/{path}")).ok().filter(|_| is_path)?;
    let is_page = whole.strip_prefix("docs/").is_some_and(|page| match places.get(page) {
        Some(address) => !address.is_empty(),
        None => page.ends_with(".md"),
    });
    (!is_page).then_some(whole)
}

fn address<'a>(written: &str, path: &str, places: &Places, page: &mut Page) -> Result<CowStr<'a>> {
    if written.starts_with("https://") || written.starts_with("http://") || written.starts_with("mailto:") {
        return Ok(CowStr::from(written.to_owned()));
    }
    let (file, anchor) = written.split_once('#').unwrap_or((written, ""));
    let address = match file {
        "" => page.address.clone(),
        file => {
            let target = resolved(file, path).with_context(|| format!("{path}: `{written}`"))?;
            let Some(address) = places.get(&target) else {
                bail!("{path}: the link to `{written}` leads to no page of docs/");
            };
            address.clone()
        }
    };
    let href = if anchor.is_empty() { address.clone() } else { format!("{address}#{anchor}") };
    page.links.push(Link { written: written.to_owned(), address, anchor: anchor.to_owned() });
    Ok(CowStr::from(href))
}

/// A path from `docs/`, from one that is written in a file there.
fn resolved(target: &str, path: &str) -> Result<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().context("leads out of docs/")?),
            "" => bail!("is no path from the file in which it stands"),
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}
