//! Who is mentioned in a text.

use serde::{Deserialize, Serialize};

use super::{ContentBlock, TextNode};
use crate::invalid::{Invalid, check_line};
use crate::{UserId, limits};

/// Somebody who is mentioned in a text wherever it says `@` and these words, and nothing that would make a longer word
/// of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Mentioned {
    /// The user's id.
    pub id: UserId,
    /// The user's name, as it is written in the text.
    pub text: String,
}

/// Checks who is mentioned in a text; `at` is the field.
///
/// # Errors
/// The first rule that is broken, with its place: `mentions[0].text`.
pub fn check_mentioned(at: &str, mentions: &[Mentioned]) -> Result<(), Invalid> {
    if mentions.len() > limits::MENTIONED_MAX {
        let problem = format!("must be at most {}, but are {}", limits::MENTIONED_MAX, mentions.len());
        return Err(Invalid::argument(at, problem));
    }
    for (index, Mentioned { text, .. }) in mentions.iter().enumerate() {
        let field = format!("{at}[{index}].text");
        if text.trim().is_empty() {
            return Err(Invalid::argument(field, "must not be empty"));
        }
        check_line(&field, text, limits::NAME_MAX_CHARS)?;
    }
    Ok(())
}

/// The users whom content mentions, each once, in the order of their first mention.
pub fn mentioned_in(content: &[ContentBlock]) -> Vec<UserId> {
    let mut mentioned = Vec::new();
    for block in content {
        if let ContentBlock::Text { children } = block {
            collect(children, &mut mentioned);
        }
    }
    mentioned
}

/// Content is no deeper than `CONTENT_DEPTH_MAX`.
fn collect(nodes: &[TextNode], mentioned: &mut Vec<UserId>) {
    for node in nodes {
        match node {
            TextNode::Mention { id, .. } if !mentioned.contains(id) => mentioned.push(id.clone()),
            other => collect(other.children().unwrap_or_default(), mentioned),
        }
    }
}
