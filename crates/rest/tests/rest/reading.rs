//! Who has read what.

use serde_json::{Value, json};

use crate::world::{DAWN, World};

const BOBS: &str = "/users/bob/conversations/order";

/// Bob's `isUnread`, `unreadMessageCount` and `readUntil`.
async fn bob(world: &World) -> (Value, Value, Value) {
    let order = world.get(BOBS).await.ok();
    assert_eq!(order["participants"]["bob"]["isUnread"], order["isUnread"], "told alike in both places");
    (order["isUnread"].clone(), order["unreadMessageCount"].clone(), order["readUntil"].clone())
}

#[tokio::test]
async fn a_read_mark_moves_forward_and_back() {
    let world = World::with_order().await;
    let one = world.say("alice", "One").await;
    let two = world.say("alice", "Two").await;
    let (one_at, two_at) = (DAWN + 2, DAWN + 3);
    assert_eq!(bob(&world).await, (json!(true), json!(2), json!(null)));
    assert_eq!(world.get("/conversations/order").await.ok()["everyoneReadUntil"], json!(null));

    assert_eq!(world.patch(BOBS, json!({ "readUntil": "sent" })).await.ok(), json!({}));
    assert_eq!(bob(&world).await, (json!(false), json!(0), json!(two_at)));
    assert_eq!(world.get("/conversations/order").await.ok()["everyoneReadUntil"], two_at);

    world.patch(BOBS, json!({ "readUntil": one_at })).await.ok();
    assert_eq!(bob(&world).await, (json!(true), json!(1), json!(one_at)));
    let messages = world.get("/conversations/order/messages").await.ok();
    assert_eq!((&messages["data"][0]["id"], &messages["data"][0]["readBy"]), (&json!(two), &json!([])));
    assert_eq!((&messages["data"][1]["id"], &messages["data"][1]["readBy"]), (&json!(one), &json!(["bob"])));

    assert_eq!(world.post("/conversations/order/readBy/bob", json!({})).await.ok(), json!({}));
    assert_eq!(bob(&world).await, (json!(false), json!(0), json!(two_at)));

    world.patch(BOBS, json!({ "readUntil": 9_007_199_254_740_991_i64 })).await.ok();
    world.say("alice", "Three").await;
    assert_eq!(bob(&world).await.1, json!(1), "the future cannot be read yet");
    world.patch(BOBS, json!({ "readUntil": 0 })).await.ok();
    assert_eq!(bob(&world).await.1, json!(3));
}

#[tokio::test]
async fn what_cannot_be_done_to_a_read_mark() {
    let world = World::with_order().await;
    world.put("/users/carol", json!({ "name": "Carol" })).await.ok();
    let sent = || json!({ "readUntil": "sent" });
    let not_in_it = world.patch("/users/carol/conversations/order", sent()).await;
    not_in_it.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
    let nobody = world.post("/conversations/order/readBy/nobody", json!({})).await;
    nobody.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
    let nowhere = world.patch("/users/bob/conversations/nowhere", sent()).await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    let cases = [
        (json!({}), "MISSING_FIELD"),
        (json!({ "readUntil": null }), "WRONG_TYPE"),
        (json!({ "readUntil": 1.5 }), "WRONG_TYPE"),
        (json!({ "readUntil": "now" }), "INVALID_ARGUMENT"),
    ];
    for (body, code) in cases {
        let reasons = world.patch(BOBS, body.clone()).await.fails(400, "INVALID_ARGUMENT", code);
        assert!(reasons["readUntil"][0].is_string(), "{body}: {reasons}");
    }
}
