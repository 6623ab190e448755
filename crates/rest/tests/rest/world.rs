//! A server with two apps, and their back ends.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use chinwag_bus::LocalBus;
use chinwag_engine::{Actor, Caller, Engine, EngineOptions, NewAppOptions};
use chinwag_model::{
    App, AppId, AppSettings, Clock, ConversationId, Emoji, Entropy, MessageId, Timestamp, UserId,
};
use chinwag_protocol::ReactionWrite;
use chinwag_store::{SqliteOptions, SqliteStore, Synchronous};
use serde_json::{Value, json};

use crate::http::{Answer, request};

/// When every world begins, in Unix milliseconds.
pub const DAWN: i64 = 1_700_000_000_000;
/// The secret key of the app `shop`.
pub const KEY: &str = "sk_test_shop";
/// The secret key of the app `rival`.
pub const RIVAL_KEY: &str = "sk_test_rival";

/// What opens the API for operators.
pub const ADMIN_TOKEN: &str = "an operator's token of some length";

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

/// A server, seen by the back end of the app `shop`.
pub struct World {
    pub address: SocketAddr,
    pub engine: Arc<Engine>,
    pub shop: App,
    clock: Arc<HandClock>,
    _folder: tempfile::TempDir,
}

impl World {
    /// A server with two apps and nobody in them.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let options = SqliteOptions {
            synchronous: Synchronous::Off,
            readers: 2,
            ..SqliteOptions::new(folder.path().join("chinwag.db"))
        };
        let store = Arc::new(SqliteStore::open(&options).expect("a store"));
        let clock = Arc::new(HandClock(AtomicI64::new(DAWN)));
        let admin_token = Some(ADMIN_TOKEN.to_owned());
        let options = EngineOptions { participant_limit: 400, admin_token, ..EngineOptions::default() };
        let entropy = Arc::new(Counter(AtomicU64::new(1)));
        let engine = Engine::start(store, Arc::new(LocalBus::default()), clock.clone(), entropy, options);
        let shop = make_app(&engine, "shop", KEY).await;
        make_app(&engine, "rival", RIVAL_KEY).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = chinwag_rest::router(engine.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, engine, shop, clock, _folder: folder }
    }

    /// A server where Alice and Bob, named so, are in the conversation `order`, one millisecond after dawn.
    pub async fn with_order() -> Self {
        let world = Self::new().await;
        world.put("/users", json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob" } })).await.ok();
        world.wait(1);
        world.put("/conversations/order", json!({ "participants": ["alice", "bob"] })).await.ok();
        world
    }

    /// Lets time pass, in milliseconds.
    pub fn wait(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    /// The present moment.
    pub fn now(&self) -> i64 {
        self.clock.now().as_millis()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.call("PUT", path, Some(body)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call("POST", path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.call("PATCH", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.call("DELETE", path, None).await
    }

    /// Sends one text to `order` a millisecond later, and gives its id.
    pub async fn say(&self, sender: &str, text: &str) -> String {
        self.wait(1);
        let message = json!([{ "type": "UserMessage", "sender": sender, "text": text }]);
        let sent = self.post("/conversations/order/messages", message).await.ok();
        sent[0]["id"].as_str().expect("an id").to_owned()
    }

    /// Reacts to a message of `order`, as a user does in a browser.
    pub async fn react(&self, user: &str, message: &str, emoji: &str) {
        let user = UserId::new(user).expect("a user id");
        let caller = Caller { app: Arc::new(self.shop.clone()), actor: Actor::User(user.clone()) };
        let reaction = ReactionWrite {
            conversation: ConversationId::new("order").expect("a conversation id"),
            message: MessageId::new(message).expect("a message id"),
            emoji: Emoji::new(emoji).expect("an emoji"),
        };
        self.engine.reaction_add(&caller, &user, reaction).await.expect("a reaction");
    }

    /// What one field is in each item of a list.
    pub async fn list(&self, path: &str, field: &str) -> Vec<String> {
        let page = self.get(path).await.ok();
        assert_eq!(page.as_object().map(serde_json::Map::len), Some(1), "a page holds data and nothing else");
        let items = page["data"].as_array().expect("a list");
        items.iter().map(|item| item[field].as_str().expect("text").to_owned()).collect()
    }

    /// The same request from the other app's back end, with its own key, in its own app.
    pub async fn rival(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.send(method, &format!("/v1/rival{path}"), RIVAL_KEY, body).await
    }

    /// Any request to any app with any credential.
    pub async fn send(&self, method: &str, path: &str, credential: &str, body: Option<Value>) -> Answer {
        let authorization = format!("Bearer {credential}");
        let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
        let headers = if body.is_some() { &headers[..] } else { &headers[..1] };
        let bytes = body.map(|body| body.to_string()).unwrap_or_default();
        request(self.address, method, path, headers, bytes.as_bytes()).await
    }

    async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.send(method, &format!("/v1/shop{path}"), KEY, body).await
    }
}

async fn make_app(engine: &Engine, id: &str, key: &str) -> App {
    let options = NewAppOptions {
        name: id.to_owned(),
        id: Some(AppId::new(id).expect("an id")),
        secret: Some(key.to_owned()),
        settings: AppSettings::default(),
    };
    engine.create_app(options).await.expect("an app")
}

/// How long something may take, so that what never happens fails the test and does not hang it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until there is an answer.
pub async fn eventually<T>(answer: impl AsyncFn() -> Option<T>) -> T {
    let waiting = async {
        loop {
            if let Some(answer) = answer().await {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("what was waited for did not happen")
}
