//! The lines. People and conversations are as in any history that is imported, and hold more where there is more to say.

use chinwag_model::{
    Access, App, AppId, AppSettings, ContentBlock, Conversation, ConversationId, ConversationPatch, Custom,
    Emoji, FileBlock, FileId, MessageId, MessageKind, Notify, Origin, Participant, Patch, StoredTheme, Theme,
    Timestamp, User, UserId, UserPatch,
};
use chinwag_store::{FileContents, FileRecord, StoredFile, StoredFrozen, StoredMessage, StoredReaction};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::Error;

/// The app: its settings, and none of its secrets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppLine {
    /// Its id.
    pub id: AppId,
    /// Its name, for the operator.
    pub name: String,
    /// What was set for it.
    pub settings: AppSettings,
}

impl From<&App> for AppLine {
    fn from(app: &App) -> Self {
        Self { id: app.id.clone(), name: app.name.clone(), settings: app.settings.clone() }
    }
}

/// A theme of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThemeLine {
    name: String,
    theme: Theme,
    updated_at: Timestamp,
}

impl From<StoredTheme> for ThemeLine {
    fn from(StoredTheme { name, theme, updated_at }: StoredTheme) -> Self {
        Self { name, theme, updated_at }
    }
}

impl From<ThemeLine> for StoredTheme {
    fn from(ThemeLine { name, theme, updated_at }: ThemeLine) -> Self {
        Self { name, theme, updated_at }
    }
}

/// What is left of somebody who was erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedLine {
    pub(crate) id: UserId,
    pub(crate) erased_at: Timestamp,
}

/// How somebody takes part in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantLine {
    id: UserId,
    #[serde(default)]
    access: Access,
    #[serde(default)]
    notify: Notify,
    joined_at: Timestamp,
    /// The last message that they have read.
    #[serde(default)]
    read_until: Option<MessageId>,
    #[serde(default)]
    marked_unread: bool,
}

impl From<&Participant> for ParticipantLine {
    fn from(part: &Participant) -> Self {
        Self {
            id: part.user.clone(),
            access: part.access,
            notify: part.notify,
            joined_at: part.joined_at,
            read_until: part.read_until.clone(),
            marked_unread: part.marked_unread,
        }
    }
}

impl From<ParticipantLine> for Participant {
    fn from(line: ParticipantLine) -> Self {
        Self {
            user: line.id,
            access: line.access,
            notify: line.notify,
            joined_at: line.joined_at,
            // Counted anew where they join.
            joined_revision: 0,
            read_until: line.read_until,
            marked_unread: line.marked_unread,
        }
    }
}

/// What somebody keeps of a conversation who was taken out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrozenLine {
    pub(crate) id: UserId,
    #[serde(default)]
    notify: Notify,
    joined_at: Timestamp,
    /// The last message that they see.
    #[serde(default)]
    until: Option<MessageId>,
    /// How many of those who take part they see: the first to join.
    #[serde(default)]
    participants: u32,
}

impl From<StoredFrozen> for FrozenLine {
    fn from(kept: StoredFrozen) -> Self {
        let StoredFrozen { user, notify, joined_at, until, participants } = kept;
        Self { id: user, notify, joined_at, until, participants }
    }
}

impl From<FrozenLine> for StoredFrozen {
    fn from(line: FrozenLine) -> Self {
        let FrozenLine { id, notify, joined_at, until, participants } = line;
        Self { user: id, notify, joined_at, until, participants }
    }
}

/// A message as it is stored, with its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageLine {
    pub(crate) id: MessageId,
    pub(crate) conversation_id: ConversationId,
    #[serde(rename = "type")]
    kind: MessageKind,
    sender: Option<UserId>,
    text: String,
    content: Vec<ContentBlock>,
    #[serde(default)]
    custom: Custom,
    origin: Origin,
    #[serde(default)]
    referenced_message_id: Option<MessageId>,
    #[serde(default)]
    edited_at: Option<Timestamp>,
    #[serde(default)]
    reactions: Vec<ReactionLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReactionLine {
    emoji: Emoji,
    user: UserId,
    created_at: Timestamp,
}

impl MessageLine {
    pub(crate) fn new(conversation: &ConversationId, stored: StoredMessage) -> Self {
        let StoredMessage { message, reactions } = stored;
        let reaction = |StoredReaction { emoji, user, created_at }| ReactionLine { emoji, user, created_at };
        Self {
            id: message.id,
            conversation_id: conversation.clone(),
            kind: message.kind,
            sender: message.sender,
            text: message.text,
            content: message.content,
            custom: message.custom,
            origin: message.origin,
            referenced_message_id: message.referenced_message,
            edited_at: message.edited_at,
            reactions: reactions.into_iter().map(reaction).collect(),
        }
    }

