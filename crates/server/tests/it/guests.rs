//! Who looks at a conversation without taking part.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

fn join(to: &str) -> Value {
    json!({ "id": 1, "op": "conversation.joinAsGuest", "conversation": to })
}

#[tokio::test]
async fn a_guest_reads_and_writes_along_and_nobody_sees_them() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "gus", &[]).await;
    member(&url, "alice", &["room"]).await;
    let mut alice = Raw::following(&url, "alice", "room").await;
    let mut gus = Raw::greeted(&url, "gus").await;
    assert!(gus.ask(join("room")).await["ok"].is_object());
    let subscribe = json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" });
    let view = gus.ask(subscribe).await["ok"]["view"].clone();
    assert_eq!(
        (&view["isGuest"], &view["unreadCount"], &view["participantCount"]),
        (&json!(true), &json!(0), &json!(1))
    );

    let send = |key: &str, text: &str| json!({ "id": 3, "op": "message.send", "conversation": "room", "key": key, "text": text });
    assert!(alice.ask(send("a", "is anybody there?")).await["ok"].is_object());
    assert_eq!(gus.event("message.created").await["message"]["senderId"], "alice");
    assert!(gus.ask(send("b", "only me")).await["ok"].is_object());
    assert_eq!(alice.event("message.created").await["message"]["senderId"], "gus");
    let typing = json!({ "id": 4, "op": "conversation.markAsTyping", "conversation": "room" });
    assert!(gus.ask(typing).await["ok"].is_object());
    let read = json!({ "id": 5, "op": "conversation.markAsRead", "conversation": "room" });
    gus.refuses(read, "NOT_A_PARTICIPANT", "conversation", "gus").await;
    let list = gus.ask(json!({ "id": 6, "op": "conversation.list" })).await;
    assert_eq!(list["ok"]["views"], json!([]));
    let mention = json!({ "id": 7, "op": "message.send", "conversation": "room", "key": "c", "text": "@Gus",
        "mentions": [{ "id": "gus", "text": "Gus" }] });
    assert!(alice.ask(mention).await["error"]["message"].as_str().unwrap().contains("participants only"));
}

#[tokio::test]
async fn a_guest_brings_a_conversation_about_where_browsers_may() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "gus", &[]).await;
    let mut gus = Raw::greeted(&url, "gus").await;
    let mut made = join("lobby");
    made["set"] = json!({ "subject": "Lobby" });
    assert!(gus.ask(made).await["ok"].is_object());
    let get = json!({ "id": 2, "op": "conversation.get", "conversation": "lobby" });
    let view = gus.ask(get).await["ok"]["view"].clone();
    assert_eq!((&view["conversation"]["subject"], &view["participantCount"]), (&json!("Lobby"), &json!(0)));

    let (done, said) = server.command(&["app", "set", "demo", "--client-conversation-sync", "off"]);
    assert!(done, "{said}");
    // The server takes it over within a second.
    let refused = loop {
        let answer = gus.ask(join("another")).await;
        if answer["error"].is_object() {
            break answer;
        }
    };
    assert_eq!(refused["error"]["code"], "CONVERSATION_SYNC_DISABLED");
}
