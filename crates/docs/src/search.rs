//! What there is to be found, written down for `web/docs/search.js`.

use serde_json::{Value, json};

use crate::page::Page;

/// Pages as `[address, title]`, and what is on them as `[number of the page, anchor, heading, text]`.
pub fn index(pages: &[Page]) -> Value {
    let titles: Vec<Value> = pages.iter().map(|page| json!([page.address, page.title])).collect();
    let entries: Vec<Value> = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| {
            let sections = page.sections.iter().filter(|section| {
                // What is left of a section after a list of members may be nothing.
                section.id.is_empty() || !section.text.trim().is_empty() || section.heading != page.title
            });
            sections.map(move |section| {
                let text = section.text.split_whitespace().collect::<Vec<_>>().join(" ");
                json!([number, section.id, section.heading, text])
            })
        })
        .collect();
    json!({ "pages": titles, "entries": entries })
}
