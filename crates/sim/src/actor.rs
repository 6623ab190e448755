//! Somebody at one device: a session that watches conversations and does things in them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chinwag_client::{
    ConversationListView, ConversationRef, ConversationSnapshot, ConversationView, Error, MessageSnapshot,
    MessagesView, OnlineView, Page, ParticipantsView, Session, Subscription, TypingView, View,
};
use futures_util::{FutureExt, StreamExt};

use crate::asides::WatchedReactions;
use crate::chance::Chance;
use crate::line::Cable;
use crate::record::Record;
use crate::world::{self, Machine};

/// The longest that somebody waits between two things they do.
const PAUSE: Duration = Duration::from_millis(400);

/// What one session watches of a conversation.
pub struct Watched {
    /// The conversation itself.
    pub view: Subscription<ConversationView>,
    /// Its newest messages.
    pub messages: Subscription<MessagesView>,
    /// Its newest participants.
    pub participants: Subscription<ParticipantsView>,
    /// Who is typing in it.
    pub typing: Subscription<TypingView>,
}

/// Somebody at one device.
pub struct Actor {
    /// Who and where, for the record.
    pub name: String,
    /// Whose device it is.
    pub user: String,
    /// What is watched, by the conversation's id.
    pub watched: BTreeMap<String, Watched>,
    /// The list of conversations.
    pub list: Subscription<ConversationListView>,
    /// Who is online, of everybody.
    pub online: Vec<Subscription<OnlineView>>,
    /// Who reacted to some messages.
    pub reactions: Vec<WatchedReactions>,
    pub(crate) session: Session,
    pub(crate) cable: Cable,
    pub(crate) chance: Chance,
    pub(crate) record: Arc<Record>,
    pub(crate) machine: Machine,
    pub(crate) said: u32,
}

impl Actor {
    /// Sits down at a device.
    ///
    /// # Errors
    /// When the user's id is none.
    pub fn new(
        user: &str,
        device: u64,
        seed: u64,
        record: Arc<Record>,
        machine: Machine,
    ) -> Result<Self, Error> {
        let (session, cable) = world::session(user, seed)?;
        let users = record.users.iter();
        let online: Result<_, Error> =
            users.map(|other| Ok(session.user(other)?.subscribe_online())).collect();
        Ok(Self {
            name: format!("{user}/{device}"),
            user: user.to_owned(),
            watched: BTreeMap::new(),
            list: session.subscribe_conversations(),
            online: online?,
            reactions: Vec::new(),
            session,
            cable,
            chance: Chance::new(seed ^ 0x5EED),
            record,
            machine,
            said: 0,
        })
    }

    /// Does so many things, one after another, with pauses.
    pub async fn act(&mut self, things: u32) {
        for _ in 0..things {
            tokio::time::sleep(self.chance.within(PAUSE)).await;
            self.act_once().await;
        }
    }

    async fn act_once(&mut self) {
        let Some(id) = self.chance.one_of(&self.record.conversations).cloned() else { return };
        let Ok(conversation) = self.session.conversation(&id) else { return };
        match self.chance.below(31) {
            0..6 => self.send(&conversation, &id).await,
            6..8 => self.edit(&conversation, &id).await,
            8 | 9 => self.delete(&conversation, &id).await,
            10..13 => self.react(&conversation, &id).await,
            13 | 14 => self.note("reads", &id, conversation.mark_as_read().await),
            15 => self.note("marks as unread", &id, conversation.mark_as_unread().await),
            16 | 17 => self.change_participants(&conversation, &id).await,
            18 => self.rename(&conversation, &id).await,
            19 | 20 => self.watch(&conversation, &id),
            21 => {
                self.watched.remove(&id);
            }
            22 => self.load_more(&id).await,
            23 => self.note("types in", &id, conversation.mark_as_typing().await),
            24 | 25 => self.set_rights(&conversation, &id).await,
            26 | 27 => self.patch(&conversation, &id).await,
            28 => self.act_as_back_end(&id).await,
            29 => self.watch_reactions(&conversation, &id),
            _ => {
                self.record.note(format_args!("{} loses the connection", self.name));
                self.cable.cut();
            }
        }
    }

    /// Watches a conversation, or goes on to.
    fn watch(&mut self, conversation: &ConversationRef, id: &str) {
        self.watched.entry(id.to_owned()).or_insert_with(|| Watched {
            view: conversation.subscribe(),
            messages: conversation.subscribe_messages(),
            participants: conversation.subscribe_participants(),
            typing: conversation.subscribe_typing(),
        });
    }

    /// A message that is seen, perhaps one's own.
    pub(crate) fn some_message(&mut self, id: &str, own: bool) -> Option<Arc<MessageSnapshot>> {
        let user = self.user.clone();
        let watched = self.watched.get_mut(id)?;
        let shown: Page<MessageSnapshot> = latest(&mut watched.messages)??;
        let is_mine = |message: &&Arc<MessageSnapshot>| {
            message.sender.as_ref().is_some_and(|sender| sender.id.as_str() == user)
        };
        let candidates: Vec<_> = shown.iter().filter(|message| !own || is_mine(message)).cloned().collect();
        self.chance.one_of(&candidates).cloned()
    }

    pub(crate) fn note<T>(&self, what: impl std::fmt::Display, id: &str, outcome: Result<T, Error>) {
        let outcome = outcome.err().map_or_else(String::new, |error| format!(": {error}"));
        self.record.note(format_args!("{} {what} {id}{outcome}", self.name));
    }
}

/// What a subscription shows now.
pub fn latest<V: View>(subscription: &mut Subscription<V>) -> Option<V::Snapshot> {
    while let Some(Some(Ok(_))) = subscription.next().now_or_never() {}
    subscription.latest().cloned()
}

/// What is compared of a conversation.
pub type Shown = Option<Arc<ConversationSnapshot>>;
