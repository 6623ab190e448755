//! The client against a server that does exactly what each test tells it to.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use chinwag_client::{Closing, Connection, Error, Events, Incoming, hello};
use chinwag_model::{ConversationId, IdempotencyKey, UserId};
use chinwag_protocol::{ErrorCode, Notice, Ping, UserGet, WireError};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

/// The server's end of one connection.
struct Script {
    socket: WebSocketStream<TcpStream>,
}

impl Script {
    /// The next frame of requests.
    async fn frame(&mut self) -> Vec<Value> {
        let message = self.socket.next().await.unwrap().unwrap();
        serde_json::from_str(message.to_text().unwrap()).unwrap()
    }

    async fn send(&mut self, items: Value) {
        self.socket.send(Message::text(items.to_string())).await.unwrap();
    }

    async fn close(&mut self, code: u16, reason: &'static str) {
        let frame = CloseFrame { code: code.into(), reason: reason.into() };
        self.socket.close(Some(frame)).await.unwrap();
    }
}

fn user(id: &str) -> UserId {
    UserId::new(id).unwrap()
}

fn welcome(id: &Value, ping_after_ms: u32) -> Value {
    json!([{ "id": id, "ok": { "now": 1, "user": null, "meRevision": 0, "tokenExpiresAt": null,
        "pingAfterMs": ping_after_ms, "version": 1 } }])
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/v1/demo/realtime", listener.local_addr().unwrap());
    (listener, url)
}

async fn accept(listener: &TcpListener) -> Script {
    let (stream, _) = listener.accept().await.unwrap();
    Script { socket: tokio_tungstenite::accept_async(stream).await.unwrap() }
}

/// A connection of bob that has said hello, and the server's end of it.
async fn connected() -> (Connection, Events, Script) {
    let (listener, url) = listen().await;
    let server = async {
        let mut script = accept(&listener).await;
        let hello = script.frame().await;
        assert_eq!(hello[0]["op"], "hello");
        assert_eq!(hello[0]["user"], "bob");
        script.send(welcome(&hello[0]["id"], 25_000)).await;
        script
    };
    let (client, script) = tokio::join!(Connection::open(&url, hello(user("bob"))), server);
    let (connection, events) = client.unwrap();
    (connection, events, script)
}

fn key() -> IdempotencyKey {
    IdempotencyKey::new("k").unwrap()
}

#[tokio::test]
async fn answers_find_their_askers_in_any_order() {
    let (connection, _events, mut script) = connected().await;
    let asked = async {
        tokio::join!(
            connection.request(UserGet { user: user("alice") }),
            connection.request(UserGet { user: user("nobody!") }),
            connection.request(Ping {}),
        )
    };
    let answered = async {
        let requests = script.frame().await;
        assert_eq!(requests.len(), 3, "requests made together share a frame");
        for request in requests.iter().rev() {
            let answer = match request["user"].as_str() {
                Some("nobody!") => json!({ "code": "UNKNOWN_USER", "message": "there is no such user" }),
                _ => Value::Null,
            };
            script
                .send(match answer {
                    Value::Null => json!([{ "id": request["id"], "ok": { "user": null } }]),
                    error => json!([{ "id": request["id"], "error": error }]),
                })
                .await;
        }
    };
    let ((alice, nobody, ping), ()) = tokio::join!(asked, answered);
    assert_eq!(alice.unwrap().user, None);
    assert_eq!(nobody, Err(Error::Refused(WireError::new(ErrorCode::UnknownUser, "there is no such user"))));
    assert!(ping.is_ok(), "another's refusal is no concern of this one");
}

#[tokio::test]
async fn a_thousand_requests_given_at_once_are_one_frame() {
    let (connection, _events, mut script) = connected().await;
    let operations: Vec<_> = (0..1_000).map(|n| UserGet { user: user(&format!("user {n}")) }).collect();
    let answered = async {
        let requests = script.frame().await;
        let answers: Vec<_> =
            requests.iter().map(|r| json!({ "id": r["id"], "ok": { "user": null } })).collect();
        script.send(answers.into()).await;
        requests.len()
    };
    let (results, in_first_frame) = tokio::join!(connection.request_all(&operations), answered);
    assert_eq!((results.len(), in_first_frame), (1_000, 1_000));
    assert!(results.into_iter().all(|result| result.is_ok()));
}

#[tokio::test]
async fn a_cut_leaves_the_outcome_unknown_and_says_so() {
    let (connection, mut events, mut script) = connected().await;
    let conversation = ConversationId::new("c").unwrap();
    let cut = async move {
        script.frame().await;
        drop(script);
    };
    let (sent, ()) = tokio::join!(connection.send_text(conversation.clone(), key(), "hi"), cut);
    assert!(matches!(sent, Err(Error::Lost(_))), "{sent:?}");
    let later = connection.send_text(conversation, key(), "hi").await;
    assert!(matches!(later, Err(Error::Lost(_))), "{later:?}");
    assert_eq!(events.next().await, None);
    assert!(!connection.closed().await.is_final());
}

