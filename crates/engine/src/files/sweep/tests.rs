//! When files go.

use std::convert::Infallible;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use bytes::Bytes;
use chinwag_bus::LocalBus;
use chinwag_files::{Files, StorageSetting};
use chinwag_model::{AppId, AppSettings, Clock, Entropy};
use chinwag_protocol::{ErrorCode, FileUpload};
use chinwag_store::{SqliteOptions, SqliteStore};
use futures_util::{StreamExt as _, stream};
use tempfile::TempDir;

use super::*;
use crate::files::{FileOptions, Upload};
use crate::{Actor, Caller, EngineOptions, NewAppOptions};

const DAWN: i64 = 1_790_000_000_000;
const DAY: i64 = FILE_UNUSED_MAX_MS;

/// A clock that is set by hand, and numbers that do not come again.
struct Set {
    now: AtomicI64,
    last: AtomicU64,
}

impl Clock for Set {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.load(Ordering::Relaxed))
    }
}

impl Entropy for Set {
    fn next_u64(&self) -> u64 {
        self.last.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

struct World {
    engine: Arc<Engine>,
    clock: Arc<Set>,
    caller: Caller,
    _folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = SqliteStore::open(&SqliteOptions::new(folder.path().join("chinwag.db"))).unwrap();
        let files = Files::open(folder.path().join("uploads"), &StorageSetting::Memory).await.unwrap();
        let clock = Arc::new(Set { now: AtomicI64::new(DAWN), last: AtomicU64::new(1) });
        let options = EngineOptions { files: Some(FileOptions::new(files)), ..EngineOptions::default() };
        let bus = Arc::new(LocalBus::default());
        let engine = Engine::start(Arc::new(store), bus, clock.clone(), clock.clone(), options);
        let id = Some(AppId::new("app").unwrap());
        let (name, settings) = ("App".to_owned(), AppSettings::default());
        let app = engine.create_app(NewAppOptions { name, id, secret: None, settings }).await.unwrap();
        Self { engine, clock, caller: Caller { app: Arc::new(app), actor: Actor::App }, _folder: folder }
    }

    /// Announces a file of five bytes; the id of its upload.
    async fn announce(&self) -> String {
        let (filename, size) = ("a.txt".to_owned(), 5);
        let file = FileUpload { filename, size, subtype: None, width: None, height: None, duration: None };
        let started = self.engine.file_upload(&self.caller, file).await.unwrap();
        started.upload.rsplit('/').next().unwrap().to_owned()
    }

    async fn append(&self, id: &str, bytes: &'static [u8]) -> Upload {
        let bytes = stream::iter([Ok::<_, Infallible>(Bytes::from_static(bytes))]);
        self.engine.upload_append(&self.caller.app.id, id, 0, bytes).await.unwrap()
    }

    async fn is_there(&self, id: &str) -> bool {
        match self.engine.upload_progress(&self.caller.app.id, id).await {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.to_wire().code, ErrorCode::UnknownFile);
                false
            }
        }
    }

    async fn sweep_at(&self, now: i64) -> Result<(), Error> {
        self.clock.now.store(now, Ordering::Relaxed);
        self.engine.files_sweep().await
    }
}

#[tokio::test]
async fn what_no_message_has_goes_after_a_day_finished_or_not() {
    let world = World::new().await;
    let (finished, begun) = (world.announce().await, world.announce().await);
    assert!(matches!(world.append(&finished, b"hello").await, Upload::Ready(_)));
    assert_eq!(world.append(&begun, b"hel").await, Upload::UnderWay { offset: 3, size: 5 });
    world.sweep_at(DAWN + DAY - 1).await.unwrap();
    assert!(world.is_there(&finished).await && world.is_there(&begun).await);
    let app = &world.caller.app.id;
    let file = world.engine.file_find(app, &finished).await.unwrap();
    world.sweep_at(DAWN + DAY).await.unwrap();
    assert!(!world.is_there(&finished).await && !world.is_there(&begun).await);
    assert!(world.engine.file_bytes(&file, 0..5).await.is_err(), "its bytes are gone");
}

#[tokio::test]
async fn one_that_cannot_go_now_does_not_keep_the_others() {
    let world = World::new().await;
    let (busy, idle) = (world.announce().await, world.announce().await);
    let (engine, app, id) = (world.engine.clone(), world.caller.app.id.clone(), busy.clone());
    let (began, beginning) = tokio::sync::oneshot::channel();
    // Somebody is at work on it, and does not get on.
    let working = tokio::spawn(async move {
        let silence = stream::once(async move {
            let _ = began.send(());
            std::future::pending::<Result<Bytes, Infallible>>().await
        });
        engine.upload_append(&app, &id, 0, silence.boxed()).await
    });
    beginning.await.unwrap();
    assert!(world.sweep_at(DAWN + DAY).await.is_err());
    assert!(!world.is_there(&idle).await);
    working.abort();
    let _ = working.await;
    world.sweep_at(DAWN + DAY).await.unwrap();
    assert_eq!(world.engine.store.doom_files(Timestamp::from_millis(i64::MAX), 10).await, Ok(Vec::new()));
}
