//! Every endpoint, parameter and field that the running server describes is used once, and does what it is for. What
//! each refuses is in the tests of `crates/rest`.

mod coverage;

use reqwest::Method;
use serde_json::{Value, json};

use self::coverage::Coverage;
use crate::harness::{Raw, Server, rest_client};

const KEY: &str = "sk_test_demo";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A back end that takes note of what it uses.
struct Caller {
    server: Server,
    coverage: Coverage,
}

impl Caller {
    async fn new() -> Self {
        let server = Server::dev_with(&format!("[admin]\ntoken = \"{TOKEN}\""));
        let description = rest_client().get(format!("{}/openapi.json", server.url())).send().await.unwrap();
        let coverage = Coverage::new(description.json().await.unwrap());
        Self { server, coverage }
    }

    async fn ask(&mut self, method: &str, path: &str, query: &[(&str, &str)], body: Value) -> Value {
        let key = if path.starts_with("/admin") { TOKEN } else { KEY };
        let verb = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let mut url = reqwest::Url::parse(&format!("{}{path}", self.server.url())).unwrap();
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let request = rest_client().request(verb, url).bearer_auth(key);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let given: Value = answer.json().await.unwrap();
        assert_eq!(status, 200, "{method} {path}: {given}");
        self.coverage.saw(method, path, query, &body, &given);
        given
    }

    async fn put(&mut self, path: &str, body: Value) {
        assert_eq!(self.ask("put", &format!("/v1/demo{path}"), &[], body).await, json!({}), "{path}");
    }

    async fn post(&mut self, path: &str, body: Value) -> Value {
        self.ask("post", &format!("/v1/demo{path}"), &[], body).await
    }

    async fn get(&mut self, path: &str, query: &[(&str, &str)]) -> Value {
        self.ask("get", &format!("/v1/demo{path}"), query, Value::Null).await
    }

