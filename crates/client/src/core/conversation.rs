//! What is known of one conversation, and the snapshots made of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chinwag_model::limits::UNREAD_COUNT_MAX;
use chinwag_model::{Emoji, MessageId, Timestamp};
use chinwag_protocol::{MessageEntity, ParticipantEntity};

use super::message_window::MessageWindow;
use super::people::People;
use super::reactions::Reactions;
use super::users::Users;
use crate::conversation_state::ConversationState;
use crate::snapshots::{ConversationSnapshot, MessageSnapshot, ReactionsSummary, ReferencedMessageSnapshot};

/// See the module.
#[derive(Default)]
pub(crate) struct Conversation {
    pub(crate) state: ConversationState,
    /// The conversation's own subscription was answered: the messages held are the newest, and come without a gap.
    pub(crate) complete: bool,
    /// The newest revision that anything told of. Greater than the state's when something was missed.
    pub(crate) seen_revision: u64,
    /// The last private event about it, and its revision: it may come before a view that does not show it yet.
    pub(crate) private: Option<(u64, ParticipantEntity, u32)>,
    /// The view is being read by itself.
    pub(crate) reading: bool,
    /// Messages that are being read by themselves, since it is not known whether oneself has reacted to them.
    pub(crate) telling: BTreeSet<MessageId>,
    /// Older messages are being read, to show again what was shown before a fresh start.
    pub(crate) restoring: bool,
    pub(crate) windows: BTreeMap<u64, MessageWindow>,
    pub(crate) people: People,
    pub(crate) reactions: BTreeMap<(MessageId, Emoji), Reactions>,
    messages: HashMap<MessageId, (u64, Arc<MessageSnapshot>)>,
    references: HashMap<MessageId, (u64, Arc<ReferencedMessageSnapshot>)>,
    shown: Option<Arc<ConversationSnapshot>>,
}

impl Conversation {
    /// When something last happened in it, for ordering lists.
    pub(crate) fn activity_at(&self) -> Timestamp {
        let Some(view) = self.state.view() else { return Timestamp::from_millis(0) };
        let last = view.last_message.as_ref().map(|last| last.created_at);
        last.map_or(view.me.joined_at, |last| last.max(view.me.joined_at))
    }

    /// A view was taken: what was heard in private since it was read holds.
    pub(crate) fn place_myself(&mut self) {
        if let Some((revision, me, unread_count)) = self.private.clone() {
            self.state.place_myself(revision, me, unread_count);
        }
    }

    /// Whether only the server can tell what is left after a message was deleted: nobody counts the unread further
    /// than to a limit, and the message that is the last one now may reply to one that was never heard of.
    pub(crate) fn is_unsure_after_deletion(&self) -> bool {
        let uncounted = self.state.view().is_some_and(|view| view.unread_count >= UNREAD_COUNT_MAX);
        let replied_to = self.state.last_replied_to();
        uncounted || (!self.complete && replied_to.is_some_and(|id| self.state.message(id).is_none()))
    }

    /// One is not in it, or not any more.
    pub(crate) fn hide(&mut self) {
        let windows = std::mem::take(&mut self.windows);
        *self = Self { windows, ..Self::default() };
        self.windows.values_mut().for_each(MessageWindow::restart);
    }

    /// Nobody looks at the messages any more.
    pub(crate) fn shrink(&mut self) {
        self.complete = false;
        self.windows.clear();
        self.reactions.clear();
        self.people.others.clear();
        self.state.give_up_messages();
        self.forget_snapshots();
    }

    /// Forgets the snapshots of messages that are held no longer.
    pub(crate) fn forget_snapshots(&mut self) {
        let state = &self.state;
        self.messages.retain(|id, _| state.message(id).is_some());
        self.references.retain(|id, _| state.message(id).is_some());
    }

    /// Takes a copy of a message that was read by itself. It may say more than the one known, at the same revision.
    pub(crate) fn learn(&mut self, message: MessageEntity) {
        self.messages.remove(&message.id);
        self.references.remove(&message.id);
        self.state.learn(message);
    }

