//! What the stories are told with: an app with people in it, a clock that moves by itself, and the changes so far.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chinwag_model::{
    Access, AppId, AppKey, AppSettings, ConversationId, ConversationPatch, Custom, IdempotencyKey, Message,
    MessageId, MessagePermission, Origin, ParticipantPatch, Patch, Reach, RolePatch, RolePatches, Roles,
    Timestamp, UserId, UserPatch, default_role,
};
use tokio::sync::mpsc;

use crate::{
    Change, Commit, DeleteMessage, MarkRead, MessageActor, NewApp, NewMessage, ParticipantMode, Pending,
    PutConversation, PutMode, PutParticipant, PutUser, ReadMark, Refusal, RemoveParticipant, Resume,
    SendMessages, Sender, Sent, Snapshot, Store, StoreError, Wording,
};

/// An app in a store.
pub struct World {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The app.
    pub app: AppKey,
    clock: Arc<AtomicI64>,
    random: Arc<AtomicU64>,
    changes: Arc<Mutex<Vec<Change>>>,
}

/// A user id.
pub fn user(id: &str) -> UserId {
    UserId::new(id).expect("a good user id")
}

/// A conversation id.
pub fn conversation(id: &str) -> ConversationId {
    ConversationId::new(id).expect("a good conversation id")
}

/// An idempotency key.
pub fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::new(text).expect("a good key")
}

/// A name and nothing else.
pub fn named(id: &str) -> PutUser {
    let patch = UserPatch { name: Some(format!("Name of {id}")), ..UserPatch::default() };
    PutUser { id: user(id), patch, mode: PutMode::Upsert }
}

/// A message of these words.
pub fn words(sender: &str, text: &str) -> NewMessage {
    NewMessage {
        sender: Sender::User(user(sender)),
        wording: Wording::plain(text),
        custom: Custom::new(),
        origin: Origin::Web,
        referenced_message: None,
        key: None,
        random: 7,
        past: None,
    }
}

/// Keeps what each commit changed, and then lets its writes resolve.
async fn keep(mut commits: mpsc::Receiver<Commit>, kept: Arc<Mutex<Vec<Change>>>) {
    while let Some(mut commit) = commits.recv().await {
        kept.lock().unwrap_or_else(PoisonError::into_inner).append(&mut commit.changes);
    }
}

/// Somebody who does something to messages that they may do so far.
pub fn acting(who: &str, permission: MessagePermission, reach: Reach) -> MessageActor {
    let of_default = RolePatch {
        can_edit_message: Some(reach),
        can_delete_message: Some(reach),
        can_add_reaction: Some(reach),
        ..RolePatch::default()
    };
    let roles = Arc::new(Roles::new(&RolePatches::from([(default_role(), of_default)])));
    MessageActor { user: user(who), permission, roles }
}

/// Demands a refusal.
pub fn refused<T: std::fmt::Debug>(outcome: Result<T, StoreError>, with: &Refusal) {
    match outcome {
        Err(StoreError::Refused(refusal)) => assert_eq!(&refusal, with),
        other => panic!("expected {with:?}, got {other:?}"),
    }
}

impl World {
    /// An empty app, named `app`.
    pub async fn new(store: Arc<dyn Store>) -> Self {
        let commits = store.commits().expect("the commits of a new store are there to be taken");
        assert!(store.commits().is_none(), "commits can be taken once");
        let changes = Arc::default();
        tokio::spawn(keep(commits, Arc::clone(&changes)));
        let world = Self {
            store,
            app: AppKey(0),
            clock: Arc::new(AtomicI64::new(1_700_000_000_000)),
            random: Arc::new(AtomicU64::new(1)),
            changes,
        };
        world.another_app("app").await
    }

    /// Another app in the same store.
    pub async fn another_app(&self, id: &str) -> Self {
        let new = NewApp {
            id: AppId::new(id).expect("a good app id"),
            name: id.to_owned(),
            settings: AppSettings::default(),
            secret: format!("sk_test_{id}"),
            at: self.now(),
        };
        let app = self.store.create_app(new).await.expect("an app");
        Self {
            store: Arc::clone(&self.store),
            app: app.key,
            clock: Arc::clone(&self.clock),
            random: Arc::clone(&self.random),
            changes: Arc::clone(&self.changes),
        }
    }

