//! From what happened to what is posted.

use chinwag_model::{WebhookEvent, mentioned_in};
use chinwag_protocol::rest::{ConversationThenObject, EventData, EventObject, MessageObject, UserObject};
use chinwag_store::{ConversationThen, Happening, OutboxEvent};

/// The event as it is posted; `address` is where files are reached.
pub(super) fn object(address: &str, event: OutboxEvent) -> EventObject {
    let OutboxEvent { id, kind, created_at, happening } = event;
    EventObject { id, kind, created_at, data: data(address, kind, happening) }
}

fn data(address: &str, kind: WebhookEvent, happening: Happening) -> EventData {
    let message = |message, within: &ConversationThen| {
        MessageObject::new(address, &within.conversation.id, message, &within.participants)
    };
    match happening {
        Happening::User { user } => EventData::User { user: user.into() },
        Happening::Message { sender, within, message: it } if kind == WebhookEvent::MessageSent => {
            EventData::Sent {
                sender: sender.map(UserObject::from),
                mentioned_user_ids: mentioned_in(&it.content),
                message: message(it, &within),
                conversation: conversation(within),
            }
        }
        Happening::Message { sender, within, message: it } => EventData::Message {
            sender: sender.map(UserObject::from),
            message: message(it, &within),
            conversation: conversation(within),
        },
        Happening::Read { recipient, sender, within, message: it } => EventData::Read {
            recipient: recipient.into(),
            sender: sender.map(UserObject::from),
            message: message(it, &within),
            conversation: conversation(within),
        },
        Happening::Conversation { within } => EventData::Conversation { conversation: conversation(within) },
        Happening::Participant { user, participant, within } => EventData::Participant {
            user: user.into(),
            participant: EventData::part(&participant),
            conversation: conversation(within),
        },
        Happening::Reaction { user, emoji, message: it, within } => EventData::Reaction {
            user: user.into(),
            emoji,
            message: message(it, &within),
            conversation: conversation(within),
        },
    }
}

fn conversation(within: ConversationThen) -> ConversationThenObject {
    ConversationThenObject::new(within.conversation, &within.participants)
}
