//! Search, of everything and of one user's.

use serde_json::json;

use crate::world::{World, eventually};

/// Conversations `order` of Alice and Bob, and `other` of Bob alone.
async fn talk() -> World {
    let world = World::with_order().await;
    world
        .put("/conversations/other", json!({ "participants": ["bob"], "subject": "Red bicycle" }))
        .await
        .ok();
    for text in ["The blue bicycle", "is still available", "bicycles are fine"] {
        world.say("alice", text).await;
    }
    world.wait(1);
    let message = json!([{ "type": "UserMessage", "sender": "bob", "text": "My bicycle diary" }]);
    world.post("/conversations/other/messages", message).await.ok();
    world
}

/// What a search gives once the index has caught up.
async fn found(world: &World, path: &str, count: usize) -> Vec<String> {
    eventually(async || Some(world.list(path, "text").await).filter(|texts| texts.len() == count)).await
}

#[tokio::test]
async fn messages_are_found_newest_first() {
    let world = talk().await;
    let all = found(&world, "/search/messages?query=bicycle&limit=9", 3).await;
    assert_eq!(all, ["My bicycle diary", "bicycles are fine", "The blue bicycle"]);
    let of_alice = world.list("/search/messages?query=bicycle&userId=alice", "text").await;
    assert_eq!(of_alice, ["bicycles are fine", "The blue bicycle"]);
    let first = world.get("/search/messages?query=BICYCLE&limit=1").await.ok()["data"][0].clone();
    assert_eq!((&first["conversationId"], &first["senderId"]), (&json!("other"), &json!("bob")));
    let next =
        format!("/search/messages?query=bicycle&startingAfter={}", first["id"].as_str().expect("an id"));
    assert_eq!(world.list(&next, "text").await, ["bicycles are fine", "The blue bicycle"]);
    assert_eq!(world.list("/search/messages?query=bic%20blue", "text").await, ["The blue bicycle"]);
    assert_eq!(world.rival("GET", "/search/messages?query=bicycle", None).await.ok(), json!({ "data": [] }));
}

#[tokio::test]
async fn conversations_are_found_by_subject_and_names() {
    let world = talk().await;
    assert_eq!(world.list("/search/conversations?query=bicycle", "id").await, ["other"]);
    assert_eq!(world.list("/search/conversations?query=bob", "id").await, ["other", "order"]);
    assert_eq!(world.list("/search/conversations?query=bob&startingAfter=other", "id").await, ["order"]);
    assert_eq!(world.list("/search/conversations?query=bob&userId=alice", "id").await, ["order"]);
    assert_eq!(world.list("/search/conversations?query=bicycle%20bob", "id").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_search_needs_words() {
    let world = World::new().await;
    let wrong = [
        ("", "query"),
        ("query=", "query"),
        ("query=%20!", "query"),
        ("query=a&limit=0", "limit"),
        ("query=a&userId=nobody", "userId"),
        ("query=a&userId=", "userId"),
    ];
    for kind in ["messages", "conversations"] {
        for (query, field) in wrong {
            let answer = world.get(&format!("/search/{kind}?{query}")).await;
            assert_eq!(answer.status, 400, "{kind} {query}: {}", answer.body);
            assert!(answer.body["reasons"][field][0].is_string(), "{kind} {query}: {}", answer.body);
        }
    }
    let after = world.get("/search/messages?query=a&startingAfter=x").await;
    assert_eq!(after.status, 400, "{}", after.body);
    let after = world.get("/search/conversations?query=a&startingAfter=nowhere").await;
    after.fails(400, "INVALID_ARGUMENT", "UNKNOWN_CONVERSATION");
}
