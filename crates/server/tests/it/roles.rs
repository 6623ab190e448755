//! Roles: set by the operator, held by the server, told to clients.

use chinwag_model::UserId;
use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member, rest_client, user};

/// Alice, who has the role of agents, and bob, who has none; both are in a room.
struct Room {
    server: Server,
    alice: Raw,
    bob: Raw,
}

impl Room {
    async fn new() -> Self {
        let server = Server::dev();
        let url = server.realtime("demo");
        for who in ["bob", "alice"] {
            member(&url, who, &["room"]).await;
        }
        give(&server, &user("alice"), "agent").await;
        let (alice, bob) = (Raw::greeted(&url, "alice").await, Raw::greeted(&url, "bob").await);
        Self { server, alice, bob }
    }

    /// What users of a role may do from now on. The server takes it over within a second.
    async fn set(&mut self, role: &str, values: &[&str]) {
        let arguments = [&["app", "role", "set", "demo", role], values].concat();
        let (done, said) = self.server.command(&arguments);
        assert!(done, "{said}");
        let wanted: Value = serde_json::from_str(&said).unwrap();
        loop {
            let mut again = Raw::connect(&self.server.realtime("demo"), None).await;
            let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "alice" });
            let told = again.ask(hello).await["ok"]["role"].take();
            let said = wanted.get("agent").or(wanted.get("default")).unwrap().as_object().unwrap();
            if said.iter().all(|(key, value)| told[key] == *value) {
                return;
            }
        }
    }
}

async fn give(server: &Server, who: &UserId, role: &str) {
    let put = rest_client().put(format!("{}/users/{who}", server.rest("demo"))).bearer_auth("sk_test_demo");
    put.json(&json!({ "role": role })).send().await.unwrap().error_for_status().unwrap();
}

fn send(key: &str, content: Value) -> Value {
    json!({ "id": 1, "op": "message.send", "conversation": "room", "key": key, "content": content })
}

fn text(node: Value) -> Value {
    json!([{ "type": "text", "children": ["see ", { "type": "bold", "children": [node] }] }])
}

#[tokio::test]
async fn what_a_user_may_do_is_told_when_they_connect() {
    let mut room = Room::new().await;
    room.set("agent", &["canEditMessage=all", "canSendLinks=true", "theme=night"]).await;
    let url = room.server.realtime("demo");
    let role = async |who: &str| {
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": who });
        Raw::connect(&url, None).await.ask(hello).await["ok"]["role"].take()
    };
    let agent = role("alice").await;
    assert_eq!((&agent["name"], &agent["canEditMessage"]), (&json!("agent"), &json!("all")));
    assert_eq!((&agent["canSendLinks"], &agent["theme"]), (&json!(true), &json!("night")));
    assert_eq!(agent["canDeleteMessage"], "own", "what is not said is as ever");
    assert_eq!(agent["fileSizeMax"], 50_000_000);
    for nobody in [role("bob").await, role("somebody new").await] {
        assert_eq!((&nobody["name"], &nobody["canEditMessage"]), (&json!("default"), &json!("own")));
    }
}

