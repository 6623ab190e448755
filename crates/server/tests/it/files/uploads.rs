//! The bytes of files on their way in.

use chinwag_model::AppSettings;
use rand::RngExt as _;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Alice, announcement, header, noise, of_token, sha256};
use crate::harness::{App, Proxy, Raw, Server, member, rest_client, seeded};

#[tokio::test]
async fn an_upload_goes_on_after_cuts_and_a_killed_server() {
    let mut alice = Alice::new().await;
    let bytes = noise("uploads", 3_000_000);
    let mut random = seeded("cuts");
    let upload = alice.announce(json!({ "filename": "a.bin", "size": bytes.len() })).await;
    // The line is cut under way: what came stays.
    let cut = random.random_range(1..1_000_000);
    let part = alice.append(&upload, 0, &bytes[..cut]).await;
    assert_eq!((part.status(), header(&part, "upload-offset")), (StatusCode::NO_CONTENT, &*cut.to_string()));
    // The server is killed while more comes.
    let url = format!("{}{upload}", alice.server.url());
    let patch = alice.client.patch(url).header("upload-offset", cut.to_string()).body(bytes[cut..].to_vec());
    let (_, ()) = tokio::join!(patch.send(), async {
        tokio::task::yield_now().await;
        alice.server.kill();
    });
    alice.server.restart();
    let offset = alice.offset(&upload).await;
    assert!(offset >= cut, "{offset} of {cut} acknowledged bytes are left");
    // From a wrong place nothing is taken.
    let wrong = alice.append(&upload, offset + 1, b"x").await;
    assert_eq!(wrong.status(), StatusCode::CONFLICT);
    let ready = alice.append(&upload, offset, &bytes[offset..]).await;
    assert_eq!(ready.status(), StatusCode::OK);
    let file: Value = ready.json().await.unwrap();
    // Whoever did not hear of it asks again, without bytes.
    let again = alice.append(&upload, bytes.len(), &[]).await;
    assert_eq!(again.json::<Value>().await.unwrap(), file);
    let got = alice.get(file["url"].as_str().unwrap()).await;
    assert_eq!(header(&got, "etag"), format!("\"{}\"", sha256(&bytes)));
    assert_eq!(sha256(&got.bytes().await.unwrap()), sha256(&bytes));
}

