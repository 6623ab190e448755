//! Editing and deleting messages: two people, each with a connection.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member, text_of};

/// A room of alice and bob, and a message of alice's in it.
async fn room(server: &Server) -> (Raw, Raw, String) {
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    member(&url, "bob", &["room"]).await;
    let sent = alice.send_text(conversation("room"), key("1"), "hello").await.unwrap().message;
    (
        Raw::following(&url, "alice", "room").await,
        Raw::following(&url, "bob", "room").await,
        sent.id.to_string(),
    )
}

fn edit(message: &str, change: Value) -> Value {
    let mut request = json!({ "id": 2, "op": "message.edit", "conversation": "room", "message": message });
    request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    request
}

fn delete(message: &str) -> Value {
    json!({ "id": 2, "op": "message.delete", "conversation": "room", "message": message })
}

// shows: A197, A203, A231, A232
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

// shows: A196, A280
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

// shows: A196, A197, A280, A288, A291
#[tokio::test]
async fn what_cannot_be_edited_or_deleted_is_told_with_a_code() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let url = server.realtime("demo");
    let mut eve = Raw::greeted(&url, "eve").await;
    member(&url, "bob", &["other"]).await;
    let missing = "msg_0000000000000000000000";

    let text = || json!({ "text": "x" });
    let elsewhere = |mut request: Value, place: &str| {
        request["conversation"] = json!(place);
        request
    };
    let long = json!({ "text": "y".repeat(10_001) });
    let long_value = json!({ "custom": { "k": "v".repeat(5_001) } });
    for (who, request, code, field, word) in [
        ("bob", edit(&id, text()), "NOT_PERMITTED", "message", "canEditMessage"),
        ("bob", delete(&id), "NOT_PERMITTED", "message", "canDeleteMessage"),
        ("bob", edit(missing, text()), "UNKNOWN_MESSAGE", "message", "room"),
        ("bob", elsewhere(edit(&id, text()), "other"), "UNKNOWN_MESSAGE", "message", "other"),
        ("bob", elsewhere(edit(&id, text()), "no such"), "UNKNOWN_CONVERSATION", "conversation", "no such"),
        ("bob", elsewhere(delete(&id), "no such"), "UNKNOWN_CONVERSATION", "conversation", "no such"),
        ("eve", edit(&id, text()), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("eve", edit(missing, text()), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("eve", delete(&id), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("eve", delete(missing), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("alice", edit(&id, json!({ "text": " " })), "INVALID_ARGUMENT", "text", "empty"),
        ("alice", edit(&id, long), "TEXT_TOO_LONG", "text", "10001"),
        ("alice", edit(&id, json!({ "text": 5 })), "WRONG_TYPE", "text", "5"),
        ("alice", edit(&id, json!({ "custom": { "k": 5 } })), "WRONG_TYPE", "custom.k", "5"),
        ("alice", edit(&id, long_value), "INVALID_ARGUMENT", "custom.k", "5001"),
        ("alice", edit("7", text()), "INVALID_ID", "message", "msg_"),
        ("alice", delete("7"), "INVALID_ID", "message", "msg_"),
    ] {
        let raw = match who {
            "alice" => &mut alice,
            "bob" => &mut bob,
            _ => &mut eve,
        };
        raw.refuses(request, code, field, word).await;
    }

    let to_read = json!({ "id": 2, "op": "participant.set", "conversation": "room", "user": "alice", "set": { "access": "Read" } });
    assert!(bob.ask(to_read).await["ok"].is_object());
    for request in [edit(&id, text()), delete(&id), delete(missing)] {
        alice.refuses(request, "READ_ONLY", "conversation", "Read").await;
    }
    let found =
        alice.ask(json!({ "id": 2, "op": "message.get", "conversation": "room", "message": id })).await;
    assert_eq!(found["ok"]["message"]["content"][0]["children"], json!(["hello"]));
}
