//! Webhooks, from the command line to the receiver.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::harness::{Receiver, Server, rest_client};

/// The secret key of the app that `chinwag dev` makes.
const KEY: &str = "sk_test_demo";

async fn rest(server: &Server, method: &str, path: &str, body: Value) -> Value {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let request = rest_client().request(method, format!("{}{path}", server.rest("demo"))).bearer_auth(KEY);
    let request = if body.is_null() { request } else { request.json(&body) };
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}: {}", answer.text().await.unwrap());
    answer.json().await.unwrap()
}

/// Adds a webhook; its id.
fn add(server: &Server, url: &str, events: &[&str]) -> String {
    let mut arguments = vec!["webhook", "add", "demo", url];
    for event in events {
        arguments.extend(["--event", event]);
    }
    let (added, said) = server.command(&arguments);
    assert!(added, "{said}");
    said.trim().to_owned()
}

const ALL: [&str; 14] = [
    "user.created",
    "user.updated",
    "message.sent",
    "message.read",
    "message.updated",
    "message.deleted",
    "conversation.created",
    "conversation.updated",
    "conversation.deleted",
    "participant.joined",
    "participant.changed",
    "participant.left",
    "reaction.added",
    "reaction.removed",
];

/// Ann and Ben strike a deal, and everything that can happen to it happens.
async fn everything_happens(server: &Server) {
    rest(server, "PUT", "/users/ann", json!({ "name": "Ann", "email": ["ann@shop.example"] })).await;
    rest(server, "PUT", "/users/ann", json!({ "custom": { "tier": "2" } })).await;
    rest(server, "PUT", "/users/ann", json!({ "custom": { "tier": "2" } })).await;
    rest(server, "PUT", "/users/ben", json!({ "name": "Ben" })).await;
    rest(server, "PUT", "/conversations/deal", json!({ "participants": ["ann", "ben"] })).await;
    rest(server, "PUT", "/conversations/deal", json!({ "subject": "Bicycle" })).await;
    rest(server, "PATCH", "/conversations/deal/participants/ben", json!({ "notify": false })).await;
    let content =
        json!([{ "type": "text", "children": [{ "type": "mention", "id": "ben", "text": "Ben" }, "?"] }]);
    let message = json!([{ "type": "UserMessage", "sender": "ann", "content": content }]);
    let sent = rest(server, "POST", "/conversations/deal/messages", message).await;
    let path = format!("/conversations/deal/messages/{}", sent[0]["id"].as_str().unwrap());
    rest(server, "POST", "/conversations/deal/readBy/ben", Value::Null).await;
    rest(server, "POST", "/conversations/deal/readBy/ben", Value::Null).await;
    rest(server, "PUT", &path, json!({ "text": "Ben!" })).await;
    rest(server, "PUT", &format!("{path}/reactions/%F0%9F%91%8D/ben"), Value::Null).await;
    rest(server, "DELETE", &format!("{path}/reactions/%F0%9F%91%8D/ben"), Value::Null).await;
    rest(server, "DELETE", &path, Value::Null).await;
    rest(
        server,
        "POST",
        "/conversations/deal/messages",
        json!([{ "type": "SystemMessage", "text": "Sold" }]),
    )
    .await;
    rest(server, "DELETE", "/conversations/deal/participants/ben", Value::Null).await;
    rest(server, "DELETE", "/conversations/deal", Value::Null).await;
}

