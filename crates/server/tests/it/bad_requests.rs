//! Requests that are wrong: each is told what was wrong, and nobody else is harmed.

use chinwag_protocol::limits::{FRAME_HARD_MAX_BYTES, FRAME_MAX_BYTES};
use serde_json::{Value, json};

use crate::harness::{Raw, Received, Server, member};

/// What a request is answered with: the code, the field, and words that its sentence must hold.
struct Refusal(&'static str, Option<&'static str>, Vec<String>);

fn refusal<const N: usize>(code: &'static str, field: &'static str, words: [&str; N]) -> Refusal {
    Refusal(code, Some(field).filter(|field| !field.is_empty()), words.map(str::to_owned).to_vec())
}

fn check(answer: &Value, request: &Value, Refusal(code, field, words): &Refusal) {
    let error = &answer["error"];
    assert_eq!(error["code"], *code, "{request} was answered {answer}");
    if let Some(field) = field {
        assert_eq!(error["field"], *field, "{request} was answered {answer}");
    }
    let sentence = error["message"].as_str().unwrap();
    for word in words {
        assert!(sentence.contains(word), "{sentence:?} does not say {word:?}");
    }
}

fn send(conversation: &str, text: &str) -> Value {
    json!({ "op": "message.send", "conversation": conversation, "key": "k", "text": text })
}

#[tokio::test]
async fn each_wrong_request_has_its_code_and_harms_no_other() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "alice", &["of-alice"]).await;
    member(&url, "bob", &["of-bob"]).await;
    let long_id = "x".repeat(256);
    let cases = [
        (json!({ "op": "fly" }), refusal("UNKNOWN_OPERATION", "op", ["fly", "message.send"])),
        (json!({}), refusal("MISSING_FIELD", "op", ["op"])),
        (json!({ "op": "user.get" }), refusal("MISSING_FIELD", "user", ["user"])),
        (json!({ "op": "user.get", "user": 5 }), refusal("WRONG_TYPE", "user", ["user", "5"])),
        (json!({ "op": "user.get", "user": "" }), refusal("INVALID_ID", "user", ["255", "empty"])),
        (json!({ "op": "user.get", "user": long_id }), refusal("INVALID_ID", "user", ["255", "256"])),
        (
            json!({ "op": "conversation.get", "conversation": "a\u{0}b" }),
            refusal("INVALID_ID", "conversation", ["control"]),
        ),
        (
            json!({ "op": "message.get", "conversation": "of-bob", "message": "7" }),
            refusal("INVALID_ID", "message", ["msg_"]),
        ),
        (
            json!({ "op": "user.set", "user": "bob", "set": { "custom": { "k": 5 } } }),
            refusal("WRONG_TYPE", "set.custom.k", ["5"]),
        ),
        (
            json!({ "op": "subscribe", "topic": "weather" }),
            refusal("INVALID_ARGUMENT", "topic", ["conversation/ID"]),
        ),
        (send("of-bob", &"y".repeat(10_001)), refusal("TEXT_TOO_LONG", "text", ["10000", "10001"])),
        (send("of-bob", " "), refusal("INVALID_ARGUMENT", "text", ["empty"])),
        (send("of-nobody", "hello"), refusal("UNKNOWN_CONVERSATION", "conversation", ["of-nobody"])),
        (send("of-alice", "hello"), refusal("NOT_A_PARTICIPANT", "", ["of-alice"])),
        (json!({ "op": "hello", "version": 1, "user": "bob" }), refusal("ALREADY_AUTHENTICATED", "", [])),
    ];
    let mut bob = Raw::greeted(&url, "bob").await;
    for (number, (mut request, expected)) in cases.into_iter().enumerate() {
        let id = 10 + number as u64;
        request["id"] = json!(id);
        let good = format!("good {number}");
        let frame = json!([
            { "id": 1, "op": "ping" },
            request,
            { "id": 2, "op": "message.send", "conversation": "of-bob", "key": good, "text": good },
        ]);
        bob.send(frame.to_string()).await;
        let answers = bob.answers().await;
        assert_eq!(answers.len(), 3, "one frame is answered by one: {answers:?}");
        assert_eq!(answers[0], json!({ "id": 1, "ok": {} }));
        assert_eq!(answers[1]["id"], id);
        check(&answers[1], &request, &expected);
        assert!(answers[2]["ok"]["message"].is_object(), "{}", answers[2]);
    }
}

