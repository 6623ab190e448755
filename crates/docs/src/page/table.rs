//! Tables. One whose heads say nothing has none, and a head that says nothing is an ordinary cell.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::plain;

/// The table as HTML, from what stands between its beginning and its end.
pub fn table(inner: Vec<Event<'_>>) -> String {
    let end = inner.iter().position(|event| matches!(event, Event::End(TagEnd::TableHead))).unwrap_or(0);
    let is_headless = plain(&inner[..end]).trim().is_empty();
    let mut is_head = !is_headless;
    let mut out = Vec::new();
    let mut events = inner.into_iter().skip(if is_headless { end + 1 } else { 0 }).peekable();
    let mut close = "</td>";
    while let Some(event) = events.next() {
        let html = match event {
            Event::Start(Tag::TableHead) => "<thead><tr>",
            Event::End(TagEnd::TableHead) => {
                is_head = false;
                "</tr></thead>"
            }
            Event::Start(Tag::TableRow) => "<tr>",
            Event::End(TagEnd::TableRow) => "</tr>",
            Event::Start(Tag::TableCell) => {
                let is_empty = matches!(events.peek(), Some(Event::End(TagEnd::TableCell)));
                let is_header = is_head && !is_empty;
                close = if is_header { "</th>" } else { "</td>" };
                if is_header { "<th scope=\"col\">" } else { "<td>" }
            }
            Event::End(TagEnd::TableCell) => close,
            other => {
                out.push(other);
                continue;
            }
        };
        out.push(Event::Html(CowStr::from(html)));
    }
    let mut html = String::from("<div class=\"wide\" tabindex=\"0\"><table>");
    pulldown_cmark::html::push_html(&mut html, out.into_iter());
    html + "</table></div>\n"
}
