//! Which messages one stream shows: all since a point in time, which loading more moves back.

use chinwag_model::MessageId;
use chinwag_protocol::limits::{MESSAGES_PAGE_DEFAULT, MESSAGES_PAGE_MAX};

use crate::conversation_state::ConversationState;

/// What has to be done for a window to grow.
pub(crate) enum Step<R> {
    /// So many more are shown, of those that were known already.
    Shown(usize),
    /// Something has to be read from the server first.
    Read(R),
    /// There is nothing more.
    End,
}

/// See the module.
#[derive(Default)]
pub(crate) enum MessageWindow {
    /// Nothing is shown yet.
    #[default]
    Unset,
    /// The history from this message on.
    From(MessageId),
    /// The whole history.
    All,
}

impl MessageWindow {
    /// Begins with the newest page, once there is one.
    pub(crate) fn place(&mut self, state: &ConversationState) {
        if matches!(self, Self::Unset) {
            let first = MESSAGES_PAGE_DEFAULT as usize;
            let newest = || state.messages().rev().take(first);
            let all = state.loaded_all() && newest().count() == state.messages().count();
            let from = newest().last().map(|oldest| Self::From(oldest.id.clone()));
            *self = from.filter(|_| !all).unwrap_or(Self::All);
        }
    }

    pub(crate) fn restart(&mut self) {
        *self = Self::Unset;
    }

    /// The messages held are about to be replaced: what was shown has to come back.
    pub(crate) fn keep(&mut self, state: &ConversationState) {
        if matches!(self, Self::All) {
            let oldest = state.messages().next();
            *self = oldest.map_or(Self::Unset, |oldest| Self::From(oldest.id.clone()));
        }
    }

    /// Whether older messages are missing of what was shown before.
    pub(crate) fn is_lacking(&self, state: &ConversationState) -> bool {
        let Self::From(floor) = self else { return false };
        !state.loaded_all() && state.messages().next().is_some_and(|oldest| oldest.id > *floor)
    }

    /// What is shown, newest first, and whether that is all there is.
    pub(crate) fn shown(&self, state: &ConversationState) -> (Vec<MessageId>, bool) {
        let id = |message: &chinwag_protocol::MessageEntity| message.id.clone();
        match self {
            Self::Unset => (Vec::new(), false),
            Self::All => (state.messages().rev().map(id).collect(), state.loaded_all()),
            Self::From(floor) => {
                let all = state.loaded_all() && state.messages_before(floor).next().is_none();
                (state.messages_since(floor).rev().map(id).collect(), all)
            }
        }
    }

    /// Shows up to `count` more of the messages known, or says what to read: before which, and how many.
    pub(crate) fn extend(
        &mut self,
        state: &ConversationState,
        count: usize,
    ) -> Step<(Option<MessageId>, u32)> {
        let Self::From(floor) = self else { return Step::End };
        let hidden: Vec<_> = state.messages_before(floor).rev().take(count).map(|m| m.id.clone()).collect();
        if let Some(oldest) = hidden.last() {
            *floor = oldest.clone();
            return Step::Shown(hidden.len());
        }
        if state.loaded_all() {
            return Step::End;
        }
        let before = state.messages().next().map(|oldest| oldest.id.clone());
        Step::Read((before, (count as u32).clamp(1, MESSAGES_PAGE_MAX)))
    }
}
