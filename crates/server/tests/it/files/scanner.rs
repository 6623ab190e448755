//! A file is held until the operator's scanner has answered.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use parking_lot::Mutex;
use serde_json::{Value, json};

use super::{Alice, GIF, of_token, sha256};
use crate::harness::Server;

/// A scanner that refuses what says EICAR, and remembers what it saw.
#[derive(Clone, Default)]
struct Scanner {
    seen: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    is_out: Arc<Mutex<bool>>,
}

impl Scanner {
    /// Where it listens.
    async fn start(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let scanner = self.clone();
        let scan = async move |headers: HeaderMap, bytes: Bytes| scanner.answer(headers, bytes);
        tokio::spawn(async { axum::serve(listener, Router::new().route("/scan", post(scan))).await });
        format!("http://{address}/scan")
    }

    fn answer(self, headers: HeaderMap, bytes: Bytes) -> Result<Json<Value>, StatusCode> {
        if *self.is_out.lock() {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        let is_bad = bytes.windows(5).any(|part| part == b"EICAR");
        self.seen.lock().push((headers, bytes));
        Ok(Json(match is_bad {
            true => json!({ "verdict": "refused", "reason": "This file holds EICAR." }),
            false => json!({ "verdict": "clean" }),
        }))
    }
}

#[tokio::test]
async fn nobody_gets_a_file_before_the_scanner_has_answered() {
    let scanner = Scanner::default();
    let url = scanner.start().await;
    let server = Server::dev_with(&format!("[files]\nscan_url = \"{url}\"\n"));
    let mut alice = Alice::of(server).await;
    // What is clean passes, and the scanner was told what it is.
    let file = alice.upload(json!({ "filename": "two cats.gif", "size": GIF.len() }), GIF).await;
    let sent = alice.send("1", of_token(&file["fileToken"])).await;
    assert!(sent["ok"].is_object(), "{sent}");
    {
        let seen = scanner.seen.lock();
        let (headers, bytes) = &seen[0];
        let said = |name: &str| headers[name].to_str().unwrap();
        assert_eq!((said("content-type"), said("x-chinwag-app")), ("image/gif", "demo"));
        assert_eq!((said("x-chinwag-filename"), said("x-chinwag-sha256")), ("two%20cats.gif", &*sha256(GIF)));
        assert_eq!(bytes, GIF);
    }
    // What is refused is gone, with the reason.
    let bad = b"this is EICAR, is it not";
    let upload = alice.announce(json!({ "filename": "a.txt", "size": bad.len() })).await;
    let refused = alice.append(&upload, 0, bad).await;
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    let refused: Value = refused.json().await.unwrap();
    assert_eq!(
        (&refused["code"], refused.to_string().contains("holds EICAR")),
        (&json!("FILE_REFUSED"), true)
    );
    assert_eq!(alice.append(&upload, bad.len(), &[]).await.status(), StatusCode::NOT_FOUND);
    // While it does not answer, the file is held; then it goes on where it was.
    *scanner.is_out.lock() = true;
    let upload = alice.announce(json!({ "filename": "b.txt", "size": 5 })).await;
    assert_eq!(alice.append(&upload, 0, b"hello").await.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(alice.offset(&upload).await, 5);
    *scanner.is_out.lock() = false;
    let ready = alice.append(&upload, 5, &[]).await;
    assert_eq!(ready.status(), StatusCode::OK);
}
