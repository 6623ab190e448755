//! Who every endpoint opens to.

use std::collections::BTreeSet;
use std::path::Path;

use chinwag_engine::sign_user_token;
use chinwag_model::{Timestamp, UserId};
use serde_json::{Value, json};

use crate::endpoints::Door::{Address, BackEnd};
use crate::endpoints::{ADMIN_ENDPOINTS, ENDPOINTS, filled};
use crate::http::request;
use crate::world::{DAWN, KEY, RIVAL_KEY, World};

/// The lines of the sources that add a route.
fn routing(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            routing(&entry, found);
            continue;
        }
        let text = std::fs::read_to_string(&entry).expect("a source file");
        let lines = text.lines().filter(|line| line.contains(".route("));
        found.extend(lines.map(|line| line.trim().to_owned()));
    }
}

#[test]
fn nothing_is_routed_that_is_not_described() {
    let mut found = Vec::new();
    routing(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    let expected = [
        // The description.
        r#".route("/docs/rest-api", get(async move || (of_page, PAGE.clone())))"#,
        r#".route("/openapi.json", get(async move || (of_json, JSON.clone())))"#,
        // What answers that there is nothing.
        r#"Router::new().route(&format!("{prefix}/"), any(errors::unknown_endpoint)).nest(prefix, endpoints)"#,
        // Preflights of browsers.
        "endpoints.route(theme, options(async || ())).layer(open)",
        "endpoints.route(upload, preflight()).route(file, preflight()).layer(open)",
        // What is described with it.
        "self.endpoints = self.endpoints.route(path, endpoint);",
    ];
    assert_eq!(found, expected);
}

/// A method, a path and the name of what opens it.
type Opened = (String, String, String);

#[test]
fn the_tables_are_what_is_described() {
    let document = chinwag_rest::openapi();
    let paths = document["paths"].as_object().expect("paths");
    let described: BTreeSet<Opened> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods");
            methods.iter().map(move |(method, operation)| {
                let scheme = operation["security"][0].as_object().and_then(|scheme| scheme.keys().next());
                (method.to_uppercase(), path.clone(), scheme.cloned().unwrap_or_default())
            })
        })
        .collect();
    let of_back_ends = ENDPOINTS.iter().flat_map(|(path, methods, door)| {
        let scheme = if *door == BackEnd { "backEnd" } else { "" };
        methods.iter().map(move |method| opened(method, "/v1/{appId}", path, scheme))
    });
    let of_operators = ADMIN_ENDPOINTS.iter().flat_map(|(path, methods)| {
        methods.iter().map(move |method| opened(method, "/admin/v1", path, "operator"))
    });
    assert_eq!(described, of_back_ends.chain(of_operators).collect());
}

fn opened(method: &str, prefix: &str, path: &str, scheme: &str) -> Opened {
    (method.to_owned(), format!("{prefix}{path}"), scheme.to_owned())
}

