//! Who may do what from a browser, by the app's two switches and by whether one is in the conversation: the table of
//! section 6.1 of the REST API, row by row.

use chinwag_model::AppSettings;
use serde_json::{Value, json};

use crate::harness::{App, Raw, Server, rest_client};

/// One app for each way in which the switches can stand.
const APPS: [(&str, &str, bool, bool); 4] = [
    ("open", "sk_test_open", true, true),
    ("users-only", "sk_test_users", true, false),
    ("conversations-only", "sk_test_conversations", false, true),
    ("closed", "sk_test_closed", false, false),
];

/// The switch that a row of the table hangs on.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    UserSync,
    ConversationSync,
}

/// A request, and what it comes to for a participant and an outsider, with the switch on and off. `ROOM` is a
/// conversation of the participant, `NEW` one that does not exist, `MESSAGE` a message in it by the participant, `ME`
/// whoever asks.
struct Row(By, Value, [&'static str; 2], [&'static str; 2]);

const OK: &str = "ok";
const NO_USERS: &str = "USER_SYNC_DISABLED";
const NO_CONVERSATIONS: &str = "CONVERSATION_SYNC_DISABLED";
const OUTSIDER: &str = "NOT_A_PARTICIPANT";

fn users() -> Vec<Row> {
    let row = |request, on, off| Row(By::UserSync, request, [on; 2], [off; 2]);
    vec![
        row(json!({ "op": "user.set", "user": "ME", "set": { "name": "New" } }), OK, NO_USERS),
        row(json!({ "op": "user.set", "user": "bob", "set": { "photoUrl": null } }), OK, NO_USERS),
        row(json!({ "op": "user.set", "user": "bob", "set": {} }), OK, NO_USERS),
        row(json!({ "op": "user.set", "user": "NEW", "set": { "name": "New" } }), OK, NO_USERS),
        row(json!({ "op": "user.createIfNotExists", "user": "bob", "set": { "name": "New" } }), OK, OK),
        row(json!({ "op": "user.createIfNotExists", "user": "NEW", "set": { "name": "New" } }), OK, NO_USERS),
        row(json!({ "op": "user.get", "user": "bob" }), OK, OK),
        row(json!({ "op": "user.get", "user": "NEW" }), OK, OK),
        row(json!({ "op": "subscribe", "topic": "user/bob" }), OK, OK),
        row(json!({ "op": "subscribe", "topic": "online/bob" }), OK, OK),
    ]
}

/// Everyone may ask; outsiders are shown nothing. Only participants may act, whatever the switches say.
fn conversations() -> Vec<Row> {
    let row = |request, on, off| Row(By::ConversationSync, request, on, off);
    let set = |set: Value, me: Value| json!({ "op": "conversation.set", "conversation": "ROOM", "set": set, "me": me });
    let create = |name: &str| json!({ "op": "conversation.createIfNotExists", "conversation": name });
    let part = |op: &str, user: &str, set: Value| json!({ "op": format!("participant.{op}"), "conversation": "ROOM", "user": user, "set": set });
    let (notify, access) = (json!({ "notify": false }), json!({ "access": "ReadWrite" }));
    let mixed = json!({ "notify": false, "access": null });
    let (none, denied) = (json!({}), [NO_CONVERSATIONS; 2]);
    let mut rows = vec![
        row(set(json!({ "subject": "New" }), none.clone()), [OK; 2], denied),
        row(set(json!({ "subject": null }), notify.clone()), [OK; 2], denied),
        row(set(json!({ "custom": { "k": "v" } }), notify.clone()), [OK; 2], denied),
        row(set(none.clone(), mixed.clone()), [OK; 2], denied),
        row(set(none.clone(), none.clone()), [OK; 2], denied),
        row(set(none.clone(), notify.clone()), [OK; 2], [OK, OUTSIDER]),
        row(json!({ "op": "conversation.set", "conversation": "NEW" }), [OK; 2], denied),
        row(create("ROOM"), [OK; 2], [OK, NO_CONVERSATIONS]),
        row(create("NEW"), [OK; 2], denied),
        row(part("createIfNotExists", "ME", none.clone()), [OK; 2], [OK, NO_CONVERSATIONS]),
        row(part("createIfNotExists", "bob", none.clone()), [OK, OUTSIDER], [OK, NO_CONVERSATIONS]),
        row(part("createIfNotExists", "dave", none.clone()), [OK, OUTSIDER], denied),
        row(part("delete", "bob", none.clone()), [OK, OUTSIDER], denied),
        row(part("delete", "ME", none.clone()), [OK; 2], denied),
    ];
    for (op, joins) in [("set", OK), ("edit", OUTSIDER)] {
        rows.extend([
            row(part(op, "ME", notify.clone()), [OK, joins], [OK, OUTSIDER]),
            row(part(op, "ME", access.clone()), [OK, joins], denied),
            row(part(op, "ME", mixed.clone()), [OK, joins], denied),
            row(part(op, "bob", notify.clone()), [OK, OUTSIDER], denied),
            row(part(op, "bob", access.clone()), [OK, OUTSIDER], denied),
            row(part(op, "dave", none.clone()), [joins, OUTSIDER], denied),
        ]);
    }
    rows
}

