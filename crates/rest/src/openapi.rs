//! The description of this API: `/openapi.json`, and a page to browse it. It is made of the routes themselves and of the
//! types that their handlers take and give, so it cannot tell of anything else.

mod about;
mod described;
mod document;
mod errors;
mod inputs;
mod page;
pub(crate) mod parameters;
mod routes;
mod schemas;

pub(crate) use about::About;
pub(crate) use document::document;
pub(crate) use page::routes as pages;
pub(crate) use routes::Routes;

use described::{Input, Output, Sketch};
use routes::Operation;
