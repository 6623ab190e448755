//! What no program should send. It is answered, by 400 at worst, and the server lives on.

use serde_json::json;

use crate::endpoints::Door::BackEnd;
use crate::endpoints::{ENDPOINTS, filled};
use crate::http::{Answer, request};
use crate::world::{KEY, World};

/// Bodies that are wrong in some way, whatever they are sent to.
fn bodies() -> Vec<Vec<u8>> {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
    let mut bodies: Vec<Vec<u8>> = [
        "{",
        "[",
        "\"",
        "nul",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "// a",
        "NaN",
        "Infinity",
        "-",
        "+1",
        "01",
        "1e",
        "1e400",
        "-1e400",
        "99999999999999999999999999999999",
        "\u{feff}{}",
        "{}{}",
        "{} x",
        "\u{0}",
        "[[[[[[]]]]]]",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "[{\"type\":\"UserMessage\",\"type\":\"SystemMessage\"}]",
        "{\"custom\":{\"a\":\"1\",\"a\":\"2\"}}",
        "{\"name\":\"\\u0000\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"\\u0000\":1}",
        "{\"createdAt\":1e400}",
        "{\"readUntil\":1e30}",
        "{\"readUntil\":-1}",
        "{\"readUntil\":1.5}",
        "{\"__proto__\":{\"a\":1}}",
        "true",
        "null",
        "0",
        "\"text\"",
        "[]",
        "[null]",
        "[[]]",
        "[[1]]",
        "[{}]",
        "{\"\":{}}",
        "[{\"type\":\"UserMessage\",\"sender\":\"alice\",\"location\":[1e400,0]}]",
        "[{\"type\":\"UserMessage\",\"sender\":\"alice\",\"text\":\"a\",\"custom\":{\"a\":{}}}]",
        "[{\"sender\":\"alice\",\"text\":\"a\",\"timestamp\":1e400}]",
        "[{\"sender\":\"alice\",\"text\":\"a\",\"timestamp\":9223372036854775807}]",
        "{\"access\":\"Root\",\"notify\":7}",
        "{\"participants\":[\"\"]}",
        "{\"participants\":[\"\\u0000\"]}",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    bodies.push(deep("[", "]").into_bytes());
    bodies.push(deep("{\"a\":", "}").into_bytes());
    bodies.push(deep("{\"custom\":", "}").into_bytes());
    bodies.push(b"{\"name\":\"\xff\xfe\"}".to_vec());
    bodies.push(b"\x80".to_vec());
    bodies
}

async fn send(world: &World, method: &str, path: &str, body: &[u8]) -> Answer {
    let authorization = format!("Bearer {KEY}");
    let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
    request(world.address, method, path, &headers, body).await
}

#[tokio::test]
async fn no_body_breaks_an_endpoint() {
    let world = World::with_order().await;
    for (pattern, methods, _) in ENDPOINTS.iter().filter(|(_, _, door)| *door == BackEnd) {
        for method in methods.iter().filter(|method| **method != "GET") {
            for body in bodies() {
                // What is deleted on the way is made anew.
                let people = json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob" } });
                world.put("/users", people).await.ok();
                world.put("/conversations/order", json!({ "participants": ["alice", "bob"] })).await.ok();
                let message = world.say("alice", "Hello").await;
                let answer = send(&world, method, &filled("shop", pattern, &message), &body).await;
                let start = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
                let told = answer.body["message"].is_string();
                assert!(
                    answer.status == 200 || told && answer.status < 500,
                    "{method} {pattern} {start}: {}",
                    answer.body
                );
            }
        }
    }
}

#[tokio::test]
async fn a_key_that_is_given_twice_is_refused() {
    let world = World::with_order().await;
    let bodies = [
        ("PUT", "/users/alice", r#"{"name":"Ann","name":"Ben"}"#),
        ("PUT", "/users/alice", r#"{"custom":{"tier":"1","tier":"2"}}"#),
        ("PUT", "/users", r#"{"alice":{"name":"Ann"},"alice":{"name":"Ben"}}"#),
        ("PUT", "/conversations/order", r#"{"subject":null,"unknown":[{"a":1,"a":2}]}"#),
        ("POST", "/conversations/order/messages", r#"[{"type":"SystemMessage","text":"a","text":"b"}]"#),
    ];
    for (method, path, body) in bodies {
        let answer = send(&world, method, &format!("/v1/shop{path}"), body.as_bytes()).await;
        assert!(
            answer.body["message"].as_str().is_some_and(|text| text.contains("twice")),
            "{}",
            answer.body
        );
        answer.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    }
    assert_eq!(world.get("/users/alice").await.ok()["name"], "Alice");
}

#[tokio::test]
async fn no_query_breaks_an_endpoint() {
    let world = World::with_order().await;
    let message = world.say("alice", "Hello").await;
    world.put("/themes/winter", json!({})).await.ok();
    let queries = [
        "limit=%",
        "limit=%00",
        "limit=1e3",
        "limit=9999999999999999999999",
        "limit=%F0%9F",
        "=",
        "&&&",
        "limit",
        "limit=1&limit=1",
        "startingAfter=%00",
        "startingAfter=%zz",
        "offsetTs=1e400",
        "offsetTs=-9223372036854775808",
        "offsetTs=NaN",
        "orderBy=%00",
        "filter=%5B%5B%5B",
        "filter=%7B%22a%22%3A1%7D",
        "filter=1e400",
        "query=%00",
        "query=%F0",
        "userId=%00",
        "isOnline=%00",
        "lastMessageAfter=99999999999999999999",
        "unreadsOnly=%ff",
        "role=%00",
        "role=",
    ];
    for (pattern, methods, _) in
        ENDPOINTS.iter().filter(|(_, methods, door)| *door == BackEnd && methods.contains(&"GET"))
    {
        assert!(methods.contains(&"GET"));
        for query in queries {
            let path = format!("{}?{query}", filled("shop", pattern, &message));
            let answer = send(&world, "GET", &path, b"").await;
            assert!(matches!(answer.status, 200 | 400 | 403), "{path}: {} {}", answer.status, answer.body);
        }
    }
}

#[tokio::test]
async fn no_path_breaks_the_router() {
    let world = World::with_order().await;
    let segments = [
        "%",
        "%zz",
        "%00",
        "%FF",
        "%C3%28",
        "..",
        "%2e%2e",
        ".",
        "%2F",
        "//",
        "%0A",
        "\u{1F600}",
        "a|b",
        "a%20b",
    ];
    for (pattern, methods, _) in ENDPOINTS.iter().filter(|(_, _, door)| *door == BackEnd) {
        for segment in segments {
            let names = ["{userId}", "{conversationId}", "{messageId}", "{emoji}"];
            let path = names.iter().fold((*pattern).to_owned(), |path, name| path.replace(name, segment));
            for method in *methods {
                let answer = send(&world, method, &format!("/v1/shop{path}"), b"").await;
                assert!(answer.status < 500, "{method} {path}: {} {}", answer.status, answer.body);
            }
        }
    }
}
