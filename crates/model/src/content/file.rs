//! Files in messages.

use serde::{Deserialize, Serialize};

use super::Finite;

/// A file, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(
    type = "{ fileToken: FileToken, url: string, size: number, filename: string } & ({ subtype?: never } | { subtype: \"video\", width?: number, height?: number, duration?: number } | { subtype: \"image\", width?: number, height?: number } | { subtype: \"audio\", duration?: number } | { subtype: \"voice\", duration?: number })"
)]
pub struct FileBlock {
    /// Sends the same file again.
    #[serde(rename = "fileToken")]
    pub file_token: FileToken,
    /// Where the file is.
    pub url: String,
    /// In bytes.
    pub size: u64,
    /// With extension.
    pub filename: String,
    /// What kind of file it is, where that is known.
    #[serde(flatten)]
    pub media: Option<Media>,
}

/// A kind of file, and its measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "subtype", rename_all = "camelCase")]
pub enum Media {
    /// A video.
    Video {
        /// In pixels, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        width: Option<u32>,
        /// In pixels, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        height: Option<u32>,
        /// In seconds, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        duration: Option<Finite>,
    },
    /// A picture.
    Image {
        /// In pixels, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        width: Option<u32>,
        /// In pixels, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        height: Option<u32>,
    },
    /// Sound, such as a song.
    Audio {
        /// In seconds, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        duration: Option<Finite>,
    },
    /// A recording of a voice.
    Voice {
        /// In seconds, where known.
        #[serde(skip_serializing_if = "Option::is_none")]
        duration: Option<Finite>,
    },
}

/// Stands for an uploaded file. Opaque: it comes from an upload or from another message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(type = "string & { readonly __tag: Record<\"TalkJS Encoded File Token\", true> }")]
pub struct FileToken(String);

impl FileToken {
    /// A token as it was handed out, or as somebody claims that it was.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
