//! Going through everything. While it goes on, an app may change: what comes meanwhile may be in it or not, but nothing
//! is in it without that of which it speaks.

use std::collections::HashSet;

use chinwag_model::{ConversationId, FileId, FileKey, MessageId, UserId};
use chinwag_store::{ActivityOrder, ConversationQuery, ConversationRecord, StoredFile, StoredUser};
use serde_json::{Value, json};

use super::lines::{
    self, AppLine, ErasedLine, FileLine, FrozenLine, MessageLine, ParticipantLine, ThemeLine,
};
use crate::{Caller, Engine, Error};

/// Rows that are read at once.
const PAGE: u32 = 500;

/// A piece of what is taken elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub enum Exported {
    /// One line of JSON.
    Line(Value),
    /// A file, before the line that speaks of it: its bytes belong to it.
    File(FileKey, Box<FileLine>),
}

/// What takes the pieces, one after another.
struct Sink<'a, F> {
    engine: &'a Engine,
    caller: &'a Caller,
    /// Only what is of this user.
    only: Option<&'a UserId>,
    take: F,
    users: HashSet<UserId>,
    files: HashSet<FileId>,
}

impl Engine {
    /// Gives everything of an app, or of one user, piece by piece: the app, its themes, users, and each conversation with its
    /// messages, each file before the first message that shows it. Secret keys and webhooks are not in it.
    ///
    /// # Errors
    /// `UNKNOWN_USER`; what `take` refuses; internal ones.
    pub async fn export<E: From<Error>>(
        &self,
        caller: &Caller,
        only: Option<&UserId>,
        take: impl AsyncFnMut(Exported) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut sink =
            Sink { engine: self, caller, only, take, users: HashSet::new(), files: HashSet::new() };
        match only {
            Some(user) => {
                let user = self.require_user(caller, user).await?;
                sink.user(StoredUser { place: 0, user, erased_at: None }).await?;
            }
            None => {
                sink.line("app", lines::value(&AppLine::from(&*caller.app))?).await?;
                sink.all_themes().await?;
                sink.all_users().await?;
            }
        }
        sink.all_conversations().await?;
        sink.all_files().await
    }
}

