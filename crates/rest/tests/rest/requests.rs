//! What holds for every endpoint: paths, bodies, content types, what does not exist.

use serde_json::{Value, json};

use crate::http::{Answer, request};
use crate::world::{KEY, World};

/// A `PUT` to Alice, byte for byte as given.
async fn put_raw(world: &World, content_type: Option<&str>, body: &[u8]) -> Answer {
    let authorization = format!("Bearer {KEY}");
    let mut headers = vec![("Authorization", authorization.as_str())];
    headers.extend(content_type.map(|value| ("Content-Type", value)));
    request(world.address, "PUT", "/v1/shop/users/alice", &headers, body).await
}

#[tokio::test]
async fn ids_may_hold_anything_printable() {
    let world = World::new().await;
    let ids = [
        ("a%2Fb", "a/b"),
        ("100%25", "100%"),
        ("a%252Fb", "a%2Fb"),
        ("two%20words", "two words"),
        ("a+b", "a+b"),
        ("%F0%9F%98%80", "😀"),
        ("😀raw", "😀raw"),
        ("a|b", "a|b"),
        ("me@shop.example", "me@shop.example"),
        ("%2E%2E", ".."),
        ("a%3Fb%23c", "a?b#c"),
    ];
    for (encoded, id) in ids {
        let path = format!("/users/{encoded}");
        world.put(&path, json!({ "name": "N", "id": id })).await.ok();
        assert_eq!(world.get(&path).await.ok()["id"], id);
        let order = format!("/conversations/{encoded}");
        world.put(&order, json!({ "participants": [id] })).await.ok();
        world.patch(&format!("{order}/participants/{encoded}"), json!({ "notify": false })).await.ok();
        let hello = json!([{ "type": "UserMessage", "sender": id, "text": "Hello" }]);
        let sent = world.post(&format!("{order}/messages"), hello).await.ok();
        let message = world.get(&format!("{order}/messages/{}", sent[0]["id"].as_str().unwrap())).await.ok();
        assert_eq!((&message["conversationId"], &message["senderId"]), (&json!(id), &json!(id)));
        assert_eq!(world.list(&format!("/users/{encoded}/conversations"), "id").await, [id]);
    }
    assert_eq!(world.list("/users?limit=1&startingAfter=100%25", "id").await, ["a/b"]);
}

#[tokio::test]
async fn a_path_that_is_badly_encoded_is_the_callers_mistake() {
    let world = World::new().await;
    for bad in ["%zz", "%", "%2", "a%2", "%FF", "%+1"] {
        world.get(&format!("/users/{bad}")).await.fails(400, "INVALID_ARGUMENT", "MALFORMED");
        let nested = world.delete(&format!("/conversations/c/participants/{bad}")).await;
        nested.fails(400, "INVALID_ARGUMENT", "MALFORMED");
    }
    for bad in ["a%00b", "%0A", &"x".repeat(256)] {
        world.get(&format!("/users/{bad}")).await.fails(400, "INVALID_ARGUMENT", "INVALID_ID");
    }
    let app = world.send("GET", "/v1/%zz/users", KEY, None).await;
    app.fails(400, "INVALID_ARGUMENT", "MALFORMED");
}

#[tokio::test]
async fn what_is_not_an_endpoint_is_not_found() {
    let world = World::with_order().await;
    let paths = [
        ("GET", "/v1"),
        ("GET", "/v1/"),
        ("GET", "/v1/shop/nowhere"),
        ("GET", "/v1/shop/users/"),
        ("GET", "/v1/shop/users/alice/"),
        ("GET", "/v1/shop/users/alice/conversations/order/more"),
        ("GET", "/v1/shop/search"),
        ("GET", "/v1/shop/users/alice/presence"),
        ("GET", "/v1/shop/public"),
    ];
    for (method, path) in paths {
        let answer = world.send(method, path, KEY, None).await;
        assert_eq!(answer.body["code"], "UNKNOWN_ENDPOINT", "{method} {path}");
        assert!(!answer.headers.contains("access-control"), "{}", answer.headers);
        answer.fails(404, "NOT_FOUND", "UNKNOWN_ENDPOINT");
    }
}

