//! `/apps`.

use serde_json::json;

use crate::openapi::{About, Routes};

mod create;
mod list;

pub(super) fn routes() -> Routes {
    let list = About::new("adminListApps", "Lists every app, oldest first");
    let create = About::new("adminCreateApp", "Creates an app, and shows its secret key this once")
        .example(json!({ "name": "My shop" }));
    Routes::new().get("/apps", list::list, list).post("/apps", create::create, create)
}
