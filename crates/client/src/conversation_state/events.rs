//! Events, applied to the state of a conversation.

use chinwag_model::{Emoji, MessageId};
use chinwag_protocol::{ConversationEvent, MessageEntity};

use super::{Applied, ConversationState, reactions, view_changes};

impl ConversationState {
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
        self.change(revision, event);
        Applied::Now
    }

    fn change(&mut self, revision: Option<u64>, event: ConversationEvent) {
        match event {
            ConversationEvent::MessageCreated { message, sender, reference } => {
                self.learn_users(sender);
                reference.into_iter().for_each(|message| self.refer(message));
                self.message_created(message);
            }
            ConversationEvent::MessageChanged { message } => self.message_changed(message),
            ConversationEvent::MessageDeleted { message_id, sender_id, mut last_message } => {
                if let Some(last) = &mut last_message {
                    let id = last.id.clone();
                    reactions::recall(last, self.message(&id));
                }
                if let Some(view) = &mut self.view {
                    view_changes::message_deleted(view, &message_id, sender_id.as_ref(), last_message);
                    self.remove(&message_id, revision.unwrap_or(0));
                }
            }
            ConversationEvent::ReactionAdded { message_id, emoji, count, reaction, user } => {
                let mine = self.is_me(&reaction.user_id).then_some(true);
                self.learn_users([user]);
                self.react(&message_id, revision, &emoji, count, mine);
            }
            ConversationEvent::ReactionRemoved { message_id, emoji, count, user_id } => {
                let mine = self.is_me(&user_id).then_some(false);
                self.react(&message_id, revision, &emoji, count, mine);
            }
            ConversationEvent::ParticipantTyping { typing, user } => {
                if !self.is_me(&typing.user_id) {
                    self.learn_users(user);
                    self.typing.add(typing);
                }
            }
            event => self.change_view(event),
        }
    }

    /// What changes the view and no message.
    fn change_view(&mut self, event: ConversationEvent) {
        let Some(view) = &mut self.view else { return };
        match event {
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
                *self = Self::default();
            }
            ConversationEvent::ParticipantLeft { user_id, everyone_read_until } => {
                view_changes::participant_left(view, &user_id);
                view.everyone_read_until = everyone_read_until;
                self.typing.remove(&user_id);
            }
            ConversationEvent::ParticipantRead { user_id, read_until, everyone_read_until } => {
                view_changes::participant_read(view, &user_id, &read_until);
                view.everyone_read_until = everyone_read_until;
            }
            // Handled above, by whoever knows the messages.
            ConversationEvent::MessageCreated { .. }
            | ConversationEvent::MessageChanged { .. }
            | ConversationEvent::MessageDeleted { .. }
            | ConversationEvent::ReactionAdded { .. }
            | ConversationEvent::ReactionRemoved { .. }
            | ConversationEvent::ParticipantTyping { .. } => {}
        }
    }

    fn message_created(&mut self, message: MessageEntity) {
        if let Some(sender) = &message.sender_id {
            self.typing.remove(sender);
        }
        if let Some(view) = &mut self.view {
            view_changes::message_created(view, &message);
            self.messages.insert(message.id.clone(), message);
        }
    }

    fn message_changed(&mut self, mut message: MessageEntity) {
        let id = message.id.clone();
        reactions::recall(&mut message, self.message(&id));
        if let Some(view) = &mut self.view {
            view_changes::message_changed(view, &message);
            self.put_if_held(message);
        }
    }

    /// Every copy of the message that is held counts the reaction.
    fn react(
        &mut self,
        id: &MessageId,
        revision: Option<u64>,
        emoji: &Emoji,
        count: u32,
        mine: Option<bool>,
    ) {
        let last = self.view.iter_mut().filter_map(|view| view.last_message.as_mut());
        let copies = last.filter(|last| last.id == *id);
        for message in copies.chain(self.messages.get_mut(id)).chain(self.references.get_mut(id)) {
            reactions::counted(message, revision, emoji, count, mine);
        }
    }

    fn is_me(&self, user: &chinwag_model::UserId) -> bool {
        self.view.as_ref().is_some_and(|view| view.me.user_id == *user)
    }
}
