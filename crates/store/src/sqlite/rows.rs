//! Statements and columns: the little that stands between SQL and the model.

use std::ops::ControlFlow;
use std::str::FromStr;

use chinwag_model::{
    AppId, ContentBlock, Conversation, ConversationId, FileBlock, FileId, Message, MessageId, MessageKind,
    Participant, Timestamp, User, UserId,
};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::codes;
use crate::StoreError;

impl From<rusqlite::Error> for StoreError {
    /// For logs only. What SQLite says names tables and columns, never values.
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Something stored that this program cannot read. Says where, never what.
fn unreadable(what: &str) -> StoreError {
    StoreError::Failed(format!("a stored {what} cannot be read"))
}

/// Every row of a query.
pub fn all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut map: impl FnMut(&mut Columns) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(map(&mut Columns { row, next: 0 })?);
    }
    Ok(found)
}

/// The rows of a query, one after another, until it is enough.
pub fn each(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut visit: impl FnMut(&mut Columns) -> Result<ControlFlow<()>, StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        if visit(&mut Columns { row, next: 0 })?.is_break() {
            break;
        }
    }
    Ok(())
}

/// The first row of a query, if any.
pub fn first<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    map: impl FnOnce(&mut Columns) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(|row| map(&mut Columns { row, next: 0 })).transpose()
}

/// Runs a statement; how many rows it changed.
pub fn execute(connection: &Connection, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    Ok(connection.prepare_cached(sql)?.execute(params)?)
}

/// A value as a JSON column.
pub fn json(value: &(impl Serialize + ?Sized)) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|_| StoreError::Failed("a value cannot be stored as JSON".to_owned()))
}

/// The same, with NULL for what is empty.
pub fn json_unless<T: Serialize>(value: &T, empty: bool) -> Result<Option<String>, StoreError> {
    if empty { Ok(None) } else { json(value).map(Some) }
}

/// The columns of a row, read from left to right: each method takes the next one.
pub struct Columns<'row, 'statement> {
    row: &'row Row<'statement>,
    next: usize,
}

impl Columns<'_, '_> {
    /// A column that SQLite's types suffice for.
    pub fn get<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.row.get(self.next)?;
        self.next += 1;
        Ok(value)
    }

    /// A revision or another count.
    pub fn count(&mut self) -> Result<u64, StoreError> {
        self.get::<i64>()?.try_into().map_err(|_| unreadable("count"))
    }

    /// A time.
    pub fn time(&mut self) -> Result<Timestamp, StoreError> {
        self.get().map(Timestamp::from_millis)
    }

    /// A time, or NULL.
    pub fn optional_time(&mut self) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.get::<Option<i64>>()?.map(Timestamp::from_millis))
    }

    /// JSON.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        self.optional_json()?.ok_or_else(|| unreadable("JSON column"))
    }

    /// JSON, or NULL.
    pub fn optional_json<T: DeserializeOwned>(&mut self) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.get()?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| unreadable("JSON column"))).transpose()
    }

    /// A choice that is stored by its name.
    pub fn named<T: FromStr>(&mut self) -> Result<T, StoreError> {
        self.get::<String>()?.parse().map_err(|_| unreadable("name"))
    }

    /// A message id, or NULL.
    pub fn optional_message_id(&mut self) -> Result<Option<MessageId>, StoreError> {
        let text: Option<String> = self.get()?;
        text.map(|text| MessageId::new(text).map_err(|_| unreadable("message id"))).transpose()
    }

    /// A message id.
    pub fn message_id(&mut self) -> Result<MessageId, StoreError> {
        self.optional_message_id()?.ok_or_else(|| unreadable("message id"))
    }

    /// An app's public id.
    pub fn app_id(&mut self) -> Result<AppId, StoreError> {
        AppId::new(self.get::<String>()?).map_err(|_| unreadable("app id"))
    }

    /// What messages say of a file.
    pub fn file_block(&mut self) -> Result<FileBlock, StoreError> {
        match self.json()? {
            ContentBlock::File(block) => Ok(block),
            _ => Err(unreadable("file block")),
        }
    }

    /// The id of a file.
    pub fn file_id(&mut self) -> Result<FileId, StoreError> {
        FileId::parse(&self.get::<String>()?).ok_or_else(|| unreadable("file id"))
    }

    /// A user id.
    pub fn user_id(&mut self) -> Result<UserId, StoreError> {
        UserId::new(self.get::<String>()?).map_err(|_| unreadable("user id"))
    }

    /// A conversation id.
    pub fn conversation_id(&mut self) -> Result<ConversationId, StoreError> {
        ConversationId::new(self.get::<String>()?).map_err(|_| unreadable("conversation id"))
    }

    /// What `user_columns!` lists.
    pub fn user(&mut self) -> Result<User, StoreError> {
        Ok(User {
            id: self.user_id()?,
            name: self.get()?,
            email: self.optional_json()?,
            phone: self.optional_json()?,
            photo_url: self.get()?,
            header_photo_url: self.get()?,
            welcome_message: self.get()?,
            availability_text: self.get()?,
            locale: self.get()?,
            role: self.get()?,
            custom: self.optional_json()?.unwrap_or_default(),
            push_tokens: self.optional_json()?.unwrap_or_default(),
            created_at: self.time()?,
            revision: self.count()?,
        })
    }

    /// What `conversation_columns!` lists.
    pub fn conversation(&mut self) -> Result<Conversation, StoreError> {
        Ok(Conversation {
            id: self.conversation_id()?,
            subject: self.get()?,
            photo_url: self.get()?,
            welcome_messages: self.optional_json()?,
            custom: self.optional_json()?.unwrap_or_default(),
            created_at: self.time()?,
            revision: self.count()?,
        })
    }

    /// What `participant_columns!` lists: the key of the user, and their part.
    pub fn participant(&mut self) -> Result<(i64, Participant), StoreError> {
        let key = self.get()?;
        let participant = Participant {
            user: self.user_id()?,
            access: self.code(codes::ACCESS)?,
            notify: self.code(codes::NOTIFY)?,
            joined_at: self.time()?,
            joined_revision: self.count()?,
            read_until: self.optional_message_id()?,
            marked_unread: self.get()?,
        };
        Ok((key, participant))
    }

    /// What `message_columns!` lists: the key of the sender, and the message.
    pub fn message(&mut self) -> Result<(Option<i64>, Message), StoreError> {
        let sender_key = self.get()?;
        let id = self.message_id()?;
        let kind = self.code(codes::KIND)?;
        let sender = if kind == MessageKind::UserMessage { Some(self.user_id()?) } else { self.skip() };
        let text: String = self.get()?;
        let content = self.optional_json()?.unwrap_or_else(|| codes::plain_content(&text));
        let message = Message {
            id,
            kind,
            sender,
            text,
            content,
            custom: self.optional_json()?.unwrap_or_default(),
            origin: self.code(codes::ORIGIN)?,
            referenced_message: self.optional_message_id()?,
            reactions: self.optional_json()?.unwrap_or_default(),
            reactors: Vec::new(),
            created_at: self.time()?,
            edited_at: self.optional_time()?,
            revision: self.count()?,
        };
        Ok((sender_key, message))
    }

    fn skip<T>(&mut self) -> Option<T> {
        self.next += 1;
        None
    }

    /// A choice, by its place among `values`.
    pub fn code<T: Copy>(&mut self, values: &[T]) -> Result<T, StoreError> {
        let code: i64 = self.get()?;
        usize::try_from(code)
            .ok()
            .and_then(|code| values.get(code))
            .copied()
            .ok_or_else(|| unreadable("code"))
    }
}
