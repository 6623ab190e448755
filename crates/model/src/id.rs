//! Ids. Those chosen by the app are kept as they are; those made here are time-ordered and URL-safe.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::invalid::{Invalid, InvalidCode, coded};
use crate::schema::NO_CONTROLS;
use crate::{Timestamp, limits};

/// Ids are shared by many structures at once (hub, caches, events), hence the reference count.
macro_rules! chosen_id {
    ($name:ident, $what:literal, $doc:literal) => {
        #[doc = $doc]
        #[doc = ""]
        #[doc = "1 to 255 Unicode characters, no control characters, compared and kept byte for byte."]
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ts_rs::TS, schemars::JsonSchema)]
        #[ts(type = "string")]
        #[serde(transparent)]
        pub struct $name(
            #[schemars(length(min = 1, max = limits::ID_MAX_CHARS), regex(pattern = NO_CONTROLS))] Arc<str>,
        );

        impl $name {
            /// Checks the rule for ids.
            ///
            /// # Errors
            /// When the id is empty, over 255 characters, or holds control characters.
            pub fn new(text: impl AsRef<str>) -> Result<Self, Invalid> {
                check_id($what, text.as_ref()).map(|()| Self(text.as_ref().into()))
            }

            /// The id as given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(text).map_err(|invalid| D::Error::custom(coded(&invalid)))
            }
        }
    };
}

chosen_id!(AppId, "app id", "The public id of an app, made by `chinwag app create`.");
chosen_id!(UserId, "user id", "The id of a user, chosen by the app and unique in it.");
chosen_id!(
    ConversationId,
    "conversation id",
    "The id of a conversation, chosen by the app and unique in it."
);

fn check_id(what: &str, text: &str) -> Result<(), Invalid> {
    let max = limits::ID_MAX_CHARS;
    let problem = if text.is_empty() {
        format!("must be 1 to {max} characters long, but is empty")
    } else if text.len() > max && text.chars().count() > max {
        format!("must be 1 to {max} characters long, but has {}", text.chars().count())
    } else if text.chars().any(char::is_control) {
        "must not hold control characters".to_owned()
    } else {
        return Ok(());
    };
    Err(Invalid { code: InvalidCode::InvalidId, field: format!("the {what}"), problem })
}

