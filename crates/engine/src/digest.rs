//! A number for everything that an app holds, by which to tell whether two databases hold the same.

use chinwag_model::{ConversationId, MessageId, UserId};
use chinwag_store::{ActivityOrder, ConversationQuery};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::archive::FrozenLine;
use crate::{Caller, Engine, Error};

/// Rows that are read at once.
const PAGE: u32 = 500;
/// What counts changes, and so depends on how something came to be.
const COUNTERS: [&str; 2] = ["revision", "joinedRevision"];

/// What an app holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppDigest {
    /// Hexadecimal SHA-256 of all of it: users, conversations, participants and messages, in order.
    pub sha256: String,
    /// How many users there are.
    pub users: u64,
    /// How many conversations.
    pub conversations: u64,
    /// How many messages.
    pub messages: u64,
}

/// The sum so far.
struct Sum {
    hash: Sha256,
    digest: AppDigest,
}

impl Sum {
    fn add(&mut self, item: &impl Serialize) -> Result<(), Error> {
        let unreadable = |error| Error::Internal(format!("something stored cannot be encoded: {error}"));
        let mut value = serde_json::to_value(item).map_err(unreadable)?;
        if let Value::Object(fields) = &mut value {
            fields.retain(|name, _| !COUNTERS.contains(&name.as_str()));
            // Where a file is found, the app and this server say; which it is, its token.
            for block in fields.get_mut("content").and_then(Value::as_array_mut).into_iter().flatten() {
                block.as_object_mut().and_then(|block| block.remove("url"));
            }
            // In no order that means anything.
            if let Some(Value::Array(tokens)) = fields.get_mut("pushTokens") {
                tokens.sort_by_key(Value::to_string);
            }
        }
        self.hash.update(value.to_string());
        self.hash.update("\n");
        Ok(())
    }
}

impl Engine {
    /// Goes through everything that an app holds.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn digest(&self, caller: &Caller) -> Result<AppDigest, Error> {
        let digest = AppDigest { sha256: String::new(), users: 0, conversations: 0, messages: 0 };
        let mut sum = Sum { hash: Sha256::new(), digest };
        self.add_users(caller, &mut sum).await?;
        let mut after = None;
        while let Some(last) = self.add_conversations(caller, &mut sum, after).await? {
            after = Some(last);
        }
        let Sum { hash, digest } = sum;
        Ok(AppDigest { sha256: hex::encode(hash.finalize()), ..digest })
    }

    async fn add_users(&self, caller: &Caller, sum: &mut Sum) -> Result<(), Error> {
        let mut after: Option<UserId> = None;
        loop {
            let users = self.store.list_users(caller.key(), after.as_ref(), None, None, PAGE).await?;
            users.iter().try_for_each(|user| sum.add(user))?;
            sum.digest.users += users.len() as u64;
            match users.last() {
                Some(last) => after = Some(last.id.clone()),
                None => return Ok(()),
            }
        }
    }

    /// Adds the conversations after a known one; the last of them, unless there are none.
    async fn add_conversations(
        &self,
        caller: &Caller,
        sum: &mut Sum,
        after: Option<ConversationId>,
    ) -> Result<Option<ConversationId>, Error> {
        let first = ConversationQuery::first(ActivityOrder::CreatedAt, false, PAGE);
        let query = ConversationQuery { after, ..first };
        let records = self.store.list_conversations(caller.key(), None, &query).await?;
        for record in &records {
            sum.add(&record.conversation)?;
            let mut participants: Vec<_> = record.participants.iter().collect();
            participants.sort_unstable_by(|one, other| one.user.cmp(&other.user));
            participants.into_iter().try_for_each(|part| sum.add(part))?;
            for kept in self.store.stored_frozen(caller.key(), &record.conversation.id).await? {
                sum.add(&FrozenLine::from(kept))?;
            }
            sum.digest.conversations += 1;
            self.add_messages(caller, sum, &record.conversation.id).await?;
        }
        Ok(records.last().map(|last| last.conversation.id.clone()))
    }

    async fn add_messages(&self, caller: &Caller, sum: &mut Sum, id: &ConversationId) -> Result<(), Error> {
        let mut before: Option<MessageId> = None;
        loop {
            let page = self.store.messages(caller.key(), id, None, before.as_ref(), PAGE).await?;
            let Some(page) = page else { return Ok(()) };
            page.messages.iter().try_for_each(|message| sum.add(message))?;
            sum.digest.messages += page.messages.len() as u64;
            before = page.messages.last().map(|last| last.id.clone());
            if page.loaded_all || before.is_none() {
                return Ok(());
            }
        }
    }
}
