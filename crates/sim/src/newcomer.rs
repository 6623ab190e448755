//! Somebody who has just come and knows nothing: what they read from the server is what everybody else must show.

use std::collections::BTreeMap;
use std::sync::Arc;

use chinwag_client::{Error, MessageSnapshot, Page, ParticipantSnapshot};
use chinwag_model::{Timestamp, UserId};
use futures_util::StreamExt;

use crate::actor::Shown;
use crate::record::Record;
use crate::world;

/// A conversation as a newcomer of one user sees it, with its whole history.
pub struct Read {
    /// The conversation; `None` for an outsider.
    pub view: Shown,
    /// All messages, newest first.
    pub messages: Option<Page<MessageSnapshot>>,
    /// The newest participants, newest first.
    pub participants: Option<Page<ParticipantSnapshot>>,
}

/// Reads everything as each user, by the user's id and the conversation's.
///
/// # Errors
/// When the server refuses what anybody may read.
pub async fn read_all(record: &Record, seed: u64) -> Result<BTreeMap<(String, String), Read>, Error> {
    let mut all = BTreeMap::new();
    for (user, number) in record.users.iter().zip(0..) {
        let (session, _cable) = world::session(user, seed ^ (number << 32))?;
        for id in &record.conversations {
            let conversation = session.conversation(id)?;
            let mut messages = conversation.subscribe_messages();
            let mut participants = conversation.subscribe_participants();
            first(&mut messages).await?;
            while let Some(Some(shown)) = messages.latest() {
                if shown.loaded_all() {
                    break;
                }
                messages.load_more_of(100).await?;
                first(&mut messages).await?;
            }
            let read = Read {
                view: conversation.get().await?,
                messages: messages.latest().cloned().flatten(),
                participants: first(&mut participants).await?.flatten(),
            };
            all.insert((user.clone(), id.clone()), read);
        }
        session.close();
    }
    Ok(all)
}

/// What a subscription shows first, or next.
async fn first<V: chinwag_client::View>(
    subscription: &mut chinwag_client::Subscription<V>,
) -> Result<Option<V::Snapshot>, Error> {
    subscription.next().await.transpose()
}

/// What must hold of what was read, whatever happened before. The sentence says what does not.
///
/// # Errors
/// A sentence.
pub fn check(record: &Record, all: &BTreeMap<(String, String), Read>) -> Result<(), String> {
    for ((user, id), read) in all {
        let (Some(view), Some(messages)) = (&read.view, &read.messages) else { continue };
        let complain = |what: String| Err(format!("{user} in {id}: {what}"));
        let ids: Vec<_> = messages.iter().map(|message| &message.id).collect();
        if !ids.is_sorted_by(|a, b| a > b) {
            return complain("messages are out of order or come twice".to_owned());
        }
        for (text, sent) in record.all_sent() {
            let Some(message) = sent.id.filter(|_| sent.conversation == *id) else { continue };
            let there = ids.contains(&&message);
            if there && record.is_deleted(&message) {
                return complain(format!("{text:?} was deleted, and is there"));
            }
            if !there && !record.may_be_deleted(id, &message) {
                return complain(format!("{text:?} was acknowledged, and is not there"));
            }
        }
        let is_unread = |message: &&Arc<MessageSnapshot>| {
            message.created_at > view.read_until
                && sender(message).is_none_or(|sender| sender.as_str() != user)
        };
        // Marks are exact to the message, and told to the millisecond: those of the mark's own millisecond may be
        // either.
        let surely = messages.iter().filter(is_unread).count();
        let at_mark = messages.iter().filter(|message| message.created_at == view.read_until).count();
        let told = view.unread_message_count as usize;
        if told < surely || told > surely + at_mark {
            return complain(format!("{told} messages are told unread, but {surely} are"));
        }
        if view.last_message.as_ref().map(|last| &last.id) != ids.first().copied() {
            return complain("the last message is not the newest".to_owned());
        }
        let marks =
            record.users.iter().filter_map(|other| all.get(&(other.clone(), id.clone()))?.view.as_ref());
        let least = marks.map(|view| view.read_until).min().unwrap_or(Timestamp::from_millis(0));
        if view.everyone_read_until != least {
            let told = view.everyone_read_until;
            return complain(format!(
                "everyone is told to have read until {told:?}, but has until {least:?}"
            ));
        }
    }
    Ok(())
}

fn sender(message: &MessageSnapshot) -> Option<&UserId> {
    message.sender.as_ref().map(|sender| &sender.id)
}
