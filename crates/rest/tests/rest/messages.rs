//! `/conversations/{conversationId}/messages`: reading, editing, deleting.

use serde_json::json;

use crate::world::{DAWN, KEY, World};

#[tokio::test]
async fn messages_are_given_newest_first_in_pages() {
    let world = World::with_order().await;
    assert_eq!(world.get("/conversations/order/messages").await.ok(), json!({ "data": [] }));
    let mut ids = Vec::new();
    for n in 0..12 {
        ids.push(world.say("alice", &n.to_string()).await);
    }
    ids.reverse();
    let messages = "/conversations/order/messages";
    assert_eq!(world.list(messages, "id").await, ids[..10]);
    assert_eq!(world.list(&format!("{messages}?startingAfter={}", ids[9]), "id").await, ids[10..]);
    assert_eq!(world.list(&format!("{messages}?limit=2&startingAfter={}", ids[0]), "id").await, ids[1..3]);
    assert_eq!(world.list(&format!("{messages}?limit=1000"), "id").await, ids);

    let bad = world.get(&format!("{messages}?startingAfter=msg_x")).await;
    assert!(bad.fails(400, "INVALID_ARGUMENT", "INVALID_ID")["startingAfter"][0].is_string());
    world.delete(&format!("{messages}/{}", ids[3])).await.ok();
    let gone = world.get(&format!("{messages}?startingAfter={}", ids[3])).await;
    assert!(gone.fails(400, "INVALID_ARGUMENT", "UNKNOWN_MESSAGE")["startingAfter"][0].is_string());
    let nowhere = world.get("/conversations/nowhere/messages").await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
}

#[tokio::test]
async fn reactions_come_with_who_gave_them() {
    let world = World::with_order().await;
    let id = world.say("alice", "hello").await;
    for (user, emoji) in [("bob", "👍"), ("alice", ":cat:"), ("alice", "👍")] {
        world.react(user, &id, emoji).await;
    }
    let expected = json!({ "👍": ["bob", "alice"], ":cat:": ["alice"] });
    let message = world.get(&format!("/conversations/order/messages/{id}")).await.ok();
    assert_eq!(message["reactions"], expected);
    assert_eq!(world.get("/conversations/order/messages").await.ok()["data"][0], message);
    assert_eq!(world.get("/conversations/order").await.ok()["lastMessage"], message);
    let of_bob = world.get("/users/bob/conversations").await.ok();
    assert_eq!(of_bob["data"][0]["lastMessage"], message);
}

#[tokio::test]
async fn a_message_is_edited() {
    let world = World::with_order().await;
    let id = world.say("alice", "Is it still available?").await;
    let path = format!("/conversations/order/messages/{id}");
    let mut message = json!({
        "id": id, "conversationId": "order", "type": "UserMessage", "senderId": "alice", "origin": "rest",
        "text": "Is it still available?",
        "content": [{ "type": "text", "children": ["Is it still available?"] }],
        "attachment": null, "location": null, "referencedMessageId": null, "custom": {}, "readBy": [],
        "reactions": {}, "createdAt": DAWN + 2, "editedAt": null
    });
    assert_eq!(world.get(&path).await.ok(), message);

    world.wait(5);
    assert_eq!(world.put(&path, json!({ "custom": { "seen": "1", "by": "x" } })).await.ok(), json!({}));
    message["custom"] = json!({ "seen": "1", "by": "x" });
    assert_eq!(world.get(&path).await.ok(), message, "custom alone is no edit");

    world.put(&path, json!({ "text": "Is it *gone*?", "custom": { "by": null } })).await.ok();
    message["text"] = "Is it *gone*?".into();
    message["content"][0]["children"] = json!(["Is it ", { "type": "bold", "children": ["gone"] }, "?"]);
    message["custom"] = json!({ "seen": "1" });
    message["editedAt"] = (DAWN + 7).into();
    assert_eq!(world.get(&path).await.ok(), message);
    assert_eq!(world.get("/conversations/order").await.ok()["lastMessage"], message);

    world.wait(1);
    let blocks = json!({ "content": [{ "type": "text", "children": ["Gone", "?"] }], "custom": null });
    world.post(&path, blocks).await.ok();
    message["text"] = "Gone?".into();
    message["content"][0]["children"] = json!(["Gone", "?"]);
    message["custom"] = json!({});
    message["editedAt"] = (DAWN + 8).into();
    assert_eq!(world.get(&path).await.ok(), message, "POST edits as well");

    world.wait(1);
    world.put(&path, json!({ "location": [52.36, 4.9] })).await.ok();
    message["text"] = "".into();
    message["content"] = json!([{ "type": "location", "latitude": 52.36, "longitude": 4.9 }]);
    message["location"] = json!([52.36, 4.9]);
    message["editedAt"] = (DAWN + 9).into();
    assert_eq!(world.get(&path).await.ok(), message, "a text becomes a place");

    world.send("PUT", &format!("/v1/shop{path}"), KEY, None).await.ok();
    assert_eq!(world.get(&path).await.ok(), message, "nothing asked, nothing changed");
}

