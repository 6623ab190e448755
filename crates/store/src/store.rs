//! The trait.

use std::future::Future;
use std::pin::Pin;

use async_trait::async_trait;
use chinwag_model::{
    AppKey, ConversationId, FileId, FileKey, Message, MessageId, Participant, Timestamp, User, UserId,
};
use tokio::sync::mpsc;

use crate::{
    AppStore, ArchiveStore, Commit, ConversationQuery, ConversationRecord, DeleteMessage, EditMessage,
    FileRecord, FinishedFile, ImportStep, JoinAsGuest, ListCursor, MarkRead, MessageHits, MessagePage,
    MessageSearch, NewFile, ParticipantPage, PutConversation, PutParticipant, PutUser, React, ReactionPage,
    ReactionsOf, RemoveParticipant, Resume, Selection, SendMessages, Sent, Snapshot, StoreError, ThemeStore,
    View, ViewPage, WebhookStore, WithReferences,
};

/// The outcome of a write that has been queued. Dropping it does not take the write back.
pub type Pending<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send>>;

/// A place where Chinwag keeps everything.
///
/// **Writes** are queued when the method is called, not when the future is polled: calls made one after another by
/// one caller take effect in that order, and waiting for none of them lets the store put them into one commit.
/// A write that succeeds is durable when its future resolves (with the store's durability settings).
///
/// **Reads** see every write whose future has resolved.
///
/// Every method on an app's data takes the app's key, and never sees another app's rows.
#[async_trait]
pub trait Store: AppStore + ArchiveStore + ThemeStore + WebhookStore + Send + Sync + 'static {
    /// What writes change, commit by commit. Can be taken once; `None` after that. A write resolves when its commit
    /// is dropped; commits that nobody takes are dropped at once. The channel is bounded: when the one who took it
    /// does not read it, writes wait.
    fn commits(&self) -> Option<mpsc::Receiver<Commit>>;

    /// Writes users: all or none. A user who is not changed by it keeps its revision and makes no [`Change`](crate::Change).
    fn put_users(&self, app: AppKey, users: Vec<PutUser>, at: Timestamp) -> Pending<()>;
    /// Takes a user's id away for good: nobody has it any more, and somebody else may be given it. What is left of them is
    /// under `remains`, and in no list. `false` when there was no such user. Refused while they take part in anything.
    fn erase_user(&self, app: AppKey, id: UserId, remains: UserId, at: Timestamp) -> Pending<bool>;
    /// Writes a conversation.
    fn put_conversation(&self, put: PutConversation) -> Pending<()>;
    /// Deletes a conversation with its messages and participants. Its revision count is kept, and goes on when a
    /// conversation with the same id is created. Its idempotency keys go too. Refused with `UnknownConversation`.
    fn delete_conversation(&self, app: AppKey, id: ConversationId, at: Timestamp) -> Pending<()>;
    /// Writes a participant.
    fn put_participant(&self, put: PutParticipant) -> Pending<()>;
    /// Takes somebody out of a conversation who keeps what it is now: it stays in their list, they see its messages so far,
    /// and nobody sees them in it. To repeat it changes nothing. Whoever joins again has all of it again. Refused with
    /// `UnknownConversation`, `NotAParticipant`.
    fn freeze_participant(
        &self,
        app: AppKey,
        conversation: ConversationId,
        user: UserId,
        at: Timestamp,
    ) -> Pending<()>;
    /// Lets a user look at a conversation, and write in it, without taking part, until they do. A participant stays one.
    /// Refused with `UnknownConversation`, `UnknownUser`.
    fn join_as_guest(&self, join: JoinAsGuest) -> Pending<()>;
    /// Removes a participant.
    fn remove_participant(&self, remove: RemoveParticipant) -> Pending<()>;
    /// Sends messages. The sender's read mark moves to their newest message and the mark set by hand is cleared;
    /// that makes no change of its own, since whoever sees the message knows.
    fn send_messages(&self, send: SendMessages) -> Pending<Vec<Sent>>;
    /// Carries out steps in one transaction: all or none, and nobody is told, neither clients nor webhooks. The error is
    /// that of the step with this index.
    fn import(&self, app: AppKey, steps: Vec<ImportStep>) -> Pending<Result<(), (usize, StoreError)>>;
    /// Edits a message, and gives it in its new form.
    fn edit_message(&self, edit: EditMessage) -> Pending<Message>;
    /// Deletes a message; `false` when there was none.
    fn delete_message(&self, delete: DeleteMessage) -> Pending<bool>;
    /// Writes down an upload that begins.
    fn begin_file(&self, new: NewFile) -> Pending<()>;
    /// Writes down that a file is ready, so that messages can have it, and gives it as it is then. To repeat it changes
    /// nothing.
    fn finish_file(&self, finished: FinishedFile) -> Pending<FileRecord>;
    /// Gives up a file that no message has: from then on it is unknown. `false` when there was no such file.
    fn discard_file(&self, app: AppKey, id: FileId) -> Pending<bool>;
    /// Gives up all files that no message has had since `unused_since`, those included that were given up before, or
    /// whose last message is gone; `limit` of them. Once their bytes are deleted, forget them.
    fn doom_files(&self, unused_since: Timestamp, limit: u32) -> Pending<Vec<FileKey>>;
    /// Forgets files that were given up.
    fn forget_files(&self, files: Vec<FileKey>) -> Pending<()>;
    /// Adds a reaction.
    fn add_reaction(&self, react: React) -> Pending<()>;
    /// Removes a reaction.
    fn remove_reaction(&self, react: React) -> Pending<()>;
    /// Moves a read mark.
    fn mark_read(&self, mark: MarkRead) -> Pending<()>;

    /// Those of these users who exist, in any order.
    async fn users(&self, app: AppKey, ids: &[UserId]) -> Result<Vec<User>, StoreError>;
    /// The app's users, newest first, after a known one: those of a role, those among some. `UnknownUser` when that one does not exist.
    async fn list_users(
        &self,
        app: AppKey,
        after: Option<&UserId>,
        role: Option<&str>,
        among: Option<&[UserId]>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;
    /// The revision of a user's `me` topic; 0 before anything happened.
    async fn me_revision(&self, app: AppKey, user: &UserId) -> Result<u64, StoreError>;
    /// The ids of all conversations a user takes part in.
    async fn conversations_of(&self, app: AppKey, user: &UserId) -> Result<Vec<ConversationId>, StoreError>;
    /// The ids of all conversations a user takes or took part in.
    async fn conversations_ever_of(
        &self,
        app: AppKey,
        user: &UserId,
    ) -> Result<Vec<ConversationId>, StoreError>;
    /// Whether a conversation exists.
    async fn conversation_exists(&self, app: AppKey, id: &ConversationId) -> Result<bool, StoreError>;
    /// Whether a user looks at a conversation as a guest.
    async fn is_guest(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<bool, StoreError>;

    /// A participant; `None` when there is none, or no such conversation.
    async fn participant(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<Option<Participant>, StoreError>;
    /// Participants, newest joiners first; those who joined before revision `before`, if one is given. `None` when the
    /// viewer is not a participant.
    async fn participants(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Option<ParticipantPage>, StoreError>;
    /// A participant's view; `None` when the user is not a participant. `participants` is how many to give.
    async fn view(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
    ) -> Result<Option<WithReferences<View>>, StoreError>;
    /// The same, for whoever publishes commits: since writes wait for that, it does not wait behind other reads.
    async fn view_ahead(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
    ) -> Result<Option<WithReferences<View>>, StoreError>;
    /// A participant's view with the newest `messages` messages; `None` when the user is not a participant.
    async fn snapshot(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
        messages: u32,
    ) -> Result<Option<Snapshot>, StoreError>;
    /// What changed after revision `since`; `TooFar` for more than `max_changes` messages.
    async fn resume(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
        since: u64,
        max_changes: u32,
    ) -> Result<Resume, StoreError>;
    /// Those of a user's conversations that are wanted, latest activity first, after a known place.
    async fn list_views(
        &self,
        app: AppKey,
        viewer: &UserId,
        selection: &Selection,
        after: Option<&ListCursor>,
        participants: u32,
        limit: u32,
    ) -> Result<ViewPage, StoreError>;
    /// User messages among those of a user's conversations that have all the words of a query, newest first. Messages
    /// that were sent within the last second or so may be missing. Of somebody in more than 10,000 conversations, it
    /// looks through those with the latest messages.
    async fn search_messages(
        &self,
        app: AppKey,
        viewer: &UserId,
        wanted: &MessageSearch,
        participants: u32,
    ) -> Result<MessageHits, StoreError>;
    /// The same among all of the app's conversations, or one user's, for back ends: without a filter, with reactors.
    /// Refused with `UnknownUser`.
    async fn find_messages(
        &self,
        app: AppKey,
        user: Option<&UserId>,
        wanted: &MessageSearch,
    ) -> Result<Vec<(ConversationId, Message)>, StoreError>;
    /// Messages before a known one, newest first. With a viewer, `None` when they are not a participant; without
    /// one (the app), `None` when there is no such conversation. The known one need not exist any more.
    async fn messages(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: Option<&UserId>,
        before: Option<&MessageId>,
        limit: u32,
    ) -> Result<Option<MessagePage>, StoreError>;
    /// One message with its sender and the message it replies to, by the same rule for viewers.
    async fn message(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: Option<&UserId>,
        id: &MessageId,
    ) -> Result<Option<WithReferences<Message>>, StoreError>;
    /// Who reacted to a message with an emoji, oldest first; those added after revision `after`, if one is given.
    /// `None` when the viewer is not a participant, or there is no such message.
    async fn reactions(
        &self,
        app: AppKey,
        viewer: &UserId,
        of: &ReactionsOf,
        after: Option<u64>,
        limit: u32,
    ) -> Result<Option<ReactionPage>, StoreError>;
    /// A conversation with all its participants.
    async fn conversation(
        &self,
        app: AppKey,
        id: &ConversationId,
    ) -> Result<Option<ConversationRecord>, StoreError>;
    /// A conversation with all its participants, as one user sees it: whoever was taken out of it sees it as it was.
    async fn conversation_of(
        &self,
        app: AppKey,
        user: &UserId,
        id: &ConversationId,
    ) -> Result<Option<ConversationRecord>, StoreError>;
    /// The app's conversations, or one user's, for back ends. `UnknownUser` when there is no such user,
    /// `UnknownConversation` when `query.after` is not one of them.
    async fn list_conversations(
        &self,
        app: AppKey,
        user: Option<&UserId>,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationRecord>, StoreError>;

    /// A file; `None` when there is none, or it was given up.
    async fn file(&self, app: AppKey, id: &FileId) -> Result<Option<FileRecord>, StoreError>;

    /// Whether the store answers, for `/readyz`.
    async fn ping(&self) -> Result<(), StoreError>;
    /// Finishes the writes queued so far and closes. Writes queued later fail.
    async fn close(&self);
}
