//! A file goes to a storage that is elsewhere.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use bytes::Bytes;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt as _, path};

use crate::FilesError;
use crate::blocking::blocking;
use crate::limits::STORAGE_PART_BYTES;
use crate::staging::Exclusive;

/// Sends it part by part, with one of them in memory. The file is there once the last call has come back.
pub async fn put(
    store: &dyn ObjectStore,
    location: &path::Path,
    upload: Option<&Exclusive>,
    staged: &Path,
) -> Result<(), FilesError> {
    let staged = staged.to_owned();
    let held = upload.cloned();
    let opened = blocking("read an upload", move || Ok(Parts { file: File::open(staged)?, _upload: held }));
    let (parts, first) = opened.await?.next().await?;
    if first.len() < STORAGE_PART_BYTES {
        let sent = store.put(location, first.into()).await;
        return sent.map(drop).map_err(|cause| FilesError::failed("store a file", cause));
    }
    let started = store.put_multipart(location).await;
    let mut multipart = started.map_err(|cause| FilesError::failed("store a file", cause))?;
    let sent = send(multipart.as_mut(), parts, first).await;
    if sent.is_err() {
        // The parts would be kept, and paid for, for ever. That this fails too changes nothing for the caller.
        let _ = multipart.abort().await;
    }
    sent
}

async fn send(
    multipart: &mut dyn MultipartUpload,
    mut parts: Parts,
    mut part: Bytes,
) -> Result<(), FilesError> {
    while !part.is_empty() {
        let sent = multipart.put_part(part.into()).await;
        sent.map_err(|cause| FilesError::failed("store a part of a file", cause))?;
        (parts, part) = parts.next().await?;
    }
    let completed = multipart.complete().await;
    completed.map(drop).map_err(|cause| FilesError::failed("store a file", cause))
}

struct Parts {
    file: File,
    /// Held while it is read, if it is an upload.
    _upload: Option<Exclusive>,
}

impl Parts {
    async fn next(mut self) -> Result<(Self, Bytes), FilesError> {
        let reading = move || {
            let part = read_part(&mut self.file)?;
            Ok((self, part))
        };
        blocking("read an upload", reading).await
    }
}

/// Empty at the end.
fn read_part(file: &mut File) -> io::Result<Bytes> {
    let mut part = Vec::with_capacity(STORAGE_PART_BYTES);
    file.take(STORAGE_PART_BYTES as u64).read_to_end(&mut part)?;
    Ok(part.into())
}