/// What is told of a conversation.
fn check_deal(deal: &[&Value]) {
    let types: Vec<_> = deal.iter().map(|event| event["type"].as_str().unwrap()).collect();
    let expected = [
        "conversation.created",
        "participant.joined",
        "participant.joined",
        "conversation.updated",
        "participant.changed",
        "message.sent",
        "message.read",
        "message.updated",
        "reaction.added",
        "reaction.removed",
        "message.deleted",
        "message.sent",
        "participant.left",
        "conversation.deleted",
    ];
    assert_eq!(types, expected, "in order, and nothing twice");
    let data = |index: usize| &deal[index]["data"];
    assert_eq!(data(4)["participant"]["notify"], false);
    let sent = data(5);
    assert_eq!((&sent["sender"]["id"], &sent["mentionedUserIds"]), (&json!("ann"), &json!(["ben"])));
    assert_eq!(sent["message"]["content"][0]["children"][0]["id"], "ben");
    assert_eq!(
        sent["conversation"]["participants"]["ben"],
        json!({ "access": "ReadWrite", "notify": false })
    );
    assert!(sent["conversation"].get("lastMessage").is_none() && sent["message"]["readBy"] == json!([]));
    assert_eq!(
        (&data(6)["recipient"]["id"], &data(6)["message"]["readBy"]),
        (&json!("ben"), &json!(["ben"]))
    );
    assert_eq!((&data(7)["message"]["text"], &data(7)["sender"]["id"]), (&json!("Ben!"), &json!("ann")));
    assert_eq!((&data(8)["emoji"], &data(8)["user"]["id"]), (&json!("👍"), &json!("ben")));
    assert_eq!(data(8)["message"]["reactions"], json!({ "👍": ["ben"] }));
    assert_eq!(data(10)["message"]["text"], "Ben!", "as it was before");
    assert_eq!((&data(11)["sender"], &data(11)["message"]["type"]), (&Value::Null, &json!("SystemMessage")));
    assert_eq!(data(12)["user"]["id"], "ben");
    assert_eq!(data(13)["conversation"]["subject"], "Bicycle");
}

