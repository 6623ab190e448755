//! Files on their way out. To know the id is to be allowed to read the file: e-mails and notifications show it.

use std::ops::Range;

use bytes::Bytes;
use chinwag_files::{FileName, FilesError, MediaType, content_disposition};
use chinwag_model::AppId;
use futures_util::Stream;
use futures_util::stream::{BoxStream, StreamExt as _};

use super::unknown_file;
use crate::{Engine, Error};

/// What is said of a file beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHeaders {
    /// What browsers are told it is: nothing that they would run.
    pub content_type: String,
    /// Shown in the page, or to be saved; and under which name.
    pub content_disposition: String,
    /// Of its bytes, in hexadecimal digits. They never change.
    pub sha256: String,
}

/// What of a file is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All.
    Whole,
    /// From a byte on; up to and with another, if one is given.
    From(u64, Option<u64>),
    /// So many bytes at the end.
    Last(u64),
}

/// A file, or a part of it.
pub struct Download {
    /// What is said of it.
    pub headers: FileHeaders,
    /// The size of the whole.
    pub size: u64,
    /// What is given of it; `None` when it has nothing of what was wanted.
    pub range: Option<Range<u64>>,
    /// The bytes of the range.
    pub bytes: BoxStream<'static, Result<Bytes, FilesError>>,
}

impl Engine {
    /// A file that is ready.
    ///
    /// # Errors
    /// `UNKNOWN_FILE`.
    pub async fn file_download(&self, app: &AppId, id: &str, part: Part) -> Result<Download, Error> {
        let options = self.files()?;
        let key = self.file_key(app, id).await?;
        let record = self.store.file(key.app, &key.id).await?.ok_or_else(unknown_file)?;
        let contents = record.contents.ok_or_else(unknown_file)?;
        let media_type = MediaType::new(contents.media_type);
        let headers = FileHeaders {
            content_type: media_type.content_type().to_owned(),
            content_disposition: content_disposition(&media_type, &FileName::new(&record.block.filename)),
            sha256: contents.sha256,
        };
        let size = record.block.size;
        let Some(range) = part.within(size) else {
            return Ok(Download { headers, size, range: None, bytes: nothing().boxed() });
        };
        let whole = range == (0..size);
        let found = options.files.get(&key, (!whole).then(|| range.clone())).await;
        let found = found.map_err(|error| Error::Internal(error.to_string()))?.ok_or_else(unknown_file)?;
        Ok(Download { headers, size: found.size, range: Some(found.range), bytes: found.stream })
    }
}

fn nothing() -> impl Stream<Item = Result<Bytes, FilesError>> {
    futures_util::stream::empty()
}

impl Part {
    /// Which bytes these are in a file of a size.
    fn within(&self, size: u64) -> Option<Range<u64>> {
        match *self {
            Self::Whole => Some(0..size),
            Self::From(first, last) => {
                let end = last.map_or(size, |last| last.saturating_add(1).min(size));
                (first < end).then_some(first..end)
            }
            Self::Last(count) => (count > 0 && size > 0).then(|| size.saturating_sub(count)..size),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_end_with_the_file() {
        let cases = [
            (Part::Whole, Some(0..10)),
            (Part::From(0, None), Some(0..10)),
            (Part::From(3, Some(5)), Some(3..6)),
            (Part::From(3, Some(u64::MAX)), Some(3..10)),
            (Part::From(9, Some(9)), Some(9..10)),
            (Part::From(10, None), None),
            (Part::From(5, Some(4)), None),
            (Part::Last(3), Some(7..10)),
            (Part::Last(30), Some(0..10)),
            (Part::Last(0), None),
        ];
        for (part, range) in cases {
            assert_eq!(part.within(10), range, "{part:?}");
        }
        assert_eq!(Part::Last(1).within(0), None);
    }
}
