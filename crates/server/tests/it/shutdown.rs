//! Asked to stop, the server finishes what it has begun and says goodbye.

use serde_json::{Value, json};

use crate::harness::{Raw, Received, Server, all_messages, conversation, key, member};

const SENDS: usize = 500;

/// The frames that come until the connection closes: their items, and the close code.
async fn until_closed(raw: &mut Raw) -> (Vec<Value>, u16) {
    let mut items = Vec::new();
    loop {
        match raw.next().await {
            Received::Items(more) => items.extend(more),
            Received::Closed(code) => return (items, code),
            Received::Cut(how) => panic!("the connection was cut ({how}) after {items:?}"),
        }
    }
}

#[tokio::test]
async fn sends_under_way_are_answered_before_the_goodbye() {
    let mut server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "bob", &["room"]).await;
    let mut watcher = Raw::greeted(&url, "bob").await;
    watcher.ask(json!({ "id": 1, "op": "subscribe", "topic": "conversation/room" })).await;
    let mut bob = Raw::greeted(&url, "bob").await;
    let sends: Vec<_> = (0..SENDS)
        .map(|n| json!({ "id": n + 1, "op": "message.send", "conversation": "room", "key": format!("k{n}"), "text": "hi" }))
        .collect();
    bob.send(Value::from(sends).to_string()).await;
    // The first event tells that the frame has been read, so all of its requests are under way.
    watcher.items().await;
    server.terminate();

    let (items, code) = until_closed(&mut bob).await;
    assert_eq!(code, 4000);
    let answers: Vec<_> = items.iter().filter(|item| item["ok"]["message"].is_object()).collect();
    assert_eq!(answers.len(), SENDS, "each send under way was answered");
    let notice = items.iter().find(|item| item["notice"] == "draining").expect("a word of warning");
    assert!(notice["reconnectInMs"].is_u64(), "{notice}");
    assert_eq!(until_closed(&mut watcher).await.1, 4000);
    assert!(server.wait().success());

    server.restart();
    let (reader, _) = member(&server.realtime("demo"), "bob", &[]).await;
    assert_eq!(all_messages(&reader, "room").await.len(), SENDS);
}

#[tokio::test]
async fn a_client_finds_the_server_again_where_it_was() {
    let mut server = Server::dev();
    let (bob, _) = member(&server.realtime("demo"), "bob", &["room"]).await;
    bob.send_text(conversation("room"), key("before"), "before").await.unwrap();
    server.terminate();
    let closing = bob.closed().await;
    assert_eq!((closing.code, closing.is_final()), (Some(4000), false));
    server.wait();
    server.restart_in_place();
    let (bob, _) = member(&server.realtime("demo"), "bob", &[]).await;
    let again = bob.send_text(conversation("room"), key("before"), "before").await.unwrap();
    assert!(again.duplicate);
}
