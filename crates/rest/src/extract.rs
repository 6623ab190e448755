//! What handlers take from a request.

mod address;
mod back_end;
mod body;
mod operator;
mod path;
mod percent;
mod query;
mod version;

pub(crate) use back_end::BackEnd;
pub(crate) use body::Body;
pub(crate) use operator::Operator;
pub(crate) use path::{AppPath, FromIds, Path};
pub(crate) use query::Query;
pub(crate) use version::VERSION;
