//! Who asks too often is told when to come back, and the others go on.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Error;

use crate::harness::{Raw, Server, rest_client};

/// The secret key of the app that `chinwag dev` makes.
const KEY: &str = "sk_test_demo";

fn limited(limits: &str) -> Server {
    Server::dev_with(&format!("[rate_limits]\n{limits}\n"))
}

async fn get(server: &Server, from: &str) -> reqwest::Response {
    let request = rest_client().get(format!("{}/users?limit=1", server.rest("demo"))).bearer_auth(KEY);
    request.header("X-Forwarded-For", from).send().await.unwrap()
}

#[tokio::test]
async fn a_back_end_that_asks_too_often_is_told_when_to_come_back() {
    let server = limited("on_loopback = true\napp_per_second = 1\napp_burst = 5");
    let mut refused = loop {
        let answer = get(&server, "127.0.0.1").await;
        if answer.status() != StatusCode::OK {
            break answer;
        }
    };
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait));
    let body: Value = serde_json::from_slice(&refused.chunk().await.unwrap().unwrap()).unwrap();
    assert_eq!((&body["errorCode"], &body["code"]), (&json!("RATE_LIMITED"), &json!("RATE_LIMITED")));
    assert!(body["message"].as_str().unwrap().contains("this app asks too often"), "{body}");
    while get(&server, "127.0.0.1").await.status() != StatusCode::OK {}
    // A batch is no way around it: its operations are counted one by one.
    let batch: Vec<_> = (0..10).map(|n| json!([n, "GET", "/users"])).collect();
    let url = format!("{}/batch", server.rest("demo"));
    let results: Value = loop {
        let answer = rest_client().post(&url).bearer_auth(KEY).json(&batch).send().await.unwrap();
        if answer.status() == StatusCode::OK {
            break answer.json().await.unwrap();
        }
    };
    assert!(results.as_array().unwrap().iter().any(|result| result[1] == 429), "{results}");
}

#[tokio::test]
async fn each_address_has_its_own_allowance() {
    let server = limited("address_per_second = 1\naddress_burst = 3");
    let mut passed = 0;
    while get(&server, "198.51.100.7").await.status() == StatusCode::OK {
        passed += 1;
    }
    assert!((3..10).contains(&passed), "{passed}");
    assert_eq!(get(&server, "198.51.100.8").await.status(), StatusCode::OK);
    // Whoever guesses keys is counted as well.
    let guess = rest_client().get(format!("{}/users", server.rest("demo"))).bearer_auth("sk_test_guess");
    let statuses = async || {
        let answer = guess.try_clone().unwrap().header("X-Forwarded-For", "198.51.100.9").send().await;
        answer.unwrap().status()
    };
    while statuses().await != StatusCode::TOO_MANY_REQUESTS {}
    // This machine is not counted unless the operator wants it.
    for _ in 0..20 {
        assert_eq!(get(&server, "127.0.0.1").await.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn a_user_who_asks_too_often_keeps_the_connection() {
    let server = limited("on_loopback = true\nuser_per_second = 2\nuser_burst = 5");
    let url = server.realtime("demo");
    let (mut alice, mut bob) = (Raw::greeted(&url, "alice").await, Raw::greeted(&url, "bob").await);
    let many: Vec<_> = (1..=20).map(|id| json!({ "id": id, "op": "user.get", "user": "alice" })).collect();
    alice.send(Value::from(many).to_string()).await;
    let mut answers = Vec::new();
    while answers.len() < 20 {
        answers.extend(alice.answers().await);
    }
    let refused = answers.iter().filter(|answer| answer["error"]["code"] == "RATE_LIMITED").count();
    assert!((10..=15).contains(&refused), "{refused}");
    assert!(bob.ask(json!({ "id": 1, "op": "ping" })).await["ok"].is_object(), "others are not held up");
    while alice.ask(json!({ "id": 30, "op": "ping" })).await["ok"].is_null() {}
}

#[tokio::test]
async fn connections_are_counted_by_address() {
    let server = limited("on_loopback = true\naddress_per_second = 1\naddress_burst = 3");
    let url = server.realtime("demo");
    let mut kept = Vec::new();
    let refused = loop {
        match tokio_tungstenite::connect_async(&url).await {
            Ok((socket, _)) => kept.push(socket),
            Err(error) => break error,
        }
    };
    let Error::Http(answer) = refused else { panic!("{refused}") };
    assert_eq!(answer.status().as_u16(), 429);
    assert!(answer.headers().contains_key("retry-after"));
    assert!((3..10).contains(&kept.len()));
}
