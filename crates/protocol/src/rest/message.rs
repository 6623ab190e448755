//! Messages as given. What is read of requests is in `message_body`.

use std::collections::BTreeMap;

use chinwag_model::limits::READ_RECEIPTS_MAX_PARTICIPANTS;
use chinwag_model::{
    ContentBlock, ConversationId, Custom, Emoji, Finite, Media, Message, MessageId, MessageKind, Origin,
    Participant, Timestamp, UserId,
};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
    /// `null` but for files.
    attachment: Option<Attachment>,
    /// Latitude and longitude; `null` but for places.
    location: Option<[Finite; 2]>,
    referenced_message_id: Option<MessageId>,
    custom: Custom,
    read_by: Vec<UserId>,
    /// Emoji to the users who gave it, first-added emoji and user first.
    #[serde(serialize_with = "as_object")]
    #[schemars(with = "BTreeMap<Emoji, Vec<UserId>>")]
    reactions: Vec<(Emoji, Vec<UserId>)>,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
}

impl MessageObject {
    /// Puts the object together. `address` is where the server is reached, such as `https://chat.shop.example`;
    /// `participants` are all those of its conversation.
    pub fn new(
        address: &str,
        conversation: &ConversationId,
        mut message: Message,
        participants: &[Participant],
    ) -> Self {
        let read_by = read_by(&message, participants);
        make_absolute(address, &mut message.content);
        Self {
            id: message.id,
            conversation_id: conversation.clone(),
            kind: message.kind,
            sender_id: message.sender,
            origin: message.origin,
            text: message.text,
            location: place(&message.content),
            attachment: attachment(&message.content),
            content: message.content,
            referenced_message_id: message.referenced_message,
            custom: message.custom,
            read_by,
            reactions: message.reactors,
            created_at: message.created_at,
            edited_at: message.edited_at,
        }
    }
}

/// A file, as messages were read before they had content.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
struct Attachment {
    url: String,
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimensions: Option<Dimensions>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
struct Dimensions {
    width: u32,
    height: u32,
}

fn attachment(content: &[ContentBlock]) -> Option<Attachment> {
    content.iter().find_map(|block| match block {
        ContentBlock::File(file) => {
            let measures = match file.media {
                Some(Media::Image { width, height } | Media::Video { width, height, .. }) => {
                    width.zip(height)
                }
                _ => None,
            };
            let dimensions = measures.map(|(width, height)| Dimensions { width, height });
            Some(Attachment { url: file.url.clone(), size: file.size, dimensions })
        }
        _ => None,
    })
}

/// On the realtime wire, addresses of files are paths on the server that a client talks to. A back end may show them
/// anywhere.
fn make_absolute(address: &str, content: &mut [ContentBlock]) {
    for block in content {
        if let ContentBlock::File(file) = block
            && file.url.starts_with('/')
        {
            file.url = format!("{address}{}", file.url);
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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
