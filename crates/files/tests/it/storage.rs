//! Finished files, and what a crash leaves of finishing.

use chinwag_files::{FileKey, FilesError, StorageSetting};
use chinwag_model::AppKey;

use crate::samples::pictures::{SECRET, secret_jpeg};
use crate::world::{World, new_key};

async fn worlds() -> [World; 2] {
    [World::new().await, World::with(tempfile::tempdir().unwrap(), &StorageSetting::Memory).await]
}

#[tokio::test]
async fn a_file_is_read_in_parts() {
    for world in worlds().await {
        let bytes: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
        let key = world.upload(&bytes).await;
        world.files.finish(&key).await.unwrap();
        assert_eq!(world.read(&key, None).await, Ok(Some(bytes.clone())));
        for part in [0..1, 0..200_000, 65_535..65_537, 199_999..200_000, 199_000..999_999] {
            let end = part.end.min(200_000) as usize;
            assert_eq!(
                world.read(&key, Some(part.clone())).await,
                Ok(Some(bytes[part.start as usize..end].to_vec()))
            );
        }
        let download = world.files.get(&key, Some(10..20)).await.unwrap().unwrap();
        assert_eq!((download.size, download.range), (200_000, 10..20));
        for part in [200_000..200_001, 5..5, 999_999..1_000_000] {
            assert_eq!(world.read(&key, Some(part)).await, Err(FilesError::NotInFile { size: 200_000 }));
        }
    }
}

#[tokio::test]
async fn a_deleted_file_is_gone_and_stays_so() {
    for world in worlds().await {
        let key = world.upload(b"hello").await;
        world.files.finish(&key).await.unwrap();
        for _ in 0..2 {
            world.files.delete(&key).await.unwrap();
            assert_eq!(world.read(&key, None).await, Ok(None));
            assert_eq!(world.read(&key, Some(0..1)).await, Ok(None));
        }
        assert_eq!(world.read(&new_key(), None).await, Ok(None));
    }
}

#[tokio::test]
async fn another_app_has_another_file() {
    for world in worlds().await {
        let key = world.upload(b"hello").await;
        let other = FileKey { app: AppKey(2), id: key.id.clone() };
        assert_eq!(world.files.progress(&other).await, Err(FilesError::UnknownUpload));
        world.files.finish(&key).await.unwrap();
        assert_eq!(world.read(&other, None).await, Ok(None));
        world.files.forget(&other).await.unwrap();
        world.files.delete(&other).await.unwrap();
        assert_eq!(world.read(&key, None).await, Ok(Some(b"hello".to_vec())));
    }
}

/// Each state that a crash can leave between two steps of finishing, made by hand from that of one that went through.
#[tokio::test]
async fn finishing_goes_on_after_a_crash_between_any_two_steps() {
    let jpeg = secret_jpeg();
    let mut world = World::new().await;
    for crash in ["nothing", "clean written", "record written", "put", "all"] {
        let key = world.upload(&jpeg).await;
        let began = std::fs::read(world.staged(&key, "json")).unwrap();
        let finished = world.files.finish(&key).await.unwrap();
        let record = std::fs::read(world.staged(&key, "json")).unwrap();
        let stored = std::fs::read(world.stored(&key)).unwrap();
        if crash != "all" {
            std::fs::write(world.staged(&key, "data"), &jpeg).unwrap();
        }
        if matches!(crash, "clean written" | "record written") {
            // Half of it, which the next one must not take for the whole.
            std::fs::write(world.staged(&key, "clean"), &stored[..stored.len() / 2]).unwrap();
        }
        if matches!(crash, "nothing" | "clean written") {
            std::fs::write(world.staged(&key, "json"), &began).unwrap();
        }
        if matches!(crash, "nothing" | "clean written" | "record written") {
            std::fs::remove_file(world.stored(&key)).unwrap();
        }
        world = world.restarted().await;
        for _ in 0..2 {
            assert_eq!(world.files.finish(&key).await, Ok(finished.clone()), "{crash}");
        }
        assert_eq!(std::fs::read(world.stored(&key)).unwrap(), stored, "{crash}");
        assert_eq!(std::fs::read(world.staged(&key, "json")).unwrap(), record, "{crash}");
        assert!(!world.staged(&key, "data").exists() && !world.staged(&key, "clean").exists(), "{crash}");
    }
}

#[tokio::test]
async fn what_is_stored_is_what_was_cleaned() {
    for world in worlds().await {
        let key = world.upload(&secret_jpeg()).await;
        let finished = world.files.finish(&key).await.unwrap();
        let stored = world.read(&key, None).await.unwrap().unwrap();
        assert_eq!(stored.len() as u64, finished.size);
        assert!(!stored.windows(SECRET.len()).any(|window| window == SECRET));
    }
}
