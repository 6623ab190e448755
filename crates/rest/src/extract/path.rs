//! Ids in the path.

use axum::extract::{FromRequestParts, MatchedPath, OriginalUri};
use axum::http::request::Parts;
use chinwag_model::{AppId, ConversationId, Emoji, MessageId, UserId};
use chinwag_protocol::{ErrorCode, WireError};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::percent;
use crate::errors::RestError;

/// The ids in the path after the app's, in order, decoded once.
///
/// They are read from the path as it came, not from what the router captured: that would hide whether the encoding
/// was well formed.
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: FromIds> FromRequestParts<S> for Path<T> {
    type Rejection = RestError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, RestError> {
        let ids = captured(parts)?;
        Ok(Self(T::from_ids(ids.get(1..).unwrap_or_default())?))
    }
}

/// The app's id in the path, for addresses that are credentials themselves.
pub(crate) struct AppPath(pub(crate) AppId);

impl<S: Send + Sync> FromRequestParts<S> for AppPath {
    type Rejection = RestError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, RestError> {
        Ok(Self(app_id(parts)?))
    }
}

/// The app's id.
pub(super) fn app_id(parts: &Parts) -> Result<AppId, WireError> {
    id(&captured(parts)?, 0)
}

/// What stands where the route has a placeholder.
fn captured(parts: &Parts) -> Result<Vec<String>, WireError> {
    // The request's own URI has lost the prefixes that routers were nested under.
    let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri);
    let Some(route) = parts.extensions.get::<MatchedPath>() else { return Ok(Vec::new()) };
    let segments = route.as_str().split('/').zip(uri.path().split('/'));
    segments
        .filter(|(pattern, _)| pattern.starts_with('{'))
        .map(|(_, segment)| {
            percent::decode(segment).ok_or_else(|| {
                let message = format!("the path segment {segment:?} is not percent-encoded UTF-8");
                WireError::new(ErrorCode::Malformed, message)
            })
        })
        .collect()
}

/// Reads the ids of a path.
pub(crate) trait FromIds: Sized {
    fn from_ids(ids: &[String]) -> Result<Self, WireError>;

    /// What they look like, in order.
    fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema>;
}

impl<A: PathId> FromIds for (A,) {
    fn from_ids(ids: &[String]) -> Result<Self, WireError> {
        Ok((id(ids, 0)?,))
    }

    fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema> {
        vec![generator.subschema_for::<A>()]
    }
}

impl<A: PathId, B: PathId> FromIds for (A, B) {
    fn from_ids(ids: &[String]) -> Result<Self, WireError> {
        Ok((id(ids, 0)?, id(ids, 1)?))
    }

    fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema> {
        vec![generator.subschema_for::<A>(), generator.subschema_for::<B>()]
    }
}

impl<A: PathId, B: PathId, C: PathId, D: PathId> FromIds for (A, B, C, D) {
    fn from_ids(ids: &[String]) -> Result<Self, WireError> {
        Ok((id(ids, 0)?, id(ids, 1)?, id(ids, 2)?, id(ids, 3)?))
    }

    fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema> {
        vec![
            generator.subschema_for::<A>(),
            generator.subschema_for::<B>(),
            generator.subschema_for::<C>(),
            generator.subschema_for::<D>(),
        ]
    }
}

fn id<T: PathId>(ids: &[String], index: usize) -> Result<T, WireError> {
    T::parse(ids.get(index).map_or("", String::as_str))
}

/// An id that can stand in a path.
pub(crate) trait PathId: Sized + JsonSchema {
    fn parse(text: &str) -> Result<Self, WireError>;
}

impl PathId for AppId {
    fn parse(text: &str) -> Result<Self, WireError> {
        Ok(Self::new(text)?)
    }
}

/// What is only compared with what is known.
impl PathId for String {
    fn parse(text: &str) -> Result<Self, WireError> {
        Ok(text.to_owned())
    }
}

impl PathId for UserId {
    fn parse(text: &str) -> Result<Self, WireError> {
        Ok(Self::new(text)?)
    }
}

impl PathId for ConversationId {
    fn parse(text: &str) -> Result<Self, WireError> {
        Ok(Self::new(text)?)
    }
}

impl PathId for Emoji {
    fn parse(text: &str) -> Result<Self, WireError> {
        Ok(Self::new(text)?)
    }
}

impl PathId for MessageId {
    /// Ids of messages are made by us. One that is not of our form is one that no message has.
    fn parse(text: &str) -> Result<Self, WireError> {
        Self::new(text).map_err(|_| {
            let message = format!("there is no message {text:?}");
            WireError::at(ErrorCode::UnknownMessage, "message", message)
        })
    }
}
