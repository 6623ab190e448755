//! The participants of a conversation that are known: all who joined since some revision, and some others.

use std::collections::{BTreeMap, HashMap};

use chinwag_model::UserId;
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::{ConversationEvent, ConversationView, ParticipantEntity, ParticipantPage};

use super::Step;

/// Most participants in a page.
const PAGE_MAX: u32 = 100;

/// See the module.
#[derive(Default)]
pub(crate) struct People {
    /// By the revision at which they joined.
    joined: BTreeMap<u64, ParticipantEntity>,
    loaded_all: bool,
    /// Those who were read by themselves; `None` who is not in it.
    pub(crate) others: HashMap<UserId, Option<ParticipantEntity>>,
    /// The revision of the last change: an older page does not know of it.
    last_change: u64,
    pub(crate) windows: BTreeMap<u64, PeopleWindow>,
    /// Pages are being read, to show again what was shown before.
    pub(crate) restoring: bool,
}

/// How far down the list one stream shows: those who joined at this revision or later. `None` before the first.
#[derive(Default)]
pub(crate) struct PeopleWindow {
    since: Option<u64>,
}

impl People {
    /// Begins anew with the newest, as a view shows them.
    pub(crate) fn reset(&mut self, view: &ConversationView) {
        self.joined = view.participants.iter().map(|shown| (shown.joined_revision, shown.clone())).collect();
        self.loaded_all = view.participants.len() >= view.participant_count as usize;
        self.others.clear();
        self.last_change = view.revision;
    }

    /// Somebody in particular: `None` when it is not known whether they are in it.
    pub(crate) fn get(&self, user: &UserId) -> Option<Option<&ParticipantEntity>> {
        let joined = self.joined.values().find(|known| known.user_id == *user);
        match joined {
            Some(known) => Some(Some(known)),
            None if self.loaded_all => Some(None),
            None => self.others.get(user).map(Option::as_ref),
        }
    }

    pub(crate) fn event(&mut self, revision: Option<u64>, event: &ConversationEvent) {
        match event {
            ConversationEvent::ParticipantJoined { participant, .. } => {
                self.others.remove(&participant.user_id);
                self.joined.insert(participant.joined_revision, participant.clone());
            }
            ConversationEvent::ParticipantChanged { participant } => {
                if let Some(known) = self.joined.get_mut(&participant.joined_revision) {
                    *known = participant.clone();
                } else if let Some(other) = self.others.get_mut(&participant.user_id) {
                    *other = Some(participant.clone());
                }
            }
            ConversationEvent::ParticipantLeft { user_id, .. } => {
                self.joined.retain(|_, known| known.user_id != *user_id);
                self.others.insert(user_id.clone(), None);
            }
            _ => return,
        }
        self.last_change = revision.unwrap_or(self.last_change);
    }

    /// Takes the page of those who joined before all known ones. `false` when it is older than what is known, so
    /// that it has to be read again.
    pub(crate) fn take(&mut self, page: ParticipantPage) -> bool {
        if page.revision < self.last_change {
            return false;
        }
        let participants = page.participants.unwrap_or_default();
        self.loaded_all |= page.loaded_all || participants.is_empty();
        self.joined.extend(participants.into_iter().map(|known| (known.joined_revision, known)));
        true
    }

    fn oldest(&self) -> Option<u64> {
        self.joined.keys().next().copied()
    }

    /// Before which revision to read on for what was shown before, if something of it is missing.
    pub(crate) fn lacking(&self) -> Option<u64> {
        let wanted = self.windows.values().filter_map(|window| window.since).min()?;
        let oldest = self.oldest()?;
        (!self.loaded_all && wanted < oldest).then_some(oldest)
    }

    /// What a stream shows, newest joiners first, and whether that is all there is.
    pub(crate) fn shown(&mut self, window: u64) -> (Vec<ParticipantEntity>, bool) {
        let window = self.windows.entry(window).or_default();
        let first = PARTICIPANTS_SHOWN as usize;
        if window.since.is_none() {
            window.since = self.joined.keys().rev().take(first).next_back().copied();
        }
        let since = window.since.unwrap_or_default();
        let shown = self.joined.range(since..).rev().map(|(_, known)| known.clone()).collect();
        (shown, self.loaded_all && self.joined.range(..since).next().is_none())
    }

    /// Shows up to `count` more, or says before which revision to read how many.
    pub(crate) fn extend(&mut self, window: u64, count: usize) -> Step<(u64, u32)> {
        let Some(since) = self.windows.get_mut(&window).and_then(|window| window.since.as_mut()) else {
            return Step::End;
        };
        let hidden: Vec<u64> = self.joined.range(..*since).rev().take(count).map(|(at, _)| *at).collect();
        if let Some(oldest) = hidden.last() {
            *since = *oldest;
            return Step::Shown(hidden.len());
        }
        match self.oldest() {
            Some(oldest) if !self.loaded_all => Step::Read((oldest, (count as u32).clamp(1, PAGE_MAX))),
            _ => Step::End,
        }
    }
}
