//! What webhooks are told.

use std::collections::BTreeMap;

use chinwag_model::{
    Access, Conversation, ConversationId, Custom, Emoji, EventId, Notify, Participant, Timestamp, UserId,
    WebhookEvent,
};
use serde::Serialize;

use super::{MessageObject, ParticipantObject, UserObject};

/// An event, as it is posted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventObject {
    /// The same at every attempt.
    pub id: EventId,
    /// What kind of thing happened.
    #[serde(rename = "type")]
    pub kind: WebhookEvent,
    /// When it happened.
    pub created_at: Timestamp,
    /// What happened.
    pub data: EventData,
}

/// What happened, with everything around it as it was then.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "made once, encoded at once")]
pub enum EventData {
    /// `user.…`
    User {
        /// The user.
        user: UserObject,
    },
    /// `message.sent`
    #[serde(rename_all = "camelCase")]
    Sent {
        /// `null` of the system.
        sender: Option<UserObject>,
        /// Without `lastMessage`.
        conversation: ConversationThenObject,
        /// The message.
        message: MessageObject,
        /// Whom it mentions.
        mentioned_user_ids: Vec<UserId>,
    },
    /// `message.updated`, `message.deleted`
    Message {
        /// `null` of the system.
        sender: Option<UserObject>,
        /// Without `lastMessage`.
        conversation: ConversationThenObject,
        /// The message; as it was before it was deleted.
        message: MessageObject,
    },
    /// `message.read`
    Read {
        /// Who has read it.
        recipient: UserObject,
        /// Whose message it is; `null` of the system.
        sender: Option<UserObject>,
        /// Without `lastMessage`.
        conversation: ConversationThenObject,
        /// The message.
        message: MessageObject,
    },
    /// `conversation.…`
    Conversation {
        /// Without `lastMessage`; as it was before it was deleted.
        conversation: ConversationThenObject,
    },
    /// `participant.…`
    Participant {
        /// Who.
        user: UserObject,
        /// Their part; as it was before they left.
        participant: ParticipantObject,
        /// Without `lastMessage`.
        conversation: ConversationThenObject,
    },
    /// `reaction.…`
    Reaction {
        /// Who.
        user: UserObject,
        /// With what.
        emoji: Emoji,
        /// To which message.
        message: MessageObject,
        /// Without `lastMessage`.
        conversation: ConversationThenObject,
    },
}

/// A conversation as events show it: all but its last message, and who has read how far.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConversationThenObject {
    id: ConversationId,
    subject: Option<String>,
    topic_id: (),
    photo_url: Option<String>,
    welcome_messages: Option<Vec<String>>,
    custom: Custom,
    participants: BTreeMap<UserId, ParticipantThenObject>,
    created_at: Timestamp,
}

/// A participant as events show them.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ParticipantThenObject {
    access: Access,
    notify: Notify,
}

impl ConversationThenObject {
    /// Puts the object together.
    pub fn new(conversation: Conversation, participants: &[Participant]) -> Self {
        let part = |one: &Participant| {
            (one.user.clone(), ParticipantThenObject { access: one.access, notify: one.notify })
        };
        Self {
            id: conversation.id,
            subject: conversation.subject,
            topic_id: (),
            photo_url: conversation.photo_url,
            welcome_messages: conversation.welcome_messages,
            custom: conversation.custom,
            participants: participants.iter().map(part).collect(),
            created_at: conversation.created_at,
        }
    }
}

impl EventData {
    /// A participant's part as events show it.
    pub fn part(participant: &Participant) -> ParticipantObject {
        ParticipantObject::new(participant, None)
    }
}
