//! One's own conversations.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chinwag_model::ConversationFilter;
use chinwag_protocol::Topic;
use chinwag_protocol::limits::CONVERSATIONS_PAGE_DEFAULT;

use super::pager::Pager;
use super::{Looking, Subscription, View};
use crate::core::{Filtered, Step};
use crate::error::Error;
use crate::session::Session;
use crate::snapshots::{ConversationSnapshot, Page};

/// One's own conversations, latest activity first: 20 at first, and all that become active later.
#[derive(Default)]
pub struct ConversationListView {
    filter: Option<ConversationFilter>,
    pager: Pager,
}

impl View for ConversationListView {
    type Snapshot = Page<ConversationSnapshot>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        if let Some(filter) = self.filter.take() {
            core.own_list.filtered.insert(looking.observer, Filtered::new(filter));
        }
        let (ids, loaded_all) = core.shown_list(looking.observer)?;
        let snapshot = |id| core.conversations.get_mut(id).and_then(|known| known.snapshot(&mut core.users));
        let conversations = ids.iter().filter_map(snapshot).collect();
        Some(Page::new(conversations, loaded_all))
    }

    fn release(&mut self, looking: &mut Looking<'_>) {
        looking.core.own_list.windows.remove(&looking.observer);
        looking.core.own_list.filtered.remove(&looking.observer);
    }
}

impl Session {
    /// Follows one's own conversations, latest activity first. The list is empty while the user does not exist.
    pub fn subscribe_conversations(&self) -> Subscription<ConversationListView> {
        Subscription::new(self.clone(), vec![Topic::Me], ConversationListView::default())
    }

    /// Follows those of one's own conversations that a filter fits, as they come to fit and cease to.
    pub fn subscribe_conversations_where(
        &self,
        filter: ConversationFilter,
    ) -> Subscription<ConversationListView> {
        let view = ConversationListView { filter: Some(filter), pager: Pager::default() };
        Subscription::new(self.clone(), vec![Topic::Me], view)
    }
}

impl Subscription<ConversationListView> {
    /// Shows up to 20 conversations more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more(&self) -> Result<(), Error> {
        self.load_more_of(CONVERSATIONS_PAGE_DEFAULT as usize).await
    }

    /// Shows up to so many conversations more; does nothing before the stream has given something, and when there
    /// are none. Calls in parallel count as one, of the largest number.
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more_of(&self, count: usize) -> Result<(), Error> {
        let (session, observer) = (self.session.clone(), self.observer);
        self.view.pager.load(count, |wanted| load(session, observer, wanted)).await
    }
}

async fn load(session: Session, observer: u64, wanted: Arc<AtomicUsize>) -> Result<(), Error> {
    let mut loaded = 0;
    loop {
        let count = wanted.load(Ordering::Relaxed) - loaded;
        match session.peek(|core| core.extend_list(observer, count)) {
            Step::Shown(shown) => loaded += shown,
            Step::Read(list) => {
                let page = session.request(list.clone()).await;
                session.peek(|core| core.extend_list_with(observer, &list, page))?;
            }
            Step::End => break,
        }
        if loaded >= wanted.load(Ordering::Relaxed) {
            break;
        }
    }
    session.peek(|core| core.topics.wake(&Topic::Me));
    Ok(())
}
