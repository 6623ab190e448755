//! Descriptions as people read them: paragraphs, and code between backticks.

use maud::{Markup, html};

/// Paragraphs.
pub(super) fn prose(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").filter(|text| !text.is_empty()) { p { (line(paragraph)) } } }
}

/// Text with code in it.
pub(super) fn line(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_description_becomes_markup() {
        let html = prose("a <b> `c < d` & e\n\nmore").into_string();
        assert_eq!(html, "<p>a &lt;b&gt; <code>c &lt; d</code> &amp; e</p><p>more</p>");
    }
}
