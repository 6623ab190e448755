//! Entities as they travel: normalised, each once, referring to each other by id. Clients join them.

use chinwag_model::{
    Access, ContentBlock, Conversation, ConversationId, Custom, Message, MessageId, MessageKind, Notify,
    Origin, Participant, Reaction, ReactionCount, Role, Timestamp, User, UserId,
};
use serde::{Deserialize, Serialize};

/// The public part of a user. E-mail, phone and push tokens never leave by the realtime API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct UserEntity {
    /// The user's id.
    pub id: UserId,
    /// Shown wherever the user appears.
    pub name: String,
    /// The avatar.
    pub photo_url: Option<String>,
    /// IETF language tag; `null` means the app's default.
    pub locale: Option<String>,
    /// Role name.
    pub role: String,
    /// Shown to whoever opens an empty conversation with this user.
    pub welcome_message: Option<String>,
    /// What the app stores with the user.
    pub custom: Custom,
    /// Counts the changes to this user. Of two copies, the one with the greater revision is newer.
    #[ts(type = "number")]
    pub revision: u64,
}

impl From<&User> for UserEntity {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.clone(),
            name: user.name.clone(),
            photo_url: user.photo_url.clone(),
            locale: user.locale.clone(),
            role: user.role.clone(),
            welcome_message: user.welcome_message.clone(),
            custom: user.custom.clone(),
            revision: user.revision,
        }
    }
}

/// What a user may do, so that an interface can hide the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleEntity {
    /// The role's name.
    pub name: String,
    /// What it says.
    #[serde(flatten)]
    pub role: Role,
    /// Largest file that is taken, in bytes; 0 when none is.
    #[ts(type = "number")]
    pub file_size_max: u64,
    /// Whether messages can be translated.
    #[serde(default)]
    pub can_translate: bool,
    /// Whether what is behind links is shown.
    #[serde(default)]
    pub link_previews: bool,
    /// The language of users who have none.
    #[serde(default)]
    pub default_locale: String,
}

/// What everybody may where nobody has said otherwise.
impl Default for RoleEntity {
    fn default() -> Self {
        Self {
            name: chinwag_model::default_role(),
            role: Role::default(),
            file_size_max: 0,
            can_translate: false,
            link_previews: false,
            default_locale: String::new(),
        }
    }
}

/// The attributes of a conversation, the same for everyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationEntity {
    /// The conversation's id.
    pub id: ConversationId,
    /// Shown in headers and lists.
    pub subject: Option<String>,
    /// Shown for conversations of more than two people.
    pub photo_url: Option<String>,
    /// Shown before the first message.
    pub welcome_messages: Vec<String>,
    /// What the app stores with the conversation.
    pub custom: Custom,
    /// When it was created.
    pub created_at: Timestamp,
}

impl From<&Conversation> for ConversationEntity {
    fn from(conversation: &Conversation) -> Self {
        Self {
            id: conversation.id.clone(),
            subject: conversation.subject.clone(),
            photo_url: conversation.photo_url.clone(),
            welcome_messages: conversation.welcome_messages.clone().unwrap_or_default(),
            custom: conversation.custom.clone(),
            created_at: conversation.created_at,
        }
    }
}

/// A user's part in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantEntity {
    /// Whose part it is.
    pub user_id: UserId,
    /// What they may do.
    pub access: Access,
    /// What they are notified of.
    pub notify: Notify,
    /// When they joined.
    pub joined_at: Timestamp,
    /// The conversation's revision at which they joined: the order of joining, exact where times tie.
    #[ts(type = "number")]
    pub joined_revision: u64,
    /// Messages up to and including this one are read; `null` when none is. `createdAt` of that message is the
    /// first 48 bits of the id, so nothing has to be looked up.
    pub read_until: Option<MessageId>,
    /// Marked as unread by hand. Only told of oneself; `false` of others.
    pub marked_unread: bool,
}

