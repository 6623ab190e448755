//! Private changes: what one has joined, left and read.
//!
//! They go out before the answers of their frame. So an answer that comes after one may have been read before it:
//! then what the change said stays, and is read once more.

use std::collections::BTreeMap;

use chinwag_model::ConversationId;
use chinwag_protocol::{MeEvent, Topic};

use super::Core;

/// See the module.
#[derive(Default)]
pub(crate) struct Private {
    /// Of the last change.
    revision: u64,
    /// The revision of the last change about each conversation, on this connection.
    heard: BTreeMap<ConversationId, u64>,
}

impl Private {
    /// A connection begins at this revision. Subscribing anew brings what was missed.
    pub(super) fn begin(&mut self, revision: u64) {
        *self = Self { revision, ..Self::default() };
    }

    /// Whether something was heard of a conversation that an answer may not know yet.
    pub(super) fn is_heard_of(&self, id: &ConversationId) -> bool {
        self.heard.contains_key(id)
    }

    /// Whether a view that was read at a revision is older than what was heard.
    pub(super) fn outdates(&self, id: &ConversationId, revision: u64) -> bool {
        self.heard.get(id).is_some_and(|heard| revision < *heard)
    }

    /// Whether one may have joined since it was read that one is not in a conversation. Only once: after that it has
    /// been read again.
    pub(super) fn doubt(&mut self, id: &ConversationId) -> bool {
        self.heard.remove(id).is_some()
    }
}

impl Core {
    pub(super) fn me_event(&mut self, revision: u64, event: MeEvent) {
        if revision <= self.private.revision {
            return;
        }
        if revision > self.private.revision + 1 {
            // Something private was missed, and nobody can tell what.
            let of_mine = |topic: &Topic| matches!(topic, Topic::Me | Topic::Conversation(_));
            let topics = self.topics.all();
            topics.iter().filter(|topic| of_mine(topic)).for_each(|topic| self.subscribe(topic));
        }
        self.private.revision = revision;
        let id = match &event {
            MeEvent::Joined { view, .. } => view.conversation.id.clone(),
            MeEvent::Left { conversation_id } | MeEvent::Read { conversation_id, .. } => {
                conversation_id.clone()
            }
        };
        self.private.heard.insert(id.clone(), revision);
        let topic = Topic::Conversation(id.clone());
        let followed = self.topics.get(&topic).is_some();
        let wanted = followed || self.topics.get(&Topic::Me).is_some();
        match event {
            MeEvent::Joined { view, users, references } => {
                self.put_users(users);
                if followed {
                    // The history is not in the view.
                    self.subscribe(&topic);
                }
                if wanted {
                    self.take_view(view, &references);
                }
            }
            MeEvent::Left { .. } => {
                if let Some(conversation) = self.conversations.get_mut(&id) {
                    conversation.hide();
                    if !followed {
                        self.conversations.remove(&id);
                    }
                }
                self.touch_conversation(&id);
            }
            MeEvent::Read { me, unread_count, .. } => {
                if wanted {
                    let conversation = self.conversations.entry(id.clone()).or_default();
                    conversation.private = Some((revision, me, unread_count));
                    conversation.place_myself();
                }
                self.touch_conversation(&id);
            }
        }
    }
}
