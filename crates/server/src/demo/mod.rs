//! What `chinwag dev` shows: an app without authentication, some people, and what they have said to each other.

mod scenes;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chinwag_bus::LocalBus;
use chinwag_engine::{Actor, AppMessage, Caller, Engine, EngineOptions, NewAppOptions};
use chinwag_model::{
    AppId, AppSettings, Clock, ConversationId, ConversationPatch, Custom, IdempotencyKey, Invalid, Patch,
    Timestamp, UserId, UserPatch,
};
use chinwag_protocol::{ConversationWrite, Said, UserWrite};

use crate::ambient::SystemEntropy;
use crate::node::Node;
use scenes::{PEOPLE, SCENES, Scene};

/// The id of the demo app.
pub const APP: &str = "demo";
/// Its secret key: no secret at all, which is why the demo listens on this machine only.
pub const SECRET: &str = "sk_test_demo";

const MINUTE_MS: i64 = 60_000;

/// Makes the demo app, unless it is there already: then everything in it stays as people left it.
///
/// # Errors
/// A sentence for the developer.
pub async fn prepare(node: &Node) -> Result<(), String> {
    let id = AppId::new(APP).map_err(|error| error.to_string())?;
    if node.engine.app(&id).await.is_ok() {
        return Ok(());
    }
    let settings = AppSettings {
        authentication: false,
        client_user_sync: true,
        client_conversation_sync: true,
        ..AppSettings::default()
    };
    let options =
        NewAppOptions { name: "Demo".to_owned(), id: Some(id), secret: Some(SECRET.to_owned()), settings };
    let app = node.engine.create_app(options).await.map_err(|error| error.to_string())?;
    let caller = Caller { app: Arc::new(app), actor: Actor::App };
    Playback::new(node).run(&caller).await.map_err(|error| format!("cannot make the demo's people: {error}"))
}

/// An engine that lives in the past, so that the demo's conversations have one.
struct Playback {
    engine: Arc<Engine>,
    clock: Arc<PastClock>,
    now: Timestamp,
}

/// A clock set by hand.
struct PastClock(AtomicI64);

impl Clock for PastClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

impl Playback {
    fn new(node: &Node) -> Self {
        let now = node.engine.now();
        let clock = Arc::new(PastClock(AtomicI64::new(now.as_millis())));
        let engine = Engine::start(
            node.store.clone(),
            Arc::new(LocalBus::default()),
            clock.clone(),
            Arc::new(SystemEntropy),
            EngineOptions::default(),
        );
        Self { engine, clock, now }
    }

    async fn run(&self, caller: &Caller) -> Result<(), chinwag_engine::Error> {
        let start = SCENES.iter().map(Scene::length_minutes).max().unwrap_or(0) + 1;
        self.go_back(start);
        let people = PEOPLE.iter().map(|(id, name)| {
            Ok(UserWrite {
                user: UserId::new(id)?,
                set: UserPatch { name: Some((*name).to_owned()), ..UserPatch::default() },
            })
        });
        let people: Vec<UserWrite> = people.collect::<Result<_, Invalid>>()?;
        self.engine.users_set(caller, people).await?;
        for scene in SCENES {
            self.play(caller, scene).await?;
        }
        Ok(())
    }

    async fn play(&self, caller: &Caller, scene: &Scene) -> Result<(), chinwag_engine::Error> {
        let conversation = ConversationId::new(scene.id)?;
        self.go_back(scene.length_minutes());
        let subject = scene.subject.map_or(Patch::Keep, |subject| Patch::Set(subject.to_owned()));
        let write = ConversationWrite {
            conversation: conversation.clone(),
            set: ConversationPatch { subject, ..ConversationPatch::default() },
            me: Default::default(),
        };
        let members = scene.people.iter().map(UserId::new).collect::<Result<_, Invalid>>()?;
        self.engine.conversation_put(caller, write, members).await?;
        for (index, (minutes_ago, sender, text)) in scene.lines.iter().enumerate() {
            self.go_back(*minutes_ago);
            let message = AppMessage {
                sender: Some(UserId::new(sender)?),
                said: Said::Text((*text).to_owned()),
                custom: Custom::new(),
                referenced_message: None,
                key: Some(IdempotencyKey::new(format!("demo-{index}"))?),
                origin: None,
                past: None,
            };
            self.engine.messages_send(caller, &conversation, vec![message]).await?;
        }
        for reader in scene.read_by {
            self.engine.set_read_until(caller, &UserId::new(reader)?, conversation.clone(), None).await?;
        }
        Ok(())
    }

    fn go_back(&self, minutes: i64) {
        self.clock.0.store(self.now.as_millis() - minutes * MINUTE_MS, Ordering::Relaxed);
    }
}
