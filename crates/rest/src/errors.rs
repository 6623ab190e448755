//! How errors look. Which class and status a code has is said in `chinwag_protocol::rest`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::OriginalUri;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chinwag_protocol::rest::{ErrorBody, ErrorClass};
use chinwag_protocol::{ErrorCode, WireError};

/// What every handler gives.
pub(crate) type Reply<T> = Result<Json<T>, RestError>;

/// An answer that is not a success.
#[derive(Debug)]
pub(crate) struct RestError {
    status: u16,
    body: ErrorBody,
    /// In how many seconds it makes sense to try again.
    retry_after: Option<u64>,
}

impl RestError {
    /// A request with mistakes in several places.
    pub(crate) fn several(reasons: BTreeMap<String, Vec<String>>) -> Self {
        let code = ErrorCode::InvalidArgument;
        Self { status: code.status(), body: ErrorBody::several(code, reasons), retry_after: None }
    }
}

/// An error with one of these codes is about something that the request's body or query names, rather than the
/// address. It is the request that is wrong then, even where the same code, said of the address, is "not found".
pub(crate) fn blame_request(codes: &[ErrorCode]) -> impl Fn(chinwag_engine::Error) -> RestError {
    move |error| match error {
        chinwag_engine::Error::Refused(refusal) if codes.contains(&refusal.code) => {
            let class = ErrorClass::InvalidArgument;
            let body = ErrorBody { error_code: class, error: class, ..ErrorBody::new(refusal) };
            RestError { status: class.status(), body, retry_after: None }
        }
        other => other.into(),
    }
}

/// An error with this code is about what the address names, whatever its class is elsewhere.
pub(crate) fn not_found(code: ErrorCode) -> impl Fn(chinwag_engine::Error) -> RestError {
    move |error| match error {
        chinwag_engine::Error::Refused(refusal) if refusal.code == code => {
            let class = ErrorClass::NotFound;
            let body = ErrorBody { error_code: class, error: class, ..ErrorBody::new(refusal) };
            RestError { status: class.status(), body, retry_after: None }
        }
        other => other.into(),
    }
}

/// The same for an error with this code, which is about `field`.
pub(crate) fn blame(code: ErrorCode, field: &str) -> impl Fn(chinwag_engine::Error) -> RestError {
    move |error| match error {
        chinwag_engine::Error::Refused(refusal) if refusal.code == code => {
            let refusal = WireError { field: Some(field.to_owned()), ..refusal };
            blame_request(&[code])(refusal.into())
        }
        other => other.into(),
    }
}

impl From<WireError> for RestError {
    fn from(error: WireError) -> Self {
        Self { status: error.code.status(), body: ErrorBody::new(error), retry_after: None }
    }
}

impl From<chinwag_engine::Error> for RestError {
    fn from(error: chinwag_engine::Error) -> Self {
        // This is the edge: what broke is logged here, once, and not told.
        if let chinwag_engine::Error::Internal(cause) = &error {
            tracing::error!(cause, "a REST request failed");
        }
        let retry_after = match &error {
            chinwag_engine::Error::TooMany { seconds, .. } => Some(*seconds),
            _ => None,
        };
        Self { retry_after, ..error.to_wire().into() }
    }
}

impl IntoResponse for RestError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.body)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Answers for a method that a path does not have. Which ones it has, axum adds in the header `Allow`.
pub(crate) async fn method_not_allowed(method: Method, OriginalUri(uri): OriginalUri) -> RestError {
    let message = format!("{} takes no {method}; the header Allow lists what it takes", uri.path());
    WireError::new(ErrorCode::MethodNotAllowed, message).into()
}

/// Answers for every path that is not an endpoint.
pub(crate) async fn unknown_endpoint(method: Method, OriginalUri(uri): OriginalUri) -> RestError {
    let path = uri.path();
    WireError::new(ErrorCode::UnknownEndpoint, format!("there is no endpoint {method} {path}")).into()
}
