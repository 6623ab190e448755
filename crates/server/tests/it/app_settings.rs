//! `chinwag app …`, while a server runs on the same folder.

use serde_json::{Value, json};

use crate::harness::{App, Raw, Received, Server, legacy_signature};

const SECRET: &str = "sk_test_shop";

async fn shop() -> Server {
    Server::serve(App::prepare([App::new("shop", SECRET)]).await)
}

async fn connect(server: &Server, origin: Option<&'static str>) -> Raw {
    let mut raw = Raw::connect(&server.realtime("shop"), origin).await;
    let signature = legacy_signature(SECRET, "zoe");
    let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "zoe", "signature": signature });
    let answer = raw.ask(hello).await;
    assert!(answer["ok"].is_object(), "{answer}");
    raw
}

fn set(server: &Server, arguments: &[&str]) -> (bool, String) {
    server.command(&[&["app", "set", "shop"], arguments].concat())
}

/// Asks for a write until it is refused or done, as wanted.
async fn comes_to(raw: &mut Raw, write: Value, wanted: &str) {
    let outcome = async {
        loop {
            let answer = raw.ask(write.clone()).await;
            let code = answer["error"]["code"].as_str().unwrap_or("done");
            if code == wanted {
                return;
            }
        }
    };
    let in_time = std::time::Duration::from_secs(5);
    tokio::time::timeout(in_time, outcome).await.unwrap_or_else(|_| panic!("{write} comes to {wanted}"));
}

#[tokio::test]
async fn a_connection_follows_the_switches_of_its_app() {
    let server = shop().await;
    let mut zoe = connect(&server, None).await;
    let user = json!({ "id": 1, "op": "user.set", "user": "zoe", "set": { "name": "Zoe" } });
    let conversation = json!({ "id": 2, "op": "conversation.set", "conversation": "c" });
    assert_eq!(zoe.ask(user.clone()).await["error"]["code"], "USER_SYNC_DISABLED");
    assert_eq!(zoe.ask(conversation.clone()).await["error"]["code"], "CONVERSATION_SYNC_DISABLED");
    let (done, said) = set(&server, &["--client-user-sync", "on", "--client-conversation-sync", "on"]);
    assert!(done && said.contains("client-user-sync          on"), "{said}");
    comes_to(&mut zoe, user.clone(), "done").await;
    comes_to(&mut zoe, conversation.clone(), "done").await;
    assert!(set(&server, &["--client-user-sync", "off"]).0);
    comes_to(&mut zoe, user, "USER_SYNC_DISABLED").await;
    assert_eq!(zoe.ask(conversation.clone()).await["ok"], json!({}), "one switch leaves the other alone");
    assert!(set(&server, &["--client-conversation-sync", "off"]).0);
    let other = json!({ "id": 3, "op": "conversation.set", "conversation": "d" });
    comes_to(&mut zoe, other, "CONVERSATION_SYNC_DISABLED").await;
}

#[tokio::test]
async fn the_next_connection_meets_the_new_settings() {
    let server = shop().await;
    connect(&server, Some("https://elsewhere.example")).await;
    assert!(set(&server, &["--origin", "https://shop.example", "--add-origin", "http://localhost:3000"]).0);
    let refused = async {
        loop {
            let mut raw = Raw::connect(&server.realtime("shop"), Some("https://elsewhere.example")).await;
            let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "zoe",
                                "signature": legacy_signature(SECRET, "zoe") });
            if raw.ask(hello).await["error"]["code"] == "ORIGIN_NOT_ALLOWED" {
                return raw.next().await;
            }
        }
    };
    assert_eq!(refused.await, Received::Closed(4100));
    connect(&server, Some("https://shop.example")).await;
    connect(&server, Some("http://localhost:3000")).await;
    assert!(set(&server, &["--authentication", "off", "--any-origin"]).0);
    let anonymous = async {
        loop {
            let mut raw = Raw::connect(&server.realtime("shop"), Some("https://elsewhere.example")).await;
            let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "zoe" });
            if raw.ask(hello).await["ok"].is_object() {
                return;
            }
        }
    };
    anonymous.await;
}

