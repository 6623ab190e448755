//! Frames: what one WebSocket message holds, in either direction.

use serde::{Deserialize, Serialize};

use crate::WireError;
use crate::event::{Event, Notice};

/// The answer to one request: `{"id": 7, "ok": {...}}` or `{"id": 7, "error": {...}}`.
/// `id` is `null` when a frame was so broken that its requests have none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Answer<T> {
    /// The request's id.
    #[ts(type = "number | null")]
    pub id: Option<u64>,
    /// The result; operations without one answer `{}`.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub ok: Option<T>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<WireError>,
}

/// One item of a server frame, as a client reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum ServerItem {
    /// Something about the connection.
    Notice(Notice),
    /// An event.
    Event(Box<Event>),
    /// An answer. `ok` is left as JSON: what it holds depends on the request.
    Answer(#[ts(type = "Answer<unknown>")] Answer<serde_json::Value>),
}

impl<T: Serialize> Answer<T> {
    /// Encodes an answer; a result that cannot be encoded becomes an internal error.
    pub fn encode(id: Option<u64>, result: Result<T, WireError>) -> String {
        let (ok, error) = match result {
            Ok(ok) => (Some(ok), None),
            Err(error) => (None, Some(error)),
        };
        serde_json::to_string(&Self { id, ok, error }).unwrap_or_else(|_| {
            format!(
                r#"{{"id":{},"error":{{"code":"INTERNAL","message":"internal error"}}}}"#,
                id.unwrap_or(0)
            )
        })
    }
}

/// Puts encoded items into one frame.
pub fn encode_frame<I: AsRef<str>>(items: impl IntoIterator<Item = I>) -> String {
    let mut frame = String::from("[");
    for item in items {
        if frame.len() > 1 {
            frame.push(',');
        }
        frame.push_str(item.as_ref());
    }
    frame.push(']');
    frame
}
