//! Lists of those conversations that a filter fits.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, member};

/// Writes attributes of a conversation that the user is in.
async fn set(raw: &mut Raw, conversation: &str, set: Value) {
    let request = json!({ "id": 1, "op": "conversation.set", "conversation": conversation, "set": set });
    assert_eq!(raw.ask(request).await, json!({ "id": 1, "ok": {} }));
}

async fn list(raw: &mut Raw, filter: Value) -> Vec<String> {
    let answer = raw.ask(json!({ "id": 2, "op": "conversation.list", "filter": filter })).await;
    let views = answer["ok"]["views"].as_array().unwrap_or_else(|| panic!("{filter}: {answer}"));
    views.iter().map(|view| view["conversation"]["id"].as_str().unwrap().to_owned()).collect()
}

// shows: C39, C40, C41, C42, C44
#[tokio::test]
async fn one_lists_the_conversations_that_a_filter_fits() {
    let server = Server::dev();
    let url = server.realtime("demo");
    member(&url, "dora", &["bike", "car", "plain"]).await;
    let (emil, _) = member(&url, "emil", &["car", "emils"]).await;
    let mut dora = Raw::greeted(&url, "dora").await;
    set(&mut dora, "bike", json!({ "subject": "Bicycle", "custom": { "state": "open" } })).await;
    set(&mut dora, "car", json!({ "subject": "Car", "custom": { "state": "closed" } })).await;
    let said = crate::harness::conversation("car");
    emil.send_text(said, crate::harness::key("1"), "vroom").await.unwrap();

    let open = json!({ "custom": { "state": ["==", "open"] } });
    assert_eq!(list(&mut dora, open.clone()).await, ["bike"]);
    assert_eq!(list(&mut dora, json!({ "isUnread": true })).await, ["car"]);
    assert_eq!(list(&mut dora, json!({ "hasMessages": false, "subject": ["!=", null] })).await, ["bike"]);
    assert_eq!(list(&mut dora, json!(["any", [open, { "isUnread": true }]])).await, ["car", "bike"]);
    assert_eq!(list(&mut dora, json!({ "subject": ["oneOf", [null]] })).await, ["plain"]);
    assert_eq!(list(&mut dora, json!({})).await.len(), 3, "and none of Emil's own");
}

#[tokio::test]
async fn a_filtered_list_goes_on_where_its_page_ended() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let names: Vec<_> = (0..6).map(|number| format!("c{number}")).collect();
    let (connection, _) = member(&url, "dora", &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for name in ["c0", "c2", "c4"] {
        let to = crate::harness::conversation(name);
        connection.send_text(to, crate::harness::key(name), "hello").await.unwrap();
    }
    let mut dora = Raw::greeted(&url, "dora").await;
    let mut request =
        json!({ "id": 2, "op": "conversation.list", "filter": { "hasMessages": true }, "limit": 2 });
    let first = dora.ask(request.clone()).await["ok"].take();
    assert_eq!((first["views"].as_array().unwrap().len(), &first["loadedAll"]), (2, &json!(false)));
    let last = &first["views"][1];
    request["after"] =
        json!({ "activityAt": last["lastMessage"]["createdAt"], "conversation": last["conversation"]["id"] });
    let second = dora.ask(request).await["ok"].take();
    assert_eq!(second["views"][0]["conversation"]["id"], "c0");
    assert_eq!((second["views"].as_array().unwrap().len(), &second["loadedAll"]), (1, &json!(true)));
}

#[tokio::test]
async fn a_wrong_filter_is_refused_by_name() {
    let server = Server::dev();
    let mut dora = Raw::greeted(&server.realtime("demo"), "dora").await;
    let cases = [
        (json!({ "colour": true }), "INVALID_ARGUMENT", "filter.colour", "hasMessages"),
        (json!({ "isUnread": "yes" }), "WRONG_TYPE", "filter.isUnread", "boolean"),
        (json!({ "createdAt": ["between", [7, 5]] }), "INVALID_ARGUMENT", "filter.createdAt[1]", "lower"),
        (json!({ "subject": ["~", "a"] }), "INVALID_ARGUMENT", "filter.subject[0]", "oneOf"),
        (json!(["any", vec![json!({}); 21]]), "INVALID_ARGUMENT", "filter[1]", "20"),
        (json!({ "subject": ["oneOf", vec!["a"; 101]] }), "INVALID_ARGUMENT", "filter.subject[1]", "100"),
    ];
    for (filter, code, field, word) in cases {
        for op in ["conversation.list", "search.messages", "search.conversations"] {
            dora.refuses(json!({ "id": 2, "op": op, "query": "a", "filter": filter }), code, field, word)
                .await;
        }
    }
}
