//! Blocks of code.

use super::{escaped, highlight::highlight};
use crate::live::Example;

/// A block, with where its page is when it can be run.
pub fn block(text: &str, language: &str, example: Option<&Example>) -> String {
    let code = highlight(text, language);
    let live = example.map(|example| {
        let (id, address, size) =
            (example.id(), example.address(), if example.is_tall() { "tall" } else { "short" });
        format!(" id=\"{id}\" data-run=\"{address}\" data-size=\"{size}\"")
    });
    let caption =
        example.map(|example| format!("<div class=\"tools\"><span>Example {}</span></div>", example.number));
    // A block that is wider than the page is scrolled, also by keys.
    format!(
        "<div class=\"code\"{}>{}<pre tabindex=\"0\"><code data-language=\"{}\">{code}</code></pre></div>\n",
        live.unwrap_or_default(),
        caption.unwrap_or_default(),
        escaped(language),
    )
}