#[tokio::test]
async fn a_cut_line_keeps_what_came() {
    let mut alice = Alice::new().await;
    let proxy = Proxy::start(alice.server.address()).await;
    let bytes = noise("line", 200_000);
    let upload = alice.announce(json!({ "filename": "a.bin", "size": bytes.len() })).await;
    let url = format!("{}{upload}", proxy.url());
    proxy.cut_after(1);
    let cut = alice.client.patch(url).header("upload-offset", "0").body(bytes.clone()).send().await;
    assert!(cut.is_err(), "the line was to be cut");
    let answer = alice.append(&upload, alice.offset(&upload).await, &[]).await;
    let file = match answer.status() {
        StatusCode::OK => answer,
        _ => alice.append(&upload, 0, &bytes).await,
    };
    assert_eq!(file.json::<Value>().await.unwrap()["size"], bytes.len());
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_before_a_byte_moves() {
    let mut alice = Alice::new().await;
    for (file, code, field, word) in [
        (json!({ "filename": " ", "size": 5 }), "INVALID_ARGUMENT", "filename", "empty"),
        (json!({ "filename": "a", "size": 0 }), "INVALID_ARGUMENT", "size", "at least 1"),
        (json!({ "filename": "a", "size": 50_000_001 }), "FILE_TOO_LARGE", "size", "50000000"),
        (json!({ "filename": "a", "size": 5, "width": 3 }), "INVALID_ARGUMENT", "width", "left out"),
        (
            json!({ "filename": "a", "size": 5, "subtype": "voice", "duration": -1 }),
            "INVALID_ARGUMENT",
            "duration",
            "negative",
        ),
        (
            json!({ "filename": "a", "size": 5, "subtype": "hologram" }),
            "INVALID_ARGUMENT",
            "subtype",
            "hologram",
        ),
    ] {
        alice.raw.refuses(announcement(file), code, field, word).await;
    }
    // More than was announced is not taken either.
    let upload = alice.announce(json!({ "filename": "a", "size": 5 })).await;
    assert_eq!(alice.append(&upload, 0, b"hello!").await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let no_offset =
        alice.client.patch(format!("{}{upload}", alice.server.url())).body("x").send().await.unwrap();
    assert_eq!(no_offset.status(), StatusCode::BAD_REQUEST);
    // The client makes `/v1/etc` of it: an app, which takes no bytes.
    let outside = alice.append("/v1/demo/uploads/../../etc", 0, b"x").await;
    assert_eq!(outside.status(), StatusCode::METHOD_NOT_ALLOWED);
    let outside = alice.append("/v1/demo/uploads/..%2F..%2Fetc", 0, b"x").await;
    assert_eq!(outside.status(), StatusCode::NOT_FOUND);
    let unknown = format!("/v1/demo/uploads/{}", "a".repeat(27));
    assert_eq!(alice.append(&unknown, 0, b"x").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_is_not_what_it_was_to_be_is_refused_and_gone() {
    let mut alice = Alice::new().await;
    for bytes in
        [&b"<html><script>alert(1)</script>"[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"plain"]
    {
        let said = json!({ "filename": "a.png", "size": bytes.len(), "subtype": "image" });
        let upload = alice.announce(said).await;
        let answer = alice.append(&upload, 0, bytes).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "FILE_TYPE_NOT_ALLOWED");
        assert_eq!(alice.append(&upload, 0, bytes).await.status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_upload_that_is_given_up_is_gone_and_one_that_was_sent_is_not() {
    let mut alice = Alice::new().await;
    let upload = alice.announce(json!({ "filename": "a", "size": 10 })).await;
    alice.append(&upload, 0, b"hello").await;
    let url = format!("{}{upload}", alice.server.url());
    assert_eq!(alice.client.delete(&url).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(alice.append(&upload, 5, b"hello").await.status(), StatusCode::NOT_FOUND);

    let upload = alice.announce(json!({ "filename": "a", "size": 5 })).await;
    let file: Value = alice.append(&upload, 0, b"hello").await.json().await.unwrap();
    alice.send("1", of_token(&file["fileToken"])).await;
    // Whoever has seen the message knows the id; that is no right to delete.
    let url = format!("{}{upload}", alice.server.url());
    alice.client.delete(&url).send().await.unwrap();
    assert_eq!(alice.get(file["url"].as_str().unwrap()).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn browsers_of_any_origin_may_upload() {
    let mut alice = Alice::new().await;
    let upload = alice.announce(json!({ "filename": "a", "size": 5 })).await;
    let url = format!("{}{upload}", alice.server.url());
    let preflight = alice
        .client
        .request(reqwest::Method::OPTIONS, &url)
        .header("origin", "https://shop.example")
        .header("access-control-request-method", "PATCH")
        .header("access-control-request-headers", "content-type,upload-offset")
        .send()
        .await
        .unwrap();
    assert_eq!(header(&preflight, "access-control-allow-origin"), "*");
    assert!(header(&preflight, "access-control-allow-methods").contains("PATCH"));
    assert!(header(&preflight, "access-control-allow-headers").contains("upload-offset"));
}

#[tokio::test]
async fn an_operator_limits_sizes_types_and_what_one_user_has() {
    let settings = "[files]\nsize_max_mb = 2\nquota_mb = 3\ntypes = [\"image/*\", \"text/plain\"]\n";
    let mut alice = Alice::of(Server::dev_with(settings)).await;
    let announced = |more: Value| {
        let mut file = json!({ "filename": "a", "size": 1_500_000 });
        file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        announcement(file)
    };
    alice.raw.refuses(announced(json!({ "size": 2_000_001 })), "FILE_TOO_LARGE", "size", "2000000").await;
    let video = announced(json!({ "subtype": "video" }));
    alice.raw.refuses(video, "FILE_TYPE_NOT_ALLOWED", "subtype", "image/*").await;
    // By its bytes, whatever it is called.
    let upload = alice.announce(json!({ "filename": "a.txt", "size": 4 })).await;
    let program = alice.append(&upload, 0, b"MZ\x90\x00").await;
    assert_eq!(program.json::<Value>().await.unwrap()["code"], "FILE_TYPE_NOT_ALLOWED");
    alice.upload(json!({ "filename": "a.txt", "size": 5 }), b"hello").await;
    // What is only announced counts as well, until it is given up.
    let begun = alice.announce(json!({ "filename": "a", "size": 1_900_000 })).await;
    alice.raw.refuses(announced(json!({})), "QUOTA_EXCEEDED", "size", "1900005").await;
    alice.client.delete(format!("{}{begun}", alice.server.url())).send().await.unwrap();
    assert!(alice.raw.ask(announced(json!({}))).await["ok"].is_object());
}

#[tokio::test]
async fn an_app_may_be_called_anything() {
    let id = "caf\u{e9} 1/2?#%";
    let settings = AppSettings { authentication: false, client_user_sync: true, ..AppSettings::default() };
    let app = App { settings, ..App::new(id, "sk_test_0") };
    let server = Server::serve(App::prepare([app]).await);
    let url = server.realtime("caf%C3%A9%201%2F2%3F%23%25");
    member(&url, "alice", &[]).await;
    let mut alice = Raw::greeted(&url, "alice").await;
    let answer = alice.ask(announcement(json!({ "filename": "50 %/?.txt", "size": 5 }))).await;
    let client = rest_client();
    let upload = format!("{}{}", server.url(), answer["ok"]["upload"].as_str().unwrap());
    let ready = client.patch(upload).header("upload-offset", "0").body("hello").send().await.unwrap();
    let file: Value = ready.json().await.unwrap();
    let got = client.get(format!("{}{}", server.url(), file["url"].as_str().unwrap())).send().await.unwrap();
    assert_eq!(got.text().await.unwrap(), "hello");
}