    /// Everybody of whom it tells.
    pub(crate) fn people(&self) -> impl Iterator<Item = &UserId> {
        self.sender.iter().chain(self.reactions.iter().map(|reaction| &reaction.user))
    }

    /// The file that it shows.
    pub(crate) fn file(&self) -> Option<FileId> {
        match self.content.as_slice() {
            [ContentBlock::File(block)] => block.file_token.file(),
            _ => None,
        }
    }

    pub(crate) fn stored(self) -> (ConversationId, StoredMessage) {
        let reaction = |ReactionLine { emoji, user, created_at }| StoredReaction { emoji, user, created_at };
        let message = chinwag_model::Message {
            kind: self.kind,
            sender: self.sender,
            text: self.text,
            content: self.content,
            custom: self.custom,
            origin: self.origin,
            referenced_message: self.referenced_message_id,
            reactions: Vec::new(),
            reactors: Vec::new(),
            created_at: self.id.created_at(),
            edited_at: self.edited_at,
            revision: 0,
            id: self.id,
        };
        let reactions = self.reactions.into_iter().map(reaction).collect();
        (self.conversation_id, StoredMessage { message, reactions })
    }
}

/// A file, whose bytes are beside the lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileLine {
    id: String,
    #[serde(default)]
    uploader: Option<UserId>,
    media_type: String,
    sha256: String,
    created_at: Timestamp,
    content: ContentBlock,
}

impl FileLine {
    pub(crate) fn new(stored: StoredFile) -> Option<Self> {
        let StoredFile { record, uploader, .. } = stored;
        let FileContents { media_type, sha256 } = record.contents?;
        Some(Self {
            id: record.id.to_string(),
            uploader,
            media_type,
            sha256,
            created_at: record.created_at,
            content: ContentBlock::File(record.block),
        })
    }

    /// What it is called by, if it is a file at all.
    pub fn id(&self) -> Option<FileId> {
        FileId::parse(&self.id)
    }

    /// Of its bytes, in hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// As it is stored; `address` makes where it is found.
    pub(crate) fn stored(self, address: impl FnOnce(&FileId, &str) -> String) -> Option<StoredFile> {
        let id = self.id()?;
        let ContentBlock::File(block) = self.content else { return None };
        let block = FileBlock { url: address(&id, &block.filename), ..block };
        let contents = FileContents { media_type: self.media_type, sha256: self.sha256 };
        let record = FileRecord { id, block, contents: Some(contents), created_at: self.created_at };
        Some(StoredFile { place: 0, record, uploader: self.uploader })
    }
}

/// A user as a change that makes them.
pub(super) fn user(user: User) -> Result<Value, Error> {
    let (id, created_at) = (user.id, user.created_at);
    let tokens = user.push_tokens.into_iter().map(|token| (token, Some(true)));
    let patch = UserPatch {
        name: Some(user.name),
        email: set(user.email),
        phone: set(user.phone),
        photo_url: set(user.photo_url),
        header_photo_url: set(user.header_photo_url),
        welcome_message: set(user.welcome_message),
        availability_text: set(user.availability_text),
        locale: set(user.locale),
        role: Patch::Set(user.role),
        custom: custom(user.custom),
        push_tokens: Patch::Set(tokens.collect()),
    };
    let mut line = value(&patch)?;
    line["id"] = json!(id);
    line["createdAt"] = json!(created_at);
    Ok(line)
}

/// A conversation as a change that makes it, with those who take part.
pub(super) fn conversation(
    conversation: Conversation,
    participants: impl Iterator<Item = ParticipantLine>,
    frozen: &[FrozenLine],
) -> Result<Value, Error> {
    let (id, created_at) = (conversation.id, conversation.created_at);
    let patch = ConversationPatch {
        subject: set(conversation.subject),
        photo_url: set(conversation.photo_url),
        welcome_messages: set(conversation.welcome_messages),
        custom: custom(conversation.custom),
    };
    let mut line = value(&patch)?;
    line["id"] = json!(id);
    line["createdAt"] = json!(created_at);
    line["participants"] = value(&participants.collect::<Vec<_>>())?;
    if !frozen.is_empty() {
        line["frozen"] = value(&frozen)?;
    }
    Ok(line)
}

fn set<T>(field: Option<T>) -> Patch<T> {
    field.map_or(Patch::Keep, Patch::Set)
}

fn custom(custom: Custom) -> Patch<chinwag_model::CustomPatch> {
    match custom.is_empty() {
        true => Patch::Keep,
        false => Patch::Set(custom.into_iter().map(|(key, value)| (key, Some(value))).collect()),
    }
}

pub(super) fn value(item: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(item)
        .map_err(|error| Error::Internal(format!("something stored cannot be encoded: {error}")))
}
