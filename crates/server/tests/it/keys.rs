//! Secret keys: several at a time, made and revoked while the server runs.

use serde_json::json;

use crate::harness::{App, Receiver, Server, rest_client};

const FIRST: &str = "sk_test_first";

async fn status(server: &Server, key: &str) -> u16 {
    let users = format!("{}/users", server.rest("shop"));
    rest_client().get(users).bearer_auth(key).send().await.unwrap().status().as_u16()
}

/// Waits for a key to be good or not: a running server takes over what changed within a second.
async fn until(server: &Server, key: &str, wanted: u16) {
    while status(server, key).await != wanted {
        tokio::task::yield_now().await;
    }
}

/// The ids of the keys, and what is said of them.
fn list(server: &Server) -> Vec<(String, String)> {
    let (done, said) = server.command(&["key", "list", "shop"]);
    assert!(done, "{said}");
    let row = |line: &str| {
        let mut parts = line.split('\t');
        (parts.next().unwrap().to_owned(), parts.nth(1).unwrap().to_owned())
    };
    said.lines().map(row).collect()
}

#[tokio::test]
async fn several_keys_are_good_until_they_are_revoked() {
    let server = Server::serve(App::prepare([App::new("shop", FIRST)]).await);
    let (done, second) = server.command(&["key", "create", "shop"]);
    let second = second.trim().to_owned();
    assert!(done && second.starts_with("sk_live_") && second.len() > 30, "{second}");
    until(&server, &second, 200).await;
    assert_eq!(status(&server, FIRST).await, 200);

    let keys = list(&server);
    let states: Vec<_> = keys.iter().map(|(_, state)| state.as_str()).collect();
    assert_eq!(states, ["good", "good, signs webhooks"], "the newest, unless one is chosen");
    let text = server.command(&["key", "list", "shop"]).1;
    assert!(!text.contains("sk_"), "a key is not shown again: {text}");
    assert!(server.command(&["key", "sign-webhooks", "shop", FIRST]).0);
    assert_eq!(list(&server)[0].1, "good, signs webhooks");

    let (revoked, said) = server.command(&["key", "revoke", "shop", &keys[0].0]);
    assert!(revoked && !said.contains("warning"), "{said}");
    until(&server, FIRST, 401).await;
    assert_eq!(status(&server, &second).await, 200);
    assert_eq!(list(&server)[1].1, "good, signs webhooks", "a revoked key signs nothing");
    let (_, said) = server.command(&["key", "revoke", "shop", &second]);
    assert!(said.contains("no key is left"), "{said}");
    until(&server, &second, 401).await;
    let (done, said) = server.command(&["key", "revoke", "shop", "12345678"]);
    assert!(!done && said.contains("chinwag key list shop"), "{said}");
}

#[tokio::test]
async fn the_chosen_key_signs_webhooks() {
    let mut server = Server::dev();
    let receiver = Receiver::start("sk_test_demo").await;
    assert!(server.command(&["key", "create", "demo"]).0);
    assert!(server.command(&["key", "sign-webhooks", "demo", "sk_test_demo"]).0);
    let (added, said) =
        server.command(&["webhook", "add", "demo", &receiver.url(), "--event", "user.created"]);
    assert!(added, "{said}");
    // A running server takes the choice over within a second, a new one has it from the start.
    server.kill();
    server.restart();
    let users = format!("{}/users/zoe", server.rest("demo"));
    let put = rest_client().put(users).bearer_auth("sk_test_demo").json(&json!({ "name": "Zoe" }));
    assert_eq!(put.send().await.unwrap().status(), 200);
    assert_eq!(receiver.events(1).await.len(), 1);
}
