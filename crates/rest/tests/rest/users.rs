//! `/users`.

use serde_json::json;

use crate::world::{DAWN, World};

#[tokio::test]
async fn a_user_is_created_read_and_changed_field_by_field() {
    let world = World::new().await;
    let everything = json!({
        "id": "alice", "name": "Alice", "email": "alice@shop.example", "phone": ["+31201234567"],
        "photoUrl": "https://shop.example/a.png", "headerPhotoUrl": "https://shop.example/h.png",
        "welcomeMessage": "Hi", "availabilityText": "Weekdays", "locale": "en-GB", "role": "buyer",
        "custom": { "tier": "2", "town": "Delft" }, "pushTokens": { "fcm:one": true, "apns:two": true },
        "somethingElse": { "is": "ignored" }
    });
    assert_eq!(world.put("/users/alice", everything).await.ok(), json!({}));
    let mut alice = json!({
        "id": "alice", "name": "Alice", "role": "buyer", "email": ["alice@shop.example"],
        "phone": ["+31201234567"], "photoUrl": "https://shop.example/a.png",
        "headerPhotoUrl": "https://shop.example/h.png", "welcomeMessage": "Hi",
        "availabilityText": "Weekdays", "locale": "en-GB", "custom": { "tier": "2", "town": "Delft" },
        "pushTokens": { "fcm:one": true, "apns:two": true }, "createdAt": DAWN
    });
    assert_eq!(world.get("/users/alice").await.ok(), alice);

    world.wait(5);
    let changes = json!({
        "name": "Alice B", "welcomeMessage": null, "custom": { "tier": null, "size": "M" },
        "pushTokens": { "fcm:one": null }
    });
    world.put("/users/alice", changes).await.ok();
    alice["name"] = "Alice B".into();
    alice["welcomeMessage"] = json!(null);
    alice["custom"] = json!({ "town": "Delft", "size": "M" });
    alice["pushTokens"] = json!({ "apns:two": true });
    assert_eq!(world.get("/users/alice").await.ok(), alice);

    let nothing = json!({
        "email": null, "phone": null, "photoUrl": null, "headerPhotoUrl": null, "availabilityText": null,
        "locale": null, "role": null, "custom": null, "pushTokens": null
    });
    world.put("/users/alice", nothing).await.ok();
    let bare = json!({
        "id": "alice", "name": "Alice B", "role": "default", "email": null, "phone": null, "photoUrl": null,
        "headerPhotoUrl": null, "welcomeMessage": null, "availabilityText": null, "locale": null,
        "custom": {}, "pushTokens": null, "createdAt": DAWN
    });
    assert_eq!(world.get("/users/alice").await.ok(), bare);
}

#[tokio::test]
async fn each_broken_rule_of_a_user_names_its_field() {
    let world = World::new().await;
    let long = "x".repeat(256);
    let cases = [
        (json!({}), "MISSING_FIELD", "name"),
        (json!({ "name": " " }), "INVALID_ARGUMENT", "name"),
        (json!({ "name": long }), "INVALID_ARGUMENT", "name"),
        (json!({ "name": 5 }), "WRONG_TYPE", "name"),
        (json!({ "name": "A", "email": ["a@b", "nope"] }), "INVALID_ARGUMENT", "email"),
        (json!({ "name": "A", "email": [5] }), "WRONG_TYPE", "email"),
        (json!({ "name": "A", "phone": ["0612345678"] }), "INVALID_ARGUMENT", "phone"),
        (json!({ "name": "A", "photoUrl": "javascript:alert(1)" }), "INVALID_ARGUMENT", "photoUrl"),
        (json!({ "name": "A", "custom": { "k": 5 } }), "WRONG_TYPE", "custom.k"),
        (json!({ "name": "A", "custom": { "k": {} } }), "WRONG_TYPE", "custom.k"),
        (json!({ "name": "A", "role": [] }), "WRONG_TYPE", "role"),
        (json!({ "name": "A", "pushTokens": { "nokia:1": true } }), "INVALID_ARGUMENT", "pushTokens"),
        (json!({ "name": "A", "id": "bob" }), "INVALID_ARGUMENT", "id"),
        (json!({ "name": "A", "id": 7 }), "WRONG_TYPE", "id"),
        (json!([]), "WRONG_TYPE", ""),
    ];
    for (body, code, field) in cases {
        let reasons = world.put("/users/alice", body.clone()).await.fails(400, "INVALID_ARGUMENT", code);
        let places: Vec<_> = reasons.as_object().unwrap().keys().map(String::as_str).collect();
        let expected: Vec<_> = Some(field).filter(|field| !field.is_empty()).into_iter().collect();
        assert_eq!(places, expected, "{body}: {reasons}");
    }
    world.get("/users/alice").await.fails(404, "NOT_FOUND", "UNKNOWN_USER");
    let told = world.put("/users/alice", json!({ "name": "A", "email": ["a@b", "nope"] })).await.body;
    assert_eq!(
        told,
        json!({
            "errorCode": "INVALID_ARGUMENT", "error": "INVALID_ARGUMENT", "code": "INVALID_ARGUMENT",
            "message": "email[1] is not an e-mail address",
            "reasons": { "email": ["email[1] is not an e-mail address"] }
        })
    );
}

#[tokio::test]
async fn several_users_are_written_all_or_none() {
    let world = World::new().await;
    let good = json!({ "alice": { "name": "Alice" }, "bob": { "name": "Bob", "role": "seller" } });
    assert_eq!(world.put("/users", good).await.ok(), json!({}));
    assert_eq!(world.get("/users/bob").await.ok()["role"], "seller");

    let mixed = json!({
        "alice": { "name": "Changed" },
        "bob": { "phone": ["12"] },
        "carol": { "name": 5 },
        "dave": { "id": "bob", "name": "Dave" }
    });
    let reasons = world.put("/users", mixed).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    let told: Vec<_> = reasons.as_object().unwrap().keys().collect();
    assert_eq!(told, ["bob", "carol", "dave"], "{reasons}");
    assert!(reasons["bob"][0].as_str().unwrap().starts_with("phone[0] must start with +"), "{reasons}");

    let unnamed = json!({ "alice": { "name": "Changed" }, "erin": {} });
    let reasons = world.put("/users", unnamed).await.fails(400, "INVALID_ARGUMENT", "MISSING_FIELD");
    assert_eq!(reasons.as_object().unwrap().keys().collect::<Vec<_>>(), ["erin"]);
    assert_eq!(world.get("/users/alice").await.ok()["name"], "Alice", "nothing was changed");

    world.put("/users", json!({})).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    let crowd: serde_json::Map<_, _> = (0..101).map(|n| (n.to_string(), json!({ "name": "N" }))).collect();
    world.put("/users", crowd.into()).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    world.put("/users", json!([])).await.fails(400, "INVALID_ARGUMENT", "WRONG_TYPE");
}
