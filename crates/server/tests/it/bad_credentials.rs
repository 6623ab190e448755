//! Who may not come in is told why, and leaves no trace of secrets.

use chinwag_client::{Connection, hello};
use chinwag_protocol::Hello;
use serde_json::{Value, json};

use crate::harness::{
    App, Raw, Received, Server, hello_as, legacy_signature, rest_client, signed, unsigned, user,
};

const SECRET: &str = "sk_test_shop_0123456789abcdef";
const REVOKED: &str = "sk_test_old_0123456789abcdef";

fn claims(app: &str, user: &str) -> Value {
    json!({ "tokenType": "user", "iss": app, "sub": user, "exp": 4_000_000_000_u64 })
}

/// A server with an app `shop` that asks for credentials, a second one, and one whose only key was revoked.
async fn server() -> Server {
    let revoked = App { revoked: true, ..App::new("old", REVOKED) };
    let mut shop = App::new("shop", SECRET);
    shop.settings.client_user_sync = true;
    shop.settings.client_conversation_sync = true;
    Server::serve(App::prepare([shop, App::new("other", "sk_test_other_0123456789"), revoked]).await)
}

#[tokio::test]
async fn each_wrong_credential_has_its_code_and_names_what_was_wrong() {
    let server = server().await;
    let good = signed(SECRET, &claims("shop", "bob"));
    let expired = json!({ "tokenType": "user", "iss": "shop", "sub": "bob", "exp": 1_000_000_000 });
    let early = json!({ "tokenType": "user", "iss": "shop", "sub": "bob", "nbf": 4_000_000_000_u64 });
    let back_end = json!({ "tokenType": "app", "iss": "shop", "exp": 4_000_000_000_u64 });
    let cases = [
        ("shop", json!({}), "CREDENTIALS_REQUIRED", "shop"),
        ("shop", json!({ "token": "rubbish" }), "CREDENTIALS_INVALID", "JWT"),
        ("shop", json!({ "token": signed(SECRET, &claims("other", "bob")) }), "TOKEN_WRONG_APP", "other"),
        ("other", json!({ "token": good }), "TOKEN_WRONG_APP", "shop"),
        ("shop", json!({ "token": signed(SECRET, &claims("shop", "alice")) }), "TOKEN_WRONG_USER", "alice"),
        ("shop", json!({ "token": signed(SECRET, &expired) }), "TOKEN_EXPIRED", "expired"),
        ("shop", json!({ "token": signed(SECRET, &early) }), "TOKEN_NOT_YET_VALID", "nbf"),
        ("shop", json!({ "token": unsigned(&claims("shop", "bob")) }), "TOKEN_ALGORITHM", "none"),
        ("shop", json!({ "token": signed(SECRET, &back_end) }), "TOKEN_WRONG_TYPE", "user"),
        (
            "shop",
            json!({ "token": signed("sk_test_guessed", &claims("shop", "bob")) }),
            "CREDENTIALS_INVALID",
            "shop",
        ),
        ("old", json!({ "token": signed(REVOKED, &claims("old", "bob")) }), "KEY_REVOKED", "revoked"),
        ("old", json!({ "signature": legacy_signature(REVOKED, "bob") }), "KEY_REVOKED", "revoked"),
        (
            "shop",
            json!({ "signature": legacy_signature(SECRET, "alice") }),
            "CREDENTIALS_INVALID",
            "signature",
        ),
        ("shop", json!({ "signature": "not even hex" }), "CREDENTIALS_INVALID", "signature"),
        ("nowhere", json!({ "token": good }), "UNKNOWN_APP", "nowhere"),
    ];
    for (app, credentials, code, word) in cases {
        let mut raw = Raw::connect(&server.realtime(app), None).await;
        let mut hello = json!({ "id": 1, "op": "hello", "version": 1, "user": "bob" });
        hello.as_object_mut().unwrap().extend(credentials.as_object().unwrap().clone());
        let answer = raw.ask(hello).await;
        assert_eq!(answer["error"]["code"], code, "{credentials} at {app}: {answer}");
        let sentence = answer["error"]["message"].as_str().unwrap();
        assert!(sentence.contains(word), "{sentence:?} does not say {word:?}");
        assert_eq!(raw.next().await, Received::Closed(4100), "{code}");
    }
}

