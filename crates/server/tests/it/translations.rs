//! What messages say, in the language of whoever reads them.

use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

/// A service that answers as LibreTranslate does, in a language of its own: everything is said loudly. What it was told is
/// not to be said fails.
async fn service() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let translate = async |Json(body): Json<Value>| {
        let text = body["q"].as_str().unwrap_or_default().replace("hello", "HELLO");
        match text.contains("unspeakable") {
            true => Err(axum::http::StatusCode::BAD_REQUEST),
            false => {
                Ok(Json(json!({ "translatedText": format!("{}: {text}", body["target"].as_str().unwrap()) })))
            }
        }
    };
    tokio::spawn(
        async move { axum::serve(listener, Router::new().route("/translate", post(translate))).await },
    );
    format!("http://{address}")
}

async fn say(raw: &mut Raw, key: &str, text: &str) -> Value {
    let send = json!({ "id": 1, "op": "message.send", "conversation": "room", "key": key, "text": text });
    raw.ask(send).await["ok"]["message"]["id"].clone()
}

fn translate(message: &Value, language: &str) -> Value {
    json!({ "id": 2, "op": "message.translate", "conversation": "room", "message": message, "language": language })
}

#[tokio::test]
async fn messages_are_translated_for_whoever_may_read_them() {
    let url = service().await;
    let server =
        Server::dev_with(&format!("[translation]\nprovider = \"libretranslate\"\nurl = \"{url}\"\n"));
    let url = server.realtime("demo");
    member(&url, "alice", &["room"]).await;
    member(&url, "mallory", &[]).await;
    let mut alice = Raw::greeted(&url, "alice").await;
    let id = say(&mut alice, "1", "*hello* `hello`").await;
    let translated = alice.ask(translate(&id, "nl-NL")).await;
    let code = json!({ "type": "codeSpan", "text": "hello" });
    let bold = json!({ "type": "bold", "children": ["HELLO"] });
    assert_eq!(translated["ok"]["content"][0]["children"], json!(["nl: ", bold, " ", code]), "{translated}");
    let mut mallory = Raw::greeted(&url, "mallory").await;
    assert_eq!(mallory.ask(translate(&id, "nl")).await["ok"]["content"], Value::Null);
    alice.refuses(translate(&id, "double dutch"), "INVALID_ARGUMENT", "language", "double dutch").await;
    let id = say(&mut alice, "2", "unspeakable").await;
    let failed = alice.ask(translate(&id, "nl")).await;
    assert_eq!(failed["error"]["code"], "TRANSLATION_FAILED", "{failed}");
    assert!(server.log().contains("400"), "the operator learns why");
}

#[tokio::test]
async fn without_a_service_nothing_is_translated() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "alice", &["room"]).await;
    let mut alice = Raw::greeted(&url, "alice").await;
    let id = say(&mut alice, "1", "hello").await;
    let refused = alice.ask(translate(&id, "nl")).await;
    assert_eq!(refused["error"]["code"], "FEATURE_OFF", "{refused}");
}
