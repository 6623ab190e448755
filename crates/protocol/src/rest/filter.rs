//! Filters as back ends write them: the browser's language, and a plain text where it has an operator and a text.

use chinwag_model::ConversationFilter;
use serde_json::{Value, json};

use crate::decode::decode;
use crate::{ErrorCode, WireError};

/// Reads the JSON of a parameter `filter`.
///
/// # Errors
/// What is wrong with it; the field starts with `filter`.
pub fn read_filter(json: &str) -> Result<ConversationFilter, WireError> {
    let read = decode::<Value>(json).and_then(|mut filter| {
        spell_out(&mut filter);
        decode(&filter.to_string())
    });
    read.map_err(|error: WireError| {
        let inside = error.field.map(|field| format!(".{field}")).unwrap_or_default();
        let (field, message) = (format!("filter{inside}"), format!("filter: {}", error.message));
        WireError::at(ErrorCode::InvalidArgument, field, message)
    })
}

/// Turns `{"custom": {"state": "open"}}` into `{"custom": {"state": ["==", "open"]}}`, in every alternative.
fn spell_out(filter: &mut Value) {
    match filter {
        Value::Array(alternatives) => {
            alternatives.iter_mut().filter_map(Value::as_array_mut).flatten().for_each(spell_out);
        }
        Value::Object(fields) => {
            let custom = fields.get_mut("custom").and_then(Value::as_object_mut);
            for value in custom.into_iter().flat_map(serde_json::Map::values_mut) {
                if value.as_str().is_some_and(|text| !matches!(text, "exists" | "!exists")) {
                    *value = json!(["==", value.take()]);
                }
            }
        }
        _ => {}
    }
}
