//! Files: what may be uploaded, how an upload becomes a file, and how a file goes again.
//!
//! ```text
//! announced: a row ──> its bytes, in as many requests as it takes ──> looked at ──> ready: messages may have it
//!                                                                        │
//!                               unused for a day, or its last message deleted ──> doomed: bytes deleted, then the row
//! ```
//! The row comes first and goes last, so whatever a crash leaves behind is found by it.

mod announce;
mod download;
mod scan;
mod sweep;
mod upload;

use chinwag_files::{Files, Scanner};
use chinwag_model::{AppId, FileId, FileKey};
use chinwag_protocol::{ErrorCode, WireError};

use crate::{Engine, Error};

pub(crate) use announce::url_of;
pub use download::{FileBytes, FileFound};
pub(crate) use sweep::{Broom, run};
pub use upload::Upload;

/// Which files are taken, and where they are kept.
#[derive(Clone)]
pub struct FileOptions {
    /// Where.
    pub files: Files,
    /// Largest file, in bytes.
    pub size_max: u64,
    /// Most bytes of one user's files together; `None` for no limit.
    pub quota: Option<u64>,
    /// Looks at every file before anybody gets it; `None` for nobody.
    pub scanner: Option<Scanner>,
    /// Media types that are taken, such as `image/png` or `image/*`; empty takes all.
    pub types: Vec<String>,
}

impl FileOptions {
    /// All that fits, up to 50 MB each.
    pub fn new(files: Files) -> Self {
        Self {
            files,
            size_max: chinwag_model::limits::FILE_MAX_BYTES,
            quota: None,
            types: Vec::new(),
            scanner: None,
        }
    }

    fn takes(&self, media_type: &str) -> bool {
        let group = media_type.split_once('/').map_or(media_type, |(group, _)| group);
        self.types.is_empty()
            || self.types.iter().any(|taken| {
                taken.as_str() == media_type || taken.strip_suffix("/*").is_some_and(|taken| taken == group)
            })
    }
}

impl Engine {
    /// Where the world reaches this server, if the operator has said so.
    pub fn public_url(&self) -> Option<&str> {
        self.options.public_url.as_deref()
    }

    /// Largest file that is taken, in bytes; 0 when none is.
    pub fn file_size_max(&self) -> u64 {
        self.options.files.as_ref().map_or(0, |options| options.size_max)
    }

    fn files(&self) -> Result<&FileOptions, Error> {
        self.options.files.as_ref().ok_or_else(|| {
            Error::Refused(WireError::new(ErrorCode::NotPermitted, "this server takes no files"))
        })
    }

    /// The file of an app that somebody names by an id.
    async fn file_key(&self, app: &AppId, id: &str) -> Result<FileKey, Error> {
        let app = self.app(app).await?;
        let id = FileId::parse(id).ok_or_else(unknown_file)?;
        Ok(FileKey { app: app.key, id })
    }
}

/// What is said of a file that is not there; never its id, to know which is to be allowed to read it.
pub(crate) fn unknown_file() -> Error {
    Error::Refused(WireError::new(ErrorCode::UnknownFile, "there is no such file"))
}
