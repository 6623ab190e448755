//! Files of back ends.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Alice, GIF, SECRET, of_token};

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