#[tokio::test]
async fn control_characters_are_refused_except_line_breaks_and_tabs_where_they_make_sense() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    let user = |set: Value| json!({ "id": 1, "op": "user.set", "user": "bob", "set": set });
    let room =
        |set: Value| json!({ "id": 1, "op": "conversation.set", "conversation": "of-bob", "set": set });
    let send = |key: &str, custom: Value| json!({ "id": 1, "op": "message.send", "conversation": "of-bob", "key": key, "text": "x", "custom": custom });
    let wrong = [
        (user(json!({ "name": "a\u{0}b" })), "name"),
        (user(json!({ "name": "a\nb" })), "name"),
        (user(json!({ "photoUrl": "https://a.example/\u{0}" })), "photoUrl"),
        (user(json!({ "welcomeMessage": "a\u{1b}[2J" })), "welcomeMessage"),
        (user(json!({ "availabilityText": "a\u{7f}" })), "availabilityText"),
        (user(json!({ "locale": "en\u{0}" })), "locale"),
        (user(json!({ "role": "a\tb" })), "role"),
        (user(json!({ "email": "a\u{0}@b.example" })), "email[0]"),
        (user(json!({ "custom": { "a\nb": "x" } })), "custom: a key"),
        (user(json!({ "custom": { "k": "\u{8}" } })), "custom.k"),
        (room(json!({ "subject": "a\u{0}" })), "subject"),
        (room(json!({ "welcomeMessages": ["fine", "a\u{0}"] })), "welcomeMessages[1]"),
        (room(json!({ "photoUrl": "https://a.example/\u{1}" })), "photoUrl"),
        (room(json!({ "custom": { "k": "\u{0}" } })), "custom.k"),
        (send("a\u{0}", json!({})), "key"),
        (send("1", json!({ "k": "\u{0}" })), "custom.k"),
    ];
    assert_eq!(bob.ask(room(json!({}))).await, json!({ "id": 1, "ok": {} }));
    for (request, field) in wrong {
        let answer = bob.ask(request.clone()).await;
        let error = &answer["error"];
        assert_eq!(
            (&error["code"], &error["field"]),
            (&json!("INVALID_ARGUMENT"), &json!(field)),
            "{request}: {answer}"
        );
    }
    let lines = "one\r\n\ttwo\n";
    for right in [
        user(json!({ "welcomeMessage": lines, "custom": { "k": lines } })),
        room(json!({ "welcomeMessages": [lines], "custom": { "k": lines } })),
    ] {
        assert_eq!(bob.ask(right).await, json!({ "id": 1, "ok": {} }));
    }
    assert!(bob.ask(send("2", json!({ "k": lines }))).await["ok"].is_object());
}

