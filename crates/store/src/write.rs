//! Writes, as commands. Each is one transaction; `at` is the time of the engine's clock.

use std::sync::Arc;

use chinwag_model::{
    AppId, AppKey, AppSettings, ContentBlock, ConversationId, ConversationPatch, Custom, CustomPatch, Emoji,
    FileId, IdempotencyKey, Message, MessageId, MessagePermission, Origin, ParticipantPatch, Patch, Roles,
    Timestamp, UserId, UserPatch,
};

use crate::Restored;

/// A new app with its first secret key.
#[derive(Debug, Clone)]
pub struct NewApp {
    /// Public id.
    pub id: AppId,
    /// For the operator's eyes.
    pub name: String,
    /// Settings to begin with.
    pub settings: AppSettings,
    /// The secret key.
    pub secret: String,
    /// Now.
    pub at: Timestamp,
}

/// What to do about something that may exist already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutMode {
    /// Change it, or create it.
    Upsert,
    /// Create it, or leave it wholly untouched.
    CreateOnly,
}

/// One user to write.
#[derive(Debug, Clone)]
pub struct PutUser {
    /// Which.
    pub id: UserId,
    /// What; already validated. `name` is required for a user who does not exist.
    pub patch: UserPatch,
    /// When the user exists.
    pub mode: PutMode,
}

/// A conversation to write.
#[derive(Debug, Clone)]
pub struct PutConversation {
    /// The app.
    pub app: AppKey,
    /// Which.
    pub id: ConversationId,
    /// Its attributes; already validated.
    pub patch: ConversationPatch,
    /// When the conversation exists. Says nothing of participants: those below are added in any case.
    pub mode: PutMode,
    /// The acting user's own part: they are added when not a participant.
    pub joining: Option<Joining>,
    /// Users added with default access and notify; present participants are left as they are. One who does not
    /// exist refuses the whole command.
    pub add: Vec<UserId>,
    /// Most participants the conversation may have.
    pub participant_limit: usize,
    /// Now.
    pub at: Timestamp,
}

/// The acting user's own part in a conversation being written.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The acting user. One who does not exist refuses the command.
    pub user: UserId,
    /// Their part. Applied when they join; when they are in already, only by [`PutMode::Upsert`].
    pub patch: ParticipantPatch,
}

/// What to do about a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParticipantMode {
    /// Change, or add.
    Upsert,
    /// Add, or leave as is.
    CreateOnly,
    /// Change; refused with `NotAParticipant` when there is none.
    EditOnly,
    /// Add, or reset what the patch does not name to its default.
    Replace,
}

/// A participant to write.
#[derive(Debug, Clone)]
pub struct PutParticipant {
    /// The app.
    pub app: AppKey,
    /// The conversation; must exist.
    pub conversation: ConversationId,
    /// The user; must exist.
    pub user: UserId,
    /// What.
    pub patch: ParticipantPatch,
    /// When there is one already.
    pub mode: ParticipantMode,
    /// Who acts: must be a participant, or the user themselves. `None` for the app.
    pub actor: Option<UserId>,
    /// Most participants the conversation may have.
    pub participant_limit: usize,
    /// Now.
    pub at: Timestamp,
}

/// A participant to remove. Removing one who is not there succeeds.
#[derive(Debug, Clone)]
pub struct RemoveParticipant {
    /// The app.
    pub app: AppKey,
    /// The conversation; must exist.
    pub conversation: ConversationId,
    /// The user.
    pub user: UserId,
    /// Who acts: must be a participant, or the user themselves. `None` for the app.
    pub actor: Option<UserId>,
    /// Now.
    pub at: Timestamp,
}

/// Messages to send into one conversation: all or none.
///
/// Refusals, in this order: `UnknownConversation`, `NotAParticipant` (the sender), `ReadOnly`, `UnknownFile`,
/// `UnknownReference`, `Denied`, `KeyReused`. A message that has landed already is given back even where one of those after the first would refuse
/// it now: whoever retries must learn that it landed.
#[derive(Debug, Clone)]
pub struct SendMessages {
    /// The app.
    pub app: AppKey,
    /// The conversation; must exist.
    pub conversation: ConversationId,
    /// In the order sent.
    pub messages: Vec<NewMessage>,
    /// Whether senders need `ReadWrite` access. The app may speak for readers.
    pub require_write: bool,
    /// What limits what senders say; `None` for the app.
    pub roles: Option<Arc<Roles>>,
    /// How many participants views show. In conversations that are or were larger, a sender who had not read what came before makes a
    /// [`Change::Read`](crate::Change::Read), since nobody else can work out from the message what everyone has read.
    pub participants_shown: u32,
    /// Now. A message is never older than the newest one of its conversation.
    pub at: Timestamp,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// A participant.
    User(UserId),
    /// Nobody in particular.
    System,
}

/// One message to send.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Who speaks.
    pub sender: Sender,
    /// What it says.
    pub wording: Wording,
    /// Already validated.
    pub custom: Custom,
    /// Which way it came in.
    pub origin: Origin,
    /// The message it replies to: a user message of the same conversation.
    pub referenced_message: Option<MessageId>,
    /// Lands once for each sender, conversation and key.
    pub key: Option<IdempotencyKey>,
    /// 64 random bits for the id.
    pub random: u64,
    /// That it was sent long ago, elsewhere. `None` for what is sent now.
    pub past: Option<Past>,
}

