//! The trait, method by method: which thread does it, and which module knows how.

use std::thread::JoinHandle;

use async_trait::async_trait;
use chinwag_model::{
    AppKey, ConversationId, FileId, FileKey, Message, MessageId, Participant, Timestamp, User, UserId,
};
use tokio::sync::mpsc;

use super::{
    SqliteStore, conversations, files, frozen, guests, heads, import, lists, marks, messages, participants,
    reactions, records, search, sends, users, views,
};
use crate::{
    Commit, ConversationQuery, ConversationRecord, DeleteMessage, EditMessage, FileRecord, FinishedFile,
    ImportStep, JoinAsGuest, ListCursor, MarkRead, MessageHits, MessagePage, MessageSearch, NewFile,
    ParticipantPage, Pending, PutConversation, PutParticipant, PutUser, React, ReactionPage, ReactionsOf,
    RemoveParticipant, Resume, Selection, SendMessages, Sent, Snapshot, Store, StoreError, View, ViewPage,
    WithReferences,
};

#[async_trait]
impl Store for SqliteStore {
    fn commits(&self) -> Option<mpsc::Receiver<Commit>> {
        self.outlet.take()
    }

    fn put_users(&self, app: AppKey, users: Vec<PutUser>, at: Timestamp) -> Pending<()> {
        self.writer.submit(move |writing| users::put(writing, app, users, at))
    }

    fn erase_user(&self, app: AppKey, id: UserId, remains: UserId, at: Timestamp) -> Pending<bool> {
        self.writer.submit(move |writing| users::erase(writing, app, &id, &remains, at))
    }

    fn put_conversation(&self, put: PutConversation) -> Pending<()> {
        self.writer.submit(move |writing| conversations::put(writing, put))
    }

    fn delete_conversation(&self, app: AppKey, id: ConversationId, at: Timestamp) -> Pending<()> {
        self.writer.submit(move |writing| conversations::delete(writing, app, &id, at))
    }

    fn put_participant(&self, put: PutParticipant) -> Pending<()> {
        self.writer.submit(move |writing| participants::put(writing, put))
    }

    fn join_as_guest(&self, join: JoinAsGuest) -> Pending<()> {
        self.writer.submit(move |writing| guests::join(writing, &join))
    }

    fn freeze_participant(
        &self,
        app: AppKey,
        conversation: ConversationId,
        user: UserId,
        at: Timestamp,
    ) -> Pending<()> {
        self.writer.submit(move |writing| frozen::freeze(writing, app, &conversation, &user, at))
    }

    fn remove_participant(&self, remove: RemoveParticipant) -> Pending<()> {
        self.writer.submit(move |writing| participants::remove(writing, remove))
    }

    fn send_messages(&self, send: SendMessages) -> Pending<Vec<Sent>> {
        self.writer.submit(move |writing| sends::send(writing, send))
    }

    fn import(&self, app: AppKey, steps: Vec<ImportStep>) -> Pending<Result<(), (usize, StoreError)>> {
        self.writer.submit(move |writing| import::import(writing, app, steps))
    }

    fn edit_message(&self, edit: EditMessage) -> Pending<Message> {
        self.writer.submit(move |writing| messages::edit(writing, edit))
    }

    fn delete_message(&self, delete: DeleteMessage) -> Pending<bool> {
        self.writer.submit(move |writing| messages::delete(writing, delete))
    }

    fn begin_file(&self, new: NewFile) -> Pending<()> {
        self.writer.submit(move |writing| files::begin(writing, new))
    }

    fn finish_file(&self, finished: FinishedFile) -> Pending<FileRecord> {
        self.writer.submit(move |writing| files::finish(writing, finished))
    }

    fn discard_file(&self, app: AppKey, id: FileId) -> Pending<bool> {
        self.writer.submit(move |writing| files::discard(writing, app, &id))
    }

    fn doom_files(&self, unused_since: Timestamp, limit: u32) -> Pending<Vec<FileKey>> {
        self.writer.submit(move |writing| files::doom(writing, unused_since, limit))
    }

    fn forget_files(&self, files: Vec<FileKey>) -> Pending<()> {
        self.writer.submit(move |writing| files::forget(writing, &files))
    }

    fn add_reaction(&self, react: React) -> Pending<()> {
        self.writer.submit(move |writing| reactions::add(writing, react))
    }

