//! Uploads under way, as files in a local folder.
//!
//! An upload is up to three files there: `KEY.json`, what is known of it; `KEY.data`, what has come; `KEY.clean`, what
//! finishing it writes. The length of the second is the offset, so nothing has to agree with anything after a crash.

mod append;
mod exclusive;
mod record;
mod sweep;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use append::append;
pub use exclusive::Exclusive;
pub use record::Record;
pub use sweep::{Swept, sweep};

use crate::blocking::blocking;
use crate::{FileKey, FilesError};
use exclusive::AtWork;

/// The folder.
#[derive(Clone)]
pub struct Staging {
    folder: Arc<Path>,
    at_work: AtWork,
}

/// How far an upload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many bytes are on the disk.
    pub offset: u64,
    /// How many were announced.
    pub size: u64,
}

impl Staging {
    /// Makes the folder where it is missing.
    pub async fn open(folder: PathBuf) -> Result<Self, FilesError> {
        let made = folder.clone();
        blocking("open the folder for uploads", move || fs::create_dir_all(&made)).await?;
        Ok(Self { folder: folder.into(), at_work: AtWork::default() })
    }

    /// Announces an upload. To do it again changes nothing, as long as the size is the same.
    pub async fn begin(&self, key: &FileKey, size: u64) -> Result<(), FilesError> {
        let upload = self.exclusive(key)?;
        match upload.record().await {
            Ok(record) if record.size == size => Ok(()),
            Ok(record) => Err(FilesError::AlreadyBegun { size: record.size }),
            Err(FilesError::UnknownUpload) => upload.write(Record { size, finished: None }).await,
            Err(error) => Err(error),
        }
    }

    /// Announces what has come as all of it, unless it is finished already.
    pub async fn seal(&self, key: &FileKey) -> Result<u64, FilesError> {
        let upload = self.exclusive(key)?;
        let record = upload.record().await?;
        if record.finished.is_some() {
            return Ok(record.size);
        }
        let data = upload.path(Part::Data);
        let size = blocking("read an upload", move || synced_len(&data)).await?;
        upload.write(Record { size, ..record }).await?;
        Ok(size)
    }

    /// How far the upload is. What it tells is on the disk: whoever goes on from there needs nothing before it.
    pub async fn progress(&self, key: &FileKey) -> Result<Progress, FilesError> {
        let upload = self.exclusive(key)?;
        let Record { size, finished } = upload.record().await?;
        if finished.is_some() {
            return Ok(Progress { offset: size, size });
        }
        let data = upload.path(Part::Data);
        let offset = blocking("read an upload", move || synced_len(&data)).await?;
        Ok(Progress { offset, size })
    }

    /// Removes all there is of an upload; nothing happens where there is nothing.
    pub async fn forget(&self, key: &FileKey) -> Result<(), FilesError> {
        self.exclusive(key)?.remove(&Part::ALL).await
    }

    /// The upload, for this call alone.
    pub fn exclusive(&self, key: &FileKey) -> Result<Exclusive, FilesError> {
        self.at_work.begin(&self.folder, key).ok_or(FilesError::Busy)
    }

    fn folder(&self) -> Arc<Path> {
        self.folder.clone()
    }
}

/// The files of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What has come of it.
    Data,
    /// What is kept of it, where that is not all.
    Clean,
    /// A record that is being written.
    Draft,
    /// What is known of it.
    Record,
}

impl Part {
    /// In the order of removal: as long as something is left, so is the record.
    const ALL: [Self; 4] = [Self::Data, Self::Clean, Self::Draft, Self::Record];

    /// Where this part of an upload is.
    fn path(self, folder: &Path, key: &FileKey) -> PathBuf {
        let FileKey { app, id } = key;
        folder.join(format!("{}-{id}.{}", app.0, self.suffix()))
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Clean => "clean",
            Self::Draft => "new",
            Self::Record => "json",
        }
    }
}

/// The length of a file, on the disk.
fn synced_len(path: &Path) -> io::Result<u64> {
    match File::open(path) {
        Ok(file) => {
            file.sync_data()?;
            Ok(file.metadata()?.len())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}