/// A message that is brought here from elsewhere. It lands where its time puts it, and nobody is told of it: whoever
/// follows the conversation sees it when they take a fresh snapshot, which the next thing that happens makes them do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When it was sent; not in the future.
    pub sent_at: Timestamp,
    /// Who has read it, and so everything before. Those who are no participants are passed over.
    pub read_by: Vec<UserId>,
}

/// A step of bringing a history here.
#[derive(Debug, Clone)]
pub enum ImportStep {
    /// Writes users, as of a moment.
    Users(Vec<PutUser>, Timestamp),
    /// Writes a conversation and adds people, as of its `at`.
    Conversation(PutConversation),
    /// Writes messages, each with its own time.
    Messages(SendMessages),
    /// Puts something back as it was.
    Restore(Restored),
}

/// What a message says; already validated, but for who is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The markup as given, or as its content would be written.
    pub text: String,
    /// What it says.
    pub content: Vec<ContentBlock>,
    /// Who is mentioned in it. They must be participants.
    pub mentions: Vec<UserId>,
    /// The file that it shows, if it is one. The content is then made of what is known of the file.
    pub file: Option<FileId>,
}

impl Wording {
    /// Unformatted words.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { content: vec![ContentBlock::plain(text.clone())], text, mentions: Vec::new(), file: None }
    }
}

/// A message that is now stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// As stored.
    pub message: Message,
    /// Whether an earlier send with the same key had stored it. It is then as it is now: perhaps edited, and with
    /// what the sender reacted. When it was deleted meanwhile, or the sender has left, it is given as it was sent,
    /// with the id it had.
    pub duplicate: bool,
}

/// A user who acts on a message. They must be a participant with `ReadWrite` access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageActor {
    /// Who.
    pub user: UserId,
    /// What they want to do.
    pub permission: MessagePermission,
    /// What their role lets them: on which messages they may, and what they may say.
    pub roles: Arc<Roles>,
}

/// A message to edit.
///
/// Refusals, in this order: `UnknownConversation`, `NotAParticipant`, `ReadOnly`, `UnknownMessage`, `NotPermitted`,
/// `UnknownFile`, `Denied`.
#[derive(Debug, Clone)]
pub struct EditMessage {
    /// The app.
    pub app: AppKey,
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub id: MessageId,
    /// What it says from now on; sets `edited_at`.
    pub wording: Option<Wording>,
    /// Changes to custom data; alone, they do not set `edited_at`.
    pub custom: Patch<CustomPatch>,
    /// Who acts: never on messages of the system. `None` for the app, which may do everything.
    pub actor: Option<MessageActor>,
    /// Now.
    pub at: Timestamp,
}

/// A message to delete. Refusals as for [`EditMessage`], but deleting a message that is not there succeeds.
#[derive(Debug, Clone)]
pub struct DeleteMessage {
    /// The app.
    pub app: AppKey,
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub id: MessageId,
    /// Who acts. `None` for the app, which may do everything.
    pub actor: Option<MessageActor>,
    /// Now.
    pub at: Timestamp,
}

/// A reaction of somebody's own to add or remove. Adding one that is there and removing one that is not succeed.
///
/// Refusals, in this order: `UnknownConversation`, `NotAParticipant`, `ReadOnly`, `UnknownMessage` (only of adding),
/// `NotPermitted`, `TooManyReactions`.
#[derive(Debug, Clone)]
pub struct React {
    /// The app.
    pub app: AppKey,
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageId,
    /// With what.
    pub emoji: Emoji,
    /// Who reacts; must be a participant.
    pub user: UserId,
    /// What limits the user. `None` when a back end reacts for them: then it is neither their role nor their access.
    pub roles: Option<Arc<Roles>>,
    /// Now.
    pub at: Timestamp,
}

/// A read mark to move.
#[derive(Debug, Clone)]
pub struct MarkRead {
    /// The app.
    pub app: AppKey,
    /// The conversation; must exist.
    pub conversation: ConversationId,
    /// The user; must be a participant.
    pub user: UserId,
    /// How far.
    pub until: ReadMark,
    /// Now.
    pub at: Timestamp,
}

/// How far somebody has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadMark {
    /// Everything there is. Clears the mark set by hand.
    Newest,
    /// Up to this message. Moves forward only, never past the newest message. Clears the mark set by hand when it
    /// reaches that one.
    Until(MessageId),
    /// Exactly up to this message id, forward or back, though never past the newest message. Clears the mark set by
    /// hand.
    Exactly(MessageId),
    /// Unread, by hand; the mark stays where it is.
    Unread,
}

/// Somebody who is to look at a conversation, and may write in it, without taking part.
#[derive(Debug, Clone)]
pub struct JoinAsGuest {
    /// The app.
    pub app: AppKey,
    /// Which conversation.
    pub conversation: ConversationId,
    /// Who.
    pub user: UserId,
    /// Now.
    pub at: Timestamp,
}