    fn remove_reaction(&self, react: React) -> Pending<()> {
        self.writer.submit(move |writing| reactions::remove(writing, react))
    }

    fn mark_read(&self, mark: MarkRead) -> Pending<()> {
        self.writer.submit(move |writing| marks::mark_read(writing, mark))
    }

    async fn users(&self, app: AppKey, ids: &[UserId]) -> Result<Vec<User>, StoreError> {
        let ids = ids.to_vec();
        self.readers.read(move |connection| users::those(connection, app, &ids)).await
    }

    async fn list_users(
        &self,
        app: AppKey,
        after: Option<&UserId>,
        role: Option<&str>,
        among: Option<&[UserId]>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        let (after, role, among) = (after.cloned(), role.map(str::to_owned), among.map(<[_]>::to_vec));
        let read = move |connection: &_| {
            users::list(connection, app, after.as_ref(), role.as_deref(), among.as_deref(), limit)
        };
        self.readers.read(read).await
    }

    async fn me_revision(&self, app: AppKey, user: &UserId) -> Result<u64, StoreError> {
        let user = user.clone();
        self.readers.read(move |connection| users::me_revision(connection, app, &user)).await
    }

    async fn conversations_of(&self, app: AppKey, user: &UserId) -> Result<Vec<ConversationId>, StoreError> {
        let user = user.clone();
        self.readers.read(move |connection| users::conversations_of(connection, app, &user)).await
    }

    async fn conversations_ever_of(
        &self,
        app: AppKey,
        user: &UserId,
    ) -> Result<Vec<ConversationId>, StoreError> {
        let user = user.clone();
        self.readers.read(move |connection| users::conversations_ever_of(connection, app, &user)).await
    }

    async fn conversation_exists(&self, app: AppKey, id: &ConversationId) -> Result<bool, StoreError> {
        let id = id.clone();
        self.readers.read(move |connection| Ok(heads::find(connection, app, &id)?.is_some())).await
    }

