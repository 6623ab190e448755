//! `/conversations/{conversationId}`.

use serde_json::json;

use crate::world::{DAWN, World};

#[tokio::test]
async fn a_conversation_is_created_read_and_changed_field_by_field() {
    let world = World::new().await;
    world.put("/users", json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob" } })).await.ok();
    let body = json!({
        "participants": ["alice"], "subject": "Blue bicycle", "photoUrl": "https://shop.example/b.png",
        "welcomeMessages": ["Please be polite"], "custom": { "category": "bikes", "colour": "blue" }
    });
    assert_eq!(world.put("/conversations/order", body).await.ok(), json!({}));
    let mut order = json!({
        "id": "order", "subject": "Blue bicycle", "topicId": null, "photoUrl": "https://shop.example/b.png",
        "welcomeMessages": ["Please be polite"], "custom": { "category": "bikes", "colour": "blue" },
        "participants": {
            "alice": { "access": "ReadWrite", "notify": true, "isUnread": false, "joinedAt": DAWN, "readUntil": null }
        },
        "lastMessage": null, "everyoneReadUntil": null, "createdAt": DAWN
    });
    assert_eq!(world.get("/conversations/order").await.ok(), order);

    world.wait(7);
    world.patch("/conversations/order/participants/alice", json!({ "access": "Read" })).await.ok();
    let changes = json!({ "participants": ["bob", "alice"], "subject": null, "custom": { "colour": null } });
    world.put("/conversations/order", changes).await.ok();
    order["subject"] = json!(null);
    order["custom"] = json!({ "category": "bikes" });
    order["participants"]["alice"]["access"] = "Read".into();
    order["participants"]["bob"] = json!({ "access": "ReadWrite", "notify": true, "isUnread": false, "joinedAt": DAWN + 7, "readUntil": null });
    assert_eq!(world.get("/conversations/order").await.ok(), order, "nobody is removed or changed");

    let nothing = json!({ "photoUrl": null, "welcomeMessages": null, "custom": null, "participants": null });
    world.put("/conversations/order", nothing).await.ok();
    order["photoUrl"] = json!(null);
    order["welcomeMessages"] = json!(null);
    order["custom"] = json!({});
    assert_eq!(world.get("/conversations/order").await.ok(), order);
}

#[tokio::test]
async fn a_conversation_needs_no_body_at_all() {
    let world = World::new().await;
    let bare = world.send("PUT", "/v1/shop/conversations/order", crate::world::KEY, None).await;
    assert_eq!(bare.ok(), json!({}));
    assert_eq!(world.get("/conversations/order").await.ok()["participants"], json!({}));
}

#[tokio::test]
async fn a_broken_rule_of_a_conversation_changes_nothing() {
    let world = World::with_order().await;
    let cases = [
        (json!({ "participants": ["alice", "zoe"], "subject": "x" }), "UNKNOWN_USER", "participants"),
        (json!({ "participants": "alice" }), "WRONG_TYPE", "participants"),
        (json!({ "participants": [""] }), "INVALID_ID", "participants"),
        (json!({ "subject": 5 }), "WRONG_TYPE", "subject"),
        (json!({ "subject": "x".repeat(1001) }), "INVALID_ARGUMENT", "subject"),
        (json!({ "subject": "x", "photoUrl": "ftp://x" }), "INVALID_ARGUMENT", "photoUrl"),
        (json!({ "subject": "x", "welcomeMessages": "Hi" }), "WRONG_TYPE", "welcomeMessages"),
        (json!({ "subject": "x", "custom": { "k": true } }), "WRONG_TYPE", "custom.k"),
    ];
    for (body, code, field) in cases {
        let answer = world.put("/conversations/order", body.clone()).await;
        let reasons = answer.fails(400, "INVALID_ARGUMENT", code);
        assert!(reasons[field][0].is_string(), "{body}: {reasons}");
    }
    assert_eq!(world.get("/conversations/order").await.ok()["subject"], json!(null));
}

#[tokio::test]
async fn a_deleted_conversation_is_gone_and_its_id_can_be_used_again() {
    let world = World::with_order().await;
    world.say("alice", "Hello").await;
    assert_eq!(world.delete("/conversations/order").await.ok(), json!({}));
    world.get("/conversations/order").await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.get("/conversations/order/messages").await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.delete("/conversations/order").await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    assert_eq!(world.list("/users/alice/conversations", "id").await, Vec::<String>::new());

    world.put("/conversations/order", json!({})).await.ok();
    assert_eq!(world.get("/conversations/order/messages").await.ok(), json!({ "data": [] }));
    assert_eq!(world.get("/conversations/order").await.ok()["participants"], json!({}));
}