    /// The ids in a list.
    async fn ids(&mut self, path: &str, query: &[(&str, &str)]) -> Vec<String> {
        let page = self.get(path, query).await;
        let items = page["data"].as_array().unwrap();
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn every_field_that_is_described_is_used() {
    let mut caller = Caller::new().await;
    apps(&mut caller).await;
    themes(&mut caller).await;
    users(&mut caller).await;
    conversations(&mut caller).await;
    let messages = messages(&mut caller).await;
    lists(&mut caller, &messages).await;
    presence(&mut caller).await;
    operators(&mut caller).await;
    let left = "/v1/demo/conversations/deal/participants/cas";
    assert_eq!(caller.ask("delete", left, &[], Value::Null).await, json!({}));
    let gone = caller.ask("delete", "/v1/demo/users/cas", &[("mode", "erase")], Value::Null).await;
    assert_eq!((&gone["userId"], &gone["mode"]), (&json!("cas"), &json!("erase")));
    caller.ask("delete", "/v1/demo/conversations/plain", &[], Value::Null).await;
    // Bytes and not JSON, tested with files; what needs mail, which there is not; and what needs a page elsewhere,
    // tested with link previews.
    let passed_over = [
        "uploadFile",
        "downloadFile",
        "getUploadProgress",
        "continueUpload",
        "deleteUpload",
        "sendNotifications",
        "getReplyAddress",
        "getLinkPreview",
        "getLinkPreviewPicture",
    ];
    no_mail(&caller).await;
    caller.coverage.assert_whole(&passed_over);
}

/// What cannot be done yet is refused as a feature that is switched off.
async fn no_mail(caller: &Caller) {
    let base = caller.server.rest("demo");
    let notices = rest_client().post(format!("{base}/conversations/deal/notifications"));
    let notices = notices.json(&json!({ "channels": ["email"], "recipients": ["ann"] }));
    let address = rest_client().get(format!("{base}/conversations/deal/participants/ann/email"));
    for request in [notices, address] {
        let answer = request.bearer_auth(KEY).send().await.unwrap();
        assert_eq!(answer.status(), 403);
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "FEATURE_OFF");
    }
}

async fn apps(caller: &mut Caller) {
    let settings =
        json!({ "id": "demo", "custom": { "plan": "gold" }, "defaultLocale": "nl-NL", "theme": "winter" });
    caller.put("/", settings.clone()).await;
    assert_eq!(caller.get("/", &[]).await, settings);
}

async fn themes(caller: &mut Caller) {
    let theme = json!({
        "variables": { "--t-radius-sm": "4px", "--t-color-bg": { "light": "#fff", "dark": "#000" } },
        "css": ".bubble { border-radius: 0 }",
        "components": {
            "UserMessage": "<template>1</template>", "SystemMessage": "<template>2</template>",
            "MessageBody": "<template>3</template>", "ChatHeader": "<template>4</template>",
            "MessageField": "<template><BuiltIn/></template>", "ConversationListHeader": "<template>6</template>",
            "ConversationListItem": "<template>7</template>", "Avatar": "<template>8</template>",
            "ConversationImage": "<template>9</template>", "TimeAgo": "<template>10</template>",
            "Icon": "<template>11</template>"
        },
        "custom": { "accent": "teal" }
    });
    caller.put("/themes/winter", theme.clone()).await;
    let listed = caller.get("/themes", &[]).await["data"][0].take();
    assert_eq!(listed["name"], "winter");
    let mut expected = theme;
    expected["name"] = json!("winter");
    expected["updatedAt"] = listed["updatedAt"].clone();
    assert_eq!(caller.get("/themes/winter", &[]).await, expected);
    assert_eq!(caller.get("/public/themes/winter", &[]).await, expected);
    assert_eq!(caller.ask("delete", "/v1/demo/themes/winter", &[], Value::Null).await, json!({}));
}

async fn users(caller: &mut Caller) {
    let ann = json!({
        "id": "ann", "name": "Ann", "email": ["ann@shop.example"], "phone": ["+31201234567"],
        "photoUrl": "https://shop.example/ann.png", "headerPhotoUrl": "https://shop.example/wide.png",
        "welcomeMessage": "Hello", "availabilityText": "Always", "locale": "en-GB", "role": "buyer",
        "custom": { "tier": "2" }, "pushTokens": { "fcm:dX3": true }
    });
    caller.put("/users/ann", ann.clone()).await;
    let mut given = caller.get("/users/ann", &[]).await;
    assert!(given.as_object_mut().unwrap().remove("createdAt").unwrap().is_i64());
    assert_eq!(given, ann);
    caller.put("/users", json!({ "ben": { "name": "Ben" }, "cas": { "name": "Cas" } })).await;
    let mut nobody = caller.get("/users/ben", &[]).await;
    nobody.as_object_mut().unwrap().remove("createdAt");
    let bare = json!({
        "id": "ben", "name": "Ben", "email": null, "phone": null, "photoUrl": null, "headerPhotoUrl": null,
        "welcomeMessage": null, "availabilityText": null, "locale": null, "role": "default", "custom": {},
        "pushTokens": null
    });
    assert_eq!(nobody, bare);
}

async fn conversations(caller: &mut Caller) {
    let deal = json!({
        "subject": "Blue *bicycle*", "photoUrl": "https://shop.example/b.png", "welcomeMessages": ["Be polite"],
        "custom": { "category": "bikes" }, "participants": ["ann", "ben"]
    });
    caller.put("/conversations/deal", deal).await;
    caller.put("/conversations/plain", json!({})).await;
    let one = "/conversations/deal/participants/cas";
    caller.put(one, json!({ "access": "Read", "notify": "MentionsOnly" })).await;
    let patch = json!({ "access": "ReadWrite", "notify": false });
    caller.ask("patch", &format!("/v1/demo{one}"), &[], patch).await;
    let given = caller.get("/conversations/deal", &[]).await;
    let expected = json!({
        "id": "deal", "subject": "Blue *bicycle*", "topicId": null, "photoUrl": "https://shop.example/b.png",
        "welcomeMessages": ["Be polite"], "custom": { "category": "bikes" }, "lastMessage": null,
        "everyoneReadUntil": null, "createdAt": given["createdAt"],
        "participants": {
            "ann": part(&given, "ann", "ReadWrite", json!(true)),
            "ben": part(&given, "ben", "ReadWrite", json!(true)),
            "cas": part(&given, "cas", "ReadWrite", json!(false))
        }
    });
    assert_eq!(given, expected);
}

fn part(conversation: &Value, user: &str, access: &str, notify: Value) -> Value {
    let joined_at = &conversation["participants"][user]["joinedAt"];
    assert!(joined_at.is_i64(), "{conversation}");
    json!({ "access": access, "notify": notify, "isUnread": false, "joinedAt": joined_at, "readUntil": null })
}

/// The ids of the messages that are there in the end, newest first.
async fn messages(caller: &mut Caller) -> Vec<String> {
    let all = "/conversations/deal/messages";
    let picture = [("subtype", "image"), ("width", "7"), ("height", "9")];
    let sound = file(caller, &[("subtype", "audio"), ("duration", "1.5")], "a.wav", WAV).await;
    let file = file(caller, &picture, "a.gif", GIF).await;
    let sent = caller
        .post(all, json!([
            { "type": "UserMessage", "sender": "ann", "text": "Is it *still* available?", "idempotencyKey": "web-7f1", "custom": { "a": "b" } },
            { "type": "SystemMessage", "text": "Payment received" },
            { "type": "UserMessage", "sender": "ann", "attachmentToken": file },
            { "type": "UserMessage", "sender": "ben", "location": [52.37, 4.89] },
            { "type": "UserMessage", "sender": "cas", "content": [{ "type": "file", "fileToken": file }] },
        ]))
        .await;
    let id = |index: usize| sent[index]["id"].as_str().unwrap().to_owned();
    let every_node = json!([{ "type": "text", "children": [
        "plain", { "type": "bold", "children": ["b"] }, { "type": "italic", "children": ["i"] },
        { "type": "strikethrough", "children": ["s"] }, { "type": "codeSpan", "text": "x" },
        { "type": "bulletList", "children": [{ "type": "bulletPoint", "children": ["one"] }] },
        { "type": "link", "url": "https://shop.example/", "children": ["shop"] },
        { "type": "autoLink", "url": "https://shop.example", "text": "shop.example" },
        { "type": "actionLink", "action": "pay", "params": { "id": "7" }, "children": ["pay"] },
        { "type": "actionButton", "action": "pay", "params": {}, "children": ["now"] },
        { "type": "customEmoji", "text": ":cat:" }, { "type": "mention", "id": "ben", "text": "Ben" }
    ] }]);
    let replies = json!([
        { "type": "UserMessage", "sender": "ben", "content": every_node, "referencedMessageId": id(0) },
        { "type": "UserMessage", "sender": "ben", "content": [{ "type": "location", "latitude": 1.5, "longitude": 2.5 }] },
        // Of a file, a sender may say what they like: only the token counts.
        { "type": "UserMessage", "sender": "ben", "content": [{
            "type": "file", "fileToken": sound, "url": "x", "size": 1, "filename": "x", "subtype": "video", "width": 1,
            "height": 1, "duration": 9.0
        }] },
    ]);
    let replied = caller.post(all, replies).await;
    let reply = caller.get(&format!("{all}/{}", replied[0]["id"].as_str().unwrap()), &[]).await;
    assert_eq!((&reply["content"], &reply["referencedMessageId"]), (&every_node, &json!(id(0))));
    let heard = caller.get(&format!("{all}/{}", replied[2]["id"].as_str().unwrap()), &[]).await;
    let heard = &heard["content"][0];
    assert_eq!(
        (&heard["subtype"], &heard["duration"], &heard["filename"]),
        (&json!("audio"), &json!(1.5), &json!("a.wav"))
    );
    edited(caller, &id(0), &file).await;
    for (emoji, verb) in [("%F0%9F%91%8D", "put"), (":cat:", "put"), (":cat:", "delete")] {
        let path = format!("/v1/demo{all}/{}/reactions/{emoji}/ben", id(0));
        assert_eq!(caller.ask(verb, &path, &[], Value::Null).await, json!({}));
    }
    caller.post("/conversations/deal/readBy/ben", Value::Null).await;
    caller.post("/conversations/deal/typing/ben", Value::Null).await;
    let first = caller.get(&format!("{all}/{}", id(0)), &[]).await;
    let expected = json!({
        "id": id(0), "conversationId": "deal", "type": "UserMessage", "senderId": "ann", "origin": "rest",
        "text": "Is it *still* available?",
        "content": [{ "type": "text", "children": ["Is it ", { "type": "bold", "children": ["still"] }, " available?"] }],
        "attachment": null, "location": null, "referencedMessageId": null, "custom": { "a": "c" }, "readBy": ["ben", "cas"],
        "reactions": { "👍": ["ben"] }, "createdAt": first["createdAt"], "editedAt": first["editedAt"]
    });
    assert_eq!(first, expected);
    assert!(first["editedAt"].is_i64());
    let shown = caller.get(&format!("{all}/{}", id(2)), &[]).await;
    assert_eq!(shown["attachment"]["dimensions"], json!({ "width": 7, "height": 9 }));
    let place = caller.get(&format!("{all}/{}", id(3)), &[]).await;
    assert_eq!((&place["location"], &place["text"]), (&json!([52.37, 4.89]), &json!("")));
    imported(caller, &id(0), &file).await;
    caller.ask("delete", &format!("/v1/demo{all}/{}", id(4)), &[], Value::Null).await;
    caller.ids(all, &[("limit", "100")]).await
}

async fn imported(caller: &mut Caller, replied_to: &str, file: &str) {
    let all = "/conversations/deal/messages";
    let imported = json!([
        { "timestamp": 1, "type": "UserMessage", "sender": "ann", "text": "Long ago", "readBy": ["ben"], "custom": { "old": "yes" }, "idempotencyKey": "old-1" },
        { "createdAt": 2, "sender": "ann", "origin": "email", "attachmentToken": file },
        { "timestamp": 3, "sender": "ann", "content": [{ "type": "text", "children": ["Then"] }], "referencedMessageId": replied_to },
    ]);
    caller.post("/import/conversations/deal/messages", imported).await;
    let oldest = caller.ids(all, &[("limit", "100")]).await.pop().unwrap();
    let oldest = caller.get(&format!("{all}/{oldest}"), &[]).await;
    assert_eq!((&oldest["origin"], &oldest["createdAt"]), (&json!("import"), &json!(1)));
}

/// Changes a message into everything that one can be, and back.
async fn edited(caller: &mut Caller, id: &str, file: &str) {
    let path = format!("/conversations/deal/messages/{id}");
    for said in [
        json!({ "attachmentToken": file }),
        json!({ "location": [1.0, 2.0] }),
        json!({ "content": [{ "type": "text", "children": ["anew"] }] }),
        json!({ "text": "Is it *still* available?", "custom": { "a": "c" } }),
    ] {
        caller.put(&path, said).await;
    }
}

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
const WAV: &[u8] = b"RIFF\x28\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x04\x00\x00\x00\x80\x80\x80\x80";

/// The token of a file with these measures.
async fn file(caller: &Caller, measures: &[(&str, &str)], name: &str, bytes: &[u8]) -> String {
    let mut form = Vec::new();
    for (name, value) in measures {
        form.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    form.extend(head.into_bytes());
    form.extend_from_slice(bytes);
    form.extend_from_slice(b"\r\n--x--\r\n");
    let post = rest_client().post(format!("{}/files", caller.server.rest("demo"))).bearer_auth(KEY);
    let answer =
        post.header("content-type", "multipart/form-data; boundary=x").body(form).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    answer["fileToken"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

async fn lists(caller: &mut Caller, messages: &[String]) {
    let pages =
        caller.ids("/conversations/deal/messages", &[("limit", "1"), ("startingAfter", &messages[0])]).await;
    assert_eq!(pages, messages[1..2]);
    assert_eq!(caller.ids("/users", &[("role", "buyer"), ("limit", "5")]).await, ["ann"]);
    let newest = caller.ids("/users", &[("limit", "1")]).await;
    assert_eq!(caller.ids("/users", &[("limit", "1"), ("startingAfter", &newest[0])]).await.len(), 1);
    assert_eq!(caller.ids("/users", &[("isOnline", "true")]).await, [""; 0]);
    let filter = json!({ "custom": { "category": "bikes" } }).to_string();
    let wanted =
        [("filter", filter.as_str()), ("lastMessageAfter", "1"), ("lastMessageBefore", "99999999999999")];
    let ordered =
        [("orderBy", "createdAt"), ("orderDirection", "ASC"), ("limit", "1"), ("startingAfter", "deal")];
    for list in ["/conversations", "/users/ann/conversations"] {
        assert_eq!(caller.ids(list, &wanted).await, ["deal"], "{list}");
        assert!(!caller.ids(list, &ordered).await.contains(&"deal".to_owned()));
        assert_eq!(caller.ids(list, &[("offsetTs", "1")]).await, [""; 0]);
    }
    let unread = [("unreadsOnly", "true")];
    assert_eq!(caller.ids("/users/cas/conversations", &unread).await, ["deal"]);
    let move_mark = "/v1/demo/users/cas/conversations/deal";
    caller.ask("patch", move_mark, &[], json!({ "readUntil": "sent" })).await;
    assert_eq!(caller.ids("/users/cas/conversations", &unread).await, [""; 0]);
    let seen = caller.get("/users/cas/conversations/deal", &[]).await;
    let (count, read_until) = (&seen["unreadMessageCount"], &seen["readUntil"]);
    assert_eq!((count, &seen["isUnread"], &seen["access"]), (&json!(0), &json!(false), &json!("ReadWrite")));
    assert_eq!((&seen["notify"], read_until), (&json!(false), &seen["lastMessage"]["createdAt"]));
    let found = [("query", "available"), ("userId", "ann"), ("limit", "5")];
    assert_eq!(
        caller.ids("/search/messages", &found).await,
        [messages.iter().rev().nth(3).unwrap().as_str()]
    );
    caller.ids("/search/messages", &[("query", "available"), ("startingAfter", &messages[0])]).await;
    let found = [("query", "bicycle"), ("userId", "ann"), ("limit", "5")];
    assert_eq!(caller.ids("/search/conversations", &found).await, ["deal"]);
    assert_eq!(
        caller.ids("/search/conversations", &[("query", "bicycle"), ("startingAfter", "deal")]).await,
        [""; 0]
    );
    let batch = json!([[1, "GET", "/users", { "limit": "1" }, { "api_version": "2024-01-01" }], ["x", "GET", "/nowhere"]]);
    let results = caller.post("/batch", batch).await;
    assert_eq!((&results[0][1], &results[1][0], &results[1][1]), (&json!(200), &json!("x"), &json!(404)));
}

async fn presence(caller: &mut Caller) {
    let url = caller.server.realtime("demo");
    let mut ann = Raw::greeted(&url, "ann").await;
    let shown = json!([{ "selectedConversation": "deal", "hasFocus": true, "custom": { "tab": "chat" } }]);
    ann.ask(json!({ "id": 9, "op": "presence.set", "uis": shown })).await;
    let _ben = Raw::greeted(&url, "ben").await;
    let body = json!({
        "userIds": ["ann", "ben"], "selectedConversationId": "deal", "hasFocus": true, "isTyping": false,
        "includeBackgroundSessions": true, "expandUser": true
    });
    let found = caller.post("/presences", body).await["data"].take();
    assert_eq!((&found["ann"]["status"], &found["ann"]["user"]["name"]), (&json!("online"), &json!("Ann")));
    let widget = &found["ann"]["widgets"][0];
    assert_eq!((&widget["custom"], &widget["hasFocus"]), (&json!({ "tab": "chat" }), &json!(true)));
    assert_eq!(found["ben"]["backgroundSessions"].as_array().map(Vec::len), Some(1), "{found}");
    let sessions = caller.get("/users/ann/sessions", &[]).await;
    assert_eq!(sessions, json!([{ "currentConversationId": "deal", "isTyping": false }]));
}

async fn operators(caller: &mut Caller) {
    let admin = async |caller: &mut Caller, method: &str, path: &str, body: Value| {
        caller.ask(method, &format!("/admin/v1{path}"), &[], body).await
    };
    admin(caller, "post", "/apps", json!({ "name": "Twin", "id": "twin" })).await;
    assert_eq!(admin(caller, "get", "/apps", Value::Null).await["data"][1]["name"], "Twin");
    let key = admin(caller, "post", "/apps/twin/keys", Value::Null).await;
    let one = format!("/apps/twin/keys/{}", key["id"].as_str().unwrap());
    admin(caller, "put", &format!("{one}/signsWebhooks"), Value::Null).await;
    admin(caller, "delete", &one, Value::Null).await;
    assert!(admin(caller, "get", "/apps/twin/keys", Value::Null).await["data"][1]["revokedAt"].is_i64());
    let webhook = json!({ "url": "https://shop.example/events", "events": ["message.sent"] });
    let webhook = admin(caller, "post", "/apps/twin/webhooks", webhook).await;
    assert_eq!(admin(caller, "get", "/apps/twin/webhooks", Value::Null).await["data"], json!([webhook]));
    admin(caller, "delete", &format!("/apps/twin/webhooks/{}", webhook["id"].as_str().unwrap()), Value::Null)
        .await;
}
