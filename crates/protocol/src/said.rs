//! What somebody wants a message to say.

use chinwag_model::{ContentBlock, Mentioned, check_mentioned};

use crate::{ErrorCode, WireError};

/// What somebody wants a message to say: not checked yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Markup, to be parsed.
    Text(String),
    /// Markup, to be parsed, that mentions people.
    Mentioning {
        /// The markup.
        text: String,
        /// Who is mentioned in it.
        mentions: Vec<Mentioned>,
    },
    /// A tree made by program.
    Content(Vec<ContentBlock>),
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Said {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Vec<ContentBlock>> for Said {
    fn from(content: Vec<ContentBlock>) -> Self {
        Self::Content(content)
    }
}

impl Said {
    /// Whether it shows a file.
    pub fn has_file(&self) -> bool {
        matches!(self, Self::Content(content) if content.iter().any(|block| matches!(block, ContentBlock::File(_))))
    }

    /// As requests carry it: markup, whom that mentions, content.
    pub fn split(self) -> (Option<String>, Vec<Mentioned>, Option<Vec<ContentBlock>>) {
        match self {
            Self::Text(text) => (Some(text), Vec::new(), None),
            Self::Mentioning { text, mentions } => (Some(text), mentions, None),
            Self::Content(content) => (None, Vec::new(), Some(content)),
        }
    }

    /// The same, with people mentioned in it.
    ///
    /// # Errors
    /// A broken rule; and when it is no text: content has nodes for who is mentioned.
    pub fn mentioning(self, mentions: Vec<Mentioned>) -> Result<Self, WireError> {
        check_mentioned("mentions", &mentions)?;
        match self {
            said if mentions.is_empty() => Ok(said),
            Self::Text(text) | Self::Mentioning { text, .. } => Ok(Self::Mentioning { text, mentions }),
            Self::Content(_) => {
                let message = "mentions belongs to text; content has nodes for who is mentioned";
                Err(WireError::at(ErrorCode::InvalidArgument, "mentions", message))
            }
        }
    }

    /// Whichever is given. `at` is where the message stands in the request, with its joint: `[0].`.
    ///
    /// # Errors
    /// When both are.
    pub fn one_of(
        at: &str,
        text: Option<String>,
        content: Option<Vec<ContentBlock>>,
    ) -> Result<Option<Self>, WireError> {
        match (text, content) {
            (Some(_), Some(_)) => {
                let field = format!("{at}content");
                let message = format!("{field} and {at}text exclude each other");
                Err(WireError::at(ErrorCode::InvalidArgument, field, message))
            }
            (Some(text), None) => Ok(Some(Self::Text(text))),
            (None, Some(content)) => Ok(Some(Self::Content(content))),
            (None, None) => Ok(None),
        }
    }

    /// The same, of a message that has to say something.
    ///
    /// # Errors
    /// When both or neither are given.
    pub fn required(
        at: &str,
        text: Option<String>,
        content: Option<Vec<ContentBlock>>,
    ) -> Result<Self, WireError> {
        Self::one_of(at, text, content)?.ok_or_else(|| {
            let field = format!("{at}text");
            let message = format!("the field {field} is missing");
            WireError::at(ErrorCode::MissingField, field, message)
        })
    }
}
