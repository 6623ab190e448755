//! Several operations in one call.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::RequestBody;
use crate::decode::decode;
use crate::limits::REST_BATCH_MAX_OPERATIONS;
use crate::{ErrorCode, WireError};

/// Operations to carry out, in order: `[[seq, method, path, payload?, options?], …]`.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchBody(pub Vec<BatchOperation>);

/// One operation. Whether it makes sense is for its own answer to say.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchOperation {
    /// By which the caller knows the answer.
    pub seq: Value,
    /// Such as `PUT`.
    pub method: Value,
    /// Below `/v1/{appId}`.
    pub path: Value,
    /// The body; of a `GET`, the parameters of its query.
    pub payload: Value,
    /// The version of the API that the operation is written for.
    pub version: Option<String>,
}

impl JsonSchema for BatchBody {
    fn schema_name() -> Cow<'static, str> {
        "BatchBody".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Operations, in the order in which they are carried out: `[seq, method, path, payload, options]`.",
            "type": "array",
            "minItems": 1,
            "maxItems": REST_BATCH_MAX_OPERATIONS,
            "items": {
                "type": "array",
                "minItems": 3,
                "maxItems": 5,
                "prefixItems": [
                    { "description": "By which to know the answer.", "type": ["integer", "string"] },
                    { "type": "string", "enum": ["GET", "PUT", "POST", "PATCH", "DELETE"] },
                    { "description": "Below `/v1/{appId}`.", "type": "string", "pattern": "^/" },
                    { "description": "The body; of a `GET`, the parameters of its query." },
                    { "type": ["object", "null"], "properties": { "api_version": { "type": ["string", "null"] } } }
                ]
            },
            "examples": [[[1, "PUT", "/users/alice", { "name": "Alice" }], [2, "GET", "/users/alice"]]]
        })
    }
}

impl RequestBody for BatchBody {
    fn read(json: &str) -> Result<Self, WireError> {
        let operations: Vec<Vec<Value>> = decode(json)?;
        if operations.is_empty() || operations.len() > REST_BATCH_MAX_OPERATIONS {
            let message = format!(
                "give 1 to {REST_BATCH_MAX_OPERATIONS} operations at a time, not {}",
                operations.len()
            );
            return Err(WireError::new(ErrorCode::InvalidArgument, message));
        }
        operations.into_iter().enumerate().map(operation).collect::<Result<_, _>>().map(Self)
    }
}

fn operation((index, parts): (usize, Vec<Value>)) -> Result<BatchOperation, WireError> {
    let count = parts.len();
    let mut parts = parts.into_iter();
    let (Some(seq), Some(method), Some(path), 3..=5) = (parts.next(), parts.next(), parts.next(), count)
    else {
        let message = format!(
            "[{index}] must be [seq, method, path] and perhaps a payload and options, but has {count} entries"
        );
        return Err(WireError::at(ErrorCode::InvalidArgument, format!("[{index}]"), message));
    };
    if !(seq.is_number() || seq.is_string()) {
        let field = format!("[{index}][0]");
        let message = format!("{field} must be a number or a text, by which to know the answer");
        return Err(WireError::at(ErrorCode::WrongType, field, message));
    }
    let (payload, options) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let version = version(index, &options)?;
    Ok(BatchOperation { seq, method, path, payload, version })
}

/// The version that the options name, if any.
fn version(index: usize, options: &Value) -> Result<Option<String>, WireError> {
    let wrong = |place: String, what: &str| {
        let message = format!("{place} must be {what}");
        Err(WireError::at(ErrorCode::WrongType, place, message))
    };
    match options {
        Value::Null => Ok(None),
        Value::Object(options) => match options.get("api_version") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(version)) => Ok(Some(version.clone())),
            Some(_) => wrong(format!("[{index}][4].api_version"), "a date such as \"2024-01-01\""),
        },
        _ => wrong(format!("[{index}][4]"), "an object of options, or left out"),
    }
}
