//! Structured content, as far as this version sends it: one block of unformatted text.

use serde::Deserialize;
use serde_json::Value;

use crate::{ErrorCode, WireError};

/// Content as a back end gives it, not checked yet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct PlainContent(Vec<Value>);

impl PlainContent {
    /// The text, when the content is nothing but text. `field` is where the content stands in the request.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, naming the part that this version cannot send.
    pub fn into_text(self, field: &str) -> Result<String, WireError> {
        let refuse = |at: String, problem: &str| {
            let message = format!("{at} {problem}");
            Err(WireError::at(ErrorCode::InvalidArgument, at, message))
        };
        let [block] = &self.0[..] else {
            return refuse(field.to_owned(), "must have exactly one block");
        };
        if block.get("type").and_then(Value::as_str) != Some("text") {
            return refuse(format!("{field}[0].type"), "must be \"text\": this version sends text only");
        }
        let Some(children) = block.get("children").and_then(Value::as_array) else {
            return refuse(format!("{field}[0].children"), "must be a list of texts");
        };
        let mut text = String::new();
        for (index, child) in children.iter().enumerate() {
            match child {
                Value::String(piece) => text.push_str(piece),
                _ => {
                    let at = format!("{field}[0].children[{index}]");
                    return refuse(at, "must be a string: this version sends unformatted text only");
                }
            }
        }
        Ok(text)
    }
}