#[tokio::test]
async fn close_codes_say_whether_to_come_back() {
    let cases = [(4000, false), (4001, false), (4100, true), (4199, true), (1001, false)];
    for (code, is_final) in cases {
        let (connection, _events, mut script) = connected().await;
        let closed = async {
            script.frame().await;
            script.close(code, "for a reason").await;
        };
        let (result, ()) = tokio::join!(connection.request(Ping {}), closed);
        let Err(Error::Lost(closing) | Error::Final(closing)) = &result else { panic!("{result:?}") };
        assert_eq!((closing.code, closing.reason.as_str()), (Some(code), "for a reason"));
        assert_eq!(matches!(result, Err(Error::Final(_))), is_final, "{code}");
        assert_eq!(closing.is_final(), is_final);
    }
}

#[tokio::test]
async fn a_refused_hello_is_the_answer_to_opening() {
    let (listener, url) = listen().await;
    let server = async {
        let mut script = accept(&listener).await;
        let hello = script.frame().await;
        let error =
            json!({ "code": "TOKEN_EXPIRED", "message": "the token expired 3 s ago", "field": "token" });
        script.send(json!([{ "id": hello[0]["id"], "error": error }])).await;
        script.close(4100, "").await;
    };
    let (opened, ()) = tokio::join!(Connection::open(&url, hello(user("bob"))), server);
    let Err(Error::Refused(error)) = opened.map(|_| ()) else { panic!("hello was not refused") };
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::TokenExpired, Some("token")));
}

#[tokio::test]
async fn a_refusal_by_http_is_final_and_an_absent_server_is_not() {
    let (listener, url) = listen().await;
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 4\r\n\r\nno!!").await.unwrap();
        // Kept open until the client has read the answer.
        stream
    };
    let (opened, _stream) = tokio::join!(Connection::open(&url, hello(user("bob"))), server);
    let Err(Error::Final(closing)) = opened.map(|_| ()) else { panic!("403 was not final") };
    assert!(closing.reason.contains("403"), "{closing}");

    drop(listener);
    let absent = Connection::open(&url, hello(user("bob"))).await.map(|_| ());
    assert!(matches!(absent, Err(Error::Lost(_))), "{absent:?}");
}

#[tokio::test]
async fn events_and_notices_come_in_order_and_unknown_ones_do_no_harm() {
    let (connection, mut events, mut script) = connected().await;
    script
        .send(json!([
            { "topic": "conversation/c", "revision": 4, "event": "message.sparkled", "sparkles": 3 },
            { "notice": "moon.full" },
            { "topic": "conversation/c", "revision": 5, "event": "participant.left", "userId": "eve",
                "everyoneReadUntil": null },
            { "notice": "draining", "reconnectInMs": 300 },
        ]))
        .await;
    let Some(Incoming::Event(event)) = events.next().await else { panic!("no event") };
    let event = serde_json::to_value(&event).unwrap();
    assert_eq!(
        event,
        json!({ "topic": "conversation/c", "revision": 5, "event": "participant.left", "userId": "eve",
                "everyoneReadUntil": null })
    );
    assert_eq!(events.next().await, Some(Incoming::Notice(Notice::Draining { reconnect_in_ms: 300 })));
    drop(connection);
}

#[tokio::test]
async fn silence_is_answered_with_a_ping() {
    let (listener, url) = listen().await;
    let server = async {
        let mut script = accept(&listener).await;
        let hello = script.frame().await;
        script.send(welcome(&hello[0]["id"], 5)).await;
        let ping = script.frame().await;
        assert_eq!(ping[0]["op"], "ping");
        script.send(json!([{ "id": ping[0]["id"], "ok": {} }])).await;
        assert_eq!(script.frame().await[0]["op"], "ping", "the connection lives on");
    };
    let (opened, ()) = tokio::join!(Connection::open(&url, hello(user("bob"))), async {
        // The connection must outlive the script, which waits for its pings.
        server.await;
    });
    assert!(opened.is_ok());
}

#[tokio::test]
async fn dropping_the_connection_closes_it() {
    let (connection, mut events, mut script) = connected().await;
    drop(connection);
    let goodbye = script.socket.next().await;
    assert!(matches!(goodbye, Some(Ok(Message::Close(_)))), "{goodbye:?}");
    assert!(script.socket.next().await.is_none());
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn an_answer_of_another_shape_is_an_error_of_its_own() {
    let (connection, _events, mut script) = connected().await;
    let answered = async {
        let requests = script.frame().await;
        script.send(json!([{ "id": requests[0]["id"], "ok": { "user": 5 } }])).await;
    };
    let (result, ()) = tokio::join!(connection.request(UserGet { user: user("alice") }), answered);
    assert!(matches!(result, Err(Error::Unintelligible(_))), "{result:?}");
}

#[tokio::test]
async fn closing_reads_as_a_sentence() {
    let (connection, _events, mut script) = connected().await;
    script.close(4000, "").await;
    let closing: Closing = connection.closed().await;
    assert_eq!(closing.to_string(), "the server is shutting down; connect again (close code 4000)");
}

#[cfg(feature = "tls")]
#[tokio::test]
async fn an_https_address_is_spoken_to_in_tls() {
    use tokio::io::AsyncReadExt;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let session = chinwag_client::Session::builder(url, "demo", "bob").build().unwrap();
    let _stream = session.current_user().subscribe();
    let (mut socket, _) = listener.accept().await.unwrap();
    let mut greeting = [0; 6];
    socket.read_exact(&mut greeting).await.unwrap();
    // A record of kind "handshake" (22) whose message is a "client hello" (1).
    assert_eq!((greeting[0], greeting[5]), (22, 1));
}
