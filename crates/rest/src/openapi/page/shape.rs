//! What things look like.

use maud::{Markup, html};
use serde_json::Value;

use super::prose::{line, prose};

/// A link to a shape that has a name.
pub(super) fn link(name: &str) -> Markup {
    html! { a href={ "#shape-" (name) } { (name) } }
}

/// What a reference calls a shape.
pub(super) fn name(shape: &Value) -> Option<&str> {
    shape["$ref"].as_str()?.rsplit('/').next()
}

/// A shape that has a name.
pub(super) fn article(name: &str, shape: &Value) -> Markup {
    html! {
        article id={ "shape-" (name) } {
            h3 { (name) }
            (prose(shape["description"].as_str().unwrap_or_default()))
            (whole(shape))
        }
    }
}

/// A shape with its fields, or with each of its alternatives.
pub(super) fn whole(shape: &Value) -> Markup {
    let alternatives = shape["oneOf"].as_array().filter(|all| all.iter().all(|one| !title(one).is_empty()));
    html! {
        @if let Some(alternatives) = alternatives {
            dl {
                @for alternative in alternatives {
                    dt { code { (title(alternative)) } }
                    dd {
                        (line(alternative["description"].as_str().unwrap_or_default()))
                        @if alternative["properties"].is_object() { (fields(alternative)) }
                        @if alternative["$ref"].is_string() { " " (kind(alternative)) }
                    }
                }
            }
        } @else if shape["properties"].as_object().is_some_and(|fields| !fields.is_empty()) {
            (fields(shape))
        } @else {
            p.kind { (kind(shape)) (limits(shape)) }
        }
    }
}

/// By which alternatives are told apart.
fn title(alternative: &Value) -> String {
    let constant = [
        &alternative["properties"]["type"]["const"],
        &alternative["properties"]["subtype"]["const"],
        &alternative["const"],
    ];
    let named = constant.into_iter().find(|constant| !constant.is_null());
    named.map(Value::to_string).or_else(|| Some(alternative["type"].as_str()?.to_owned())).unwrap_or_default()
}

fn fields(shape: &Value) -> Markup {
    let required: Vec<_> = shape["required"].as_array().into_iter().flatten().collect();
    html! {
        dl {
            @for (name, field) in shape["properties"].as_object().into_iter().flatten() {
                (entry(name, None, required.iter().any(|one| *one == name), field, field["description"].as_str()))
            }
        }
    }
}

/// A field, or a parameter.
pub(super) fn entry(
    name: &str,
    place: Option<&str>,
    is_required: bool,
    shape: &Value,
    about: Option<&str>,
) -> Markup {
    html! {
        dt {
            code { (name) }
            @if let Some(place) = place { " " small { (place) } }
            @if is_required { " " small.required { "required" } }
        }
        dd {
            span.kind { (kind(shape)) (limits(shape)) }
            @if let Some(about) = about { " " (line(about)) }
            @if !shape["default"].is_null() && shape["default"] != Value::Array(Vec::new()) {
                " Without it: " code { (shape["default"].to_string()) } "."
            }
        }
    }
}

/// What it is, in a line.
pub(super) fn kind(shape: &Value) -> Markup {
    let either = |shapes: &Vec<Value>| {
        html! {
            @for (index, one) in shapes.iter().enumerate() { @if index > 0 { " or " } (kind(one)) }
        }
    };
    if let Some(name) = name(shape) {
        return link(name);
    }
    if let Some(values) = shape["enum"].as_array() {
        return html! {
            @for (index, value) in values.iter().enumerate() { @if index > 0 { " or " } code { (value.to_string()) } }
        };
    }
    if !shape["const"].is_null() {
        return html! { code { (shape["const"].to_string()) } };
    }
    if let Some(shapes) = shape["anyOf"].as_array().or(shape["oneOf"].as_array())
        && shape["type"].is_null()
    {
        return either(shapes);
    }
    match &shape["type"] {
        Value::Array(kinds) => html! {
            @for (index, one) in kinds.iter().enumerate() {
                @if index > 0 { " or " }
                (simple(one.as_str().unwrap_or_default(), shape))
            }
        },
        Value::String(one) => simple(one, shape),
        _ => html! { "anything" },
    }
}

fn simple(name: &str, shape: &Value) -> Markup {
    match name {
        "string" => html! { "text" },
        "integer" => html! { "whole number" },
        "boolean" => html! { code { "true" } " or " code { "false" } },
        "array" => match shape["prefixItems"].as_array() {
            Some(items) => html! {
                "[" @for (index, one) in items.iter().enumerate() { @if index > 0 { ", " } (kind(one)) } "]"
            },
            None => html! { "list of " (kind(&shape["items"])) },
        },
        "object" => match values(shape) {
            Some(values) => html! { "map to " (kind(values)) },
            None => html! { "object" },
        },
        other => html! { (other) },
    }
}

/// What the values of a map are.
fn values(shape: &Value) -> Option<&Value> {
    let by_pattern = shape["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
    by_pattern.or_else(|| Some(&shape["additionalProperties"]).filter(|values| values.is_object()))
}

fn limits(shape: &Value) -> Markup {
    const LIMITS: [(&str, &str, &str); 4] = [
        ("minLength", "maxLength", "characters"),
        ("minItems", "maxItems", "items"),
        ("minProperties", "maxProperties", "keys"),
        ("minimum", "maximum", ""),
    ];
    let said = LIMITS.iter().filter_map(|(least, most, unit)| {
        let text = match (shape[*least].as_i64(), shape[*most].as_i64()) {
            (None, None) => return None,
            (Some(least), Some(most)) if least == most => least.to_string(),
            (Some(least), Some(most)) => format!("{least} to {most}"),
            (Some(least), None) => format!("at least {least}"),
            (None, Some(most)) => format!("at most {most}"),
        };
        Some(format!(", {text} {unit}").trim_end().to_owned())
    });
    html! { @for text in said { (text) } }
}