/// The id of a message: `msg_` and 22 letters and digits that sort as the messages of a conversation do.
///
/// It encodes, from the most significant bit: 48 bits of creation time (Unix milliseconds), 40 bits of the
/// conversation's revision at creation (so that messages of one millisecond keep their order), and 40 random
/// bits. Within a conversation, the order of ids **is** the order of messages, everywhere.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[ts(type = "string")]
#[serde(transparent)]
pub struct MessageId(#[schemars(regex(pattern = r"^msg_[0-9A-Za-z]{22}$"))] Arc<str>);

const MESSAGE_PREFIX: &str = "msg_";
const MESSAGE_DIGITS: usize = 22;
/// In ASCII order, so that text order equals numeric order.
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl MessageId {
    /// Makes the id of a message created at `created_at` by revision `revision` of its conversation.
    pub fn make(created_at: Timestamp, revision: u64, random: u64) -> Self {
        // A time past the 48 bits (a back end may name any) is the last there is, not one long ago.
        let time = created_at.as_millis().clamp(0, (1 << 48) - 1) as u128;
        let revision = u128::from(revision) & ((1 << 40) - 1);
        let random = u128::from(random) & ((1 << 40) - 1);
        Self::from_number(time << 80 | revision << 40 | random)
    }

    /// The greatest id a message created at `time` or before can have: a read mark "until then".
    pub fn last_at(time: Timestamp) -> Self {
        Self::make(time, u64::MAX, u64::MAX)
    }

    fn from_number(mut number: u128) -> Self {
        let mut text = [b'0'; MESSAGE_PREFIX.len() + MESSAGE_DIGITS];
        text[..MESSAGE_PREFIX.len()].copy_from_slice(MESSAGE_PREFIX.as_bytes());
        for digit in text[MESSAGE_PREFIX.len()..].iter_mut().rev() {
            *digit = BASE62[(number % 62) as usize];
            number /= 62;
        }
        Self(String::from_utf8_lossy(&text).into())
    }

    /// Checks the form of an id that someone gave us.
    ///
    /// # Errors
    /// When it is not `msg_` and 22 letters or digits.
    pub fn new(text: impl AsRef<str>) -> Result<Self, Invalid> {
        let text = text.as_ref();
        let well_formed = text.strip_prefix(MESSAGE_PREFIX).is_some_and(|digits| {
            digits.len() == MESSAGE_DIGITS && digits.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if well_formed {
            return Ok(Self(text.into()));
        }
        Err(Invalid {
            code: InvalidCode::InvalidId,
            field: "the message id".to_owned(),
            problem: "must be \"msg_\" followed by 22 letters and digits".to_owned(),
        })
    }

    /// When the message was created, read from the id.
    pub fn created_at(&self) -> Timestamp {
        Timestamp::from_millis((self.number() >> 80) as i64)
    }

    /// The conversation's revision that created the message, read from the id.
    pub fn created_revision(&self) -> u64 {
        (self.number() >> 40) as u64 & ((1 << 40) - 1)
    }

    fn number(&self) -> u128 {
        self.0[MESSAGE_PREFIX.len()..].bytes().fold(0u128, |sum, byte| {
            let digit = BASE62.binary_search(&byte).unwrap_or(0) as u128;
            // A well-formed id of someone else's making may overflow 128 bits; any number will do for it.
            sum.wrapping_mul(62).wrapping_add(digit)
        })
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for MessageId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for MessageId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(text).map_err(|invalid| D::Error::custom(coded(&invalid)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn message_ids_sort_as_time_then_revision(a in 0i64..1 << 47, b in 0i64..1 << 47, r in 0u64..1 << 39, s in 0u64..1 << 39, x: u64, y: u64) {
            let (one, two) = (MessageId::make(Timestamp::from_millis(a), r, x), MessageId::make(Timestamp::from_millis(b), s, y));
            if (a, r) != (b, s) {
                prop_assert_eq!(one.cmp(&two), (a, r).cmp(&(b, s)));
            }
            prop_assert_eq!(one.created_at(), Timestamp::from_millis(a));
            prop_assert_eq!(one.created_revision(), r);
            prop_assert_eq!(MessageId::new(one.as_str()).unwrap(), one.clone());
            prop_assert!(one <= MessageId::last_at(Timestamp::from_millis(a)));
        }

        #[test]
        fn any_text_is_an_id_or_a_clear_refusal(text in ".*") {
            match UserId::new(&text) {
                Ok(id) => prop_assert_eq!(id.as_str(), text.as_str()),
                Err(invalid) => prop_assert!(invalid.to_string().contains("the user id must")),
            }
            let _ = MessageId::new(&text);
        }
    }

    #[test]
    fn ids_are_counted_in_characters_not_bytes() {
        assert!(UserId::new("é".repeat(255)).is_ok());
        assert!(UserId::new("é".repeat(256)).is_err());
        assert!(UserId::new("").is_err());
        assert!(UserId::new("a\0b").is_err());
        assert!(UserId::new("a/b |%20 😀").is_ok());
    }

    #[test]
    fn a_time_out_of_range_is_the_first_or_the_last() {
        let last_at = |millis| MessageId::last_at(Timestamp::from_millis(millis));
        assert_eq!(last_at(i64::MIN), last_at(0));
        assert_eq!(last_at(1 << 48), last_at((1 << 48) - 1));
        assert_eq!(last_at(i64::MAX), last_at((1 << 48) - 1));
    }

    #[test]
    fn foreign_message_ids_never_panic() {
        assert!(MessageId::new("msg_zzzzzzzzzzzzzzzzzzzzzz").unwrap().created_at().as_millis() >= 0);
    }
}
