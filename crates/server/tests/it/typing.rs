//! Who is typing: shown to others for a while, and gone with their message or their right to send one.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member, rest_client};

/// The events of the conversation that come until the one of this name, and that one.
async fn events_until(raw: &mut Raw, name: &str) -> Vec<Value> {
    let mut events = Vec::new();
    loop {
        let items = raw.items().await;
        events.extend(items.into_iter().filter(|item| item["topic"] == "conversation/room"));
        if events.last().is_some_and(|event| event["event"] == name) {
            return events;
        }
    }
}

/// Everyone in the conversation `room`, connected.
async fn gathered<const N: usize>(server: &Server, names: [&str; N]) -> [Raw; N] {
    let url = server.realtime("demo");
    member(&url, "host", &["room"]).await;
    let mut people = Vec::new();
    for name in names {
        member(&url, name, &[]).await;
        let mut raw = Raw::greeted(&url, name).await;
        let joined = raw.ask(json!({ "id": 1, "op": "conversation.set", "conversation": "room" })).await;
        assert_eq!(joined, json!({ "id": 1, "ok": {} }));
        people.push(raw);
    }
    people.try_into().ok().unwrap()
}

async fn subscribe(raw: &mut Raw) -> Value {
    let answer = raw.ask(json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" })).await;
    answer["ok"].clone()
}

async fn mark(raw: &mut Raw) -> Value {
    raw.ask(json!({ "id": 3, "op": "conversation.markAsTyping", "conversation": "room" })).await
}

/// Who a subscription that begins now is told to be typing, by another connection of this user.
async fn typing_as_seen_by(server: &Server, name: &str) -> Vec<String> {
    let mut raw = Raw::greeted(&server.realtime("demo"), name).await;
    let state = subscribe(&mut raw).await;
    for typing in state["typing"].as_array().unwrap() {
        let is_known = |user: &Value| user["id"] == typing["userId"];
        assert!(state["users"].as_array().unwrap().iter().any(is_known), "{state}");
        assert!((1..=10_000).contains(&typing["forMs"].as_u64().unwrap()), "{state}");
    }
    names(&state)
}

fn names(state: &Value) -> Vec<String> {
    let typing = state["typing"].as_array().unwrap();
    typing.iter().map(|typing| typing["userId"].as_str().unwrap().to_owned()).collect()
}

// shows: C10
#[tokio::test]
async fn others_are_told_at_once_and_who_comes_later_by_the_answer() {
    let server = Server::dev();
    let [mut alice, mut bob, mut carol] = gathered(&server, ["alice", "bob", "carol"]).await;
    assert_eq!(names(&subscribe(&mut alice).await), [] as [&str; 0]);
    assert_eq!(mark(&mut bob).await, json!({ "id": 3, "ok": {} }));
    let told = events_until(&mut alice, "participant.typing").await.pop().unwrap();
    assert_eq!(told["typing"], json!({ "userId": "bob", "sinceMs": 0, "forMs": 10_000 }));
    assert_eq!((&told["user"]["id"], &told["revision"]), (&json!("bob"), &Value::Null));
    mark(&mut carol).await;
    assert_eq!(typing_as_seen_by(&server, "alice").await, ["bob", "carol"]);
    assert_eq!(typing_as_seen_by(&server, "bob").await, ["carol"], "nobody is told of oneself");
    let since = subscribe(&mut alice).await["view"]["revision"].clone();
    let resume = json!({ "id": 4, "op": "subscribe", "topic": "conversation/room", "since": since });
    let resumed = Raw::greeted(&server.realtime("demo"), "alice").await.ask(resume).await;
    assert_eq!(resumed["ok"]["kind"], "resumed");
    assert_eq!(names(&resumed["ok"]), ["bob", "carol"]);
}

// shows: C10
#[tokio::test]
async fn a_message_ends_it_whichever_way_it_was_sent() {
    let server = Server::dev();
    let [mut alice, mut bob] = gathered(&server, ["alice", "bob"]).await;
    subscribe(&mut alice).await;
    let mut other_tab = Raw::greeted(&server.realtime("demo"), "bob").await;
    let client = rest_client();
    for way in ["a tab", "another tab", "REST"] {
        mark(&mut bob).await;
        events_until(&mut alice, "participant.typing").await;
        assert_eq!(typing_as_seen_by(&server, "alice").await, ["bob"], "before {way}");
        let send =
            json!({ "id": 5, "op": "message.send", "conversation": "room", "key": way, "text": "done" });
        match way {
            "a tab" => assert!(bob.ask(send).await["ok"].is_object()),
            "another tab" => assert!(other_tab.ask(send).await["ok"].is_object()),
            _ => {
                let url = format!("{}/conversations/room/messages", server.rest("demo"));
                let message = json!([{ "text": "done", "type": "UserMessage", "sender": "bob" }]);
                let sent = client.post(url).bearer_auth("sk_test_demo").json(&message).send().await.unwrap();
                assert!(sent.status().is_success(), "{}", sent.text().await.unwrap());
            }
        }
        events_until(&mut alice, "message.created").await;
        assert_eq!(typing_as_seen_by(&server, "alice").await, [] as [&str; 0], "after {way}");
    }
}

// shows: C10
#[tokio::test]
async fn leaving_or_losing_access_ends_it() {
    let server = Server::dev();
    let [mut alice, mut bob, mut carol] = gathered(&server, ["alice", "bob", "carol"]).await;
    let mut watching = Raw::greeted(&server.realtime("demo"), "alice").await;
    subscribe(&mut watching).await;
    mark(&mut bob).await;
    mark(&mut carol).await;
    let mute = json!({ "id": 6, "op": "participant.edit", "conversation": "room", "user": "bob",
                       "set": { "access": "Read" } });
    assert_eq!(alice.ask(mute).await, json!({ "id": 6, "ok": {} }));
    let remove = json!({ "id": 7, "op": "participant.delete", "conversation": "room", "user": "carol" });
    assert_eq!(bob.ask(remove).await, json!({ "id": 7, "ok": {} }));
    let heard = events_until(&mut watching, "participant.left").await;
    let muted = heard.iter().position(|event| event["event"] == "participant.changed").unwrap();
    assert_eq!(heard[muted + 1]["typing"], json!({ "userId": "bob", "sinceMs": 0, "forMs": 0 }));
    assert_eq!(typing_as_seen_by(&server, "alice").await, [] as [&str; 0]);
    assert_eq!(mark(&mut bob).await["error"]["code"], "READ_ONLY");
    assert_eq!(mark(&mut carol).await["error"]["code"], "NOT_A_PARTICIPANT");
    assert_eq!(typing_as_seen_by(&server, "alice").await, [] as [&str; 0]);
}

#[tokio::test]
async fn only_participants_type_and_only_they_are_told() {
    let server = Server::dev();
    let [mut alice, mut bob] = gathered(&server, ["alice", "bob"]).await;
    let mut eve = Raw::greeted(&server.realtime("demo"), "eve").await;
    assert_eq!(mark(&mut eve).await["error"]["code"], "NOT_A_PARTICIPANT");
    let nowhere =
        eve.ask(json!({ "id": 3, "op": "conversation.markAsTyping", "conversation": "nowhere" })).await;
    assert_eq!(nowhere["error"]["code"], "UNKNOWN_CONVERSATION");
    subscribe(&mut alice).await;
    subscribe(&mut eve).await;
    mark(&mut bob).await;
    events_until(&mut alice, "participant.typing").await;
    eve.send(json!([{ "id": 8, "op": "ping" }]).to_string()).await;
    assert_eq!(eve.items().await, [json!({ "id": 8, "ok": {} })], "an outsider hears nothing");
    let state = subscribe(&mut Raw::greeted(&server.realtime("demo"), "eve").await).await;
    assert_eq!((&state["view"], &state["typing"]), (&Value::Null, &json!([])));
}

#[tokio::test]
async fn marks_in_quick_succession_are_told_once() {
    let server = Server::dev();
    let [mut alice, mut bob] = gathered(&server, ["alice", "bob"]).await;
    subscribe(&mut alice).await;
    let marks =
        (0..20).map(|n| json!({ "id": n, "op": "conversation.markAsTyping", "conversation": "room" }));
    let send = json!({ "id": 20, "op": "message.send", "conversation": "room", "key": "1", "text": "done" });
    bob.send(Value::from_iter(marks.chain([send])).to_string()).await;
    let heard = events_until(&mut alice, "message.created").await;
    let told = heard.iter().filter(|event| event["event"] == "participant.typing").count();
    assert!((1..=2).contains(&told), "20 marks within a moment are told {told} times");
}

#[tokio::test]
async fn in_a_crowd_ten_are_told() {
    let server = Server::dev();
    let names: Vec<String> = (0..13).map(|n| format!("user{n}")).collect();
    let mut people = gathered::<13>(&server, std::array::from_fn(|n| names[n].as_str())).await;
    for person in &mut people {
        assert_eq!(mark(person).await, json!({ "id": 3, "ok": {} }));
    }
    assert_eq!(typing_as_seen_by(&server, "host").await, names[..10]);
    assert_eq!(typing_as_seen_by(&server, "user3").await.len(), 9);
}
