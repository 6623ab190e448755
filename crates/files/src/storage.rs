//! Finished files.

mod download;
mod put;
mod setting;

use std::fs;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{Error, GetOptions, ObjectStore, ObjectStoreExt as _, path};

pub use download::Download;
pub use setting::{S3Setting, StorageSetting, install_crypto};

use crate::blocking::{blocking, sync_folder};
use crate::staging::Exclusive;
use crate::{FileKey, FilesError};

/// Where finished files are. For itself it is of use to whoever takes files elsewhere, while a server is running.
#[derive(Clone)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
    /// Set when the storage is a folder: then a staged file need not be copied.
    folder: Option<Arc<Path>>,
}

impl Storage {
    /// Opens it; a folder is made where it is missing, a bucket has to be there.
    ///
    /// # Errors
    /// When the folder cannot be made, or a setting is wrong.
    pub async fn open(setting: &StorageSetting) -> Result<Self, FilesError> {
        match setting {
            StorageSetting::Folder(folder) => Self::in_folder(folder.clone()).await,
            StorageSetting::S3(s3) => Ok(Self { store: setting::connect(s3)?, folder: None }),
            StorageSetting::Memory => Ok(Self { store: Arc::new(InMemory::new()), folder: None }),
        }
    }

    async fn in_folder(folder: PathBuf) -> Result<Self, FilesError> {
        let opening = move || {
            fs::create_dir_all(&folder)?;
            let store = LocalFileSystem::new_with_prefix(&folder).map_err(io::Error::other)?.with_fsync(true);
            Ok(Self { store: Arc::new(store), folder: Some(folder.into()) })
        };
        blocking("open the folder for files", opening).await
    }

    /// Puts a staged file there. Whoever reads finds all of it, or nothing; to do it again is to do it once.
    pub(crate) async fn put(&self, upload: &Exclusive, staged: &Path) -> Result<(), FilesError> {
        if self.adopt(upload, staged).await? {
            return Ok(());
        }
        put::put(self.store.as_ref(), &location(upload.key()), Some(upload), staged).await
    }

    /// Copies a file there, as it is. Whoever reads finds all of it, or nothing.
    ///
    /// # Errors
    /// `Failed`.
    pub async fn copy_from(&self, path: &Path, key: &FileKey) -> Result<(), FilesError> {
        put::put(self.store.as_ref(), &location(key), None, path).await
    }

    /// Moves a staged file to the folder, when there is one and it is on the same file system.
    async fn adopt(&self, upload: &Exclusive, staged: &Path) -> Result<bool, FilesError> {
        let Some(folder) = self.folder.clone() else { return Ok(false) };
        let (staged, upload) = (staged.to_owned(), upload.clone());
        blocking("move an upload to the files", move || rename(&staged, &folder, upload.key())).await
    }

    /// The size of a file; `None` when there is no such file.
    ///
    /// # Errors
    /// `Failed`.
    pub async fn size(&self, key: &FileKey) -> Result<Option<u64>, FilesError> {
        match self.store.head(&location(key)).await {
            Ok(head) => Ok(Some(head.size)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(FilesError::failed("look for a file", error)),
        }
    }

    /// A file, or a part of it; `None` when there is no such file. A part that ends behind the file ends with it.
    ///
    /// # Errors
    /// `NotInFile` when the file has nothing of the part; `Failed`.
    pub async fn get(&self, key: &FileKey, part: Option<Range<u64>>) -> Result<Option<Download>, FilesError> {
        if part.as_ref().is_some_and(Range::is_empty) {
            let size = self.size(key).await?;
            return size.map_or(Ok(None), |size| Err(FilesError::NotInFile { size }));
        }
        let start = part.as_ref().map_or(0, |part| part.start);
        let options = GetOptions { range: part.map(Into::into), ..GetOptions::default() };
        match self.store.get_opts(&location(key), options).await {
            Ok(found) => Ok(Some(Download::new(found))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => match self.size(key).await {
                // Each kind of storage has its own words for a part that is not there.
                Ok(Some(size)) if size <= start => Err(FilesError::NotInFile { size }),
                _ => Err(FilesError::failed("read a file", error)),
            },
        }
    }

    /// Deletes a file; nothing happens when it is not there.
    ///
    /// # Errors
    /// `Failed`.
    pub async fn delete(&self, key: &FileKey) -> Result<(), FilesError> {
        match self.store.delete(&location(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(FilesError::failed("delete a file", error)),
        }
    }
}

/// Both parts are letters and digits, so nothing in them means anything to a path.
fn location(key: &FileKey) -> path::Path {
    path::Path::from_iter([key.app.0.to_string().as_str(), key.id.as_str()])
}

/// Whether it could be done without copying.
fn rename(staged: &Path, folder: &Path, key: &FileKey) -> io::Result<bool> {
    let apps = folder.join(key.app.0.to_string());
    fs::create_dir_all(&apps)?;
    // What is acknowledged is on the disk, under its name.
    fs::File::open(staged)?.sync_all()?;
    match fs::rename(staged, apps.join(key.id.as_str())) {
        Ok(()) => {
            sync_folder(&apps)?;
            sync_folder(folder)?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::CrossesDevices => Ok(false),
        Err(error) => Err(error),
    }
}
