//! The participants of a conversation.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chinwag_model::ConversationId;
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::{ParticipantList, Topic};

use super::pager::Pager;
use super::{Looking, Subscription, View};
use crate::core::Step;
use crate::error::Error;
use crate::session::Session;
use crate::snapshots::{Page, ParticipantSnapshot};

/// The newest participants of a conversation, newest joiners first: 10 at first, and all who join later. `None`
/// while one is not in it.
pub struct ParticipantsView {
    conversation: ConversationId,
    pager: Pager,
}

impl ParticipantsView {
    pub(crate) fn new(conversation: ConversationId) -> Self {
        Self { conversation, pager: Pager::default() }
    }
}

impl View for ParticipantsView {
    type Snapshot = Option<Page<ParticipantSnapshot>>;

    fn select(&mut self, looking: &mut Looking<'_>) -> Option<Self::Snapshot> {
        let core = &mut *looking.core;
        let conversation = core.conversations.get_mut(&self.conversation);
        let Some(known) = conversation.filter(|known| known.state.view().is_some()) else {
            return Some(None);
        };
        if known.people.lacking().is_some() {
            return None;
        }
        let (participants, loaded_all) = known.people.shown(looking.observer);
        let snapshot = |participant: &chinwag_protocol::ParticipantEntity| {
            Arc::new(ParticipantSnapshot {
                user: core.users.someone(&participant.user_id),
                access: participant.access,
                notify: participant.notify,
                joined_at: participant.joined_at,
            })
        };
        Some(Some(Page::new(participants.iter().map(snapshot).collect(), loaded_all)))
    }

    fn release(&mut self, looking: &mut Looking<'_>) {
        if let Some(conversation) = looking.core.conversations.get_mut(&self.conversation) {
            conversation.people.windows.remove(&looking.observer);
        }
    }
}

impl Subscription<ParticipantsView> {
    /// Shows up to 10 earlier joiners more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// When the server refuses, or the session is over.
    pub async fn load_more(&self) -> Result<(), Error> {
        self.load_more_of(PARTICIPANTS_SHOWN as usize).await
    }

    /// Shows up to so many earlier joiners more; does nothing before the stream has given something, and when there
    /// are none. Calls in parallel count as one, of the largest number.
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
        let step = session.peek(|core| Some(core.conversations.get_mut(&id)?.people.extend(observer, count)));
        match step {
            Some(Step::Shown(shown)) => loaded += shown,
            Some(Step::Read((before, limit))) => {
                let conversation = id.clone();
                let list = ParticipantList { conversation, before: Some(before), limit: Some(limit) };
                let page = session.request(list).await?;
                session.peek(|core| core.take_people(&id, page));
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
