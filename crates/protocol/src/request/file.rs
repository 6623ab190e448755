//! Uploads, as they begin. Their bytes go over HTTP.

use chinwag_model::Finite;
use serde::{Deserialize, Serialize};

/// What a file is to be shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum FileSubtype {
    /// Something to watch.
    Video,
    /// Something to look at.
    Image,
    /// Something to listen to.
    Audio,
    /// A recording of a voice.
    Voice,
}

/// Announces a file, before any of its bytes move: it is refused now if it is refused at all, but for what it turns out
/// to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct FileUpload {
    /// With extension. Folders and what cannot be seen are taken out of it.
    pub filename: String,
    /// In bytes, at least 1.
    #[ts(type = "number")]
    pub size: u64,
    /// What it is to be shown as, which its bytes have to bear out; absent for files to save.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype: Option<FileSubtype>,
    /// In pixels, of videos and images; absent when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// In pixels, of videos and images; absent when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// In seconds, of videos, audio and voice; absent when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub duration: Option<Finite>,
}

/// The answer to [`FileUpload`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct FileUploadStarted {
    /// Where the bytes go: a path on this server. Whoever knows it may send them, so it is not to be shown.
    pub upload: String,
}
