//! Events: what the server tells without being asked. They carry the topic and its revision, never the
//! subscription, so that the bytes are the same for everyone.

use std::fmt;

use chinwag_model::{ConversationId, Emoji, MessageId, UserId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::entity::{
    ConversationEntity, ConversationView, MessageEntity, ParticipantEntity, ReactionEntity, RoleEntity,
    TypingEntity, UserEntity,
};

/// What can be subscribed to: `user/ID`, `online/ID`, `conversation/ID` or `me` on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, ts_rs::TS)]
#[ts(type = "`user/${string}` | `online/${string}` | `conversation/${string}` | \"me\"")]
pub enum Topic {
    /// The public attributes of a user.
    User(UserId),
    /// Whether a user is connected.
    Online(UserId),
    /// The attributes, participants and messages of a conversation.
    Conversation(ConversationId),
    /// The list of one's own conversations. Its private events (`MeEvent`) come to every connection of the user
    /// after `hello`, subscribed or not.
    Me,
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "user/{id}"),
            Self::Online(id) => write!(f, "online/{id}"),
            Self::Conversation(id) => write!(f, "conversation/{id}"),
            Self::Me => f.write_str("me"),
        }
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Topic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "me" {
            return Ok(Self::Me);
        }
        match text.split_once('/') {
            Some(("user", id)) => UserId::new(id).map(Self::User).map_err(invalid),
            Some(("online", id)) => UserId::new(id).map(Self::Online).map_err(invalid),
            Some(("conversation", id)) => ConversationId::new(id).map(Self::Conversation).map_err(invalid),
            _ => Err(D::Error::custom("must be \"user/ID\", \"online/ID\", \"conversation/ID\" or \"me\"")),
        }
    }
}

fn invalid<E: serde::de::Error>(invalid: chinwag_model::Invalid) -> E {
    E::custom(format_args!("{}: {}", invalid.code.as_str(), invalid))
}

/// One event. `{"topic": "conversation/c1", "revision": 8, "event": "message.created", ...}`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Event {
    /// Something happened in a conversation.
    Conversation {
        /// `conversation/ID`.
        topic: Topic,
        /// The conversation's revision after this event; `null` for events that do not count
        /// (`participant.read`, `participant.typing`).
        #[ts(type = "number | null")]
        revision: Option<u64>,
        /// What happened.
        #[serde(flatten)]
        event: ConversationEvent,
    },
    /// A user changed.
    User {
        /// `user/ID`. It comes to subscribers of the user and of any conversation the user is in.
        topic: Topic,
        /// The user's revision.
        #[ts(type = "number")]
        revision: u64,
        /// What happened.
        #[serde(flatten)]
        event: UserEvent,
    },
    /// A user connected, or is connected no longer.
    Online {
        /// `online/ID`.
        topic: Topic,
        /// Always `null`: an event says all there is to say.
        #[ts(type = "null")]
        revision: Option<u64>,
        /// What happened.
        #[serde(flatten)]
        event: OnlineEvent,
    },
    /// Something private happened to oneself, perhaps by another tab or device.
    Me {
        /// `me`.
        topic: Topic,
        /// The revision of one's `me` topic, which counts by one.
        #[ts(type = "number")]
        revision: u64,
        /// What happened.
        #[serde(flatten)]
        event: MeEvent,
    },
}

