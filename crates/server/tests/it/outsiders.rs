//! Who is not in a conversation hears nothing of it, however they ask.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member};

const MESSAGES: usize = 50;

/// The events among the items that come until the answer to request `id`.
async fn heard_until(raw: &mut Raw, id: u64) -> Vec<Value> {
    let mut events = Vec::new();
    loop {
        let items = raw.items().await;
        let answered = items.iter().any(|item| item["id"] == id);
        events.extend(items.into_iter().filter(|item| item["topic"] == "conversation/room"));
        if answered {
            return events;
        }
    }
}

// shows: A288
#[tokio::test]
async fn a_subscription_that_was_refused_brings_nothing() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    let mut eve = Raw::greeted(&url, "eve").await;
    let refused =
        eve.ask(json!({ "id": 1, "op": "subscribe", "topic": "conversation/room", "limit": 101 })).await;
    assert_eq!(refused["error"]["code"], "INVALID_ARGUMENT");
    alice.send_text(conversation("room"), key("1"), "a secret").await.unwrap();
    eve.send(json!([{ "id": 2, "op": "user.get", "user": "alice" }]).to_string()).await;
    assert!(heard_until(&mut eve, 2).await.is_empty());
}

#[tokio::test]
async fn subscribing_all_the_time_lets_nothing_slip_through() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    let mut eve = Raw::greeted(&url, "eve").await;
    let talking = tokio::spawn(async move {
        for n in 0..MESSAGES {
            alice.send_text(conversation("room"), key(n.to_string()), "a secret").await.unwrap();
        }
    });
    let mut id = 0;
    while !talking.is_finished() {
        // Ended and begun again each time, so that each subscription is a new one.
        let requests: Vec<_> = (0..10)
            .map(|n| match n % 2 {
                0 => json!({ "id": id + n, "op": "subscribe", "topic": "conversation/room" }),
                _ => json!({ "id": id + n, "op": "unsubscribe", "topic": "conversation/room" }),
            })
            .collect();
        eve.send(Value::from(requests).to_string()).await;
        assert_eq!(heard_until(&mut eve, id).await, [] as [Value; 0]);
        id += 10;
    }
    talking.await.unwrap();
    eve.send(json!([{ "id": id, "op": "ping" }]).to_string()).await;
    assert_eq!(heard_until(&mut eve, id).await, [] as [Value; 0]);
}
