//! Work with files, away from the threads that serve everybody.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::FilesError;

/// Does the work on a thread that may wait. What the closure owns stays alive until it is done, even when the caller
/// no longer waits: that is how an upload stays excluded while something is still being written to it.
pub async fn blocking<T: Send + 'static>(
    what: &'static str,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, FilesError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(|cause| FilesError::failed(what, cause)),
        Err(cause) => Err(FilesError::failed(what, cause)),
    }
}

/// Puts names that were made, changed or removed in a folder on the disk.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
