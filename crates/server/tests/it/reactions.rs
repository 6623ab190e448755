//! Reactions: two people, each with a connection.

use serde_json::{Value, json};

use crate::harness::{Raw, Server, conversation, key, member};

/// A room of alice and bob who both follow it, and a message of alice's in it.
async fn room(server: &Server) -> (Raw, Raw, String) {
    let url = server.realtime("demo");
    let (alice, _) = member(&url, "alice", &["room"]).await;
    member(&url, "bob", &["room"]).await;
    let sent = alice.send_text(conversation("room"), key("1"), "hello").await.unwrap().message;
    (
        Raw::following(&url, "alice", "room").await,
        Raw::following(&url, "bob", "room").await,
        sent.id.to_string(),
    )
}

fn reaction(verb: &str, message: &str, emoji: &str) -> Value {
    json!({ "id": 2, "op": format!("reaction.{verb}"), "conversation": "room", "message": message, "emoji": emoji })
}

/// What somebody sees of the message.
async fn seen(raw: &mut Raw, id: &str) -> Value {
    let get = json!({ "id": 3, "op": "message.get", "conversation": "room", "message": id });
    raw.ask(get).await["ok"]["message"].take()
}

// shows: C21, C22, C27
#[tokio::test]
async fn a_reaction_is_seen_by_everybody() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    // Given without its variation selector.
    assert_eq!(bob.ask(reaction("add", &id, "\u{2764}")).await, json!({ "id": 2, "ok": {} }));
    let heard = alice.event("reaction.added").await;
    assert_eq!(
        (&heard["messageId"], &heard["emoji"], &heard["count"]),
        (&json!(id), &json!("❤️"), &json!(1))
    );
    assert_eq!((&heard["reaction"]["userId"], &heard["user"]["id"]), (&json!("bob"), &json!("bob")));
    assert_eq!(heard["reaction"]["revision"], heard["revision"]);
    let message = seen(&mut alice, &id).await;
    assert_eq!(message["reactions"], json!([{ "emoji": "❤️", "count": 1, "reacted": false }]));
    assert_eq!(message["revision"], heard["revision"]);
    assert_eq!(seen(&mut bob, &id).await["reactions"][0]["reacted"], true);

    assert_eq!(bob.ask(reaction("add", &id, "❤️")).await, json!({ "id": 2, "ok": {} }), "once more");
    assert_eq!(alice.ask(reaction("add", &id, "❤️")).await, json!({ "id": 2, "ok": {} }));
    let heard_by_alice = alice.ask(reaction("add", &id, ":cat-roomba:")).await;
    assert!(heard_by_alice["ok"].is_object(), "{heard_by_alice}");
    let list =
        json!({ "id": 4, "op": "reaction.list", "conversation": "room", "message": id, "emoji": "❤️" });
    let page = bob.ask(list.clone()).await["ok"].take();
    let who: Vec<_> =
        page["reactions"].as_array().unwrap().iter().map(|one| one["userId"].as_str().unwrap()).collect();
    assert_eq!((who, &page["loadedAll"]), (vec!["bob", "alice"], &json!(true)));
    assert_eq!(page["users"].as_array().unwrap().len(), 2);
    let mut first = list.clone();
    first["limit"] = json!(1);
    let first = bob.ask(first).await["ok"].take();
    assert_eq!((&first["reactions"][0]["userId"], &first["loadedAll"]), (&json!("bob"), &json!(false)));
    let mut second = list.clone();
    second["after"] = first["reactions"][0]["revision"].clone();
    assert_eq!(bob.ask(second).await["ok"]["reactions"], json!([page["reactions"][1]]));

    assert_eq!(bob.ask(reaction("remove", &id, "❤️")).await, json!({ "id": 2, "ok": {} }));
    let heard = alice.event("reaction.removed").await;
    assert_eq!(
        (&heard["userId"], &heard["count"], &heard["emoji"]),
        (&json!("bob"), &json!(1), &json!("❤️"))
    );
    assert_eq!(
        bob.ask(reaction("remove", &id, "❤️")).await,
        json!({ "id": 2, "ok": {} }),
        "nothing to remove"
    );
    assert_eq!(
        seen(&mut bob, &id).await["reactions"],
        json!([
            { "emoji": "❤️", "count": 1, "reacted": false },
            { "emoji": ":cat-roomba:", "count": 1, "reacted": false },
        ])
    );
}

#[tokio::test]
async fn whoever_joins_again_sees_what_was_their_own() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    assert!(bob.ask(reaction("add", &id, "👍")).await["ok"].is_object());
    let participant = |op: &str| json!({ "id": 2, "op": op, "conversation": "room", "user": "bob" });
    assert!(alice.ask(participant("participant.delete")).await["ok"].is_object());
    bob.refuses(reaction("add", &id, "🎉"), "NOT_A_PARTICIPANT", "conversation", "bob").await;
    let left = json!([{ "emoji": "👍", "count": 1, "reacted": false }]);
    assert_eq!(seen(&mut alice, &id).await["reactions"], left);
    assert!(alice.ask(participant("participant.createIfNotExists")).await["ok"].is_object());
    let joined = bob.event("me.joined").await;
    let own = json!([{ "emoji": "👍", "count": 1, "reacted": true }]);
    assert_eq!(joined["view"]["lastMessage"]["reactions"], own);
}

