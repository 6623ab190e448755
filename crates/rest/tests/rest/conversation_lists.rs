//! The app's conversations, and filters of lists.

use serde_json::{Value, json};

use crate::world::{DAWN, World};

/// A filter as a query has it.
fn encoded(filter: &Value) -> String {
    percent_encoding::utf8_percent_encode(&filter.to_string(), percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// `a` made first, about shoes; `b` with a message since, about a bicycle; `c` made last, with nobody in it.
async fn three_conversations() -> World {
    let world = World::new().await;
    world.put("/users", json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob Builder" } })).await.ok();
    let bodies = [
        ("a", json!({ "participants": ["alice"], "custom": { "category": "shoes" } })),
        ("b", json!({ "participants": ["alice", "bob"], "subject": "Blue bicycle" })),
        ("c", json!({ "custom": { "category": "hats" } })),
    ];
    for (id, body) in bodies {
        world.wait(10);
        world.put(&format!("/conversations/{id}"), body).await.ok();
    }
    world.wait(10);
    let message = json!([{ "type": "UserMessage", "sender": "bob", "text": "Hello" }]);
    world.post("/conversations/b/messages", message).await.ok();
    world
}

#[tokio::test]
async fn all_conversations_are_listed_in_order() {
    let world = three_conversations().await;
    let (a_made, c_made, b_active) = (DAWN + 10, DAWN + 30, DAWN + 40);
    let cases = [
        (String::new(), "b c a"),
        ("orderDirection=ASC".into(), "a c b"),
        ("orderBy=createdAt".into(), "c b a"),
        ("orderBy=createdAt&orderDirection=ASC".into(), "a b c"),
        ("orderBy=createdAt&limit=1&startingAfter=c".into(), "b"),
        ("orderBy=createdAt&orderDirection=ASC&startingAfter=b".into(), "c"),
        ("limit=2".into(), "b c"),
        ("startingAfter=b".into(), "c a"),
        (format!("offsetTs={b_active}"), "c a"),
        (format!("offsetTs={c_made}"), "a"),
        (format!("offsetTs={b_active}&startingAfter=c"), "a"),
        (format!("offsetTs={a_made}&startingAfter=b"), ""),
        (format!("offsetTs={a_made}&orderDirection=ASC"), "c b"),
        (format!("lastMessageAfter={}", b_active - 1), "b"),
        (format!("lastMessageBefore={b_active}"), ""),
        ("unreadsOnly=true".into(), "b c a"),
    ];
    for (query, expected) in cases {
        let ids = world.list(&format!("/conversations?{query}"), "id").await.join(" ");
        assert_eq!(ids, expected, "{query}");
    }
    let one = world.get("/conversations?limit=1").await.ok()["data"][0].clone();
    assert_eq!(one, world.get("/conversations/b").await.ok(), "the same as by itself");
    world.delete("/conversations/b").await.ok();
    assert_eq!(world.list("/conversations", "id").await, ["c", "a"]);
    assert_eq!(world.rival("GET", "/conversations", None).await.ok(), json!({ "data": [] }));
    let gone = world.get("/conversations?startingAfter=b").await;
    let reasons = gone.fails(400, "INVALID_ARGUMENT", "UNKNOWN_CONVERSATION");
    assert!(reasons["startingAfter"][0].is_string());
}

#[tokio::test]
async fn filters_are_those_of_the_browser_and_plain_texts() {
    let world = three_conversations().await;
    let cases = [
        (json!({ "custom": { "category": "shoes" } }), "a"),
        (json!({ "custom": { "category": ["==", "hats"] } }), "c"),
        (json!({ "custom": { "category": ["!=", "shoes"] } }), "b c"),
        (json!({ "custom": { "category": ["oneOf", ["shoes", "hats"]] } }), "c a"),
        (json!({ "custom": { "category": "exists" } }), "c a"),
        (json!({ "custom": { "category": "!exists" } }), "b"),
        (json!({ "subject": ["==", null] }), "c a"),
        (json!({ "hasMessages": true }), "b"),
        (json!({ "lastMessageTs": [">", DAWN] }), "b"),
        (json!({ "lastMessageTs": ["<", DAWN] }), ""),
        (json!({ "createdAt": ["<", DAWN + 25] }), "b a"),
        (json!({ "lastActivityAt": [">=", DAWN + 30] }), "b c"),
        (json!(["any", [{ "custom": { "category": "hats" } }, { "hasMessages": true }]]), "b c"),
    ];
    for (filter, expected) in cases {
        let ids = world.list(&format!("/conversations?filter={}", encoded(&filter)), "id").await.join(" ");
        assert_eq!(ids, expected, "{filter}");
    }
    let own = [
        (json!({ "isUnread": true }), "b"),
        (json!({ "joinedAt": ["<", DAWN + 15] }), "a"),
        (json!({ "access": ["==", "Read"] }), ""),
        (json!({ "custom": { "category": "hats" } }), ""),
    ];
    for (filter, expected) in own {
        let path = format!("/users/alice/conversations?limit=1&filter={}", encoded(&filter));
        assert_eq!(world.list(&path, "id").await.join(" "), expected, "{filter}");
    }
    let paged =
        format!("/conversations?limit=1&filter={}", encoded(&json!({ "custom": { "category": "exists" } })));
    assert_eq!(world.list(&paged, "id").await, ["c"]);
    assert_eq!(world.list(&format!("{paged}&startingAfter=c"), "id").await, ["a"]);
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_refused() {
    let world = World::new().await;
    let wrong = [
        (json!({ "colour": "red" }), "colour"),
        (json!({ "custom": { "a": ["like", "b"] } }), "like"),
        (json!({ "hasMessages": "yes" }), "hasMessages"),
        (json!({ "createdAt": ["between", [2, 1]] }), "createdAt"),
        (json!({ "isUnread": true }), "isUnread"),
        (json!({ "joinedAt": [">", 1] }), "joinedAt"),
        (json!(["any", [{ "access": ["==", "Read"] }]]), "access"),
        (json!("shoes"), "filter"),
        (json!(7), "filter"),
    ];
    for (filter, says) in wrong {
        let answer = world.get(&format!("/conversations?filter={}", encoded(&filter))).await;
        assert_eq!((answer.status, &answer.body["errorCode"]), (400, &"INVALID_ARGUMENT".into()), "{filter}");
        let message = answer.body["message"].as_str().expect("a message");
        assert!(
            message.contains(says) || answer.body["reasons"].to_string().contains(says),
            "{}",
            answer.body
        );
        assert!(answer.body["reasons"].to_string().contains("filter"), "{}", answer.body);
    }
    for raw in ["", "%7B", "[", "nul", "%5B%5B%5B%5D"] {
        let answer = world.get(&format!("/conversations?filter={raw}")).await;
        assert_eq!(answer.status, 400, "{raw}: {}", answer.body);
    }
}
