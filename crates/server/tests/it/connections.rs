//! The life of connections: batches, silence, slow readers.

use std::time::Duration;

use chinwag_protocol::MessageList;
use chinwag_protocol::limits::{OUTBOUND_QUEUE_MAX_BYTES, PING_AFTER_SECONDS, SILENCE_MAX_SECONDS};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::TcpSocket;
use tokio_tungstenite::MaybeTlsStream;

use crate::harness::{Raw, Received, Server, conversation, key, member};

// shows: A265
#[tokio::test]
async fn a_thousand_subscriptions_are_one_frame_each_way() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    let subscribe = |n: usize| json!({ "id": n, "op": "subscribe", "topic": format!("user/user {n}") });
    bob.send(Value::from((1..=1_000).map(subscribe).collect::<Vec<_>>()).to_string()).await;
    let answers = bob.answers().await;
    assert_eq!(answers.len(), 1_000);
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(*answer, json!({ "id": n + 1, "ok": { "kind": "user", "user": null } }));
    }
}

// shows: A264
#[tokio::test]
async fn requests_take_effect_in_the_order_sent() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    let frames = [
        json!([{ "id": 1, "op": "user.set", "user": "bob", "set": { "name": "Bob" } },
               { "id": 2, "op": "conversation.set", "conversation": "new" },
               { "id": 3, "op": "message.send", "conversation": "new", "key": "1", "text": "one" }]),
        json!([{ "id": 4, "op": "message.send", "conversation": "new", "key": "2", "text": "two" },
               { "id": 5, "op": "message.list", "conversation": "new" }]),
        json!([{ "id": 6, "op": "user.set", "user": "bob", "set": { "name": "Robert" } },
               { "id": 7, "op": "user.get", "user": "bob" }]),
    ];
    for frame in &frames {
        bob.send(frame.to_string()).await;
    }
    bob.answers().await;
    let listed = bob.answers().await;
    let texts: Vec<_> = listed[1]["ok"]["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| &m["content"][0]["children"][0])
        .collect();
    assert_eq!(texts, ["two", "one"]);
    assert_eq!(bob.answers().await[1]["ok"]["user"]["name"], "Robert");
}

#[tokio::test]
async fn who_writes_and_leaves_at_once_has_written() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut bob = Raw::greeted(&url, "bob").await;
    let frame = json!([{ "id": 1, "op": "conversation.set", "conversation": "new" },
                       { "id": 2, "op": "message.send", "conversation": "new", "key": "1", "text": "bye" }]);
    bob.send(frame.to_string()).await;
    drop(bob);
    let (reader, _events) = member(&url, "bob", &[]).await;
    // Until then the conversation may not even exist.
    let newest = || MessageList { conversation: conversation("new"), before: None, limit: Some(1) };
    let arrived = async {
        while reader.request(newest()).await.unwrap().messages.is_none_or(|messages| messages.is_empty()) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), arrived).await.expect("the message lands");
}

/// A minute of real time, most of it asleep: the one place where the timing of the real binary is seen.
#[tokio::test]
async fn silence_is_pinged_and_then_ends_the_connection() {
    let server = Server::dev();
    let raw = Raw::greeted(&server.realtime("demo"), "bob").await;
    let MaybeTlsStream::Plain(mut stream) = raw.socket.into_inner() else { panic!("no TLS here") };
    let started = tokio::time::Instant::now();
    // Below the WebSocket library, which would answer pings by itself. The top four bits say that the frame is
    // whole, the rest which kind it is: 9 is a ping, 8 a close with its code.
    let mut frames = Vec::new();
    let mut head = [0; 2];
    while tokio::time::timeout(Duration::from_secs(SILENCE_MAX_SECONDS + 15), stream.read_exact(&mut head))
        .await
        .unwrap()
        .is_ok()
    {
        let mut payload = vec![0; usize::from(head[1])];
        stream.read_exact(&mut payload).await.unwrap();
        frames.push((head[0] & 15, payload, started.elapsed().as_secs()));
    }
    let (kind, _, after) = &frames[0];
    assert!(*kind == 9 && (PING_AFTER_SECONDS - 2..PING_AFTER_SECONDS + 10).contains(after), "{frames:?}");
    let (kind, payload, after) = frames.last().unwrap();
    assert!(*kind == 8 && (SILENCE_MAX_SECONDS - 2..SILENCE_MAX_SECONDS + 10).contains(after), "{frames:?}");
    assert_eq!(payload[..2], 4002_u16.to_be_bytes());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_too_slow_is_dropped_and_slows_nobody() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    member(&url, "bob", &["room"]).await;

    // A small receive buffer, so that what bob does not read waits in the server.
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    let stream = socket.connect(server.address().parse().unwrap()).await.unwrap();
    let (socket, _) = tokio_tungstenite::client_async(&url, MaybeTlsStream::Plain(stream)).await.unwrap();
    let mut bob = Raw::over(socket);
    bob.ask(json!({ "id": 1, "op": "hello", "version": 1, "user": "bob" })).await;
    bob.ask(json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" })).await;

    // What the kernel holds of the server's side comes on top of the server's own queue.
    let text = "slow ".repeat(1_900);
    let enough = (OUTBOUND_QUEUE_MAX_BYTES + 12 * 1024 * 1024) / text.len();
    for n in 0..enough {
        alice.send_text(conversation("room"), key(n.to_string()), text.as_str()).await.unwrap();
    }
    let mut seen = 0;
    let end = loop {
        match bob.next().await {
            Received::Items(items) => seen += items.len(),
            end => break end,
        }
    };
    // The goodbye waits only so long for a reader like this one, and then the connection is cut.
    assert!(matches!(end, Received::Closed(4001) | Received::Cut(_)), "{end:?}");
    assert!(seen < enough, "bob was given all {seen} events, so he was not slow");
}

#[tokio::test]
async fn a_ping_is_answered() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    assert_eq!(bob.ask(json!({ "id": 9, "op": "ping" })).await, json!({ "id": 9, "ok": {} }));
}
