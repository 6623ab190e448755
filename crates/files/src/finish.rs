//! An upload becomes a file.

mod examine;

use serde::{Deserialize, Serialize};

use crate::kind::MediaType;
pub use examine::clean;

/// What is known of a finished file: of the one that is stored, which may be smaller than the one that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    /// In bytes.
    pub size: u64,
    /// SHA-256 of it, in hexadecimal digits.
    pub sha256: String,
    /// What it is, by its content.
    pub media_type: MediaType,
    /// Of an image or film: as it is shown, turned where it says so.
    pub dimensions: Option<Dimensions>,
    /// Of a film or sound, when its beginning says it or its end is easily found.
    pub duration_ms: Option<u64>,
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimensions {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}