    /// A moment later than all before.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.clock.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// What has changed since the last call.
    pub fn changes(&self) -> Vec<Change> {
        std::mem::take(&mut self.changes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Creates users.
    pub async fn people(&self, ids: &[&str]) {
        let users = ids.iter().map(|id| named(id)).collect();
        self.store.put_users(self.app, users, self.now()).await.expect("users");
    }

    /// A conversation to write, with the limits of the model.
    pub fn put(&self, id: &str, add: &[&str]) -> PutConversation {
        PutConversation {
            app: self.app,
            id: conversation(id),
            patch: ConversationPatch::default(),
            mode: PutMode::Upsert,
            joining: None,
            add: add.iter().map(|id| user(id)).collect(),
            participant_limit: 1_000,
            at: self.now(),
        }
    }

    /// Creates a conversation between new or known people, and forgets the changes so far.
    pub async fn talk(&self, id: &str, people: &[&str]) {
        self.people(people).await;
        self.store.put_conversation(self.put(id, people)).await.expect("a conversation");
        self.changes();
    }

    /// Takes a participant's right to write.
    pub async fn limit_to_reading(&self, of: &str, id: &str) {
        let patch = ParticipantPatch { access: Patch::Set(Access::Read), ..ParticipantPatch::default() };
        let put = PutParticipant {
            app: self.app,
            conversation: conversation(of),
            user: user(id),
            patch,
            mode: ParticipantMode::EditOnly,
            actor: None,
            participant_limit: 1_000,
            at: self.now(),
        };
        self.store.put_participant(put).await.expect("a change of access");
    }

    /// Messages to send, now.
    pub fn sending(&self, to: &str, messages: Vec<NewMessage>) -> SendMessages {
        let random = || self.random.fetch_add(1, Ordering::Relaxed);
        let messages =
            messages.into_iter().map(|message| NewMessage { random: random(), ..message }).collect();
        SendMessages {
            app: self.app,
            conversation: conversation(to),
            messages,
            require_write: true,
            roles: None,
            participants_shown: 10,
            at: self.now(),
        }
    }

    /// Queues one message.
    pub fn send(&self, to: &str, message: NewMessage) -> Pending<Vec<Sent>> {
        self.store.send_messages(self.sending(to, vec![message]))
    }

    /// Sends one message.
    pub async fn sent(&self, to: &str, message: NewMessage) -> Sent {
        let mut sent = self.send(to, message).await.expect("a message");
        assert_eq!(sent.len(), 1);
        sent.remove(0)
    }

    /// Says something.
    pub async fn say(&self, to: &str, sender: &str, text: &str) -> Message {
        let sent = self.sent(to, words(sender, text)).await;
        assert!(!sent.duplicate);
        sent.message
    }

    /// Deletes a message; whether there was one.
    pub async fn delete(&self, from: &str, id: &MessageId) -> bool {
        self.store.delete_message(self.deleting(from, id, None)).await.expect("deleting")
    }

    /// Removes a participant, for the app.
    pub async fn remove(&self, from: &str, id: &str) {
        let (conversation, user, at) = (conversation(from), user(id), self.now());
        let remove = RemoveParticipant { app: self.app, conversation, user, actor: None, at };
        self.store.remove_participant(remove).await.expect("removing");
    }

    /// A message to delete.
    pub fn deleting(&self, from: &str, id: &MessageId, actor: Option<MessageActor>) -> DeleteMessage {
        DeleteMessage {
            app: self.app,
            conversation: conversation(from),
            id: id.clone(),
            actor,
            at: self.now(),
        }
    }

    /// Moves a read mark.
    pub async fn read(&self, reader: &str, of: &str, until: ReadMark) {
        let mark = MarkRead {
            app: self.app,
            conversation: conversation(of),
            user: user(reader),
            until,
            at: self.now(),
        };
        self.store.mark_read(mark).await.expect("a read mark");
    }

    /// What a participant sees, with up to a hundred of everything.
    pub async fn snapshot(&self, of: &str, viewer: &str) -> Snapshot {
        let found = self.store.snapshot(self.app, &conversation(of), &user(viewer), 100, 100).await;
        found.expect("a read").expect("a participant's snapshot")
    }

    /// What a participant has missed.
    pub async fn resume(&self, of: &str, viewer: &str, since: u64, max_changes: u32) -> Resume {
        let (of, viewer) = (conversation(of), user(viewer));
        let found = self.store.resume(self.app, &of, &viewer, 100, since, max_changes).await;
        found.expect("a read")
    }

    /// How many messages somebody has not read.
    pub async fn unread(&self, of: &str, viewer: &str) -> u32 {
        self.snapshot(of, viewer).await.view.unread_count
    }
}
