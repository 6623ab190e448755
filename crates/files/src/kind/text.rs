//! Text, and the kinds of it that a browser would run.

/// The media type, if the beginning of the file is text.
pub fn text_type(head: &[u8]) -> Option<&'static str> {
    // Two bytes a letter: by itself it is neither UTF-8 nor anything that is shown inline.
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return Some("text/plain");
    }
    let text = utf8(head)?;
    let binary =
        |letter: char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x0c' | '\x1b');
    if text.is_empty() || text.chars().any(binary) {
        return None;
    }
    let text = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    Some(if text.starts_with('<') { markup_type(&text) } else { "text/plain" })
}

/// A letter may be cut at the end of the head.
fn utf8(head: &[u8]) -> Option<&str> {
    match std::str::from_utf8(head) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// What it is called decides little, since all of these are attachments and served as bytes; what matters is that
/// nothing of the kind is taken for something else.
fn markup_type(text: &str) -> &'static str {
    const HTML: &[&str] = &[
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<script",
        "<iframe",
        "<title",
        "<style",
        "<div",
        "<a ",
        "<p>",
    ];
    let first = |tags: &[&str]| tags.iter().filter_map(|tag| text.find(tag)).min();
    match (first(&["<svg", ":svg"]), first(HTML)) {
        (Some(svg), html) if html.is_none_or(|html| svg < html) => "image/svg+xml",
        (_, Some(_)) => "text/html",
        _ if text.starts_with("<?xml") || text.starts_with("<!doctype") => "text/xml",
        _ => "text/html",
    }
}

#[cfg(test)]
mod tests {
    use super::text_type;

    #[test]
    fn markup_is_found_behind_what_may_come_before_it() {
        for (text, expected) in [
            ("hello", "text/plain"),
            ("a < b <script>", "text/plain"),
            ("\u{feff}  \n<!DOCTYPE HTML><p>x", "text/html"),
            ("<!-- a comment --><sCRipt>alert(1)</script>", "text/html"),
            ("<b onclick=alert(1)>", "text/html"),
            ("<?xml version='1.0'?><!-- x --><svg xmlns='a'/>", "image/svg+xml"),
            ("<x:svg xmlns:x='http://www.w3.org/2000/svg'>", "image/svg+xml"),
            ("<svg><script>alert(1)</script></svg>", "image/svg+xml"),
            ("<?xml version='1.0'?><note/>", "text/xml"),
            ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "text/html"),
        ] {
            assert_eq!(text_type(text.as_bytes()), Some(expected), "{text}");
        }
        assert_eq!(text_type(b"\x00\x01\x02"), None);
        assert_eq!(text_type("zwölf".as_bytes().split_last().unwrap().1), Some("text/plain"));
        assert_eq!(text_type("ö".as_bytes().split_last().unwrap().1), None);
    }
}
