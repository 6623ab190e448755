//! A back end of Chinwag in Rust: run it with `cargo run --package chinwag --example backend` while `chinwag dev` runs.
//! Of crates it takes `reqwest`, `serde_json`, `jsonwebtoken`, `hmac`, `sha2`, `hex` and `percent-encoding`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program by itself, which has a clock and a terminal"
)]

use std::error::Error;
use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use sha2::Sha256;

struct BackEnd {
    client: Client,
    server: String,
    app: String,
    key: String,
}

impl BackEnd {
    fn new() -> Self {
        let setting = |name: &str, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
        Self {
            client: Client::new(),
            server: setting("CHINWAG_URL", "http://127.0.0.1:8080"),
            app: setting("CHINWAG_APP", "demo"),
            key: setting("CHINWAG_KEY", "sk_test_demo"),
        }
    }

    /// One call of the REST API. Ids may hold anything, so encode each.
    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, Box<dyn Error>> {
        let url = format!("{}/v1/{}{path}", self.server, self.app);
        let request = self.client.request(method, url).bearer_auth(&self.key);
        let request = match &body {
            Some(body) => request.json(body),
            None => request,
        };
        let answer = request.send().await?;
        let is_good = answer.status().is_success();
        let result: Value = answer.json().await?;
        // `code` is for programs, `message` for people, `reasons` names the field.
        if is_good {
            Ok(result)
        } else {
            Err(format!("{path}: {}: {}", result["code"], result["message"]).into())
        }
    }

    /// What a user's browser proves itself with: a JWT (HS256) under the secret key.
    fn user_token(&self, user: &str) -> Result<String, Box<dyn Error>> {
        let expires = SystemTime::now() + Duration::from_secs(24 * 60 * 60);
        let expires = expires.duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
        let claims = json!({ "tokenType": "user", "iss": self.app, "sub": user, "exp": expires });
        let key = EncodingKey::from_secret(self.key.as_bytes());
        Ok(jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key)?)
    }

    /// Whether a webhook comes from our server: over the body as it came, before it is parsed.
    fn is_genuine(&self, timestamp: &str, signature: &str, body: &str) -> bool {
        let Ok(signature) = hex::decode(signature) else { return false };
        self.signing(timestamp, body).is_ok_and(|mac| mac.verify_slice(&signature).is_ok())
    }

    fn signing(&self, timestamp: &str, body: &str) -> Result<Hmac<Sha256>, Box<dyn Error>> {
        Ok(Hmac::<Sha256>::new_from_slice(self.key.as_bytes())?.chain_update(format!("{timestamp}.{body}")))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let back_end = BackEnd::new();
    let users = json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob", "role": "seller" } });
    back_end.call(Method::PUT, "/users", Some(users)).await?;
    let path = format!("/conversations/{}", utf8_percent_encode("order-17 (rust)", NON_ALPHANUMERIC));
    let order = json!({ "participants": ["alice", "bob"], "subject": "Blue bicycle" });
    back_end.call(Method::PUT, &path, Some(order)).await?;
    let messages = format!("{path}/messages");
    // With a key of its own, a message may be sent again after a failure, and lands once.
    let first = json!([{
        "type": "UserMessage", "sender": "alice", "text": "Is it *still* available?", "idempotencyKey": "first",
    }]);
    back_end.call(Method::POST, &messages, Some(first)).await?;
    let page = back_end.call(Method::GET, &format!("{messages}?limit=10"), None).await?;
    for message in page["data"].as_array().into_iter().flatten().rev() {
        let text = |field: &str| message[field].as_str().unwrap_or_default().to_owned();
        println!("{}: {}", text("senderId"), text("text"));
    }
    println!("token: {}", back_end.user_token("alice")?);

    let body = r#"{"id":"evt_1","type":"user.created"}"#;
    let signature = hex::encode_upper(back_end.signing("1700000000000", body)?.finalize().into_bytes());
    println!("webhook: {}", back_end.is_genuine("1700000000000", &signature, body));
    println!("forged: {}", back_end.is_genuine("1700000000001", &signature, body));
    Ok(())
}
