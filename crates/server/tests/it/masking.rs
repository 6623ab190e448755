//! What is hidden from whoever has a role: in answers, in events, in search; and what is not.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member, rest_client};

const WORDS: &str = "call 020 765 4321 or see shop.example";
const SEEN: &str = "call (hidden) or see shop.example";
const BUYERS: &str =
    r#"masking={"messages":"others","allowedHosts":["shop.example"],"replacement":"(hidden)"}"#;

/// A server that hides numbers from buyers, and a room: alice and bob are buyers, carol sells.
async fn shop() -> (Server, String) {
    let server = Server::dev();
    let (done, said) = server.command(&["app", "role", "set", "demo", "buyer", BUYERS]);
    assert!(done, "{said}");
    let url = server.realtime("demo");
    for who in ["carol", "bob", "alice"] {
        member(&url, who, &["room"]).await;
        give(&server, who, if who == "carol" { "seller" } else { "buyer" }).await;
    }
    greeted_with_masking(&url, "bob").await;
    (server, url)
}

/// The server takes over what the operator changed within a second.
async fn greeted_with_masking(url: &str, who: &str) -> Raw {
    loop {
        let mut raw = Raw::connect(url, None).await;
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": who });
        if raw.ask(hello).await["ok"]["role"]["masking"].is_object() {
            return raw;
        }
    }
}

async fn give(server: &Server, who: &str, role: &str) {
    let put = rest_client().put(format!("{}/users/{who}", server.rest("demo"))).bearer_auth("sk_test_demo");
    put.json(&json!({ "role": role })).send().await.unwrap().error_for_status().unwrap();
}

/// What the words of a message are.
fn words(message: &Value) -> String {
    let nodes = message["content"][0]["children"].as_array().unwrap_or_else(|| panic!("{message}"));
    let word = |node: &Value| node.as_str().or(node["text"].as_str()).unwrap_or_default().to_owned();
    nodes.iter().map(word).collect()
}

