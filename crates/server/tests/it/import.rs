//! Whole histories from a file, and the digest by which databases are compared.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{App, Raw, Receiver, Server, member, rest_client};

const KEY: &str = "sk_test_shop";

/// Runs a command on a data folder; whether it succeeded, and what it wrote.
fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chinwag"));
    let done = command.args(arguments).arg("--data").arg(data).output().unwrap();
    (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

fn file(folder: &Path, lines: &[Value]) -> PathBuf {
    let path = folder.join("history.jsonl");
    let text: Vec<_> = lines.iter().map(Value::to_string).collect();
    std::fs::write(&path, text.join("\n")).unwrap();
    path
}

fn import(data: &Path, file: &Path) -> (bool, String) {
    run(data, &["import", "shop", file.to_str().unwrap()])
}

fn digest(data: &Path) -> String {
    let (done, said) = run(data, &["digest", "shop"]);
    assert!(done, "{said}");
    said
}

fn said(conversation: &str, sender: &str, text: &str, timestamp: i64) -> Value {
    json!({ "conversationId": conversation, "sender": sender, "text": text, "timestamp": timestamp })
}

#[tokio::test]
async fn a_history_is_there_with_its_people_and_times() {
    let data = App::prepare([App::new("shop", KEY)]).await;
    let lines = [
        json!({ "user": { "id": "ann", "name": "Ann", "email": ["ann@shop.example"], "createdAt": 500 } }),
        json!({ "conversation": { "id": "deal", "subject": "Bicycle", "participants": ["ann"], "createdAt": 600 } }),
        json!({ "message": said("deal", "ann", "Still *there*?", 1_000) }),
        said("deal", "ben|away", "Yes", 2_000),
        // Whatever else another system says of things is nothing here.
        json!({ "id": "msg_0354x24liZBDcLHmlJkgk4", "frozen": true, "conversationId": "other", "sender": "ben|away",
            "text": "Nobody here", "timestamp": 1_500 }),
    ];
    let path = file(data.path(), &lines);
    let (done, told) = import(data.path(), &path);
    assert!(done && told.starts_with("imported 5 lines"), "{told}");
    let before = digest(data.path());
    assert!(before.contains("messages       3"), "{before}");
    assert!(import(data.path(), &path).0);
    assert_eq!(digest(data.path()), before, "to do it again changes nothing");

    let server = Server::serve(data);
    let get = async |path: &str| -> Value {
        let request = rest_client().get(format!("{}{path}", server.rest("shop"))).bearer_auth(KEY);
        request.send().await.unwrap().json().await.unwrap()
    };
    let page = get("/conversations/deal/messages").await;
    assert_eq!((&page["data"][0]["text"], &page["data"][0]["senderId"]), (&json!("Yes"), &json!("ben|away")));
    assert_eq!(
        (&page["data"][1]["origin"], &page["data"][1]["createdAt"]),
        (&json!("import"), &json!(1_000))
    );
    let ben = get("/users/ben%7Caway").await;
    assert_eq!((&ben["name"], &ben["createdAt"]), (&json!("ben|away"), &json!(2_000)), "{ben}");
    let other = get("/conversations/other").await;
    assert_eq!(
        (&other["createdAt"], &other["participants"]["ben|away"]["joinedAt"]),
        (&json!(1_500), &json!(1_500))
    );
    let ann = get("/users/ann").await;
    assert_eq!((&ann["email"], &ann["createdAt"]), (&json!(["ann@shop.example"]), &json!(500)));
    assert_eq!(get("/conversations/deal").await["createdAt"], 600);
}

#[tokio::test]
async fn nobody_is_told_of_an_import() {
    let server = Server::serve(App::prepare([App::new("shop", KEY)]).await);
    // The receiver is on this machine, which this server does not reach: what waits for it is what was told.
    let receiver = Receiver::start(KEY).await;
    assert!(server.command(&["webhook", "add", "shop", &receiver.url()]).0);
    let path = file(server.data(), &[said("deal", "ann", "Hello", 1_000)]);
    assert!(import(server.data(), &path).0);
    let put = rest_client().put(format!("{}/users/zoe", server.rest("shop"))).bearer_auth(KEY);
    assert_eq!(put.json(&json!({ "name": "Zoe" })).send().await.unwrap().status(), 200);
    let database = rusqlite::Connection::open(server.data().join("chinwag.db")).unwrap();
    let kinds = || -> Vec<String> {
        let mut statement = database.prepare("SELECT kind FROM outbox").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(kinds(), ["user.created"]);
}

#[tokio::test]
async fn an_import_that_was_killed_is_finished_by_another() {
    let [whole, cut] =
        [App::prepare([App::new("shop", KEY)]).await, App::prepare([App::new("shop", KEY)]).await];
    let line = |n: i64| {
        let (conversation, sender) = (format!("c{}", n % 7), format!("person {}", n % 31));
        said(&conversation, &sender, &format!("line {n} of *many*"), 1_000_000 + n * 1_000)
    };
    let lines: Vec<_> = (0..12_000).map(line).collect();
    let path = file(whole.path(), &lines);
    assert!(import(whole.path(), &path).0);
    let expected = digest(whole.path());

    for _ in 0..3 {
        let before = digest(cut.path());
        let mut importing = Command::new(env!("CARGO_BIN_EXE_chinwag"))
            .args(["import", "shop", path.to_str().unwrap(), "--data"])
            .arg(cut.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // As soon as something has landed, or it is through.
        while digest(cut.path()) == before && importing.try_wait().unwrap().is_none() {}
        importing.kill().unwrap();
        importing.wait().unwrap();
    }
    let (done, told) = import(cut.path(), &path);
    assert!(done, "{told}");
    assert_eq!(digest(cut.path()), expected);
}

#[tokio::test]
async fn a_line_that_is_wrong_is_named() {
    let data = App::prepare([App::new("shop", KEY)]).await;
    let fine = said("deal", "ann", "fine", 1_000);
    let wrong = [
        (json!({ "colour": "red" }), "conversationId"),
        (json!([1]), "a line must be"),
        (json!({ "user": { "name": "Nobody" } }), "user.id"),
        (json!({ "user": { "id": "x", "email": ["nowhere"] } }), "email"),
        (json!({ "user": { "id": "x", "name": "X", "createdAt": "soon" } }), "user.createdAt"),
        (
            json!({ "conversation": { "id": "x", "createdAt": 99_999_999_999_999_u64 } }),
            "conversation.createdAt",
        ),
        (json!({ "conversation": { "id": "x", "participants": ["stranger"] } }), "stranger"),
        (said("deal", "ann", " ", 1_000), "text"),
        (said("deal", "", "x", 1_000), "user id"),
        (said("deal", "ann", "x", 99_999_999_999_999), "future"),
        (json!({ "conversationId": "deal", "sender": "ann", "text": "x" }), "timestamp"),
    ];
    for (line, says) in wrong {
        let path = file(data.path(), &[fine.clone(), line.clone(), fine.clone()]);
        let (done, told) = import(data.path(), &path);
        assert!(!done && told.contains("line 2: ") && told.contains(says), "{line}: {told}");
    }
    std::fs::write(data.path().join("history.jsonl"), "{\"user\":").unwrap();
    let (done, told) = import(data.path(), &data.path().join("history.jsonl"));
    assert!(!done && told.contains("line 1: this is not JSON"), "{told}");
    let (done, told) = import(data.path(), Path::new("nowhere.jsonl"));
    assert!(!done && told.contains("cannot read nowhere.jsonl"), "{told}");
    assert!(digest(data.path()).contains("messages       0"), "nothing of a batch with a wrong line lands");
}

#[tokio::test]
async fn whoever_follows_a_conversation_sees_what_was_imported_by_resuming() {
    let server = Server::dev();
    let url = server.realtime("demo");
    drop(member(&url, "ann", &["deal"]).await);
    let mut ann = Raw::greeted(&url, "ann").await;
    let subscribe = json!({ "id": 1, "op": "subscribe", "topic": "conversation/deal" });
    let before = ann.ask(subscribe).await["ok"]["view"]["revision"].as_u64().unwrap();
    let post = async |path: &str, body: Value| {
        let request =
            rest_client().post(format!("{}{path}", server.rest("demo"))).bearer_auth("sk_test_demo");
        assert_eq!(request.json(&body).send().await.unwrap().status(), 200);
    };
    let old = json!([{ "sender": "ann", "text": "long ago", "timestamp": 1_000 }]);
    post("/import/conversations/deal/messages", old).await;
    post("/conversations/deal/messages", json!([{ "type": "SystemMessage", "text": "now" }])).await;
    // The gap in the revisions tells the client to resume, and that is answered by a fresh snapshot.
    let event = ann.event("message.created").await;
    assert_eq!(event["revision"].as_u64().unwrap(), before + 2);
    let resume = json!({ "id": 2, "op": "subscribe", "topic": "conversation/deal", "since": before });
    let answer = ann.ask(resume).await;
    let messages = answer["ok"]["messages"].as_array().unwrap_or_else(|| panic!("no snapshot: {answer}"));
    let text = |message: &Value| message["content"][0]["children"][0].as_str().unwrap().to_owned();
    assert_eq!(messages.iter().map(text).collect::<Vec<_>>(), ["now", "long ago"]);
    // From there on it goes on as ever.
    let now = answer["ok"]["view"]["revision"].as_u64().unwrap();
    post("/conversations/deal/messages", json!([{ "type": "SystemMessage", "text": "and on" }])).await;
    assert_eq!(ann.event("message.created").await["revision"].as_u64().unwrap(), now + 1);
    let again = json!({ "id": 3, "op": "subscribe", "topic": "conversation/deal", "since": now });
    assert_eq!(ann.ask(again).await["ok"]["changed"].as_array().map(Vec::len), Some(1));
}
