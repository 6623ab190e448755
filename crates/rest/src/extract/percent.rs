//! Percent-encoding, decoded strictly: what is not well formed is the caller's mistake, not text.

use percent_encoding::percent_decode_str;

/// Decodes once; `None` when an escape is malformed or the bytes are not UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let well_formed = text.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes().take(2);
        let two = [digits.next(), digits.next()];
        two.iter().all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()))
    });
    if !well_formed {
        return None;
    }
    Some(percent_decode_str(text).decode_utf8().ok()?.into_owned())
}
