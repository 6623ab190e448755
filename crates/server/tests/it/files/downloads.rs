//! Files in messages, on their way out, and their end.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Alice, GIF, SECRET, header, is_gone, message, of_token};
use crate::harness::Raw;

// shows: A252, A255, A260, A261
#[tokio::test]
async fn a_picture_is_uploaded_sent_and_read() {
    let mut alice = Alice::new().await;
    let mut bob = Raw::following(&alice.server.realtime("demo"), "bob", "room").await;
    let said = json!({ "filename": "../dot.gif", "size": GIF.len(), "subtype": "image" });
    let file = alice.upload(said, GIF).await;
    let sent = alice.send("1", of_token(&file["fileToken"])).await["ok"]["message"].take();
    let block = &sent["content"][0];
    assert_eq!(
        *block,
        json!({
            "type": "file", "fileToken": file["fileToken"], "url": file["url"], "filename": "dot.gif",
            "size": GIF.len(), "subtype": "image", "width": 1, "height": 1
        })
    );
    let heard = bob.event("message.created").await;
    assert_eq!(heard["message"]["content"], sent["content"]);

    let got = alice.get(block["url"].as_str().unwrap()).await;
    assert_eq!(got.status(), StatusCode::OK);
    let expected = [
        ("content-type", "image/gif"),
        ("content-disposition", "inline; filename=\"dot.gif\""),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "public, max-age=31536000, immutable"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
    ];
    for (name, value) in expected {
        assert_eq!(header(&got, name), value, "{name}");
    }
    assert!(header(&got, "content-security-policy").contains("sandbox"));
    assert_eq!(got.bytes().await.unwrap(), GIF);

    // Back ends see where it is from outside, and the older form beside the newer one.
    let url = format!("{}/conversations/room/messages", alice.server.rest("demo"));
    let page: Value = alice.client.get(url).bearer_auth(SECRET).send().await.unwrap().json().await.unwrap();
    let of_rest = &page["data"][0];
    let absolute = format!("{}{}", alice.server.url(), block["url"].as_str().unwrap());
    assert_eq!(of_rest["content"][0]["url"], absolute);
    let attachment = json!({ "url": absolute, "size": GIF.len(), "dimensions": { "width": 1, "height": 1 } });
    assert_eq!(of_rest["attachment"], attachment);
}

/// Whatever is said of a file beside its token is not believed, and a block that was received can be sent again.
// shows: A278
#[tokio::test]
async fn a_block_is_what_the_server_knows_of_the_file() {
    let mut alice = Alice::new().await;
    let file = alice.upload(json!({ "filename": "a.txt", "size": 5 }), b"hello").await;
    let mut lie = json!([{ "type": "file", "fileToken": file["fileToken"], "url": "https://evil.example/",
        "size": 1, "filename": "b.exe", "subtype": "image" }]);
    let sent = alice.send("1", lie.clone()).await;
    let block = sent["ok"]["message"]["content"].clone();
    assert_eq!((&block[0]["url"], &block[0]["filename"]), (&file["url"], &json!("a.txt")));
    assert_eq!((&block[0]["size"], &block[0]["subtype"]), (&json!(5), &Value::Null));
    // The same send again, and another with what was received.
    let again = alice.send("1", lie.clone()).await;
    assert_eq!((&again["ok"]["message"], &again["ok"]["duplicate"]), (&sent["ok"]["message"], &json!(true)));
    assert_eq!(alice.send("2", block.clone()).await["ok"]["message"]["content"], block);

    lie[0]["fileToken"] = json!(format!("ft_{}", "a".repeat(27)));
    alice.raw.refuses(message("3", lie), "UNKNOWN_FILE", "content[0].fileToken", "upload").await;
    let invented = of_token(&json!("invented"));
    alice.raw.refuses(message("4", invented), "UNKNOWN_FILE", "content[0].fileToken", "token").await;
}