#[tokio::test]
async fn a_method_that_an_endpoint_does_not_take_is_told_by_what_it_takes() {
    let world = World::with_order().await;
    let requests = [
        ("POST", "/v1/shop/users/alice"),
        ("PATCH", "/v1/shop/users/alice"),
        ("POST", "/v1/shop/conversations/order"),
        ("OPTIONS", "/v1/shop/users"),
        ("POST", "/v1/shop/conversations"),
        ("GET", "/v1/shop/batch"),
        ("GET", "/v1/shop/presences"),
        ("GET", "/v1/shop/conversations/order/messages/m/reactions/x/alice"),
        ("GET", "/v1/shop/files"),
        ("GET", "/v1/shop/import/conversations/order/messages"),
        ("GET", "/v1/shop/conversations/order/participants/alice"),
    ];
    for (method, path) in requests {
        let answer = world.send(method, path, KEY, None).await;
        assert!(!answer.headers.contains("access-control"), "{}", answer.headers);
        assert!(answer.header("allow").is_some_and(|allowed| !allowed.is_empty()), "{}", answer.headers);
        answer.fails(405, "NOT_FOUND", "METHOD_NOT_ALLOWED");
    }
}

#[tokio::test]
async fn the_rest_of_the_server_keeps_its_own_paths() {
    let world = World::new().await;
    let page = || async { "page" };
    let rest_of_server = axum::Router::new().route("/page", axum::routing::get(page)).fallback(page);
    let router = rest_of_server.merge(chinwag_rest::router(world.engine.clone()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let authorization = format!("Bearer {KEY}");
    let headers = [("Authorization", authorization.as_str())];
    for path in ["/v1", "/v1/", "/v1/shop/nowhere"] {
        let answer = request(address, "GET", path, &headers, b"").await;
        answer.fails(404, "NOT_FOUND", "UNKNOWN_ENDPOINT");
    }
    request(address, "GET", "/v1/shop/users", &headers, b"").await.ok();
}

#[tokio::test]
async fn a_body_must_be_json_and_say_so() {
    let world = World::new().await;
    let good = br#"{"name":"Alice"}"#;
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON"] {
        put_raw(&world, Some(content_type), good).await.ok();
    }
    put_raw(&world, None, b"").await.ok();
    put_raw(&world, Some("text/plain"), b"").await.ok();
    for content_type in
        [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/jsonx")]
    {
        let answer = put_raw(&world, content_type, good).await;
        answer.fails(415, "INVALID_ARGUMENT", "UNSUPPORTED_MEDIA_TYPE");
    }
    let deep = format!("{{\"custom\":{}", "[".repeat(10_000));
    let wrong: [(&[u8], &str); 10] = [
        (b"{", "MALFORMED"),
        (b"nonsense", "MALFORMED"),
        (br#"{"name":"A"} trailing"#, "MALFORMED"),
        (br#"{'name':'A'}"#, "MALFORMED"),
        (b"{\"name\":\"\xFF\"}", "MALFORMED"),
        (deep.as_bytes(), "MALFORMED"),
        (b"null", "WRONG_TYPE"),
        (b"[\"Alice\"]", "WRONG_TYPE"),
        (b"\"text\"", "WRONG_TYPE"),
        (br#"{"name":"A","name":"B"}"#, "INVALID_ARGUMENT"),
    ];
    for (body, code) in wrong {
        put_raw(&world, Some("application/json"), body).await.fails(400, "INVALID_ARGUMENT", code);
    }
    assert_eq!(world.get("/users/alice").await.ok()["name"], "Alice");
}

#[tokio::test]
async fn a_user_given_twice_is_a_mistake() {
    let world = World::new().await;
    let authorization = format!("Bearer {KEY}");
    let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
    let twice = br#"{"alice":{"name":"A"},"alice":{"name":"B"}}"#;
    let answer = request(world.address, "PUT", "/v1/shop/users", &headers, twice).await;
    answer.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
}

#[tokio::test]
async fn a_body_may_have_a_megabyte() {
    let world = World::new().await;
    let of_size = |size: usize| {
        let mut body = br#"{"name":"Alice","padding":""#.to_vec();
        body.resize(size - 2, b'x');
        body.extend(b"\"}");
        body
    };
    put_raw(&world, Some("application/json"), &of_size(1024 * 1024)).await.ok();
    let over = put_raw(&world, Some("application/json"), &of_size(1024 * 1024 + 1)).await;
    over.fails(413, "TOO_LARGE", "FRAME_TOO_LARGE");
}

#[tokio::test]
async fn a_failing_store_is_the_servers_fault_and_tells_nothing_of_it() {
    let world = World::with_order().await;
    world.engine.close().await;
    let answer = world.put("/users/alice", json!({ "name": "A" })).await;
    let message = answer.body["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.contains("safe to try again"), "{message}");
    assert_eq!(answer.fails(500, "INTERNAL", "INTERNAL"), Value::Object(serde_json::Map::new()));
}
