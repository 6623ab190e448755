//! Every event, and every notice.

use chinwag_protocol::*;

use super::nouns::*;

pub fn events() -> Vec<String> {
    let topic = Topic::Conversation(conversation_id());
    let in_conversation = [
        ConversationEvent::MessageCreated { message: message(), sender: Some(user()), reference: None },
        ConversationEvent::MessageChanged { message: message() },
        ConversationEvent::MessageDeleted {
            message_id: message_id(),
            sender_id: Some(user_id()),
            last_message: None,
        },
        ConversationEvent::ReactionAdded {
            message_id: message_id(),
            emoji: emoji(),
            count: 2,
            reaction: reaction(),
            user: user(),
        },
        ConversationEvent::ReactionRemoved {
            message_id: message_id(),
            emoji: emoji(),
            count: 1,
            user_id: user_id(),
        },
        ConversationEvent::ConversationChanged { conversation: conversation() },
        ConversationEvent::ConversationDeleted {},
        ConversationEvent::ParticipantJoined {
            participant: participant(),
            user: user(),
            everyone_read_until: None,
        },
        ConversationEvent::ParticipantChanged { participant: participant() },
        ConversationEvent::ParticipantLeft { user_id: user_id(), everyone_read_until: Some(message_id()) },
    ];
    let mut events: Vec<Event> = in_conversation
        .into_iter()
        .map(|event| Event::Conversation { topic: topic.clone(), revision: Some(10), event })
        .collect();
    let uncounted = [
        ConversationEvent::ParticipantRead {
            user_id: user_id(),
            read_until: message_id(),
            everyone_read_until: Some(message_id()),
        },
        ConversationEvent::ParticipantTyping { typing: typing(), user: Some(user()) },
        ConversationEvent::ParticipantTyping { typing: TypingEntity { for_ms: 0, ..typing() }, user: None },
    ];
    events.extend(uncounted.into_iter().map(|event| Event::Conversation {
        topic: topic.clone(),
        revision: None,
        event,
    }));
    let event = OnlineEvent::OnlineChanged { online: true };
    events.push(Event::Online { topic: Topic::Online(user_id()), revision: None, event });
    let event = UserEvent::UserChanged { user: user() };
    events.push(Event::User { topic: Topic::User(user_id()), revision: 3, event });
    let private = [
        MeEvent::Joined { view: view(), users: vec![user()], references: vec![] },
        MeEvent::Left { conversation_id: conversation_id() },
        MeEvent::Read { conversation_id: conversation_id(), me: participant(), unread_count: 0 },
    ];
    events.extend(private.into_iter().map(|event| Event::Me { topic: Topic::Me, revision: 5, event }));
    let notices = [
        Notice::Draining { reconnect_in_ms: 1_200 },
        Notice::TokenExpiring { expires_in_ms: 60_000 },
        Notice::RoleChanged { role: Box::default() },
    ];
    let notices = notices.iter().map(|notice| serde_json::to_string(notice).unwrap());
    events.iter().map(|event| serde_json::to_string(event).unwrap()).chain(notices).collect()
}
