//! Who reacted to a message with one emoji: all from the first one on to some revision.

use std::collections::BTreeMap;

use chinwag_model::UserId;
use chinwag_protocol::{ReactionEntity, ReactionPage};

use super::Step;

/// Reactions that a stream begins with.
const FIRST: usize = 10;
/// Most reactions in a page.
const PAGE_MAX: u32 = 100;

/// See the module.
#[derive(Default)]
pub(crate) struct Reactions {
    /// By the revision at which they were added.
    added: BTreeMap<u64, ReactionEntity>,
    loaded_all: bool,
    /// The first page has come.
    pub(crate) known: bool,
    /// There is such a message, and one may see it.
    pub(crate) accessible: bool,
    last_change: u64,
    pub(crate) windows: BTreeMap<u64, ReactionsWindow>,
    /// Pages are being read.
    pub(crate) reading: bool,
}

/// How many one stream shows; once that was all, new ones are shown as they come.
pub(crate) struct ReactionsWindow {
    count: usize,
    at_end: bool,
}

impl Default for ReactionsWindow {
    fn default() -> Self {
        Self { count: FIRST, at_end: false }
    }
}

impl Reactions {
    /// What was read may be out of date: it is read again, as far as it is shown.
    pub(crate) fn restart(&mut self) {
        let windows = std::mem::take(&mut self.windows);
        *self = Self { windows, ..Self::default() };
    }

    pub(crate) fn added(&mut self, revision: Option<u64>, reaction: &ReactionEntity) {
        self.last_change = revision.unwrap_or(self.last_change);
        // Beyond a page that is not read yet, it will come with that page.
        if self.loaded_all {
            self.added.insert(reaction.revision, reaction.clone());
        }
    }

    pub(crate) fn removed(&mut self, revision: Option<u64>, user: &UserId) {
        self.last_change = revision.unwrap_or(self.last_change);
        self.added.retain(|_, reaction| reaction.user_id != *user);
    }

    /// Takes the page after all known ones. `false` when it is older than what is known.
    pub(crate) fn take(&mut self, page: ReactionPage) -> bool {
        if page.revision < self.last_change {
            return false;
        }
        self.known = true;
        self.accessible = page.reactions.is_some();
        let reactions = page.reactions.unwrap_or_default();
        self.loaded_all |= page.loaded_all || reactions.is_empty();
        self.added.extend(reactions.into_iter().map(|reaction| (reaction.revision, reaction)));
        true
    }

    /// After which revision to read how many, if something that is to be shown is missing.
    pub(crate) fn lacking(&self) -> Option<(Option<u64>, u32)> {
        let wanted = self.windows.values().map(|window| window.count).max().unwrap_or(FIRST);
        let missing = wanted.saturating_sub(self.added.len());
        let lacks = !self.loaded_all && (missing > 0 || !self.known);
        lacks.then(|| (self.last(), (missing as u32).clamp(1, PAGE_MAX)))
    }

    /// The revision of the last one known.
    pub(crate) fn last(&self) -> Option<u64> {
        self.added.keys().next_back().copied()
    }

    /// What a stream shows, oldest first, and whether that is all there is.
    pub(crate) fn shown(&mut self, window: u64) -> (Vec<ReactionEntity>, bool) {
        let window = self.windows.entry(window).or_default();
        window.at_end |= self.loaded_all && self.added.len() <= window.count;
        if window.at_end {
            window.count = window.count.max(self.added.len());
        }
        let shown = self.added.values().take(window.count).cloned().collect();
        (shown, self.loaded_all && self.added.len() <= window.count)
    }

    /// Shows up to `count` more, or says after which revision to read how many.
    pub(crate) fn extend(&mut self, window: u64, count: usize) -> Step<(Option<u64>, u32)> {
        let last = self.last();
        let Some(window) = self.windows.get_mut(&window) else { return Step::End };
        let hidden = self.added.len().saturating_sub(window.count).min(count);
        if hidden > 0 {
            window.count += hidden;
            return Step::Shown(hidden);
        }
        if self.loaded_all {
            return Step::End;
        }
        Step::Read((last, (count as u32).clamp(1, PAGE_MAX)))
    }
}
