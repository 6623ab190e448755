//! Lists and their pages.

use serde_json::json;

use crate::world::{DAWN, World};

#[tokio::test]
async fn users_are_listed_newest_first_in_pages() {
    let world = World::new().await;
    assert_eq!(world.get("/users").await.ok(), json!({ "data": [] }));
    for n in 0..12 {
        let role = if n % 2 == 0 { "seller" } else { "default" };
        world.put(&format!("/users/u{n:02}"), json!({ "name": "N", "role": role })).await.ok();
        world.wait(1);
    }
    let ids = |from: usize, to: usize| (to..=from).rev().map(|n| format!("u{n:02}")).collect::<Vec<_>>();
    assert_eq!(world.list("/users", "id").await, ids(11, 2), "ten unless told otherwise");
    assert_eq!(world.list("/users?startingAfter=u02", "id").await, ids(1, 0));
    assert_eq!(world.list("/users?startingAfter=u00", "id").await, Vec::<String>::new());
    assert_eq!(world.list("/users?limit=3&startingAfter=u09&unknown=1", "id").await, ids(8, 6));
    assert_eq!(world.list("/users?limit=5000", "id").await, ids(11, 0), "as many as there may be");
    assert_eq!(world.list("/users?limit=99999999999999999999", "id").await, ids(11, 0));
    assert_eq!(world.list("/users?role=seller&limit=2", "id").await, ["u10", "u08"]);

    let wrong = [
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("limit=1&limit=2", "limit"),
        ("limit=%zz", "limit"),
        ("startingAfter=", "startingAfter"),
        ("isOnline=false", "isOnline"),
    ];
    for (query, field) in wrong {
        let answer = world.get(&format!("/users?{query}")).await;
        assert_eq!((answer.status, &answer.body["errorCode"]), (400, &"INVALID_ARGUMENT".into()), "{query}");
        assert!(answer.body["reasons"][field][0].is_string(), "{query}: {}", answer.body);
    }
    let gone = world.get("/users?startingAfter=nobody").await.fails(400, "INVALID_ARGUMENT", "UNKNOWN_USER");
    assert!(gone["startingAfter"][0].is_string());
}

/// Alice in three conversations: `a` made first, `b` with a message since, `c` made last.
async fn three_conversations() -> World {
    let world = World::new().await;
    world.put("/users", json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob" } })).await.ok();
    for (id, after) in [("a", 10), ("b", 10), ("c", 10)] {
        world.wait(after);
        let people = json!({ "participants": ["alice", "bob"] });
        world.put(&format!("/conversations/{id}"), people).await.ok();
    }
    world.wait(10);
    let message = json!([{ "type": "UserMessage", "sender": "bob", "text": "Hello" }]);
    world.post("/conversations/b/messages", message).await.ok();
    world
}

#[tokio::test]
async fn a_users_conversations_are_ordered_and_filtered() {
    let world = three_conversations().await;
    let (a_made, c_made, b_active) = (DAWN + 10, DAWN + 30, DAWN + 40);
    let cases = [
        (String::new(), "b c a"),
        ("orderDirection=ASC".into(), "a c b"),
        ("orderBy=lastActivity&orderDirection=DESC".into(), "b c a"),
        ("orderBy=createdAt".into(), "c b a"),
        ("orderBy=createdAt&orderDirection=ASC".into(), "a b c"),
        ("orderBy=createdAt&limit=1&startingAfter=c".into(), "b"),
        ("limit=2".into(), "b c"),
        ("startingAfter=b".into(), "c a"),
        (format!("offsetTs={b_active}"), "c a"),
        (format!("offsetTs={c_made}"), "a"),
        (format!("offsetTs={a_made}&orderDirection=ASC"), "c b"),
        (format!("lastMessageAfter={}", b_active - 1), "b"),
        (format!("lastMessageAfter={b_active}"), ""),
        (format!("lastMessageBefore={}", b_active + 1), "b"),
        (format!("lastMessageBefore={b_active}"), ""),
        ("unreadsOnly=true".into(), "b"),
        ("unreadsOnly=false".into(), "b c a"),
    ];
    for (query, expected) in cases {
        let ids = world.list(&format!("/users/alice/conversations?{query}"), "id").await.join(" ");
        assert_eq!(ids, expected, "{query}");
    }
    assert_eq!(world.list("/users/bob/conversations?unreadsOnly=true", "id").await, Vec::<String>::new());

    let wrong = [
        ("orderBy=name", "orderBy"),
        ("orderDirection=desc", "orderDirection"),
        ("offsetTs=yesterday", "offsetTs"),
        ("lastMessageAfter=1.5", "lastMessageAfter"),
        ("unreadsOnly=1", "unreadsOnly"),
        ("filter=%7B", "filter"),
        ("startingAfter=nowhere", "startingAfter"),
    ];
    for (query, field) in wrong {
        let answer = world.get(&format!("/users/alice/conversations?{query}")).await;
        assert_eq!((answer.status, &answer.body["errorCode"]), (400, &"INVALID_ARGUMENT".into()), "{query}");
        assert!(answer.body["reasons"][field][0].is_string(), "{query}: {}", answer.body);
    }
    world.get("/users/nobody/conversations").await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
}

#[tokio::test]
async fn a_users_conversation_says_how_they_see_it() {
    let world = three_conversations().await;
    let listed = world.get("/users/alice/conversations?limit=1").await.ok()["data"][0].clone();
    let message = listed["lastMessage"]["id"].clone();
    let expected = json!({
        "id": "b", "subject": null, "topicId": null, "photoUrl": null, "welcomeMessages": null, "custom": {},
        "participants": {
            "alice": { "access": "ReadWrite", "notify": true, "isUnread": true, "joinedAt": DAWN + 20, "readUntil": null },
            "bob": { "access": "ReadWrite", "notify": true, "isUnread": false, "joinedAt": DAWN + 20, "readUntil": DAWN + 40 }
        },
        "lastMessage": {
            "id": message, "conversationId": "b", "type": "UserMessage", "senderId": "bob", "origin": "rest",
            "text": "Hello", "content": [{ "type": "text", "children": ["Hello"] }], "attachment": null,
            "location": null, "referencedMessageId": null, "custom": {}, "readBy": [], "reactions": {},
            "createdAt": DAWN + 40, "editedAt": null
        },
        "everyoneReadUntil": null, "createdAt": DAWN + 20, "isUnread": true, "unreadMessageCount": 1,
        "readUntil": null, "joinedAt": DAWN + 20, "access": "ReadWrite", "notify": true
    });
    assert_eq!(listed, expected);
    assert_eq!(world.get("/users/alice/conversations/b").await.ok(), expected, "the same by itself");

    world.put("/users/carol", json!({ "name": "Carol" })).await.ok();
    let not_hers = world.get("/users/carol/conversations/b").await;
    not_hers.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
    world.get("/users/alice/conversations/z").await.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
}
