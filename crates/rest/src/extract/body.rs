//! Bodies.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use chinwag_protocol::limits::REST_BODY_MAX_BYTES;
use chinwag_protocol::rest::{RequestBody, check_unique_keys};
use chinwag_protocol::{ErrorCode, WireError};

use crate::errors::RestError;

/// A JSON body. An empty one is `{}`, and needs no content type.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: RequestBody> FromRequest<S> for Body<T> {
    type Rejection = RestError;

    async fn from_request(request: Request, state: &S) -> Result<Self, RestError> {
        let is_json = says_json(request.headers());
        let bytes =
            Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => {
                    let message = format!("a body may have at most {REST_BODY_MAX_BYTES} bytes");
                    WireError::new(ErrorCode::FrameTooLarge, message)
                }
                _ => WireError::new(ErrorCode::Malformed, "the body did not arrive whole"),
            })?;
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let message = format!("the body is not UTF-8: byte {} is wrong", error.valid_up_to());
            WireError::new(ErrorCode::Malformed, message)
        })?;
        if text.trim_ascii().is_empty() {
            return Ok(Self(T::read("{}")?));
        }
        if !is_json {
            let message = "a request with a body needs the header \"Content-Type: application/json\"";
            return Err(WireError::at(ErrorCode::UnsupportedMediaType, "Content-Type", message).into());
        }
        check_unique_keys(text)?;
        Ok(Self(T::read(text)?))
    }
}

fn says_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = content_type.split(';').next().unwrap_or("");
    essence.trim().eq_ignore_ascii_case("application/json")
}
