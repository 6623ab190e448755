//! The description as a whole, as OpenAPI 3.1 spells it.

use chinwag_model::AppId;
use chinwag_protocol::rest::ErrorBody;
use schemars::Schema;
use serde_json::{Map, Value, json};

use super::described::{Credential, Sketch};
use super::schemas::Schemas;
use super::{Operation, Routes, errors, parameters};

const DESCRIPTION: &str = "\
The API for back ends. Every call names the app in its path and proves to be the app's back end with \
`Authorization: Bearer` and one of the app's secret keys, or a token signed with one.

Ids in paths are percent-encoded. Times are Unix milliseconds. In changes, a field that is left out stays as it is, and \
`null` sets it back to its default. Unknown fields are ignored. A body has at most 1 MiB.";

/// Describes the endpoints.
pub(crate) fn document(routes: &Routes) -> Value {
    let mut schemas = Schemas::new();
    let mut paths: Map<String, Value> = Map::new();
    for operation in routes.operations() {
        let described = describe(operation, &mut schemas);
        let path = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        path[operation.method] = described;
    }
    let error = schemas.given::<ErrorBody>();
    let app = schemas.input.subschema_for::<AppId>();
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Chinwag REST API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": DESCRIPTION
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "parameters": {
                "appId": { "name": "appId", "in": "path", "required": true, "description": "The app's id.", "schema": app },
                "version": {
                    "name": "TalkJS-REST-Version",
                    "in": "header",
                    "description": "The date of the version that the request is written for. There is one version.",
                    "schema": { "type": "string", "format": "date" }
                }
            },
            "responses": errors::responses(error.as_value()),
            "securitySchemes": {
                "backEnd": { "type": "http", "scheme": "bearer", "description": "A secret key of the app, or an app token." },
                "operator": { "type": "http", "scheme": "bearer", "description": "The token that the operator set as `admin.token`." }
            }
        }
    });
    let schemas = schemas.finish(&mut document);
    document["components"]["schemas"] = Value::Object(schemas);
    document
}

fn describe(operation: &Operation, schemas: &mut Schemas) -> Value {
    let mut sketch = Sketch {
        input: &mut schemas.input,
        output: &mut schemas.output,
        credential: None,
        takes_query: false,
        names_app: false,
        path: Vec::new(),
        body: None,
        answer: None,
    };
    (operation.describe)(&mut sketch);
    debug_assert_eq!(sketch.takes_query, !operation.about.query.is_empty(), "{}", operation.about.id);
    let about = &operation.about;
    let mut described = json!({
        "operationId": about.id,
        "summary": about.summary,
        "tags": [tag(&operation.path)],
        "parameters": all_parameters(operation, &sketch),
        "responses": responses(operation, &sketch),
        "security": match sketch.credential {
            Some(Credential::BackEnd) => json!([{ "backEnd": [] }]),
            Some(Credential::Operator) => json!([{ "operator": [] }]),
            None => json!([]),
        }
    });
    if !about.details.is_empty() {
        described["description"] = json!(about.details);
    }
    if about.is_older {
        described["deprecated"] = json!(true);
    }
    if let Some(body) = &about.body {
        described["requestBody"] = body.clone();
    } else if let Some(schema) = &sketch.body {
        let is_required = !takes_nothing(schema, sketch.input.definitions());
        let content = json!({ "schema": schema, "example": about.example });
        described["requestBody"] =
            json!({ "required": is_required, "content": { "application/json": content } });
    }
    described
}

/// Whether a body may be left out: an empty one is read as `{}`.
fn takes_nothing(schema: &Schema, known: &Map<String, Value>) -> bool {
    let mut shape = schema.as_value();
    while let Some(name) = shape["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        let Some(named) = known.get(name) else { return false };
        shape = named;
    }
    shape["type"] == "object" && shape["required"].is_null() && shape["minProperties"].is_null()
}

fn all_parameters(operation: &Operation, sketch: &Sketch<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    if operation.path.contains("{appId}") {
        all.push(json!({ "$ref": "#/components/parameters/appId" }));
    }
    let names = operation.path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let in_path = names.skip(1).zip(&sketch.path);
    all.extend(in_path.map(|(name, schema)| parameters::in_path(name, schema)));
    all.extend(operation.about.query.iter().map(parameters::Parameter::described));
    all.extend(operation.about.headers.iter().cloned());
    if sketch.credential == Some(Credential::BackEnd) {
        all.push(json!({ "$ref": "#/components/parameters/version" }));
    }
    all
}

fn responses(operation: &Operation, sketch: &Sketch<'_>) -> Value {
    let mut responses = Map::new();
    if let Some(schema) = &sketch.answer {
        let description = if operation.method == "get" { "What was asked for." } else { "It is done." };
        let answer = json!({ "description": description, "content": json_content(schema.as_value()) });
        responses.insert("200".to_owned(), answer);
    }
    responses
        .extend(operation.about.answers.iter().map(|(status, answer)| (status.to_string(), answer.clone())));
    let failures = errors::statuses(operation, sketch);
    responses.extend(failures.into_iter().map(|status| (status.to_string(), errors::reference(status))));
    Value::Object(responses)
}

fn json_content(schema: &Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

/// What an endpoint is about: the last resource that its path names.
fn tag(path: &str) -> &'static str {
    const RESOURCES: [(&str, &str); 12] = [
        ("/admin/", "Operators"),
        ("/import/", "Import"),
        ("/search/", "Search"),
        ("/reactions/", "Reactions"),
        ("/messages", "Messages"),
        ("/participants/", "Participants"),
        ("/uploads/", "Files"),
        ("/files", "Files"),
        ("/conversations", "Conversations"),
        ("/users", "Users"),
        ("/presences", "Presence"),
        ("/themes", "Themes"),
    ];
    RESOURCES.iter().find(|(part, _)| path.contains(part)).map_or("App", |(_, tag)| tag)
}