#[test]
fn the_documentation_has_every_endpoint() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rest-api.md");
    let page = std::fs::read_to_string(page).expect("the page");
    // Two spellings of what is documented once.
    let spelt_otherwise = ["", "/import/conversation/{conversationId}/messages"];
    let documented =
        ENDPOINTS.iter().filter(|(path, _, door)| *door == BackEnd && !spelt_otherwise.contains(path));
    for (path, methods, _) in documented {
        for method in *methods {
            assert!(page.contains(&format!("| `{method} {path}` |")), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_not_allowed() {
    let world = World::with_order().await;
    let message = world.say("alice", "Hello").await;
    for (pattern, methods, door) in ENDPOINTS {
        for method in ["GET", "PUT", "POST", "PATCH", "DELETE"] {
            let answer = world.send(method, &filled("shop", pattern, &message), "sk_test_nobody", None).await;
            let code = &answer.body["code"];
            let expected = match (methods.contains(&method), door) {
                (false, _) => json!("METHOD_NOT_ALLOWED"),
                (true, BackEnd) => json!("CREDENTIALS_INVALID"),
                (true, Address) => continue,
            };
            assert_eq!(*code, expected, "{method} {pattern}");
            if !methods.contains(&method) {
                let allowed = answer.header("allow").unwrap_or_default().to_uppercase();
                let allowed: Vec<_> = allowed.split(',').collect();
                assert_eq!(answer.status, 405);
                assert!(methods.iter().all(|method| allowed.contains(method)), "{pattern}: {allowed:?}");
            }
        }
    }
}

#[tokio::test]
async fn no_endpoint_opens_to_a_wrong_credential() {
    let world = World::with_order().await;
    let message = world.say("alice", "Hello").await;
    let state = async || {
        let mut seen = Vec::new();
        for path in ["/", "/users", "/conversations", "/conversations/order/messages"] {
            seen.push(world.get(path).await.ok());
        }
        Value::from(seen)
    };
    let before = state().await;
    let alice = UserId::new("alice").expect("an id");
    let soon = Timestamp::from_millis(DAWN + 30_000);
    let user_token = sign_user_token(&world.shop, &alice, Some(soon)).expect("a token");
    let revoked = world.engine.add_key(&world.shop).await.expect("a key");
    world.engine.revoke_key(&world.shop, &revoked).await.expect("a revocation");
    let credentials = [
        (RIVAL_KEY, "CREDENTIALS_INVALID"),
        (user_token.as_str(), "TOKEN_WRONG_TYPE"),
        (revoked.as_str(), "KEY_REVOKED"),
        ("", "CREDENTIALS_INVALID"),
    ];
    for (pattern, methods, _) in ENDPOINTS.iter().filter(|(_, _, door)| *door == BackEnd) {
        let path = filled("shop", pattern, &message);
        for method in *methods {
            let none = request(world.address, method, &path, &[], b"").await;
            none.fails(401, "UNAUTHENTICATED", "CREDENTIALS_REQUIRED");
            for (credential, code) in credentials {
                let answer = world.send(method, &path, credential, Some(json!({}))).await;
                assert_eq!((answer.status, &answer.body["code"]), (401, &json!(code)), "{method} {pattern}");
            }
            // The key of this app, in the path of another.
            let elsewhere =
                world.send(method, &filled("rival", pattern, &message), KEY, Some(json!({}))).await;
            elsewhere.fails(401, "UNAUTHENTICATED", "CREDENTIALS_INVALID");
        }
    }
    assert_eq!(state().await, before, "and nothing was changed");
}

#[tokio::test]
async fn what_another_app_calls_the_same_is_not_reached() {
    let world = World::with_order().await;
    let message = world.say("alice", "Hello").await;
    for (pattern, methods, _) in ENDPOINTS.iter().filter(|(_, _, door)| *door == BackEnd) {
        let names_something = pattern.contains('{');
        for method in *methods {
            let creates = *method == "PUT"
                && matches!(
                    *pattern,
                    "/users/{userId}" | "/conversations/{conversationId}" | "/themes/{themeName}"
                );
            if creates || !names_something {
                continue;
            }
            let twin =
                world.send(method, &filled("rival", pattern, &message), RIVAL_KEY, Some(body(pattern))).await;
            assert_eq!(
                (twin.status, &twin.body["error"]),
                (404, &json!("NOT_FOUND")),
                "{method} {pattern}: {}",
                twin.body
            );
        }
    }
}

/// A body that would do.
fn body(pattern: &str) -> Value {
    match pattern {
        _ if pattern.starts_with("/import") => json!([{ "sender": "alice", "text": "x", "timestamp": 1 }]),
        _ if pattern.ends_with("/messages") => {
            json!([{ "type": "UserMessage", "sender": "alice", "text": "x" }])
        }
        _ => json!({ "readUntil": "sent", "text": "x", "channels": ["email"] }),
    }
}
