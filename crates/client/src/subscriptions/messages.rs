//! The messages of a conversation.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chinwag_model::ConversationId;
use chinwag_protocol::limits::MESSAGES_PAGE_DEFAULT;
use chinwag_protocol::{MessageList, Topic};

use super::pager::Pager;
use super::{Looking, Subscription, View};
use crate::core::Step;
use crate::error::Error;
use crate::session::Session;
use crate::snapshots::{MessageSnapshot, Page};

/// The newest messages of a conversation, newest first: 30 at first, and all that come later. `None` while one is
/// not in it.
pub struct MessagesView {
    pub(crate) conversation: ConversationId,
    pager: Pager,
}

impl MessagesView {
    pub(crate) fn new(conversation: ConversationId) -> Self {
        Self { conversation, pager: Pager::default() }
    }
}

impl View for MessagesView {
    type Snapshot = Option<Page<MessageSnapshot>>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let Some(conversation) = core.conversations.get_mut(&self.conversation) else { return Some(None) };
        if conversation.state.view().is_none() {
            return Some(None);
        }
        let window = conversation.windows.entry(looking.observer).or_default();
        if !conversation.complete || window.is_lacking(&conversation.state) {
            return None;
        }
        window.place(&conversation.state);
        let (ids, loaded_all) = window.shown(&conversation.state);
        let messages = ids.iter().filter_map(|id| conversation.message(id, &mut core.users)).collect();
        Some(Some(Page::new(messages, loaded_all)))
    }

    fn release(&mut self, looking: &mut Looking<'_>) {
        if let Some(conversation) = looking.core.conversations.get_mut(&self.conversation) {
            conversation.windows.remove(&looking.observer);
        }
    }
}

impl Subscription<MessagesView> {
    /// Shows up to 30 older messages more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more(&self) -> Result<(), Error> {
        self.load_more_of(MESSAGES_PAGE_DEFAULT as usize).await
    }

    /// Shows up to so many older messages more; does nothing before the stream has given something, and when there
    /// are none. Calls in parallel count as one, of the largest number. Other subscriptions show what they did.
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more_of(&self, count: usize) -> Result<(), Error> {
        let (session, observer) = (self.session.clone(), self.observer);
        let conversation = self.view.conversation.clone();
        self.view.pager.load(count, |wanted| load(session, observer, conversation, wanted)).await
    }
}

async fn load(
    session: Session,
    observer: u64,
    id: ConversationId,
    wanted: Arc<AtomicUsize>,
) -> Result<(), Error> {
    let mut loaded = 0;
    loop {
        let count = wanted.load(Ordering::Relaxed) - loaded;
        let step = session.peek(|core| {
            let conversation = core.conversations.get_mut(&id)?;
            let window = conversation.windows.get_mut(&observer)?;
            Some(window.extend(&conversation.state, count))
        });
        match step {
            Some(Step::Shown(shown)) => loaded += shown,
            Some(Step::Read((before, limit))) => {
                let list = MessageList { conversation: id.clone(), before, limit: Some(limit) };
                let page = session.request(list.clone()).await?;
                session.peek(|core| core.take_messages(&list, page));
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