    /// One's own view; `None` when one is not in it.
    pub(crate) fn snapshot(&mut self, users: &mut Users) -> Option<Arc<ConversationSnapshot>> {
        let last = self.state.view()?.last_message.as_ref().map(|last| last.id.clone());
        let last_message = last.and_then(|id| self.message(&id, users));
        let view = self.state.view()?;
        let time_of =
            |id: &Option<MessageId>| id.as_ref().map_or(Timestamp::from_millis(0), MessageId::created_at);
        let conversation = &view.conversation;
        let snapshot = ConversationSnapshot {
            id: conversation.id.clone(),
            subject: conversation.subject.clone(),
            photo_url: conversation.photo_url.clone(),
            welcome_messages: conversation.welcome_messages.clone(),
            custom: conversation.custom.clone(),
            created_at: conversation.created_at,
            joined_at: view.me.joined_at,
            access: view.me.access,
            notify: view.me.notify,
            last_message,
            unread_message_count: view.unread_count,
            is_unread: view.me.marked_unread || view.unread_count > 0,
            read_until: time_of(&view.me.read_until),
            everyone_read_until: time_of(&view.everyone_read_until),
        };
        if self.shown.as_deref() != Some(&snapshot) {
            self.shown = Some(Arc::new(snapshot));
        }
        self.shown.clone()
    }

    /// A message that is known; the same `Arc` while nothing in it changes.
    pub(crate) fn message(&mut self, id: &MessageId, users: &mut Users) -> Option<Arc<MessageSnapshot>> {
        let entity = self.state.message(id)?;
        let sender = entity.sender_id.as_ref().map(|sender| users.someone(sender));
        let reference = entity.referenced_message_id.as_ref().and_then(|id| self.state.message(id));
        let reference = reference.and_then(|entity| referenced(&mut self.references, entity, users));
        if let Some((revision, known)) = self.messages.get(id)
            && *revision == entity.revision
            && is_same(known.sender.as_ref(), sender.as_ref())
            && is_same(known.referenced_message.as_ref(), reference.as_ref())
        {
            return Some(known.clone());
        }
        let snapshot = Arc::new(message_snapshot(entity, sender, reference));
        self.messages.insert(id.clone(), (entity.revision, snapshot.clone()));
        Some(snapshot)
    }
}

/// The snapshot of a message that is kept nowhere, with the messages given along with it.
pub(crate) fn loose_message(
    entity: &MessageEntity,
    references: &[MessageEntity],
    users: &mut Users,
) -> Arc<MessageSnapshot> {
    let sender = entity.sender_id.as_ref().map(|sender| users.someone(sender));
    let reference =
        references.iter().find(|message| Some(&message.id) == entity.referenced_message_id.as_ref());
    let reference = reference.and_then(|entity| referenced(&mut HashMap::new(), entity, users));
    Arc::new(message_snapshot(entity, sender, reference))
}

fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    one.map(Arc::as_ptr) == other.map(Arc::as_ptr)
}

fn message_snapshot(
    entity: &MessageEntity,
    sender: Option<Arc<crate::UserSnapshot>>,
    referenced_message: Option<Arc<ReferencedMessageSnapshot>>,
) -> MessageSnapshot {
    MessageSnapshot {
        id: entity.id.clone(),
        kind: entity.kind,
        sender,
        content: entity.content.clone(),
        custom: entity.custom.clone(),
        origin: entity.origin,
        referenced_message,
        reactions: reactions(entity),
        created_at: entity.created_at,
        edited_at: entity.edited_at,
    }
}

/// System messages cannot be replied to.
fn referenced(
    known: &mut HashMap<MessageId, (u64, Arc<ReferencedMessageSnapshot>)>,
    entity: &MessageEntity,
    users: &mut Users,
) -> Option<Arc<ReferencedMessageSnapshot>> {
    let sender = users.someone(entity.sender_id.as_ref()?);
    if let Some((revision, known)) = known.get(&entity.id)
        && *revision == entity.revision
        && Arc::ptr_eq(&known.sender, &sender)
    {
        return Some(known.clone());
    }
    let snapshot = Arc::new(ReferencedMessageSnapshot {
        id: entity.id.clone(),
        sender,
        content: entity.content.clone(),
        custom: entity.custom.clone(),
        origin: entity.origin,
        referenced_message_id: entity.referenced_message_id.clone(),
        reactions: reactions(entity),
        created_at: entity.created_at,
        edited_at: entity.edited_at,
    });
    known.insert(entity.id.clone(), (entity.revision, snapshot.clone()));
    Some(snapshot)
}

fn reactions(entity: &MessageEntity) -> Vec<ReactionsSummary> {
    let summary = |reaction: &chinwag_model::ReactionCount| ReactionsSummary {
        emoji: reaction.emoji.clone(),
        count: reaction.count,
        current_user_reacted: reaction.reacted.unwrap_or_default(),
    };
    entity.reactions.iter().map(summary).collect()
}
