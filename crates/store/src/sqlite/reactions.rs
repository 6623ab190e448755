//! Reactions: one row each, and their sums on the message.

use std::collections::HashMap;

use chinwag_model::{
    AppKey, Emoji, Message, MessageId, MessagePermission, Reaction, ReactionCount, UserId, WebhookEvent,
    limits,
};
use rusqlite::{Connection, params};

use super::gather::Gather;
use super::heads::{self, Head};
use super::rows::{all, execute, first, json_unless};
use super::users::UserRow;
use super::writer::Writing;
use super::{messages, outbox, participants, views};
use crate::{ConversationChange, MessageActor, React, ReactionPage, ReactionsOf, Refusal, StoreError};

/// What a reaction is about, found in the database.
struct Target {
    head: Head,
    user: UserRow,
    message: Message,
}

impl Target {
    /// The participant who reacts, and the message, if there is one.
    fn find(connection: &Connection, react: &React) -> Result<Option<Self>, StoreError> {
        let head = heads::require(connection, react.app, &react.conversation)?;
        let user = match &react.roles {
            Some(_) => participants::require_writer(connection, &head, &react.user)?,
            None => participants::require_user(connection, &head, &react.user)?,
        };
        let Some((_, message)) = messages::find(connection, head.key, &react.message)? else {
            return Ok(None);
        };
        if let Some(roles) = react.roles.clone() {
            let (user_id, permission) = (react.user.clone(), MessagePermission::React);
            messages::check_reach(&MessageActor { user: user_id, permission, roles }, &user, &message)?;
        }
        Ok(Some(Self { head, user, message }))
    }

    /// Whether the user has reacted with this emoji.
    fn has(&self, connection: &Connection, emoji: &Emoji) -> Result<bool, StoreError> {
        let own = own(connection, self.head.key, &self.message.id, self.user.key)?;
        Ok(own.iter().any(|own| own == emoji.as_str()))
    }

    /// The next revision of the conversation and the message, with these sums.
    fn save(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let sums = &self.message.reactions;
        execute(
            connection,
            "UPDATE messages SET reactions = ?3, revision = ?4 WHERE conversation = ?1 AND id = ?2",
            params![
                self.head.key,
                self.message.id.as_str(),
                json_unless(sums, sums.is_empty())?,
                self.head.revision as i64,
            ],
        )?;
        self.head.save(connection)
    }
}

/// See [`crate::Store::add_reaction`].
pub fn add(writing: &mut Writing, react: React) -> Result<(), StoreError> {
    let connection = writing.connection;
    let mut target = Target::find(connection, &react)?.ok_or(Refusal::UnknownMessage)?;
    let React { emoji, at, .. } = react;
    if target.has(connection, &emoji)? {
        return Ok(());
    }
    let count = count_one_more(&mut target.message.reactions, &emoji)?;
    let revision = target.head.advance_by(connection, &target.message.id)?;
    execute(
        connection,
        "INSERT INTO reactions (conversation, message, emoji, revision, user, created_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            target.head.key,
            target.message.id.as_str(),
            emoji.as_str(),
            revision as i64,
            target.user.key,
            at.as_millis(),
        ],
    )?;
    target.save(connection)?;
    let Target { head, user: UserRow { user, .. }, message } = target;
    let reaction = Reaction { user: user.id.clone(), created_at: at, revision };
    outbox::reaction(writing, &head, WebhookEvent::ReactionAdded, (&user, &emoji, &message), at)?;
    head.emit(
        writing,
        ConversationChange::ReactionAdded { message: message.id, emoji, count, reaction, user },
    );
    Ok(())
}

fn count_one_more(sums: &mut Vec<ReactionCount>, emoji: &Emoji) -> Result<u32, StoreError> {
    if let Some(sum) = sums.iter_mut().find(|sum| sum.emoji == *emoji) {
        sum.count += 1;
        return Ok(sum.count);
    }
    if sums.len() >= limits::REACTION_EMOJI_MAX {
        return Err(Refusal::TooManyReactions.into());
    }
    sums.push(ReactionCount { emoji: emoji.clone(), count: 1, reacted: None });
    Ok(1)
}

/// See [`crate::Store::remove_reaction`].
pub fn remove(writing: &mut Writing, react: React) -> Result<(), StoreError> {
    let connection = writing.connection;
    let Some(mut target) = Target::find(connection, &react)? else { return Ok(()) };
    let React { emoji, at, .. } = react;
    if !target.has(connection, &emoji)? {
        return Ok(());
    }
    let sql = "DELETE FROM reactions WHERE conversation = ?1 AND message = ?2 AND user = ?3 AND emoji = ?4";
    let (head, id) = (target.head.key, &target.message.id);
    execute(connection, sql, params![head, id.as_str(), target.user.key, emoji.as_str()])?;
    let count = count_one_less(&mut target.message.reactions, &emoji);
    target.head.advance_by(connection, &target.message.id)?;
    target.save(connection)?;
    let Target { head, user: UserRow { user, .. }, message } = target;
    outbox::reaction(writing, &head, WebhookEvent::ReactionRemoved, (&user, &emoji, &message), at)?;
    let removed = ConversationChange::ReactionRemoved { message: message.id, emoji, count, user: user.id };
    head.emit(writing, removed);
    Ok(())
}

