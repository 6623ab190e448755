//! Parameters, described. How they are read is in `extract`.

use chinwag_model::UserId;
use chinwag_model::limits::{FILTER_ALTERNATIVES_MAX, FILTER_VALUES_MAX, SEARCH_QUERY_MAX_CHARS};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

/// A parameter of the query.
pub(crate) struct Parameter {
    name: &'static str,
    about: String,
    schema: Value,
    is_required: bool,
    is_json: bool,
}

impl Parameter {
    fn new(name: &'static str, about: impl Into<String>, schema: Value) -> Self {
        Self { name, about: about.into(), schema, is_required: false, is_json: false }
    }

    pub(super) fn described(&self) -> Value {
        let mut parameter = json!({ "name": self.name, "in": "query", "description": self.about });
        match self.is_json {
            true => parameter["content"] = json!({ "application/json": { "schema": self.schema } }),
            false => parameter["schema"] = self.schema.clone(),
        }
        if self.is_required {
            parameter["required"] = json!(true);
        }
        parameter
    }
}

/// A part of the path.
pub(super) fn in_path(name: &str, schema: &Schema) -> Value {
    let about = match name {
        "userId" => "The user's id.",
        "conversationId" => "The conversation's id.",
        "messageId" => "The message's id.",
        "emoji" => "One Unicode emoji, or the name of a custom one between colons.",
        "keyId" => "The key's id, as the list of keys tells it.",
        "webhookId" => "The webhook's id.",
        "themeName" => "The theme's name.",
        "previewKey" => "The key that the realtime API gives to who sees a message with a link.",
        "fileId" => "The file's id. Who knows it may read the file.",
        "filename" => "What the file is called; any name will do.",
        "uploadId" => "The upload's id. Who knows it may send the file.",
        _ => "",
    };
    json!({ "name": name, "in": "path", "required": true, "description": about, "schema": schema })
}

/// How many items a page may have.
pub(crate) fn limit(default: u32, max: u32) -> Parameter {
    let about = format!("How many items the page may have; more than {max} means {max}.");
    Parameter::new("limit", about, json!({ "type": "integer", "minimum": 1, "default": default }))
}

/// Where a page begins, by the id of a `T`.
pub(crate) fn starting_after<T: JsonSchema>(what: &str) -> Parameter {
    Parameter::new("startingAfter", format!("The id of the last {what} of the page before."), shape::<T>())
}

/// Texts with rules of their own.
fn shape<T: JsonSchema>() -> Value {
    T::json_schema(&mut SchemaGenerator::default()).to_value()
}

pub(crate) fn choice(name: &'static str, about: &str, choices: &[&str]) -> Parameter {
    let mut schema = json!({ "type": "string", "enum": choices });
    if choices.len() > 1 {
        schema["default"] = json!(choices[0]);
    }
    Parameter::new(name, about, schema)
}

pub(crate) fn role() -> Parameter {
    Parameter::new("role", "Only users with this role.", json!({ "type": "string" }))
}

fn time(name: &'static str, about: &str) -> Parameter {
    Parameter::new(name, about, json!({ "type": "integer", "format": "int64" }))
}

/// What lists of conversations take.
pub(crate) fn of_conversations(of_one_user: bool) -> Vec<Parameter> {
    let direction = "Latest first, or earliest first.";
    let mut all = vec![
        choice("orderBy", "What the order goes by.", &["lastActivity", "createdAt"]),
        choice("orderDirection", direction, &["DESC", "ASC"]),
        time("offsetTs", "Where the page begins, in Unix milliseconds of what the order goes by."),
        time("lastMessageAfter", "Only those with a message after this time, in Unix milliseconds."),
        time("lastMessageBefore", "Only those whose last message is before this time, in Unix milliseconds."),
    ];
    let about = "Only those that it fits: JSON, percent-encoded. All that it names must hold; `[\"any\", [filter, …]]` \
                 wants one of several.";
    all.push(Parameter { is_json: true, ..Parameter::new("filter", about, filter(of_one_user)) });
    all
}

/// Words to search for, and whose view is searched.
pub(crate) fn of_search() -> [Parameter; 2] {
    let words = json!({ "type": "string", "minLength": 1, "maxLength": SEARCH_QUERY_MAX_CHARS, "pattern": r"[\p{L}\p{N}]" });
    [
        Parameter {
            is_required: true,
            ..Parameter::new(
                "query",
                "Words, all of which have to be there; the last one may be a beginning.",
                words,
            )
        },
        Parameter::new("userId", "Only what this user can see.", shape::<UserId>()),
    ]
}

fn filter(of_one_user: bool) -> Value {
    let number = json!({ "type": "number" });
    let numbers = json!({
        "oneOf": [
            { "type": "array", "prefixItems": [{ "enum": [">", "<", ">=", "<="] }, number], "minItems": 2, "maxItems": 2 },
            {
                "type": "array",
                "prefixItems": [
                    { "enum": ["between", "!between"] },
                    { "type": "array", "items": number, "minItems": 2, "maxItems": 2 }
                ],
                "minItems": 2,
                "maxItems": 2
            }
        ]
    });
    let texts = |text: Value| {
        json!([
            { "type": "array", "prefixItems": [{ "enum": ["==", "!="] }, text], "minItems": 2, "maxItems": 2 },
            {
                "type": "array",
                "prefixItems": [
                    { "enum": ["oneOf", "!oneOf"] },
                    { "type": "array", "items": text, "maxItems": FILTER_VALUES_MAX }
                ],
                "minItems": 2,
                "maxItems": 2
            }
        ])
    };
    let mut custom = texts(json!({ "type": "string" }));
    if let Some(alternatives) = custom.as_array_mut() {
        alternatives
            .push(json!({ "description": "This value; or `exists`, or `!exists`.", "type": "string" }));
    }
    let mut simple = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "custom": { "type": "object", "additionalProperties": { "oneOf": custom } },
            "subject": { "oneOf": texts(json!({ "type": ["string", "null"] })) },
            "createdAt": numbers,
            "lastMessageTs": numbers,
            "lastActivityAt": numbers,
            "hasMessages": { "type": "boolean" }
        }
    });
    if of_one_user {
        simple["properties"]["isUnread"] = json!({ "type": "boolean" });
        simple["properties"]["joinedAt"] = numbers;
        simple["properties"]["access"] = json!({ "oneOf": texts(json!({ "enum": ["ReadWrite", "Read"] })) });
    }
    json!({
        "oneOf": [
            simple,
            {
                "type": "array",
                "prefixItems": [
                    { "const": "any" },
                    { "type": "array", "items": simple, "maxItems": FILTER_ALTERNATIVES_MAX }
                ],
                "minItems": 2,
                "maxItems": 2
            }
        ]
    })
}
