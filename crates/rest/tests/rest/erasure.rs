//! Forgetting a person.

use serde_json::json;

use crate::world::World;

/// Alice and Bob, who have talked in `order`; Alice is in `other` no longer.
async fn talk() -> World {
    let world = World::with_order().await;
    let alice = json!({
        "email": ["alice@shop.example"], "phone": ["+31201234567"], "photoUrl": "https://shop.example/a.png",
        "custom": { "tier": "2" }, "role": "buyer", "locale": "nl", "pushTokens": { "fcm:token": true },
    });
    world.put("/users/alice", alice).await.ok();
    let message =
        json!([{ "type": "UserMessage", "sender": "alice", "text": "My secret", "custom": { "a": "b" } }]);
    world.put("/conversations/other", json!({ "participants": ["alice", "bob"] })).await.ok();
    world.post("/conversations/other/messages", message.clone()).await.ok();
    world.delete("/conversations/other/participants/alice").await.ok();
    world.post("/conversations/order/messages", message).await.ok();
    world.say("bob", "I know").await;
    let last = world.say("alice", "Do you?").await;
    world.react("alice", &last, "👍").await;
    world
}

async fn texts(world: &World, conversation: &str) -> Vec<String> {
    world.list(&format!("/conversations/{conversation}/messages"), "text").await
}

#[tokio::test]
async fn somebody_who_is_anonymised_has_said_something() {
    let world = talk().await;
    let receipt = world.delete("/users/alice").await.ok();
    let expected = json!({
        "userId": "alice", "mode": "anonymise", "erasedAt": world.now(), "conversations": 2, "messages": 3,
    });
    assert_eq!(receipt, expected);
    let alice = world.get("/users/alice").await.ok();
    assert_eq!(
        (&alice["name"], &alice["role"], &alice["custom"]),
        (&json!("[DELETED]"), &json!("default"), &json!({}))
    );
    for field in ["email", "phone", "photoUrl", "locale", "pushTokens"] {
        assert_eq!(alice[field], json!(null), "{field}");
    }
    assert_eq!(texts(&world, "order").await, ["[DELETED]", "I know", "[DELETED]"]);
    assert_eq!(texts(&world, "other").await, ["[DELETED]"]);
    let message = world.get("/conversations/other/messages").await.ok()["data"][0].clone();
    assert_eq!((&message["custom"], &message["senderId"]), (&json!({}), &json!("alice")));
    assert_eq!(world.list("/search/messages?query=secret", "text").await, Vec::<String>::new());
    let again = world.delete("/users/alice?mode=anonymise").await.ok();
    assert_eq!(again["messages"], 0, "what is done is done");
}

#[tokio::test]
async fn of_somebody_who_is_erased_nothing_is_left() {
    let world = talk().await;
    let receipt = world.delete("/users/alice?mode=erase").await.ok();
    assert_eq!(
        (&receipt["mode"], &receipt["messages"], &receipt["conversations"]),
        (&json!("erase"), &json!(3), &json!(2))
    );
    world.get("/users/alice").await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
    assert_eq!(world.list("/users", "id").await, ["bob"]);
    assert_eq!(texts(&world, "order").await, ["I know"]);
    assert_eq!(texts(&world, "other").await, Vec::<String>::new());
    let order = world.get("/conversations/order").await.ok();
    assert_eq!(order["participants"].as_object().map(|people| people.len()), Some(1));
    let everything = [world.get("/conversations/order/messages").await.ok(), order];
    assert!(!everything.iter().any(|value| value.to_string().contains("alice")), "{everything:?}");
    world.delete("/users/alice?mode=erase").await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
    // The id may be given to somebody else, who is nobody's successor.
    world.put("/users/alice", json!({ "name": "Another Alice" })).await.ok();
    assert_eq!(world.list("/users/alice/conversations", "id").await, Vec::<String>::new());
}

#[tokio::test]
async fn how_to_forget_somebody_is_one_of_two_ways() {
    let world = World::with_order().await;
    let wrong = world.delete("/users/alice?mode=destroy").await;
    let reasons = wrong.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    assert!(reasons["mode"][0].is_string());
    assert_eq!(world.get("/users/alice").await.ok()["name"], "Alice");
    world.delete("/users/nobody").await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
}