fn count_one_less(sums: &mut Vec<ReactionCount>, emoji: &Emoji) -> u32 {
    let Some(place) = sums.iter().position(|sum| sum.emoji == *emoji) else { return 0 };
    sums[place].count -= 1;
    let count = sums[place].count;
    if count == 0 {
        sums.remove(place);
    }
    count
}

/// Forgets the reactions to a message.
pub fn clear(connection: &Connection, conversation: i64, message: &MessageId) -> Result<(), StoreError> {
    let sql = "DELETE FROM reactions WHERE conversation = ?1 AND message = ?2";
    execute(connection, sql, params![conversation, message.as_str()])?;
    Ok(())
}

/// Says of each sum whether the viewer is in it.
pub fn mark_own(
    connection: &Connection,
    conversation: i64,
    viewer: i64,
    message: &mut Message,
) -> Result<(), StoreError> {
    // Most messages have no reactions, and need no look.
    if message.reactions.is_empty() {
        return Ok(());
    }
    let own = own(connection, conversation, &message.id, viewer)?;
    for sum in &mut message.reactions {
        sum.reacted = Some(own.iter().any(|emoji| emoji == sum.emoji.as_str()));
    }
    Ok(())
}

/// Says of each sum who is in it.
pub fn name_all(connection: &Connection, conversation: i64, message: &mut Message) -> Result<(), StoreError> {
    if message.reactions.is_empty() {
        return Ok(());
    }
    let sql = "SELECT r.emoji, u.id FROM reactions r JOIN users u ON u.key = r.user \
               WHERE r.conversation = ?1 AND r.message = ?2 ORDER BY r.emoji, r.revision";
    let mut by_emoji: HashMap<String, Vec<UserId>> = HashMap::new();
    for (emoji, user) in all(connection, sql, params![conversation, message.id.as_str()], |columns| {
        Ok((columns.get()?, columns.user_id()?))
    })? {
        by_emoji.entry(emoji).or_default().push(user);
    }
    let named =
        |sum: &ReactionCount| (sum.emoji.clone(), by_emoji.remove(sum.emoji.as_str()).unwrap_or_default());
    message.reactors = message.reactions.iter().map(named).collect();
    Ok(())
}

/// With what a user has reacted to a message.
fn own(
    connection: &Connection,
    conversation: i64,
    message: &MessageId,
    user: i64,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT emoji FROM reactions WHERE conversation = ?1 AND message = ?2 AND user = ?3";
    all(connection, sql, params![conversation, message.as_str(), user], |columns| columns.get())
}

/// See [`crate::Store::reactions`].
pub fn page(
    connection: &Connection,
    app: AppKey,
    viewer: &UserId,
    of: &ReactionsOf,
    after: Option<u64>,
    limit: u32,
) -> Result<Option<ReactionPage>, StoreError> {
    let Some(viewer) = views::viewer(connection, app, &of.conversation, viewer)? else { return Ok(None) };
    if !viewer.sees(&of.message) || !exists(connection, viewer.head.key, &of.message)? {
        return Ok(None);
    }
    let sql = "SELECT r.user, u.id, r.created_at, r.revision FROM reactions r JOIN users u ON u.key = r.user \
               WHERE r.conversation = ?1 AND r.message = ?2 AND r.emoji = ?3 AND r.revision > ?4 \
               ORDER BY r.revision LIMIT ?5";
    let after = after.map_or(0, |revision| i64::try_from(revision).unwrap_or(i64::MAX));
    let (message, emoji) = (of.message.as_str(), of.emoji.as_str());
    let params = params![viewer.head.key, message, emoji, after, limit.saturating_add(1)];
    let mut found = all(connection, sql, params, |columns| {
        let key: i64 = columns.get()?;
        let user = columns.user_id()?;
        Ok((key, Reaction { user, created_at: columns.time()?, revision: columns.count()? }))
    })?;
    let loaded_all = found.len() <= limit as usize;
    found.truncate(limit as usize);
    let mut gather = Gather::new(connection, Some(viewer.key));
    let (reactions, all) = gather.page(found, Gather::reaction)?;
    let loaded_all = loaded_all && all;
    let (users, _) = gather.finish();
    Ok(Some(ReactionPage { revision: viewer.head.revision, reactions, loaded_all, users }))
}

fn exists(connection: &Connection, conversation: i64, message: &MessageId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM messages WHERE conversation = ?1 AND id = ?2";
    let found =
        first(connection, sql, params![conversation, message.as_str()], |columns| columns.get::<i64>())?;
    Ok(found.is_some())
}
