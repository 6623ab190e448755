//! Conversations.

use std::collections::BTreeMap;

use chinwag_model::limits::READ_RECEIPTS_MAX_PARTICIPANTS;
use chinwag_model::{
    Conversation, ConversationPatch, Custom, Message, Notify, Participant, Timestamp, UserId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::body::object;
use super::{MessageObject, ParticipantObject, RequestBody, UserAccess};
use crate::WireError;

/// A conversation with all its participants.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConversationObject {
    id: chinwag_model::ConversationId,
    subject: Option<String>,
    /// Always `null`: nothing sets it, and readers expect the key.
    topic_id: (),
    photo_url: Option<String>,
    welcome_messages: Option<Vec<String>>,
    custom: Custom,
    participants: BTreeMap<UserId, ParticipantObject>,
    last_message: Option<MessageObject>,
    everyone_read_until: Option<Timestamp>,
    created_at: Timestamp,
}

impl ConversationObject {
    /// Puts the object together. `address` is where the server is reached.
    pub fn new(
        address: &str,
        conversation: Conversation,
        participants: &[Participant],
        last_message: Option<Message>,
    ) -> Self {
        let objects = participants
            .iter()
            .map(|one| (one.user.clone(), ParticipantObject::new(one, last_message.as_ref())))
            .collect();
        let last_message =
            last_message.map(|message| MessageObject::new(address, &conversation.id, message, participants));
        Self {
            id: conversation.id,
            subject: conversation.subject,
            topic_id: (),
            photo_url: conversation.photo_url,
            welcome_messages: conversation.welcome_messages,
            custom: conversation.custom,
            participants: objects,
            last_message,
            everyone_read_until: everyone_read_until(participants),
            created_at: conversation.created_at,
        }
    }
}

fn everyone_read_until(participants: &[Participant]) -> Option<Timestamp> {
    if participants.len() > READ_RECEIPTS_MAX_PARTICIPANTS {
        return None;
    }
    // `None` sorts before every mark: somebody who has read nothing makes the result `None`.
    let least = participants.iter().map(|one| &one.read_until).min()?;
    least.as_ref().map(chinwag_model::MessageId::created_at)
}

/// A conversation with how one of its participants sees it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserConversationObject {
    #[serde(flatten)]
    conversation: ConversationObject,
    is_unread: bool,
    unread_message_count: u32,
    read_until: Option<Timestamp>,
    joined_at: Timestamp,
    access: UserAccess,
    notify: Notify,
}

impl UserConversationObject {
    /// Adds to the object, which shows the conversation as it was, the view of somebody who was taken out of it.
    pub fn frozen(conversation: ConversationObject, part: &Participant) -> Self {
        Self {
            conversation,
            is_unread: false,
            unread_message_count: 0,
            read_until: part.read_until.as_ref().map(chinwag_model::MessageId::created_at),
            joined_at: part.joined_at,
            access: UserAccess::None,
            notify: part.notify,
        }
    }

    /// Adds `user`'s view to the object; `None` when they are not a participant.
    pub fn new(
        mut conversation: ConversationObject,
        participants: &[Participant],
        user: &UserId,
        unread_count: u32,
    ) -> Option<Self> {
        let marked_unread = participants.iter().find(|one| one.user == *user)?.marked_unread;
        let me = conversation.participants.get_mut(user)?;
        me.is_unread = marked_unread || unread_count > 0;
        let me = me.clone();
        Some(Self {
            conversation,
            is_unread: me.is_unread,
            unread_message_count: unread_count,
            read_until: me.read_until,
            joined_at: me.joined_at,
            access: me.access.into(),
            notify: me.notify,
        })
    }
}

/// Changes to a conversation, and people to add to it.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
pub struct ConversationBody {
    /// Added with the default settings; nobody is ever removed or changed by this.
    #[schemars(with = "Option<Vec<UserId>>")]
    pub participants: Vec<UserId>,
    /// The conversation's own attributes.
    #[schemars(flatten)]
    pub set: ConversationPatch,
}

impl RequestBody for ConversationBody {
    fn read(json: &str) -> Result<Self, WireError> {
        #[derive(Deserialize)]
        struct Own {
            #[serde(default)]
            participants: Option<Vec<UserId>>,
        }
        let own: Own = object(json)?;
        Ok(Self { participants: own.participants.unwrap_or_default(), set: object(json)? })
    }
}
