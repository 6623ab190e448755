//! `POST /conversations/{conversationId}/messages`.

use serde_json::{Value, json};

use crate::world::{DAWN, World};

const MESSAGES: &str = "/conversations/order/messages";

fn user_message(text: &str) -> Value {
    json!({ "type": "UserMessage", "sender": "alice", "text": text })
}

#[tokio::test]
async fn several_messages_land_in_the_order_sent() {
    let world = World::with_order().await;
    let first = world.say("bob", "Hello").await;
    world.wait(8);
    let messages = json!([
        { "type": "UserMessage", "sender": "alice", "text": "Is it *still* available?",
          "referencedMessageId": first, "custom": { "a": "1", "b": null } },
        { "type": "SystemMessage", "text": "Payment received", "custom": { "invoice": "2041" } },
        { "type": "UserMessage", "sender": "bob", "content": [{ "type": "text", "children": ["It ", "is"] }] }
    ]);
    let sent = world.post(MESSAGES, messages).await.ok();
    let ids: Vec<_> = sent.as_array().unwrap().iter().map(|sent| sent["id"].as_str().unwrap()).collect();
    assert!(ids.iter().all(|id| id.starts_with("msg_") && id.len() == 26), "{sent}");
    let message = |id: &str, fields: Value| {
        let mut message = json!({
            "id": id, "conversationId": "order", "type": "UserMessage", "senderId": null, "origin": "rest",
            "attachment": null, "location": null, "referencedMessageId": null, "custom": {}, "readBy": [],
            "reactions": {}, "createdAt": DAWN + 10, "editedAt": null
        });
        let text = fields["text"].clone();
        message["content"] = json!([{ "type": "text", "children": [text] }]);
        message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        message
    };
    let expected = json!({ "data": [
        message(ids[2], json!({
            "text": "It is", "senderId": "bob", "content": [{ "type": "text", "children": ["It ", "is"] }]
        })),
        message(ids[1], json!({
            "text": "Payment received", "type": "SystemMessage", "custom": { "invoice": "2041" }, "readBy": ["bob"]
        })),
        message(ids[0], json!({
            "text": "Is it *still* available?", "senderId": "alice", "custom": { "a": "1" },
            "referencedMessageId": first, "readBy": ["bob"], "content": [{ "type": "text",
                "children": ["Is it ", { "type": "bold", "children": ["still"] }, " available?"] }]
        })),
    ] });
    assert_eq!(world.get(&format!("{MESSAGES}?limit=3")).await.ok(), expected);
}

#[tokio::test]
async fn one_wrong_message_stops_all() {
    let world = World::with_order().await;
    let system = world.post(MESSAGES, json!([{ "type": "SystemMessage", "text": "Paid" }])).await.ok();
    let system = system[0]["id"].clone();
    let text = |blocks: Value| json!({ "type": "UserMessage", "sender": "alice", "content": blocks });
    let with = |field: &str, value: Value| {
        let mut message = user_message("x");
        message[field] = value;
        message
    };
    let cases = [
        (json!({ "sender": "alice", "text": "x" }), "MISSING_FIELD", "[1].type"),
        (with("type", "Message".into()), "INVALID_ARGUMENT", "[1].type"),
        (json!({ "type": "UserMessage", "text": "x" }), "MISSING_FIELD", "[1].sender"),
        (with("type", "SystemMessage".into()), "INVALID_ARGUMENT", "[1].sender"),
        (with("sender", "zoe".into()), "NOT_A_PARTICIPANT", "[1].sender"),
        (with("sender", 5.into()), "WRONG_TYPE", "[1].sender"),
        (with("sender", "".into()), "INVALID_ID", "[1].sender"),
        (json!({ "type": "UserMessage", "sender": "alice" }), "MISSING_FIELD", "[1].text"),
        (user_message(" \n "), "INVALID_ARGUMENT", "[1].text"),
        (user_message("a\0b"), "INVALID_ARGUMENT", "[1].text"),
        (user_message(&"é".repeat(10_001)), "TEXT_TOO_LONG", "[1].text"),
        (with("text", 5.into()), "WRONG_TYPE", "[1].text"),
        (with("content", json!([{ "type": "text", "children": ["x"] }])), "INVALID_ARGUMENT", "[1].content"),
        (text(json!([])), "INVALID_ARGUMENT", "[1].content"),
        (text(json!([{ "type": "text", "children": [] }])), "INVALID_ARGUMENT", "[1].content"),
        (text(json!([["text", ["x"]]])), "WRONG_TYPE", "[1].content"),
        (text(json!([{ "type": "text", "children": "x" }])), "WRONG_TYPE", "[1].content[0].children"),
        (json!(["UserMessage", "alice", "x"]), "WRONG_TYPE", "[1]"),
        (text(json!([{ "type": "file", "url": "/a" }])), "MISSING_FIELD", "[1].content[0].fileToken"),
        (
            text(
                json!([{ "type": "text", "children": ["a", { "type": "bulletPoint", "children": ["b"] }] }]),
            ),
            "INVALID_ARGUMENT",
            "[1].content[0].children",
        ),
        (with("attachmentToken", "ft_1".into()), "INVALID_ARGUMENT", "[1].attachmentToken"),
        (with("location", json!([52.1, 4.2])), "INVALID_ARGUMENT", "[1].location"),
        (with("custom", json!({ "k": 5 })), "WRONG_TYPE", "[1].custom.k"),
        (with("custom", json!({ "k": "x".repeat(5_001) })), "INVALID_ARGUMENT", "[1].custom.k"),
        (with("idempotencyKey", "".into()), "INVALID_ARGUMENT", "[1].idempotencyKey"),
        (with("idempotencyKey", "k".repeat(256).into()), "INVALID_ARGUMENT", "[1].idempotencyKey"),
        (with("referencedMessageId", "msg_x".into()), "INVALID_ID", "[1].referencedMessageId"),
        (with("referencedMessageId", system), "UNKNOWN_MESSAGE", "[1].referencedMessageId"),
        (
            with("referencedMessageId", "msg_0000000000000000000000".into()),
            "UNKNOWN_MESSAGE",
            "[1].referencedMessageId",
        ),
    ];
    for (message, code, field) in cases {
        let answer = world.post(MESSAGES, json!([user_message("fine"), message])).await;
        let reasons = answer.fails(400, "INVALID_ARGUMENT", code);
        assert!(reasons[field][0].is_string(), "{message}: {reasons}");
    }
    for (body, code) in
        [(json!([]), "INVALID_ARGUMENT"), (json!({}), "WRONG_TYPE"), (json!([5]), "WRONG_TYPE")]
    {
        world.post(MESSAGES, body).await.fails(400, "INVALID_ARGUMENT", code);
    }
    let eleven = vec![user_message("x"); 11];
    world.post(MESSAGES, eleven.into()).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    let nowhere = world.post("/conversations/nowhere/messages", json!([user_message("x")])).await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    assert_eq!(world.list(MESSAGES, "text").await, ["Paid"], "none of it was sent");
}

