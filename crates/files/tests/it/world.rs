//! Folders to work in, ids, and the two halves of an upload in one call.

use std::io::Cursor;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use chinwag_files::{FileId, FileKey, Files, FilesError, Finished, StorageSetting, clean};
use chinwag_model::{AppKey, Entropy};
use futures_util::{Stream, TryStreamExt as _, stream};
use tempfile::TempDir;

/// Numbers that do not come again.
struct Counter(AtomicU64);

impl Entropy for Counter {
    fn next_u64(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

static COUNTER: Counter = Counter(AtomicU64::new(1));

/// A file of app 1 that nobody has used.
pub fn new_key() -> FileKey {
    FileKey { app: AppKey(1), id: FileId::make(&COUNTER) }
}

/// A folder with uploads and files, which goes when it is dropped.
pub struct World {
    folder: TempDir,
    pub files: Files,
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let setting = StorageSetting::Folder(folder.path().join("files"));
        Self::with(folder, &setting).await
    }

    pub async fn with(folder: TempDir, storage: &StorageSetting) -> Self {
        let files = Files::open(folder.path().join("uploads"), storage).await.unwrap();
        Self { folder, files }
    }

    /// What a start after a crash finds: the folders, and nothing that was in memory.
    pub async fn restarted(self) -> Self {
        let setting = StorageSetting::Folder(self.folder.path().join("files"));
        Self::with(self.folder, &setting).await
    }

    /// A file of an upload under way.
    pub fn staged(&self, key: &FileKey, ending: &str) -> PathBuf {
        self.folder.path().join("uploads").join(format!("1-{}.{ending}", key.id))
    }

    /// Where a finished file is.
    pub fn stored(&self, key: &FileKey) -> PathBuf {
        self.folder.path().join("files").join("1").join(key.id.as_str())
    }

    pub fn uploads_left(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("uploads")).unwrap().count()
    }

    /// An upload in one piece, not finished.
    pub async fn upload(&self, bytes: &[u8]) -> FileKey {
        let key = new_key();
        self.files.begin(&key, bytes.len() as u64).await.unwrap();
        self.files.append(&key, 0, pieces(bytes, 1000)).await.unwrap();
        key
    }

    pub async fn read(&self, key: &FileKey, part: Option<Range<u64>>) -> Result<Option<Vec<u8>>, FilesError> {
        let Some(download) = self.files.get(key, part).await? else { return Ok(None) };
        let bytes: Vec<Bytes> = download.stream.try_collect().await?;
        assert_eq!(
            bytes.iter().map(|bytes| bytes.len() as u64).sum::<u64>(),
            download.range.end - download.range.start
        );
        Ok(Some(bytes.concat()))
    }
}

/// The bytes, as they come over the network.
pub fn pieces(bytes: &[u8], size: usize) -> impl Stream<Item = Result<Bytes, String>> + use<> {
    let pieces: Vec<_> = bytes.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

/// What is found in a file, and what is kept of it.
pub fn cleaned(bytes: &[u8]) -> (Finished, Vec<u8>) {
    let mut kept = Vec::new();
    let finished = clean(Cursor::new(bytes), &mut kept).unwrap();
    assert_eq!(finished.size, kept.len() as u64);
    (finished, kept)
}
