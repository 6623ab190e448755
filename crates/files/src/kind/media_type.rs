//! Media types, and what may be done with a file of each.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Shown in the page: none of them can carry a script, as long as it is served with its type and `nosniff`.
/// SVG, HTML, XML and PDF are not here, and must not be.
const INLINE: &[&str] = &[
    "audio/aac",
    "audio/flac",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "image/avif",
    "image/bmp",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/quicktime",
    "video/webm",
];

/// What a browser would run, or run with the rights of the page that it comes from.
const ACTIVE: &[&str] =
    &["application/wasm", "application/x-shockwave-flash", "image/svg+xml", "text/html", "text/xml"];

const UNKNOWN: &str = "application/octet-stream";

/// What a file is, such as `image/png`; found in its content.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaType(String);

/// The kinds of files that are shown each in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Something to look at.
    Image,
    /// Something to watch.
    Video,
    /// Something to listen to.
    Audio,
    /// Something to save.
    Other,
}

impl MediaType {
    /// One that was found before, and kept.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn of(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn unknown() -> Self {
        Self::of(UNKNOWN)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a file of this type may be shown in a page. Every other is an attachment.
    pub fn is_inline(&self) -> bool {
        INLINE.contains(&self.as_str())
    }

    /// The `Content-Type` to serve it with. What a browser would run is served as bytes: to call it an attachment does
    /// not keep a page from loading it as a script or a document.
    pub fn content_type(&self) -> &str {
        match self.as_str() {
            "text/plain" => "text/plain; charset=utf-8",
            active if ACTIVE.contains(&active) => UNKNOWN,
            other => other,
        }
    }

    /// How it is shown. An image that is no harmless one is something to save.
    pub fn class(&self) -> Class {
        match self.as_str().split_once('/') {
            Some(("image", _)) if self.is_inline() => Class::Image,
            Some(("video", _)) if self.is_inline() => Class::Video,
            Some(("audio", _)) if self.is_inline() => Class::Audio,
            _ => Class::Other,
        }
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
