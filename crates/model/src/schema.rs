//! What the description of the REST API says of texts and maps, where the types alone say too little. The rules
//! themselves are in `invalid`, `custom` and `user`.

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::limits;

/// Ids: no control characters of Unicode.
pub(crate) const NO_CONTROLS: &str = r"^[^\x00-\x1f\x7f-\x9f]*$";
/// Texts of one line: no control characters of ASCII.
pub(crate) const LINE: &str = r"^[^\x00-\x1f\x7f]*$";
/// Texts of several lines: line breaks and tabs as well.
const LINES: &str = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$";
/// Lines that say something.
const NOT_BLANK: &str = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f]*$";
const WEB_URL: &str = r"^https?://[^\x00-\x20\x7f-\x9f]{2,}$";
const EMAIL: &str = r"^[^\s\x00-\x1f\x7f-\x9f]+@[^@\s\x00-\x1f\x7f-\x9f]+$";
const PHONE: &str = r"^\+[0-9]{3,15}$";
const PUSH_TOKEN: &str = r"^(fcm|apns):[^\x00-\x1f\x7f]+$";

pub(crate) fn name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "maxLength": limits::NAME_MAX_CHARS, "pattern": NOT_BLANK })
}

pub(crate) fn subject(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "maxLength": limits::SUBJECT_MAX_CHARS, "pattern": LINE })
}

/// A role or a locale.
pub fn tag(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "maxLength": limits::TAG_MAX_CHARS, "pattern": LINE })
}

pub(crate) fn photo(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "maxLength": limits::URL_MAX_CHARS,
        "format": "uri",
        "pattern": WEB_URL,
        "examples": ["https://shop.example/alice.png"]
    })
}

pub(crate) fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "maxLength": limits::MESSAGE_TEXT_MAX_CHARS, "pattern": LINES })
}

pub(crate) fn texts(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["array", "null"],
        "maxItems": limits::WELCOME_MESSAGES_MAX,
        "items": { "type": "string", "maxLength": limits::MESSAGE_TEXT_MAX_CHARS, "pattern": LINES }
    })
}

pub(crate) fn emails(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({
        "type": "string",
        "maxLength": limits::EMAIL_MAX_CHARS,
        "pattern": EMAIL,
        "examples": ["alice@shop.example"]
    }))
}

pub(crate) fn phones(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": PHONE, "examples": ["+31201234567"] }))
}

fn one_or_many(one: &Schema) -> Schema {
    json_schema!({
        "anyOf": [one, { "type": "array", "maxItems": limits::ADDRESSES_MAX, "items": one }, { "type": "null" }]
    })
}

pub(crate) fn push_tokens(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": limits::PUSH_TOKENS_MAX,
        "propertyNames": { "maxLength": limits::PUSH_TOKEN_MAX_CHARS, "pattern": PUSH_TOKEN },
        "additionalProperties": { "enum": [true, null] }
    })
}

/// Changes to a map of the app's.
pub fn custom_patch(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": limits::CUSTOM_KEYS_MAX,
        "propertyNames": { "maxLength": limits::CUSTOM_KEY_MAX_CHARS, "pattern": LINE },
        "additionalProperties": {
            "type": ["string", "null"],
            "maxLength": limits::CUSTOM_VALUE_MAX_CHARS,
            "pattern": LINES
        }
    })
}
