//! Webhooks: what an app's back end is told of by itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::invalid::{Invalid, check_length};
use crate::{Timestamp, limits};

macro_rules! webhook_events {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $by_default:literal;)+) => {
        /// What can be told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum WebhookEvent {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl WebhookEvent {
            /// Every event.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name that stands in `type`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// Whether a webhook that names no events is told of it.
            pub fn is_told_by_default(self) -> bool {
                match self { $(Self::$name => $by_default,)+ }
            }
        }
    };
}

webhook_events! {
    /// A user was created.
    UserCreated = "user.created", true;
    /// A user was changed.
    UserUpdated = "user.updated", true;
    /// A message was sent, by a user or the system; none that was imported.
    MessageSent = "message.sent", true;
    /// A participant other than the sender has read a message, for the first time.
    MessageRead = "message.read", true;
    /// The content or custom data of a message changed.
    MessageUpdated = "message.updated", true;
    /// A message was deleted.
    MessageDeleted = "message.deleted", true;
    /// A conversation was deleted with all its messages.
    ConversationDeleted = "conversation.deleted", true;
    /// A conversation was created.
    ConversationCreated = "conversation.created", false;
    /// The attributes of a conversation changed.
    ConversationUpdated = "conversation.updated", false;
    /// A user joined a conversation.
    ParticipantJoined = "participant.joined", false;
    /// The access or notifications of a participant changed.
    ParticipantChanged = "participant.changed", false;
    /// A participant left, or was removed.
    ParticipantLeft = "participant.left", false;
    /// A participant reacted to a message.
    ReactionAdded = "reaction.added", false;
    /// A participant took a reaction back.
    ReactionRemoved = "reaction.removed", false;
}

impl fmt::Display for WebhookEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for WebhookEvent {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::ALL.iter().copied().find(|event| event.as_str() == text).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|event| event.as_str()).collect();
            Invalid::argument("events", format!("has no {text:?}; there are {}", names.join(", ")))
        })
    }
}

/// An address of a back end that is told of what happens in an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Made by us: `wh_` and 12 letters and digits.
    pub id: String,
    /// Where events are posted to: http or https.
    pub url: String,
    /// What is told, in the order of [`WebhookEvent::ALL`].
    pub events: Vec<WebhookEvent>,
    /// When it was added.
    pub created_at: Timestamp,
}

impl Webhook {
    /// Checks an address that somebody gave. Whether it may be reached is found out when it is.
    ///
    /// # Errors
    /// When it is too long, or not absolute with http or https.
    pub fn check_url(url: &str) -> Result<(), Invalid> {
        check_length("url", url, limits::URL_MAX_CHARS)?;
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match rest {
            Some(rest)
                if !rest.is_empty() && !rest.starts_with('/') && !url.contains(char::is_whitespace) =>
            {
                Ok(())
            }
            _ => {
                let problem =
                    "must be an absolute http or https address, such as https://shop.example/chat-events";
                Err(Invalid::argument("url", problem))
            }
        }
    }
}

/// The id of something that webhooks are told: the same at every attempt, so that a receiver knows it again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(String);

impl EventId {
    /// The id of the event with this number in a store. Ids grow with time.
    pub fn make(at: Timestamp, number: u64) -> Self {
        Self(format!("evt_{:011x}{number:011x}", at.as_millis().max(0)))
    }

    /// An id as it was stored.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_have_the_names_they_are_stored_by() {
        for event in WebhookEvent::ALL {
            assert_eq!(event.as_str().parse::<WebhookEvent>().as_ref(), Ok(event));
            assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
        }
        let unknown = "message.send".parse::<WebhookEvent>().unwrap_err().to_string();
        assert!(unknown.contains("message.sent"), "{unknown}");
    }

    #[test]
    fn ids_of_events_sort_as_events_do() {
        let id = |millis, number| EventId::make(Timestamp::from_millis(millis), number);
        assert_eq!(id(1_700_000_000_123, 7).as_str(), "evt_18bcfe5687b00000000007");
        assert!(id(1, 9) < id(2, 1) && id(2, 1) < id(2, 2));
    }

    #[test]
    fn an_address_is_absolute() {
        for good in ["https://shop.example/hook", "http://127.0.0.1:3000/"] {
            assert_eq!(Webhook::check_url(good), Ok(()));
        }
        for bad in ["", "shop.example", "ftp://shop.example", "https://", "https:///x", "https://a b.example"]
        {
            assert!(Webhook::check_url(bad).is_err(), "{bad}");
        }
    }
}
