//! `/conversations/{conversationId}/participants/{userId}`.

use serde_json::{Value, json};

use crate::world::{KEY, World};

const BOB: &str = "/conversations/order/participants/bob";

/// Access and notify of Bob in `order`.
async fn bob(world: &World) -> (Value, Value) {
    let bob = world.get("/conversations/order").await.ok()["participants"]["bob"].clone();
    (bob["access"].clone(), bob["notify"].clone())
}

#[tokio::test]
async fn put_overwrites_and_patch_merges() {
    let world = World::with_order().await;
    world.put(BOB, json!({ "access": "Read", "notify": "MentionsOnly" })).await.ok();
    assert_eq!(bob(&world).await, (json!("Read"), json!("MentionsOnly")));
    world.patch(BOB, json!({ "notify": false })).await.ok();
    assert_eq!(bob(&world).await, (json!("Read"), json!(false)));
    world.patch(BOB, json!({ "access": null })).await.ok();
    assert_eq!(bob(&world).await, (json!("ReadWrite"), json!(false)));
    assert_eq!(world.put(BOB, json!({ "access": "Read" })).await.ok(), json!({}));
    assert_eq!(bob(&world).await, (json!("Read"), json!(true)));
    world.send("PUT", &format!("/v1/shop{BOB}"), KEY, None).await.ok();
    assert_eq!(bob(&world).await, (json!("ReadWrite"), json!(true)));
}

#[tokio::test]
async fn joining_and_leaving() {
    let world = World::with_order().await;
    world.put("/users/carol", json!({ "name": "Carol" })).await.ok();
    let carol = "/conversations/order/participants/carol";
    world.patch(carol, json!({ "notify": false })).await.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
    world.wait(3);
    world.put(carol, json!({})).await.ok();
    let joined = world.get("/conversations/order").await.ok()["participants"]["carol"].clone();
    assert_eq!(joined["joinedAt"], world.now());
    assert_eq!(world.delete(carol).await.ok(), json!({}));
    assert_eq!(world.delete(carol).await.ok(), json!({}), "leaving twice is no mistake");
    assert_eq!(world.get("/conversations/order").await.ok()["participants"]["carol"], json!(null));
    assert_eq!(world.list("/users/carol/conversations", "id").await, Vec::<String>::new());
}

#[tokio::test]
async fn what_cannot_be_done_to_a_participant() {
    let world = World::with_order().await;
    let nobody = "/conversations/order/participants/nobody";
    let nowhere = "/conversations/nowhere/participants/bob";
    world.put(nobody, json!({})).await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
    world.put(nowhere, json!({})).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.patch(nowhere, json!({})).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.delete(nowhere).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    let cases = [
        (json!({ "access": "All" }), "INVALID_ARGUMENT", "access"),
        (json!({ "access": 5 }), "WRONG_TYPE", "access"),
        (json!({ "notify": "Never" }), "INVALID_ARGUMENT", "notify"),
        (json!({ "notify": 1 }), "WRONG_TYPE", "notify"),
    ];
    for (body, code, field) in cases {
        let reasons = world.patch(BOB, body.clone()).await.fails(400, "INVALID_ARGUMENT", code);
        assert!(reasons[field][0].is_string(), "{body}: {reasons}");
    }
    assert_eq!(bob(&world).await, (json!("ReadWrite"), json!(true)));
}

#[tokio::test]
async fn who_is_taken_out_keeps_the_history_so_far() {
    let world = World::with_order().await;
    world.say("alice", "First").await;
    world.wait(5);
    world.say("alice", "Second").await;
    let put = world.put(BOB, json!({ "access": "None" })).await;
    assert_eq!(
        put.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT")["access"].as_array().map(Vec::len),
        Some(1)
    );
    for _ in 0..2 {
        assert_eq!(
            world.patch(BOB, json!({ "access": "None", "notify": "MentionsOnly" })).await.ok(),
            json!({})
        );
    }
    world.wait(5);
    world.say("alice", "Without Bob").await;
    let order = world.get("/conversations/order").await.ok();
    assert_eq!(order["participants"].as_object().map(serde_json::Map::len), Some(1), "{order}");
    assert_eq!(order["lastMessage"]["text"], "Without Bob");

    let mine = "/users/bob/conversations";
    let kept = world.get(&format!("{mine}/order")).await.ok();
    assert_eq!((&kept["access"], &kept["notify"]), (&json!("None"), &json!("MentionsOnly")), "{kept}");
    assert_eq!((&kept["isUnread"], &kept["unreadMessageCount"]), (&json!(false), &json!(0)));
    assert_eq!(
        (&kept["lastMessage"]["text"], &kept["participants"]["bob"]),
        (&json!("Second"), &json!(null))
    );
    for query in
        ["", "?orderBy=createdAt", "?lastMessageBefore=99999999999999", "?filter=%7B%22isUnread%22:false%7D"]
    {
        let page = world.get(&format!("{mine}{query}")).await.ok();
        assert_eq!(page["data"], json!([kept]), "{query}");
    }
    assert_eq!(world.list(&format!("{mine}?unreadsOnly=true"), "id").await, Vec::<String>::new());
    let far = format!("{mine}?lastMessageAfter={}", kept["lastMessage"]["createdAt"]);
    assert_eq!(world.list(&far, "id").await, Vec::<String>::new(), "what came since is not theirs");
    let message = json!([{ "type": "UserMessage", "sender": "bob", "text": "x" }]);
    let sent = world.post("/conversations/order/messages", message).await;
    sent.fails(400, "INVALID_ARGUMENT", "NOT_A_PARTICIPANT");

    world.patch(BOB, json!({ "access": "Read" })).await.ok();
    assert_eq!(bob(&world).await, (json!("Read"), json!("MentionsOnly")), "as they had it");
    assert_eq!(world.get(&format!("{mine}/order")).await.ok()["lastMessage"]["text"], "Without Bob");
    world.patch(BOB, json!({ "access": "None" })).await.ok();
    world.put(BOB, json!({})).await.ok();
    assert_eq!(bob(&world).await, (json!("ReadWrite"), json!(true)));
    world.patch(BOB, json!({ "access": "None" })).await.ok();
    world.delete(BOB).await.ok();
    assert_eq!(world.list(mine, "id").await, Vec::<String>::new());
    world.patch(BOB, json!({ "access": "None" })).await.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
}

