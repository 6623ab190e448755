//! Filters: which of one's conversations a list or a search is about.

mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::ser::SerializeTuple;
use serde::{Serialize, Serializer};

use crate::{Access, Custom, Timestamp};

/// Which conversations are wanted: those that a filter fits, or any of several: `["any", [filter, filter]]`.
#[derive(Debug, Clone, PartialEq, ts_rs::TS)]
#[ts(type = "SimpleConversationFilter | CompoundFilter<SimpleConversationFilter>")]
pub enum ConversationFilter {
    /// All that it names must hold.
    Simple(Box<SimpleConversationFilter>),
    /// At least one of them must hold.
    Any(Vec<SimpleConversationFilter>),
}

/// What must hold of a conversation, as its participant sees it. What is not named does not matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(remote = "Self", rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SimpleConversationFilter {
    /// One's own access.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "StringFilter<Access>")]
    pub access: Option<StringFilter<Access>>,
    /// What the app stores with the conversation, key by key.
    #[serde(deserialize_with = "reading::custom", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "CustomFilter")]
    pub custom: Option<BTreeMap<String, CustomValueFilter>>,
    /// Whether there are unread messages, or it was marked as unread.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    pub is_unread: Option<bool>,
    /// The subject; `null` stands for none.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "StringFilter<string | null>")]
    pub subject: Option<StringFilter<Option<String>>>,
    /// When the last message was sent; without messages, when one joined.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    pub last_activity_at: Option<NumberFilter>,
    /// When it was created.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<NumberFilter>,
    /// Whether there are messages.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    pub has_messages: Option<bool>,
    /// When one joined.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    pub joined_at: Option<NumberFilter>,
    /// When the last message was sent; does not fit without messages. The classic API's name and meaning.
    #[serde(deserialize_with = "reading::given", skip_serializing_if = "Option::is_none")]
    #[ts(skip)]
    pub last_message_ts: Option<NumberFilter>,
}

/// What must hold of a text: `["==", "a"]`, `["!oneOf", ["a", "b"]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StringFilter<T> {
    /// `==`
    Equal(T),
    /// `!=`
    NotEqual(T),
    /// `oneOf`
    OneOf(Vec<T>),
    /// `!oneOf`
    NoneOf(Vec<T>),
}

/// What must hold of a number: `[">=", 5]`, `["between", [5, 7]]`. Ranges have their lower bound, not their upper.
#[derive(Debug, Clone, Copy, PartialEq, ts_rs::TS)]
#[ts(type = "[\">\" | \"<\" | \">=\" | \"<=\", number] | [\"between\" | \"!between\", [number, number]]")]
pub enum NumberFilter {
    /// `>`
    Greater(f64),
    /// `<`
    Less(f64),
    /// `>=`
    AtLeast(f64),
    /// `<=`
    AtMost(f64),
    /// `between`
    Between(f64, f64),
    /// `!between`
    NotBetween(f64, f64),
}

/// What must hold of one value of a `custom` map. One that is not there equals nothing, so `!=` and `!oneOf` hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomValueFilter {
    /// `"exists"`
    Exists,
    /// `"!exists"`
    Missing,
    /// As for any text.
    Value(StringFilter<String>),
}

/// What a filter asks about: a conversation as one participant sees it at one moment.
#[derive(Debug, Clone, Copy)]
pub struct ConversationFacts<'a> {
    /// The participant's access.
    pub access: Access,
    /// What the app stores with the conversation. Empty will do where [`ConversationFilter::asks_custom`] is false.
    pub custom: &'a Custom,
    /// Whether it is unread. Anything will do where [`ConversationFilter::asks_unread`] is false.
    pub is_unread: bool,
    /// The subject.
    pub subject: Option<&'a str>,
    /// When the newest message was sent; `None` without messages.
    pub last_message_at: Option<Timestamp>,
    /// When the conversation was created.
    pub created_at: Timestamp,
    /// When the participant joined.
    pub joined_at: Timestamp,
}

impl ConversationFilter {
    /// Whether a conversation is wanted.
    pub fn matches(&self, facts: &ConversationFacts) -> bool {
        self.alternatives().iter().any(|filter| filter.matches(facts))
    }

    /// Whether the answer depends on what is unread, which costs something to find out.
    pub fn asks_unread(&self) -> bool {
        self.alternatives().iter().any(|filter| filter.is_unread.is_some())
    }

    /// Whether the answer depends on `custom`, which costs something to read.
    pub fn asks_custom(&self) -> bool {
        self.alternatives().iter().any(|filter| filter.custom.is_some())
    }

