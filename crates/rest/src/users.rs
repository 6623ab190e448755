//! `/users`.

use chinwag_model::UserId;
use chinwag_protocol::limits::{REST_PAGE_DEFAULT, REST_PAGE_MAX};

use serde_json::json;

use crate::openapi::parameters::{choice, limit, role, starting_after};
use crate::openapi::{About, Routes};

mod conversations;
mod delete;
mod list;
mod put;
mod put_many;
mod read;
mod sessions;

pub(crate) fn routes() -> Routes {
    let list = About::new("listUsers", "Lists the app's users, newest first").query([
        limit(REST_PAGE_DEFAULT, REST_PAGE_MAX),
        starting_after::<UserId>("user"),
        role(),
        choice("isOnline", "Only users who have something of the interface on their screen.", &["true"]),
    ]);
    let put_many = About::new("putUsers", "Creates or changes several users, all or none")
        .example(json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob", "photoUrl": null } }));
    let read = About::new("getUser", "Gives one user");
    let put = About::new("putUser", "Creates or changes a user")
        .example(json!({ "name": "Alice", "email": ["alice@shop.example"], "locale": "nl-NL" }))
        .details("A user who does not exist yet needs a name.");
    let delete = About::new("deleteUser", "Forgets a person, and gives a receipt")
        .details("Their name, addresses and photo are gone for good; their messages stay as those of nobody in particular, or go as well.")
        .query([choice("mode", "Whether their messages stay, or are erased.", &["anonymise", "erase"])]);
    let sessions = About::new("listUserSessions", "Tells where a user is online")
        .details("As older clients ask; `POST /presences` tells more.");
    Routes::new()
        .get("/users", list::list, list)
        .put("/users", put_many::put_many, put_many)
        .get("/users/{userId}", read::read, read)
        .put("/users/{userId}", put::put, put)
        .delete("/users/{userId}", delete::delete, delete)
        .get("/users/{userId}/sessions", sessions::sessions, sessions)
        .merge(conversations::routes())
}