#[tokio::test]
async fn what_was_kept_goes_with_its_conversation_and_with_the_person() {
    let world = World::with_order().await;
    world.say("alice", "First").await;
    world.patch(BOB, json!({ "access": "None" })).await.ok();
    world.put("/conversations/other", json!({ "participants": ["alice", "bob"] })).await.ok();
    world.patch("/conversations/other/participants/bob", json!({ "access": "None" })).await.ok();
    assert_eq!(world.list("/users/bob/conversations", "id").await.len(), 2);
    world.delete("/conversations/order").await.ok();
    assert_eq!(world.list("/users/bob/conversations", "id").await, ["other"]);
    world.delete("/users/bob?mode=erase").await.ok();
    world.put("/users/bob", json!({ "name": "Another Bob" })).await.ok();
    assert_eq!(world.list("/users/bob/conversations", "id").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_conversation_takes_no_more_than_its_limit() {
    let world = World::with_order().await;
    let mut people = crowd(&world, 399).await;
    let too_many = world.put("/conversations/order", json!({ "participants": people })).await;
    too_many.fails(400, "INVALID_ARGUMENT", "TOO_MANY_PARTICIPANTS");
    people.pop();
    world.put("/conversations/order", json!({ "participants": people })).await.ok();
    let one_more = world.put("/conversations/order/participants/p398", json!({})).await;
    one_more.fails(400, "INVALID_ARGUMENT", "TOO_MANY_PARTICIPANTS");
}

#[tokio::test]
async fn large_conversations_do_not_tell_who_has_read_what() {
    let world = World::with_order().await;
    let mut people = crowd(&world, 299).await;
    let last = people.pop();
    world.put("/conversations/order", json!({ "participants": people })).await.ok();
    world.say("alice", "Hello, all of you").await;
    world.post("/conversations/order/readBy/bob", json!({})).await.ok();
    let message = "/conversations/order/messages?limit=1";
    assert_eq!(world.get(message).await.ok()["data"][0]["readBy"], json!(["bob"]), "300 are not too many");
    world.put("/conversations/order", json!({ "participants": [last] })).await.ok();
    assert_eq!(world.get(message).await.ok()["data"][0]["readBy"], json!([]));
}

/// Makes users `p0`, `p1`, …
async fn crowd(world: &World, size: usize) -> Vec<String> {
    let people: Vec<String> = (0..size).map(|n| format!("p{n}")).collect();
    for some in people.chunks(100) {
        let users: serde_json::Map<_, _> =
            some.iter().map(|id| (id.clone(), json!({ "name": "P" }))).collect();
        world.put("/users", users.into()).await.ok();
    }
    people
}

#[tokio::test]
async fn who_asks_for_mail_is_told_that_there_is_none() {
    let world = World::with_order().await;
    let again = "/conversations/order/notifications";
    for body in [
        json!({ "channels": ["email", "sms"] }),
        json!({ "channels": ["sms"], "recipients": ["bob"], "smsSettings": { "smsTemplate": "x" } }),
    ] {
        world.post(again, body).await.fails(403, "FORBIDDEN", "FEATURE_OFF");
    }
    let wrong = [
        (json!({}), "channels"),
        (json!({ "channels": [] }), "channels"),
        (json!({ "channels": ["pigeon"] }), "channels"),
        (json!({ "channels": ["sms"], "recipients": ["zoe"] }), "recipients"),
        (json!({ "channels": ["sms"], "emailSettings": "x" }), "emailSettings"),
    ];
    for (body, field) in wrong {
        let answer = world.post(again, body.clone()).await;
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
        assert!(answer.body["reasons"][field].is_array(), "{body}: {}", answer.body);
    }
    let nowhere = world.post("/conversations/nowhere/notifications", json!({ "channels": ["sms"] })).await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    let address = "/conversations/order/participants/alice/email";
    world.get(address).await.fails(403, "FORBIDDEN", "FEATURE_OFF");
    let stranger = world.get("/conversations/order/participants/zoe/email").await;
    stranger.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
}