#[tokio::test]
async fn whoever_was_away_gets_reactions_by_resuming() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let subscribe = json!({ "id": 3, "op": "subscribe", "topic": "conversation/room" });
    let mut away = Raw::greeted(&server.realtime("demo"), "alice").await;
    let known = away.ask(subscribe.clone()).await["ok"]["view"]["revision"].take();
    drop(away);
    bob.ask(reaction("add", &id, "👍")).await;
    alice.ask(reaction("add", &id, "🎉")).await;
    let mut back = Raw::greeted(&server.realtime("demo"), "alice").await;
    let mut resume = subscribe;
    resume["since"] = known;
    let resumed = back.ask(resume).await["ok"].take();
    assert_eq!(resumed["kind"], "resumed");
    let reactions = json!([
        { "emoji": "👍", "count": 1, "reacted": false },
        { "emoji": "🎉", "count": 1, "reacted": true },
    ]);
    assert_eq!(resumed["changed"][0]["reactions"], reactions);
    assert_eq!(resumed["view"]["lastMessage"]["reactions"], reactions);
}

// shows: C21
#[tokio::test]
async fn what_cannot_be_reacted_to_is_told_with_a_code() {
    let server = Server::dev();
    let (mut alice, mut bob, id) = room(&server).await;
    let mut eve = Raw::greeted(&server.realtime("demo"), "eve").await;
    let missing = "msg_0000000000000000000000";
    let mut nowhere = reaction("add", &id, "👍");
    nowhere["conversation"] = json!("no such");
    let mut none = reaction("list", &id, "👍");
    none["limit"] = json!(0);
    let mut many = none.clone();
    many["limit"] = json!(101);
    let long = format!(":{}:", "n".repeat(49));

    for (who, request, code, field, word) in [
        ("bob", reaction("add", &id, "x"), "INVALID_ARGUMENT", "emoji", "Unicode emoji"),
        ("bob", reaction("add", &id, ""), "INVALID_ARGUMENT", "emoji", "Unicode emoji"),
        ("bob", reaction("add", &id, "👍👍"), "INVALID_ARGUMENT", "emoji", "Unicode emoji"),
        ("bob", reaction("add", &id, &long), "INVALID_ARGUMENT", "emoji", "50"),
        ("bob", reaction("remove", &id, "x"), "INVALID_ARGUMENT", "emoji", "Unicode emoji"),
        ("bob", reaction("list", &id, "x"), "INVALID_ARGUMENT", "emoji", "Unicode emoji"),
        ("bob", reaction("add", "7", "👍"), "INVALID_ID", "message", "msg_"),
        ("bob", reaction("add", missing, "👍"), "UNKNOWN_MESSAGE", "message", "room"),
        ("bob", nowhere, "UNKNOWN_CONVERSATION", "conversation", "no such"),
        ("bob", none, "INVALID_ARGUMENT", "limit", "1 to 100"),
        ("bob", many, "INVALID_ARGUMENT", "limit", "1 to 100"),
        ("eve", reaction("add", &id, "👍"), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("eve", reaction("add", missing, "👍"), "NOT_A_PARTICIPANT", "conversation", "eve"),
        ("eve", reaction("remove", &id, "👍"), "NOT_A_PARTICIPANT", "conversation", "eve"),
    ] {
        let raw = match who {
            "alice" => &mut alice,
            "bob" => &mut bob,
            _ => &mut eve,
        };
        raw.refuses(request, code, field, word).await;
    }
    let mut without = reaction("add", &id, "👍");
    without.as_object_mut().unwrap().remove("emoji");
    bob.refuses(without, "MISSING_FIELD", "emoji", "emoji").await;
    let mut number = reaction("add", &id, "👍");
    number["emoji"] = json!(5);
    bob.refuses(number, "WRONG_TYPE", "emoji", "5").await;

    for n in 0..50 {
        assert!(alice.ask(reaction("add", &id, &format!(":n{n}:"))).await["ok"].is_object());
    }
    alice.refuses(reaction("add", &id, "👍"), "TOO_MANY_REACTIONS", "emoji", "50").await;
    assert!(bob.ask(reaction("add", &id, ":n7:")).await["ok"].is_object(), "one that is there already");

    let to_read = json!({ "id": 2, "op": "participant.set", "conversation": "room", "user": "alice", "set": { "access": "Read" } });
    assert!(bob.ask(to_read).await["ok"].is_object());
    alice.refuses(reaction("add", &id, ":n7:"), "READ_ONLY", "conversation", "Read").await;
    alice.refuses(reaction("remove", &id, ":n7:"), "READ_ONLY", "conversation", "Read").await;
    assert_eq!(seen(&mut bob, &id).await["reactions"].as_array().unwrap().len(), 50);

    let nothing = json!({ "revision": 0, "reactions": null, "loadedAll": true, "users": [] });
    assert_eq!(eve.ask(reaction("list", &id, ":n7:")).await["ok"], nothing);
    assert_eq!(bob.ask(reaction("list", missing, ":n7:")).await["ok"], nothing);
}