fn messages() -> Vec<Row> {
    let acts = [
        json!({ "op": "message.send", "conversation": "ROOM", "key": "k", "text": "hello" }),
        json!({ "op": "message.edit", "conversation": "ROOM", "message": "MESSAGE", "text": "other" }),
        json!({ "op": "message.delete", "conversation": "ROOM", "message": "MESSAGE" }),
        json!({ "op": "reaction.add", "conversation": "ROOM", "message": "MESSAGE", "emoji": "👍" }),
        json!({ "op": "reaction.remove", "conversation": "ROOM", "message": "MESSAGE", "emoji": "👍" }),
        json!({ "op": "conversation.markAsRead", "conversation": "ROOM" }),
        json!({ "op": "conversation.markAsUnread", "conversation": "ROOM" }),
        json!({ "op": "conversation.markAsTyping", "conversation": "ROOM" }),
        json!({ "op": "participant.get", "conversation": "ROOM", "user": "bob" }),
    ];
    let reads = [
        json!({ "op": "conversation.get", "conversation": "ROOM" }),
        json!({ "op": "subscribe", "topic": "conversation/ROOM" }),
        json!({ "op": "message.list", "conversation": "ROOM" }),
        json!({ "op": "message.get", "conversation": "ROOM", "message": "MESSAGE" }),
        json!({ "op": "participant.get", "conversation": "ROOM", "user": "ME" }),
        json!({ "op": "reaction.list", "conversation": "ROOM", "message": "MESSAGE", "emoji": "👍" }),
        json!({ "op": "participant.list", "conversation": "ROOM" }),
    ];
    let of = |request, outcome: [&'static str; 2]| Row(By::ConversationSync, request, outcome, outcome);
    let acts = acts.into_iter().map(|request| of(request, [OK, OUTSIDER]));
    acts.chain(reads.into_iter().map(|request| of(request, [OK; 2]))).collect()
}

/// The app's back end.
struct BackEnd {
    base: String,
    secret: &'static str,
    client: reqwest::Client,
}

impl BackEnd {
    async fn put(&self, path: &str, body: Value) {
        let put = self.client.put(format!("{}{path}", self.base)).bearer_auth(self.secret).json(&body);
        let answer = put.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
    }

    async fn get(&self, path: &str) -> Value {
        let get = self.client.get(format!("{}{path}", self.base)).bearer_auth(self.secret);
        get.send().await.unwrap().json().await.unwrap()
    }

    /// A conversation of alice and bob with a message of alice's; the message's id.
    async fn room(&self, name: &str) -> String {
        let people = json!({ "participants": ["alice", "bob"] });
        self.put(&format!("/conversations/{name}"), people).await;
        let url = format!("{}/conversations/{name}/messages", self.base);
        let message = json!([{ "text": "hello", "type": "UserMessage", "sender": "alice" }]);
        let sent = self.client.post(url).bearer_auth(self.secret).json(&message).send().await.unwrap();
        let ids: Value = sent.json().await.unwrap();
        ids[0]["id"].as_str().unwrap().to_owned()
    }

    /// Everything that the requests here could change.
    async fn state(&self, room: &str, new: &str) -> Vec<Value> {
        let mut state = Vec::new();
        for path in [
            format!("/conversations/{room}"),
            format!("/conversations/{room}/messages"),
            format!("/conversations/{new}"),
            format!("/users/{new}"),
            "/users".to_owned(),
        ] {
            state.push(self.get(&path).await);
        }
        state
    }
}

async fn gathered(server: &Server, app: &str, secret: &'static str) -> BackEnd {
    let back_end = BackEnd { base: server.rest(app), secret, client: rest_client() };
    for name in ["alice", "bob", "carol", "dave", "eve"] {
        back_end.put(&format!("/users/{name}"), json!({ "name": name })).await;
    }
    back_end
}

async fn serve_all() -> Server {
    let app = |(id, secret, client_user_sync, client_conversation_sync)| App {
        settings: AppSettings {
            authentication: false,
            client_user_sync,
            client_conversation_sync,
            ..AppSettings::default()
        },
        ..App::new(id, secret)
    };
    Server::serve(App::prepare(APPS.map(app)).await)
}

fn filled_in(request: &Value, room: &str, new: &str, message: &str, me: &str) -> Value {
    let text = request.to_string();
    let text = text.replace("ROOM", room).replace("MESSAGE", message).replace("NEW", new);
    serde_json::from_str(&text.replace("\"ME\"", &format!("\"{me}\""))).unwrap()
}

fn outcome(answer: &Value) -> &str {
    answer["error"]["code"].as_str().unwrap_or(OK)
}

// shows: A285-A288
#[tokio::test]
async fn each_request_comes_to_what_the_table_says_and_a_refused_one_changes_nothing() {
    let server = serve_all().await;
    for (app, secret, user_sync, conversation_sync) in APPS {
        let back_end = gathered(&server, app, secret).await;
        let mut people = [
            Raw::greeted(&server.realtime(app), "alice").await,
            Raw::greeted(&server.realtime(app), "eve").await,
        ];
        let rows = users().into_iter().chain(conversations()).chain(messages());
        for (number, Row(by, request, on, off)) in rows.enumerate() {
            let is_on = if by == By::UserSync { user_sync } else { conversation_sync };
            for (index, me) in ["alice", "eve"].into_iter().enumerate() {
                let (room, new) = (format!("{number}{me}"), format!("new{number}{me}"));
                let message = back_end.room(&room).await;
                let before = back_end.state(&room, &new).await;
                let mut request = filled_in(&request, &room, &new, &message, me);
                request["id"] = json!(1);
                let answer = people[index].ask(request.clone()).await;
                let expected = if is_on { on[index] } else { off[index] };
                assert_eq!(outcome(&answer), expected, "{app}: {me} asks {request}: {answer}");
                if expected != OK {
                    assert_eq!(
                        back_end.state(&room, &new).await,
                        before,
                        "{app}: {me} was refused {request}"
                    );
                }
            }
        }
    }
}

// shows: A288
#[tokio::test]
async fn outsiders_are_shown_nothing() {
    let server = serve_all().await;
    for (app, secret, ..) in APPS {
        let back_end = gathered(&server, app, secret).await;
        let message = back_end.room("room").await;
        let mut eve = Raw::greeted(&server.realtime(app), "eve").await;
        for (request, shown) in [
            (json!({ "op": "conversation.get", "conversation": "ROOM" }), "view"),
            (json!({ "op": "subscribe", "topic": "conversation/ROOM" }), "view"),
            (json!({ "op": "message.list", "conversation": "ROOM" }), "messages"),
            (json!({ "op": "message.get", "conversation": "ROOM", "message": "MESSAGE" }), "message"),
            (json!({ "op": "participant.get", "conversation": "ROOM", "user": "ME" }), "participant"),
        ] {
            let mut request = filled_in(&request, "room", "", &message, "eve");
            request["id"] = json!(1);
            let answer = eve.ask(request.clone()).await;
            assert_eq!(answer["ok"].get(shown), Some(&Value::Null), "{request}: {answer}");
            assert!(!answer.to_string().contains("hello"), "{answer}");
        }
    }
}

// shows: A289
#[tokio::test]
async fn who_may_only_read_reads_and_changes_no_message() {
    let server = serve_all().await;
    for (app, secret, ..) in APPS {
        let back_end = gathered(&server, app, secret).await;
        let message = back_end.room("room").await;
        back_end.put("/conversations/room/participants/carol", json!({ "access": "Read" })).await;
        let mut carol = Raw::greeted(&server.realtime(app), "carol").await;
        for Row(_, request, ..) in messages() {
            let op = request["op"].as_str().unwrap();
            let is_write = op.starts_with("reaction.") && !op.ends_with(".list")
                || ["message.send", "message.edit", "message.delete", "conversation.markAsTyping"]
                    .contains(&op);
            let expected = if is_write { "READ_ONLY" } else { OK };
            let mut request = filled_in(&request, "room", "", &message, "carol");
            request["id"] = json!(1);
            let answer = carol.ask(request.clone()).await;
            assert_eq!(outcome(&answer), expected, "{app}: {request}: {answer}");
        }
        let notify =
            json!({ "id": 1, "op": "conversation.set", "conversation": "room", "me": { "notify": false } });
        assert_eq!(carol.ask(notify).await, json!({ "id": 1, "ok": {} }));
    }
}
