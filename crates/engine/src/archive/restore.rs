//! From lines back to rows.

use chinwag_model::{ConversationId, StoredTheme, Timestamp, check_theme_name};
use chinwag_protocol::{ErrorCode, WireError};
use chinwag_store::{ImportStep, Restored};

use super::{ErasedLine, FileLine, FrozenLine, MessageLine, ParticipantLine, ThemeLine};
use crate::files::url_of;
use crate::{Caller, Error};

impl From<ErasedLine> for ImportStep {
    fn from(line: ErasedLine) -> Self {
        Self::Restore(Restored::Erased(line.id, line.erased_at))
    }
}

impl From<MessageLine> for ImportStep {
    fn from(line: MessageLine) -> Self {
        let (conversation, stored) = line.stored();
        Self::Restore(Restored::Message(conversation, Box::new(stored)))
    }
}

/// A theme, by the rules that hold for any.
pub(crate) fn theme(line: ThemeLine) -> Result<ImportStep, Error> {
    let stored = StoredTheme::from(line);
    check_theme_name(&stored.name)?;
    stored.theme.check()?;
    Ok(ImportStep::Restore(Restored::Theme(Box::new(stored))))
}

/// How people take part in a conversation.
pub(crate) fn participants(conversation: ConversationId, parts: Vec<ParticipantLine>) -> ImportStep {
    let parts = parts.into_iter().map(Into::into).collect();
    ImportStep::Restore(Restored::Participants(conversation, parts))
}

/// Those who were taken out of a conversation.
pub(crate) fn frozen(conversation: ConversationId, kept: Vec<FrozenLine>) -> ImportStep {
    ImportStep::Restore(Restored::Frozen(conversation, kept.into_iter().map(Into::into).collect()))
}

/// A file whose bytes are there.
pub(crate) fn file(caller: &Caller, line: FileLine, now: Timestamp) -> Result<ImportStep, Error> {
    let stored = line.stored(|id, filename| url_of(&caller.app.id, id, filename));
    let stored = stored.ok_or_else(|| {
        let message = "file.id must be 27 letters and digits, and file.content what messages say of it";
        WireError::at(ErrorCode::InvalidArgument, "file.id", message)
    })?;
    Ok(ImportStep::Restore(Restored::File(Box::new(stored), now)))
}
