//! How the model's choices are stored: as their place in these lists, which only ever grow at the end.

use chinwag_model::{Access, ContentBlock, MessageKind, Notify, Origin};

pub const ACCESS: &[Access] = &[Access::ReadWrite, Access::Read];
pub const NOTIFY: &[Notify] = &[Notify::All, Notify::Nothing, Notify::MentionsOnly];
pub const KIND: &[MessageKind] = &[MessageKind::UserMessage, MessageKind::SystemMessage];
pub const ORIGIN: &[Origin] = &[Origin::Web, Origin::Rest, Origin::Import, Origin::Email];

/// The code of a value. One that is missing from its list is a mistake in this file.
pub fn code<T: PartialEq + std::fmt::Debug>(values: &[T], value: &T) -> i64 {
    let place = values.iter().position(|known| known == value);
    place.map_or_else(|| panic!("{value:?} has no code"), |place| place as i64)
}

/// The content of most messages, which is therefore not stored.
pub fn plain_content(text: &str) -> Vec<ContentBlock> {
    vec![ContentBlock::plain(text)]
}

/// The columns that `Columns::user` reads, of `users u`.
macro_rules! user_columns {
    () => {
        "u.id, u.name, u.email, u.phone, u.photo_url, u.header_photo_url, u.welcome_message, u.availability_text, \
         u.locale, u.role, u.custom, u.push_tokens, u.created_at, u.revision"
    };
}
/// The columns that `Columns::conversation` reads, of `conversations c`.
macro_rules! conversation_columns {
    () => {
        "c.id, c.subject, c.photo_url, c.welcome_messages, c.custom, c.created_at, c.revision"
    };
}
/// The columns that `Columns::participant` reads, of `participants p` joined with `users u`.
macro_rules! participant_columns {
    () => {
        "p.user, u.id, p.access, p.notify, p.joined_at, p.joined_revision, p.read_until, p.marked_unread"
    };
}
/// The columns that `Columns::message` reads, of `messages m` left-joined with its sender, `users s`.
macro_rules! message_columns {
    () => {
        "m.sender, m.id, m.kind, s.id, m.text, m.content, m.custom, m.origin, m.referenced, m.reactions, \
         m.created_at, m.edited_at, m.revision"
    };
}
pub(super) use {conversation_columns, message_columns, participant_columns, user_columns};
