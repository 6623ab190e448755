//! A large database, written straight through the store.

use anyhow::Context;
use chinwag_model::{
    AppId, AppKey, ConversationId, ConversationPatch, Custom, IdempotencyKey, Origin, Timestamp, UserId,
    UserPatch,
};
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_store::{
    AppStore as _, NewMessage, PutConversation, PutMode, PutUser, SendMessages, Sender, SqliteOptions,
    SqliteStore, Store, Synchronous, Wording,
};
use futures_util::future::try_join_all;
use tempfile::TempDir;

use crate::process::ServerProcess;

/// Messages in one write.
const AT_ONCE: usize = 1_000;
/// When the history begins, in Unix milliseconds.
const BEGINNING_MS: i64 = 1_600_000_000_000;
/// From one message to the next.
const APART_MS: i64 = 10_000;
/// More than any conversation here has.
const PARTICIPANT_LIMIT: usize = 100_000;

/// A database that is being filled.
pub struct LargeDatabase {
    store: SqliteStore,
    app: AppKey,
    data: TempDir,
}

impl LargeDatabase {
    /// With the demo app in it.
    pub async fn begin() -> anyhow::Result<Self> {
        let data = ServerProcess::chinwag()?.stop()?;
        let path = data.path().join("chinwag.db");
        let options = SqliteOptions { synchronous: Synchronous::Off, readers: 1, ..SqliteOptions::new(path) };
        let store = SqliteStore::open(&options)?;
        let app = store.app(&AppId::new("demo")?).await?.context("there is no demo app")?.key;
        Ok(Self { store, app, data })
    }

    /// Finishes, and gives the folder.
    pub async fn end(self) -> TempDir {
        self.store.close().await;
        self.data
    }

    /// Writes users named like their ids.
    pub async fn users(&self, ids: &[String]) -> anyhow::Result<()> {
        let named = |id: &String| -> anyhow::Result<PutUser> {
            let patch = UserPatch { name: Some(id.clone()), ..UserPatch::default() };
            Ok(PutUser { id: UserId::new(id)?, patch, mode: PutMode::Upsert })
        };
        let users = ids.iter().map(named).collect::<Result<_, _>>()?;
        Ok(self.store.put_users(self.app, users, Timestamp::from_millis(BEGINNING_MS)).await?)
    }

    /// Writes conversations between users who exist, each with one message by its first participant.
    pub async fn conversations(&self, all: &[(String, Vec<String>)]) -> anyhow::Result<()> {
        for some in all.chunks(AT_ONCE) {
            let mut writes = Vec::with_capacity(some.len());
            for (id, people) in some {
                let id = ConversationId::new(id)?;
                writes.push(self.store.put_conversation(PutConversation {
                    app: self.app,
                    id,
                    patch: ConversationPatch::default(),
                    mode: PutMode::Upsert,
                    joining: None,
                    add: people.iter().map(UserId::new).collect::<Result<_, _>>()?,
                    participant_limit: PARTICIPANT_LIMIT,
                    at: Timestamp::from_millis(BEGINNING_MS),
                }));
            }
            try_join_all(writes).await?;
            for (id, people) in some {
                self.messages(id, &people[..1], 1).await?;
            }
        }
        Ok(())
    }

    /// Lets these people send so many messages, in turn. Gives the id of one in each thousand.
    pub async fn messages(&self, to: &str, people: &[String], count: usize) -> anyhow::Result<Vec<String>> {
        let mut ids = Vec::new();
        for first in (0..count).step_by(AT_ONCE) {
            let numbers = first..count.min(first + AT_ONCE);
            let sent = self.store.send_messages(SendMessages {
                app: self.app,
                conversation: ConversationId::new(to)?,
                messages: numbers.map(|n| message(n, &people[n % people.len()])).collect::<Result<_, _>>()?,
                roles: None,
                require_write: true,
                participants_shown: PARTICIPANTS_SHOWN,
                at: Timestamp::from_millis(BEGINNING_MS + first as i64 * APART_MS),
            });
            ids.extend(sent.await?.first().map(|sent| sent.message.id.to_string()));
        }
        Ok(ids)
    }
}

fn message(number: usize, sender: &str) -> anyhow::Result<NewMessage> {
    let text = format!("{:.<100}", format!("message {number}"));
    Ok(NewMessage {
        sender: Sender::User(UserId::new(sender)?),
        wording: Wording::plain(text),
        custom: Custom::new(),
        origin: Origin::Web,
        referenced_message: None,
        key: Some(IdempotencyKey::new(format!("large-{number}"))?),
        random: number as u64,
        past: None,
    })
}
