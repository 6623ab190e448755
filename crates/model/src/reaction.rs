//! Reactions: what people answer a message with instead of words.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::invalid::{Invalid, coded};
use crate::{Timestamp, UserId, limits};

/// What one reacts with: a Unicode emoji in its fully qualified form, or a custom one as `:name:`.
///
/// Deserialising takes it as it is, since it has been checked before: an emoji that is newer than this program
/// must not make a message unreadable. What comes from outside is checked by [`Emoji::new`] or
/// [`Emoji::deserialize_new`].
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    ts_rs::TS,
    schemars::JsonSchema,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Emoji(String);

impl Emoji {
    /// Checks an emoji. A Unicode emoji that lacks variation selectors gets them: U+2764 becomes U+2764 U+FE0F.
    ///
    /// # Errors
    /// When it is neither one Unicode emoji nor a name between colons, of letters, digits, `_`, `+` and `-`, with at
    /// most [`limits::CUSTOM_EMOJI_MAX_CHARS`] characters in all.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        if let Some(emoji) = emojis::get(text) {
            return Ok(Self(emoji.as_str().to_owned()));
        }
        if is_custom(text) {
            return Ok(Self(text.to_owned()));
        }
        let max = limits::CUSTOM_EMOJI_MAX_CHARS;
        let problem = format!(
            "must be one Unicode emoji, or the name of a custom one between colons, of at most {max} letters, \
             digits, \"_\", \"+\" and \"-\", colons included"
        );
        Err(Invalid::argument("emoji", problem))
    }

    /// Reads one that comes from outside, for `#[serde(deserialize_with)]`.
    ///
    /// # Errors
    /// As [`Emoji::new`], as `CODE: sentence`.
    pub fn deserialize_new<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(|invalid| D::Error::custom(coded(&invalid)))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_custom(text: &str) -> bool {
    let name = text.strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
    name.is_some_and(|name| {
        !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-'))
            && text.chars().count() <= limits::CUSTOM_EMOJI_MAX_CHARS
    })
}

impl fmt::Display for Emoji {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One user's reaction to a message with one emoji.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaction {
    /// Who reacted.
    pub user: UserId,
    /// When.
    pub created_at: Timestamp,
    /// The conversation's revision at which it was added: the order of reactions, exact where times tie.
    pub revision: u64,
}

/// How often a message was reacted to with one emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReactionCount {
    /// The emoji.
    pub emoji: Emoji,
    /// How many people.
    pub count: u32,
    /// Whether oneself is among them. Absent in events, which are the same for everyone: one then keeps what one
    /// knows, and reads the message where one knows nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reacted: Option<bool>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the interface offers.
    const OFFERED: &str = include_str!("../../../web/ui/src/components/emoji-picker/emoji.txt");

    #[test]
    fn every_emoji_that_is_offered_is_taken_as_it_is() {
        let emoji = OFFERED.lines().filter(|line| !line.starts_with("# "));
        for emoji in emoji.filter_map(|line| line.split(' ').next()) {
            assert_eq!(checked(emoji).as_deref(), Some(emoji));
        }
    }

    fn checked(text: &str) -> Option<String> {
        Emoji::new(text).ok().map(|emoji| emoji.to_string())
    }

    #[test]
    fn an_emoji_gets_its_fully_qualified_form() {
        for (given, full) in [
            ("👍", "👍"),
            ("👍🏽", "👍🏽"),
            ("\u{2764}", "\u{2764}\u{fe0f}"),
            ("\u{2764}\u{fe0f}", "\u{2764}\u{fe0f}"),
            // A rainbow flag without the selector after the white flag.
            ("\u{1f3f3}\u{200d}\u{1f308}", "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}"),
            ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
            ("🇦🇹", "🇦🇹"),
            ("#\u{20e3}", "#\u{fe0f}\u{20e3}"),
        ] {
            assert_eq!(checked(given).as_deref(), Some(full));
        }
    }

    #[test]
    fn a_custom_emoji_is_a_name_between_colons() {
        for name in [":cat-roomba:", ":+1:", ":100:", ":größe_2:"] {
            assert_eq!(checked(name).as_deref(), Some(name));
        }
        let longest = format!(":{}:", "n".repeat(48));
        assert_eq!(checked(&longest).as_deref(), Some(&*longest));
        for wrong in ["::", ":", ":a b:", "cat", ":cat", "cat:", ":a:b:", &format!(":{}:", "n".repeat(49))] {
            assert_eq!(checked(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_what_would_be_right() {
        for wrong in ["", " ", "a", "7", "👍👍", "👍 ", "\u{fe0f}", "🇦"] {
            let refusal = Emoji::new(wrong).unwrap_err();
            assert_eq!(refusal.field, "emoji", "{wrong:?}");
            assert!(refusal.to_string().contains("Unicode emoji"), "{refusal}");
        }
    }
}
