//! How requests travel, and what becomes of them when the line breaks.

use chinwag_client::{Error, Session};
use chinwag_model::{IdempotencyKey, MessageId, Timestamp};
use chinwag_protocol::ErrorCode;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::pipe::{Socket, greeted, names, spawn, user};

fn send(session: &Session, text: &str) -> tokio::task::JoinHandle<Result<MessageId, Error>> {
    let room = session.conversation("room").unwrap();
    let text = text.to_owned();
    spawn(async move { room.send(text).await.map(|message| message.id().clone()) })
}

fn sent(socket: &Socket, request: &Value, revision: u64) -> MessageId {
    let id = MessageId::make(Timestamp::from_millis(1_000), revision, 0);
    let message = json!({ "id": id, "type": "UserMessage", "senderId": "bob", "content": [], "custom": {},
        "origin": "rest", "referencedMessageId": null, "reactions": [], "createdAt": 1_000, "editedAt": null,
        "revision": revision });
    socket.answer(request, json!({ "message": message, "duplicate": false }));
    id
}

fn texts(frame: &[Value]) -> Vec<&str> {
    frame.iter().filter_map(|request| request["text"].as_str()).collect()
}

#[tokio::test(start_paused = true)]
async fn requests_of_a_moment_share_a_frame_in_the_order_made() {
    let (session, _server, mut socket) = greeted(|session| drop(send(session, "first"))).await;
    assert_eq!(texts(&socket.frame().await), ["first"]);
    let all = spawn(async move {
        let (a, b) = (session.user("a").unwrap(), session.user("b").unwrap());
        let (one, written, other) = tokio::join!(a.get(), b.set().name("B"), b.get());
        (one.unwrap(), written.unwrap(), other.unwrap().unwrap())
    });
    let frame = socket.frame().await;
    assert_eq!(names(&frame), ["user.get", "user.set", "user.get"]);
    socket.answer(&frame[0], json!({ "user": null }));
    socket.answer(&frame[1], json!({}));
    socket.answer(&frame[2], json!({ "user": user("b", 2) }));
    let (one, (), other) = all.await.unwrap();
    assert_eq!((one, other.name.as_str()), (None, "b 2"));
}

#[tokio::test(start_paused = true)]
async fn a_thousand_reads_are_one_frame() {
    let (session, _server, mut socket) = greeted(|session| drop(send(session, "first"))).await;
    socket.frame().await;
    let users: Vec<_> = (0..1_000).map(|n| session.user(n.to_string()).unwrap()).collect();
    let reads = spawn(async move { join_all(users.iter().map(|user| user.get())).await });
    let frame = socket.frame().await;
    assert_eq!(frame.len(), 1_000);
    let answers: Vec<_> = frame.iter().map(|r| json!({ "id": r["id"], "ok": { "user": null } })).collect();
    socket.send(answers.into());
    assert!(reads.await.unwrap().into_iter().all(|read| read == Ok(None)));
}

#[tokio::test(start_paused = true)]
async fn what_has_no_answer_is_asked_again_first_with_the_same_keys() {
    let (session, mut server, mut socket) = greeted(|session| drop(send(session, "zero"))).await;
    let zero = socket.frame().await;
    sent(&socket, &zero[0], 1);
    let (one, two) = (send(&session, "one"), send(&session, "two"));
    let lost = socket.frame().await;
    assert_eq!(texts(&lost), ["one", "two"]);
    socket.close(4_001);
    // Meanwhile, without a line.
    session.status().wait_for(|status| *status == chinwag_client::Status::Waiting).await.unwrap();
    let three = send(&session, "three");
    let mut socket = server.greet().await;
    let again = socket.frame().await;
    assert_eq!(texts(&again), ["one", "two", "three"]);
    assert_eq!([&again[0]["key"], &again[1]["key"]], [&lost[0]["key"], &lost[1]["key"]]);
    assert!(again[0]["key"] != again[1]["key"] && again[1]["key"] != again[2]["key"]);
    let ids: Vec<_> = again.iter().zip(2..).map(|(request, n)| sent(&socket, request, n)).collect();
    for (given, id) in [one, two, three].into_iter().zip(ids) {
        assert_eq!(given.await.unwrap(), Ok(id));
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_told_to_whoever_asked_and_nobody_else() {
    let (session, _server, mut socket) = greeted(|session| drop(send(session, "first"))).await;
    socket.frame().await;
    let room = session.conversation("room").unwrap();
    let key = IdempotencyKey::new("mine").unwrap();
    let sending = {
        let room = room.clone();
        spawn(async move { room.send("hi").key(key).custom("a", "1").await.map(|_| ()) })
    };
    let marking = spawn(async move { room.mark_as_read().await });
    let frame = socket.frame().await;
    assert_eq!((frame[0]["key"].as_str(), frame[0]["custom"]["a"].as_str()), (Some("mine"), Some("1")));
    socket.refuse(&frame[0], "KEY_REUSED");
    socket.answer(&frame[1], json!({}));
    assert_eq!(sending.await.unwrap().unwrap_err().code(), Some(ErrorCode::KeyReused));
    assert_eq!(marking.await.unwrap(), Ok(()));
}

#[tokio::test(start_paused = true)]
async fn what_is_too_large_for_a_frame_is_refused_here() {
    let (session, _server, _socket) = greeted(|session| drop(send(session, "first"))).await;
    let refused = send(&session, &"x".repeat(300_000)).await.unwrap().unwrap_err();
    assert_eq!(refused.code(), Some(ErrorCode::FrameTooLarge));
    assert_eq!(
        session.conversation("").unwrap_err().to_string(),
        "the conversation id must be 1 to 255 characters long, but is empty"
    );
}

#[tokio::test(start_paused = true)]
async fn typing_is_told_every_five_seconds_at_most_and_anew_after_a_message() {
    let (session, _server, mut socket) = greeted(|session| drop(send(session, "first"))).await;
    socket.frame().await;
    let room = session.conversation("room").unwrap();
    let type_on = || {
        let room = room.clone();
        spawn(async move { room.mark_as_typing().await })
    };
    let first = type_on();
    let frame = socket.frame().await;
    assert_eq!(names(&frame), ["conversation.markAsTyping"]);
    socket.answer(&frame[0], json!({}));
    assert_eq!(first.await.unwrap(), Ok(()));
    assert_eq!(type_on().await.unwrap(), Ok(()), "told already");
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    type_on();
    assert_eq!(names(&socket.frame().await), ["conversation.markAsTyping"]);
    drop(send(&session, "done"));
    assert_eq!(names(&socket.frame().await), ["message.send"]);
    type_on();
    assert_eq!(names(&socket.frame().await), ["conversation.markAsTyping"]);
}
