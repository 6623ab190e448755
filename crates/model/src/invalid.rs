//! What is wrong with a value that someone gave us.

use std::fmt;

use url::Url;

/// A rule that an input broke: which field, and what would be right, as a sentence for the caller.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct Invalid {
    /// What kind of rule was broken.
    pub code: InvalidCode,
    /// The field, as a path from the root of the request: `email[0]`, `custom.color`.
    pub field: String,
    /// The rest of the sentence: "must be 1 to 255 characters long, but has 300".
    pub problem: String,
}

/// Kinds of broken rules. Each has its own code on the wire, so that a program can tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidCode {
    /// An id is empty, too long or holds control characters.
    InvalidId,
    /// The text of a message is too long.
    TextTooLong,
    /// Any other rule.
    InvalidArgument,
}

impl InvalidCode {
    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidId => "INVALID_ID",
            Self::TextTooLong => "TEXT_TOO_LONG",
            Self::InvalidArgument => "INVALID_ARGUMENT",
        }
    }
}

impl Invalid {
    /// A broken rule without a code of its own.
    pub fn argument(field: impl Into<String>, problem: impl fmt::Display) -> Self {
        Self { code: InvalidCode::InvalidArgument, field: field.into(), problem: problem.to_string() }
    }

    /// The same, seen from the parent of the field: `email[0]` becomes `users.bob.email[0]`.
    pub fn within(mut self, parent: &str) -> Self {
        let joint = if self.field.starts_with('[') { "" } else { "." };
        self.field = format!("{parent}{joint}{}", self.field);
        self
    }
}

/// How a broken rule travels through a deserialiser, which carries only text: `CODE: sentence`.
/// `chinwag_protocol::decode` takes it apart again.
pub(crate) fn coded(invalid: &Invalid) -> String {
    format!("{}: {}", invalid.code.as_str(), invalid)
}

/// Refuses a string longer than `max` Unicode characters.
pub(crate) fn check_length(field: &str, value: &str, max: usize) -> Result<(), Invalid> {
    // The byte length bounds the character count from above, and is free.
    if value.len() <= max {
        return Ok(());
    }
    match value.chars().count() {
        count if count > max => Err(Invalid::argument(
            field,
            format_args!("must be at most {max} characters long, but has {count}"),
        )),
        _ => Ok(()),
    }
}

/// Refuses a text of one line that is longer than `max` Unicode characters or holds control characters of ASCII:
/// they show as nothing, or as something else, and some programs end a text at the first of them.
pub(crate) fn check_line(field: &str, value: &str, max: usize) -> Result<(), Invalid> {
    check_length(field, value, max)?;
    match value.contains(|c: char| c.is_ascii_control()) {
        true => Err(Invalid::argument(field, "must not hold control characters")),
        false => Ok(()),
    }
}

/// The same for a text that may have several lines, and tabs.
pub(crate) fn check_lines(field: &str, value: &str, max: usize) -> Result<(), Invalid> {
    check_length(field, value, max)?;
    match value.contains(|c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t')) {
        true => {
            Err(Invalid::argument(field, "must not hold control characters other than line breaks and tabs"))
        }
        false => Ok(()),
    }
}

/// Refuses a URL that is not absolute http or https: photos are fetched by other people's browsers.
pub(crate) fn check_url(field: &str, value: &str) -> Result<(), Invalid> {
    check_length(field, value, crate::limits::URL_MAX_CHARS)?;
    let is_web = |url: Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    // Browsers overlook blanks and control characters in addresses; nobody else has to.
    let is_plain = !value.contains(|c: char| c.is_control() || c == ' ');
    // Without both slashes it is one as well, to those who are lenient.
    let has_slashes = value.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
    match is_plain && has_slashes && Url::parse(value).is_ok_and(is_web) {
        true => Ok(()),
        false => Err(Invalid::argument(field, "must be an absolute http or https URL")),
    }
}
