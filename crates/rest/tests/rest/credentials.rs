//! Who may knock.

use chinwag_engine::sign_user_token;
use chinwag_model::{Timestamp, UserId};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::http::request;
use crate::world::{DAWN, KEY, RIVAL_KEY, World};

fn token(key: &str, claims: &Value) -> String {
    let key = EncodingKey::from_secret(key.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &key).expect("a token")
}

fn claims(token_type: &str) -> Value {
    json!({ "tokenType": token_type, "iss": "shop", "exp": DAWN / 1000 + 30 })
}

#[tokio::test]
async fn a_secret_key_and_an_app_token_open_the_door() {
    let world = World::new().await;
    for credential in [KEY, &token(KEY, &claims("app")), &token(KEY, &claims("admin"))] {
        assert_eq!(world.send("GET", "/v1/shop/users", credential, None).await.ok(), json!({ "data": [] }));
    }
    let lower =
        request(world.address, "GET", "/v1/shop/users", &[("Authorization", "bearer sk_test_shop")], b"");
    lower.await.ok();
    let dated = [("Authorization", "Bearer sk_test_shop"), ("TalkJS-REST-Version", "2021-02-09")];
    request(world.address, "GET", "/v1/shop/users", &dated, b"").await.ok();
}

#[tokio::test]
async fn each_wrong_credential_is_told_apart() {
    let world = World::new().await;
    let alice = UserId::new("alice").unwrap();
    let soon = Timestamp::from_millis(DAWN + 30_000);
    let with = |field: &str, value: Value| {
        let mut claims = claims("app");
        claims[field] = value;
        token(KEY, &claims)
    };
    let unsigned = {
        let signed = token(KEY, &claims("app"));
        let payload = signed.split('.').nth(1).unwrap();
        format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.")
    };
    let cases = [
        ("sk_test_other".to_owned(), "CREDENTIALS_INVALID"),
        (RIVAL_KEY.to_owned(), "CREDENTIALS_INVALID"),
        ("hello".to_owned(), "CREDENTIALS_INVALID"),
        (String::new(), "CREDENTIALS_INVALID"),
        (sign_user_token(&world.shop, &alice, Some(soon)).unwrap(), "TOKEN_WRONG_TYPE"),
        (with("iss", "rival".into()), "TOKEN_WRONG_APP"),
        (with("exp", (DAWN / 1000 - 1).into()), "TOKEN_EXPIRED"),
        (with("exp", Value::Null), "CREDENTIALS_INVALID"),
        (token(RIVAL_KEY, &claims("app")), "CREDENTIALS_INVALID"),
        (unsigned, "TOKEN_ALGORITHM"),
    ];
    for (credential, code) in cases {
        let answer = world.send("GET", "/v1/shop/users", &credential, None).await;
        assert!(answer.headers.contains("www-authenticate: bearer"), "{}", answer.headers);
        answer.fails(401, "UNAUTHENTICATED", code);
    }
    world.send("GET", "/v1/nothing/users", KEY, None).await.fails(401, "UNAUTHENTICATED", "UNKNOWN_APP");
    let none = request(world.address, "GET", "/v1/shop/users", &[], b"").await;
    none.fails(401, "UNAUTHENTICATED", "CREDENTIALS_REQUIRED");
    let basic = [("Authorization", "Basic c2tfdGVzdF9zaG9wOg==")];
    let basic = request(world.address, "GET", "/v1/shop/users", &basic, b"").await;
    basic.fails(401, "UNAUTHENTICATED", "CREDENTIALS_INVALID");
}

#[tokio::test]
async fn a_revoked_key_opens_nothing_any_more() {
    let world = World::new().await;
    let signed = token(KEY, &claims("app"));
    world.engine.revoke_key(&world.shop, KEY).await.unwrap();
    for credential in [KEY, &signed] {
        let answer = world.send("GET", "/v1/shop/users", credential, None).await;
        answer.fails(401, "UNAUTHENTICATED", "KEY_REVOKED");
    }
}

#[tokio::test]
async fn two_apps_may_use_the_same_ids() {
    let world = World::with_order().await;
    world.say("alice", "Hello").await;
    world.rival("PUT", "/users/alice", Some(json!({ "name": "Another Alice" }))).await.ok();
    world.rival("PUT", "/conversations/order", Some(json!({ "participants": ["alice"] }))).await.ok();
    assert_eq!(world.get("/users/alice").await.ok()["name"], "Alice");
    assert_eq!(world.list("/conversations/order/messages", "text").await, ["Hello"]);
    let theirs = world.rival("GET", "/conversations/order/messages", None).await.ok();
    assert_eq!(theirs, json!({ "data": [] }));
    let theirs = world.rival("PUT", "/conversations/order", Some(json!({ "participants": ["bob"] }))).await;
    theirs.fails(400, "INVALID_ARGUMENT", "UNKNOWN_USER");
}
