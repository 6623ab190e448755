//! Messages as given. What is read of requests is in `message_body`.

use chinwag_model::limits::READ_RECEIPTS_MAX_PARTICIPANTS;
use chinwag_model::{
    ContentBlock, ConversationId, Custom, Emoji, Finite, Message, MessageId, MessageKind, Origin,
    Participant, Timestamp, UserId,
};
use serde::{Serialize, Serializer};

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageObject {
    id: MessageId,
    conversation_id: ConversationId,
    #[serde(rename = "type")]
    kind: MessageKind,
    sender_id: Option<UserId>,
    origin: Origin,
    text: String,
    content: Vec<ContentBlock>,
    /// `null` but for files, which no message has so far.
    attachment: (),
    /// Latitude and longitude; `null` but for places.
    location: Option<[Finite; 2]>,
    referenced_message_id: Option<MessageId>,
    custom: Custom,
    read_by: Vec<UserId>,
    /// Emoji to the users who gave it, first-added emoji and user first.
    #[serde(serialize_with = "as_object")]
    reactions: Vec<(Emoji, Vec<UserId>)>,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
}

impl MessageObject {
    /// Puts the object together. `participants` are all those of its conversation.
    pub fn new(conversation: &ConversationId, message: Message, participants: &[Participant]) -> Self {
        let read_by = read_by(&message, participants);
        Self {
            id: message.id,
            conversation_id: conversation.clone(),
            kind: message.kind,
            sender_id: message.sender,
            origin: message.origin,
            text: message.text,
            location: place(&message.content),
            content: message.content,
            attachment: (),
            referenced_message_id: message.referenced_message,
            custom: message.custom,
            read_by,
            reactions: message.reactors,
            created_at: message.created_at,
            edited_at: message.edited_at,
        }
    }
}

fn place(content: &[ContentBlock]) -> Option<[Finite; 2]> {
    content.iter().find_map(|block| match block {
        ContentBlock::Location { latitude, longitude } => Some([*latitude, *longitude]),
        _ => None,
    })
}

/// An object whose keys keep their order.
fn as_object<S: Serializer>(reactions: &[(Emoji, Vec<UserId>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(reactions.iter().map(|(emoji, users)| (emoji, users)))
}

fn read_by(message: &Message, participants: &[Participant]) -> Vec<UserId> {
    if participants.len() > READ_RECEIPTS_MAX_PARTICIPANTS {
        return Vec::new();
    }
    let has_read = |one: &&Participant| {
        message.sender.as_ref() != Some(&one.user)
            && one.read_until.as_ref().is_some_and(|until| *until >= message.id)
    };
    participants.iter().filter(has_read).map(|one| one.user.clone()).collect()
}

/// What is told of a message that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentObject {
    /// The message's id.
    pub id: MessageId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_added_emoji_comes_first() {
        #[derive(Serialize)]
        struct Reactions(#[serde(serialize_with = "as_object")] Vec<(Emoji, Vec<UserId>)>);
        let of_bob = |emoji| (Emoji::new(emoji).unwrap(), vec![UserId::new("bob").unwrap()]);
        let reactions = Reactions(vec![of_bob("👍"), of_bob(":cat:")]);
        let json = serde_json::to_string(&reactions).unwrap();
        assert_eq!(json, r#"{"👍":["bob"],":cat:":["bob"]}"#);
    }
}
