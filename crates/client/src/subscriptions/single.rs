//! Subscriptions that show one thing: a user, a conversation, a participant, who is typing.

use std::sync::Arc;

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::ParticipantGet;
use tokio::time::Instant;

use super::{Looking, View};
use crate::snapshots::{
    ConversationSnapshot, ParticipantSnapshot, TypingSnapshot, UserOnlineSnapshot, UserSnapshot,
};

/// Most people who are named as typing.
const FEW_MAX: usize = 5;

/// A user; `None` while there is no such user.
pub struct UserView(pub(crate) UserId);

impl View for UserView {
    type Snapshot = Option<Arc<UserSnapshot>>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        Some(looking.core.users.get(&self.0))
    }
}

/// A user, and whether they are connected; `None` while there is no such user.
pub struct OnlineView(pub(crate) UserId);

impl View for OnlineView {
    type Snapshot = Option<UserOnlineSnapshot>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let is_connected = looking.core.online.get(&self.0).copied().unwrap_or_default();
        Some(looking.core.users.get(&self.0).map(|user| UserOnlineSnapshot { user, is_connected }))
    }
}

/// One's view of a conversation; `None` while one is not in it.
pub struct ConversationView(pub(crate) ConversationId);

impl View for ConversationView {
    type Snapshot = Option<Arc<ConversationSnapshot>>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let conversation = core.conversations.get_mut(&self.0);
        Some(conversation.and_then(|conversation| conversation.snapshot(&mut core.users)))
    }
}

/// Who is typing in a conversation; `None` while one is not in it.
pub struct TypingView(pub(crate) ConversationId);

impl View for TypingView {
    type Snapshot = Option<TypingSnapshot>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let conversation = core.conversations.get(&self.0);
        let Some(state) = conversation.map(|known| &known.state).filter(|state| state.view().is_some())
        else {
            return Some(None);
        };
        let typing: Vec<_> = state.typing(Instant::now()).take(FEW_MAX + 1).cloned().collect();
        if typing.len() > FEW_MAX {
            return Some(Some(TypingSnapshot::Many));
        }
        let users = typing.iter().map(|user| core.users.someone(user)).collect();
        Some(Some(TypingSnapshot::Few(users)))
    }

    fn changes_at(&self, looking: &Looking<'_>) -> Option<Instant> {
        looking.core.conversations.get(&self.0)?.state.typing_changes_at(Instant::now())
    }
}

/// One participant of a conversation; `None` while they, or oneself, are not in it.
pub struct ParticipantView {
    pub(crate) conversation: ConversationId,
    pub(crate) user: UserId,
    /// They are being read by themselves.
    pub(crate) asked: bool,
}

impl ParticipantView {
    pub(crate) fn new(conversation: ConversationId, user: UserId) -> Self {
        Self { conversation, user, asked: false }
    }
}

impl View for ParticipantView {
    type Snapshot = Option<ParticipantSnapshot>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let conversation = core.conversations.get(&self.conversation);
        let Some(known) = conversation.filter(|known| known.state.view().is_some()) else {
            return Some(None);
        };
        let Some(participant) = known.people.get(&self.user) else {
            if !std::mem::replace(&mut self.asked, true) {
                self.ask(looking);
            }
            return None;
        };
        self.asked = false;
        Some(participant.map(|participant| ParticipantSnapshot {
            user: core.users.someone(&participant.user_id),
            access: participant.access,
            notify: participant.notify,
            joined_at: participant.joined_at,
        }))
    }
}

impl ParticipantView {
    fn ask(&self, looking: &mut Looking<'_>) {
        let (id, user) = (self.conversation.clone(), self.user.clone());
        let get = ParticipantGet { conversation: id.clone(), user: user.clone() };
        looking.core.ask(&get, move |core, answer| {
            let Ok(found) = answer else { return };
            core.put_users(found.users);
            if let Some(conversation) = core.conversations.get_mut(&id) {
                conversation.people.others.insert(user, found.participant);
            }
            core.touch_conversation(&id);
        });
    }
}
