//! One conversation as it is now, kept by snapshots, resumes and events.

use std::collections::{BTreeMap, HashMap};

use chinwag_model::{MessageId, UserId};
use chinwag_protocol::{
    ConversationSnapshot, ConversationView, MessageEntity, MessagePage, ParticipantEntity, Subscribed,
    UserEntity,
};
use tokio::time::Instant;

mod events;
mod reactions;
mod typing;
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

/// The state of one conversation for one of its participants: the view, a stretch of its newest messages without
/// holes, and who is typing.
///
/// It is made of what `subscribe` answers and kept up to date by the events of the topic. The revision tells
/// whether an event is old, next, or one that comes after a gap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConversationState {
    view: Option<ConversationView>,
    messages: BTreeMap<MessageId, MessageEntity>,
    loaded_all: bool,
    /// Messages outside of the stretch that messages reply to.
    references: BTreeMap<MessageId, MessageEntity>,
    /// The revision of the last deletion: an older page may still hold what was deleted.
    last_deletion: u64,
    typing: typing::Typing,
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

    /// The messages held from this one on, oldest first.
    pub(crate) fn messages_since(
        &self,
        first: &MessageId,
    ) -> impl DoubleEndedIterator<Item = &MessageEntity> {
        self.messages.range(first..).map(|(_, message)| message)
    }

    /// The messages held before this one, oldest first.
    pub(crate) fn messages_before(
        &self,
        first: &MessageId,
    ) -> impl DoubleEndedIterator<Item = &MessageEntity> {
        self.messages.range(..first).map(|(_, message)| message)
    }

    /// Any message known: of the stretch, the newest one, or one that another replies to.
    pub fn message(&self, id: &MessageId) -> Option<&MessageEntity> {
        let last = || self.view.as_ref()?.last_message.as_ref().filter(|last| last.id == *id);
        self.messages.get(id).or_else(last).or_else(|| self.references.get(id))
    }

    /// Whether the messages held are all there are.
    pub fn loaded_all(&self) -> bool {
        self.loaded_all
    }

    /// A user that the conversation refers to.
    pub fn user(&self, id: &UserId) -> Option<&UserEntity> {
        self.users.get(id)
    }

    /// Who is typing at a moment, oneself left out; who began first comes first.
    pub fn typing(&self, now: Instant) -> impl Iterator<Item = &UserId> {
        self.typing.at(now)
    }

    /// When [`Self::typing`] changes although nothing happens; `None` when it does not.
    pub fn typing_changes_at(&self, now: Instant) -> Option<Instant> {
        self.typing.next_end(now)
    }

    /// Takes the answer to a subscription. A snapshot replaces everything; a resume adds what changed.
    pub fn subscribed(&mut self, subscribed: Subscribed) {
        match subscribed {
            Subscribed::Snapshot(snapshot) => self.replace(snapshot),
            Subscribed::Resumed(resumed) => {
                self.learn_users(resumed.users);
                resumed.references.into_iter().for_each(|message| self.refer(message));
                for id in &resumed.deleted {
                    self.remove(id, resumed.view.revision);
                }
                for message in resumed.changed {
                    self.put_if_held(message);
                }
                self.typing.replace(resumed.typing);
                self.view = Some(resumed.view);
            }
            // Answers about other kinds of topics, which hold nothing of a conversation.
            Subscribed::User(_) | Subscribed::Online(_) | Subscribed::Me(_) => {}
        }
    }

    fn replace(&mut self, snapshot: ConversationSnapshot) {
        *self = Self { view: snapshot.view, loaded_all: snapshot.loaded_all, ..Self::default() };
        self.messages = snapshot.messages.into_iter().map(|message| (message.id.clone(), message)).collect();
        self.references = snapshot.references.into_iter().map(|m| (m.id.clone(), m)).collect();
        self.typing.replace(snapshot.typing);
        self.learn_users(snapshot.users);
    }

    /// Takes a view that came by another way than the conversation's own subscription, with its references. The
    /// messages held are given up: there may be others between them and the view.
    pub(crate) fn show(&mut self, view: ConversationView, references: &[MessageEntity]) {
        let replied_to = view.last_message.as_ref().and_then(|last| last.referenced_message_id.as_ref());
        let replied_to = references.iter().find(|message| Some(&message.id) == replied_to);
        self.messages.clear();
        self.loaded_all = false;
        self.references =
            replied_to.map(|message| (message.id.clone(), message.clone())).into_iter().collect();
        self.view = Some(view);
    }

    /// Takes the page of messages before the oldest one held. `false` when something was deleted after the page
    /// was read: what the page holds may be gone, so it was not taken, and has to be read again.
    pub fn prepend(&mut self, page: MessagePage) -> bool {
        if page.revision < self.last_deletion {
            return false;
        }
        self.learn_users(page.users);
        page.references.into_iter().for_each(|message| self.refer(message));
        // An empty page means the end whatever it says, or loading would never come to one.
        self.loaded_all |= page.loaded_all || page.messages.as_ref().is_none_or(Vec::is_empty);
        for message in page.messages.unwrap_or_default() {
            self.put(message);
        }
        true
    }

    /// Takes a copy of a message that was read by itself.
    pub(crate) fn learn(&mut self, message: MessageEntity) {
        if self.messages.contains_key(&message.id) {
            return self.put(message);
        }
        if let Some(reference) = self.references.get_mut(&message.id)
            && reference.revision <= message.revision
        {
            reference.clone_from(&message);
        }
        if let Some(view) = &mut self.view
            && let Some(last) = &mut view.last_message
            && last.id == message.id
            && last.revision <= message.revision
        {
            *last = message;
        }
    }

    /// Takes one's own place in the conversation, which private events tell of, unless a later one is known.
    pub fn place_myself(&mut self, revision: u64, me: ParticipantEntity, unread_count: u32) {
        let Some(view) = self.view.as_mut().filter(|view| view.me_revision < revision) else { return };
        let shown = view.participants.iter_mut().find(|shown| shown.user_id == me.user_id);
        if let Some(shown) = shown {
            shown.read_until.clone_from(&me.read_until);
        }
        (view.me_revision, view.me, view.unread_count) = (revision, me, unread_count);
    }

    /// Gives up the messages held, and what else only they need.
    pub(crate) fn give_up_messages(&mut self) {
        let replied_to = self.last_replied_to().and_then(|id| self.message(id)).cloned();
        self.messages.clear();
        self.users.clear();
        self.loaded_all = false;
        self.references = replied_to.map(|message| (message.id.clone(), message)).into_iter().collect();
    }

    /// What the newest message replies to.
    pub(crate) fn last_replied_to(&self) -> Option<&MessageId> {
        self.view.as_ref()?.last_message.as_ref()?.referenced_message_id.as_ref()
    }

    /// Messages of which it is not known whether oneself has reacted to them: they have to be read by themselves.
    pub(crate) fn untold_messages(&self) -> Vec<MessageId> {
        let last = self.view.iter().filter_map(|view| view.last_message.as_ref());
        let untold = last.chain(self.references.values()).filter(|message| !reactions::are_told(message));
        untold.map(|message| message.id.clone()).collect()
    }

    /// Users whom something refers to.
    pub(crate) fn referred_users(&self) -> impl Iterator<Item = &UserId> {
        let participants = self.view.iter().flat_map(|view| &view.participants).map(|shown| &shown.user_id);
        let last = self.view.iter().filter_map(|view| view.last_message.as_ref());
        let messages = self.messages.values().chain(self.references.values()).chain(last);
        participants.chain(messages.filter_map(|message| message.sender_id.as_ref()))
    }

    /// Keeps a message, unless it is older than the stretch that is held: on its own it would leave a hole.
    fn put_if_held(&mut self, message: MessageEntity) {
        if self.references.contains_key(&message.id) {
            self.refer(message.clone());
        }
        let oldest = self.messages.keys().next();
        if self.loaded_all || oldest.is_none_or(|oldest| message.id >= *oldest) {
            self.put(message);
        }
    }

    fn put(&mut self, message: MessageEntity) {
        let known = self.messages.get(&message.id);
        if known.is_none_or(|known| known.revision <= message.revision) {
            self.messages.insert(message.id.clone(), message);
        }
    }

    fn refer(&mut self, mut message: MessageEntity) {
        let id = message.id.clone();
        reactions::recall(&mut message, self.message(&id));
        let known = self.references.get(&message.id);
        if known.is_none_or(|known| known.revision <= message.revision) {
            self.references.insert(message.id.clone(), message);
        }
    }

    fn remove(&mut self, id: &MessageId, revision: u64) {
        self.last_deletion = revision;
        self.messages.remove(id);
        self.references.remove(id);
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
