//! What operators do from elsewhere.

use chinwag_engine::sign_user_token;
use chinwag_model::UserId;
use serde_json::{Value, json};

use crate::endpoints::ADMIN_ENDPOINTS;
use crate::http::{Answer, request};
use crate::world::{ADMIN_TOKEN, KEY, World};

async fn ask(world: &World, token: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
    let authorization = format!("Bearer {token}");
    let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    request(world.address, method, &format!("/admin/v1{path}"), &headers, body.as_bytes()).await
}

async fn operator(world: &World, method: &str, path: &str, body: Option<Value>) -> Answer {
    ask(world, ADMIN_TOKEN, method, path, body).await
}

#[tokio::test]
async fn nothing_opens_to_anybody_but_the_operator() {
    let world = World::with_order().await;
    let alice = UserId::new("alice").expect("an id");
    let user_token = sign_user_token(&world.shop, &alice, None).expect("a token");
    let almost = &ADMIN_TOKEN[1..];
    for (pattern, methods) in ADMIN_ENDPOINTS {
        let path = pattern.replace("{appId}", "shop").replace("{keyId}", "0").replace("{webhookId}", "0");
        for method in *methods {
            let none = request(world.address, method, &format!("/admin/v1{path}"), &[], b"").await;
            none.fails(401, "UNAUTHENTICATED", "CREDENTIALS_REQUIRED");
            for token in [KEY, &user_token, almost, ""] {
                let answer =
                    ask(&world, token, method, &path, Some(json!({ "name": "x", "url": "x" }))).await;
                answer.fails(401, "UNAUTHENTICATED", "CREDENTIALS_INVALID");
            }
        }
    }
    let by_operator = world.send("GET", "/v1/shop/users", ADMIN_TOKEN, None).await;
    assert_eq!(by_operator.status, 401, "nor the app's own API to the operator");
}

#[tokio::test]
async fn apps_are_created_and_listed() {
    let world = World::new().await;
    let made = operator(&world, "POST", "/apps", Some(json!({ "name": "Corner shop" }))).await.ok();
    let (id, key) = (made["id"].as_str().expect("an id"), made["secretKey"].as_str().expect("a key"));
    let users = world.send("GET", &format!("/v1/{id}/users"), key, None).await.ok();
    assert_eq!(users, json!({ "data": [] }));
    let named = operator(&world, "POST", "/apps", Some(json!({ "name": "x", "id": "corner" }))).await.ok();
    assert_eq!(named["id"], "corner");
    let taken = operator(&world, "POST", "/apps", Some(json!({ "name": "x", "id": "corner" }))).await;
    assert_eq!(taken.status, 400, "{}", taken.body);
    operator(&world, "POST", "/apps", Some(json!({}))).await.fails(400, "INVALID_ARGUMENT", "MISSING_FIELD");
    let list = operator(&world, "GET", "/apps", None).await.ok();
    let ids: Vec<_> = list["data"].as_array().expect("apps").iter().map(|app| app["id"].clone()).collect();
    assert_eq!(ids, [json!("shop"), json!("rival"), json!(id), json!("corner")]);
    assert!(!list.to_string().contains("sk_"), "{list}");
}

#[tokio::test]
async fn keys_are_made_shown_once_chosen_and_revoked() {
    let world = World::new().await;
    let made = operator(&world, "POST", "/apps/shop/keys", None).await.ok();
    let (id, key) = (made["id"].as_str().expect("an id"), made["secretKey"].as_str().expect("a key"));
    world.send("GET", "/v1/shop/users", key, None).await.ok();
    let list = async || operator(&world, "GET", "/apps/shop/keys", None).await.ok()["data"].clone();
    let keys = list().await;
    assert!(!keys.to_string().contains("sk_"), "{keys}");
    assert_eq!(
        (&keys[1]["id"], &keys[1]["signsWebhooks"], &keys[1]["revokedAt"]),
        (&json!(id), &json!(true), &Value::Null)
    );
    let first = keys[0]["id"].as_str().expect("an id").to_owned();
    operator(&world, "PUT", &format!("/apps/shop/keys/{first}/signsWebhooks"), None).await.ok();
    assert_eq!(list().await[0]["signsWebhooks"], true);
    operator(&world, "DELETE", &format!("/apps/shop/keys/{id}"), None).await.ok();
    assert!(list().await[1]["revokedAt"].is_i64());
    let refused = world.send("GET", "/v1/shop/users", key, None).await;
    refused.fails(401, "UNAUTHENTICATED", "KEY_REVOKED");
    for (method, path) in [("DELETE", "/apps/shop/keys/00000000"), ("PUT", "/apps/shop/keys/x/signsWebhooks")]
    {
        operator(&world, method, path, None).await.fails(404, "NOT_FOUND", "UNKNOWN_KEY");
    }
    operator(&world, "GET", "/apps/nowhere/keys", None).await.fails(404, "NOT_FOUND", "UNKNOWN_APP");
    // Of another app, a key is as good as none.
    operator(&world, "DELETE", &format!("/apps/rival/keys/{first}"), None).await.fails(
        404,
        "NOT_FOUND",
        "UNKNOWN_KEY",
    );
}

#[tokio::test]
async fn webhooks_are_added_listed_and_removed() {
    let world = World::new().await;
    let body = json!({ "url": "https://shop.example/events", "events": ["message.sent", "user.created"] });
    let added = operator(&world, "POST", "/apps/shop/webhooks", Some(body)).await.ok();
    assert_eq!(added["events"], json!(["user.created", "message.sent"]));
    let list = async || operator(&world, "GET", "/apps/shop/webhooks", None).await.ok()["data"].clone();
    assert_eq!(list().await, json!([added]));
    let path = format!("/apps/shop/webhooks/{}", added["id"].as_str().expect("an id"));
    operator(&world, "DELETE", &path, None).await.ok();
    operator(&world, "DELETE", &path, None).await.fails(404, "NOT_FOUND", "UNKNOWN_WEBHOOK");
    assert_eq!(list().await, json!([]));
    for wrong in
        [json!({ "url": "ftp://x" }), json!({ "url": "https://x.example", "events": ["nothing"] }), json!({})]
    {
        assert_eq!(operator(&world, "POST", "/apps/shop/webhooks", Some(wrong)).await.status, 400);
    }
}
