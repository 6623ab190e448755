//! What nobody finished.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::UNIX_EPOCH;

use chinwag_model::{AppKey, Timestamp};

use super::{Part, Staging};
use crate::blocking::blocking;
use crate::{FileId, FileKey, FilesError};

/// An upload that was swept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swept {
    /// Whose it was.
    pub key: FileKey,
    /// Whether its file had been finished. If nothing else knows of it, the storage has a file that nobody will ask
    /// for: delete it.
    pub finished: bool,
}

/// Removes the uploads to which nothing has come since `before`, and tells which they were.
pub async fn sweep(staging: &Staging, before: Timestamp) -> Result<Vec<Swept>, FilesError> {
    let folder = staging.folder();
    let keys = blocking("look for old uploads", move || keys_in(&folder)).await?;
    let mut swept = Vec::new();
    for key in keys {
        // The turn is taken only for what is old: whoever asks for an upload meanwhile would be sent away.
        if !is_old(staging, &key, before).await? {
            continue;
        }
        // Who is at work on it keeps it, and who was until now has touched it.
        let Ok(upload) = staging.exclusive(&key) else { continue };
        if is_old(staging, &key, before).await? {
            // A record that cannot be read says nothing of what is in the storage, so it is asked about.
            let record = upload.record().await;
            let finished = record
                .map_or_else(|error| error != FilesError::UnknownUpload, |record| record.finished.is_some());
            upload.remove(&Part::ALL).await?;
            swept.push(Swept { key, finished });
        }
    }
    Ok(swept)
}

/// Whether there is something of an upload, and all of it is from before then.
async fn is_old(staging: &Staging, key: &FileKey, before: Timestamp) -> Result<bool, FilesError> {
    let (folder, key) = (staging.folder(), key.clone());
    let touched = blocking("look at an upload", move || {
        Part::ALL.iter().try_fold(None, |latest, part| Ok(latest.max(touched(&part.path(&folder, &key))?)))
    });
    Ok(touched.await?.is_some_and(|at| at < before))
}

/// The uploads that have any file in the folder.
fn keys_in(folder: &Path) -> io::Result<BTreeSet<FileKey>> {
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        keys.extend(entry?.file_name().to_str().and_then(key_of));
    }
    Ok(keys)
}

fn key_of(name: &str) -> Option<FileKey> {
    let (stem, _) = name.split_once('.')?;
    let (app, id) = stem.rsplit_once('-')?;
    Some(FileKey { app: AppKey(app.parse().ok()?), id: FileId::parse(id)? })
}

fn touched(path: &Path) -> io::Result<Option<Timestamp>> {
    match fs::metadata(path) {
        Ok(metadata) => {
            let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(Some(Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