// shows: A291
#[tokio::test]
async fn how_far_a_role_reaches_depends_on_who_sent_the_message() {
    let mut room = Room::new().await;
    let url = room.server.realtime("demo");
    let (bobs, _) = member(&url, "bob", &[]).await;
    let id = bobs.send_text(conversation("room"), key("1"), "hello").await.unwrap().message.id;
    let of = |op: &str, more: Value| {
        let mut request = json!({ "id": 1, "op": op, "conversation": "room", "message": id });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let edit = of("message.edit", json!({ "text": "goodbye" }));
    room.alice.refuses(edit.clone(), "NOT_PERMITTED", "message", "canEditMessage").await;
    room.set("agent", &["canEditMessage=all", "canAddReaction=own", "canReplyToMessage=none"]).await;
    assert_eq!(room.alice.ask(edit).await["ok"]["message"]["content"][0]["children"], json!(["goodbye"]));
    let react = of("reaction.add", json!({ "emoji": "👍" }));
    room.alice.refuses(react.clone(), "NOT_PERMITTED", "message", "canAddReaction").await;
    assert!(room.bob.ask(react).await["ok"].is_object(), "bob is no agent");
    let mut reply = send("2", json!([{ "type": "text", "children": ["why?"] }]));
    reply["referencedMessage"] = json!(id);
    room.alice.refuses(reply.clone(), "NOT_PERMITTED", "referencedMessage", "canReplyToMessage").await;
    assert!(room.bob.ask(reply).await["ok"].is_object());
    let delete = of("message.delete", json!({}));
    room.alice.refuses(delete.clone(), "NOT_PERMITTED", "message", "canDeleteMessage").await;
    // Back ends have no role.
    give(&room.server, &user("alice"), "default").await;
    room.alice.refuses(delete, "NOT_PERMITTED", "message", "canDeleteMessage").await;
}

// shows: A290
#[tokio::test]
async fn a_role_says_what_may_be_in_a_message() {
    let mut room = Room::new().await;
    let link = json!({ "type": "link", "url": "https://bank.example", "children": ["here"] });
    let action = json!({ "type": "actionButton", "action": "buy", "params": {}, "children": ["Buy"] });
    let mention = json!({ "type": "mention", "id": "bob", "text": "Bob" });
    let place = json!([{ "type": "location", "latitude": 52.1, "longitude": 4.2 }]);
    let node = "content[0].children[1].children[0]";
    room.alice.refuses(send("1", text(link.clone())), "NOT_PERMITTED", node, "canSendLinks").await;
    room.alice.refuses(send("1", text(action.clone())), "NOT_PERMITTED", node, "canSendActions").await;
    for (key, said) in [("1", text(mention.clone())), ("2", place.clone())] {
        assert!(room.alice.ask(send(key, said)).await["ok"].is_object());
    }
    let values = ["canSendLinks=true", "canSendActions=true", "canMention=false", "canShareLocation=false"];
    room.set("agent", &values).await;
    for (key, node) in [("3", link.clone()), ("4", action)] {
        assert!(room.alice.ask(send(key, text(node))).await["ok"].is_object());
    }
    room.alice.refuses(send("5", text(mention)), "NOT_PERMITTED", node, "canMention").await;
    room.alice.refuses(send("5", place.clone()), "NOT_PERMITTED", "content[0]", "canShareLocation").await;
    assert!(room.bob.ask(send("5", place)).await["ok"].is_object(), "bob is no agent");
    // What has landed stays landed, whatever the role says by now.
    room.set("agent", &["canSendLinks=false"]).await;
    assert_eq!(room.alice.ask(send("3", text(link))).await["ok"]["duplicate"], true);
}

#[tokio::test]
async fn everything_else_that_a_role_forbids_is_refused_by_name() {
    let mut room = Room::new().await;
    let values = [
        "canShareFile=false",
        "canSearch=false",
        "showTypingIndicator=false",
        "canLeaveConversation=false",
        "canMarkConversationAsUnread=false",
    ];
    room.set("agent", &values).await;
    for (request, permission) in [
        (json!({ "id": 1, "op": "file.upload", "filename": "a", "size": 1 }), "canShareFile"),
        (json!({ "id": 1, "op": "search.messages", "query": "x" }), "canSearch"),
        (json!({ "id": 1, "op": "search.conversations", "query": "x" }), "canSearch"),
        (
            json!({ "id": 1, "op": "conversation.markAsTyping", "conversation": "room" }),
            "showTypingIndicator",
        ),
        (
            json!({ "id": 1, "op": "participant.delete", "conversation": "room", "user": "alice" }),
            "canLeaveConversation",
        ),
        (
            json!({ "id": 1, "op": "conversation.markAsUnread", "conversation": "room" }),
            "canMarkConversationAsUnread",
        ),
    ] {
        let refused = room.alice.ask(request.clone()).await;
        assert_eq!(refused["error"]["code"], "NOT_PERMITTED", "{refused}");
        assert!(refused["error"]["message"].as_str().unwrap().contains(permission), "{refused}");
        assert!(room.bob.ask(request).await["ok"].is_object(), "bob is no agent");
    }
}

#[tokio::test]
async fn a_role_may_keep_its_users_from_shouting() {
    let mut room = Room::new().await;
    room.set("agent", &["preventShouting=true"]).await;
    let shouted = json!({ "id": 1, "op": "message.send", "conversation": "room", "key": "1",
        "text": "*WHERE IS MY ORDER?* ANSWER ME!" });
    let said = room.alice.ask(shouted.clone()).await["ok"]["message"]["content"][0]["children"].take();
    assert_eq!(said, json!([{ "type": "bold", "children": ["Where is my order?"] }, " answer me!"]));
    assert_eq!(room.alice.ask(shouted).await["ok"]["duplicate"], true, "a retry is known by what was sent");
}

#[tokio::test]
async fn what_is_wrong_with_a_role_is_told_on_the_command_line() {
    let server = Server::dev();
    for (arguments, word) in [
        (&["set", "demo", "agent", "canFly=true"][..], "unknown field `canFly`"),
        (&["set", "demo", "agent", "canEditMessage=some"], "unknown variant `some`"),
        (&["set", "demo", "agent", "canSearch"], "give a key and a value"),
        (&["set", "demo", "", "canSearch=true"], "names that are not empty"),
        (&["remove", "demo", "agent"], "does not hold agent"),
        (&["show", "nowhere"], "chinwag app list"),
    ] {
        let (done, said) = server.command(&[&["app", "role"], arguments].concat());
        assert!(!done && said.contains(word), "{arguments:?}: {said}");
    }
    let (done, said) = server.command(&["app", "role", "set", "demo", "agent", "canSearch=false"]);
    assert!(done && said.contains("\"canSearch\": false"), "{said}");
    let (done, said) = server.command(&["app", "role", "show", "demo", "agent"]);
    assert!(done && said.contains("\"canShareFile\": true"), "{said}");
    let (done, said) = server.command(&["app", "role", "remove", "demo", "agent"]);
    assert_eq!((done, said.trim()), (true, "{}"));
}
