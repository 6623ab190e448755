//! Conversations: where messages are sent.

use serde::{Deserialize, Serialize};

use crate::custom::{Custom, CustomPatch, apply_custom, check_custom_patch};
use crate::invalid::{Invalid, check_line, check_lines, check_url};
use crate::{ConversationId, Patch, Timestamp, limits, schema};

/// The attributes of a conversation. Its people and messages are stored apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Chosen by the app.
    pub id: ConversationId,
    /// Shown in headers and lists; without one, the participants' names are.
    pub subject: Option<String>,
    /// Shown for conversations of more than two people.
    pub photo_url: Option<String>,
    /// Shown before the first message, as system messages; not stored as messages.
    pub welcome_messages: Option<Vec<String>>,
    /// What the app stores with the conversation.
    pub custom: Custom,
    /// When the conversation was created.
    pub created_at: Timestamp,
    /// Counts every change to the conversation, its participants and messages, one by one.
    pub revision: u64,
}

/// Changes to a conversation, and the attributes of a new one. Unknown fields are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ConversationPatch {
    /// Shown in headers and lists.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::subject")]
    pub subject: Patch<String>,
    /// An absolute http or https URL.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::photo")]
    pub photo_url: Patch<String>,
    /// Replaces the list.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<Vec<String>>")]
    #[schemars(schema_with = "schema::texts")]
    pub welcome_messages: Patch<Vec<String>>,
    /// Patched key by key.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<CustomPatch>")]
    #[schemars(schema_with = "schema::custom_patch")]
    pub custom: Patch<CustomPatch>,
}

impl ConversationPatch {
    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Checks every rule that does not depend on what is stored.
    ///
    /// # Errors
    /// The first broken rule, naming its field.
    pub fn validate(&self) -> Result<(), Invalid> {
        if let Some(subject) = self.subject.value() {
            check_line("subject", subject, limits::SUBJECT_MAX_CHARS)?;
        }
        if let Some(url) = self.photo_url.value() {
            check_url("photoUrl", url)?;
        }
        let welcome = self.welcome_messages.value().map_or(&[][..], Vec::as_slice);
        if welcome.len() > limits::WELCOME_MESSAGES_MAX {
            let problem = format!(
                "must have at most {} entries, but has {}",
                limits::WELCOME_MESSAGES_MAX,
                welcome.len()
            );
            return Err(Invalid::argument("welcomeMessages", problem));
        }
        for (index, text) in welcome.iter().enumerate() {
            check_lines(&format!("welcomeMessages[{index}]"), text, limits::MESSAGE_TEXT_MAX_CHARS)?;
        }
        check_custom_patch(&self.custom)
    }

    /// Applies the changes to a stored conversation.
    ///
    /// # Errors
    /// When the result breaks a limit. `conversation` is then half changed: throw it away.
    pub fn apply_to(self, conversation: &mut Conversation) -> Result<(), Invalid> {
        self.subject.apply_to(&mut conversation.subject);
        self.photo_url.apply_to(&mut conversation.photo_url);
        self.welcome_messages.apply_to(&mut conversation.welcome_messages);
        apply_custom(&mut conversation.custom, self.custom)
    }
}
