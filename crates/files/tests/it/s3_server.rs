//! Files in an S3 server that is not ours: `s3s` checks signatures and requests as S3 does, `s3s-fs` keeps the objects
//! in a folder, and neither knows what the storage expects of it.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use chinwag_files::{FilesError, S3Setting, StorageSetting};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tempfile::TempDir;

use crate::samples::pictures::secret_jpeg;
use crate::world::{World, new_key, pieces};

const BUCKET: &str = "chat";

/// A server with one empty bucket. Its folder goes when it is dropped.
struct Server {
    endpoint: String,
    _folder: TempDir,
}

impl Server {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single("a-key", "its-secret"));
        let service = service.build();
        let router = Router::new().fallback(move |request| answer(service.clone(), request));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { endpoint, _folder: folder }
    }

    async fn world(&self, secret: &str) -> World {
        let setting = S3Setting {
            endpoint: Some(self.endpoint.clone()),
            bucket: BUCKET.to_owned(),
            region: "eu-test-1".to_owned(),
            access_key_id: "a-key".to_owned(),
            secret_access_key: secret.to_owned(),
            path_style: true,
        };
        World::with(tempfile::tempdir().unwrap(), &StorageSetting::S3(setting)).await
    }
}

async fn answer(service: S3Service, request: Request) -> Response {
    match service.call(request.map(s3s::Body::http_body_unsync)).await {
        Ok(response) => response.map(Body::new),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:?}")).into_response(),
    }
}

#[tokio::test]
async fn a_small_file_and_its_parts_come_back_until_it_is_deleted() {
    let server = Server::start().await;
    let world = server.world("its-secret").await;
    let key = world.upload(&secret_jpeg()).await;
    let finished = world.files.finish(&key).await.unwrap();
    let bytes = world.read(&key, None).await.unwrap().unwrap();
    assert_eq!(bytes.len() as u64, finished.size);
    assert_eq!(world.read(&key, Some(2..10)).await, Ok(Some(bytes[2..10].to_vec())));
    let size = finished.size;
    assert_eq!(world.read(&key, Some(size..size + 1)).await, Err(FilesError::NotInFile { size }));
    assert_eq!(world.files.finish(&key).await, Ok(finished));
    for _ in 0..2 {
        world.files.delete(&key).await.unwrap();
        assert_eq!(world.read(&key, None).await, Ok(None));
    }
}

#[tokio::test]
async fn a_large_file_comes_back_as_it_went_in_parts() {
    let server = Server::start().await;
    let world = server.world("its-secret").await;
    let bytes: Vec<u8> = (0..11 * 1024 * 1024u32).map(|n| (n % 251) as u8).collect();
    let key = new_key();
    world.files.begin(&key, bytes.len() as u64).await.unwrap();
    world.files.append(&key, 0, pieces(&bytes, 1 << 20)).await.unwrap();
    let finished = world.files.finish(&key).await.unwrap();
    assert_eq!(finished.size, bytes.len() as u64);
    assert!(world.read(&key, None).await.unwrap().unwrap() == bytes, "other bytes came back");
}

#[tokio::test]
async fn a_wrong_key_leaves_an_upload_that_can_be_finished() {
    let server = Server::start().await;
    let world = server.world("another-secret").await;
    let key = world.upload(b"words").await;
    let refused = world.files.finish(&key).await;
    assert!(matches!(&refused, Err(FilesError::Failed(_))), "{refused:?}");
    assert!(!format!("{refused:?}").contains("another-secret"));
    assert_eq!(world.files.progress(&key).await.map(|progress| progress.offset), Ok(5));
}
