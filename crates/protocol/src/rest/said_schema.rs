//! What the description of the API says of messages in requests: which fields go together, and how long texts are.

use chinwag_model::ContentBlock;
use chinwag_model::limits::MESSAGE_TEXT_MAX_CHARS;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

/// The ways to say something, and the type that each has when it is used.
const WAYS: [(&str, &str); 4] =
    [("text", "string"), ("content", "array"), ("attachmentToken", "string"), ("location", "array")];

pub(super) fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "maxLength": MESSAGE_TEXT_MAX_CHARS,
        "pattern": r"^[^\x00]*[^\s\x00][^\x00]*$"
    })
}

pub(super) fn content(generator: &mut SchemaGenerator) -> Schema {
    let block = generator.subschema_for::<ContentBlock>();
    json_schema!({ "type": ["array", "null"], "minItems": 1, "maxItems": 1, "items": block })
}

/// The only kind that can be imported.
pub(super) fn of_user(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["UserMessage", null] })
}

/// `[latitude, longitude]`.
pub(super) fn location(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["array", "null"],
        "minItems": 2,
        "maxItems": 2,
        "prefixItems": [
            { "type": "number", "minimum": -90, "maximum": 90 },
            { "type": "number", "minimum": -180, "maximum": 180 }
        ]
    })
}

/// A user's message or the system's.
pub(super) fn new_message(schema: &mut Schema) {
    let of_user = json!({
        "properties": { "type": { "const": "UserMessage" }, "sender": { "type": "string" } },
        "required": ["sender"],
        "oneOf": WAYS.map(|way| only(&WAYS, way))
    });
    let system = json!({
        "properties": { "type": { "const": "SystemMessage" }, "sender": { "type": "null" } },
        "oneOf": [only(&WAYS, WAYS[0]), only(&WAYS, WAYS[1])]
    });
    schema.insert("oneOf".to_owned(), json!([of_user, system]));
}

/// A message with a time, by either name.
pub(super) fn imported_message(schema: &mut Schema) {
    let ways = &WAYS[..3];
    let alternatives: Vec<_> = ways.iter().map(|way| only(ways, *way)).collect();
    schema.insert("oneOf".to_owned(), Value::from(alternatives));
    let time = json!({ "type": "integer", "minimum": 0 });
    let named = |name: &str, other: &str| json!({ "required": [name], "properties": { name: time, other: { "type": "null" } } });
    schema.insert(
        "anyOf".to_owned(),
        json!([named("timestamp", "createdAt"), named("createdAt", "timestamp")]),
    );
}

/// Changes that say something in one way, or leave what is said as it is.
pub(super) fn at_most_one_way(schema: &mut Schema) {
    let mut alternatives: Vec<_> = WAYS.iter().map(|way| only(&WAYS, *way)).collect();
    let none: serde_json::Map<_, _> =
        WAYS.iter().map(|(name, _)| ((*name).to_owned(), json!({ "type": "null" }))).collect();
    alternatives.push(json!({ "properties": none }));
    schema.insert("oneOf".to_owned(), Value::from(alternatives));
}

/// One way of several, and none of the others.
fn only(ways: &[(&str, &str)], (name, kind): (&str, &str)) -> Value {
    let properties: serde_json::Map<_, _> = ways
        .iter()
        .map(|(other, _)| {
            let kind = if *other == name { kind } else { "null" };
            ((*other).to_owned(), json!({ "type": kind }))
        })
        .collect();
    json!({ "required": [name], "properties": properties })
}
