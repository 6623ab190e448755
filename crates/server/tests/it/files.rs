//! Files: announced over the realtime API, sent over HTTP, shown in messages, read by whoever knows where.

use rand::RngExt as _;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::harness::{Proxy, Raw, Server, member, rest_client, seeded};

const SECRET: &str = "sk_test_demo";
/// The smallest GIF: 1 by 1 pixels.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// Alice, who is in a room with bob.
struct Alice {
    server: Server,
    raw: Raw,
    client: Client,
}

impl Alice {
    async fn of(server: Server) -> Self {
        let url = server.realtime("demo");
        member(&url, "bob", &["room"]).await;
        member(&url, "alice", &["room"]).await;
        let raw = Raw::following(&url, "alice", "room").await;
        Self { server, raw, client: rest_client() }
    }

    async fn new() -> Self {
        Self::of(Server::dev()).await
    }

    /// Announces a file; where its bytes go.
    async fn announce(&mut self, file: Value) -> String {
        let answer = self.raw.ask(announcement(file)).await;
        answer["ok"]["upload"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    async fn append(&self, upload: &str, offset: usize, bytes: &[u8]) -> Response {
        let patch = self.client.patch(format!("{}{upload}", self.server.url()));
        let body = bytes.to_vec();
        patch.header("upload-offset", offset.to_string()).body(body).send().await.unwrap()
    }

    async fn offset(&self, upload: &str) -> usize {
        let answer = self.client.head(format!("{}{upload}", self.server.url())).send().await.unwrap();
        header(&answer, "upload-offset").parse().unwrap()
    }

    /// Announces and sends; what the server says of the file.
    async fn upload(&mut self, file: Value, bytes: &[u8]) -> Value {
        let upload = self.announce(file).await;
        let answer = self.append(&upload, 0, bytes).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }

    async fn send(&mut self, key: &str, content: Value) -> Value {
        self.raw.ask(message(key, content)).await
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.server.url())).send().await.unwrap()
    }
}

fn announcement(file: Value) -> Value {
    let mut request = json!({ "id": 1, "op": "file.upload" });
    request.as_object_mut().unwrap().extend(file.as_object().unwrap().clone());
    request
}

fn message(key: &str, content: Value) -> Value {
    json!({ "id": 2, "op": "message.send", "conversation": "room", "key": key, "content": content })
}

fn of_token(token: &Value) -> Value {
    json!([{ "type": "file", "fileToken": token }])
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).unwrap_or_else(|| panic!("no {name}: {answer:?}")).to_str().unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Bytes that are nothing in particular.
fn noise(seed: &str, size: usize) -> Vec<u8> {
    let mut random = seeded(seed);
    (0..size).map(|_| random.random()).collect()
}

/// Waits until a file is gone.
async fn is_gone(alice: &Alice, path: &str) {
    let patience = std::time::Duration::from_secs(20);
    let gone = async {
        while alice.get(path).await.status() != StatusCode::NOT_FOUND {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(patience, gone).await.expect("the file is still there");
}

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
    let mut offset = alice.offset(&upload).await;
    assert!(offset >= cut, "{offset} of {cut} acknowledged bytes are left");
    // From a wrong place nothing is taken.
    let wrong = alice.append(&upload, offset + 1, b"x").await;
    let status = if offset == bytes.len() { StatusCode::CONFLICT } else { wrong.status() };
    assert_eq!(status, StatusCode::CONFLICT);
    offset = alice.offset(&upload).await;
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
    assert_eq!(alice.append("/v1/demo/uploads/../../etc", 0, b"x").await.status(), StatusCode::NOT_FOUND);
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

fn form(parts: &[(&str, &str)], filename: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in parts {
        let part = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head =
        format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{filename}\"\r\n\r\n");
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    ("multipart/form-data; boundary=x".to_owned(), body)
}

#[tokio::test]
async fn a_back_end_uploads_in_a_form_and_sends_by_either_token() {
    let alice = Alice::new().await;
    let base = alice.server.rest("demo");
    let post = async |parts: &[(&str, &str)], bytes: &[u8]| {
        let (content_type, body) = form(parts, "plan.gif", bytes);
        let post = alice
            .client
            .post(format!("{base}/files"))
            .bearer_auth(SECRET)
            .header("content-type", content_type);
        let answer = post.body(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    let (status, file) = post(&[("subtype", "image"), ("width", "7"), ("height", "9")], GIF).await;
    assert_eq!(status, 200, "{file}");
    assert_eq!((&file["filename"], &file["size"]), (&json!("plan.gif"), &json!(GIF.len())));
    assert_eq!(file["fileToken"], file["attachmentToken"]);
    let messages = json!([
        { "type": "UserMessage", "sender": "bob", "attachmentToken": file["attachmentToken"] },
        { "type": "UserMessage", "sender": "bob", "content": of_token(&file["fileToken"]) },
    ]);
    let url = format!("{base}/conversations/room/messages");
    let send = async |messages: &Value| {
        let answer = alice.client.post(&url).bearer_auth(SECRET).json(messages).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    assert_eq!(send(&messages).await.0, 200);
    let page: Value = alice.client.get(&url).bearer_auth(SECRET).send().await.unwrap().json().await.unwrap();
    for message in [&page["data"][0], &page["data"][1]] {
        assert_eq!(message["attachment"]["dimensions"], json!({ "width": 7, "height": 9 }));
    }
    let invented = json!([{ "type": "UserMessage", "sender": "bob", "attachmentToken": "nothing" }]);
    let (status, refused) = send(&invented).await;
    assert_eq!((status, &refused["code"]), (400, &json!("UNKNOWN_FILE")), "{refused}");

    for (parts, bytes, code) in [
        (&[("subtype", "hologram")][..], GIF, "INVALID_ARGUMENT"),
        (&[("subtype", "image"), ("width", "-1")], GIF, "INVALID_ARGUMENT"),
        (&[("subtype", "video")], GIF, "FILE_TYPE_NOT_ALLOWED"),
        (&[], &[], "INVALID_ARGUMENT"),
    ] {
        let (status, refused) = post(parts, bytes).await;
        assert_eq!((status, refused["code"].as_str()), (400, Some(code)), "{parts:?}: {refused}");
    }
    let no_form =
        alice.client.post(format!("{base}/files")).bearer_auth(SECRET).body("x").send().await.unwrap();
    assert_eq!(no_form.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let (content_type, body) = form(&[], "a", b"x");
    let nobody = alice.client.post(format!("{base}/files")).header("content-type", content_type).body(body);
    assert_eq!(nobody.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}