/// What a browser would run is never shown in a page, whatever it is called.
#[tokio::test]
async fn nothing_that_could_run_is_shown() {
    let mut alice = Alice::new().await;
    let files: [(&str, &[u8]); 6] = [
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("data.xml", b"<?xml version='1.0'?><a xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("cat.jpg", b"<html><body onload=alert(1)>"),
        ("run.exe", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("code.js", b"alert(1)"),
    ];
    for (filename, bytes) in files {
        let file = alice.upload(json!({ "filename": filename, "size": bytes.len() }), bytes).await;
        let got = alice.get(file["url"].as_str().unwrap()).await;
        assert!(header(&got, "content-disposition").starts_with("attachment"), "{filename}");
        let content_type = header(&got, "content-type");
        let harmless = !["html", "svg", "xml", "javascript"].iter().any(|kind| content_type.contains(kind));
        assert!(harmless, "{filename}: {content_type}");
        assert_eq!(header(&got, "x-content-type-options"), "nosniff");
        assert!(header(&got, "content-security-policy").contains("sandbox"));
    }
}

#[tokio::test]
async fn a_part_of_a_file_can_be_read() {
    let mut alice = Alice::new().await;
    let file = alice.upload(json!({ "filename": "a.txt", "size": 10 }), b"0123456789").await;
    let path = file["url"].as_str().unwrap();
    let url = format!("{}{path}", alice.server.url());
    let tag = header(&alice.get(path).await, "etag").to_owned();
    let get = async |headers: &[(&str, &str)]| {
        let request =
            headers.iter().fold(alice.client.get(&url), |get, (name, value)| get.header(*name, *value));
        let answer = request.send().await.unwrap();
        let range = answer.headers().get("content-range").map(|value| value.to_str().unwrap().to_owned());
        (answer.status().as_u16(), range, answer.text().await.unwrap())
    };
    let part = |range: &str, text: &str| (206, Some(range.to_owned()), text.to_owned());
    let whole = (200, None, "0123456789".to_owned());
    assert_eq!(get(&[("range", "bytes=2-4")]).await, part("bytes 2-4/10", "234"));
    assert_eq!(get(&[("range", "bytes=7-")]).await, part("bytes 7-9/10", "789"));
    assert_eq!(get(&[("range", "bytes=-1")]).await, part("bytes 9-9/10", "9"));
    assert_eq!(get(&[("range", "bytes=0-0,2-2")]).await, whole);
    assert_eq!(get(&[("range", "bytes=10-")]).await, (416, Some("bytes */10".to_owned()), String::new()));
    assert_eq!(get(&[("range", "bytes=2-4"), ("if-range", &tag)]).await, part("bytes 2-4/10", "234"));
    assert_eq!(get(&[("range", "bytes=2-4"), ("if-range", "\"old\"")]).await, whole);
    assert_eq!(get(&[("if-none-match", &tag)]).await, (304, None, String::new()));
    let head = alice.client.head(&url).send().await.unwrap();
    assert_eq!((head.status().as_u16(), header(&head, "content-length")), (200, "10"));
}

#[tokio::test]
async fn a_file_goes_with_its_last_message() {
    let mut alice = Alice::new().await;
    let file = alice.upload(json!({ "filename": "a.txt", "size": 5 }), b"hello").await;
    let path = file["url"].as_str().unwrap().to_owned();
    let first = alice.send("1", of_token(&file["fileToken"])).await["ok"]["message"]["id"].take();
    let second = alice.send("2", of_token(&file["fileToken"])).await["ok"]["message"]["id"].take();
    let request = |op: &str, message: &Value, more: Value| {
        let mut request = json!({ "id": 3, "op": op, "conversation": "room", "message": message });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    alice.raw.ask(request("message.delete", &first, json!({}))).await;
    assert_eq!(alice.get(&path).await.status(), StatusCode::OK, "the second message still has it");
    let edited = alice.raw.ask(request("message.edit", &second, json!({ "text": "no file" }))).await;
    assert_eq!(edited["ok"]["message"]["content"][0]["type"], "text");
    is_gone(&alice, &path).await;
    let refused = alice.send("3", of_token(&file["fileToken"])).await;
    assert_eq!(refused["error"]["code"], "UNKNOWN_FILE");
}