#[tokio::test]
async fn every_setting_is_set_and_shown() {
    let server = shop().await;
    let (done, shown) = server.command(&["app", "show", "shop"]);
    assert!(done);
    for line in
        ["name                      shop", "authentication            on", "origins                   any"]
    {
        assert!(shown.contains(line), "{shown}");
    }
    let (done, _) = set(
        &server,
        &[
            "--name",
            "The shop",
            "--authentication",
            "off",
            "--default-locale",
            "de",
            "--origin",
            "https://a.example",
        ],
    );
    assert!(done);
    assert!(set(&server, &["--add-origin", "https://b.example", "--remove-origin", "https://a.example"]).0);
    let (_, shown) = server.command(&["app", "show", "shop"]);
    for line in [
        "app id                    shop",
        "name                      The shop",
        "authentication            off",
        "origins                   https://b.example",
        "client-user-sync          off",
        "client-conversation-sync  off",
        "default-locale            de",
        "good secret keys          1",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is not in\n{shown}");
    }
    assert!(!shown.contains(SECRET));
    assert_eq!(server.command(&["app", "list"]), (true, "shop\tThe shop\n".to_owned()));
    let (_, said) = set(&server, &["--remove-origin", "https://b.example"]);
    assert!(said.contains("pages of any origin may connect"), "{said}");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_changed() {
    let server = shop().await;
    let (_, before) = server.command(&["app", "show", "shop"]);
    let cases: &[(&[&str], &str)] = &[
        (&["app", "set", "shp", "--name", "x"], "there is no app \"shp\"; \"chinwag app list\" shows"),
        (&["app", "show", "shp"], "there is no app \"shp\""),
        (&["app", "set", "shop"], "required"),
        (&["app", "set", "shop", "--client-user-sync", "maybe"], "[possible values: on, off]"),
        (&["app", "set", "shop", "--client-user-sinc", "on"], "--client-user-sync"),
        (&["app", "set", "shop", "--name", " "], "the name must not be empty"),
        (&["app", "set", "shop", "--name", "ok", "--default-locale", "deutsch bitte"], "is no language tag"),
        (
            &["app", "set", "shop", "--add-origin", "shop.example"],
            "\"shop.example\" is none; it must look like",
        ),
        (&["app", "set", "shop", "--remove-origin", "https://x.example"], "does not hold https://x.example"),
        (&["app", "set", "shop", "--any-origin", "--origin", "https://x.example"], "cannot be used with"),
    ];
    for (arguments, problem) in cases {
        let (done, said) = server.command(arguments);
        assert!(!done && said.contains(problem), "{arguments:?}: {said}");
    }
    assert_eq!(server.command(&["app", "show", "shop"]).1, before);
}

#[tokio::test]
async fn new_apps_begin_as_configured_and_closed_when_nothing_is() {
    let server = shop().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "[new_apps]\nclient_user_sync = true\ndefault_locale = \"nl\"\n").unwrap();
    let config = file.path().to_str().unwrap();
    for (arguments, expected) in [
        (&["app", "create", "plain"][..], ["off", "off", "en-US"]),
        (&["app", "create", "ours", "--config", config], ["on", "off", "nl"]),
        (&["app", "create", "both", "--config", config, "--client-sync"], ["on", "on", "nl"]),
    ] {
        let (done, said) = server.command(arguments);
        assert!(done, "{said}");
        let id = said.lines().find_map(|line| line.strip_prefix("app id      ")).unwrap();
        let (_, shown) = server.command(&["app", "show", id]);
        let rows = ["client-user-sync", "client-conversation-sync", "default-locale"];
        for (row, value) in rows.into_iter().zip(expected) {
            assert!(shown.lines().any(|line| line == format!("{row:<26}{value}")), "{arguments:?}: {shown}");
        }
    }
}
