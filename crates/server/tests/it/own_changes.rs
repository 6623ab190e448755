//! What a request changed reaches the subscriptions of its own connection no later than its answer: whoever waits for
//! a write and reads what the events have brought sees what they wrote.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::harness::{Raw, Received, Server, conversation, key, member};

const ROUNDS: usize = 200;
const OTHERS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asked_for_a_change_hears_of_it_before_the_answer() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let ended = Arc::new(AtomicBool::new(false));
    let mut others = Vec::new();
    for other in 0..OTHERS {
        others.push(tokio::spawn(send_all_the_time(url.clone(), format!("other-{other}"), ended.clone())));
    }
    let mut bob = Raw::greeted(&url, "bob").await;
    for request in [
        json!({ "id": 1, "op": "user.set", "user": "bob", "set": { "name": "Bob" } }),
        json!({ "id": 2, "op": "conversation.set", "conversation": "room" }),
        json!({ "id": 3, "op": "subscribe", "topic": "conversation/room" }),
        json!({ "id": 4, "op": "subscribe", "topic": "user/bob" }),
    ] {
        bob.ask(request).await;
    }
    let mut id = 10;
    for round in 0..ROUNDS {
        let (room, text) = ("room", format!("bob {round}"));
        let send = json!({ "op": "message.send", "conversation": room, "key": text, "text": text });
        let message = heard_before_the_answer(&mut bob, &mut id, send, |event, answer| {
            event["event"] == "message.created" && event["message"]["id"] == answer["message"]["id"]
        })
        .await["message"]["id"]
            .clone();
        let changes = [
            (
                json!({ "op": "conversation.set", "conversation": room, "set": { "subject": text } }),
                "conversation.changed",
            ),
            (json!({ "op": "user.set", "user": "bob", "set": { "name": text } }), "user.changed"),
            (json!({ "op": "conversation.markAsUnread", "conversation": room }), "me.read"),
            (json!({ "op": "conversation.markAsRead", "conversation": room }), "me.read"),
            (
                json!({ "op": "message.edit", "conversation": room, "message": message, "text": "new" }),
                "message.changed",
            ),
            (json!({ "op": "message.delete", "conversation": room, "message": message }), "message.deleted"),
        ];
        for (request, name) in changes {
            heard_before_the_answer(&mut bob, &mut id, request, |event, _| event["event"] == name).await;
        }
    }
    ended.store(true, Ordering::Relaxed);
    for other in others {
        assert!(other.await.unwrap() > 0, "the others have sent meanwhile");
    }
}

#[tokio::test]
async fn a_subscription_of_the_same_frame_hears_of_it_too() {
    let server = Server::dev();
    let mut bob = Raw::connect(&server.realtime("demo"), None).await;
    let requests = json!([
        { "id": 1, "op": "hello", "version": 1, "user": "bob" },
        { "id": 2, "op": "user.set", "user": "bob", "set": { "name": "Bob" } },
        { "id": 3, "op": "conversation.set", "conversation": "room" },
        { "id": 4, "op": "subscribe", "topic": "conversation/room" },
        { "id": 5, "op": "message.send", "conversation": "room", "key": "1", "text": "one" },
    ]);
    bob.send(requests.to_string()).await;
    let items = bob.items().await;
    let told: Vec<_> = items
        .iter()
        .map(|item| item["event"].as_str().map_or_else(|| item["id"].to_string(), str::to_owned))
        .collect();
    let place = |what: &str| told.iter().position(|item| item == what);
    assert_eq!(place("1"), Some(0), "{told:?}");
    assert!(place("me.joined").is_some_and(|at| Some(at) < place("3")), "{told:?}");
    assert!(place("message.created") > place("4"), "an event comes after the subscription: {told:?}");
    assert!(place("message.created") < place("5"), "{told:?}");
}

/// Makes a request, and demands that an event that belongs to it comes before its answer. Gives the answer's result.
async fn heard_before_the_answer(
    raw: &mut Raw,
    id: &mut u64,
    mut request: Value,
    belongs: impl Fn(&Value, &Value) -> bool,
) -> Value {
    *id += 1;
    request["id"] = json!(*id);
    raw.send(json!([request]).to_string()).await;
    let mut events = Vec::new();
    loop {
        let Received::Items(items) = raw.next().await else { panic!("the connection ended") };
        for item in items {
            if item["id"] != json!(*id) {
                events.push(item);
                continue;
            }
            let answer = &item["ok"];
            assert!(answer.is_object(), "{item}");
            assert!(
                events.iter().any(|event| belongs(event, answer)),
                "{request} was answered before its event came"
            );
            return answer.clone();
        }
    }
}

/// How many messages were sent until told to stop.
async fn send_all_the_time(url: String, name: String, ended: Arc<AtomicBool>) -> usize {
    let (connection, _events) = member(&url, &name, &["room", &name]).await;
    let mut sent = 0;
    while !ended.load(Ordering::Relaxed) {
        for to in ["room", &name] {
            let text = format!("{name} {sent}");
            connection.send_text(conversation(to), key(&text), &text).await.unwrap();
            sent += 1;
        }
    }
    sent
}
