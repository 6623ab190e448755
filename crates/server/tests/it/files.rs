//! Files: announced over the realtime API, sent over HTTP, shown in messages, read by whoever knows where.

use rand::RngExt as _;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::harness::{Raw, Server, member, rest_client, seeded};

mod back_ends;
mod downloads;
mod scanner;
mod uploads;

const SECRET: &str = "sk_test_demo";
/// The smallest GIF: 1 by 1 pixels.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// Alice, who is in a room with bob.
struct Alice {
    server: Server,
    raw: Raw,
    client: Client,
}

impl Alice {
    async fn of(server: Server) -> Self {
        let url = server.realtime("demo");
        member(&url, "bob", &["room"]).await;
        member(&url, "alice", &["room"]).await;
        let raw = Raw::following(&url, "alice", "room").await;
        Self { server, raw, client: rest_client() }
    }

    async fn new() -> Self {
        Self::of(Server::dev()).await
    }

    /// Announces a file; where its bytes go.
    async fn announce(&mut self, file: Value) -> String {
        let answer = self.raw.ask(announcement(file)).await;
        answer["ok"]["upload"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    async fn append(&self, upload: &str, offset: usize, bytes: &[u8]) -> Response {
        let patch = self.client.patch(format!("{}{upload}", self.server.url()));
        let body = bytes.to_vec();
        patch.header("upload-offset", offset.to_string()).body(body).send().await.unwrap()
    }

    async fn offset(&self, upload: &str) -> usize {
        let answer = self.client.head(format!("{}{upload}", self.server.url())).send().await.unwrap();
        header(&answer, "upload-offset").parse().unwrap()
    }

    /// Announces and sends; what the server says of the file.
    async fn upload(&mut self, file: Value, bytes: &[u8]) -> Value {
        let upload = self.announce(file).await;
        let answer = self.append(&upload, 0, bytes).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }

    async fn send(&mut self, key: &str, content: Value) -> Value {
        self.raw.ask(message(key, content)).await
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.server.url())).send().await.unwrap()
    }
}

fn announcement(file: Value) -> Value {
    let mut request = json!({ "id": 1, "op": "file.upload" });
    request.as_object_mut().unwrap().extend(file.as_object().unwrap().clone());
    request
}

fn message(key: &str, content: Value) -> Value {
    json!({ "id": 2, "op": "message.send", "conversation": "room", "key": key, "content": content })
}

fn of_token(token: &Value) -> Value {
    json!([{ "type": "file", "fileToken": token }])
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).unwrap_or_else(|| panic!("no {name}: {answer:?}")).to_str().unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Bytes that are nothing in particular.
fn noise(seed: &str, size: usize) -> Vec<u8> {
    let mut random = seeded(seed);
    (0..size).map(|_| random.random()).collect()
}

/// Waits until a file is gone.
async fn is_gone(alice: &Alice, path: &str) {
    let patience = std::time::Duration::from_secs(20);
    let gone = async {
        while alice.get(path).await.status() != StatusCode::NOT_FOUND {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(patience, gone).await.expect("the file is still there");
}
