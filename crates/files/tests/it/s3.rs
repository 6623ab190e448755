//! Files in S3. The other side is `bucket`: it answers as S3 documents the requests that the storage may send, refuses
//! every other, and writes down what came.

mod bucket;

use bytes::Bytes;
use chinwag_files::{FilesError, S3Setting, StorageSetting};

use crate::samples::pictures::secret_jpeg;
use crate::world::{World, new_key, pieces};
use bucket::Bucket;

async fn world(bucket: &Bucket) -> World {
    let setting = S3Setting {
        endpoint: Some(bucket.endpoint()),
        bucket: "chat".to_owned(),
        region: "eu-test-1".to_owned(),
        access_key_id: "a-key".to_owned(),
        secret_access_key: "its-secret".to_owned(),
        path_style: true,
    };
    World::with(tempfile::tempdir().unwrap(), &StorageSetting::S3(setting)).await
}

#[tokio::test]
async fn a_small_file_is_one_request() {
    let bucket = Bucket::open().await;
    let world = world(&bucket).await;
    let key = world.upload(&secret_jpeg()).await;
    let finished = world.files.finish(&key).await.unwrap();
    let path = format!("/chat/1/{}", key.id);
    assert_eq!(bucket.requests(), [format!("PUT {path}")]);

    let bytes = world.read(&key, None).await.unwrap().unwrap();
    assert_eq!(bytes.len() as u64, finished.size);
    assert_eq!(world.read(&key, Some(2..10)).await, Ok(Some(bytes[2..10].to_vec())));
    assert_eq!(world.read(&key, Some(10..9_999_999)).await, Ok(Some(bytes[10..].to_vec())));
    let size = finished.size;
    assert_eq!(world.read(&key, Some(size..size + 1)).await, Err(FilesError::NotInFile { size }));
    // To finish again asks whether it is there, and sends nothing.
    assert_eq!(world.files.finish(&key).await, Ok(finished));
    assert_eq!(bucket.requests().last(), Some(&format!("HEAD {path}")));

    for _ in 0..2 {
        world.files.delete(&key).await.unwrap();
        assert_eq!(world.read(&key, None).await, Ok(None));
    }
}

#[tokio::test]
async fn a_large_file_goes_in_parts() {
    let bucket = Bucket::open().await;
    let world = world(&bucket).await;
    let bytes: Vec<u8> = (0..11 * 1024 * 1024u32).map(|n| (n % 251) as u8).collect();
    let key = new_key();
    world.files.begin(&key, bytes.len() as u64).await.unwrap();
    world.files.append(&key, 0, pieces(&bytes, 1 << 20)).await.unwrap();
    world.files.finish(&key).await.unwrap();
    let path = format!("/chat/1/{}", key.id);
    let expected = [
        format!("POST {path}?uploads="),
        format!("PUT {path}?partNumber=1&uploadId=1"),
        format!("PUT {path}?partNumber=2&uploadId=1"),
        format!("PUT {path}?partNumber=3&uploadId=1"),
        format!("POST {path}?uploadId=1"),
    ];
    assert_eq!(bucket.requests(), expected);
    assert_eq!(world.read(&key, None).await.unwrap().map(Bytes::from), Some(bytes.into()));
}

/// What went wrong is said, nothing is lost, and the next call does it.
#[tokio::test]
async fn a_bucket_that_refuses_leaves_an_upload_that_can_be_finished() {
    let bucket = Bucket::open().await;
    let world = world(&bucket).await;
    let bytes = vec![7; 6 * 1024 * 1024];
    let key = world.upload(&bytes).await;
    bucket.refuse_parts(true);
    let refused = world.files.finish(&key).await;
    assert!(matches!(&refused, Err(FilesError::Failed(_))), "{refused:?}");
    assert!(!format!("{refused:?}").contains("its-secret"));
    // The parts that went through are not paid for.
    assert_eq!(bucket.requests().last(), Some(&format!("DELETE /chat/1/{}?uploadId=1", key.id)));
    assert_eq!(world.read(&key, None).await, Ok(None));
    bucket.refuse_parts(false);
    world.files.finish(&key).await.unwrap();
    assert_eq!(world.read(&key, None).await, Ok(Some(bytes)));
}