impl<E: From<Error>, F: AsyncFnMut(Exported) -> Result<(), E>> Sink<'_, F> {
    async fn line(&mut self, kind: &str, of: Value) -> Result<(), E> {
        (self.take)(Exported::Line(json!({ kind: of }))).await
    }

    async fn all_themes(&mut self) -> Result<(), E> {
        for stored in self.engine.store.themes(self.caller.key()).await.map_err(Error::from)? {
            self.line("theme", lines::value(&ThemeLine::from(stored))?).await?;
        }
        Ok(())
    }

    async fn all_users(&mut self) -> Result<(), E> {
        let mut place = 0;
        loop {
            let page = self.engine.store.stored_users(self.caller.key(), place, PAGE).await;
            let page = page.map_err(Error::from)?;
            let Some(last) = page.last() else { return Ok(()) };
            place = last.place;
            for user in page {
                self.user(user).await?;
            }
        }
    }

    async fn user(&mut self, StoredUser { user, erased_at, .. }: StoredUser) -> Result<(), E> {
        if !self.users.insert(user.id.clone()) {
            return Ok(());
        }
        let line = match erased_at {
            Some(erased_at) => lines::value(&ErasedLine { id: user.id, erased_at })?,
            None => lines::user(user)?,
        };
        self.line("user", line).await
    }

    /// Somebody who came meanwhile; whether they are in it now.
    async fn require(&mut self, id: &UserId) -> Result<bool, E> {
        if !self.users.contains(id) && self.only.is_none() {
            let found = self.engine.store.users(self.caller.key(), std::slice::from_ref(id)).await;
            for user in found.map_err(Error::from)? {
                self.user(StoredUser { place: 0, user, erased_at: None }).await?;
            }
        }
        Ok(self.users.contains(id) || self.only.is_some())
    }

    async fn all_conversations(&mut self) -> Result<(), E> {
        let mut after = None;
        loop {
            let first = ConversationQuery::first(ActivityOrder::CreatedAt, false, PAGE);
            let query = ConversationQuery { after: after.take(), ..first };
            let page = self.engine.store.list_conversations(self.caller.key(), self.only, &query).await;
            let page = page.map_err(Error::from)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.conversation.id.clone());
            for record in page {
                self.conversation(record).await?;
            }
        }
    }

    async fn conversation(&mut self, record: ConversationRecord) -> Result<(), E> {
        let id = record.conversation.id.clone();
        let mut participants = record.participants;
        participants.sort_by_key(|part| part.joined_revision);
        participants.retain(|part| self.only.is_none_or(|only| part.user == *only));
        for part in &participants {
            self.require(&part.user).await?;
        }
        let frozen = self.engine.store.stored_frozen(self.caller.key(), &id).await.map_err(Error::from)?;
        let frozen = frozen.into_iter().map(FrozenLine::from);
        let frozen: Vec<_> = frozen.filter(|kept| self.only.is_none_or(|only| kept.id == *only)).collect();
        for kept in &frozen {
            self.require(&kept.id).await?;
        }
        let participants = participants.iter().map(ParticipantLine::from);
        let line = lines::conversation(record.conversation, participants, &frozen)?;
        self.line("conversation", line).await?;
        self.all_messages(&id).await
    }

    async fn all_messages(&mut self, conversation: &ConversationId) -> Result<(), E> {
        let mut after: Option<MessageId> = None;
        loop {
            let page = self
                .engine
                .store
                .stored_messages(self.caller.key(), conversation, after.as_ref(), PAGE)
                .await;
            let page = page.map_err(Error::from)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.message.id.clone());
            for stored in page {
                if self.only.is_none_or(|only| stored.message.sender.as_ref() == Some(only)) {
                    self.message(MessageLine::new(conversation, stored)).await?;
                }
            }
        }
    }

    async fn message(&mut self, message: MessageLine) -> Result<(), E> {
        let people: Vec<_> = message.people().cloned().collect();
        for user in &people {
            // Erased meanwhile, and the message with them.
            if !self.require(user).await? {
                return Ok(());
            }
        }
        if let Some(file) = message.file()
            && !self.file_of(file).await?
        {
            return Ok(());
        }
        self.line("stored", lines::value(&message)?).await
    }

    /// The file of a message; whether it is in it. One that is gone went with its message.
    async fn file_of(&mut self, id: FileId) -> Result<bool, E> {
        if self.files.contains(&id) {
            return Ok(true);
        }
        let record = self.engine.store.file(self.caller.key(), &id).await.map_err(Error::from)?;
        match record {
            Some(record) => self.file(StoredFile { place: 0, record, uploader: None }).await,
            None => Ok(false),
        }
    }

    /// Files that no message shows, and who uploaded which.
    async fn all_files(&mut self) -> Result<(), E> {
        let mut place = 0;
        loop {
            let page = self.engine.store.stored_files(self.caller.key(), place, PAGE).await;
            let page = page.map_err(Error::from)?;
            let Some(last) = page.last() else { return Ok(()) };
            place = last.place;
            for file in page {
                let is_theirs = self.only.is_none_or(|only| file.uploader.as_ref() == Some(only));
                if is_theirs && !self.files.contains(&file.record.id) {
                    self.file(file).await?;
                }
            }
        }
    }

    async fn file(&mut self, file: StoredFile) -> Result<bool, E> {
        let key = FileKey { app: self.caller.key(), id: file.record.id.clone() };
        let Some(line) = FileLine::new(file) else { return Ok(false) };
        self.files.insert(key.id.clone());
        let value = lines::value(&line)?;
        (self.take)(Exported::File(key, Box::new(line))).await?;
        self.line("file", value).await?;
        Ok(true)
    }
}
