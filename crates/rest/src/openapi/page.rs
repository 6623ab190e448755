//! Where the description is read: `/openapi.json` by programs, `/docs/rest-api` by people. The page needs no script, and
//! nothing from elsewhere.

mod operation;
mod prose;
mod shape;

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::routing::get;
use chinwag_engine::Engine;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};

use self::prose::prose;
use crate::openapi;

const STYLE: &str = include_str!("page/page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

static JSON: LazyLock<Bytes> = LazyLock::new(|| openapi().to_string().into());
static PAGE: LazyLock<Bytes> = LazyLock::new(|| page(&openapi()).into_string().into());

pub(crate) fn routes() -> Router<Arc<Engine>> {
    // Tools that run in other pages read it too; nothing in it is secret.
    let of_json =
        [(CONTENT_TYPE, "application/json"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "no-cache")];
    let of_page = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-cache"),
    ];
    Router::new()
        .route("/openapi.json", get(async move || (of_json, JSON.clone())))
        .route("/docs/rest-api", get(async move || (of_page, PAGE.clone())))
}

fn page(document: &Value) -> Markup {
    let empty = Map::new();
    let shapes = document["components"]["schemas"].as_object().unwrap_or(&empty);
    let groups = operation::grouped(document);
    let title = document["info"]["title"].as_str().unwrap_or_default();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { "Skip to the endpoints" }
                nav aria-label="Endpoints" {
                    a.title href="#content" { (title) }
                    @for (tag, operations) in &groups {
                        h2 { (tag) }
                        ul { @for operation in operations { li { (operation.link()) } } }
                    }
                    h2 { "Shapes" }
                    ul.shapes { @for name in shapes.keys() { li { (shape::link(name)) } } }
                }
                main #content {
                    h1 { (title) }
                    (prose(document["info"]["description"].as_str().unwrap_or_default()))
                    p {
                        "For programs: " a href="/openapi.json" { "openapi.json" } ". For people, there is more in the "
                        a href="/docs/rest" { "documentation" } "."
                    }
                    @for (tag, operations) in &groups {
                        section { h2 { (tag) } @for operation in operations { (operation.article()) } }
                    }
                    section {
                        h2 { "Shapes" }
                        @for (name, described) in shapes { (shape::article(name, described)) }
                    }
                }
            }
        }
    }
}