fn of_room(op: &str, more: Value) -> Value {
    let mut request = json!({ "id": 7, "op": op, "conversation": "room" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

// shows: D44
#[tokio::test]
async fn each_sees_of_a_message_what_their_role_lets_them_see() {
    let (server, url) = shop().await;
    let mut people = Vec::new();
    for who in ["alice", "bob", "carol"] {
        people.push(Raw::following(&url, who, "room").await);
    }
    let send = of_room("message.send", json!({ "key": "1", "text": WORDS }));
    let sent = people[0].ask(send).await["ok"]["message"].take();
    assert_eq!(words(&sent), WORDS, "an author does not learn of it");
    for (person, seen) in people.iter_mut().skip(1).zip([SEEN, WORDS]) {
        assert_eq!(words(&person.event("message.created").await["message"]), seen);
    }
    // What is read says the same as what was told.
    for (person, seen) in people.iter_mut().zip([WORDS, SEEN, WORDS]) {
        let listed = person.ask(of_room("message.list", json!({}))).await;
        assert_eq!(words(&listed["ok"]["messages"][0]), seen);
        let got = person.ask(of_room("message.get", json!({ "message": sent["id"] }))).await;
        assert_eq!(words(&got["ok"]["message"]), seen);
        let conversation = person.ask(of_room("conversation.get", json!({}))).await;
        assert_eq!(words(&conversation["ok"]["view"]["lastMessage"]), seen);
        let subscribed = person.ask(json!({ "id": 8, "op": "subscribe", "topic": "me" })).await;
        assert_eq!(words(&subscribed["ok"]["views"][0]["lastMessage"]), seen);
    }
    // Replies and edits, too.
    let reply = json!({ "key": "2", "text": "that is me@mail.example", "referencedMessage": sent["id"] });
    assert!(people[2].ask(of_room("message.send", reply)).await["ok"].is_object());
    let edit = json!({ "message": sent["id"], "text": "+31 20 765 4321" });
    assert!(people[0].ask(of_room("message.edit", edit)).await["ok"].is_object());
    let created = people[1].event("message.created").await;
    assert_eq!((&*words(&created["message"]), &*words(&created["reference"])), ("that is (hidden)", SEEN));
    assert_eq!(words(&people[1].event("message.changed").await["message"]), "(hidden)");
    assert_eq!(words(&people[2].event("message.changed").await["message"]), "+31 20 765 4321");
    // Back ends see everything.
    let all = rest_client().get(format!("{}/conversations/room/messages", server.rest("demo")));
    let all: Value = all.bearer_auth("sk_test_demo").send().await.unwrap().json().await.unwrap();
    assert!(all.to_string().contains("+31 20 765 4321"), "{all}");
}

#[tokio::test]
async fn a_search_shows_what_may_be_seen() {
    let (_server, url) = shop().await;
    let (alice, _) = member(&url, "alice", &[]).await;
    alice.send_text(conversation("room"), key("1"), WORDS).await.unwrap();
    let mut bob = Raw::greeted(&url, "bob").await;
    let search = json!({ "id": 1, "op": "search.messages", "query": "shop" });
    // Those of the last second may be missing.
    let found = loop {
        let found = bob.ask(search.clone()).await;
        if found["ok"]["hits"].as_array().is_some_and(|hits| !hits.is_empty()) {
            break found;
        }
    };
    assert_eq!(words(&found["ok"]["hits"][0]["message"]), SEEN);
    assert_eq!(words(&found["ok"]["views"][0]["lastMessage"]), SEEN);
}

#[tokio::test]
async fn whose_role_changes_is_told_and_sees_by_it_from_then_on() {
    let (server, url) = shop().await;
    let (alice, _) = member(&url, "alice", &[]).await;
    let mut bob = Raw::following(&url, "bob", "room").await;
    give(&server, "bob", "seller").await;
    assert_eq!(bob.event("role.changed").await["role"]["name"], "seller");
    alice.send_text(conversation("room"), key("1"), WORDS).await.unwrap();
    assert_eq!(words(&bob.event("message.created").await["message"]), WORDS);
    // The operator changes what the role says; whoever only listens hears of it with their next sign of life.
    let (done, said) = server.command(&["app", "role", "set", "demo", "seller", BUYERS]);
    assert!(done, "{said}");
    let changed = loop {
        bob.send(r#"[{"id":9,"op":"ping"}]"#).await;
        if let Some(changed) = bob.items().await.into_iter().find(|item| item["notice"] == "role.changed") {
            break changed;
        }
    };
    assert_eq!(changed["role"]["masking"]["replacement"], "(hidden)");
    alice.send_text(conversation("room"), key("2"), WORDS).await.unwrap();
    assert_eq!(words(&bob.event("message.created").await["message"]), SEEN);
}

#[tokio::test]
async fn what_is_hidden_is_called_so_in_the_language_of_the_viewer() {
    let server = Server::dev();
    let (done, said) = server.command(&["app", "role", "set", "demo", "default", "masking={}"]);
    assert!(done, "{said}");
    let url = server.realtime("demo");
    member(&url, "bob", &["room"]).await;
    let put = rest_client().put(format!("{}/users/bob", server.rest("demo"))).bearer_auth("sk_test_demo");
    put.json(&json!({ "locale": "nl-NL" })).send().await.unwrap().error_for_status().unwrap();
    let mut bob = greeted_with_masking(&url, "bob").await;
    let send = of_room("message.send", json!({ "key": "1", "text": "see https://a.example" }));
    let sent = bob.ask(send).await["ok"]["message"].take();
    assert_eq!(words(&sent), "see (verborgen informatie)", "one's own messages, too");
}

#[test]
fn masking_that_makes_no_sense_is_refused() {
    let server = Server::dev();
    for (value, what) in [
        (r#"masking={"links":"yes"}"#, "boolean"),
        (r#"masking={"messages":"mine"}"#, "unknown variant"),
        (r#"masking={"link":true}"#, "unknown field"),
        (r#"masking={"replacement":" "}"#, "must not be empty"),
        (r#"masking={"allowedHosts":[""]}"#, "empty entry"),
    ] {
        let (done, said) = server.command(&["app", "role", "set", "demo", "agent", value]);
        assert!(!done && said.contains(what), "{value}: {said}");
    }
}