#[tokio::test]
async fn a_send_with_a_key_lands_once() {
    let world = World::with_order().await;
    let keyed = |text: &str| {
        let mut message = user_message(text);
        message["idempotencyKey"] = "web-7f1".into();
        message
    };
    let first = world.post(MESSAGES, json!([keyed("Hello")])).await.ok();
    world.wait(1_000);
    assert_eq!(world.post(MESSAGES, json!([keyed("Hello")])).await.ok(), first, "the same id again");
    let reused = world.post(MESSAGES, json!([user_message("Other"), keyed("Bye")])).await;
    let reasons = reused.fails(409, "CONFLICT", "KEY_REUSED");
    assert!(reasons["[1].idempotencyKey"][0].is_string(), "{reasons}");
    assert_eq!(world.list(MESSAGES, "text").await, ["Hello"]);

    let mut from_bob = keyed("Hello");
    from_bob["sender"] = "bob".into();
    assert_ne!(world.post(MESSAGES, json!([from_bob])).await.ok(), first, "another sender, another scope");
    assert_eq!(world.list(MESSAGES, "senderId").await, ["bob", "alice"]);
}

#[tokio::test]
async fn a_back_end_may_speak_for_a_reader() {
    let world = World::with_order().await;
    world.put("/conversations/order/participants/alice", json!({ "access": "Read" })).await.ok();
    world.post(MESSAGES, json!([user_message("Noted")])).await.ok();
    assert_eq!(world.list(MESSAGES, "text").await, ["Noted"]);
}

// shows: A243, A248, A249
/// What back ends write may hold links with labels and actions; what is sent as a tree is given as text, too.
#[tokio::test]
async fn formatting_goes_in_as_text_or_as_a_tree() {
    let world = World::with_order().await;
    let tree = json!([{ "type": "text", "children": [
        { "type": "link", "url": "https://shop.example/p/1", "children": ["Nice ", { "type": "bold", "children": ["shoes"] }] },
        " ",
        { "type": "actionButton", "action": "buy", "params": { "id": "7" }, "children": ["Buy"] },
    ] }]);
    let text = "<https://shop.example/p/1|Nice *shoes*> <actionbutton:buy?id=7|Buy>";
    let place = json!([{ "type": "location", "latitude": 52.36, "longitude": 4.9 }]);
    let messages = json!([
        user_message(text),
        { "type": "UserMessage", "sender": "alice", "content": tree },
        { "type": "UserMessage", "sender": "alice", "location": [52.36, 4.9] },
        { "type": "UserMessage", "sender": "alice",
          "content": [{ "type": "text", "children": ["Hi ", { "type": "mention", "id": "bob", "text": "Bob" }] }] },
    ]);
    let sent = world.post(MESSAGES, messages).await.ok();
    let read = async |index: usize| {
        let id = sent[index]["id"].as_str().unwrap();
        world.get(&format!("{MESSAGES}/{id}")).await.ok()
    };
    for index in [0, 1] {
        let message = read(index).await;
        assert_eq!((&message["text"], &message["content"]), (&json!(text), &tree));
    }
    let at_a_place = read(2).await;
    assert_eq!((&at_a_place["text"], &at_a_place["content"]), (&json!(""), &place));
    assert_eq!(at_a_place["location"], json!([52.36, 4.9]));
    assert_eq!(read(3).await["text"], "Hi @Bob");
}
