//! The page: a table of criteria and tests for each principle.

use super::criteria::{Criterion, Number, Section, Standing};
use crate::tags::{Tag, escaped};

const INTRODUCTION: &str = "\
# Accessibility

How the interface (Chatbox, Inbox and Popup) meets [WCAG 2.2](https://www.w3.org/TR/WCAG22/), criterion by criterion \
through levels A and AA, and the tests that show it. They run in Chromium against the real server. Written by \
`cargo xtask wcag` from `xtask/wcag-criteria.txt` and from the comments `// wcag: …` above the tests; \
`cargo xtask tidy` fails when this page is not up to date, or when a criterion that is met has no test.

What is not claimed: programs find a part of all barriers. The names, roles and announcements that screen readers are \
given are tested; how each screen reader speaks them is not. The page around the chat is its owner's, and so is what \
people write and send.
";

pub fn render<'a>(sections: &[Section], tests: impl Fn(Number) -> &'a [Tag<Number>]) -> String {
    let mut page = INTRODUCTION.to_owned();
    for section in sections {
        page += &format!("\n## {}\n\n| criterion | level | | shown by |\n|---|---|---|---|\n", section.title);
        for criterion in &section.criteria {
            let Criterion { number, level, name, .. } = criterion;
            let shown = tests(*number).iter().map(Tag::link).collect::<Vec<_>>().join("<br>");
            page += &format!("| {number} {} | {level} | {} | {shown} |\n", escaped(name), how(criterion));
        }
    }
    page
}

fn how(criterion: &Criterion) -> String {
    let how = escaped(&criterion.how);
    match criterion.standing {
        Standing::Met => how,
        Standing::ByDesign => format!("*by design:* {how}"),
        Standing::Nothing => format!("*nothing of the kind:* {how}"),
        Standing::NotOurs => format!("*not the chat's:* {how}"),
    }
}
