//! Apps, their engine, and what delivers for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use chinwag_bus::LocalBus;
use chinwag_engine::{Actor, AppMessage, Caller, Engine, EngineOptions, NewAppOptions};
use chinwag_model::{
    App, AppId, AppSettings, Clock, ConversationId, Custom, Entropy, Timestamp, UserId, UserPatch,
    WebhookEvent,
};
use chinwag_outbound::{Outbound, OutboundOptions};
use chinwag_protocol::{ConversationWrite, Said, UserWrite};
use chinwag_store::{SqliteOptions, SqliteStore, Synchronous};
use tokio_util::sync::CancellationToken;

/// When every world begins, in Unix milliseconds.
pub const DAWN: i64 = 1_700_000_000_000;

/// Time that passes only when told to.
pub struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Numbers that only differ.
struct Counter(AtomicU64);

impl Entropy for Counter {
    fn next_u64(&self) -> u64 {
        self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst)
    }
}

pub struct World {
    pub engine: Arc<Engine>,
    pub clock: Arc<HandClock>,
    stop: CancellationToken,
    _folder: tempfile::TempDir,
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl World {
    /// With an outbound that may reach this machine, or not.
    pub async fn new(allow_private: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteOptions {
            synchronous: Synchronous::Off,
            readers: 2,
            ..SqliteOptions::new(folder.path().join("chinwag.db"))
        };
        let store = Arc::new(SqliteStore::open(&options).unwrap());
        let clock = Arc::new(HandClock(AtomicI64::new(DAWN)));
        let entropy = Arc::new(Counter(AtomicU64::new(1)));
        let bus = Arc::new(LocalBus::default());
        let engine = Engine::start(store, bus, clock.clone(), entropy, EngineOptions::default());
        let stop = CancellationToken::new();
        let options = OutboundOptions { allow_private, poll: Duration::from_millis(5) };
        let outbound = Outbound::new(engine.clone(), &options).unwrap();
        tokio::spawn(outbound.run(stop.clone()));
        Self { engine, clock, stop, _folder: folder }
    }

    /// Lets time pass, in milliseconds.
    pub fn wait(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    pub async fn app(&self, id: &str) -> Arc<App> {
        let options = NewAppOptions {
            name: id.to_owned(),
            id: Some(AppId::new(id).unwrap()),
            secret: Some("sk_test_EXAMPLE".to_owned()),
            settings: AppSettings::default(),
        };
        Arc::new(self.engine.create_app(options).await.unwrap())
    }

    /// Tells a receiver of some kinds of events.
    pub async fn hook(&self, app: &App, url: String, events: &[WebhookEvent]) -> String {
        self.engine.add_webhook(app, url, events.to_vec()).await.unwrap().id
    }

    /// Makes a conversation with these people in it.
    pub async fn talk(&self, app: &Arc<App>, id: &str, people: &[&str]) {
        let caller = back_end(app);
        let write = |name: &&str| UserWrite {
            user: UserId::new(name).unwrap(),
            set: UserPatch { name: Some((*name).to_owned()), ..UserPatch::default() },
        };
        self.engine.users_set(&caller, people.iter().map(write).collect()).await.unwrap();
        let conversation = ConversationId::new(id).unwrap();
        let write = ConversationWrite { conversation, set: Default::default(), me: Default::default() };
        let people = people.iter().map(|name| UserId::new(name).unwrap()).collect();
        self.engine.conversation_put(&caller, write, people).await.unwrap();
    }

    pub async fn say(&self, app: &Arc<App>, conversation: &str, sender: &str, text: &str) {
        let message = AppMessage {
            sender: Some(UserId::new(sender).unwrap()),
            said: Said::Text(text.to_owned()),
            custom: Custom::new(),
            referenced_message: None,
            key: None,
            origin: None,
            past: None,
        };
        let conversation = ConversationId::new(conversation).unwrap();
        self.engine.messages_send(&back_end(app), &conversation, vec![message]).await.unwrap();
    }

    /// Waits until a condition holds.
    pub async fn until(&self, holds: impl AsyncFn() -> bool) {
        until(holds).await;
    }
}

pub fn back_end(app: &Arc<App>) -> Caller {
    Caller { app: app.clone(), actor: Actor::App }
}

/// How long something may take, so that what never happens fails the test and does not hang it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until a condition holds.
pub async fn until(holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("what was waited for did not happen");
}
