//! Search of messages and conversations.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member};

async fn search(raw: &mut Raw, what: &str, fields: Value) -> Value {
    let mut request = json!({ "id": 7, "op": format!("search.{what}") });
    request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let mut answer = raw.ask(request).await;
    assert!(answer["ok"].is_object(), "{fields}: {answer}");
    answer["ok"].take()
}

/// The texts of the hits, newest first.
fn texts(page: &Value) -> Vec<&str> {
    let hits = page["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["message"]["content"][0]["children"][0].as_str().unwrap()).collect()
}

/// Searches until there are so many hits: a message may take a moment to be found.
async fn found(raw: &mut Raw, query: &str, hits: usize) -> Value {
    for _ in 0..2_000 {
        let page = search(raw, "messages", json!({ "query": query, "limit": 50 })).await;
        if texts(&page).len() == hits {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{query:?} never found {hits} messages");
}

// shows: C32
#[tokio::test]
async fn messages_are_found_by_the_beginnings_of_their_words() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (dora, _) = member(&url, "dora", &["room"]).await;
    let (emil, _) = member(&url, "emil", &["room", "emils"]).await;
    for (number, text) in ["Hello, World!", "the WORLD is a stage", "我们在北京大学见面"].iter().enumerate()
    {
        dora.send_text(conversation("room"), key(format!("{number}")), *text).await.unwrap();
    }
    emil.send_text(conversation("emils"), key("1"), "a world of Emil's own").await.unwrap();
    let mut emil = Raw::greeted(&url, "emil").await;
    found(&mut emil, "own", 1).await;
    let mut dora = Raw::greeted(&url, "dora").await;
    let page = found(&mut dora, "wor", 2).await;
    assert_eq!(texts(&page), ["the WORLD is a stage", "Hello, World!"]);
    assert_eq!((&page["loadedAll"], &page["next"]), (&json!(true), &Value::Null));
    assert_eq!(page["hits"][0]["conversation"], "room");
    assert_eq!(page["views"].as_array().unwrap().len(), 1);
    let view = dora.ask(json!({ "id": 1, "op": "conversation.get", "conversation": "room" })).await;
    assert_eq!(page["views"][0], view["ok"]["view"]);
    assert_eq!(texts(&found(&mut dora, "STAGE wor", 1).await), ["the WORLD is a stage"]);
    assert_eq!(texts(&found(&mut dora, "北京大", 1).await), ["我们在北京大学见面"]);
    for nothing in ["orld", "world mars", "", " - "] {
        assert_eq!(texts(&search(&mut dora, "messages", json!({ "query": nothing })).await), [""; 0]);
    }
}

// shows: C36, C38
#[tokio::test]
async fn hits_come_page_by_page() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (dora, _) = member(&url, "dora", &["a", "b"]).await;
    for number in 0..14 {
        let to = conversation(if number % 3 == 0 { "a" } else { "b" });
        dora.send_text(to, key(format!("{number}")), format!("word {number}")).await.unwrap();
    }
    let mut raw = Raw::greeted(&url, "dora").await;
    let all = found(&mut raw, "word", 14).await;
    let first = search(&mut raw, "messages", json!({ "query": "word" })).await;
    assert_eq!(texts(&first), texts(&all)[..10], "ten, unless asked otherwise");
    dora.send_text(conversation("a"), key("later"), "word later").await.unwrap();
    found(&mut raw, "word", 15).await;
    let after = json!({ "query": "word", "after": first["next"], "limit": 3 });
    let second = search(&mut raw, "messages", after).await;
    assert_eq!(texts(&second), texts(&all)[10..13]);
    let after = json!({ "query": "word", "after": second["next"], "limit": 3 });
    let third = search(&mut raw, "messages", after).await;
    // Those of one millisecond, in two conversations, are in the order of their ids, not of their sending.
    assert_eq!((&texts(&third)[..], &third["loadedAll"]), (&texts(&all)[13..], &json!(true)));
    let filter = json!({ "query": "word", "filter": { "subject": ["!=", null] } });
    assert_eq!(texts(&search(&mut raw, "messages", filter).await), [""; 0]);
}

// shows: C36
#[tokio::test]
async fn what_was_acknowledged_is_found_after_kill_9() {
    let mut server = Server::dev();
    let (dora, _) = member(&server.realtime("demo"), "dora", &["room"]).await;
    for number in 0..30 {
        dora.send_text(conversation("room"), key(format!("{number}")), format!("word {number}"))
            .await
            .unwrap();
    }
    server.kill();
    server.restart();
    let mut dora = Raw::greeted(&server.realtime("demo"), "dora").await;
    let page = found(&mut dora, "word", 30).await;
    assert_eq!(texts(&page)[0], "word 29");
}

// shows: C34
#[tokio::test]
async fn conversations_are_found_by_subject_or_custom_search() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "dora", &["one", "two", "three"]).await;
    member(&url, "emil", &["emils"]).await;
    for (user, id, set) in [
        ("dora", "one", json!({ "subject": "A red bicycle" })),
        (
            "dora",
            "two",
            json!({ "subject": "Something", "custom": { "search": "Müller red", "k": "bicycle" } }),
        ),
        ("emil", "emils", json!({ "subject": "A red bicycle" })),
    ] {
        let mut raw = Raw::greeted(&url, user).await;
        let request = json!({ "id": 1, "op": "conversation.set", "conversation": id, "set": set });
        assert!(raw.ask(request).await["ok"].is_object());
    }
    let mut dora = Raw::greeted(&url, "dora").await;
    let cases: [(&str, &[&str]); 5] = [
        ("red", &["two", "one"]),
        ("RED bic", &["one"]),
        ("muller", &["two"]),
        ("something red", &[]),
        ("cycle", &[]),
    ];
    let mut order = Vec::new();
    for (query, expected) in cases {
        let page = search(&mut dora, "conversations", json!({ "query": query })).await;
        let ids: Vec<_> =
            page["views"].as_array().unwrap().iter().map(|view| view["conversation"]["id"].clone()).collect();
        let mut sorted = ids.clone();
        sorted.sort_by_key(|id| std::cmp::Reverse(id.to_string()));
        assert_eq!(sorted, expected.iter().map(|id| json!(id)).collect::<Vec<_>>(), "{query}");
        assert_eq!((&page["loadedAll"], &page["next"]), (&json!(true), &Value::Null));
        if query == "red" {
            order = ids;
        }
    }
    let first = search(&mut dora, "conversations", json!({ "query": "red", "limit": 1 })).await;
    assert_eq!(first["views"][0]["conversation"]["id"], order[0]);
    let after = json!({ "query": "red", "limit": 1, "after": first["next"] });
    let second = search(&mut dora, "conversations", after).await;
    assert_eq!((&second["views"][0]["conversation"]["id"], &second["loadedAll"]), (&order[1], &json!(true)));
}

#[tokio::test]
async fn a_wrong_search_is_refused_by_name() {
    let server = Server::dev();
    let mut dora = Raw::greeted(&server.realtime("demo"), "dora").await;
    let cases = [
        (json!({}), "MISSING_FIELD", "query", "query"),
        (json!({ "query": 5 }), "WRONG_TYPE", "query", "5"),
        (json!({ "query": "x".repeat(201) }), "INVALID_ARGUMENT", "query", "200"),
        (json!({ "query": "x ".repeat(21) }), "INVALID_ARGUMENT", "query", "20 words"),
        (json!({ "query": "x", "limit": 0 }), "INVALID_ARGUMENT", "limit", "1 to 50"),
        (json!({ "query": "x", "limit": 51 }), "INVALID_ARGUMENT", "limit", "51"),
        (json!({ "query": "x", "after": "yesterday" }), "INVALID_ARGUMENT", "after", "next"),
    ];
    for (fields, code, field, word) in cases {
        for what in ["messages", "conversations"] {
            let mut request = json!({ "id": 7, "op": format!("search.{what}") });
            request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            dora.refuses(request, code, field, word).await;
        }
    }
}
