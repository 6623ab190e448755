//! The list of participants.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

fn list(before: Value, limit: Value) -> Value {
    let mut request = json!({ "id": 1, "op": "participant.list", "conversation": "room" });
    for (name, value) in [("before", before), ("limit", limit)] {
        if !value.is_null() {
            request[name] = value;
        }
    }
    request
}

fn ids(page: &Value) -> Vec<&str> {
    page["participants"].as_array().unwrap().iter().map(|one| one["userId"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn participants_are_listed_newest_joiners_first() {
    let server = Server::dev();
    let url = server.realtime("demo");
    for n in 0..12 {
        member(&url, &format!("p{n}"), &["room"]).await;
    }
    let mut raw = Raw::greeted(&url, "p3").await;
    let marked = raw.ask(json!({ "id": 1, "op": "conversation.markAsUnread", "conversation": "room" })).await;
    assert!(marked["ok"].is_object());
    let page = raw.ask(list(Value::Null, Value::Null)).await["ok"].take();
    assert_eq!(ids(&page), ["p11", "p10", "p9", "p8", "p7", "p6", "p5", "p4", "p3", "p2"]);
    assert_eq!((&page["loadedAll"], page["users"].as_array().unwrap().len()), (&json!(false), 10));
    assert_eq!(page["participants"][8]["markedUnread"], true, "one's own affair is shown to oneself");
    let rest = raw.ask(list(page["participants"][9]["joinedRevision"].clone(), json!(2))).await["ok"].take();
    assert_eq!((ids(&rest), &rest["loadedAll"]), (vec!["p1", "p0"], &json!(true)));

    let mut other = Raw::greeted(&url, "p4").await;
    let page = other.ask(list(Value::Null, json!(100))).await["ok"].take();
    assert_eq!((ids(&page).len(), &page["loadedAll"]), (12, &json!(true)));
    assert_eq!(page["participants"][8]["markedUnread"], false, "and to nobody else");
}

#[tokio::test]
async fn outsiders_are_told_of_nobody() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "alice", &["room"]).await;
    let mut eve = Raw::greeted(&url, "eve").await;
    let nothing =
        json!({ "id": 1, "ok": { "revision": 0, "participants": null, "loadedAll": true, "users": [] } });
    assert_eq!(eve.ask(list(Value::Null, Value::Null)).await, nothing);
    let mut nowhere = list(Value::Null, Value::Null);
    nowhere["conversation"] = json!("no such");
    assert_eq!(eve.ask(nowhere).await, nothing, "that it exists is not told, either");
    eve.refuses(list(Value::Null, json!(0)), "INVALID_ARGUMENT", "limit", "1 to 100").await;
    eve.refuses(list(Value::Null, json!(101)), "INVALID_ARGUMENT", "limit", "1 to 100").await;
    eve.refuses(list(json!("7"), Value::Null), "WRONG_TYPE", "before", "7").await;
}
