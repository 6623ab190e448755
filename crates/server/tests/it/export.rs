//! Taking an app elsewhere: what is exported and imported is the same to the last detail.

use std::path::Path;
use std::process::Command;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{App, Server, rest_client};

const KEY: &str = "sk_test_shop";
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// Runs a command on a data folder; whether it succeeded, and what it wrote.
fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chinwag"));
    let done = command.args(arguments).arg("--data").arg(data).output().unwrap();
    (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

#[track_caller]
fn succeeds(data: &Path, arguments: &[&str]) -> String {
    let (done, said) = run(data, arguments);
    assert!(done, "{arguments:?}: {said}");
    said
}

async fn ask(server: &Server, app: &str, key: &str, method: Method, path: &str, body: Value) -> Value {
    let request =
        rest_client().request(method.clone(), format!("{}{path}", server.rest(app))).bearer_auth(key);
    let request = if body.is_null() { request } else { request.json(&body) };
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let body: Value = answer.json().await.unwrap();
    assert!(status.is_success(), "{method} {path}: {body}");
    body
}

/// A shop in which everything has happened that an app can keep.
async fn lived_in() -> Server {
    let server = Server::serve(App::prepare([App::new("shop", KEY)]).await);
    let call = async |method, path: &str, body| ask(&server, "shop", KEY, method, path, body).await;
    let settings = json!({ "custom": { "plan": "gold" }, "defaultLocale": "nl-NL", "theme": "winter" });
    call(Method::PUT, "/", settings).await;
    for (id, body) in [
        (
            "ann",
            json!({ "name": "Ann", "email": ["ann@shop.example"], "phone": "+31201234567", "role": "seller", "custom": { "vip": "yes" } }),
        ),
        (
            "ben%20%7C%20%F0%9F%98%80",
            json!({ "name": "Ben", "pushTokens": { "fcm:z": true, "apns:a": true } }),
        ),
        ("cas", json!({ "name": "Cas", "photoUrl": "https://shop.example/cas.png", "locale": "fr" })),
        ("gone", json!({ "name": "Gone" })),
    ] {
        call(Method::PUT, &format!("/users/{id}"), body).await;
    }
    let everybody = json!(["ann", "ben | 😀", "cas", "gone"]);
    let deal = json!({ "subject": "Bicycle", "welcomeMessages": ["Hi"], "custom": { "order": "7" }, "participants": everybody });
    call(Method::PUT, "/conversations/deal%2F1", deal).await;
    call(Method::PUT, "/conversations/empty", json!({})).await;
    let said = async |messages: Value| -> Vec<String> {
        let sent = call(Method::POST, "/conversations/deal%2F1/messages", messages).await;
        sent.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let first = said(json!([
        { "type": "UserMessage", "sender": "ann", "text": "Is it *still* for sale? shop.example", "idempotencyKey": "k1" },
        { "type": "SystemMessage", "text": "Ben is typing", "custom": { "a": "b" } },
        { "type": "UserMessage", "sender": "gone", "text": "I will be gone" },
    ]))
    .await;
    said(json!([
        { "type": "UserMessage", "sender": "cas", "text": "Yes", "referencedMessageId": first[0] },
        { "type": "UserMessage", "sender": "ann", "location": [52.37, 4.89] },
        { "type": "UserMessage", "sender": "ann", "content": [{ "type": "text", "children": [
            "pay ", { "type": "actionButton", "action": "pay", "params": { "id": "7" }, "children": ["now"] },
        ] }] },
    ]))
    .await;
    let file = {
        let part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.gif\"\r\n\r\n";
        let form = [part.as_bytes(), GIF, b"\r\n--x--\r\n"].concat();
        let post = rest_client().post(format!("{}/files", server.rest("shop"))).bearer_auth(KEY);
        let post = post.header("content-type", "multipart/form-data; boundary=x").body(form);
        post.send().await.unwrap().json::<Value>().await.unwrap()
    };
    said(json!([{ "type": "UserMessage", "sender": "ann", "attachmentToken": file["attachmentToken"] }]))
        .await;
    let message = format!("/conversations/deal%2F1/messages/{}", first[0]);
    for (emoji, user) in [("%F0%9F%91%8D", "gone"), (":cat:", "cas"), ("%F0%9F%91%8D", "ann")] {
        call(Method::PUT, &format!("{message}/reactions/{emoji}/{user}"), Value::Null).await;
    }
    call(Method::PUT, &message, json!({ "text": "Is it for sale?" })).await;
    call(Method::PATCH, "/conversations/deal%2F1/participants/ann", json!({ "notify": "MentionsOnly" }))
        .await;
    call(Method::PATCH, "/conversations/deal%2F1/participants/cas", json!({ "access": "Read" })).await;
    call(Method::DELETE, "/conversations/deal%2F1/participants/cas", Value::Null).await;
    call(Method::PATCH, "/users/ann/conversations/deal%2F1", json!({ "readUntil": 1 })).await;
    call(Method::DELETE, "/users/gone?mode=erase", Value::Null).await;
    let kept = "/conversations/deal%2F1/participants/ben%20%7C%20%F0%9F%98%80";
    call(Method::PATCH, kept, json!({ "access": "None", "notify": false })).await;
    call(Method::PUT, "/users/dan", json!({ "name": "Dan" })).await;
    call(Method::PUT, "/conversations/deal%2F1/participants/dan", json!({})).await;
    said(json!([{ "type": "UserMessage", "sender": "dan", "text": "Without Ben" }])).await;
    server
}

fn counts(digest: &str) -> String {
    digest.lines().filter(|line| !line.starts_with("sha256")).collect()
}

#[tokio::test]
async fn what_is_exported_is_imported_as_it_was() {
    let server = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("backup");
    let archive = archive.to_str().unwrap();
    // While the server is running.
    let told = succeeds(server.data(), &["export", "shop", archive]);
    assert!(told.contains("and 1 files in"), "{told}");
    let before = succeeds(server.data(), &["digest", "shop"]);
    assert!(before.contains("messages       7"), "{before}");

    let elsewhere = tempfile::tempdir().unwrap();
    let told = succeeds(elsewhere.path(), &["import", "shop", archive]);
    assert_eq!(succeeds(elsewhere.path(), &["digest", "shop"]), before, "{told}");
    succeeds(elsewhere.path(), &["import", "shop", archive]);
    assert_eq!(succeeds(elsewhere.path(), &["digest", "shop"]), before, "to do it again changes nothing");

    // Also as another app, beside the first.
    let told = succeeds(elsewhere.path(), &["app", "create", "Twin"]);
    let twin = told.lines().find_map(|line| line.strip_prefix("app id")).unwrap().trim();
    succeeds(elsewhere.path(), &["import", twin, archive]);
    assert_eq!(succeeds(elsewhere.path(), &["digest", twin]), before);
}

#[tokio::test]
async fn an_imported_app_goes_on_where_it_stopped() {
    let server = lived_in().await;
    let theme = json!({ "css": ".bubble { color: blue }", "custom": { "size": 3 } });
    ask(&server, "shop", KEY, Method::PUT, "/themes/winter", theme).await;
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("backup");
    succeeds(server.data(), &["export", "shop", archive.to_str().unwrap()]);
    let [page, conversation] = ["/conversations/deal%2F1/messages", "/conversations/deal%2F1"];
    let kept = "/users/ben%20%7C%20%F0%9F%98%80/conversations/deal%2F1";
    let get = async |server: &Server, key: &str, path: &str| {
        ask(server, "shop", key, Method::GET, path, Value::Null).await
    };
    let before =
        [get(&server, KEY, page).await, get(&server, KEY, conversation).await, get(&server, KEY, kept).await];
    assert_eq!(before[2]["access"], "None");

    let elsewhere = tempfile::tempdir().unwrap();
    let told = succeeds(elsewhere.path(), &["import", "shop", archive.to_str().unwrap()]);
    let key = told.lines().find_map(|line| line.strip_prefix("secret key")).unwrap().trim().to_owned();
    let twin = Server::serve(elsewhere);
    let without_host = |value: &Value, server: &Server| {
        let host = server.rest("shop").replace("/v1/shop", "");
        value.to_string().replace(&host, "")
    };
    let after =
        [get(&twin, &key, page).await, get(&twin, &key, conversation).await, get(&twin, &key, kept).await];
    for (one, other) in before.iter().zip(&after) {
        assert_eq!(without_host(one, &server), without_host(other, &twin));
    }
    let app = get(&twin, &key, "/").await;
    let settings =
        json!({ "id": "shop", "custom": { "plan": "gold" }, "defaultLocale": "nl-NL", "theme": "winter" });
    assert_eq!(app, settings);
    let theme = "/themes/winter";
    assert_eq!(get(&twin, &key, theme).await, get(&server, KEY, theme).await);
    let url = after[0]["data"][1]["attachment"]["url"].as_str().unwrap();
    let bytes = rest_client().get(url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes, GIF);
    // What comes now, comes last.
    let message = json!([{ "type": "UserMessage", "sender": "ann", "text": "And on" }]);
    ask(&twin, "shop", &key, Method::POST, page, message).await;
    assert_eq!(get(&twin, &key, page).await["data"][0]["text"], "And on");
    let found = get(&twin, &key, "/search/messages?query=sale").await;
    assert_eq!(found["data"].as_array().map(Vec::len), Some(1), "{found}");
}

#[tokio::test]
async fn one_person_gets_what_is_theirs() {
    let server = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("ann");
    let told = succeeds(server.data(), &["export", "shop", archive.to_str().unwrap(), "--user", "ann"]);
    assert!(told.contains("exported 7 lines and 1 files"), "{told}");
    let (_, refused) =
        run(server.data(), &["export", "shop", folder.path().join("x").to_str().unwrap(), "--user", "zoe"]);
    assert!(refused.contains("zoe"), "{refused}");
    let bytes = std::fs::read(archive.join("app.jsonl.gz")).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*bytes), &mut text).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["user"]["email"], json!(["ann@shop.example"]));
    for line in &lines {
        let said_by = &line["stored"]["sender"];
        assert!(said_by.is_null() || said_by == "ann", "{line}");
        for part in line["conversation"]["participants"].as_array().into_iter().flatten() {
            assert_eq!(part["id"], "ann");
        }
    }
}

#[tokio::test]
async fn what_is_wrong_with_an_archive_is_said() {
    let server = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("backup");
    let archive = archive.to_str().unwrap();
    succeeds(server.data(), &["export", "shop", archive]);
    let (done, said) = run(server.data(), &["export", "shop", archive]);
    assert!(!done && said.contains("is not empty"), "{said}");

    let elsewhere = tempfile::tempdir().unwrap();
    let (done, said) = run(elsewhere.path(), &["import", "other", archive]);
    assert!(!done && said.contains("other"), "only the app itself is made: {said}");
    let file = std::fs::read_dir(Path::new(archive).join("files")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, b"something else").unwrap();
    let (done, said) = run(elsewhere.path(), &["import", "shop", archive]);
    assert!(!done && said.contains("does not hold the bytes"), "{said}");
    std::fs::write(&file, GIF).unwrap();
    succeeds(elsewhere.path(), &["import", "shop", archive]);
    let [one, other] = [elsewhere.path(), server.data()].map(|data| succeeds(data, &["digest", "shop"]));
    assert_eq!(counts(&one), counts(&other));
    assert_eq!(one, other);
}
