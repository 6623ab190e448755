//! One's own conversations: all from the latest activity down to some place are known.

use std::collections::{BTreeMap, BTreeSet};

use chinwag_model::{ConversationId, Timestamp};
use chinwag_protocol::limits::{CONVERSATIONS_PAGE_DEFAULT, CONVERSATIONS_PAGE_MAX};
use chinwag_protocol::{ConversationCursor, ConversationList, ConversationPage, ConversationView, Topic};

use super::filtered_list::Filtered;
use super::{Conversation, Core, Step};
use crate::error::Error;

/// A place in the list. The list goes from the greatest to the least.
pub(super) type Place = (Timestamp, ConversationId);

/// See the module.
#[derive(Default)]
pub(crate) struct OwnList {
    floor: Option<Place>,
    loaded_all: bool,
    /// After a reconnect: what has been read again, and down to where that has to go; `None` is all the way.
    restoring: Option<(Option<Place>, BTreeSet<ConversationId>)>,
    /// A page that belongs to the restoring is being read.
    reading: bool,
    pub(crate) windows: BTreeMap<u64, ListWindow>,
    /// What is known for the streams that show only what a filter fits.
    pub(crate) filtered: BTreeMap<u64, Filtered>,
}

/// How far down the list one stream shows.
#[derive(Default)]
pub(crate) enum ListWindow {
    /// Nothing is shown yet.
    #[default]
    Unset,
    /// Down to this place.
    To(Place),
    /// The whole list.
    All,
}

fn place(conversation: (&ConversationId, &Conversation)) -> Place {
    (conversation.1.activity_at(), conversation.0.clone())
}

/// Where a view stands in the list.
pub(super) fn last_place(view: &ConversationView) -> Place {
    let spoken = view.last_message.as_ref().map(|message| message.created_at);
    (spoken.unwrap_or(view.me.joined_at).max(view.me.joined_at), view.conversation.id.clone())
}

impl Core {
    /// All that are known, in order.
    fn sorted_list(&self) -> Vec<Place> {
        let known = self.conversations.iter().filter(|(_, conversation)| conversation.state.view().is_some());
        let mut sorted: Vec<Place> = known.map(place).collect();
        sorted.sort_by(|one, other| other.cmp(one));
        sorted
    }

    /// Those of them that a stream may show: above the place down to which all are known.
    pub(super) fn reached_list(&self, window: u64) -> Vec<Place> {
        let mut sorted = self.sorted_list();
        if let Some(list) = self.own_list.filtered.get(&window) {
            let view = |place: &Place| self.conversations.get(&place.1)?.state.view();
            sorted.retain(|place| list.reaches(place) && view(place).is_some_and(|view| list.fits(view)));
        } else if let Some(floor) = self.own_list.floor.as_ref().filter(|_| !self.own_list.loaded_all) {
            sorted.retain(|place| place >= floor);
        }
        sorted
    }

    fn list_is_all(&self, window: u64) -> bool {
        let filtered = self.own_list.filtered.get(&window);
        filtered.map_or(self.own_list.loaded_all, Filtered::loaded_all)
    }

    /// How many to ask for on subscribing: as many as were known.
    pub(super) fn list_limit(&self) -> u32 {
        let floor = self.own_list.floor.as_ref().filter(|_| !self.own_list.loaded_all);
        let reached = self.sorted_list().into_iter().filter(|place| floor.is_none_or(|floor| place >= floor));
        let known = reached.count() as u32;
        known.clamp(CONVERSATIONS_PAGE_DEFAULT, CONVERSATIONS_PAGE_MAX)
    }

    /// Takes the answer to subscribing.
    pub(super) fn list_subscribed(&mut self, page: ConversationPage) {
        let list = &mut self.own_list;
        // A connection that broke while restoring does not make less wanted.
        let down_to = match list.restoring.take() {
            Some((down_to, _)) => Some(down_to),
            None if list.loaded_all => Some(None),
            None => list.floor.clone().map(Some),
        };
        list.restoring = down_to.map(|down_to| (down_to, BTreeSet::new()));
        self.take_list_page(page);
        self.restore_list();
        self.restart_filtered();
    }

    pub(crate) fn take_list_page(&mut self, page: ConversationPage) {
        let last = page.views.last().map(last_place);
        self.own_list.loaded_all = page.loaded_all || page.views.is_empty();
        if let Some(last) = last {
            self.own_list.floor = Some(last);
        }
        self.put_users(page.users);
        for view in page.views {
            if let Some((_, seen)) = &mut self.own_list.restoring {
                seen.insert(view.conversation.id.clone());
            }
            self.take_view(view, &page.references);
        }
        self.topics.wake(&Topic::Me);
    }

