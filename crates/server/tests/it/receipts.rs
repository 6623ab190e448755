//! Who has read what, as those are told who cannot work it out.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

fn send(key: &str) -> Value {
    json!({ "id": 1, "op": "message.send", "conversation": "room", "key": key, "text": key })
}

fn remove(user: &str) -> Value {
    json!({ "id": 1, "op": "participant.delete", "conversation": "room", "user": user })
}

/// Everybody of `p0`, `p1` and so on, each following the room.
async fn crowd(url: &str, count: usize) -> Vec<Raw> {
    let ids: Vec<_> = (0..count).map(|n| format!("p{n}")).collect();
    for id in &ids {
        member(url, id, &["room"]).await;
    }
    let mut crowd = Vec::new();
    for id in &ids {
        crowd.push(Raw::following(url, id, "room").await);
    }
    crowd
}

#[tokio::test]
async fn a_sender_who_had_not_read_is_told_of_as_a_reader() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut people = crowd(&url, 11).await;
    let first = people[0].ask(send("1")).await["ok"]["message"]["id"].take();
    for reader in &mut people[1..10] {
        let read = json!({ "id": 1, "op": "conversation.markAsRead", "conversation": "room" });
        assert!(reader.ask(read).await["ok"].is_object());
    }
    let second = people[10].ask(send("2")).await["ok"]["message"]["id"].take();
    // Those before are of the readers.
    let told = loop {
        let told = people[0].event("participant.read").await;
        if told["userId"] == "p10" {
            break told;
        }
    };
    assert_eq!((&told["readUntil"], &told["everyoneReadUntil"]), (&second, &first));
    let get = json!({ "id": 1, "op": "conversation.get", "conversation": "room" });
    assert_eq!(people[0].ask(get).await["ok"]["view"]["everyoneReadUntil"], first);
}

#[tokio::test]
async fn whoever_was_removed_learns_that_their_message_landed() {
    let server = Server::dev();
    let mut people = crowd(&server.realtime("demo"), 2).await;
    let landed = people[1].ask(send("1")).await["ok"]["message"].take();
    assert!(people[0].ask(remove("p1")).await["ok"].is_object());
    let again = people[1].ask(send("1")).await;
    assert_eq!(again["ok"], json!({ "message": landed, "duplicate": true }));
    people[1].refuses(send("2"), "NOT_A_PARTICIPANT", "conversation", "p1").await;
}

// shows: A161
#[tokio::test]
async fn a_deleted_message_is_unread_no_longer() {
    let server = Server::dev();
    let mut people = crowd(&server.realtime("demo"), 2).await;
    let mut ids = Vec::new();
    for key in ["1", "2", "3"] {
        ids.push(people[0].ask(send(key)).await["ok"]["message"]["id"].take());
    }
    let until = json!({ "id": 1, "op": "conversation.markAsRead", "conversation": "room", "until": ids[0] });
    assert!(people[1].ask(until).await["ok"].is_object());
    let get = json!({ "id": 1, "op": "conversation.get", "conversation": "room" });
    let subscribe = json!({ "id": 1, "op": "subscribe", "topic": "me" });
    for (id, unread) in [(&ids[0], 2), (&ids[2], 1), (&ids[1], 0)] {
        let delete = json!({ "id": 1, "op": "message.delete", "conversation": "room", "message": id });
        assert!(people[0].ask(delete).await["ok"].is_object());
        let heard = people[1].event("message.deleted").await;
        assert_eq!((&heard["messageId"], &heard["senderId"]), (id, &json!("p0")));
        assert_eq!(people[1].ask(get.clone()).await["ok"]["view"]["unreadCount"], unread);
    }
    let views = people[1].ask(subscribe).await["ok"]["views"].take();
    let room = views.as_array().unwrap().iter().find(|view| view["conversation"]["id"] == "room").unwrap();
    assert_eq!((&room["unreadCount"], &room["lastMessage"]), (&json!(0), &Value::Null));
}
