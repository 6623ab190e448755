//! What each event does to the view of a conversation.
//!
//! Numbers that differ from user to user are not sent with events; here they are derived from what the view says
//! of oneself, and from the messages.

use chinwag_model::limits::UNREAD_COUNT_MAX;
use chinwag_model::{MessageId, UserId};
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::{ConversationView, MessageEntity, ParticipantEntity};

pub(super) fn message_created(view: &mut ConversationView, message: &MessageEntity) {
    match &message.sender_id {
        // Sending reads: no event of its own tells of it.
        Some(sender) => {
            let sender = sender.clone();
            if sender == view.me.user_id {
                view.me.marked_unread = false;
                view.unread_count = 0;
            } else {
                view.unread_count = (view.unread_count + 1).min(UNREAD_COUNT_MAX);
            }
            participant_read(view, &sender, &message.id);
        }
        None => view.unread_count = (view.unread_count + 1).min(UNREAD_COUNT_MAX),
    }
    view.last_message = Some(message.clone());
}

pub(super) fn message_changed(view: &mut ConversationView, message: &MessageEntity) {
    if let Some(last) = &mut view.last_message
        && last.id == message.id
    {
        *last = message.clone();
    }
}

pub(super) fn message_deleted(
    view: &mut ConversationView,
    id: &MessageId,
    sender: Option<&UserId>,
    last: Option<MessageEntity>,
) {
    let unread =
        sender != Some(&view.me.user_id) && view.me.read_until.as_ref().is_none_or(|until| id > until);
    if unread && view.unread_count < UNREAD_COUNT_MAX {
        view.unread_count = view.unread_count.saturating_sub(1);
    }
    view.last_message = last;
}

pub(super) fn participant_joined(view: &mut ConversationView, participant: ParticipantEntity) {
    view.participant_count += 1;
    view.participants.insert(0, participant);
    view.participants.truncate(PARTICIPANTS_SHOWN as usize);
}

pub(super) fn participant_changed(view: &mut ConversationView, participant: ParticipantEntity) {
    if participant.user_id == view.me.user_id {
        view.me.access = participant.access;
        view.me.notify = participant.notify;
    }
    let shown = view.participants.iter_mut().find(|shown| shown.user_id == participant.user_id);
    if let Some(shown) = shown {
        *shown = participant;
    }
}

pub(super) fn participant_left(view: &mut ConversationView, user: &UserId) {
    view.participant_count = view.participant_count.saturating_sub(1);
    view.participants.retain(|shown| shown.user_id != *user);
}

pub(super) fn participant_read(view: &mut ConversationView, user: &UserId, until: &MessageId) {
    let myself = (view.me.user_id == *user).then_some(&mut view.me);
    let shown = view.participants.iter_mut().filter(|shown| shown.user_id == *user);
    for participant in shown.chain(myself) {
        // Marks never move back, and this event may come late.
        if participant.read_until.as_ref().is_none_or(|before| before < until) {
            participant.read_until = Some(until.clone());
        }
    }
    everyone_read(view);
}

/// How far everyone has read can only be told when everyone is shown. Otherwise the last word of the server
/// stands, until the next snapshot: marks never move back, so it is only ever too modest.
fn everyone_read(view: &mut ConversationView) {
    if view.participants.len() == view.participant_count as usize {
        // `None` is less than any id, which is what "somebody has read nothing" should be.
        view.everyone_read_until =
            view.participants.iter().map(|shown| shown.read_until.clone()).min().flatten();
    }
}