#[tokio::test]
async fn good_credentials_of_either_kind_are_let_in() {
    let server = server().await;
    let url = server.realtime("shop");
    let token = signed(SECRET, &claims("shop", "bob"));
    let (by_token, _) = Connection::open(&url, hello_as("bob", &token)).await.unwrap();
    assert_eq!(by_token.welcome().token_expires_at.map(|at| at.as_seconds()), Some(4_000_000_000));
    let signature = Some(legacy_signature(SECRET, "bob").to_uppercase());
    let by_signature = Connection::open(&url, Hello { signature, ..hello(user("bob")) }).await;
    assert_eq!(by_signature.unwrap().0.welcome().token_expires_at, None);
}

#[tokio::test]
async fn pages_of_other_sites_are_kept_out() {
    let mut app = App::new("shop", SECRET);
    app.settings.authentication = false;
    app.settings.allowed_origins = vec!["https://shop.example".to_owned()];
    let server = Server::serve(App::prepare([app]).await);
    let hello = json!({ "id": 1, "op": "hello", "version": 1, "user": "bob" });
    for origin in ["https://evil.example", "http://shop.example", "https://shop.example.evil.example", "null"]
    {
        let mut page = Raw::connect(&server.realtime("shop"), Some(origin)).await;
        let answer = page.ask(hello.clone()).await;
        assert_eq!(answer["error"]["code"], "ORIGIN_NOT_ALLOWED", "{origin}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(origin), "{answer}");
        assert_eq!(page.next().await, Received::Closed(4100));
    }
    for origin in [Some("https://shop.example"), None] {
        let mut page = Raw::connect(&server.realtime("shop"), origin).await;
        assert!(page.ask(hello.clone()).await["ok"].is_object(), "{origin:?}");
    }
}

#[tokio::test]
async fn the_log_holds_no_text_and_no_credential() {
    let mut server = server().await;
    let url = server.realtime("shop");
    let (token, signature) = (signed(SECRET, &claims("shop", "bob")), legacy_signature(SECRET, "bob"));
    let wrong = signed("sk_test_guessed", &claims("shop", "bob"));
    let (bob, _) = Connection::open(&url, hello_as("bob", &token)).await.unwrap();
    Connection::open(&url, Hello { signature: Some(signature.clone()), ..hello(user("bob")) }).await.unwrap();
    assert!(Connection::open(&url, hello_as("bob", &wrong)).await.is_err());

    let mut raw = Raw::connect(&url, None).await;
    let hello = json!({ "id": 1, "op": "hello", "version": 1, "user": "bob", "token": token });
    raw.ask(hello).await;
    raw.send("[{\"id\":2,\"op\":\"message.send\",\"text\":\"whispered-amid-broken-json\"").await;
    raw.answers().await;
    let send = |key: &str, text: &str| json!({ "id": 3, "op": "message.send", "conversation": "c", "key": key, "text": text });
    raw.ask(json!({ "id": 4, "op": "user.set", "user": "bob", "set": { "name": "Bob" } })).await;
    raw.ask(json!({ "id": 5, "op": "conversation.set", "conversation": "c" })).await;
    let sent = raw.ask(send("key-one", "whispered-and-stored")).await;
    assert!(sent["ok"].is_object(), "{sent}");
    raw.ask(send("key-one", "whispered-with-a-used-key")).await;
    raw.ask(json!({ "id": 6, "op": "message.send", "conversation": "of-nobody", "key": "k", "text": "whispered-to-nobody" })).await;

    let client = rest_client();
    let messages = format!("{}/conversations/c/messages", server.rest("shop"));
    let body = json!([{ "type": "UserMessage", "sender": "nobody", "text": "whispered-over-rest" }]);
    for bearer in [SECRET, "sk_test_guessed", wrong.as_str()] {
        client.post(&messages).bearer_auth(bearer).json(&body).send().await.unwrap();
    }
    drop((bob, raw));
    server.terminate();
    assert!(server.wait().success());

    let log = server.log();
    assert!(!log.is_empty(), "the log was captured");
    for secret in [SECRET, REVOKED, "sk_test_guessed", "whispered", &signature, &token, &wrong] {
        assert!(!log.contains(secret), "{secret:?} is in the log:\n{log}");
    }
    for part in token.split('.').chain(wrong.split('.')) {
        assert!(!log.contains(part), "a part of a token, {part:?}, is in the log:\n{log}");
    }
}

#[tokio::test]
async fn a_refused_hello_is_answered_also_when_more_is_in_its_frame() {
    let server = server().await;
    let mut raw = Raw::connect(&server.realtime("shop"), None).await;
    let hello = json!({ "id": 1, "op": "hello", "version": 1, "user": "bob", "token": "rubbish" });
    raw.send(json!([hello, { "id": 2, "op": "ping" }]).to_string()).await;
    let answers = raw.answers().await;
    assert_eq!((&answers[0]["id"], &answers[0]["error"]["code"]), (&json!(1), &json!("CREDENTIALS_INVALID")));
    assert_eq!(raw.next().await, Received::Closed(4100));
}

#[tokio::test]
async fn a_key_that_was_revoked_renews_no_token() {
    let server = server().await;
    let (_, other) = server.command(&["key", "create", "shop"]);
    let token = |key: &str| signed(key, &claims("shop", "bob"));
    let connect = async |key: &str| {
        let mut raw = Raw::connect(&server.realtime("shop"), None).await;
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "bob", "token": token(key) });
        assert!(raw.ask(hello).await["ok"].is_object());
        raw
    };
    let (mut witness, mut raw) = (connect(SECRET).await, connect(other.trim()).await);
    let (revoked, said) = server.command(&["key", "revoke", "shop", SECRET]);
    assert!(revoked, "{said}");
    assert_eq!(witness.next().await, Received::Closed(4104), "from now on the server knows");
    let answer = raw.ask(json!({ "id": 1, "op": "token.set", "token": token(SECRET) })).await;
    assert_eq!(answer["error"]["code"], "KEY_REVOKED");
    assert!(raw.ask(json!({ "id": 2, "op": "ping" })).await["ok"].is_object(), "the good one still holds");
}

#[tokio::test]
async fn a_key_that_is_revoked_ends_the_sessions_it_signed_and_no_others() {
    let server = server().await;
    let (_, other) = server.command(&["key", "create", "shop"]);
    let of = |key: &str, user: &str| signed(key, &claims("shop", user));
    let connect = async |user: &str, token: String| {
        let mut raw = Raw::connect(&server.realtime("shop"), None).await;
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": user, "token": token });
        assert!(raw.ask(hello).await["ok"].is_object());
        raw
    };
    let mut ended = connect("bob", of(SECRET, "bob")).await;
    let mut renewed = connect("carol", of(SECRET, "carol")).await;
    let mut good = connect("dan", of(other.trim(), "dan")).await;
    let renewal = json!({ "id": 1, "op": "token.set", "token": of(other.trim(), "carol") });
    assert!(renewed.ask(renewal).await["ok"].is_object());
    // Nobody asks for anything: the server finds it out by itself.
    assert!(server.command(&["key", "revoke", "shop", SECRET]).0);
    assert_eq!(ended.next().await, Received::Closed(4104));
    for lives in [&mut good, &mut renewed] {
        assert!(lives.ask(json!({ "id": 2, "op": "ping" })).await["ok"].is_object());
    }
}