#[tokio::test]
async fn frames_that_hold_no_requests_are_answered_in_their_place() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    let large = format!("[{{\"id\":5,\"op\":\"ping\",\"padding\":\"{}\"}}]", "z".repeat(FRAME_MAX_BYTES));
    let many = json!(vec![json!({ "id": 1, "op": "ping" }); 2_001]).to_string();
    let cases = [
        ("nonsense", refusal("MALFORMED", "", ["JSON"])),
        (r#"{"id":1,"op":"ping"}"#, refusal("MALFORMED", "", ["array"])),
        (r#"[{"id":1,"op":"ping"}"#, refusal("MALFORMED", "", ["JSON"])),
        ("[7]", refusal("WRONG_TYPE", "", ["7"])),
        (r#"[{"op":"ping"}]"#, refusal("MISSING_FIELD", "id", ["id"])),
        (r#"[{"id":"1","op":"ping"}]"#, refusal("WRONG_TYPE", "id", ["id"])),
        (large.as_str(), refusal("FRAME_TOO_LARGE", "", ["262144"])),
        (many.as_str(), refusal("FRAME_TOO_LARGE", "", ["2000", "2001"])),
    ];
    for (frame, expected) in cases {
        let shown = json!(frame.chars().take(60).collect::<String>());
        // Sent without waiting: the wrong frame is amid requests under way.
        bob.send(r#"[{"id":1,"op":"ping"}]"#).await;
        bob.send(frame).await;
        bob.send(r#"[{"id":2,"op":"ping"}]"#).await;
        assert_eq!(bob.answers().await, [json!({ "id": 1, "ok": {} })]);
        let answers = bob.answers().await;
        assert_eq!((answers.len(), &answers[0]["id"]), (1, &Value::Null), "{shown}");
        check(&answers[0], &shown, &expected);
        assert_eq!(
            bob.answers().await,
            [json!({ "id": 2, "ok": {} })],
            "the connection lives on after {shown}"
        );
    }
}

#[tokio::test]
async fn a_frame_far_too_large_ends_the_connection_after_what_came_before() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "bob", &["of-bob"]).await;
    let mut bob = Raw::greeted(&url, "bob").await;
    let mut first = send("of-bob", "stored before the end");
    first["id"] = json!(1);
    bob.send(json!([first]).to_string()).await;
    let huge = tokio_tungstenite::tungstenite::Message::text("x".repeat(FRAME_HARD_MAX_BYTES + 1));
    let _ = futures_util::SinkExt::send(&mut bob.socket, huge).await;
    let answers = bob.answers().await;
    assert!(answers[0]["ok"]["message"].is_object(), "{answers:?}");
    assert_eq!(bob.next().await, Received::Closed(4102));
}

#[tokio::test]
async fn binary_frames_are_not_the_protocol() {
    let server = Server::dev();
    let mut bob = Raw::greeted(&server.realtime("demo"), "bob").await;
    let binary = tokio_tungstenite::tungstenite::Message::binary(vec![1, 2, 3]);
    futures_util::SinkExt::send(&mut bob.socket, binary).await.unwrap();
    assert_eq!(bob.next().await, Received::Closed(4103));
}

#[tokio::test]
async fn everything_before_hello_is_refused() {
    let server = Server::dev();
    let mut somebody = Raw::connect(&server.realtime("demo"), None).await;
    let answer = somebody.ask(json!({ "id": 1, "op": "user.get", "user": "alice" })).await;
    assert_eq!(answer["error"]["code"], "HELLO_REQUIRED");
    assert!(answer["error"]["message"].as_str().unwrap().contains("hello"), "{answer}");
}

// shows: A288
#[tokio::test]
async fn conversations_of_others_cannot_be_seen() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["secret"]).await;
    let secret = crate::harness::conversation("secret");
    alice.send_text(secret, crate::harness::key("k"), "for nobody else").await.unwrap();
    let mut eve = Raw::greeted(&url, "eve").await;
    let looks = [
        json!({ "id": 1, "op": "conversation.get", "conversation": "secret" }),
        json!({ "id": 2, "op": "subscribe", "topic": "conversation/secret" }),
        json!({ "id": 3, "op": "subscribe", "topic": "conversation/secret", "since": 0 }),
        json!({ "id": 4, "op": "message.list", "conversation": "secret" }),
        json!({ "id": 5, "op": "conversation.list" }),
        json!({ "id": 6, "op": "participant.get", "conversation": "secret", "user": "alice" }),
    ];
    for look in looks {
        let seen = eve.ask(look.clone()).await;
        assert!(!seen.to_string().contains("for nobody else"), "{look} shows {seen}");
        assert!(!seen.to_string().contains("alice"), "{look} shows {seen}");
    }
    let found = eve.ask(json!({ "id": 7, "op": "conversation.get", "conversation": "secret" })).await;
    let nothing = eve.ask(json!({ "id": 7, "op": "conversation.get", "conversation": "no such" })).await;
    assert_eq!(found, nothing, "that it exists is not told, either");
}
