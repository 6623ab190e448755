//! Messages that were sent long ago, elsewhere.

use serde_json::{Value, json};

use crate::world::{DAWN, World, eventually};

const IMPORT: &str = "/import/conversations/order/messages";

/// The texts of a conversation, oldest first.
async fn texts(world: &World) -> Vec<String> {
    let mut texts = world.list("/conversations/order/messages?limit=100", "text").await;
    texts.reverse();
    texts
}

fn said(sender: &str, text: &str, timestamp: i64) -> Value {
    json!({ "sender": sender, "text": text, "timestamp": timestamp })
}

#[tokio::test]
async fn imported_messages_land_where_their_time_puts_them() {
    let world = World::with_order().await;
    world.say("alice", "now").await;
    let first = json!([
        said("bob", "second", DAWN - 500),
        said("alice", "first", DAWN - 900),
        said("bob", "third", DAWN - 500)
    ]);
    let ids = world.post(IMPORT, first).await.ok();
    assert_eq!(ids.as_array().map(Vec::len), Some(3));
    assert_eq!(
        texts(&world).await,
        ["first", "second", "third", "now"],
        "those of one moment in the order given"
    );
    let typo =
        json!([{ "sender": "bob", "text": "zeroth", "createdAt": DAWN - 5_000, "type": "UserMessage" }]);
    world.post("/import/conversation/order/messages", typo).await.ok();
    assert_eq!(texts(&world).await, ["zeroth", "first", "second", "third", "now"]);

    let path = format!("/conversations/order/messages/{}", ids[1]["id"].as_str().expect("an id"));
    let message = world.get(&path).await.ok();
    let shown = (&message["origin"], &message["createdAt"], &message["senderId"], &message["type"]);
    assert_eq!(shown, (&json!("import"), &json!(DAWN - 900), &json!("alice"), &json!("UserMessage")));
    let order = world.get("/conversations/order").await.ok();
    assert_eq!(order["lastMessage"]["text"], "now", "which is still the last");
}

#[tokio::test]
async fn a_whole_history_has_its_last_message_and_who_read_it() {
    let world = World::with_order().await;
    let messages = json!([
        { "sender": "alice", "text": "Hi *Bob*", "timestamp": 1_000, "readBy": ["bob", "nobody"], "custom": { "n": "1" } },
        { "sender": "bob", "content": [{ "type": "text", "children": ["Hello"] }], "timestamp": 2_000 },
        { "sender": "alice", "text": "Unread", "timestamp": 3_000, "idempotencyKey": "k" },
    ]);
    let ids = world.post(IMPORT, messages.clone()).await.ok();
    let order = world.get("/conversations/order").await.ok();
    assert_eq!(
        (&order["lastMessage"]["text"], &order["participants"]["bob"]["readUntil"]),
        (&json!("Unread"), &json!(2_000))
    );
    assert_eq!(order["participants"]["bob"]["isUnread"], true);
    assert_eq!(world.get("/users/bob/conversations/order").await.ok()["unreadMessageCount"], 1);
    let first = world.get("/conversations/order/messages?limit=9").await.ok()["data"][2].clone();
    assert_eq!((&first["readBy"], &first["custom"]), (&json!(["bob"]), &json!({ "n": "1" })));
    assert_eq!(first["content"][0]["children"][1], json!({ "type": "bold", "children": ["Bob"] }));

    let again = world.post(IMPORT, json!([messages[2].clone()])).await.ok();
    assert_eq!(again[0], ids[2], "a key lands once");
    let other = json!([{ "sender": "alice", "text": "Other", "timestamp": 3_000, "idempotencyKey": "k" }]);
    world.post(IMPORT, other).await.fails(409, "CONFLICT", "KEY_REUSED");
    assert_eq!(texts(&world).await, ["Hi *Bob*", "Hello", "Unread"]);
    // Life goes on after it.
    world.say("bob", "Back again").await;
    assert_eq!(texts(&world).await.pop().as_deref(), Some("Back again"));
}

