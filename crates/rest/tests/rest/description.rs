//! `/openapi.json`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::http::{request, text};
use crate::world::World;

#[tokio::test]
async fn the_description_is_served_to_anybody() {
    let world = World::with_order().await;
    let answer = request(world.address, "GET", "/openapi.json", &[], b"").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.body, chinwag_rest::openapi());
}

#[tokio::test]
async fn the_page_tells_of_every_endpoint_and_loads_nothing() {
    let world = World::with_order().await;
    let page = text(world.address, "/docs/rest-api").await;
    assert!(page.contains("content-security-policy: default-src 'none'"), "{page:.600}");
    for operation in operations(&chinwag_rest::openapi()) {
        let id = operation["operationId"].as_str().expect("an id");
        assert!(page.contains(&format!("<article id=\"{id}\">")), "{id}");
    }
    for loading in ["<script", "<link", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(loading), "{loading}");
    }
    let targets = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn every_body_of_json_has_an_example() {
    for operation in operations(&chinwag_rest::openapi()) {
        let content = &operation["requestBody"]["content"]["application/json"];
        assert!(content.is_null() || !content["example"].is_null(), "{}", operation["operationId"]);
    }
}

#[test]
fn operations_have_ids_of_their_own_and_a_line_that_says_what_they_do() {
    let document = chinwag_rest::openapi();
    let mut ids = BTreeSet::new();
    for operation in operations(&document) {
        let id = operation["operationId"].as_str().expect("an id");
        assert!(ids.insert(id), "{id} is given twice");
        let summary = operation["summary"].as_str().expect("a summary");
        assert!(!summary.is_empty() && !summary.ends_with('.'), "{id}: {summary:?}");
    }
}

#[test]
fn every_parameter_of_a_path_is_described() {
    let document = chinwag_rest::openapi();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        let named: BTreeSet<_> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        for operation in methods.as_object().expect("methods").values() {
            let parameters = operation["parameters"].as_array().expect("parameters");
            let described: BTreeSet<_> = parameters
                .iter()
                .map(|parameter| resolved(&document, parameter))
                .filter(|parameter| parameter["in"] == "path")
                .map(|parameter| {
                    assert!(
                        parameter["description"].as_str().is_some_and(|text| !text.is_empty()),
                        "{parameter}"
                    );
                    parameter["name"].as_str().expect("a name")
                })
                .collect();
            assert_eq!(described, named, "{path}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = chinwag_rest::openapi();
    let mut count = 0;
    each_reference(&document, &mut |reference| {
        count += 1;
        let pointer = reference.strip_prefix('#').expect("a place in the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    });
    assert!(count > 100, "{count}");
}

fn operations(document: &Value) -> impl Iterator<Item = &Value> {
    let paths = document["paths"].as_object().expect("paths");
    paths.values().flat_map(|methods| methods.as_object().expect("methods").values())
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => document.pointer(&reference[1..]).expect("what is referred to"),
        None => value,
    }
}

fn each_reference(value: &Value, seen: &mut dyn FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_reference(item, seen)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| match (name.as_str(), value.as_str()) {
                ("$ref", Some(reference)) => seen(reference),
                _ => each_reference(value, seen),
            })
        }
        _ => {}
    }
}
