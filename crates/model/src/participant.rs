//! Participants: a user's part in a conversation.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{MessageId, Patch, Timestamp, UserId};

/// What a participant may do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
pub enum Access {
    /// Read and send.
    #[default]
    ReadWrite,
    /// Read only.
    Read,
}

/// Which messages a participant is notified of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ts_rs::TS)]
#[ts(type = "boolean | \"MentionsOnly\"")]
pub enum Notify {
    /// `true` on the wire.
    #[default]
    All,
    /// `false` on the wire.
    Nothing,
    /// `"MentionsOnly"` on the wire: only messages that mention the participant.
    MentionsOnly,
}

impl JsonSchema for Notify {
    fn schema_name() -> Cow<'static, str> {
        "Notify".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "Which messages a participant is notified of.", "enum": [true, false, "MentionsOnly"] })
    }
}

impl Serialize for Notify {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_bool(true),
            Self::Nothing => serializer.serialize_bool(false),
            Self::MentionsOnly => serializer.serialize_str("MentionsOnly"),
        }
    }
}

impl<'de> Deserialize<'de> for Notify {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "invalid type: expected true, false or \"MentionsOnly\"")]
        enum Wire {
            Bool(bool),
            Text(String),
        }
        match Wire::deserialize(deserializer)? {
            Wire::Bool(true) => Ok(Self::All),
            Wire::Bool(false) => Ok(Self::Nothing),
            Wire::Text(text) if text == "MentionsOnly" => Ok(Self::MentionsOnly),
            Wire::Text(_) => Err(D::Error::custom("expected true, false or \"MentionsOnly\"")),
        }
    }
}

/// One user's part in one conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Whose part it is.
    pub user: UserId,
    /// What they may do.
    pub access: Access,
    /// What they are notified of.
    pub notify: Notify,
    /// When they joined; joining again after leaving counts anew.
    pub joined_at: Timestamp,
    /// The conversation's revision at which they joined: the order of joining, exact where times tie.
    pub joined_revision: u64,
    /// Messages up to and including this one are read; `None` when they have read nothing.
    pub read_until: Option<MessageId>,
    /// Marked as unread by hand; cleared by reading.
    pub marked_unread: bool,
}

/// Changes to a participant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ParticipantPatch {
    /// `null` means `ReadWrite`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<Access>")]
    pub access: Patch<Access>,
    /// `null` means `true`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<Notify>")]
    pub notify: Patch<Notify>,
}

impl ParticipantPatch {
    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.access.is_keep() && self.notify.is_keep()
    }

    /// Applies the changes to a stored participant.
    pub fn apply_to(self, participant: &mut Participant) {
        self.access.apply_or(&mut participant.access, Access::default);
        self.notify.apply_or(&mut participant.notify, Notify::default);
    }
}
