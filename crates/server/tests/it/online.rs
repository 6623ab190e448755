//! Who is online: while they have a connection, and a moment longer.

use std::time::Duration;

use chinwag_model::AppSettings;
use chinwag_protocol::limits::OFFLINE_AFTER_MS;
use rand::RngExt;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::harness::{App, Raw, Server, member, seeded};

/// The next news about a topic; what else comes is passed over.
async fn next_about(raw: &mut Raw, topic: &str) -> Value {
    loop {
        if let Some(item) = raw.items().await.into_iter().find(|item| item["topic"] == topic) {
            return item;
        }
    }
}

fn subscribe(id: u64, name: &str) -> Value {
    json!({ "id": id, "op": "subscribe", "topic": format!("online/{name}") })
}

async fn is_online(raw: &mut Raw, name: &str) -> Value {
    raw.ask(subscribe(1, name)).await["ok"]["online"].clone()
}

fn changed(name: &str, online: bool) -> Value {
    json!({ "topic": format!("online/{name}"), "revision": null, "event": "online.changed", "online": online })
}

// shows: C14
#[tokio::test]
async fn a_user_is_online_from_the_first_connection_until_a_moment_after_the_last() {
    let server = Server::dev();
    let url = server.realtime("demo");
    drop(member(&url, "zoe", &[]).await);
    let mut bob = Raw::greeted(&url, "bob").await;
    // Created by a connection that may still count.
    let state = bob.ask(subscribe(1, "zoe")).await["ok"].clone();
    assert_eq!((&state["kind"], &state["user"]["name"]), (&json!("online"), &json!("zoe")));
    if state["online"] == true {
        assert_eq!(next_about(&mut bob, "online/zoe").await, changed("zoe", false));
    }
    let (phone, laptop) = (Raw::greeted(&url, "zoe").await, Raw::greeted(&url, "zoe").await);
    assert_eq!(next_about(&mut bob, "online/zoe").await, changed("zoe", true));
    assert_eq!(is_online(&mut Raw::greeted(&url, "carol").await, "zoe").await, true);
    let gone_at = Instant::now();
    drop(phone);
    drop(laptop);
    assert_eq!(
        next_about(&mut bob, "online/zoe").await,
        changed("zoe", false),
        "and nothing of the second device"
    );
    assert!(gone_at.elapsed() >= Duration::from_millis(OFFLINE_AFTER_MS.into()));
    assert_eq!(is_online(&mut bob, "zoe").await, false);
}

#[tokio::test]
async fn who_reloads_the_page_was_never_away() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut bob = Raw::greeted(&url, "bob").await;
    for name in ["zoe", "yan"] {
        assert_eq!(is_online(&mut bob, name).await, false);
    }
    let (zoe, yan) = (Raw::greeted(&url, "zoe").await, Raw::greeted(&url, "yan").await);
    drop(zoe);
    let _reloaded = Raw::greeted(&url, "zoe").await;
    drop(yan);
    // Yan went after Zoe, so by the time that is told, Zoe's going would have been, too.
    let mut heard = Vec::new();
    while heard.last() != Some(&changed("yan", false)) {
        heard.extend(bob.items().await);
    }
    assert_eq!(heard, [changed("zoe", true), changed("yan", true), changed("yan", false)]);
    assert_eq!(is_online(&mut bob, "zoe").await, true);
}

// shows: C14
#[tokio::test]
async fn a_user_whom_nobody_created_is_nobody_until_created() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut bob = Raw::greeted(&url, "bob").await;
    let nobody = json!({ "kind": "online", "user": null, "online": false });
    assert_eq!(bob.ask(subscribe(1, "zoe")).await["ok"], nobody);
    let follow = json!({ "id": 2, "op": "subscribe", "topic": "user/zoe" });
    assert_eq!(bob.ask(follow).await["ok"]["user"], Value::Null);
    let mut zoe = Raw::greeted(&url, "zoe").await;
    assert_eq!(next_about(&mut bob, "online/zoe").await, changed("zoe", true));
    let nobody = json!({ "kind": "online", "user": null, "online": true });
    assert_eq!(bob.ask(subscribe(3, "zoe")).await["ok"], nobody);
    let create = json!({ "id": 1, "op": "user.set", "user": "zoe", "set": { "name": "Zoe" } });
    assert_eq!(zoe.ask(create).await["ok"], json!({}));
    let created = next_about(&mut bob, "user/zoe").await;
    assert_eq!((&created["event"], &created["user"]["name"]), (&json!("user.changed"), &json!("Zoe")));
}

#[tokio::test]
async fn another_app_never_learns_who_is_online_here() {
    let settings = AppSettings { authentication: false, ..AppSettings::default() };
    let app = |id| App { settings: settings.clone(), ..App::new(id, "sk_test_0") };
    let data = App::prepare([app("one"), App { secret: "sk_test_1", ..app("two") }]).await;
    let server = Server::serve(data);
    let mut spy = Raw::greeted(&server.realtime("two"), "bob").await;
    let mut friend = Raw::greeted(&server.realtime("one"), "bob").await;
    assert_eq!(is_online(&mut spy, "zoe").await, false);
    assert_eq!(is_online(&mut friend, "zoe").await, false);
    let _zoe = Raw::greeted(&server.realtime("one"), "zoe").await;
    assert_eq!(next_about(&mut friend, "online/zoe").await, changed("zoe", true));
    spy.send(json!([{ "id": 2, "op": "ping" }]).to_string()).await;
    assert_eq!(spy.items().await, [json!({ "id": 2, "ok": {} })]);
    assert_eq!(is_online(&mut spy, "zoe").await, false);
}

/// How often a watcher begins to watch, each time at another moment of the comings and goings.
const BEGINNINGS: usize = 40;

/// Begins to watch Zoe many times, and goes on until somebody who went after her was told to be gone. Gives what was
/// said of Zoe last, by an answer or by an event.
async fn said_last(url: String) -> Value {
    let mut raw = Raw::greeted(&url, "watcher").await;
    raw.ask(subscribe(0, "end")).await;
    let (mut last, mut answers, mut is_over) = (Value::Null, 0, false);
    while answers < BEGINNINGS || !is_over {
        if answers < BEGINNINGS {
            let again = json!([{ "id": 2, "op": "unsubscribe", "topic": "online/zoe" }, subscribe(1, "zoe")]);
            raw.send(again.to_string()).await;
        }
        for item in raw.items().await {
            if item["id"] == 1 {
                answers += 1;
                last = item["ok"]["online"].clone();
            } else if item["topic"] == "online/zoe" {
                last = item["online"].clone();
            }
            is_over |= item == changed("end", false);
        }
    }
    last
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_watcher_hears_last_is_so() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut random = seeded("what_a_watcher_hears_last_is_so");
    for stays in [true, false] {
        let watching: Vec<_> = (0..8).map(|_| tokio::spawn(said_last(url.clone()))).collect();
        let mut devices = Vec::new();
        for _ in 0..60 {
            match random.random_bool(0.5) {
                true => devices.push(Raw::greeted(&url, "zoe").await),
                false => drop(devices.pop()),
            }
        }
        devices.clear();
        let _device = if stays { Some(Raw::greeted(&url, "zoe").await) } else { None };
        // Who went last is told to be gone last.
        drop(Raw::greeted(&url, "end").await);
        for watcher in watching {
            assert_eq!(watcher.await.unwrap(), stays);
        }
    }
}
