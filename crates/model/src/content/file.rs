//! Files in messages.

use serde::{Deserialize, Serialize};

use super::Finite;
use crate::FileId;

/// A file, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[ts(
    type = "{ fileToken: FileToken, url: string, size: number, filename: string } & ({ subtype?: never } | { subtype: \"video\", width?: number, height?: number, duration?: number } | { subtype: \"image\", width?: number, height?: number } | { subtype: \"audio\", duration?: number } | { subtype: \"voice\", duration?: number })"
)]
pub struct FileBlock {
    /// Sends the same file again.
    #[serde(rename = "fileToken")]
    pub file_token: FileToken,
    /// Where the file is.
    #[schemars(default)]
    pub url: String,
    /// In bytes.
    #[schemars(default)]
    pub size: u64,
    /// With extension.
    #[schemars(default)]
    pub filename: String,
    /// What kind of file it is, where that is known.
    #[serde(flatten)]
    pub media: Option<Media>,
}

/// A kind of file, and its measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
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

/// What tokens begin with, so that one is known where it turns up.
const PREFIX: &str = "ft_";

/// Stands for an uploaded file. Opaque: it comes from an upload or from another message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(transparent)]
#[ts(type = "string & { readonly __tag: Record<\"TalkJS Encoded File Token\", true> }")]
pub struct FileToken(String);

impl FileBlock {
    /// What a sender says of a file by its token alone. The rest is filled in from what is known of the file, and what
    /// somebody may have said of it beside is not believed.
    pub fn unfilled(file_token: FileToken) -> Self {
        Self { file_token, url: String::new(), size: 0, filename: String::new(), media: None }
    }
}

impl FileToken {
    /// A token as it was handed out, or as somebody claims that it was.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token of a file.
    pub fn of(id: &FileId) -> Self {
        Self(format!("{PREFIX}{id}"))
    }

    /// The file that it stands for, or `None` when it was not made here.
    pub fn file(&self) -> Option<FileId> {
        FileId::parse(self.0.strip_prefix(PREFIX)?)
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
