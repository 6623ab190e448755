//! What is shown of the pages behind links: to whoever sees the message.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::Html;
use axum::routing::get;
use serde_json::{Value, json};

use crate::harness::{Raw, Server, member, rest_client};

/// A page about a bicycle, and its picture.
async fn web() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let page = "<title>Red bicycle</title><meta property=og:image content=/red.gif>";
    let gif = b"GIF89a\x28\x00\x14\x00\x00\x00\x00\x3b";
    let router = Router::new()
        .route("/bike", get(async move || Html(page)))
        .route("/red.gif", get(async move || ([(CONTENT_TYPE, "image/svg+xml")], gif.as_slice())));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

const ALLOWED: &str = "[link_previews]\nallow_private = true\n";

async fn say(raw: &mut Raw, key: &str, text: &str) -> Value {
    let send = json!({ "id": 1, "op": "message.send", "conversation": "room", "key": key, "text": text });
    raw.ask(send).await["ok"]["message"]["id"].clone()
}

fn preview(message: &Value) -> Value {
    json!({ "id": 2, "op": "message.preview", "conversation": "room", "message": message })
}

/// Turns previews on, as an operator does, and a person who knows of it.
async fn turned_on(server: &Server, user: &str) -> Raw {
    let (done, said) = server.command(&["app", "set", "demo", "--link-previews", "on"]);
    assert!(done && said.contains("link-previews"), "{said}");
    let mut raw = Raw::greeted(&server.realtime("demo"), user).await;
    loop {
        // A server takes settings over within a second.
        let answer = raw.ask(preview(&json!("msg_zzzzzzzzzzzzzzzzzzzzzz"))).await;
        if answer["error"]["code"] != "FEATURE_OFF" {
            return raw;
        }
        tokio::task::yield_now().await;
    }
}

async fn shown(server: &Server, key: &str, what: &str) -> reqwest::Response {
    let url = format!("{}/public/previews/{key}{what}", server.rest("demo"));
    rest_client().get(url).send().await.unwrap()
}

#[tokio::test]
async fn whoever_sees_a_link_sees_what_is_behind_it() {
    let (server, web) = (Server::dev_with(ALLOWED), web().await);
    let url = server.realtime("demo");
    member(&url, "alice", &["room"]).await;
    member(&url, "mallory", &[]).await;
    let mut alice = turned_on(&server, "alice").await;
    let id = say(&mut alice, "1", &format!("look: *{web}/bike*, not {web}/red.gif")).await;
    let key = alice.ask(preview(&id)).await["ok"]["key"].clone();
    let answer = shown(&server, key.as_str().unwrap(), "").await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let expected = json!({
        "site": null, "title": "Red bicycle", "description": null, "picture": { "width": 40, "height": 20 },
    });
    assert_eq!(answer.json::<Value>().await.unwrap(), expected);
    let picture = shown(&server, key.as_str().unwrap(), "/picture").await;
    let header = |name: &str| picture.headers()[name].to_str().unwrap();
    assert_eq!((header("content-type"), header("x-content-type-options")), ("image/gif", "nosniff"));
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");

    // What one does not see, and what has no link, has no key; and no key is good for anything else.
    let mut mallory = Raw::greeted(&url, "mallory").await;
    assert_eq!(mallory.ask(preview(&id)).await["ok"], json!({ "key": null }));
    for (index, text) in ["no link", "`https://code.example`", "write to ann@shop.example"].iter().enumerate()
    {
        let id = say(&mut alice, &format!("none{index}"), text).await;
        assert_eq!(alice.ask(preview(&id)).await["ok"], json!({ "key": null }), "{text}");
    }
    assert_eq!(shown(&server, &"0".repeat(40), "").await.status(), 204);
    assert_eq!(shown(&server, &"0".repeat(40), "/picture").await.status(), 404);
}

#[tokio::test]
async fn pages_inside_are_not_read_unless_the_operator_allows_it() {
    let (server, web) = (Server::dev_with("[link_previews]\nallow_private = false\n"), web().await);
    member(&server.realtime("demo"), "alice", &["room"]).await;
    let mut alice = turned_on(&server, "alice").await;
    let id = say(&mut alice, "1", &format!("{web}/bike")).await;
    let key = alice.ask(preview(&id)).await["ok"]["key"].clone();
    assert_eq!(shown(&server, key.as_str().unwrap(), "").await.status(), 204);
}

#[tokio::test]
async fn an_app_shows_none_unless_it_is_told_to() {
    let (server, web) = (Server::dev_with(ALLOWED), web().await);
    let url = server.realtime("demo");
    member(&url, "alice", &["room"]).await;
    let mut alice = Raw::greeted(&url, "alice").await;
    let id = say(&mut alice, "1", &format!("{web}/bike")).await;
    assert_eq!(alice.ask(preview(&id)).await["error"]["code"], "FEATURE_OFF");
    let refused = shown(&server, &"0".repeat(40), "").await;
    assert!(refused.text().await.unwrap().contains("--link-previews on"));
}
