//! Who reacted to a message with one emoji.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chinwag_model::{ConversationId, Emoji, MessageId};
use chinwag_protocol::{ReactionList, Topic};

use super::pager::Pager;
use super::{Looking, Subscription, View};
use crate::core::Step;
use crate::error::Error;
use crate::session::Session;
use crate::snapshots::{Page, ReactionSnapshot};

/// Reactions that loading more brings unless told otherwise.
const PAGE: usize = 30;

/// Who reacted to a message with one emoji, oldest first: 10 at first. `None` while there is no such message, or one
/// is not in its conversation.
pub struct ReactionsView {
    conversation: ConversationId,
    key: (MessageId, Emoji),
    pager: Pager,
}

impl ReactionsView {
    pub(crate) fn new(conversation: ConversationId, message: MessageId, emoji: Emoji) -> Self {
        Self { conversation, key: (message, emoji), pager: Pager::default() }
    }
}

impl View for ReactionsView {
    type Snapshot = Option<Page<ReactionSnapshot>>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let conversation = core.conversations.get_mut(&self.conversation);
        let Some(known) = conversation.filter(|known| known.state.view().is_some()) else {
            return Some(None);
        };
        let reactions = known.reactions.entry(self.key.clone()).or_default();
        let window = looking.observer;
        reactions.windows.entry(window).or_default();
        if reactions.lacking().is_some() {
            core.read_reactions(&self.conversation, &self.key.0, &self.key.1);
            return None;
        }
        if !reactions.accessible {
            return Some(None);
        }
        let (shown, loaded_all) = reactions.shown(window);
        let snapshot = |reaction: &chinwag_protocol::ReactionEntity| {
            let user = core.users.someone(&reaction.user_id);
            Arc::new(ReactionSnapshot { user, created_at: reaction.created_at })
        };
        Some(Some(Page::new(shown.iter().map(snapshot).collect(), loaded_all)))
    }

    fn release(&mut self, looking: &mut Looking<'_>) {
        let conversation = looking.core.conversations.get_mut(&self.conversation);
        let Some(conversation) = conversation else { return };
        if let Some(reactions) = conversation.reactions.get_mut(&self.key) {
            reactions.windows.remove(&looking.observer);
            if reactions.windows.is_empty() {
                conversation.reactions.remove(&self.key);
            }
        }
    }
}

impl Subscription<ReactionsView> {
    /// Shows up to 30 later reactions more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more(&self) -> Result<(), Error> {
        self.load_more_of(PAGE).await
    }

    /// Shows up to so many later reactions more; does nothing before the stream has given something, and when there
    /// are none. Calls in parallel count as one, of the largest number.
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more_of(&self, count: usize) -> Result<(), Error> {
        let (session, observer) = (self.session.clone(), self.observer);
        let (conversation, key) = (self.view.conversation.clone(), self.view.key.clone());
        self.view.pager.load(count, |wanted| load(session, observer, conversation, key, wanted)).await
    }
}

async fn load(
    session: Session,
    observer: u64,
    id: ConversationId,
    key: (MessageId, Emoji),
    wanted: Arc<AtomicUsize>,
) -> Result<(), Error> {
    let mut loaded = 0;
    loop {
        let count = wanted.load(Ordering::Relaxed) - loaded;
        let step = session.peek(|core| {
            Some(core.conversations.get_mut(&id)?.reactions.get_mut(&key)?.extend(observer, count))
        });
        match step {
            Some(Step::Shown(shown)) => loaded += shown,
            Some(Step::Read((after, limit))) => {
                let (message, emoji) = key.clone();
                let list =
                    ReactionList { conversation: id.clone(), message, emoji, after, limit: Some(limit) };
                let page = session.request(list).await?;
                session.peek(|core| core.take_reactions(&id, &key, after, page));
            }
            Some(Step::End) | None => break,
        }
        if loaded >= wanted.load(Ordering::Relaxed) {
            break;
        }
    }
    session.peek(|core| core.topics.wake(&Topic::Conversation(id)));
    Ok(())
}
