//! Search of messages and conversations.

use chinwag_model::{ConversationFilter, ConversationId};
use serde::{Deserialize, Serialize};

use crate::entity::{ConversationView, MessageEntity, UserEntity};

/// What to search among one's conversations. Every word of the query must begin some word of what is found; case,
/// accents and punctuation around words do not matter. A query without words finds nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Search {
    /// The words.
    pub query: String,
    /// Only in conversations that it fits.
    #[serde(default)]
    pub filter: Option<ConversationFilter>,
    /// `next` of the page before; absent for the first page.
    #[serde(default)]
    pub after: Option<String>,
    /// How many, 1 to 50; absent means 10.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// The answer to a search of messages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageHits {
    /// What was found, newest first.
    pub hits: Vec<MessageHit>,
    /// The conversations of the hits, each once.
    pub views: Vec<ConversationView>,
    /// Every user that hits and views refer to.
    pub users: Vec<UserEntity>,
    /// Every message that messages of hits and views reply to.
    pub references: Vec<MessageEntity>,
    /// Whether these are the last ones.
    pub loaded_all: bool,
    /// Where the next page begins; `null` when these are the last ones. Stays good while messages come and go.
    pub next: Option<String>,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageHit {
    /// Where it stands.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageEntity,
}

/// The answer to a search of conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationHits {
    /// What was found, latest activity first.
    pub views: Vec<ConversationView>,
    /// Every user that `views` refer to.
    pub users: Vec<UserEntity>,
    /// Every message that messages of `views` reply to.
    pub references: Vec<MessageEntity>,
    /// Whether these are the last ones.
    pub loaded_all: bool,
    /// Where the next page begins; `null` when these are the last ones.
    pub next: Option<String>,
}
