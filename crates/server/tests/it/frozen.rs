//! Who is taken out of a conversation keeps its history so far in their browser, and is told nothing of what comes.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Raw, Server, member, rest_client};

async fn rest(server: &Server, method: Method, path: &str, body: Value) {
    let request = rest_client().request(method, format!("{}{path}", server.rest("demo")));
    let answer = request.bearer_auth("sk_test_demo").json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
}

async fn say(server: &Server, text: &str) {
    let message = json!([{ "type": "UserMessage", "sender": "ann", "text": text }]);
    rest(server, Method::POST, "/conversations/room/messages", message).await;
}

async fn access(server: &Server, access: &str) {
    let path = "/conversations/room/participants/ben";
    rest(server, Method::PATCH, path, json!({ "access": access })).await;
}

fn text(message: &Value) -> &str {
    message["content"][0]["children"][0].as_str().unwrap_or_else(|| panic!("{message}"))
}

fn texts(messages: &Value) -> Vec<&str> {
    messages.as_array().unwrap().iter().map(text).collect()
}

#[tokio::test]
async fn the_history_is_kept_and_nothing_more_is_told() {
    let server = Server::dev();
    let url = server.realtime("demo");
    for name in ["ann", "ben"] {
        drop(member(&url, name, &["room", "hall"]).await);
    }
    say(&server, "First").await;
    let mut ann = Raw::following(&url, "ann", "room").await;
    let mut ben = Raw::greeted(&url, "ben").await;
    ben.ask(json!({ "id": 1, "op": "subscribe", "topic": "me" })).await;
    ben.ask(json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" })).await;
    access(&server, "None").await;
    assert_eq!(ann.event("participant.left").await["userId"], "ben");
    assert_eq!(ben.event("me.left").await["conversationId"], "room");
    let kept = ben.event("me.joined").await["view"].clone();
    assert_eq!((&kept["me"]["access"], &kept["unreadCount"]), (&json!("Read"), &json!(0)), "{kept}");
    assert_eq!(text(&kept["lastMessage"]), "First");

    say(&server, "Second").await;
    rest(&server, Method::PUT, "/conversations/hall", json!({ "subject": "told" })).await;
    // Whatever was told of the room would have come before this.
    let told = loop {
        let items = ben.items().await;
        assert!(items.iter().all(|item| item["topic"] != "conversation/room"), "{items:?}");
        if let Some(item) = items.into_iter().find(|item| item["topic"] == "conversation/hall") {
            break item;
        }
    };
    assert_eq!(told["event"], "conversation.changed");

    let mut later = Raw::greeted(&url, "ben").await;
    let list = later.ask(json!({ "id": 1, "op": "subscribe", "topic": "me" })).await;
    let views = list["ok"]["views"].as_array().unwrap();
    let room = views.iter().find(|view| view["conversation"]["id"] == "room").unwrap();
    assert_eq!((text(&room["lastMessage"]), &room["participantCount"]), ("First", &json!(1)), "{room}");
    let snapshot = later.ask(json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" })).await;
    assert_eq!(texts(&snapshot["ok"]["messages"]), ["First"]);
    let page = later.ask(json!({ "id": 3, "op": "message.list", "conversation": "room" })).await;
    assert_eq!(texts(&page["ok"]["messages"]), ["First"]);
    let unread = json!({ "id": 4, "op": "conversation.list", "filter": { "isUnread": false, "access": ["==", "Read"] } });
    let filtered = later.ask(unread).await;
    assert_eq!(filtered["ok"]["views"].as_array().map(Vec::len), Some(1), "{filtered}");
    let sent = json!({ "id": 5, "op": "message.send", "conversation": "room", "text": "x", "key": "k" });
    let refused = later.ask(sent).await;
    assert_eq!(refused["error"]["code"], "NOT_A_PARTICIPANT", "{refused}");

    access(&server, "ReadWrite").await;
    assert_eq!(later.event("me.joined").await["view"]["me"]["access"], "ReadWrite");
    say(&server, "Third").await;
    assert_eq!(text(&later.event("message.created").await["message"]), "Third");
    let since = snapshot["ok"]["view"]["revision"].clone();
    let resume = json!({ "id": 6, "op": "subscribe", "topic": "conversation/room", "since": since });
    let resumed = later.ask(resume).await;
    let changed = &resumed["ok"]["changed"];
    assert_eq!(texts(changed), ["Second", "Third"], "what they missed, once they may see it: {resumed}");
}
