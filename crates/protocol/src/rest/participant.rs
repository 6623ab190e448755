//! Participants, and how far they have read.

use std::borrow::Cow;
use std::fmt;

use chinwag_model::{Access, Message, Notify, Participant, ParticipantPatch, Patch, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{IntoDeserializer as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::RequestBody;
use super::body::object;
use crate::{ErrorCode, WireError};

/// A participant, within the object of the conversation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantObject {
    pub(super) access: Access,
    pub(super) notify: Notify,
    pub(super) is_unread: bool,
    pub(super) joined_at: Timestamp,
    pub(super) read_until: Option<Timestamp>,
}

impl ParticipantObject {
    /// Says whether something is unread by the newest message alone, which is exact but for one case: somebody
    /// whose mark was set back by the app before messages of both sides, the newest being their own.
    pub(super) fn new(participant: &Participant, last_message: Option<&Message>) -> Self {
        let new_to_them = last_message.is_some_and(|message| {
            message.sender.as_ref() != Some(&participant.user)
                && participant.read_until.as_ref().is_none_or(|until| *until < message.id)
        });
        Self {
            access: participant.access,
            notify: participant.notify,
            is_unread: participant.marked_unread || new_to_them,
            joined_at: participant.joined_at,
            read_until: participant.read_until.as_ref().map(chinwag_model::MessageId::created_at),
        }
    }
}

/// Changes to a participant, and the settings of a new one.
#[derive(Debug, Clone, PartialEq)]
pub struct ParticipantBody {
    /// What changes.
    pub set: ParticipantPatch,
    /// Whether the access is to be `None`: they take no part any more, and keep what the conversation is now.
    pub takes_no_part: bool,
}

impl RequestBody for ParticipantBody {
    fn read(json: &str) -> Result<Self, WireError> {
        #[derive(Deserialize)]
        struct Access {
            #[serde(default)]
            access: serde_json::Value,
        }
        #[derive(Deserialize)]
        struct Notify {
            #[serde(default)]
            notify: Patch<chinwag_model::Notify>,
        }
        let Access { access } = object(json)?;
        if access == "None" {
            let Notify { notify } = object(json)?;
            let set = ParticipantPatch { notify, ..ParticipantPatch::default() };
            return Ok(Self { set, takes_no_part: true });
        }
        Ok(Self { set: object(json)?, takes_no_part: false })
    }
}

impl ParticipantBody {
    /// The settings, for whoever joins.
    ///
    /// # Errors
    /// For access `None`: nobody joins with it.
    pub fn joining(self) -> Result<ParticipantPatch, WireError> {
        if self.takes_no_part {
            let message = "access: \"None\" is for PATCH, which leaves the history so far to somebody who takes part no more";
            return Err(WireError::at(ErrorCode::InvalidArgument, "access", message));
        }
        Ok(self.set)
    }
}

impl JsonSchema for ParticipantBody {
    fn schema_name() -> Cow<'static, str> {
        "ParticipantBody".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Changes to a participant, and the settings of a new one.",
            "type": "object",
            "properties": {
                "access": {
                    "description": "`null` means `ReadWrite`; `None`, for `PATCH` only, that they take no part any more and keep the history so far.",
                    "enum": ["ReadWrite", "Read", "None", null]
                },
                "notify": generator.subschema_for::<Patch<chinwag_model::Notify>>()
            }
        })
    }
}

/// What somebody may do in a conversation that is in their list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub enum UserAccess {
    /// Read and send.
    ReadWrite,
    /// Read only.
    Read,
    /// They take no part any more, and see it as it was when they were taken out.
    None,
}

impl From<Access> for UserAccess {
    fn from(access: Access) -> Self {
        match access {
            Access::ReadWrite => Self::ReadWrite,
            Access::Read => Self::Read,
        }
    }
}

/// Where to put somebody's read mark.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadUntilBody {
    /// The new mark.
    pub read_until: ReadUntil,
}

impl RequestBody for ReadUntilBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

/// How far somebody has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadUntil {
    /// `"sent"`: everything that was sent so far.
    Sent,
    /// Everything up to this time.
    Time(Timestamp),
}

impl JsonSchema for ReadUntil {
    fn schema_name() -> Cow<'static, str> {
        "ReadUntil".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let time = generator.subschema_for::<Timestamp>();
        json_schema!({ "anyOf": [time, { "const": "sent" }] })
    }
}

impl<'de> Deserialize<'de> for ReadUntil {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TimeOrSent;
        impl Visitor<'_> for TimeOrSent {
            type Value = ReadUntil;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time in whole Unix milliseconds, or \"sent\"")
            }

            fn visit_i64<E: serde::de::Error>(self, millis: i64) -> Result<ReadUntil, E> {
                Ok(ReadUntil::Time(Timestamp::from_millis(millis)))
            }

            fn visit_f64<E: serde::de::Error>(self, millis: f64) -> Result<ReadUntil, E> {
                Timestamp::deserialize(millis.into_deserializer()).map(ReadUntil::Time)
            }

            fn visit_u64<E: serde::de::Error>(self, millis: u64) -> Result<ReadUntil, E> {
                self.visit_i64(i64::try_from(millis).unwrap_or(i64::MAX))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ReadUntil, E> {
                match text {
                    "sent" => Ok(ReadUntil::Sent),
                    _ => Err(E::custom(format!(
                        "expected a time in Unix milliseconds or \"sent\", not {text:?}"
                    ))),
                }
            }
        }
        deserializer.deserialize_any(TimeOrSent)
    }
}
