//! The name of a file, as its sender gave it and as it may be shown and saved.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::MediaType;
use crate::limits::FILE_NAME_MAX_BYTES;

/// What a file is called when nothing is left of its name.
const NAMELESS: &str = "file";

/// Longest ending that survives when a name is shortened, in bytes, its dot included.
const ENDING_MAX_BYTES: usize = 20;

/// A name without folders, without what cannot be seen and without what turns the direction of writing (by which
/// `gpj.exe` looks like `exe.jpg`), of 1 to 255 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileName(String);

impl FileName {
    /// Makes a safe name of any text.
    pub fn new(given: &str) -> Self {
        let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
        let visible: String = last.chars().filter(|letter| !is_hidden(*letter)).collect();
        let name = shortened(without_tail(visible.trim_start()));
        // Where it was cut, a new end came about.
        let name = without_tail(&name);
        Self(if name.is_empty() { NAMELESS } else { name }.to_owned())
    }

    /// As the last part of a URL, in which it only tells people and programs what to expect.
    pub fn in_url(&self) -> impl fmt::Display {
        utf8_percent_encode(&self.0, PLAIN)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Windows drops dots and spaces at the end, and by that one name becomes another.
fn without_tail(name: &str) -> &str {
    name.trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace())
}

/// Control characters, marks of direction, and what has no width.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Takes letters out before the ending, which says what the file opens with.
fn shortened(name: &str) -> String {
    if name.len() <= FILE_NAME_MAX_BYTES {
        return name.to_owned();
    }
    let ending = name.rfind('.').map_or("", |dot| &name[dot..]);
    let ending = if ending.len() <= ENDING_MAX_BYTES { ending } else { "" };
    let stem = &name[..name.len() - ending.len()];
    let end = stem.floor_char_boundary(FILE_NAME_MAX_BYTES - ending.len());
    format!("{}{ending}", &stem[..end])
}

/// What RFC 5987 lets stand for itself.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The value of the header `Content-Disposition` (RFC 6266): whether a file may be shown, and what it is called. It is
/// ASCII without line ends, whatever the name.
pub fn content_disposition(media_type: &MediaType, name: &FileName) -> String {
    let disposition = if media_type.is_inline() { "inline" } else { "attachment" };
    // Some decode a percent sign here and some do not, so it is not among what needs no encoding.
    let is_plain = |letter: char| matches!(letter, ' '..='~') && !matches!(letter, '"' | '\\' | '%');
    let name = name.as_str();
    if name.chars().all(is_plain) {
        return format!("{disposition}; filename=\"{name}\"");
    }
    let fallback: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    let encoded = utf8_percent_encode(name, PLAIN);
    format!("{disposition}; filename=\"{fallback}\"; filename*=UTF-8''{encoded}")
}
