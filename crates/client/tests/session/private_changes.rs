//! Private changes that come before an answer which was read before them.

use std::time::Duration;

use chinwag_client::Session;
use chinwag_model::limits::UNREAD_COUNT_MAX;
use chinwag_model::{MessageId, Timestamp};
use futures_util::{FutureExt, TryStreamExt};
use serde_json::{Value, json};

use crate::pipe::{Socket, greeted, names, spawn, user};
use crate::subscriptions::{show_room, view};

fn ask_for_alice(session: &Session) {
    let alice = session.user("alice").unwrap();
    spawn(async move { alice.get().await });
}

/// The view that says this of one's own part.
fn view_at(me_revision: u64, unread: u32) -> Value {
    let mut view = view(5, "five");
    view["meRevision"] = json!(me_revision);
    view["unreadCount"] = json!(unread);
    view
}

fn tell_private(socket: &Socket, revision: u64, event: &str, fields: Value) {
    let mut told = json!({ "topic": "me", "revision": revision, "event": event });
    told.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    socket.send(json!([told]));
}

fn tell_joined(socket: &Socket, revision: u64) {
    let view = view_at(revision, 0);
    tell_private(socket, revision, "me.joined", json!({ "view": view, "users": [], "references": [] }));
}

fn list(views: Value) -> Value {
    json!({ "kind": "me", "revision": 1, "views": views, "users": [], "references": [], "loadedAll": true })
}

fn snapshot(view: Value) -> Value {
    json!({ "kind": "snapshot", "view": view, "messages": [], "loadedAll": true, "users": [user("bob", 1)],
        "references": [], "typing": [] })
}

#[tokio::test(start_paused = true)]
async fn a_read_mark_that_overtakes_the_view_stays_and_is_read_again() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let mut shown = session.conversation("room").unwrap().subscribe();
    let frame = socket.frame().await;
    let mut read = view(5, "five")["me"].clone();
    read["markedUnread"] = json!(true);
    let read = json!({ "conversationId": "room", "me": read, "unreadCount": 3 });
    tell_private(&socket, 1, "me.read", read);
    show_room(&socket, &frame[0], 5, "five");
    let first = shown.try_next().await.unwrap().unwrap().unwrap();
    assert_eq!((first.is_unread, first.unread_message_count), (true, 3));
    // The view may hold messages that the mark does not count yet.
    let again = socket.frame().await;
    assert_eq!(names(&again), ["subscribe"]);
    socket.answer(&again[0], snapshot(view_at(1, 4)));
    assert_eq!(shown.try_next().await.unwrap().unwrap().unwrap().unread_message_count, 4);
}

#[tokio::test(start_paused = true)]
async fn a_conversation_joined_while_the_list_was_read_stays_in_it() {
    let (session, mut server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let mut shown = session.subscribe_conversations();
    let frame = socket.frame().await;
    socket.answer(&frame[0], list(json!([])));
    assert_eq!(shown.try_next().await.unwrap().unwrap().len(), 0);
    socket.close(4_003);
    let mut socket = server.greet().await;
    let frame = socket.frame().await;
    let subscribe = frame.iter().find(|request| request["op"] == "subscribe").unwrap();
    tell_joined(&socket, 1);
    socket.answer(subscribe, list(json!([])));
    assert_eq!(shown.try_next().await.unwrap().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_conversation_joined_while_it_was_read_is_read_again() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let room = session.conversation("room").unwrap();
    let (mut shown, mut messages) = (room.subscribe(), room.subscribe_messages());
    let frame = socket.frame().await;
    tell_joined(&socket, 1);
    socket.answer(&frame[0], snapshot(json!(null)));
    let again = socket.frame().await;
    assert_eq!(names(&again), ["subscribe"]);
    assert!(shown.try_next().await.unwrap().unwrap().is_some(), "what one has joined stays");
    socket.answer(&again[0], snapshot(view_at(1, 0)));
    assert!(messages.try_next().await.unwrap().unwrap().unwrap().loaded_all());
    // Once it was read after the event, one is not in it.
    tell_private(&socket, 2, "me.left", json!({ "conversationId": "room" }));
    assert_eq!(shown.try_next().await.unwrap().unwrap(), None);
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert!(shown.try_next().now_or_never().is_none());
}

#[tokio::test(start_paused = true)]
async fn whoever_counts_no_further_asks_what_a_deletion_leaves() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    socket.frame().await;
    let mut shown = session.conversation("room").unwrap().subscribe();
    let frame = socket.frame().await;
    socket.answer(&frame[0], snapshot(view_at(0, UNREAD_COUNT_MAX)));
    assert_eq!(shown.try_next().await.unwrap().unwrap().unwrap().unread_message_count, UNREAD_COUNT_MAX);
    let message = MessageId::make(Timestamp::from_millis(1_000), 2, 0);
    socket.send(json!([{ "topic": "conversation/room", "revision": 6, "event": "message.deleted",
        "messageId": message, "senderId": "alice", "lastMessage": null }]));
    let again = socket.frame().await;
    assert_eq!((names(&again), again[0]["since"].as_u64()), (vec!["subscribe"], Some(6)));
    let mut view = view_at(0, UNREAD_COUNT_MAX - 1);
    view["revision"] = json!(6);
    socket.answer(&again[0], snapshot(view));
    assert_eq!(shown.try_next().await.unwrap().unwrap().unwrap().unread_message_count, UNREAD_COUNT_MAX - 1);
}
