//! What the examples are about.

use chinwag_model::{
    Access, ContentBlock, ConversationId, Custom, Emoji, MessageId, MessageKind, Notify, Origin,
    ReactionCount, Timestamp, UserId,
};
use chinwag_protocol::*;

pub const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

pub fn user_id() -> UserId {
    UserId::new("alice").unwrap()
}

pub fn conversation_id() -> ConversationId {
    ConversationId::new("order-17").unwrap()
}

pub fn message_id() -> MessageId {
    MessageId::make(NOW, 9, 7)
}

pub fn emoji() -> Emoji {
    Emoji::new("👍").unwrap()
}

pub fn reaction() -> ReactionEntity {
    ReactionEntity { user_id: user_id(), created_at: NOW, revision: 9 }
}

pub fn typing() -> TypingEntity {
    TypingEntity { user_id: user_id(), since_ms: 2_500, for_ms: 10_000 }
}

pub fn user() -> UserEntity {
    UserEntity {
        id: user_id(),
        name: "Alice".to_owned(),
        photo_url: Some("https://shop.example/alice.png".to_owned()),
        locale: None,
        role: "default".to_owned(),
        welcome_message: None,
        custom: Custom::from([("tier".to_owned(), "2".to_owned())]),
        revision: 3,
    }
}

pub fn participant() -> ParticipantEntity {
    ParticipantEntity {
        user_id: user_id(),
        access: Access::ReadWrite,
        notify: Notify::MentionsOnly,
        joined_at: NOW,
        joined_revision: 2,
        read_until: Some(message_id()),
        marked_unread: false,
    }
}

pub fn message() -> MessageEntity {
    MessageEntity {
        id: message_id(),
        kind: MessageKind::UserMessage,
        sender_id: Some(user_id()),
        content: vec![ContentBlock::plain("hello")],
        custom: Custom::new(),
        origin: Origin::Rest,
        referenced_message_id: None,
        reactions: vec![ReactionCount { emoji: emoji(), count: 2, reacted: Some(true) }],
        created_at: NOW,
        edited_at: None,
        revision: 9,
    }
}

pub fn conversation() -> ConversationEntity {
    ConversationEntity {
        id: conversation_id(),
        subject: Some("Bicycle".to_owned()),
        photo_url: None,
        welcome_messages: vec!["Welcome".to_owned()],
        custom: Custom::new(),
        created_at: NOW,
    }
}

pub fn view() -> ConversationView {
    ConversationView {
        conversation: conversation(),
        revision: 9,
        me: participant(),
        me_revision: 3,
        participants: vec![participant()],
        participant_count: 1,
        last_message: Some(message()),
        unread_count: 0,
        everyone_read_until: Some(message_id()),
        is_guest: false,
    }
}
