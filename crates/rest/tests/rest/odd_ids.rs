//! Ids with slashes, blanks, bars, emoji and percent signs, in every path that has an id.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::endpoints::Door::BackEnd;
use crate::endpoints::ENDPOINTS;
use crate::world::{KEY, World};

const IDS: [&str; 10] =
    ["a/b", "two words", "a|b", "😀", "100%", "a%2Fb", "..", "[away]\\^{}`", "a?b#c&d=e+f", "Grüße, 你好"];

/// A body that does something, for whoever has this id.
fn body(method: &str, pattern: &str, id: &str) -> Option<Value> {
    Some(match (method, pattern) {
        ("GET" | "DELETE", _) => return None,
        (_, "/users/{userId}") => json!({ "name": "Odd", "id": id }),
        ("POST", "/conversations/{conversationId}/messages") => {
            json!([{ "type": "UserMessage", "sender": id, "text": "Hello" }])
        }
        (_, path) if path.starts_with("/import/") => {
            json!([{ "sender": id, "text": "Hello", "timestamp": 1 }])
        }
        ("PATCH", "/users/{userId}/conversations/{conversationId}") => json!({ "readUntil": "sent" }),
        (_, "/conversations/{conversationId}/messages/{messageId}") => json!({ "text": "Changed" }),
        (_, "/conversations/{conversationId}/notifications") => {
            json!({ "channels": ["email"], "recipients": [id] })
        }
        _ => json!({}),
    })
}

#[tokio::test]
async fn they_work_in_every_path() {
    for id in IDS {
        let world = World::new().await;
        let encoded = utf8_percent_encode(id, NON_ALPHANUMERIC).to_string();
        world.put(&format!("/users/{encoded}"), json!({ "name": "Odd" })).await.ok();
        let conversation = format!("/conversations/{encoded}");
        world.put(&conversation, json!({ "participants": [id] })).await.ok();
        let hello = json!([{ "type": "UserMessage", "sender": id, "text": "Hello" }]);
        let sent = world.post(&format!("{conversation}/messages"), hello).await.ok();
        let message = sent[0]["id"].as_str().expect("an id");

        let named = ENDPOINTS.iter().filter(|(pattern, _, door)| *door == BackEnd && pattern.contains('{'));
        // Themes are no ids of an app's people or talks, and have names of their own.
        let named = named.filter(|(pattern, _, _)| !pattern.starts_with("/themes"));
        let mut calls: Vec<_> = named
            .flat_map(|(pattern, methods, _)| methods.iter().map(move |method| (*method, *pattern)))
            .collect();
        // What deletes comes last, and of that what is innermost first.
        calls.sort_by_key(|(method, pattern)| (*method == "DELETE", std::cmp::Reverse(pattern.len())));
        for (method, pattern) in calls {
            let path = pattern
                .replace("{userId}", &encoded)
                .replace("{conversationId}", &encoded)
                .replace("{messageId}", message)
                .replace("{emoji}", "%F0%9F%91%8D");
            let answer = world.send(method, &format!("/v1/shop{path}"), KEY, body(method, pattern, id)).await;
            // There is no mail to speak of.
            let expected = if answer.body["code"] == "FEATURE_OFF" { 403 } else { 200 };
            assert_eq!(answer.status, expected, "{method} {pattern} of {id:?}: {}", answer.body);
        }
        assert_eq!(world.list("/users", "id").await, [id]);
    }
}
