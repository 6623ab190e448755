//! Whether the reference is whole: everything that can be named is listed, every method and option has an example.

use std::collections::BTreeSet;

use crate::page::Page;
use crate::reference::{Reference, is_used};

/// Ends of the names of what is passed in by pages. What comes out needs no example of each of its parts.
const PASSED_IN: [&str; 9] =
    ["Options", "Params", "Predicate", "Filter", "Filters", "Metadata", "Attributes", "Settings", "Presence"];

/// One sentence for each gap.
pub fn gaps(pages: &[Page], reference: &Reference) -> Vec<String> {
    let mut gaps = BTreeSet::new();
    for declaration in reference.declarations.exported() {
        let name = &declaration.name;
        let Some(page) = pages.iter().find(|page| page.ids.contains(name)) else {
            gaps.insert(format!("no page lists `{name}`: add `<!-- members: {name} -->` to one"));
            continue;
        };
        let takes = PASSED_IN.iter().any(|end| name.ends_with(end));
        // What can have any name is used by none.
        let named = declaration.members.iter().filter(|member| !member.name.starts_with('['));
        for member in named.filter(|member| takes || member.is_method) {
            if !page.examples.iter().any(|example| is_used(name, member, &example.code)) {
                gaps.insert(format!("{}: `{name}.{}` is in no example", page.path, member.name));
            }
        }
    }
    gaps.into_iter().collect()
}