/// What happens in conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "event", rename_all_fields = "camelCase")]
#[expect(clippy::large_enum_variant, reason = "made once, encoded at once")]
pub enum ConversationEvent {
    /// A message was sent.
    #[serde(rename = "message.created")]
    #[ts(optional_fields)]
    MessageCreated {
        /// The message.
        message: MessageEntity,
        /// Its sender, as of now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sender: Option<UserEntity>,
        /// The message it replies to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<MessageEntity>,
    },
    /// A message was edited, or its custom data changed.
    #[serde(rename = "message.changed")]
    MessageChanged {
        /// The message in its new form.
        message: MessageEntity,
    },
    /// A message was deleted.
    #[serde(rename = "message.deleted")]
    MessageDeleted {
        /// The message's id.
        message_id: MessageId,
        /// Its sender, for whoever counts unread messages.
        sender_id: Option<UserId>,
        /// The newest message that remains.
        last_message: Option<MessageEntity>,
    },
    /// Somebody reacted to a message. The event's revision is the message's, too.
    #[serde(rename = "reaction.added")]
    ReactionAdded {
        /// The message's id.
        message_id: MessageId,
        /// The emoji.
        emoji: Emoji,
        /// How many have reacted with it now.
        count: u32,
        /// Who, and when.
        reaction: ReactionEntity,
        /// The user who reacted.
        user: UserEntity,
    },
    /// Somebody took a reaction back. The event's revision is the message's, too.
    #[serde(rename = "reaction.removed")]
    ReactionRemoved {
        /// The message's id.
        message_id: MessageId,
        /// The emoji.
        emoji: Emoji,
        /// How many have reacted with it now; at 0 it is gone from the list.
        count: u32,
        /// Who.
        user_id: UserId,
    },
    /// The attributes changed.
    #[serde(rename = "conversation.changed")]
    ConversationChanged {
        /// All attributes.
        conversation: ConversationEntity,
    },
    /// The conversation was deleted, with everything in it. Every subscription to it now shows `null`.
    #[serde(rename = "conversation.deleted")]
    ConversationDeleted {},
    /// Somebody joined.
    #[serde(rename = "participant.joined")]
    ParticipantJoined {
        /// The newcomer.
        participant: ParticipantEntity,
        /// The user behind the participant.
        user: UserEntity,
        /// What everyone has read now, as in `ConversationView`.
        everyone_read_until: Option<MessageId>,
    },
    /// A participant's access or notify changed.
    #[serde(rename = "participant.changed")]
    ParticipantChanged {
        /// The participant in its new form.
        participant: ParticipantEntity,
    },
    /// Somebody left or was removed. When it is oneself, this is the last event of the topic.
    #[serde(rename = "participant.left")]
    ParticipantLeft {
        /// Who.
        user_id: UserId,
        /// What everyone who is left has read, as in `ConversationView`.
        everyone_read_until: Option<MessageId>,
    },
    /// Somebody read. It has no revision: it is told only in conversations of at most
    /// `READ_RECEIPTS_MAX_PARTICIPANTS`, may be lost, and is repeated by every snapshot and resume.
    #[serde(rename = "participant.read")]
    ParticipantRead {
        /// Who.
        user_id: UserId,
        /// How far.
        read_until: MessageId,
        /// What everyone has read now, as in `ConversationView`.
        everyone_read_until: Option<MessageId>,
    },
    /// Somebody is typing, still is, or is no longer (`forMs` is 0). It has no revision: it is forgotten after `forMs`,
    /// with the next message of that user, and when they leave.
    #[serde(rename = "participant.typing")]
    #[ts(optional_fields)]
    ParticipantTyping {
        /// Who, and since when.
        typing: TypingEntity,
        /// The user who is typing; absent when they are no longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user: Option<UserEntity>,
    },
}

/// What happens to users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "event", rename_all_fields = "camelCase")]
pub enum UserEvent {
    /// A user was created or changed.
    #[serde(rename = "user.changed")]
    UserChanged {
        /// All public attributes.
        user: UserEntity,
    },
}

/// What happens to a user's connection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "event", rename_all_fields = "camelCase")]
pub enum OnlineEvent {
    /// A user's first connection came, or the last one has been gone for a moment.
    #[serde(rename = "online.changed")]
    OnlineChanged {
        /// Whether the user has a connection.
        online: bool,
    },
}

/// What happens to oneself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "event", rename_all_fields = "camelCase")]
#[expect(clippy::large_enum_variant, reason = "made once, encoded at once")]
pub enum MeEvent {
    /// One joined a conversation. For a connection subscribed to `me` or to that conversation, its events follow.
    #[serde(rename = "me.joined")]
    Joined {
        /// One's view of it.
        view: ConversationView,
        /// Every user that `view` refers to.
        users: Vec<UserEntity>,
        /// Every message that messages of `view` reply to.
        references: Vec<MessageEntity>,
    },
    /// One left a conversation, or it was deleted.
    #[serde(rename = "me.left")]
    Left {
        /// Which.
        conversation_id: ConversationId,
    },
    /// One's read mark moved, or the conversation was marked as unread.
    #[serde(rename = "me.read")]
    Read {
        /// Which.
        conversation_id: ConversationId,
        /// One's part, in its new form.
        me: ParticipantEntity,
        /// How many messages are unread now.
        unread_count: u32,
    },
}

/// What the server says about the connection itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "notice", rename_all_fields = "camelCase")]
pub enum Notice {
    /// The server is about to close the connection with `CloseCode::Draining`.
    #[serde(rename = "draining")]
    Draining {
        /// Connect again after this long, in milliseconds; differs by connection, to spread them.
        reconnect_in_ms: u32,
    },
    /// The token expires soon: renew it with `token.set`.
    #[serde(rename = "token.expiring")]
    TokenExpiring {
        /// How long it still lives, in milliseconds.
        expires_in_ms: u32,
    },
    /// One has another role from now on, or one's role says something else. What is shown from here on is as it says.
    #[serde(rename = "role.changed")]
    RoleChanged {
        /// What one may do now.
        role: Box<RoleEntity>,
    },
}
