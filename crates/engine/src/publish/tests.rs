//! Publishing goes on, whatever happens.

use chinwag_bus::Bus;
use chinwag_model::{AppSettings, Clock, Entropy, Timestamp, UserPatch};
use chinwag_store::{AppStore as _, NewApp, PutMode, PutUser, SqliteOptions, SqliteStore, Store};
use parking_lot::Mutex;

use super::*;
use crate::EngineOptions;

/// A bus that fails at its first publication.
#[derive(Default)]
struct Failing {
    published: Mutex<Vec<u64>>,
    has_failed: Mutex<bool>,
}

impl Bus for Failing {
    fn publish(&self, publication: Publication) {
        if !std::mem::replace(&mut *self.has_failed.lock(), true) {
            panic!("a mistake in a publication");
        }
        self.published.lock().extend(publication.revision);
    }

    fn may_be_connected(&self, _: AppKey, _: &UserId) -> bool {
        true
    }

    fn settings_changed(&self, _: AppKey) {}
}

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(1_790_000_000_000)
    }
}

impl Entropy for Still {
    fn next_u64(&self) -> u64 {
        7
    }
}

#[tokio::test]
async fn an_event_that_panics_silences_no_other_and_holds_up_no_answer() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = Arc::new(SqliteStore::open(&SqliteOptions::new(folder.path().join("chinwag.db"))).unwrap());
    let bus = Arc::new(Failing::default());
    let still = Arc::new(Still);
    let _engine =
        Engine::start(store.clone(), bus.clone(), still.clone(), still.clone(), EngineOptions::default());
    let (id, settings) = (chinwag_model::AppId::new("app").unwrap(), AppSettings::default());
    let new = NewApp { id, name: "app".into(), settings, secret: "sk_test_app".into(), at: still.now() };
    let app = store.create_app(new).await.unwrap();
    for name in ["Alice", "Alicia", "Ally"] {
        let patch = UserPatch { name: Some(name.into()), ..UserPatch::default() };
        let put = PutUser { id: UserId::new("alice").unwrap(), patch, mode: PutMode::Upsert };
        store.put_users(app.key, vec![put], still.now()).await.unwrap();
    }
    assert_eq!(*bus.published.lock(), [2, 3]);
}