    async fn is_guest(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<bool, StoreError> {
        let (conversation, user) = (conversation.clone(), user.clone());
        self.readers.read(move |connection| guests::is_known(connection, app, &conversation, &user)).await
    }

    async fn participant(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<Option<Participant>, StoreError> {
        let (conversation, user) = (conversation.clone(), user.clone());
        self.readers.read(move |connection| participants::of(connection, app, &conversation, &user)).await
    }

    async fn participants(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Option<ParticipantPage>, StoreError> {
        let (conversation, viewer) = (conversation.clone(), viewer.clone());
        let read = move |connection: &_| {
            views::participant_page(connection, app, &conversation, &viewer, before, limit)
        };
        self.readers.read(read).await
    }

    async fn view(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
    ) -> Result<Option<WithReferences<View>>, StoreError> {
        let (conversation, viewer) = (conversation.clone(), viewer.clone());
        let read = move |connection: &_| views::one(connection, app, &conversation, &viewer, participants);
        self.readers.read(read).await
    }

    async fn view_ahead(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
    ) -> Result<Option<WithReferences<View>>, StoreError> {
        let (conversation, viewer) = (conversation.clone(), viewer.clone());
        let read = move |connection: &_| views::one(connection, app, &conversation, &viewer, participants);
        self.readers.read_ahead(read).await
    }

    async fn snapshot(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
        messages: u32,
    ) -> Result<Option<Snapshot>, StoreError> {
        let (conversation, viewer) = (conversation.clone(), viewer.clone());
        let read = move |connection: &_| {
            views::snapshot(connection, app, &conversation, &viewer, participants, messages)
        };
        self.readers.read(read).await
    }

    async fn resume(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: &UserId,
        participants: u32,
        since: u64,
        max_changes: u32,
    ) -> Result<Resume, StoreError> {
        let (conversation, viewer) = (conversation.clone(), viewer.clone());
        let read = move |connection: &_| {
            views::resume(connection, app, &conversation, &viewer, participants, since, max_changes)
        };
        self.readers.read(read).await
    }

    async fn list_views(
        &self,
        app: AppKey,
        viewer: &UserId,
        selection: &Selection,
        after: Option<&ListCursor>,
        participants: u32,
        limit: u32,
    ) -> Result<ViewPage, StoreError> {
        // Whatever has to look at one conversation after the other.
        let is_search = !selection.is_everything();
        let (viewer, selection, after) = (viewer.clone(), selection.clone(), after.cloned());
        let read = move |connection: &_| {
            lists::views(connection, app, &viewer, &selection, after.as_ref(), participants, limit)
        };
        if is_search { self.readers.search(read).await } else { self.readers.read(read).await }
    }

    async fn search_messages(
        &self,
        app: AppKey,
        viewer: &UserId,
        wanted: &MessageSearch,
        participants: u32,
    ) -> Result<MessageHits, StoreError> {
        let (viewer, wanted) = (viewer.clone(), wanted.clone());
        let read = move |connection: &_| search::messages(connection, app, &viewer, &wanted, participants);
        self.readers.search(read).await
    }

    async fn find_messages(
        &self,
        app: AppKey,
        user: Option<&UserId>,
        wanted: &MessageSearch,
    ) -> Result<Vec<(ConversationId, Message)>, StoreError> {
        let (user, wanted) = (user.cloned(), wanted.clone());
        self.readers.search(move |connection| search::find(connection, app, user.as_ref(), &wanted)).await
    }

    async fn messages(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: Option<&UserId>,
        before: Option<&MessageId>,
        limit: u32,
    ) -> Result<Option<MessagePage>, StoreError> {
        let (conversation, viewer, before) = (conversation.clone(), viewer.cloned(), before.cloned());
        let read = move |connection: &_| {
            views::message_page(connection, app, &conversation, viewer.as_ref(), before.as_ref(), limit)
        };
        self.readers.read(read).await
    }

    async fn message(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        viewer: Option<&UserId>,
        id: &MessageId,
    ) -> Result<Option<WithReferences<Message>>, StoreError> {
        let (conversation, viewer, id) = (conversation.clone(), viewer.cloned(), id.clone());
        let read = move |connection: &_| views::message(connection, app, &conversation, viewer.as_ref(), &id);
        self.readers.read(read).await
    }

    async fn reactions(
        &self,
        app: AppKey,
        viewer: &UserId,
        of: &ReactionsOf,
        after: Option<u64>,
        limit: u32,
    ) -> Result<Option<ReactionPage>, StoreError> {
        let (viewer, of) = (viewer.clone(), of.clone());
        let read = move |connection: &_| reactions::page(connection, app, &viewer, &of, after, limit);
        self.readers.read(read).await
    }

    async fn conversation(
        &self,
        app: AppKey,
        id: &ConversationId,
    ) -> Result<Option<ConversationRecord>, StoreError> {
        let id = id.clone();
        self.readers.read(move |connection| records::one(connection, app, &id)).await
    }

    async fn conversation_of(
        &self,
        app: AppKey,
        user: &UserId,
        id: &ConversationId,
    ) -> Result<Option<ConversationRecord>, StoreError> {
        let (user, id) = (user.clone(), id.clone());
        self.readers.read(move |connection| records::of(connection, app, &user, &id)).await
    }

    async fn list_conversations(
        &self,
        app: AppKey,
        user: Option<&UserId>,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationRecord>, StoreError> {
        // Whatever has to look at one conversation after the other.
        let is_search = query.filter.is_some() || query.words.is_some();
        let (user, query) = (user.cloned(), query.clone());
        let read = move |connection: &_| records::list(connection, app, user.as_ref(), &query);
        if is_search { self.readers.search(read).await } else { self.readers.read(read).await }
    }

    async fn file(&self, app: AppKey, id: &FileId) -> Result<Option<FileRecord>, StoreError> {
        let id = id.clone();
        self.readers.read(move |connection| files::find(connection, app, &id)).await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.readers.read(|_| Ok(())).await
    }

    async fn close(&self) {
        // The last connection to go takes the write-ahead log with it, which those that only read cannot.
        joined(self.readers.close()).await;
        joined(self.writer.close()).await;
    }
}

/// Waits for threads to end.
async fn joined(threads: impl IntoIterator<Item = JoinHandle<()>> + Send + 'static) {
    let joining =
        tokio::task::spawn_blocking(move || threads.into_iter().all(|thread| thread.join().is_ok()));
    if !matches!(joining.await, Ok(true)) {
        tracing::error!("a thread of the store has ended by a panic");
    }
}
