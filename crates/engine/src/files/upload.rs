//! The bytes of an upload, and the moment when it is a file.

use std::fmt::Display;

use bytes::Bytes;
use chinwag_files::{Class, FilesError, Finished, MediaType};
use chinwag_model::{AppId, FileBlock, FileKey, Finite, Media};
use chinwag_protocol::{ErrorCode, FileUpload, WireError};
use chinwag_store::{FileRecord, FinishedFile};
use futures_util::Stream;

use super::announce::too_large;
use super::{FileOptions, unknown_file};
use crate::{Caller, Engine, Error};

/// How far an upload is.
#[derive(Debug, Clone, PartialEq)]
pub enum Upload {
    /// More is to come.
    UnderWay {
        /// How many bytes are on the disk.
        offset: u64,
        /// How many were announced.
        size: u64,
    },
    /// All is there, and this is what messages say of it.
    Ready(Box<FileBlock>),
}

impl Engine {
    /// Adds bytes to an upload, from `offset` on. When they are the last, the file is looked at and made ready; to
    /// call it again then, without bytes, gives the same file.
    ///
    /// # Errors
    /// `UNKNOWN_FILE`; `UPLOAD_CONFLICT` when it goes on elsewhere, or somebody is at work on it: ask how far it is;
    /// `FILE_TOO_LARGE` when more comes than was announced; `FILE_TYPE_NOT_ALLOWED` when it is not what was announced,
    /// or of no type that is taken, `FILE_REFUSED` when the operator's scanner refuses it, and then it is gone.
    pub async fn upload_append<E: Display>(
        &self,
        app: &AppId,
        id: &str,
        offset: u64,
        bytes: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<Upload, Error> {
        let options = self.files()?;
        let (key, record) = self.upload(app, id).await?;
        if record.contents.is_some() {
            return Ok(Upload::Ready(Box::new(record.block)));
        }
        let size = record.block.size;
        let offset = match options.files.append(&key, offset, bytes).await {
            Ok(offset) => offset,
            // It is complete, and nobody has been told so.
            Err(FilesError::WrongOffset { offset: there }) if there == size && offset == size => size,
            Err(error) => return Err(explain(error)),
        };
        if offset < size {
            return Ok(Upload::UnderWay { offset, size });
        }
        Ok(Upload::Ready(Box::new(self.make_ready(options, app, &key, record).await?)))
    }

    /// How far an upload is.
    ///
    /// # Errors
    /// `UNKNOWN_FILE`, `UPLOAD_CONFLICT`.
    pub async fn upload_progress(&self, app: &AppId, id: &str) -> Result<Upload, Error> {
        let (key, record) = self.upload(app, id).await?;
        if record.contents.is_some() {
            return Ok(Upload::Ready(Box::new(record.block)));
        }
        let progress = self.files()?.files.progress(&key).await.map_err(explain)?;
        Ok(Upload::UnderWay { offset: progress.offset, size: progress.size })
    }

    /// Gives up an upload, or a file that no message has. One that is not there is no error.
    ///
    /// # Errors
    /// `UPLOAD_CONFLICT` while somebody is at work on it.
    pub async fn upload_cancel(&self, app: &AppId, id: &str) -> Result<(), Error> {
        let key = self.file_key(app, id).await?;
        self.discard(&key).await
    }

    /// A file that comes whole, its size unknown until it has. For back ends.
    ///
    /// # Errors
    /// As [`Self::file_upload`] and [`Self::upload_append`]; what has come is gone then.
    pub async fn file_put<E: Display>(
        &self,
        caller: &Caller,
        announced: FileUpload,
        bytes: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<FileBlock, Error> {
        let options = self.files()?;
        let key = self.announce(caller, announced).await?;
        let put = async {
            let appended = options.files.append(&key, 0, bytes).await;
            let appended = appended.and(options.files.seal(&key).await);
            let size = appended.map_err(|error| match error {
                FilesError::TooLong { .. } => too_large(options.size_max),
                FilesError::Interrupted { offset, .. } => interrupted(offset),
                other => explain(other),
            })?;
            if size == 0 {
                return Error::refused_at(ErrorCode::InvalidArgument, "file", "file must not be empty");
            }
            let record = self.store.file(key.app, &key.id).await?.ok_or_else(unknown_file)?;
            self.make_ready(options, &caller.app.id, &key, record).await
        };
        let block = put.await;
        if block.is_err() {
            self.discard(&key).await?;
        }
        block
    }

    async fn upload(&self, app: &AppId, id: &str) -> Result<(FileKey, FileRecord), Error> {
        let key = self.file_key(app, id).await?;
        let record = self.store.file(key.app, &key.id).await?.ok_or_else(unknown_file)?;
        Ok((key, record))
    }

    async fn make_ready(
        &self,
        options: &FileOptions,
        app: &AppId,
        key: &FileKey,
        record: FileRecord,
    ) -> Result<FileBlock, Error> {
        let finished = options.files.finish(key).await.map_err(explain)?;
        let checked = match check(options, record.block.media.as_ref(), &finished.media_type) {
            Ok(()) => self.scan(options, app, key, &record.block.filename, &finished).await,
            refused => refused,
        };
        if let Err(error) = checked {
            // What was not judged is held, and judged when it is asked about again.
            if let Error::Refused(_) = error {
                self.discard(key).await?;
            }
            return Err(error);
        }
        let file = FinishedFile {
            app: key.app,
            id: key.id.clone(),
            media_type: finished.media_type.as_str().to_owned(),
            sha256: finished.sha256.clone(),
            block: measured(record.block, &finished),
        };
        let record = self.store.finish_file(file).await?;
        options.files.forget(key).await.map_err(explain)?;
        Ok(record.block)
    }

    /// The row says first that nobody can have it, and goes last.
    async fn discard(&self, key: &FileKey) -> Result<(), Error> {
        if self.store.discard_file(key.app, key.id.clone()).await? {
            self.delete_bytes(key).await?;
            self.store.forget_files(vec![key.clone()]).await?;
        }
        Ok(())
    }

    /// Deletes all there is of a file but its row.
    pub(super) async fn delete_bytes(&self, key: &FileKey) -> Result<(), Error> {
        let files = &self.files()?.files;
        files.delete(key).await.map_err(explain)?;
        files.forget(key).await.map_err(explain)
    }
}

/// Whether a file is what it was announced as, and of a type that is taken.
fn check(options: &FileOptions, announced: Option<&Media>, found: &MediaType) -> Result<(), Error> {
    let wanted = announced.map(|media| match media {
        Media::Image { .. } => (Class::Image, "an image"),
        Media::Video { .. } => (Class::Video, "a video"),
        Media::Audio { .. } | Media::Voice { .. } => (Class::Audio, "a sound"),
    });
    if let Some((_, name)) = wanted.filter(|(class, _)| *class != found.class()) {
        let message = format!("this was to be {name} that browsers show, but by its content it is {found}");
        return Error::refused_at(ErrorCode::FileTypeNotAllowed, "subtype", message);
    }
    if !options.takes(found.as_str()) {
        let message =
            format!("this file is {found}, and this server takes only {}", options.types.join(", "));
        return Error::refused(ErrorCode::FileTypeNotAllowed, message);
    }
    Ok(())
}

/// What the client left open is filled in by what was found.
fn measured(block: FileBlock, finished: &Finished) -> FileBlock {
    let (found_width, found_height) = finished.dimensions.map(|found| (found.width, found.height)).unzip();
    let found_duration = finished.duration_ms.and_then(|ms| Finite::new(ms as f64 / 1000.0));
    let media = block.media.map(|media| match media {
        // Half of what the client knew is not mixed with what was found.
        Media::Image { width: None, .. } | Media::Image { height: None, .. } => {
            Media::Image { width: found_width, height: found_height }
        }
        Media::Video { width, height, duration } => {
            let (width, height) = match width.zip(height) {
                Some(_) => (width, height),
                None => (found_width, found_height),
            };
            Media::Video { width, height, duration: duration.or(found_duration) }
        }
        Media::Audio { duration } => Media::Audio { duration: duration.or(found_duration) },
        Media::Voice { duration } => Media::Voice { duration: duration.or(found_duration) },
        known => known,
    });
    FileBlock { size: finished.size, media, ..block }
}

fn interrupted(offset: u64) -> Error {
    let message = format!("the request broke off after {offset} bytes of the file");
    Error::Refused(WireError::at(ErrorCode::Malformed, "file", message))
}

pub(super) fn explain(error: FilesError) -> Error {
    let conflict = |message: String| Error::Refused(WireError::new(ErrorCode::UploadConflict, message));
    match error {
        FilesError::UnknownUpload => unknown_file(),
        FilesError::Busy => conflict("another request is at work on this upload".to_owned()),
        FilesError::WrongOffset { offset } | FilesError::Interrupted { offset, .. } => {
            conflict(format!("the upload goes on at byte {offset}"))
        }
        FilesError::Incomplete { offset, size } => conflict(format!("{offset} of {size} bytes are there")),
        FilesError::TooLong { size } => Error::Refused(WireError::new(
            ErrorCode::FileTooLarge,
            format!("more came than the {size} bytes that were announced"),
        )),
        FilesError::AlreadyBegun { .. } | FilesError::NotInFile { .. } | FilesError::Failed(_) => {
            Error::Internal(error.to_string())
        }
    }
}
