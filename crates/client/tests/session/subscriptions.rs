//! How subscriptions share, linger and resume.

use std::time::Duration;

use chinwag_protocol::ErrorCode;
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use serde_json::{Value, json};

use crate::pipe::{Socket, greeted, names, spawn, user};

fn ask_for_alice(session: &chinwag_client::Session) {
    let alice = session.user("alice").unwrap();
    spawn(async move { alice.get().await });
}

fn tell_user(socket: &Socket, id: &str, revision: u64) {
    socket.send(json!([{ "topic": format!("user/{id}"), "revision": revision, "event": "user.changed",
        "user": user(id, revision) }]));
}

fn show_user(socket: &Socket, request: &Value, id: &str, revision: u64) {
    socket.answer(request, json!({ "kind": "user", "user": user(id, revision) }));
}

#[tokio::test(start_paused = true)]
async fn five_streams_are_one_subscription_which_lingers() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    let alice = session.user("alice").unwrap();
    socket.frame().await;
    let mut streams: Vec<_> = (0..5).map(|_| alice.subscribe()).collect();
    let frame = socket.frame().await;
    assert_eq!((names(&frame), frame[0]["topic"].as_str()), (vec!["subscribe"], Some("user/alice")));
    show_user(&socket, &frame[0], "alice", 1);
    for stream in &mut streams {
        assert_eq!(stream.try_next().await.unwrap().unwrap().unwrap().name, "alice 1");
    }
    streams.truncate(1);
    tell_user(&socket, "alice", 2);
    assert_eq!(streams[0].try_next().await.unwrap().unwrap().unwrap().name, "alice 2");
    drop(streams);
    // Coming back in time costs nothing, and shows what was known at once.
    tokio::time::sleep(Duration::from_secs(20)).await;
    let again = alice.subscribe().next().now_or_never().unwrap().unwrap().unwrap();
    assert_eq!(again.unwrap().name, "alice 2");
    let began = tokio::time::Instant::now();
    loop {
        let frame = socket.frame().await;
        if names(&frame) == ["ping"] {
            socket.answer(&frame[0], json!({}));
            continue;
        }
        assert_eq!((names(&frame), frame[0]["topic"].as_str()), (vec!["unsubscribe"], Some("user/alice")));
        break;
    }
    assert_eq!(began.elapsed(), Duration::from_secs(120));
}

#[tokio::test(start_paused = true)]
async fn a_slow_reader_sees_the_latest_and_nothing_twice() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let mut stream = session.user("alice").unwrap().subscribe();
    let frame = socket.frame().await;
    show_user(&socket, &frame[0], "alice", 1);
    for revision in [2, 3, 3, 2] {
        tell_user(&socket, "alice", revision);
    }
    // One frame after another is taken before this task goes on.
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(stream.try_next().await.unwrap().unwrap().unwrap().name, "alice 3");
    tell_user(&socket, "alice", 3);
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert!(stream.next().now_or_never().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_refused_subscription_ends_its_streams_and_may_be_tried_again() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let alice = session.user("alice").unwrap();
    let mut stream = alice.subscribe();
    let frame = socket.frame().await;
    socket.refuse(&frame[0], "TOO_MANY_SUBSCRIPTIONS");
    let error = stream.try_next().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::TooManySubscriptions));
    assert_eq!(stream.try_next().await, Ok(None));
    let mut stream = alice.subscribe();
    let frame = socket.frame().await;
    show_user(&socket, &frame[0], "alice", 1);
    assert!(stream.try_next().await.unwrap().unwrap().is_some());
}

pub fn view(revision: u64, subject: &str) -> Value {
    let participant = |user: &str| {
        json!({ "userId": user, "access": "ReadWrite", "notify": true, "joinedAt": 1, "joinedRevision": 1,
            "readUntil": null, "markedUnread": false })
    };
    json!({ "conversation": { "id": "room", "subject": subject, "photoUrl": null, "welcomeMessages": [],
            "custom": {}, "createdAt": 1 },
        "revision": revision, "me": participant("bob"), "meRevision": 0, "participants": [participant("bob")],
        "participantCount": 1, "lastMessage": null, "unreadCount": 0, "everyoneReadUntil": null })
}

pub fn show_room(socket: &Socket, request: &Value, revision: u64, subject: &str) {
    socket.answer(
        request,
        json!({ "kind": "snapshot", "view": view(revision, subject), "messages": [],
        "loadedAll": true, "users": [user("bob", 1)], "references": [], "typing": [] }),
    );
}

fn rename(socket: &Socket, revision: u64, subject: &str) {
    let conversation = view(revision, subject)["conversation"].clone();
    socket
        .send(json!([{ "topic": "conversation/room", "revision": revision, "event": "conversation.changed",
        "conversation": conversation }]));
}

#[tokio::test(start_paused = true)]
async fn a_gap_and_a_new_connection_are_resumed_from_what_is_known() {
    let (session, mut server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let room = session.conversation("room").unwrap();
    let (mut shown, _messages, _people) =
        (room.subscribe(), room.subscribe_messages(), room.subscribe_participants());
    let frame = socket.frame().await;
    assert_eq!(
        (frame.len(), frame[0].get("since")),
        (1, Some(&Value::Null)),
        "three streams are one subscription"
    );
    show_room(&socket, &frame[0], 5, "five");
    let mut subject = async || shown.try_next().await.unwrap().unwrap().unwrap().subject.clone().unwrap();
    assert_eq!(subject().await, "five");
    rename(&socket, 6, "six");
    assert_eq!(subject().await, "six");
    // Seven is missing.
    rename(&socket, 8, "eight");
    rename(&socket, 9, "nine");
    let frame = socket.frame().await;
    assert_eq!((names(&frame), frame[0]["since"].as_u64()), (vec!["subscribe"], Some(6)));
    let resumed = |revision: u64, subject: &str| {
        json!({ "kind": "resumed", "view": view(revision, subject), "changed": [], "deleted": [], "users": [],
            "references": [], "typing": [] })
    };
    socket.answer(&frame[0], resumed(9, "nine"));
    assert_eq!(subject().await, "nine");
    socket.close(4_003);
    let mut socket = server.greet().await;
    let frame = socket.frame().await;
    assert_eq!((names(&frame)[0], frame[0]["since"].as_u64()), ("subscribe", Some(9)));
    socket.answer(&frame[0], resumed(9, "nine"));
    rename(&socket, 10, "ten");
    assert_eq!(subject().await, "ten", "what did not change meanwhile is not shown again");
}
