//! The other side of S3: a bucket in memory.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use parking_lot::Mutex;

#[derive(Default)]
struct Content {
    objects: HashMap<String, Bytes>,
    /// The parts of each upload that has not been completed.
    uploads: HashMap<String, BTreeMap<u32, Bytes>>,
    begun: usize,
    requests: Vec<String>,
    refuses_parts: bool,
}

type Shared = Arc<Mutex<Content>>;

pub struct Bucket {
    address: SocketAddr,
    content: Shared,
}

impl Bucket {
    pub async fn open() -> Self {
        let content = Shared::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router =
            Router::new().fallback(answer).layer(DefaultBodyLimit::disable()).with_state(content.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, content }
    }

    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Method, path and query of each.
    pub fn requests(&self) -> Vec<String> {
        self.content.lock().requests.clone()
    }

    pub fn refuse_parts(&self, refuses: bool) {
        self.content.lock().refuses_parts = refuses;
    }
}

async fn answer(
    State(content): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut content = content.lock();
    content.requests.push(format!("{method} {uri}"));
    let signed = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=a-key/")
        || !signed.contains("/eu-test-1/s3/aws4_request")
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = uri.path().to_owned();
    let query: HashMap<&str, &str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    match (method.as_str(), query.get("uploadId"), query.get("partNumber")) {
        ("PUT", Some(_), Some(_)) if content.refuses_parts => StatusCode::FORBIDDEN.into_response(),
        ("PUT", Some(id), Some(number)) => {
            let Some(parts) = content.uploads.get_mut(*id) else {
                return StatusCode::NOT_FOUND.into_response();
            };
            parts.insert(number.parse().unwrap(), body);
            [(header::ETAG, format!("\"part-{number}\""))].into_response()
        }
        ("POST", Some(id), None) => content.complete(&path, id, &body),
        ("POST", None, None) if query.contains_key("uploads") => content.begin(),
        ("DELETE", Some(id), None) => {
            content.uploads.remove(*id);
            StatusCode::NO_CONTENT.into_response()
        }
        ("PUT", None, None) => {
            content.objects.insert(path, body);
            [(header::ETAG, "\"whole\"")].into_response()
        }
        ("DELETE", None, None) => {
            content.objects.remove(&path);
            StatusCode::NO_CONTENT.into_response()
        }
        ("GET" | "HEAD", None, None) => content.read(&path, &headers),
        _ => StatusCode::NOT_IMPLEMENTED.into_response(),
    }
}

impl Content {
    fn begin(&mut self) -> Response {
        self.begun += 1;
        let id = self.begun.to_string();
        self.uploads.insert(id.clone(), BTreeMap::new());
        format!("<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>")
            .into_response()
    }

    /// The list has to name every part with the tag that it got.
    fn complete(&mut self, path: &str, id: &str, list: &[u8]) -> Response {
        let Some(parts) = self.uploads.remove(id) else { return StatusCode::NOT_FOUND.into_response() };
        let list = String::from_utf8_lossy(list).replace("&quot;", "\"");
        let named = parts.keys().all(|number| {
            list.contains(&format!("<PartNumber>{number}</PartNumber>"))
                && list.contains(&format!("\"part-{number}\""))
        });
        if !named || list.matches("<Part>").count() != parts.len() {
            return StatusCode::BAD_REQUEST.into_response();
        }
        let parts: Vec<Bytes> = parts.into_values().collect();
        self.objects.insert(path.to_owned(), parts.concat().into());
        "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>"
            .into_response()
    }

    fn read(&self, path: &str, headers: &HeaderMap) -> Response {
        let Some(object) = self.objects.get(path) else { return StatusCode::NOT_FOUND.into_response() };
        let common = [
            (header::ETAG, "\"whole\"".to_owned()),
            (header::LAST_MODIFIED, "Thu, 01 Jan 2026 00:00:00 GMT".to_owned()),
        ];
        let Some(range) = headers.get(header::RANGE) else { return (common, object.clone()).into_response() };
        let (start, end) = range.to_str().unwrap().strip_prefix("bytes=").unwrap().split_once('-').unwrap();
        let start: usize = start.parse().unwrap();
        if start >= object.len() {
            return StatusCode::RANGE_NOT_SATISFIABLE.into_response();
        }
        let end = end.parse::<usize>().unwrap().min(object.len() - 1);
        let told = format!("bytes {start}-{end}/{}", object.len());
        let part = object.slice(start..=end);
        (StatusCode::PARTIAL_CONTENT, common, [(header::CONTENT_RANGE, told)], part).into_response()
    }
}