    /// The name of something that it asks about one participant, if there is any: such a filter makes no sense of
    /// conversations by themselves.
    pub fn asks_participant(&self) -> Option<&'static str> {
        self.alternatives().iter().find_map(|filter| {
            let asked = [
                ("access", filter.access.is_some()),
                ("isUnread", filter.is_unread.is_some()),
                ("joinedAt", filter.joined_at.is_some()),
            ];
            asked.into_iter().find_map(|(name, is_asked)| is_asked.then_some(name))
        })
    }

    fn alternatives(&self) -> &[SimpleConversationFilter] {
        match self {
            Self::Simple(filter) => std::slice::from_ref(filter),
            Self::Any(filters) => filters,
        }
    }
}

impl SimpleConversationFilter {
    /// Whether all that is named holds.
    pub fn matches(&self, facts: &ConversationFacts) -> bool {
        let subject = facts.subject;
        let activity = facts.last_message_at.unwrap_or(facts.joined_at);
        holds(&self.access, |filter| filter.holds(|access| *access == facts.access))
            && holds(&self.subject, |filter| filter.holds(|wanted| wanted.as_deref() == subject))
            && holds(&self.is_unread, |wanted| *wanted == facts.is_unread)
            && holds(&self.has_messages, |wanted| *wanted == facts.last_message_at.is_some())
            && holds(&self.last_activity_at, |filter| filter.holds(activity))
            && holds(&self.created_at, |filter| filter.holds(facts.created_at))
            && holds(&self.joined_at, |filter| filter.holds(facts.joined_at))
            && holds(&self.last_message_ts, |filter| facts.last_message_at.is_some_and(|at| filter.holds(at)))
            && holds(&self.custom, |keys| {
                keys.iter().all(|(key, filter)| filter.holds(facts.custom.get(key)))
            })
    }
}

fn holds<T>(filter: &Option<T>, test: impl FnOnce(&T) -> bool) -> bool {
    filter.as_ref().is_none_or(test)
}

impl<T> StringFilter<T> {
    fn holds(&self, equals: impl Fn(&T) -> bool) -> bool {
        match self {
            Self::Equal(wanted) => equals(wanted),
            Self::NotEqual(unwanted) => !equals(unwanted),
            Self::OneOf(wanted) => wanted.iter().any(equals),
            Self::NoneOf(unwanted) => !unwanted.iter().any(equals),
        }
    }
}

impl NumberFilter {
    fn holds(self, time: Timestamp) -> bool {
        // Exact: times fit into the 53 bits of a double for 285,000 years.
        let number = time.as_millis() as f64;
        match self {
            Self::Greater(bound) => number > bound,
            Self::Less(bound) => number < bound,
            Self::AtLeast(bound) => number >= bound,
            Self::AtMost(bound) => number <= bound,
            Self::Between(from, to) => (from..to).contains(&number),
            Self::NotBetween(from, to) => !(from..to).contains(&number),
        }
    }
}

impl CustomValueFilter {
    fn holds(&self, value: Option<&String>) -> bool {
        match self {
            Self::Exists => value.is_some(),
            Self::Missing => value.is_none(),
            Self::Value(filter) => filter.holds(|wanted| value == Some(wanted)),
        }
    }
}

fn pair<S: Serializer>(
    serializer: S,
    operator: &str,
    operand: &(impl Serialize + ?Sized),
) -> Result<S::Ok, S::Error> {
    let mut pair = serializer.serialize_tuple(2)?;
    pair.serialize_element(operator)?;
    pair.serialize_element(operand)?;
    pair.end()
}

impl Serialize for ConversationFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Simple(filter) => filter.serialize(serializer),
            Self::Any(filters) => pair(serializer, "any", filters),
        }
    }
}

impl Serialize for SimpleConversationFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<T: Serialize> Serialize for StringFilter<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Equal(value) => pair(serializer, "==", value),
            Self::NotEqual(value) => pair(serializer, "!=", value),
            Self::OneOf(values) => pair(serializer, "oneOf", values),
            Self::NoneOf(values) => pair(serializer, "!oneOf", values),
        }
    }
}

impl Serialize for NumberFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Greater(bound) => pair(serializer, ">", bound),
            Self::Less(bound) => pair(serializer, "<", bound),
            Self::AtLeast(bound) => pair(serializer, ">=", bound),
            Self::AtMost(bound) => pair(serializer, "<=", bound),
            Self::Between(from, to) => pair(serializer, "between", &[from, to]),
            Self::NotBetween(from, to) => pair(serializer, "!between", &[from, to]),
        }
    }
}

impl Serialize for CustomValueFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exists => serializer.serialize_str("exists"),
            Self::Missing => serializer.serialize_str("!exists"),
            Self::Value(filter) => filter.serialize(serializer),
        }
    }
}
