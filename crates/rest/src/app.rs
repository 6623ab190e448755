//! The app itself: `/` below its id, with the slash or without.

use serde_json::json;

use crate::openapi::{About, Routes};

mod put;
mod read;

pub(crate) fn routes() -> Routes {
    let read = || About::new("getApp", "Tells what back ends may know of their app");
    let put = || {
        About::new("putApp", "Changes what back ends may change of their app")
            .example(json!({ "defaultLocale": "nl-NL", "custom": { "plan": "gold", "trial": null } }))
    };
    Routes::new()
        .get("/{appId}/", read::read, read())
        .put("/{appId}/", put::put, put())
        .get("/{appId}", read::read, read().older("getAppWithoutSlash"))
        .put("/{appId}", put::put, put().older("putAppWithoutSlash"))
}
