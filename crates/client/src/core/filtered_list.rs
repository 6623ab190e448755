//! One's own conversations that a filter fits. The server finds them, page by page; events of all conversations come
//! anyway, so whether one fits any longer is seen here.

use std::collections::BTreeSet;

use chinwag_model::{ConversationFacts, ConversationFilter, ConversationId};
use chinwag_protocol::limits::{CONVERSATIONS_PAGE_DEFAULT, CONVERSATIONS_PAGE_MAX};
use chinwag_protocol::{ConversationCursor, ConversationList, ConversationPage, ConversationView, Topic};

use super::Core;
use super::own_list::{Place, last_place};

/// What is known for one stream: all that fit, from the latest activity down to some place.
pub(crate) struct Filtered {
    filter: ConversationFilter,
    floor: Option<Place>,
    loaded_all: bool,
    reading: bool,
    /// What is being read, or read again: down to where that has to go, and what has come.
    catching_up: Option<(Option<Place>, BTreeSet<ConversationId>)>,
}

impl Filtered {
    pub(crate) fn new(filter: ConversationFilter) -> Self {
        let catching_up = Some((None, BTreeSet::new()));
        Self { filter, floor: None, loaded_all: false, reading: false, catching_up }
    }

    pub(super) fn is_settled(&self) -> bool {
        self.catching_up.is_none()
    }

    pub(super) fn loaded_all(&self) -> bool {
        self.loaded_all
    }

    /// Whether a place is among those that are known.
    pub(super) fn reaches(&self, place: &Place) -> bool {
        self.loaded_all || self.floor.as_ref().is_some_and(|floor| place >= floor)
    }

    pub(super) fn fits(&self, view: &ConversationView) -> bool {
        self.filter.matches(&ConversationFacts {
            access: view.me.access,
            custom: &view.conversation.custom,
            is_unread: view.me.marked_unread || view.unread_count > 0,
            subject: view.conversation.subject.as_deref(),
            last_message_at: view.last_message.as_ref().map(|last| last.created_at),
            created_at: view.conversation.created_at,
            joined_at: view.me.joined_at,
        })
    }

    pub(super) fn next_page(&self, limit: u32) -> ConversationList {
        let after = self.floor.clone();
        let after = after.map(|(activity_at, conversation)| ConversationCursor { activity_at, conversation });
        ConversationList { after, limit: Some(limit), filter: Some(self.filter.clone()) }
    }
}

impl Core {
    /// What was known may be out of date: it is read again, as far down as it was.
    pub(super) fn restart_filtered(&mut self) {
        let windows: Vec<u64> = self.own_list.filtered.keys().copied().collect();
        for window in windows {
            if let Some(list) = self.own_list.filtered.get_mut(&window) {
                let down_to = list.catching_up.take().map_or(list.floor.take(), |(down_to, _)| down_to);
                list.catching_up = Some((down_to, BTreeSet::new()));
                (list.floor, list.loaded_all) = (None, false);
            }
            self.catch_up_filtered(window);
        }
    }

    /// Reads what a stream is to show, unless all of it is known.
    pub(super) fn catch_up_filtered(&mut self, window: u64) {
        let Some(list) = self.own_list.filtered.get_mut(&window) else { return };
        let Some((down_to, seen)) = &list.catching_up else { return };
        let reached = list.floor.is_some() && down_to.as_ref().is_none_or(|down_to| list.reaches(down_to));
        if reached || list.loaded_all {
            let seen = seen.clone();
            list.catching_up = None;
            self.question_unseen(window, &seen);
            self.topics.wake(&Topic::Me);
            return;
        }
        if std::mem::replace(&mut list.reading, true) {
            return;
        }
        let limit = if down_to.is_some() { CONVERSATIONS_PAGE_MAX } else { CONVERSATIONS_PAGE_DEFAULT };
        let request = list.next_page(limit);
        self.ask(&request.clone(), move |core, page| {
            if let Some(list) = core.own_list.filtered.get_mut(&window) {
                list.reading = false;
            }
            match page {
                Ok(page) => {
                    core.take_filtered(window, &request, page);
                    core.catch_up_filtered(window);
                }
                Err(error) => core.topics.fail_one(&Topic::Me, window, error),
            }
        });
    }

    /// Takes a page that was asked for from some place, unless the list has begun anew meanwhile.
    pub(super) fn take_filtered(&mut self, window: u64, asked: &ConversationList, page: ConversationPage) {
        let Some(list) = self.own_list.filtered.get_mut(&window) else { return };
        if list.next_page(0).after != asked.after {
            return;
        }
        list.loaded_all = page.loaded_all || page.views.is_empty();
        list.floor = page.views.last().map(last_place).or_else(|| list.floor.take());
        if let Some((_, seen)) = &mut list.catching_up {
            seen.extend(page.views.iter().map(|view| view.conversation.id.clone()));
        }
        self.put_users(page.users);
        for view in page.views {
            self.take_view(view, &page.references);
        }
        self.topics.wake(&Topic::Me);
    }

    /// What seems to fit and did not come has changed, or one has left it, while nobody was looking.
    fn question_unseen(&mut self, window: u64, seen: &BTreeSet<ConversationId>) {
        let doubtful = self.reached_list(window).into_iter().map(|(_, id)| id);
        let doubtful: Vec<_> = doubtful.filter(|id| !seen.contains(id)).collect();
        doubtful.iter().for_each(|id| self.read_view(id));
    }
}
