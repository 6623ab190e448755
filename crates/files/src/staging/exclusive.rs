//! One call at a time on an upload.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parking_lot::Mutex;

use super::{Part, Record};
use crate::blocking::{blocking, sync_folder};
use crate::{FileKey, FilesError};

/// The uploads that somebody is at work on. One process has the folder, so memory is enough.
#[derive(Clone, Default)]
pub struct AtWork(Arc<Mutex<HashSet<FileKey>>>);

impl AtWork {
    /// `None` while another call has it.
    pub fn begin(&self, folder: &Arc<Path>, key: &FileKey) -> Option<Exclusive> {
        let begun = self.0.lock().insert(key.clone());
        begun.then(|| {
            let turn = Turn { at_work: self.clone(), key: key.clone() };
            Exclusive { folder: folder.clone(), turn: Arc::new(turn) }
        })
    }
}

/// The right to work on an upload, until the last clone is dropped. Work that may outlive its caller holds a clone.
#[derive(Clone)]
pub struct Exclusive {
    folder: Arc<Path>,
    turn: Arc<Turn>,
}

struct Turn {
    at_work: AtWork,
    key: FileKey,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.at_work.0.lock().remove(&self.key);
    }
}

impl Exclusive {
    /// Whose it is.
    pub fn key(&self) -> &FileKey {
        &self.turn.key
    }

    /// The folder that the upload is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a part of it is.
    pub fn path(&self, part: Part) -> PathBuf {
        part.path(&self.folder, self.key())
    }

    /// What is known of it.
    pub async fn record(&self) -> Result<Record, FilesError> {
        let upload = self.clone();
        let record =
            blocking("read what is known of an upload", move || Record::read(&upload.path(Part::Record)));
        record.await?.ok_or(FilesError::UnknownUpload)
    }

    /// Puts what is known of it on the disk.
    pub async fn write(&self, record: Record) -> Result<(), FilesError> {
        let upload = self.clone();
        let writing = move || record.write(&upload.path(Part::Draft), &upload.path(Part::Record));
        blocking("write down an upload", writing).await
    }

    /// Removes some of its files, in this order; those that are not there are as good as removed.
    pub async fn remove(&self, parts: &'static [Part]) -> Result<(), FilesError> {
        let upload = self.clone();
        let removal = move || {
            for part in parts {
                remove_if_there(&upload.path(*part))?;
            }
            sync_folder(upload.folder())
        };
        blocking("remove an upload", removal).await
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
