//! What each thing that a handler takes or gives says of its endpoint.

use std::sync::Arc;

use axum::Json;
use axum::body::Body as HttpBody;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chinwag_engine::{Engine, Peer};
use schemars::JsonSchema;

use super::described::Credential;
use super::{Input, Output, Sketch};
use crate::batch::Endpoints;
use crate::errors::RestError;
use crate::extract::{AppPath, BackEnd, Body, FromIds, Operator, Path, Query};

impl Input for BackEnd {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.credential = Some(Credential::BackEnd);
    }
}

impl Input for Operator {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.credential = Some(Credential::Operator);
    }
}

impl<T: FromIds> Input for Path<T> {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.path = T::schemas(sketch.input);
    }
}

impl<T: JsonSchema> Input for Body<T> {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.body = Some(sketch.input.subschema_for::<T>());
    }
}

impl Input for AppPath {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.names_app = true;
    }
}

impl Input for Query {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.takes_query = true;
    }
}

/// These say nothing, or nothing that can be told by type.
macro_rules! silent {
    ($($input:ty),+ $(,)?) => {
        $(impl Input for $input {
            fn describe(_: &mut Sketch<'_>) {}
        })+
    };
}

silent!(
    HttpBody,
    Extension<Endpoints>,
    HeaderMap,
    Option<Extension<Peer>>,
    Result<Multipart, MultipartRejection>,
    State<Arc<Engine>>,
);

impl<T: JsonSchema> Output for Result<Json<T>, RestError> {
    fn describe(sketch: &mut Sketch<'_>) {
        sketch.answer = Some(sketch.output.subschema_for::<T>());
    }
}

/// What else there is, is told in words.
impl Output for Result<Response, RestError> {
    fn describe(_: &mut Sketch<'_>) {}
}

impl Output for Result<StatusCode, RestError> {
    fn describe(_: &mut Sketch<'_>) {}
}
