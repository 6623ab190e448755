//! Uploads that stop and go on.

use bytes::Bytes;
use chinwag_files::{FilesError, Progress};
use chinwag_model::Timestamp;
use futures_util::{StreamExt as _, stream};
use sha2::{Digest as _, Sha256};

use crate::world::{World, new_key, pieces};

fn noise(len: usize) -> Vec<u8> {
    (0..len as u64).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8).collect()
}

#[tokio::test]
async fn an_upload_in_pieces_becomes_a_file() {
    let world = World::new().await;
    let (key, bytes) = (new_key(), noise(700_001));
    world.files.begin(&key, bytes.len() as u64).await.unwrap();
    assert_eq!(world.files.append(&key, 0, pieces(&bytes[..300_000], 777)).await, Ok(300_000));
    assert_eq!(world.files.progress(&key).await, Ok(Progress { offset: 300_000, size: 700_001 }));
    assert_eq!(
        world.files.finish(&key).await,
        Err(FilesError::Incomplete { offset: 300_000, size: 700_001 })
    );
    assert_eq!(world.files.append(&key, 300_000, pieces(&bytes[300_000..], 1 << 20)).await, Ok(700_001));

    let finished = world.files.finish(&key).await.unwrap();
    assert_eq!(finished.size, 700_001);
    assert_eq!(finished.sha256, hex::encode(Sha256::digest(&bytes)));
    assert_eq!(finished.media_type.as_str(), "application/octet-stream");
    assert_eq!(world.read(&key, None).await, Ok(Some(bytes)));
    world.files.forget(&key).await.unwrap();
    assert_eq!(world.uploads_left(), 0);
    assert_eq!(world.files.progress(&key).await, Err(FilesError::UnknownUpload));
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let world = World::new().await;
    let key = new_key();
    world.files.begin(&key, 0).await.unwrap();
    assert_eq!(world.files.finish(&key).await.unwrap().size, 0);
    assert_eq!(world.read(&key, None).await, Ok(Some(Vec::new())));
}

#[tokio::test]
async fn a_wrong_offset_is_told_the_right_one() {
    let world = World::new().await;
    let key = world.upload(b"hello").await;
    for offset in [0, 4, 6] {
        let refused = world.files.append(&key, offset, pieces(b"!", 1)).await;
        assert_eq!(refused, Err(FilesError::WrongOffset { offset: 5 }));
    }
    assert_eq!(world.files.append(&new_key(), 0, pieces(b"!", 1)).await, Err(FilesError::UnknownUpload));
}

#[tokio::test]
async fn what_was_announced_is_the_most_that_is_kept() {
    let world = World::new().await;
    let key = new_key();
    world.files.begin(&key, 5).await.unwrap();
    world.files.begin(&key, 5).await.unwrap();
    assert_eq!(world.files.begin(&key, 6).await, Err(FilesError::AlreadyBegun { size: 5 }));
    let refused = world.files.append(&key, 0, pieces(b"hello, world", 4)).await;
    assert_eq!(refused, Err(FilesError::TooLong { size: 5 }));
    world.files.finish(&key).await.unwrap();
    assert_eq!(world.read(&key, None).await, Ok(Some(b"hello".to_vec())));
}

#[tokio::test]
async fn what_came_before_the_sender_broke_off_is_kept() {
    let world = World::new().await;
    let key = new_key();
    world.files.begin(&key, 10).await.unwrap();
    let broken = pieces(b"abc", 1).chain(stream::iter([Err("reset by peer".to_owned())]));
    let cause = "reset by peer".to_owned();
    assert_eq!(world.files.append(&key, 0, broken).await, Err(FilesError::Interrupted { offset: 3, cause }));
    assert_eq!(world.files.append(&key, 3, pieces(b"defghij", 3)).await, Ok(10));
}

