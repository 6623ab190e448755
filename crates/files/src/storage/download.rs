//! A file on its way out.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;

use bytes::Bytes;
use futures_util::stream::{BoxStream, StreamExt as _, TryStreamExt as _, try_unfold};
use object_store::{GetResult, GetResultPayload};

use crate::FilesError;
use crate::blocking::blocking;
use crate::limits::DOWNLOAD_CHUNK_BYTES;

/// A file, or a part of it.
pub struct Download {
    /// The size of the whole file.
    pub size: u64,
    /// What the stream brings of it.
    pub range: Range<u64>,
    /// The bytes. After an error nothing more comes.
    pub stream: BoxStream<'static, Result<Bytes, FilesError>>,
}

impl Download {
    pub(super) fn new(found: GetResult) -> Self {
        let (size, range) = (found.meta.size, found.range.clone());
        let stream = match found.payload {
            GetResultPayload::File(file, _) => read(file, range.clone()),
            // What is left is the kind for other storages.
            _ => found.into_stream().map_err(|cause| FilesError::failed("read a file", cause)).boxed(),
        };
        Self { size, range, stream }
    }
}

/// The library reads local files in pieces of 8 KiB, each by a task of its own.
fn read(file: File, range: Range<u64>) -> BoxStream<'static, Result<Bytes, FilesError>> {
    let chunks = try_unfold((file, range), |(file, range)| async move {
        if range.is_empty() {
            return Ok(None);
        }
        let reading = move || {
            let chunk = read_chunk(&file, &range)?;
            let rest = range.start + chunk.len() as u64..range.end;
            Ok(Some((chunk, (file, rest))))
        };
        blocking("read a file", reading).await
    });
    chunks.boxed()
}

fn read_chunk(mut file: &File, range: &Range<u64>) -> io::Result<Bytes> {
    let wanted = (range.end - range.start).min(DOWNLOAD_CHUNK_BYTES as u64);
    file.seek(SeekFrom::Start(range.start))?;
    let mut chunk = Vec::with_capacity(DOWNLOAD_CHUNK_BYTES);
    file.take(wanted).read_to_end(&mut chunk)?;
    if chunk.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(chunk.into())
}
