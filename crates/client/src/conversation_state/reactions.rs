//! What reactions do to a message.
//!
//! Events are the same for everyone, so they do not say whether oneself has reacted: that is kept from what was
//! known before, or follows from who did it.

use chinwag_model::{Emoji, ReactionCount};
use chinwag_protocol::MessageEntity;

/// Somebody reacted, or took it back: so many have now. `mine` says whether it was oneself.
pub(super) fn counted(
    message: &mut MessageEntity,
    revision: Option<u64>,
    emoji: &Emoji,
    count: u32,
    mine: Option<bool>,
) {
    if let Some(revision) = revision {
        message.revision = revision;
    }
    let known = message.reactions.iter_mut().find(|reaction| reaction.emoji == *emoji);
    match known {
        Some(known) => {
            known.count = count;
            known.reacted = mine.or(known.reacted);
        }
        None => {
            let reacted = Some(mine.unwrap_or_default());
            message.reactions.push(ReactionCount { emoji: emoji.clone(), count, reacted });
        }
    }
    message.reactions.retain(|reaction| reaction.count > 0);
}

/// Whether it is known of each reaction if oneself is among those who reacted.
pub(super) fn are_told(message: &MessageEntity) -> bool {
    message.reactions.iter().all(|reaction| reaction.reacted.is_some())
}

/// Fills in what an event leaves out, from an older copy of the message.
pub(super) fn recall(message: &mut MessageEntity, before: Option<&MessageEntity>) {
    let Some(before) = before else { return };
    for reaction in message.reactions.iter_mut().filter(|reaction| reaction.reacted.is_none()) {
        let known = before.reactions.iter().find(|known| known.emoji == reaction.emoji);
        reaction.reacted = known.and_then(|known| known.reacted);
    }
}
