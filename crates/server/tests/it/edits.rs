//! Editing and deleting messages: two people, each with a connection.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member, text_of};

/// A connection of somebody who follows the conversation, and the messages they got with that.
async fn following(url: &str, who: &str) -> Raw {
    let mut raw = Raw::greeted(url, who).await;
    let answer = raw.ask(json!({ "id": 1, "op": "subscribe", "topic": "conversation/room" })).await;
    assert!(answer["ok"]["view"].is_object(), "{answer}");
    raw
}

/// A room of alice and bob, and a message of alice's in it.
async fn room(server: &Server) -> (Raw, Raw, String) {
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    member(&url, "bob", &["room"]).await;
    let sent = alice.send_text(conversation("room"), key("1"), "hello").await.unwrap().message;
    (following(&url, "alice").await, following(&url, "bob").await, sent.id.to_string())
}

fn edit(message: &str, change: Value) -> Value {
    let mut request = json!({ "id": 2, "op": "message.edit", "conversation": "room", "message": message });
    request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    request
}

fn delete(message: &str) -> Value {
    json!({ "id": 2, "op": "message.delete", "conversation": "room", "message": message })
}

#[tokio::test]
async fn an_edit_is_seen_by_everybody() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let answer = alice.ask(edit(&id, json!({ "text": "goodbye" }))).await;
    let edited = &answer["ok"]["message"];
    assert_eq!(edited["content"], json!([{ "type": "text", "children": ["goodbye"] }]));
    assert!(edited["editedAt"].as_u64() >= edited["createdAt"].as_u64(), "{edited}");
    let heard = bob.event("message.changed").await;
    assert_eq!((&heard["message"], &heard["revision"]), (edited, &edited["revision"]));

    let custom = json!({ "custom": { "color": "red", "size": "10" } });
    let with_custom = alice.ask(edit(&id, custom)).await["ok"]["message"].take();
    assert_eq!(with_custom["custom"], json!({ "color": "red", "size": "10" }));
    assert_eq!(with_custom["editedAt"], edited["editedAt"], "custom data alone is no edit");
    assert_eq!(bob.event("message.changed").await["message"], with_custom);
    let patched = alice.ask(edit(&id, json!({ "custom": { "color": null } }))).await;
    assert_eq!(patched["ok"]["message"]["custom"], json!({ "size": "10" }));
    let cleared = alice.ask(edit(&id, json!({ "custom": null }))).await;
    assert_eq!(cleared["ok"]["message"]["custom"], json!({}));
    let kept = alice.ask(edit(&id, json!({}))).await;
    assert_eq!(kept["ok"]["message"], cleared["ok"]["message"], "nothing to change");
}

#[tokio::test]
async fn a_deleted_message_is_gone_for_everybody() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let (writer, _) = member(&server.realtime("demo"), "alice", &[]).await;
    let second = writer.send_text(conversation("room"), key("2"), "second").await.unwrap().message;
    assert_eq!(alice.ask(delete(second.id.as_str())).await, json!({ "id": 2, "ok": {} }));
    let heard = bob.event("message.deleted").await;
    assert_eq!((&heard["messageId"], &heard["senderId"]), (&json!(second.id), &json!("alice")));
    assert_eq!(heard["lastMessage"]["id"], json!(id));
    let again = alice.ask(delete(second.id.as_str())).await;
    assert_eq!(again, json!({ "id": 2, "ok": {} }), "deleting what is not there succeeds");
    let again = bob.ask(delete(second.id.as_str())).await;
    assert_eq!(again, json!({ "id": 2, "ok": {} }), "whoever asks");
    let left = crate::harness::all_messages(&writer, "room").await;
    assert_eq!(left.iter().map(text_of).collect::<Vec<_>>(), ["hello"]);
}

#[tokio::test]
async fn what_cannot_be_edited_or_deleted_is_told_with_a_code() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let url = server.realtime("demo");
    let mut eve = Raw::greeted(&url, "eve").await;
    member(&url, "bob", &["other"]).await;
    let missing = "msg_0000000000000000000000";

    let refusals = [
        (bob.ask(edit(&id, json!({ "text": "mine" }))).await, "NOT_PERMITTED", "canEditMessage"),
        (bob.ask(delete(&id)).await, "NOT_PERMITTED", "canDeleteMessage"),
        (bob.ask(edit(missing, json!({ "text": "x" }))).await, "UNKNOWN_MESSAGE", "room"),
        (eve.ask(edit(&id, json!({ "text": "x" }))).await, "NOT_A_PARTICIPANT", "eve"),
        (eve.ask(edit(missing, json!({ "text": "x" }))).await, "NOT_A_PARTICIPANT", "eve"),
        (eve.ask(delete(&id)).await, "NOT_A_PARTICIPANT", "eve"),
        (eve.ask(delete(missing)).await, "NOT_A_PARTICIPANT", "eve"),
        (alice.ask(edit(&id, json!({ "text": " " }))).await, "INVALID_ARGUMENT", "empty"),
        (alice.ask(edit(&id, json!({ "text": "y".repeat(10_001) }))).await, "TEXT_TOO_LONG", "10001"),
        (alice.ask(edit(&id, json!({ "text": 5 }))).await, "WRONG_TYPE", "text"),
        (alice.ask(edit(&id, json!({ "custom": { "k": 5 } }))).await, "WRONG_TYPE", "custom.k"),
        (
            alice.ask(edit(&id, json!({ "custom": { "k": "v".repeat(5_001) } }))).await,
            "INVALID_ARGUMENT",
            "custom.k",
        ),
        (alice.ask(edit("7", json!({}))).await, "INVALID_ID", "msg_"),
        (alice.ask(delete("7")).await, "INVALID_ID", "msg_"),
        (
            alice.ask(json!({ "id": 2, "op": "message.delete", "conversation": "room" })).await,
            "MISSING_FIELD",
            "message",
        ),
        (
            alice
                .ask(json!({ "id": 2, "op": "message.delete", "conversation": "no such", "message": id }))
                .await,
            "UNKNOWN_CONVERSATION",
            "no such",
        ),
        (
            bob.ask(
                json!({ "id": 2, "op": "message.edit", "conversation": "other", "message": id, "text": "x" }),
            )
            .await,
            "UNKNOWN_MESSAGE",
            "other",
        ),
    ];
    for (answer, code, word) in refusals {
        assert_eq!(answer["error"]["code"], code, "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(word), "{answer} does not say {word}");
    }

    let to_read = json!({ "id": 2, "op": "participant.set", "conversation": "room", "user": "alice", "set": { "access": "Read" } });
    assert!(bob.ask(to_read).await["ok"].is_object());
    for request in [edit(&id, json!({ "text": "x" })), delete(&id), delete(missing)] {
        assert_eq!(alice.ask(request).await["error"]["code"], "READ_ONLY");
    }
    let found =
        alice.ask(json!({ "id": 2, "op": "message.get", "conversation": "room", "message": id })).await;
    assert_eq!(found["ok"]["message"]["content"][0]["children"], json!(["hello"]));
}