#[tokio::test]
async fn one_call_at_a_time_is_at_work_on_an_upload() {
    let world = World::new().await;
    let key = new_key();
    world.files.begin(&key, 10).await.unwrap();
    let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
    let slow = stream::once(async move {
        receiver.await.unwrap();
        Ok::<_, String>(Bytes::from_static(b"slow"))
    });
    let (first, ()) = tokio::join!(world.files.append(&key, 0, slow), async {
        assert_eq!(world.files.append(&key, 0, pieces(b"fast", 1)).await, Err(FilesError::Busy));
        assert_eq!(world.files.finish(&key).await, Err(FilesError::Busy));
        assert_eq!(world.files.forget(&key).await, Err(FilesError::Busy));
        assert_eq!(world.files.sweep(Timestamp::from_millis(i64::MAX)).await, Ok(Vec::new()));
        sender.send(()).unwrap();
    });
    assert_eq!(first, Ok(4));
    assert_eq!(world.files.append(&key, 4, pieces(b"ly", 1)).await, Ok(6));
}

/// What was written when the process died is the beginning of what was sent, and its length says where to go on.
#[tokio::test]
async fn an_upload_goes_on_after_a_crash_at_any_byte() {
    let bytes = noise(40);
    let mut world = World::new().await;
    for there in 0..bytes.len() {
        let key = new_key();
        world.files.begin(&key, bytes.len() as u64).await.unwrap();
        std::fs::write(world.staged(&key, "data"), &bytes[..there]).unwrap();
        world = world.restarted().await;
        let offset = world.files.progress(&key).await.unwrap().offset;
        assert_eq!(offset, there as u64);
        world.files.append(&key, offset, pieces(&bytes[there..], 7)).await.unwrap();
        world.files.finish(&key).await.unwrap();
        assert_eq!(world.read(&key, None).await, Ok(Some(bytes.clone())));
    }
}

#[tokio::test]
async fn an_append_that_nobody_waits_for_leaves_an_upload_that_goes_on() {
    let world = World::new().await;
    let (key, bytes) = (new_key(), noise(2_000_000));
    world.files.begin(&key, bytes.len() as u64).await.unwrap();
    let endless = pieces(&bytes[..1_000_000], 10_000).chain(stream::pending());
    tokio::select! {
        _ = world.files.append(&key, 0, endless) => panic!("the stream does not end"),
        () = async { while std::fs::metadata(world.staged(&key, "data")).map_or(0, |data| data.len()) < 500_000 { tokio::task::yield_now().await } } => {}
    }
    // Something may still be written by the call that was dropped; until then the upload is busy.
    let offset = loop {
        match world.files.progress(&key).await {
            Err(FilesError::Busy) => tokio::task::yield_now().await,
            progress => break progress.unwrap().offset,
        }
    };
    world.files.append(&key, offset, pieces(&bytes[offset as usize..], 1 << 20)).await.unwrap();
    world.files.finish(&key).await.unwrap();
    assert_eq!(world.read(&key, None).await, Ok(Some(bytes)));
}

#[tokio::test]
async fn what_nobody_finished_is_swept_when_it_is_old() {
    let world = World::new().await;
    let (unfinished, finished) = (world.upload(b"half").await, world.upload(b"whole").await);
    let begun = new_key();
    world.files.begin(&begun, 7).await.unwrap();
    world.files.finish(&finished).await.unwrap();
    assert_eq!(world.files.sweep(Timestamp::from_millis(1_000_000)).await, Ok(Vec::new()));

    let swept = world.files.sweep(Timestamp::from_millis(i64::MAX)).await.unwrap();
    let mut found: Vec<_> = swept.into_iter().map(|swept| (swept.key, swept.finished)).collect();
    found.sort();
    let mut expected = [(unfinished, false), (finished.clone(), true), (begun, false)];
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(world.uploads_left(), 0);
    // The file itself is whoever's who wrote it down.
    assert_eq!(world.read(&finished, None).await, Ok(Some(b"whole".to_vec())));
}

/// A server sweeps as it starts, and that is when those who were cut off ask how far they are.
#[tokio::test]
async fn a_sweep_keeps_nobody_from_what_is_not_old() {
    let world = World::new().await;
    let uploads = [world.upload(b"one").await, world.upload(b"two").await, world.upload(b"three").await];
    let sweeping = async {
        for _ in 0..100 {
            assert_eq!(world.files.sweep(Timestamp::from_millis(1_000_000)).await, Ok(Vec::new()));
        }
    };
    let asking = async {
        for upload in uploads.iter().cycle() {
            assert!(world.files.progress(upload).await.is_ok(), "sweeping made it busy");
        }
    };
    tokio::select! {
        () = sweeping => {}
        () = asking => {}
    }
}
