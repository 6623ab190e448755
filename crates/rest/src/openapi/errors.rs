//! Failures, as they are described.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Operation;
use super::described::Sketch;

/// What went wrong when an endpoint answers with a status.
const MEANINGS: [(u16, &str); 10] = [
    (400, "Something in the request is wrong; `reasons` names it."),
    (401, "The credential is missing, or opens nothing here."),
    (403, "The operator's settings do not permit it."),
    (404, "What the address names does not exist."),
    (405, "The path has no such method; the header `Allow` lists those it has."),
    (409, "It contradicts what was said before."),
    (413, "It is larger than it may be."),
    (415, "The body is of another type."),
    (429, "Too many requests: try again after as many seconds as the header `Retry-After` says."),
    (500, "The server is at fault."),
];

/// The statuses of failures that an operation may answer.
pub(super) fn statuses(operation: &Operation, sketch: &Sketch<'_>) -> Vec<u16> {
    // A path may be wrongly encoded, whatever stands in it; and an unknown app is, as far as anybody is told, one that
    // the credential does not fit.
    let mut statuses = vec![400, 401, 429, 500];
    if !sketch.path.is_empty() || sketch.names_app {
        statuses.push(404);
    }
    if sketch.body.is_some() {
        statuses.extend([413, 415]);
    }
    statuses.extend(&operation.about.failures);
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// A reference to one of [`responses`].
pub(super) fn reference(status: u16) -> Value {
    json!({ "$ref": format!("#/components/responses/{}", name(status)) })
}

/// Every failure, by the name it is referred to.
pub(super) fn responses(body: &Value) -> Value {
    let responses = MEANINGS.map(|(status, meaning)| {
        let mut response =
            json!({ "description": meaning, "content": { "application/json": { "schema": body } } });
        let header = match status {
            401 => Some(("WWW-Authenticate", json!({ "schema": { "type": "string" } }))),
            405 => Some(("Allow", json!({ "schema": { "type": "string" } }))),
            429 => Some(("Retry-After", json!({ "schema": { "type": "integer", "minimum": 0 } }))),
            _ => None,
        };
        if let Some((name, header)) = header {
            response["headers"] = json!({ name: header });
        }
        (name(status), response)
    });
    Value::Object(responses.into_iter().collect())
}

fn name(status: u16) -> String {
    let status = StatusCode::from_u16(status).ok();
    status.and_then(|status| status.canonical_reason()).unwrap_or_default().replace(' ', "")
}
