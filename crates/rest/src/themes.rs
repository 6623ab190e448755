//! `/themes` for back ends, and `/public/themes` for the browsers of anybody who looks at a page.

use axum::http::Method;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::routing::options;
use serde_json::json;
use tower_http::cors::{Any, CorsLayer};

use crate::openapi::{About, Routes};

mod delete;
mod list;
mod public;
mod put;
mod read;

pub(crate) fn routes() -> Routes {
    let list = About::new("listThemes", "Lists the app's themes by name");
    let read = About::new("getTheme", "Gives one theme");
    let put = About::new("putTheme", "Writes a theme, in place of the one of this name")
        .details(
            "A theme is replaced as a whole. Boxes that are shown keep what they have until their page is loaded again.",
        )
        .example(json!({
            "variables": { "--t-color-brand-primary": { "light": "#7c3aed", "dark": "#a78bfa" } },
            "css": ".bubble { border-radius: 6px }",
            "components": { "TimeAgo": "<template><time>{{ timestamp | date: \"%H:%M\" }}</time></template>" },
            "custom": { "accent": "#7c3aed" }
        }));
    let delete = About::new("deleteTheme", "Removes a theme")
        .details("Whoever is to see it sees the interface's own look.");
    let public = About::new("getPublicTheme", "Gives one theme to a browser, which may keep it")
        .answer(200, json!({
            "description": "The theme.",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ThemeObject" } } }
        }))
        .answer(304, json!({ "description": "It is the one that `If-None-Match` names." }))
        .failures(&[404]);
    Routes::new()
        .get("/themes", list::list, list)
        .get("/themes/{themeName}", read::read, read)
        .put("/themes/{themeName}", put::put, put)
        .delete("/themes/{themeName}", delete::delete, delete)
        .merge(of_browsers(public))
}

/// Pages of any origin show themes, and nothing in them is secret.
fn of_browsers(about: About) -> Routes {
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET])
        .allow_headers([IF_NONE_MATCH])
        .expose_headers([ETAG]);
    let theme = "/public/themes/{themeName}";
    Routes::new().get(theme, public::public, about).with(|endpoints| {
        // Answered by the layer; without a route it would not be asked.
        endpoints.route(theme, options(async || ())).layer(open)
    })
}