impl From<&Participant> for ParticipantEntity {
    fn from(participant: &Participant) -> Self {
        Self {
            user_id: participant.user.clone(),
            access: participant.access,
            notify: participant.notify,
            joined_at: participant.joined_at,
            joined_revision: participant.joined_revision,
            read_until: participant.read_until.clone(),
            marked_unread: participant.marked_unread,
        }
    }
}

impl ParticipantEntity {
    /// The participant as others see it: that one marked something as unread is one's own affair.
    pub fn for_others(participant: &Participant) -> Self {
        Self { marked_unread: false, ..Self::from(participant) }
    }
}

/// A message. `plaintext` is left to the client, which derives it from `content`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageEntity {
    /// Sorts as messages do: the order of ids is the order of the conversation.
    pub id: MessageId,
    /// User or system message.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// `null` exactly for system messages.
    pub sender_id: Option<UserId>,
    /// What it says.
    pub content: Vec<ContentBlock>,
    /// What the app stores with the message.
    pub custom: Custom,
    /// Which way it came in.
    pub origin: Origin,
    /// The message it replies to.
    pub referenced_message_id: Option<MessageId>,
    /// How often it was reacted to with which emoji, in the order of first use.
    pub reactions: Vec<ReactionCount>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// When its content last changed.
    pub edited_at: Option<Timestamp>,
    /// The conversation's revision that last changed it. Of two copies, the greater revision is newer.
    #[ts(type = "number")]
    pub revision: u64,
}

impl From<&Message> for MessageEntity {
    fn from(message: &Message) -> Self {
        Self {
            id: message.id.clone(),
            kind: message.kind,
            sender_id: message.sender.clone(),
            content: message.content.clone(),
            custom: message.custom.clone(),
            origin: message.origin,
            referenced_message_id: message.referenced_message.clone(),
            reactions: message.reactions.clone(),
            created_at: message.created_at,
            edited_at: message.edited_at,
            revision: message.revision,
        }
    }
}

/// One user's reaction to a message with one emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReactionEntity {
    /// Who reacted.
    pub user_id: UserId,
    /// When.
    pub created_at: Timestamp,
    /// The conversation's revision at which it was added: the order of reactions, exact where times tie.
    #[ts(type = "number")]
    pub revision: u64,
}

impl From<&Reaction> for ReactionEntity {
    fn from(reaction: &Reaction) -> Self {
        Self { user_id: reaction.user.clone(), created_at: reaction.created_at, revision: reaction.revision }
    }
}

/// Somebody who is typing. Times are relative, so that nobody's clock matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TypingEntity {
    /// Who.
    pub user_id: UserId,
    /// How long they have been typing, in milliseconds.
    pub since_ms: u32,
    /// How long to show it from now on, in milliseconds, unless it is renewed or they send a message; 0 means that
    /// they have stopped.
    pub for_ms: u32,
}

/// One participant's view of a conversation at one revision, without its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationView {
    /// The conversation's attributes.
    pub conversation: ConversationEntity,
    /// The revision this view shows; events up to it are already in it.
    #[ts(type = "number")]
    pub revision: u64,
    /// One's own part.
    pub me: ParticipantEntity,
    /// The revision of topic `me` that `me` and `unreadCount` show. A `me.read` of a later one is newer, even if it
    /// came before this.
    #[ts(type = "number")]
    pub me_revision: u64,
    /// The newest joiners, newest first, at most `limits::PARTICIPANTS_SHOWN`, oneself among them or not.
    pub participants: Vec<ParticipantEntity>,
    /// How many participants there are.
    pub participant_count: u32,
    /// The newest message.
    pub last_message: Option<MessageEntity>,
    /// How many messages of others one has not read, counted up to `UNREAD_COUNT_MAX`.
    pub unread_count: u32,
    /// The least `readUntil` of all participants; `null` when somebody has read nothing, or when there are more
    /// than `READ_RECEIPTS_MAX_PARTICIPANTS`.
    pub everyone_read_until: Option<MessageId>,
    /// Set for a guest: then `me` is no part in it, nothing is unread, and it is in no list of one's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub is_guest: bool,
}
