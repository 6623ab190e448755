//! How much memory a large file takes: as much as a small one. The system that this runs on tells it.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use std::io::{self, Write as _};

use bytes::Bytes;
use chinwag_files::{FileId, FileKey, Files, StorageSetting, clean};
use chinwag_model::{AppKey, Entropy};
use futures_util::{StreamExt as _, stream};

/// Held by the test that measures.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

const UPLOAD_BYTES: u64 = 200 * 1024 * 1024;
const HOSTILE_BYTES: u64 = 64 * 1024 * 1024;
const GROWTH_MAX_BYTES: u64 = 8 * 1024 * 1024;

struct Zero;

impl Entropy for Zero {
    fn next_u64(&self) -> u64 {
        0
    }
}

/// The most memory that this process has had.
fn peak_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

async fn upload(files: &Files, app: i64, bytes: u64) {
    let key = FileKey { app: AppKey(app), id: FileId::make(&Zero) };
    files.begin(&key, bytes).await.unwrap();
    let piece = Bytes::from(vec![7; 64 * 1024]);
    let pieces = stream::iter(0..bytes / piece.len() as u64).map(|_| Ok::<_, String>(piece.clone()));
    assert_eq!(files.append(&key, 0, pieces).await, Ok(bytes));
    assert_eq!(files.finish(&key).await.unwrap().size, bytes);
    let mut download = files.get(&key, None).await.unwrap().unwrap();
    let mut read = 0;
    while let Some(chunk) = download.stream.next().await {
        read += chunk.unwrap().len() as u64;
    }
    assert_eq!(read, bytes);
}

#[tokio::test]
async fn a_large_file_takes_no_more_memory_than_a_small_one() {
    let _alone = ALONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let setting = StorageSetting::Folder(folder.path().join("files"));
    let files = Files::open(folder.path().join("uploads"), &setting).await.unwrap();
    upload(&files, 1, 1024 * 1024).await;
    let before = peak_bytes();
    upload(&files, 2, UPLOAD_BYTES).await;
    let growth = peak_bytes() - before;
    assert!(growth < GROWTH_MAX_BYTES, "{growth} bytes more");
}

/// Beginnings that announce one huge part, in files that have it.
#[tokio::test]
async fn a_huge_part_of_a_file_is_not_read_into_memory() {
    let _alone = ALONE.lock().await;
    let png =
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\0\0\0\0\x03\xf0\0\0eXIfMM\0\x2a";
    let webp = b"RIFF\xf8\xff\xff\x03WEBPEXIF\xe0\xff\xff\x03";
    let heic = b"\0\0\0\x10ftypheic\0\0\0\0\x03\xf0\0\0meta\0\0\0\0\x03\xef\0\0iinf\0\0\xff\xff";
    let mp4 = b"\0\0\0\x10ftypisom\0\0\0\0\x03\xf0\0\0moov\x03\xef\0\0udta";
    let beginnings: [&[u8]; 7] =
        [png, webp, heic, mp4, b"ID3\x04\0\0\x1f\x7f\x7f\x7f", b"\xff\xfb\x90\0", b"OggS"];
    let measured = |beginning: &[u8]| {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(beginning).unwrap();
        file.set_len(HOSTILE_BYTES).unwrap();
        let before = peak_bytes();
        clean(file, &mut io::sink()).unwrap();
        peak_bytes() - before
    };
    measured(b"text");
    for beginning in beginnings {
        let growth = measured(beginning);
        assert!(
            growth < GROWTH_MAX_BYTES,
            "{growth} bytes more for {:?}",
            String::from_utf8_lossy(beginning)
        );
    }
}
