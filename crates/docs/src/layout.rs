//! What stands around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::contents::{BASE, Contents};
use crate::page::Page;

/// What all pages need to know of each other.
pub struct Site<'a> {
    pub contents: &'a Contents,
    pub pages: &'a [Page],
}

/// A whole document.
pub fn document(page: &Page, site: &Site<'_>) -> String {
    let body = html! {
        h1 { (page.title) }
        (PreEscaped(&page.html))
        (turn(page, site))
    };
    let toc = html! {
        @if page.headings.len() > 1 {
            nav.toc aria-label="On this page" {
                h2 { "On this page" }
                ul {
                    @for heading in &page.headings {
                        @if heading.level <= 3 {
                            li.{ "level" (heading.level) } { a href={ "#" (heading.id) } { (breakable(&heading.text)) } }
                        }
                    }
                }
            }
        }
    };
    around(&page.title, &page.summary, &menu(page, site), &body, &toc)
}

/// What is answered where there is no page.
pub fn missing(site: &Site<'_>) -> String {
    let body = html! {
        h1 { "There is no such page" }
        p { "It may have moved. Search for it above, or begin at the " a href=(BASE) { "first page" } "." }
    };
    around("No such page", "There is no such page.", &menu(&Page::default(), site), &body, &html! {})
}

fn around(title: &str, summary: &str, menu: &Markup, body: &Markup, toc: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Chinwag" }
                meta name="description" content=(summary);
                link rel="icon" href="/docs/mark.svg" type="image/svg+xml";
                link rel="stylesheet" href="/docs/site.css";
                // Before anything is painted, so that a chosen theme does not flash.
                script src="/docs/theme.js" {}
                script type="module" src="/docs/site.js" {}
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header.bar {
                    button.menu type="button" popovertarget="menu" { "Menu" }
                    a.brand href=(BASE) {
                        img src="/docs/mark.svg" alt="" width="26" height="26";
                        "Chinwag" span { "docs" }
                    }
                    div #search .search role="search" hidden {}
                    button #theme .theme type="button" hidden {}
                }
                div.shell {
                    nav #menu .contents popover aria-label="Documentation" {
                        button.close type="button" popovertarget="menu" popovertargetaction="hide" { "Close" }
                        (menu)
                    }
                    main #content tabindex="-1" { (body) }
                    (toc)
                }
            }
        }
    };
    page.into_string()
}

fn menu(current: &Page, site: &Site<'_>) -> Markup {
    html! {
        @for part in &site.contents.part {
            h2 { (part.title) }
            ul {
                @for page in part.pages.iter().filter_map(|path| find(site, path)) {
                    li { (entry(page, current)) }
                }
            }
        }
    }
}

/// A name that is longer than its column breaks where its words do.
fn breakable(text: &str) -> Markup {
    let mut pieces = vec![String::new()];
    let mut before = ' ';
    for letter in text.chars() {
        if before == '_' || letter.is_uppercase() && before.is_lowercase() {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
        before = letter;
    }
    html! { @for (at, piece) in pieces.iter().enumerate() { @if at > 0 { wbr; } (piece) } }
}

fn entry(page: &Page, current: &Page) -> Markup {
    let is_current = page.path == current.path;
    html! { a href=(page.address) aria-current=[is_current.then_some("page")] { (page.title) } }
}

/// The ways to the page before and the one after.
fn turn(page: &Page, site: &Site<'_>) -> Markup {
    let order: Vec<&String> = site.contents.part.iter().flat_map(|part| &part.pages).collect();
    let Some(at) = order.iter().position(|path| **path == page.path) else { return html! {} };
    let before = at.checked_sub(1).and_then(|before| find(site, order[before]));
    let after = order.get(at + 1).and_then(|path| find(site, path));
    html! {
        nav.turn aria-label="Previous and next" {
            @if let Some(page) = before { a.before href=(page.address) rel="prev" { small { "Previous" } (page.title) } }
            @if let Some(page) = after { a.after href=(page.address) rel="next" { small { "Next" } (page.title) } }
        }
    }
}

fn find<'a>(site: &Site<'a>, path: &str) -> Option<&'a Page> {
    site.pages.iter().find(|page| page.path == path)
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn long_names_break_between_their_words() {
        let html = breakable("BrowserPermissionNeeded <b> TOKEN_EXPIRED").into_string();
        assert_eq!(html, "Browser<wbr>Permission<wbr>Needed &lt;b&gt; TOKEN_<wbr>EXPIRED");
    }
}