#[tokio::test]
async fn what_cannot_be_done_to_a_message() {
    let world = World::with_order().await;
    let id = world.say("alice", "Hello").await;
    let path = format!("/conversations/order/messages/{id}");
    let cases = [
        (json!({ "text": " " }), "INVALID_ARGUMENT", "text"),
        (json!({ "text": "x".repeat(10_001) }), "TEXT_TOO_LONG", "text"),
        (json!({ "text": 5 }), "WRONG_TYPE", "text"),
        (
            json!({ "text": "a", "content": [{ "type": "text", "children": ["b"] }] }),
            "INVALID_ARGUMENT",
            "content",
        ),
        (json!({ "content": [] }), "INVALID_ARGUMENT", "content"),
        (json!({ "attachmentToken": "ft_1" }), "UNKNOWN_FILE", "content[0].fileToken"),
        (json!({ "attachmentToken": "ft_1", "text": "here" }), "INVALID_ARGUMENT", "attachmentToken"),
        (json!({ "location": [1, 2], "text": "here" }), "INVALID_ARGUMENT", "location"),
        (json!({ "location": [91, 2] }), "INVALID_ARGUMENT", "content[0].latitude"),
        (json!({ "location": [1] }), "INVALID_ARGUMENT", "location"),
        (
            json!({ "content": [{ "type": "text", "children": ["a", { "type": "link", "url": "data:x", "children": ["b"] }] }] }),
            "INVALID_ARGUMENT",
            "content[0].children[1].url",
        ),
        (
            json!({ "content": [{ "type": "text", "children": [{ "type": "mention", "id": "stranger", "text": "S" }] }] }),
            "INVALID_ARGUMENT",
            "content",
        ),
        (json!({ "custom": { "k": [] } }), "WRONG_TYPE", "custom.k"),
    ];
    for (body, code, field) in cases {
        let reasons = world.put(&path, body.clone()).await.fails(400, "INVALID_ARGUMENT", code);
        assert!(reasons[field][0].is_string(), "{body}: {reasons}");
    }
    assert_eq!(world.get(&path).await.ok()["text"], "Hello");

    let other = id.replace("msg_", "msg_0").get(..26).unwrap().to_owned();
    for missing in [other.as_str(), "msg_short", "nonsense"] {
        let path = format!("/conversations/order/messages/{missing}");
        world.get(&path).await.fails(404, "NOT_FOUND", "UNKNOWN_MESSAGE");
        world.put(&path, json!({ "text": "x" })).await.fails(404, "NOT_FOUND", "UNKNOWN_MESSAGE");
        world.delete(&path).await.fails(404, "NOT_FOUND", "UNKNOWN_MESSAGE");
    }
    let nowhere = format!("/conversations/nowhere/messages/{id}");
    world.get(&nowhere).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.put(&nowhere, json!({ "text": "x" })).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.delete(&nowhere).await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
}

#[tokio::test]
async fn a_deleted_message_is_gone_and_the_one_before_is_the_last() {
    let world = World::with_order().await;
    let first = world.say("alice", "One").await;
    let second = world.say("bob", "Two").await;
    let reply =
        json!([{ "type": "UserMessage", "sender": "alice", "text": "Re", "referencedMessageId": second }]);
    let reply = world.post("/conversations/order/messages", reply).await.ok()[0]["id"].clone();
    let path = |id: &str| format!("/conversations/order/messages/{id}");
    assert_eq!(world.delete(&path(&second)).await.ok(), json!({}));
    world.get(&path(&second)).await.fails(404, "NOT_FOUND", "UNKNOWN_MESSAGE");
    world.delete(&path(&second)).await.fails(404, "NOT_FOUND", "UNKNOWN_MESSAGE");
    let reply = world.get(&path(reply.as_str().unwrap())).await.ok();
    assert_eq!(reply["referencedMessageId"], second.as_str(), "a reply keeps saying what it was to");
    world.delete(&path(reply["id"].as_str().unwrap())).await.ok();
    assert_eq!(world.get("/conversations/order").await.ok()["lastMessage"]["id"], first.as_str());
}
