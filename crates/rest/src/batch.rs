//! `POST /batch`: several operations in one call, each by the endpoint that does it alone, in the order given.

use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use chinwag_engine::Peer;
use chinwag_protocol::rest::{BatchBody, BatchOperation};
use chinwag_protocol::{ErrorCode, WireError};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use url::form_urlencoded;

use crate::errors::{Reply, RestError};
use crate::extract::{BackEnd, Body, VERSION};
use crate::openapi::{About, Routes};

/// Headers of the call that hold for each of its operations.
const HANDED_ON: [&str; 4] = ["authorization", "host", "x-forwarded-proto", VERSION];

/// Every endpoint that may stand in a batch.
#[derive(Clone)]
pub(crate) struct Endpoints(pub(crate) Router);

pub(crate) fn routes() -> Routes {
    let about = About::new("batch", "Carries out several operations in one call")
        .example(json!([[1, "PUT", "/users/alice", { "name": "Alice" }], [2, "GET", "/users", { "limit": 5 }]]))
        .details(
            "Each as if it were called alone, in the order given; one that fails stops none of the others. The answer \
             has `[seq, status, body]` for each.",
        );
    Routes::new().post("/{appId}/batch", batch, about)
}

async fn batch(
    BackEnd { caller, .. }: BackEnd,
    Extension(Endpoints(endpoints)): Extension<Endpoints>,
    headers: HeaderMap,
    peer: Option<Extension<Peer>>,
    Body(BatchBody(operations)): Body<BatchBody>,
) -> Reply<Vec<Value>> {
    let base = format!("/v1/{}", percent_encoded(caller.app.id.as_str()));
    let mut results = Vec::with_capacity(operations.len());
    for operation in operations {
        let seq = operation.seq.clone();
        let answer = match request(&base, &headers, operation) {
            Ok(mut request) => {
                if let Some(Extension(peer)) = peer {
                    request.extensions_mut().insert(peer);
                }
                endpoints.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
            }
            Err(error) => RestError::from(error).into_response(),
        };
        let (status, body) = read(answer).await?;
        results.push(json!([seq, status, body]));
    }
    Ok(Json(results))
}

/// The request that an operation stands for.
fn request(base: &str, headers: &HeaderMap, operation: BatchOperation) -> Result<Request, WireError> {
    let method = text("method", &operation.method)?;
    let path = text("path", &operation.path)?;
    let wrong = |field: &str, message: String| WireError::at(ErrorCode::InvalidArgument, field, message);
    let method = Method::from_bytes(method.as_bytes())
        .map_err(|_| wrong("method", format!("{method:?} is no method of HTTP")))?;
    if !path.starts_with('/') {
        return Err(wrong(
            "path",
            format!("path must start with a slash, as in \"/users/alice\", not {path:?}"),
        ));
    }
    let endpoint = path.split('?').next().unwrap_or_default();
    if endpoint == "/batch" || endpoint == "/files" || endpoint.starts_with("/files/") {
        return Err(wrong("path", format!("{endpoint} cannot stand in a batch: call it by itself")));
    }
    let (query, body) = match (&method, operation.payload) {
        (_, Value::Null) => (String::new(), HttpBody::empty()),
        (&Method::GET, payload) => (query(&payload)?, HttpBody::empty()),
        (_, payload) => (String::new(), HttpBody::from(payload.to_string())),
    };
    let joint = if query.is_empty() {
        ""
    } else if path.contains('?') {
        "&"
    } else {
        "?"
    };
    let uri: Uri = format!("{base}{path}{joint}{query}")
        .parse()
        .map_err(|_| wrong("path", format!("{path:?} is not percent-encoded as a path has to be")))?;
    let mut request = Request::builder().method(method).uri(uri).header(CONTENT_TYPE, "application/json");
    for name in HANDED_ON {
        let replaced = name == VERSION && operation.version.is_some();
        if let Some(value) = headers.get(name).filter(|_| !replaced) {
            request = request.header(name, value);
        }
    }
    if let Some(version) = &operation.version {
        request = request.header(VERSION, version);
    }
    request
        .body(body)
        .map_err(|_| wrong("options", "api_version must be a date such as 2024-01-01".to_owned()))
}

fn text<'a>(field: &str, value: &'a Value) -> Result<&'a str, WireError> {
    let message = || format!("{field} must be a text, not {value}");
    value.as_str().ok_or_else(|| WireError::at(ErrorCode::WrongType, field, message()))
}

/// Parameters as they stand in an address.
fn query(payload: &Value) -> Result<String, WireError> {
    let wrong = |message: &str| WireError::at(ErrorCode::WrongType, "payload", message);
    let Value::Object(parameters) = payload else {
        return Err(wrong("the payload of a GET must be an object of texts, one for each parameter"));
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in parameters {
        match value {
            Value::String(text) => query.append_pair(name, text),
            // Nobody minds a limit that is a number.
            Value::Number(_) | Value::Bool(_) => query.append_pair(name, &value.to_string()),
            _ => return Err(wrong("the parameters of a GET must be texts")),
        };
    }
    Ok(query.finish())
}

async fn read(answer: Response) -> Result<(u16, Value), RestError> {
    let status = answer.status().as_u16();
    let whole = to_bytes(answer.into_body(), usize::MAX).await;
    let body = whole.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let body = body.ok_or_else(|| WireError::new(ErrorCode::Internal, "an operation gave no answer"))?;
    Ok((status, body))
}

fn percent_encoded(segment: &str) -> String {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC).to_string()
}