#[tokio::test]
async fn everything_that_happens_is_told_with_what_is_around_it() {
    let server = Server::dev();
    let receiver = Receiver::start(KEY).await;
    add(&server, &receiver.url(), &ALL);
    everything_happens(&server).await;

    let events = receiver.events(17).await;
    assert_eq!(events.len(), 17);
    let of = |user: bool| -> Vec<&Value> {
        events.iter().filter(|event| event["type"].as_str().unwrap().starts_with("user.") == user).collect()
    };
    let users = of(true);
    let ann: Vec<_> = users.iter().filter(|event| event["data"]["user"]["id"] == "ann").collect();
    assert_eq!(
        (&ann[0]["type"], &ann[1]["type"], ann.len()),
        (&json!("user.created"), &json!("user.updated"), 2)
    );
    assert_eq!(
        ann[1]["data"]["user"]["email"],
        json!(["ann@shop.example"]),
        "a back end sees all of its users"
    );

    check_deal(&of(false));
    let mut ids: Vec<_> = events.iter().map(|event| event["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 17);
}

#[tokio::test]
async fn a_read_is_told_once_and_imports_never() {
    let server = Server::dev();
    let receiver = Receiver::start(KEY).await;
    rest(&server, "PUT", "/users", json!({ "ann": { "name": "Ann" }, "ben": { "name": "Ben" } })).await;
    rest(&server, "PUT", "/conversations/deal", json!({ "participants": ["ann", "ben"] })).await;
    add(&server, &receiver.url(), &["message.read", "user.updated"]);
    let say = async |sender: &str, text: &str| {
        let message = json!([{ "type": "UserMessage", "sender": sender, "text": text }]);
        rest(&server, "POST", "/conversations/deal/messages", message).await;
    };
    let old = json!([{ "sender": "ann", "text": "old", "timestamp": 1_000, "readBy": ["ben"] }]);
    rest(&server, "POST", "/import/conversations/deal/messages", old).await;
    say("ann", "one").await;
    say("ann", "two").await;
    // To answer is to have read what came before.
    say("ben", "three").await;
    let mark = async |until: Value| {
        rest(&server, "PATCH", "/users/ben/conversations/deal", json!({ "readUntil": until })).await;
    };
    mark(json!(0)).await;
    mark(json!("sent")).await;
    say("ann", "four").await;
    mark(json!("sent")).await;
    rest(&server, "PUT", "/users/ann", json!({ "name": "Annie" })).await;
    let events = receiver.events(5).await;
    let reads = events.iter().filter(|event| event["type"] == "message.read");
    let read = |event: &Value| {
        let [recipient, text] = [&event["data"]["recipient"]["id"], &event["data"]["message"]["text"]];
        format!("{}: {}", recipient.as_str().unwrap(), text.as_str().unwrap())
    };
    let reads: Vec<_> = reads.map(read).collect();
    assert_eq!(reads, ["ben: one", "ben: two", "ann: three", "ben: four"]);
}

#[tokio::test]
async fn what_was_not_told_before_a_crash_is_told_after_it() {
    let mut server = Server::dev();
    let reserved = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = reserved.local_addr().unwrap();
    drop(reserved);
    add(&server, &format!("http://{address}/hook"), &["user.created"]);
    for n in 0..20 {
        rest(&server, "PUT", &format!("/users/u{n}"), json!({ "name": "Somebody" })).await;
    }
    server.kill();
    server.restart();
    let receiver = Receiver::start_at(KEY, TcpListener::bind(address).await.unwrap());
    let events = receiver.events(20).await;
    let mut users: Vec<_> =
        events.iter().map(|event| event["data"]["user"]["id"].as_str().unwrap()).collect();
    users.sort_unstable();
    users.dedup();
    assert_eq!(users.len(), 20);
}

#[tokio::test]
async fn webhooks_are_listed_and_removed() {
    let server = Server::dev();
    let id = add(&server, "https://shop.example/chat-events", &["message.sent", "user.created"]);
    let (_, listed) = server.command(&["webhook", "list", "demo"]);
    assert_eq!(listed.trim(), format!("{id}\thttps://shop.example/chat-events\tuser.created message.sent"));
    assert_eq!(server.command(&["webhook", "dead", "demo"]), (true, String::new()));
    let (_, replayed) = server.command(&["webhook", "replay", "demo"]);
    assert!(replayed.starts_with("0 deliveries"), "{replayed}");
    assert!(server.command(&["webhook", "remove", "demo", &id]).0);
    assert_eq!(server.command(&["webhook", "list", "demo"]), (true, String::new()));
    let wrong: [(&[&str], &str); 5] = [
        (&["webhook", "add", "demo", "shop.example"], "absolute http or https address"),
        (&["webhook", "add", "demo", "https://shop.example", "--event", "message.send"], "message.sent"),
        (&["webhook", "add", "nowhere", "https://shop.example"], "chinwag app list"),
        (&["webhook", "remove", "demo", &id], "no webhook"),
        (&["webhook", "replay", "demo", "--webhook", "wh_x"], "no webhook"),
    ];
    for (arguments, says) in wrong {
        let (done, said) = server.command(arguments);
        assert!(!done && said.contains(says), "{arguments:?}: {said}");
    }
}

#[tokio::test]
async fn a_developer_listens_on_their_machine() {
    let server = Server::dev();
    let mut listening = Command::new(env!("CARGO_BIN_EXE_chinwag"))
        .args(["webhook", "listen", "demo", "--data"])
        .arg(server.data())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(listening.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().starts_with("listening on http://127.0.0.1:"));
    rest(&server, "PUT", "/users/zoe", json!({ "name": "Zoe" })).await;
    let seen = tokio::task::spawn_blocking(move || {
        let mut seen: Vec<String> = Vec::new();
        while seen.last().is_none_or(|line| line != "}") {
            seen.extend(lines.next());
        }
        seen
    });
    let seen = seen.await.unwrap();
    assert!(seen[0].starts_with("user.created  evt_") && seen[0].ends_with("signature good"), "{seen:?}");
    assert!(seen.iter().any(|line| line.contains("\"name\": \"Zoe\"")), "{seen:?}");
    let pid = rustix::process::Pid::from_child(&listening);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(listening.wait().unwrap().success());
    assert_eq!(server.command(&["webhook", "list", "demo"]), (true, String::new()), "it cleans up");
}
