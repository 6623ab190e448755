//! One conversation as it is now, kept by snapshots, resumes and events.

use std::collections::{BTreeMap, HashMap};

use chinwag_model::{MessageId, UserId};
use chinwag_protocol::{
    ConversationEvent, ConversationSnapshot, ConversationView, MessageEntity, Subscribed, UserEntity,
};

mod view_changes;

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It is in the state now.
    Now,
    /// It was in the state already.
    Before,
    /// Events before it are missing, so it was not applied. Subscribe again with `since` and
    /// [`ConversationState::revision`], and hand the answer to [`ConversationState::subscribed`].
    Gap,
}

/// The state of one conversation for one of its participants: the view, and a stretch of its newest messages
/// without holes.
///
/// It is made of what `subscribe` answers and kept up to date by the events of the topic. The revision tells
/// whether an event is old, next, or one that comes after a gap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConversationState {
    view: Option<ConversationView>,
    messages: BTreeMap<MessageId, MessageEntity>,
    loaded_all: bool,
    users: HashMap<UserId, UserEntity>,
}

impl ConversationState {
    /// The conversation without its history; `None` when one is not a participant.
    pub fn view(&self) -> Option<&ConversationView> {
        self.view.as_ref()
    }

    /// The revision that this state shows: the `since` to resume from. `None` when there is none yet.
    pub fn revision(&self) -> Option<u64> {
        self.view.as_ref().map(|view| view.revision)
    }

    /// The messages held, oldest first.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = &MessageEntity> {
        self.messages.values()
    }

    /// Whether the messages held are all there are.
    pub fn loaded_all(&self) -> bool {
        self.loaded_all
    }

    /// A user that the conversation refers to.
    pub fn user(&self, id: &UserId) -> Option<&UserEntity> {
        self.users.get(id)
    }

    /// Takes the answer to a subscription. A snapshot replaces everything; a resume adds what changed.
    pub fn subscribed(&mut self, subscribed: Subscribed) {
        match subscribed {
            Subscribed::Snapshot(snapshot) => self.replace(snapshot),
            Subscribed::Resumed(resumed) => {
                self.learn_users(resumed.users);
                for id in &resumed.deleted {
                    self.messages.remove(id);
                }
                for message in resumed.changed {
                    self.put_if_held(message);
                }
                self.view = Some(resumed.view);
            }
            // Answers about other kinds of topics, which hold nothing of a conversation.
            Subscribed::User(_) | Subscribed::Online(_) | Subscribed::Me(_) => {}
        }
    }

    fn replace(&mut self, snapshot: ConversationSnapshot) {
        self.view = snapshot.view;
        self.messages = snapshot.messages.into_iter().map(|message| (message.id.clone(), message)).collect();
        self.loaded_all = snapshot.loaded_all;
        self.users.clear();
        self.learn_users(snapshot.users);
    }

    /// Takes an event of the conversation's topic. Events without a revision are always applied: they may be lost
    /// or repeated without harm.
    pub fn apply(&mut self, revision: Option<u64>, event: ConversationEvent) -> Applied {
        let Some(view) = &mut self.view else { return Applied::Gap };
        if let Some(revision) = revision {
            if revision <= view.revision {
                return Applied::Before;
            }
            if revision != view.revision + 1 {
                return Applied::Gap;
            }
            view.revision = revision;
        }
        self.change(event);
        Applied::Now
    }

    fn change(&mut self, event: ConversationEvent) {
        let Some(view) = &mut self.view else { return };
        match event {
            ConversationEvent::MessageCreated { message, sender, .. } => {
                view_changes::message_created(view, &message);
                self.learn_users(sender);
                self.messages.insert(message.id.clone(), message);
            }
            ConversationEvent::MessageChanged { message } => {
                view_changes::message_changed(view, &message);
                self.put_if_held(message);
            }
            ConversationEvent::MessageDeleted { message_id, sender_id, last_message } => {
                view_changes::message_deleted(view, &message_id, sender_id.as_ref(), last_message);
                self.messages.remove(&message_id);
            }
            ConversationEvent::ConversationChanged { conversation } => view.conversation = conversation,
            ConversationEvent::ConversationDeleted {} => *self = Self::default(),
            ConversationEvent::ParticipantJoined { participant, user, everyone_read_until } => {
                view_changes::participant_joined(view, participant);
                view.everyone_read_until = everyone_read_until;
                self.learn_users([user]);
            }
            ConversationEvent::ParticipantChanged { participant } => {
                view_changes::participant_changed(view, participant);
            }
            ConversationEvent::ParticipantLeft { user_id, .. } if user_id == view.me.user_id => {
                *self = Self::default()
            }
            ConversationEvent::ParticipantLeft { user_id, everyone_read_until } => {
                view_changes::participant_left(view, &user_id);
                view.everyone_read_until = everyone_read_until;
            }
            ConversationEvent::ParticipantRead { user_id, read_until, everyone_read_until } => {
                view_changes::participant_read(view, &user_id, &read_until);
                view.everyone_read_until = everyone_read_until;
            }
            // Nothing here shows reactions or who is typing.
            ConversationEvent::ReactionAdded { .. }
            | ConversationEvent::ReactionRemoved { .. }
            | ConversationEvent::ParticipantTyping { .. } => {}
        }
    }

    /// Keeps a message, unless it is older than the stretch that is held: on its own it would leave a hole.
    fn put_if_held(&mut self, message: MessageEntity) {
        let oldest = self.messages.keys().next();
        if self.loaded_all || oldest.is_none_or(|oldest| message.id >= *oldest) {
            self.messages.insert(message.id.clone(), message);
        }
    }

    fn learn_users(&mut self, users: impl IntoIterator<Item = UserEntity>) {
        for user in users {
            let known = self.users.get(&user.id);
            if known.is_none_or(|known| known.revision <= user.revision) {
                self.users.insert(user.id.clone(), user);
            }
        }
    }
}
