//! Whatever stands in whichever field: the answer says what is wrong, the connection lives on, and the log tells nothing
//! of what people say.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member};

/// Words that no log may hold.
const PRIVATE: &str = "confidential";

/// What may stand in a field, as JSON.
fn junk() -> Vec<String> {
    let mut junk: Vec<String> = [
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e300",
        "1e999",
        "18446744073709551615",
        "18446744073709551616",
        "4294967296",
        "\"\"",
        "\" \"",
        "[]",
        "{}",
        "[null]",
        "[[[[[[[[]]]]]]]]",
        r#"["any"]"#,
        r#"["any",[["any",[{}]]]]"#,
        r#"{"custom":{"":["==",{}]}}"#,
        r#"{"createdAt":["between",[1e308,-1e308]]}"#,
        r#"{"createdAt":[">",1e400]}"#,
        r#"{"":null}"#,
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"👍👍\"",
        "\"🇦\"",
        "\":a:b:\"",
        "\"msg_zzzzzzzzzzzzzzzzzzzzzz\"",
        "\"9223372036854775807/c\"",
        "\"-9223372036854775808/\"",
        "\"/\"",
        "\"online/\"",
        "\"conversation/\\u0000\"",
    ]
    .map(str::to_owned)
    .into();
    junk.push(format!("\"{PRIVATE}\\u0000{PRIVATE}\""));
    junk.push(format!("[\"{PRIVATE}\"]"));
    junk.push(format!("{{\"{PRIVATE}\":\"{PRIVATE}\"}}"));
    junk.push(format!("\"{}\"", PRIVATE.repeat(10_000)));
    junk.push(format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)));
    junk.push(format!("{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000)));
    junk
}

/// Requests that are right, but for the one field.
fn requests(message: &str) -> Vec<Value> {
    let filter = json!({ "isUnread": true });
    vec![
        json!({ "op": "message.edit", "conversation": "room", "message": message, "text": "x", "custom": {} }),
        json!({ "op": "message.delete", "conversation": "room", "message": "msg_0000000000000000000000" }),
        json!({ "op": "reaction.add", "conversation": "room", "message": message, "emoji": "👍" }),
        json!({ "op": "reaction.remove", "conversation": "room", "message": message, "emoji": "👍" }),
        json!({ "op": "reaction.list", "conversation": "room", "message": message, "emoji": "👍", "after": 1,
            "limit": 1 }),
        json!({ "op": "participant.list", "conversation": "room", "before": 1, "limit": 1 }),
        json!({ "op": "conversation.list", "filter": filter, "limit": 1,
            "after": { "activityAt": 1, "conversation": "room" } }),
        json!({ "op": "conversation.markAsTyping", "conversation": "room" }),
        json!({ "op": "conversation.markAsRead", "conversation": "room", "until": message }),
        json!({ "op": "conversation.markAsUnread", "conversation": "room" }),
        json!({ "op": "search.messages", "query": "x", "filter": filter, "after": message, "limit": 1 }),
        json!({ "op": "search.conversations", "query": "x", "filter": filter, "after": "1/room", "limit": 1 }),
        json!({ "op": "subscribe", "topic": "online/alice", "limit": 1, "since": 1 }),
        json!({ "op": "subscribe", "topic": "conversation/room", "limit": 1, "since": 1 }),
        json!({ "op": "unsubscribe", "topic": "online/alice" }),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_in_any_field_is_an_internal_error() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    let sent = alice.send_text(conversation("room"), key("1"), "hello").await.unwrap();
    let mut raw = Raw::greeted(&url, "alice").await;
    let mut refused = 0;
    for request in requests(sent.message.id.as_str()) {
        for (field, right) in request.as_object().unwrap() {
            for junk in junk() {
                let mut frame = request.clone();
                frame["id"] = 1.into();
                frame[field] = "HERE".into();
                assert_ne!(right, "HERE");
                let frame = format!("[{frame}]").replace("\"HERE\"", &junk);
                raw.send(frame.clone()).await;
                let shown: String = frame.chars().take(200).collect();
                let answer = raw.answers().await.remove(0);
                if answer.get("ok").is_some() {
                    continue;
                }
                refused += 1;
                let (code, sentence) = (&answer["error"]["code"], answer["error"]["message"].as_str());
                assert!(code.is_string() && code != "INTERNAL", "{shown} was answered {answer}");
                assert!(
                    sentence.is_some_and(|sentence| sentence.len() > 10),
                    "{shown} was answered {answer}"
                );
            }
        }
    }
    assert!(refused > 1_000, "most of it is wrong");
    assert!(raw.ask(json!({ "id": 2, "op": "ping" })).await["ok"].is_object(), "the connection lives");
    let log = server.log();
    assert!(!log.contains(PRIVATE) && !log.contains("ERROR") && !log.contains("panicked"), "{log}");
}