    /// Reads on until all that was known before has been read again, and everything that may have had messages
    /// meanwhile. What did not come again, one has left.
    fn restore_list(&mut self) {
        let list = &self.own_list;
        let floor_below = |place: &Place| list.floor.as_ref().is_some_and(|floor| floor <= place);
        let restored = match &list.restoring {
            Some((Some(down_to), _)) => floor_below(down_to),
            Some((None, _)) => false,
            None => true,
        };
        let covered = self
            .inbox
            .covered()
            .is_none_or(|until| list.floor.as_ref().is_some_and(|(activity_at, _)| *activity_at < until));
        if list.loaded_all || (restored && covered) {
            self.list_restored();
        } else if !list.reading {
            self.own_list.reading = true;
            let request = self.next_list_page(CONVERSATIONS_PAGE_MAX);
            self.ask(&request, |core, page| {
                core.own_list.reading = false;
                if let Ok(page) = page {
                    core.take_list_page(page);
                    core.restore_list();
                }
            });
        }
    }

    fn list_restored(&mut self) {
        self.inbox.restored();
        let Some((_, seen)) = self.own_list.restoring.take() else { return };
        // What one joined meanwhile was not there yet when the list was read.
        let gone = |id: &ConversationId| {
            !seen.contains(id)
                && !self.private.is_heard_of(id)
                && self.topics.get(&Topic::Conversation(id.clone())).is_none()
        };
        let gone: Vec<_> = self.conversations.keys().filter(|id| gone(id)).cloned().collect();
        let floor = self.own_list.floor.clone().filter(|_| !self.own_list.loaded_all);
        for id in gone {
            // One that is below what was read again has only not been read.
            let below = self.conversations.get_key_value(&id).map(place) < floor;
            if !below {
                self.conversations.remove(&id);
            }
        }
        self.topics.wake(&Topic::Me);
    }

    /// Nobody looks at the list any more.
    pub(super) fn list_left(&mut self) {
        self.own_list = OwnList { reading: self.own_list.reading, ..OwnList::default() };
        let topics = &self.topics;
        self.conversations.retain(|id, _| topics.get(&Topic::Conversation(id.clone())).is_some());
    }

    pub(crate) fn next_list_page(&self, limit: u32) -> ConversationList {
        let after = self.own_list.floor.clone();
        let after = after.map(|(activity_at, conversation)| ConversationCursor { activity_at, conversation });
        ConversationList { after, limit: Some(limit), filter: None }
    }

    /// What a stream shows, latest activity first, and whether that is all there is; `None` while it is read anew.
    pub(crate) fn shown_list(&mut self, window: u64) -> Option<(Vec<ConversationId>, bool)> {
        let settled = match self.own_list.filtered.get(&window) {
            Some(filtered) => filtered.is_settled(),
            None => self.own_list.restoring.is_none(),
        };
        if !settled {
            self.catch_up_filtered(window);
            return None;
        }
        let reached = self.reached_list(window);
        let loaded_all = self.list_is_all(window);
        let first = CONVERSATIONS_PAGE_DEFAULT as usize;
        let window = self.own_list.windows.entry(window).or_default();
        if matches!(window, ListWindow::Unset) {
            let last = reached.get(first - 1).cloned();
            let all = loaded_all && reached.len() <= first;
            *window = last.filter(|_| !all).map_or(ListWindow::All, ListWindow::To);
        }
        let shown = match window {
            ListWindow::To(floor) => reached.iter().filter(|place| *place >= floor).count(),
            ListWindow::Unset | ListWindow::All => reached.len(),
        };
        let all = loaded_all && shown == reached.len();
        Some((reached.into_iter().take(shown).map(|(_, id)| id).collect(), all))
    }

    /// Shows up to `count` more, or says what to read.
    pub(crate) fn extend_list(&mut self, window: u64, count: usize) -> Step<ConversationList> {
        let reached = self.reached_list(window);
        let limit = (count as u32).clamp(1, CONVERSATIONS_PAGE_MAX);
        let filtered = self.own_list.filtered.get(&window);
        let request = filtered.map_or_else(|| self.next_list_page(limit), |list| list.next_page(limit));
        let loaded_all = self.list_is_all(window);
        let Some(ListWindow::To(floor)) = self.own_list.windows.get_mut(&window) else { return Step::End };
        let hidden: Vec<Place> = reached.into_iter().filter(|place| *place < *floor).take(count).collect();
        if let Some(last) = hidden.last() {
            *floor = last.clone();
            return Step::Shown(hidden.len());
        }
        if loaded_all { Step::End } else { Step::Read(request) }
    }

    /// Takes a page that was asked for from some place, unless the list has begun anew meanwhile.
    pub(crate) fn extend_list_with(
        &mut self,
        window: u64,
        asked: &ConversationList,
        page: Result<ConversationPage, Error>,
    ) -> Result<(), Error> {
        let page = page?;
        if asked.filter.is_some() {
            self.take_filtered(window, asked, page);
        } else if self.next_list_page(0).after == asked.after {
            self.take_list_page(page);
        }
        Ok(())
    }
}
