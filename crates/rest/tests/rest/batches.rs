//! Several operations in one call.

use serde_json::{Value, json};

use crate::http::request;
use crate::world::{KEY, World};

#[tokio::test]
async fn each_operation_answers_as_it_would_alone() {
    let world = World::with_order().await;
    let batch = json!([
        [1, "PUT", "/users/carol%2F1", { "name": "Carol" }],
        [2, "GET", "/users", { "limit": "1" }],
        ["three", "GET", "/nowhere"],
        [4, "POST", "/conversations/order/messages", [{ "type": "UserMessage", "sender": "alice", "text": "hi" }]],
        [5, "GET", "/conversations/order/messages?limit=1", null, { "api_version": "2021-02-09" }],
        [6, "PUT", "/users/dan", {}],
        [7, "DELETE", "/conversations/order"],
        [8, "GET", "/conversations/order"],
    ]);
    let results = world.post("/batch", batch).await.ok();
    let seqs: Vec<_> =
        results.as_array().expect("a list").iter().map(|one| (&one[0], one[1].as_u64())).collect();
    let expected = [
        (json!(1), 200),
        (json!(2), 200),
        (json!("three"), 404),
        (json!(4), 200),
        (json!(5), 200),
        (json!(6), 400),
        (json!(7), 200),
        (json!(8), 404),
    ];
    assert_eq!(seqs, expected.iter().map(|(seq, status)| (seq, Some(*status))).collect::<Vec<_>>());
    assert_eq!(results[1][2]["data"][0]["id"], "carol/1", "in the order given");
    assert_eq!(results[2][2]["errorCode"], "NOT_FOUND");
    assert_eq!(results[3][2][0]["id"], results[4][2]["data"][0]["id"]);
    assert!(results[5][2]["reasons"]["name"][0].is_string() || results[5][2]["message"].as_str().is_some());
}

#[tokio::test]
async fn what_cannot_stand_in_a_batch_is_refused_in_its_place() {
    let world = World::new().await;
    let wrong = [
        json!([1, "POST", "/batch", [[1, "GET", "/users"]]]),
        json!([1, "POST", "/files"]),
        json!([1, "GET", "users"]),
        json!([1, "GET", 7]),
        json!([1, 7, "/users"]),
        json!([1, "GE T", "/users"]),
        json!([1, "GET", "/users", "limit=1"]),
        json!([1, "GET", "/users", { "limit": ["1"] }]),
        json!([1, "GET", "/us ers"]),
        json!([1, "GET", "/users", null, { "api_version": "soon" }]),
        json!([1, "PUT", "/users/a", [1]]),
    ];
    for operation in wrong {
        let results = world.post("/batch", json!([operation, [2, "GET", "/users"]])).await.ok();
        assert_eq!((&results[0][0], &results[0][1]), (&json!(1), &json!(400)), "{operation}: {results}");
        assert_eq!(results[1], json!([2, 200, { "data": [] }]), "the others are carried out");
    }
    let whole: [Value; 9] = [
        json!({}),
        json!([]),
        json!([[1, "GET"]]),
        json!([[1, "GET", "/users", null, {}, 6]]),
        json!([[1, "GET", "/users", null, ["api_version"]]]),
        json!([[1, "GET", "/users", null, { "api_version": 2024 }]]),
        json!([["GET", "/users"]]),
        json!([[null, "GET", "/users"]]),
        json!((0..11).map(|n| json!([n, "GET", "/users"])).collect::<Vec<_>>()),
    ];
    for body in whole {
        assert_eq!(world.post("/batch", body.clone()).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn a_batch_is_no_way_around_credentials() {
    let world = World::with_order().await;
    let batch =
        json!([[1, "GET", "/users"], [2, "GET", "/../rival/users"], [3, "GET", "/conversations/order"]]);
    let other = world.send("POST", "/v1/shop/batch", crate::world::RIVAL_KEY, Some(batch.clone())).await;
    other.fails(401, "UNAUTHENTICATED", "CREDENTIALS_INVALID");
    let results = world.rival("POST", "/batch", Some(batch)).await.ok();
    assert_eq!(results[0][2], json!({ "data": [] }));
    assert_eq!((&results[1][1], &results[2][1]), (&json!(404), &json!(404)));
}

#[tokio::test]
async fn a_version_is_a_date() {
    let world = World::new().await;
    let authorization = format!("Bearer {KEY}");
    for (version, status) in [("2021-02-09", 200), ("2099-12-31", 200), ("latest", 400), ("2021-13-01", 400)]
    {
        let headers = [("Authorization", authorization.as_str()), ("TalkJS-REST-Version", version)];
        let answer = request(world.address, "GET", "/v1/shop/users", &headers, b"").await;
        assert_eq!(answer.status, status, "{version}: {}", answer.body);
    }
}