#[tokio::test]
async fn what_came_late_is_found_in_the_order_of_time() {
    let world = World::with_order().await;
    for hundred in (0..12).rev() {
        for ten in 0..10 {
            let batch: Vec<_> = (0..10)
                .map(|n| hundred * 100 + ten * 10 + n)
                .map(|n| said("alice", &format!("bicycle {n:04}"), DAWN - 10_000 + n))
                .collect();
            world.post(IMPORT, json!(batch)).await.ok();
        }
    }
    let page = "/search/messages?query=bicycle&limit=50";
    let expected: Vec<_> = (1_150..1_200).rev().map(|n| format!("bicycle {n:04}")).collect();
    eventually(async || (world.list(page, "text").await == expected).then_some(())).await;
    let oldest = "/search/messages?query=bicycle%200003";
    eventually(async || (world.list(oldest, "text").await == ["bicycle 0003"]).then_some(())).await;
    // The index has come to the end, and passes nothing over that comes now.
    world.post(IMPORT, json!([said("bob", "a tandem", DAWN - 20_000)])).await.ok();
    assert_eq!(world.list("/search/messages?query=tandem", "text").await, ["a tandem"]);
}

#[tokio::test]
async fn what_cannot_be_imported_is_named_and_changes_nothing() {
    let world = World::with_order().await;
    world.put("/users/carol", json!({ "name": "Carol" })).await.ok();
    let good = said("alice", "fine", DAWN - 10);
    let wrong = [
        (json!({ "sender": "alice", "text": "x" }), "[1].timestamp"),
        (said("alice", "x", DAWN + 10_000), "[1].timestamp"),
        (said("alice", "x", -1), "[1].timestamp"),
        (json!({ "sender": "alice", "text": "x", "timestamp": "yesterday" }), "[1].timestamp"),
        (json!({ "sender": "alice", "text": "x", "timestamp": 1, "createdAt": 2 }), "[1].timestamp"),
        (said("carol", "x", 1), "[1].sender"),
        (said("nobody", "x", 1), "[1].sender"),
        (json!({ "text": "x", "timestamp": 1 }), "[1].sender"),
        (said("alice", " ", 1), "[1].text"),
        (json!({ "sender": "alice", "timestamp": 1 }), "[1]"),
        (json!({ "sender": "alice", "timestamp": 1, "text": "x", "content": [] }), "[1]"),
        (json!({ "sender": "alice", "timestamp": 1, "text": "x", "type": "SystemMessage" }), "[1].type"),
        (json!({ "sender": "alice", "timestamp": 1, "text": "x", "custom": { "a": 1 } }), "[1].custom"),
        (json!({ "sender": "alice", "timestamp": 1, "text": "x", "readBy": "bob" }), "[1].readBy"),
        (json!({ "sender": "alice", "timestamp": 1, "attachmentToken": "ft_x" }), "[1]"),
        (
            json!({ "sender": "alice", "timestamp": 1, "text": "x", "referencedMessageId": "msg_0000000000000000000000" }),
            "[1].referencedMessageId",
        ),
        (json!(7), "[1]"),
    ];
    for (message, field) in wrong {
        let answer = world.post(IMPORT, json!([good, message])).await;
        assert_eq!(
            (answer.status, &answer.body["errorCode"]),
            (400, &"INVALID_ARGUMENT".into()),
            "{message}"
        );
        let named =
            answer.body["reasons"].as_object().expect("reasons").keys().any(|key| key.starts_with(field));
        let told = answer.body["message"].as_str().is_some_and(|text| text.contains(field));
        assert!(named || told, "{field}: {}", answer.body);
    }
    assert_eq!(texts(&world).await, Vec::<String>::new());
    let nowhere = world.post("/import/conversations/nowhere/messages", json!([good])).await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.post(IMPORT, json!([])).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    world.post(IMPORT, json!(vec![good; 11])).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
}
