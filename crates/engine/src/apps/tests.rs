//! How long an app is known.

use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Waker};

use chinwag_bus::LocalBus;
use chinwag_model::{Clock, Entropy};
use chinwag_store::{AppStore as _, SqliteOptions, SqliteStore};

use super::*;
use crate::EngineOptions;

/// A clock that is set by hand; and no chance.
struct Set(AtomicI64);

impl Clock for Set {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

impl Entropy for Set {
    fn next_u64(&self) -> u64 {
        7
    }
}

#[tokio::test]
async fn a_revoked_key_is_not_kept_good_by_asking_and_going() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = Arc::new(SqliteStore::open(&SqliteOptions::new(folder.path().join("chinwag.db"))).unwrap());
    let clock = Arc::new(Set(AtomicI64::new(1_790_000_000_000)));
    let bus = Arc::new(LocalBus::default());
    let engine = Engine::start(store.clone(), bus, clock.clone(), clock.clone(), EngineOptions::default());
    let id = AppId::new("app").unwrap();
    let options = NewAppOptions {
        name: "App".to_owned(),
        id: Some(id.clone()),
        secret: Some("sk_test_app".to_owned()),
        settings: AppSettings::default(),
    };
    let key = engine.create_app(options).await.unwrap().key;
    assert!(engine.app(&id).await.unwrap().secret_keys.iter().all(|key| key.revoked_at.is_none()));
    // As the command line does it, in another process.
    store.revoke_key(key, "sk_test_app".to_owned(), clock.now()).await.unwrap();
    clock.0.fetch_add(APP_FRESH_MS, Ordering::Relaxed);
    let mut asking = Box::pin(engine.app(&id));
    // The answer may be there already, when the thread that reads was fast.
    let _ = asking.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    drop(asking);
    assert!(engine.app(&id).await.unwrap().secret_keys.iter().all(|key| key.revoked_at.is_some()));
}
