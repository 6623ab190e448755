//! More bytes of an upload.

use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::pin::pin;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};

use super::{Exclusive, Part, Record, Staging};
use crate::blocking::{blocking, sync_folder};
use crate::limits::STAGING_BUFFER_BYTES;
use crate::{FileKey, FilesError};

/// Writes what the stream brings behind what is there, and tells how much is there then.
///
/// When it returns, by whatever way, what it has written is on the disk. When it is dropped instead, what it has
/// written stays, and the last of what came may be missing: the length of the file tells.
pub async fn append<E: Display>(
    staging: &Staging,
    key: &FileKey,
    offset: u64,
    stream: impl Stream<Item = Result<Bytes, E>>,
) -> Result<u64, FilesError> {
    let upload = staging.exclusive(key)?;
    let Record { size, finished } = upload.record().await?;
    if finished.is_some() {
        return Err(FilesError::WrongOffset { offset: size });
    }
    let mut writer = open(upload, offset).await?;
    let mut stream = pin!(stream);
    let mut ending = Ok(());
    while let Some(item) = stream.next().await {
        match item {
            Ok(bytes) => {
                let room = usize::try_from(size.saturating_sub(writer.offset())).unwrap_or(usize::MAX);
                writer = write(writer, &bytes[..bytes.len().min(room)]).await?;
                if bytes.len() > room {
                    ending = Err(FilesError::TooLong { size });
                    break;
                }
            }
            Err(cause) => {
                let offset = writer.offset();
                ending = Err(FilesError::Interrupted { offset, cause: cause.to_string() });
                break;
            }
        }
    }
    let offset = blocking("write an upload", move || writer.close()).await?;
    ending.map(|()| offset)
}

async fn open(upload: Exclusive, offset: u64) -> Result<Writer, FilesError> {
    let writer = blocking("open an upload", move || Writer::open(upload)).await?;
    let there = writer.offset();
    if there == offset { Ok(writer) } else { Err(FilesError::WrongOffset { offset: there }) }
}

/// A buffer's worth at a time, so that many small pieces are one write.
async fn write(mut writer: Writer, mut bytes: &[u8]) -> Result<Writer, FilesError> {
    while !bytes.is_empty() {
        bytes = writer.take(bytes);
        if writer.is_full() {
            writer = blocking("write an upload", move || writer.flush()).await?;
        }
    }
    Ok(writer)
}

struct Writer {
    /// Opened to append: every write lands at the end, which is the offset.
    file: File,
    written: u64,
    waiting: Vec<u8>,
    /// Held for as long as something may be written.
    upload: Exclusive,
}

impl Writer {
    fn open(upload: Exclusive) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(upload.path(Part::Data))?;
        let written = file.metadata()?.len();
        if written == 0 {
            sync_folder(upload.folder())?;
        }
        Ok(Self { file, written, waiting: Vec::with_capacity(STAGING_BUFFER_BYTES), upload })
    }

    fn offset(&self) -> u64 {
        self.written + self.waiting.len() as u64
    }

    /// Takes what fits and gives back the rest.
    fn take<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let (now, later) = bytes.split_at(bytes.len().min(STAGING_BUFFER_BYTES - self.waiting.len()));
        self.waiting.extend_from_slice(now);
        later
    }

    fn is_full(&self) -> bool {
        self.waiting.len() == STAGING_BUFFER_BYTES
    }

    fn flush(mut self) -> io::Result<Self> {
        self.file.write_all(&self.waiting)?;
        self.written += self.waiting.len() as u64;
        self.waiting.clear();
        Ok(self)
    }

    fn close(self) -> io::Result<u64> {
        let writer = self.flush()?;
        writer.file.sync_data()?;
        // Nothing may be written to an upload that another call has by now.
        drop(writer.upload);
        Ok(writer.written)
    }
}
