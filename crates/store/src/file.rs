//! Uploaded files, as rows: what is known of each, and since when no message has it.

use chinwag_model::{AppKey, FileBlock, FileId, Timestamp, UserId};

/// An upload that begins.
///
/// Refusals, in this order: `UnknownUser`, `QuotaExceeded`.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// The app.
    pub app: AppKey,
    /// Which.
    pub id: FileId,
    /// Who uploads it; `None` for the app.
    pub uploader: Option<UserId>,
    /// What was announced of it.
    pub block: FileBlock,
    /// Most bytes that the uploader's files may have together, this one included.
    pub quota: Option<u64>,
    /// Now.
    pub at: Timestamp,
}

/// An upload whose bytes are all stored. Refused with `UnknownFile` when it never began, or was given up meanwhile.
#[derive(Debug, Clone)]
pub struct FinishedFile {
    /// The app.
    pub app: AppKey,
    /// Which.
    pub id: FileId,
    /// What messages say of it.
    pub block: FileBlock,
    /// What it is, such as `image/png`.
    pub media_type: String,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// Which.
    pub id: FileId,
    /// What messages say of it; of one without `contents`, what was announced.
    pub block: FileBlock,
    /// `None` while it is uploading.
    pub contents: Option<FileContents>,
    /// When its upload began.
    pub created_at: Timestamp,
}

/// What a file is, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileContents {
    /// Such as `image/png`.
    pub media_type: String,
    /// In hexadecimal digits.
    pub sha256: String,
}
