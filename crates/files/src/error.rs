//! Why something was not done with a file.

/// What came of a call that did not succeed, by what the caller can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// No upload has this key: it was forgotten or swept, or never began. Begin another.
    #[error("there is no such upload")]
    UnknownUpload,
    /// The upload began before, with another size. Ids are used once: begin with a new one.
    #[error("the upload was announced with {size} bytes")]
    AlreadyBegun {
        /// The size that was announced first.
        size: u64,
    },
    /// Another call is at work on this upload. Ask for the progress when it is over, and go on from there.
    #[error("another call is at work on this upload")]
    Busy,
    /// The upload goes on from another offset: send the bytes from there.
    #[error("the upload goes on at byte {offset}")]
    WrongOffset {
        /// How many bytes are there.
        offset: u64,
    },
    /// More came than was announced. What was announced is kept, so the upload can be finished or forgotten.
    #[error("more than the announced {size} bytes came")]
    TooLong {
        /// What was announced.
        size: u64,
    },
    /// The sender's stream broke. What came is kept: go on from `offset`.
    #[error("the sender stopped at byte {offset}: {cause}")]
    Interrupted {
        /// How many bytes are there.
        offset: u64,
        /// What the stream said.
        cause: String,
    },
    /// An upload is finished when all of it is there: append the rest.
    #[error("{offset} of {size} bytes are there")]
    Incomplete {
        /// How many bytes are there.
        offset: u64,
        /// What was announced.
        size: u64,
    },
    /// A part was asked for that the file does not have.
    #[error("the file has {size} bytes, and none of what was asked for")]
    NotInFile {
        /// The size of the file.
        size: u64,
    },
    /// The disk or the storage failed, or a setting is wrong. Nothing is known of the outcome, and the same call may
    /// be made again.
    #[error("{0}")]
    Failed(String),
}

impl FilesError {
    /// A failure, with what was tried.
    pub(crate) fn failed(what: &str, cause: impl std::fmt::Display) -> Self {
        Self::Failed(format!("cannot {what}: {cause}"))
    }
}
