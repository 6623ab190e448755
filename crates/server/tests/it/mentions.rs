//! Who is mentioned in a text that somebody types.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

fn send(key: &str, text: &str, mentions: &Value) -> Value {
    json!({ "id": 1, "op": "message.send", "conversation": "room", "key": key, "text": text, "mentions": mentions })
}

#[tokio::test]
async fn a_text_that_says_so_mentions_people() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "bob", &["room"]).await;
    member(&url, "alice", &["room"]).await;
    member(&url, "mallory", &[]).await;
    let mut alice = Raw::greeted(&url, "alice").await;
    let bob = json!([{ "id": "bob", "text": "Bob *J*" }]);
    let sent = alice.ask(send("1", "*hi @Bob *J*!* not @Bob", &bob)).await;
    let mention = json!({ "type": "mention", "id": "bob", "text": "Bob *J*" });
    let message = &sent["ok"]["message"];
    let children = json!([{ "type": "bold", "children": ["hi ", mention, "!"] }, " not @Bob"]);
    assert_eq!(message["content"][0]["children"], children, "{sent}");
    // An edit mentions by its own list.
    let edit = json!({
        "id": 2, "op": "message.edit", "conversation": "room", "message": message["id"],
        "text": "@Bob *J*", "mentions": bob,
    });
    assert_eq!(alice.ask(edit).await["ok"]["message"]["content"][0]["children"], json!([mention]));
    // A text may have more to it than content made by program.
    let long = alice.ask(send("long", &format!("@Bob *J* {}", "*a* ".repeat(1_200)), &bob)).await;
    assert!(long["ok"].is_object(), "{long}");
    // Only who is named in the text counts, and they have to be there.
    let outsider = json!([{ "id": "mallory", "text": "Mallory" }]);
    assert!(alice.ask(send("2", "nobody", &outsider)).await["ok"].is_object());
    let text = send("3", "@Mallory", &outsider);
    let refused = alice.ask(text).await;
    assert!(refused["error"]["message"].as_str().unwrap().contains("mallory"), "{refused}");
    for (mentions, field) in [
        (json!([{ "id": "bob", "text": " " }]), "mentions[0].text"),
        (json!([{ "id": "bob", "text": "a\nb" }]), "mentions[0].text"),
        (json!([{ "id": "", "text": "Bob" }]), "mentions[0].id"),
        (json!(vec![json!({ "id": "bob", "text": "Bob" }); 51]), "mentions"),
    ] {
        let refused = alice.ask(send("4", "@Bob", &mentions)).await;
        assert_eq!(refused["error"]["field"], field, "{refused}");
    }
    let mut both = send("5", "", &bob);
    both["content"] = json!([{ "type": "text", "children": ["hi"] }]);
    both.as_object_mut().unwrap().remove("text");
    alice.refuses(both, "INVALID_ARGUMENT", "mentions", "nodes").await;
}
