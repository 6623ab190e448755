//! Which letters the bytes of a page stand for.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::{Token, Tokenizer};

/// How far into a page its encoding may be said, as browsers look.
const SAID_WITHIN_BYTES: usize = 1_024;

/// The text of a page: by its first bytes, by what came with it (`content_type`), by what it says itself; else it is
/// UTF-8, unless it cannot be.
pub(crate) fn decode(bytes: &[u8], content_type: &str) -> String {
    let said = || label(content_type).or_else(|| said_within(bytes));
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => said().unwrap_or_else(|| guessed(bytes)),
    };
    encoding.decode(bytes).0.into_owned()
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        // The end may be cut within a letter.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

/// The encoding that a content type names.
fn label(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, after) = lower.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', ' ', ',']).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

fn said_within(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(SAID_WITHIN_BYTES)];
    for Ok(token) in Tokenizer::new(start) {
        let Token::StartTag(tag) = token else { continue };
        if tag.name.as_slice() != b"meta" {
            continue;
        }
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| value.value.as_slice());
        let found = match (attribute(b"charset"), attribute(b"content")) {
            (Some(charset), _) => Encoding::for_label(charset),
            (None, Some(content)) if attribute(b"http-equiv").is_some() => {
                label(&String::from_utf8_lossy(content))
            }
            _ => None,
        };
        if let Some(encoding) = found {
            // It was read as ASCII, so it cannot be what it says.
            let is_wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
            return Some(if is_wide { UTF_8 } else { encoding });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_that_were_meant() {
        let cases: [(&[u8], &str, &str); 8] = [
            ("é".as_bytes(), "text/html", "é"),
            (b"\xe9!", "text/html", "é!"),
            (b"\xe9", "text/html; charset=\"ISO-8859-1\"", "é"),
            (b"\x83n", "text/html;charset=nonsense", "ƒn"),
            (b"\x82\xa0", "text/html; Charset=Shift_JIS", "あ"),
            (b"\xef\xbb\xbf\xc3\xa9", "text/html; charset=latin1", "é"),
            (b"<meta charset=windows-1251>\xcf", "text/html", "<meta charset=windows-1251>П"),
            (
                b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xd0",
                "",
                "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>п",
            ),
        ];
        for (bytes, content_type, text) in cases {
            assert_eq!(decode(bytes, content_type), text, "{content_type}");
        }
    }

    #[test]
    fn a_letter_that_was_cut_does_not_change_the_others() {
        assert_eq!(decode(&"éé".as_bytes()[..3], ""), "é\u{fffd}");
    }
}
