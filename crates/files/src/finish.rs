//! An upload becomes a file.

mod examine;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::blocking::blocking;
use crate::kind::MediaType;
use crate::staging::{Exclusive, Part, Record, Staging};
use crate::storage::Storage;
use crate::{FileKey, FilesError};
use examine::{Examined, examine};

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

/// ```text
///            ┌─ the record says what was found, and the storage has the file ──> leftovers removed, done
/// finish ────┤
///            └─ look at the staged file ──> write the record ──> put ──> remove the staged file, done
/// ```
/// A crash in the second row leads to the same row again, and after the put to the first.
pub async fn finish(staging: &Staging, storage: &Storage, key: &FileKey) -> Result<Finished, FilesError> {
    let upload = staging.exclusive(key)?;
    let record = upload.record().await?;
    if let Some(finished) = record.finished
        && storage.size(key).await? == Some(finished.size)
    {
        upload.remove(&[Part::Data, Part::Clean]).await?;
        return Ok(finished);
    }
    let examined = look(&upload, record.size).await?;
    upload.write(Record { size: record.size, finished: Some(examined.finished.clone()) }).await?;
    storage.put(&upload, &staged(&upload, &examined)).await?;
    upload.remove(&[Part::Data, Part::Clean]).await?;
    Ok(examined.finished)
}

fn staged(upload: &Exclusive, examined: &Examined) -> PathBuf {
    upload.path(if examined.cleaned { Part::Clean } else { Part::Data })
}

async fn look(upload: &Exclusive, size: u64) -> Result<Examined, FilesError> {
    let held = upload.clone();
    let looking = move || examine(&held.path(Part::Data), &held.path(Part::Clean), size);
    blocking("look at an upload", looking).await?.map_err(|offset| FilesError::Incomplete { offset, size })
}
