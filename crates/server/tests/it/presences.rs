//! Who is online and what they see, as a back end asks. Nobody else is told.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member, rest_client};

/// The secret key of the app that `chinwag dev` makes.
const KEY: &str = "sk_test_demo";

async fn rest(server: &Server, method: &str, path: &str, body: Option<Value>) -> Value {
    let url = format!("{}{path}", server.rest("demo"));
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let mut request = rest_client().request(method, url).bearer_auth(KEY);
    if let Some(body) = body {
        request = request.json(&body);
    }
    request.send().await.unwrap().json().await.unwrap()
}

async fn presences(server: &Server, body: Value) -> Value {
    let mut found = rest(server, "POST", "/presences", Some(body)).await["data"].take();
    // Ids of connections are of no meaning here, but that there are some.
    for user in found.as_object_mut().unwrap().values_mut() {
        for kind in ["widgets", "backgroundSessions"] {
            for one in user[kind].as_array_mut().unwrap() {
                let id = one.as_object_mut().unwrap().remove("sessionId").unwrap();
                assert!(id.as_str().unwrap().starts_with("s_"), "{id}");
            }
        }
    }
    found
}

async fn online(server: &Server) -> Vec<Value> {
    let page = rest(server, "GET", "/users?isOnline=true", None).await;
    page["data"].as_array().unwrap().iter().map(|user| user["id"].clone()).collect()
}

async fn show(raw: &mut Raw, uis: Value) -> Value {
    raw.ask(json!({ "id": 9, "op": "presence.set", "uis": uis })).await
}

#[tokio::test]
async fn a_back_end_sees_who_looks_at_what() {
    let server = Server::dev();
    let url = server.realtime("demo");
    for name in ["ann", "ben"] {
        drop(member(&url, name, &["room"]).await);
    }
    assert_eq!(presences(&server, json!({ "userIds": ["zoe"] })).await, json!({}));
    let mut ann = Raw::greeted(&url, "ann").await;
    let mut ben = Raw::greeted(&url, "ben").await;
    let of_both = |more: Value| {
        let mut body = json!({ "userIds": ["ann", "ben"] });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    assert_eq!(presences(&server, of_both(json!({}))).await, json!({}), "nobody sees anything");
    assert_eq!(online(&server).await, [] as [Value; 0]);
    let background =
        presences(&server, json!({ "userIds": ["ann"], "includeBackgroundSessions": true })).await;
    let expected = json!({ "ann": { "status": "online", "widgets": [], "backgroundSessions": [{}] } });
    assert_eq!(background, expected);

    let room = json!({ "selectedConversation": "room", "hasFocus": true, "custom": { "page": "checkout" } });
    assert_eq!(show(&mut ann, json!([room, {}])).await, json!({ "id": 9, "ok": {} }));
    show(&mut ben, json!([{ "selectedConversation": "room" }])).await;
    ben.ask(json!({ "id": 1, "op": "conversation.markAsTyping", "conversation": "room" })).await;
    let in_room = json!({
        "selectedConversationId": "room", "hasFocus": true, "isTyping": false, "custom": { "page": "checkout" },
    });
    let nowhere =
        json!({ "selectedConversationId": null, "hasFocus": false, "isTyping": false, "custom": {} });
    let all = presences(&server, of_both(json!({}))).await;
    assert_eq!(
        all["ann"],
        json!({ "status": "online", "widgets": [in_room, nowhere], "backgroundSessions": [] })
    );
    assert_eq!(all["ben"]["widgets"][0]["isTyping"], true);
    let wanted = [
        (json!({ "hasFocus": true }), vec!["ann"]),
        (json!({ "isTyping": true }), vec!["ben"]),
        (json!({ "selectedConversationId": "room" }), vec!["ann", "ben"]),
        (json!({ "selectedConversationId": null }), vec!["ann"]),
        (json!({ "selectedConversationId": null, "hasFocus": true }), vec![]),
        (json!({ "selectedConversationId": "elsewhere" }), vec![]),
    ];
    for (conditions, names) in wanted {
        let found = presences(&server, of_both(conditions.clone())).await;
        assert_eq!(found.as_object().unwrap().keys().collect::<Vec<_>>(), names, "{conditions}");
    }
    let expanded = presences(&server, json!({ "userIds": ["ann"], "expandUser": true })).await;
    assert_eq!(expanded["ann"]["user"]["name"], "ann");
    assert_eq!(online(&server).await, [json!("ben"), json!("ann")], "the newest user first");
    let sessions = rest(&server, "GET", "/users/ben/sessions", None).await;
    assert_eq!(sessions, json!([{ "currentConversationId": "room", "isTyping": true }]));

    show(&mut ben, json!([])).await;
    assert_eq!(online(&server).await, [json!("ann")]);
    let sessions = rest(&server, "GET", "/users/ben/sessions", None).await;
    assert_eq!(sessions, json!([{ "currentConversationId": null, "isTyping": false }]));
    drop(ann);
    while !online(&server).await.is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(rest(&server, "GET", "/users/ann/sessions", None).await, json!([]));
    assert_eq!(rest(&server, "GET", "/users/zoe/sessions", None).await["errorCode"], "NOT_FOUND");
}

#[tokio::test]
async fn what_is_shown_has_limits() {
    let server = Server::dev();
    let mut ann = Raw::greeted(&server.realtime("demo"), "ann").await;
    let wrong = [
        (json!([{ "selectedConversation": "" }]), "INVALID_ID", "uis[0].selectedConversation"),
        (json!([{ "hasFocus": 1 }]), "WRONG_TYPE", "uis[0].hasFocus"),
        (json!([{ "custom": { "a": "x".repeat(5_001) } }]), "INVALID_ARGUMENT", "uis[0].custom.a"),
        (json!(vec![json!({}); 21]), "INVALID_ARGUMENT", "uis"),
        (json!({}), "WRONG_TYPE", "uis"),
    ];
    for (uis, code, field) in wrong {
        let answer = show(&mut ann, uis.clone()).await;
        assert_eq!(
            (&answer["error"]["code"], &answer["error"]["field"]),
            (&json!(code), &json!(field)),
            "{answer}"
        );
    }
    assert_eq!(show(&mut ann, json!([{}])).await["ok"], json!({}), "the connection lives on");
}

#[tokio::test]
async fn a_bot_is_shown_as_typing_while_it_thinks() {
    let server = Server::dev();
    let url = server.realtime("demo");
    for name in ["ann", "bot"] {
        drop(member(&url, name, &["room"]).await);
    }
    let mut ann = Raw::following(&url, "ann", "room").await;
    assert_eq!(rest(&server, "POST", "/conversations/room/typing/bot", None).await, json!({}));
    assert_eq!(ann.event("participant.typing").await["typing"]["userId"], "bot");
    let answer = json!([{ "type": "UserMessage", "sender": "bot", "text": "Here you are" }]);
    rest(&server, "POST", "/conversations/room/messages", Some(answer)).await;
    // Which ends the mark: a message says so by itself.
    ann.event("message.created").await;
    let answer = ann.ask(json!({ "id": 2, "op": "subscribe", "topic": "conversation/room" })).await;
    assert_eq!(answer["ok"]["typing"], json!([]));
    let outsider = rest(&server, "POST", "/conversations/room/typing/zoe", None).await;
    assert_eq!(outsider["errorCode"], "NOT_FOUND");
    let nowhere = rest(&server, "POST", "/conversations/nowhere/typing/bot", None).await;
    assert_eq!(nowhere["code"], "UNKNOWN_CONVERSATION");
}
