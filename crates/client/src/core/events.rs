//! Events, sorted by what they are about.

use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::{ConversationEvent, Event, OnlineEvent, Topic, UserEvent};

use super::Core;
use crate::conversation_state::Applied;

impl Core {
    pub(super) fn event(&mut self, event: Event) {
        match event {
            Event::Conversation { topic: Topic::Conversation(id), revision, event } => {
                self.conversation_event(&id, revision, event);
            }
            Event::User { event: UserEvent::UserChanged { user }, .. } => self.put_users([user]),
            Event::Online { topic: Topic::Online(user), event, .. } => {
                let OnlineEvent::OnlineChanged { online } = event;
                self.topics.wake(&Topic::Online(user.clone()));
                self.online.insert(user, online);
            }
            Event::Me { revision, event, .. } => self.me_event(revision, event),
            // A topic that does not go with its event: nothing that a server of ours sends.
            Event::Conversation { .. } | Event::Online { .. } => {}
        }
    }

    fn conversation_event(&mut self, id: &ConversationId, revision: Option<u64>, event: ConversationEvent) {
        let topic = Topic::Conversation(id.clone());
        let followed = self.topics.get(&topic).is_some();
        let listed = self.topics.get(&Topic::Me).is_some();
        if !followed && !listed {
            return;
        }
        self.put_event_users(&event);
        let conversation = self.conversations.entry(id.clone()).or_default();
        conversation.seen_revision = conversation.seen_revision.max(revision.unwrap_or(0));
        if conversation.state.view().is_none() {
            // Of a conversation that is followed, the answer to its subscription is still to come.
            if !followed {
                self.read_view(id);
            }
            return;
        }
        let arrived = match &event {
            ConversationEvent::MessageCreated { message, .. } => Some(message.id.clone()),
            _ => None,
        };
        match conversation.state.apply(revision, event.clone()) {
            Applied::Now => self.applied(id, revision, &event, arrived),
            Applied::Before => {}
            Applied::Gap => self.mend(id),
        }
        self.touch_conversation(id);
    }

    /// What an event that was applied means beside the state of the conversation.
    fn applied(
        &mut self,
        id: &ConversationId,
        revision: Option<u64>,
        event: &ConversationEvent,
        arrived: Option<MessageId>,
    ) {
        let followed = self.topics.get(&Topic::Conversation(id.clone())).is_some();
        if let Some(message) = arrived {
            self.deliver_new(id, &message);
        }
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        if conversation.state.view().is_none() {
            // It was deleted, or one has left it.
            conversation.hide();
            if !followed {
                self.conversations.remove(id);
            }
            return;
        }
        conversation.people.event(revision, event);
        let mut unsure = false;
        match event {
            ConversationEvent::ReactionAdded { message_id, emoji, reaction, .. } => {
                let key = (message_id.clone(), emoji.clone());
                if let Some(reactions) = conversation.reactions.get_mut(&key) {
                    reactions.added(revision, reaction);
                }
            }
            ConversationEvent::ReactionRemoved { message_id, emoji, user_id, .. } => {
                let key = (message_id.clone(), emoji.clone());
                if let Some(reactions) = conversation.reactions.get_mut(&key) {
                    reactions.removed(revision, user_id);
                }
            }
            ConversationEvent::MessageDeleted { message_id, .. } => {
                let touched =
                    conversation.reactions.iter_mut().filter(|((message, _), _)| message == message_id);
                touched.for_each(|(_, reactions)| reactions.accessible = false);
                conversation.forget_snapshots();
                unsure = conversation.is_unsure_after_deletion();
            }
            _ => {}
        }
        if !conversation.complete {
            // Only the newest message is of interest.
            conversation.state.give_up_messages();
            conversation.forget_snapshots();
        }
        if unsure {
            self.read_again(id);
        }
        self.mend(id);
    }

    fn put_event_users(&mut self, event: &ConversationEvent) {
        let user = match event {
            ConversationEvent::MessageCreated { sender, .. } => sender.clone(),
            ConversationEvent::ReactionAdded { user, .. } => Some(user.clone()),
            ConversationEvent::ParticipantJoined { user, .. } => Some(user.clone()),
            ConversationEvent::ParticipantTyping { user, .. } => user.clone(),
            _ => None,
        };
        self.put_users(user);
    }
}
