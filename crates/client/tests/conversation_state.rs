//! What a conversation looks like after snapshots, events and resumes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use chinwag_client::{Applied, ConversationState};
use chinwag_model::{MessageId, Timestamp};
use chinwag_protocol::{ConversationEvent, Subscribed};
use serde_json::{Value, json};

fn id(revision: u64) -> MessageId {
    MessageId::make(Timestamp::from_millis(1_000), revision, 0)
}

fn message(revision: u64, sender: &str, text: &str) -> Value {
    json!({ "id": id(revision), "type": "UserMessage", "senderId": sender,
        "content": [{ "type": "text", "children": [text] }], "custom": {}, "origin": "rest",
        "referencedMessageId": null, "reactions": [], "createdAt": 1_000, "editedAt": null, "revision": revision })
}

fn participant(user: &str) -> Value {
    json!({ "userId": user, "access": "ReadWrite", "notify": true, "joinedAt": 1, "joinedRevision": 1, "readUntil": null,
        "markedUnread": false })
}

fn user(user: &str, revision: u64) -> Value {
    json!({ "id": user, "name": format!("{user} {revision}"), "photoUrl": null, "locale": null,
        "role": "default", "welcomeMessage": null, "custom": {}, "revision": revision })
}

/// Bob's view of his conversation with alice.
fn view(revision: u64) -> Value {
    json!({ "conversation": { "id": "c", "subject": null, "photoUrl": null, "welcomeMessages": [], "custom": {},
            "createdAt": 1 },
        "revision": revision, "me": participant("bob"), "participants": [participant("bob"), participant("alice")],
        "participantCount": 2, "meRevision": 1, "lastMessage": null, "unreadCount": 0, "everyoneReadUntil": null })
}

fn subscribed(answer: Value) -> Subscribed {
    serde_json::from_value(answer).unwrap()
}

fn snapshot(revision: u64, messages: Value, loaded_all: bool) -> ConversationState {
    let mut state = ConversationState::default();
    state.subscribed(subscribed(json!({ "kind": "snapshot", "view": view(revision), "messages": messages,
        "loadedAll": loaded_all, "users": [user("bob", 1), user("alice", 1)], "references": [], "typing": [] })));
    state
}

fn apply(state: &mut ConversationState, revision: u64, event: Value) -> Applied {
    let event: ConversationEvent = serde_json::from_value(event).unwrap();
    let revision = (revision > 0).then_some(revision);
    state.apply(revision, event)
}

fn sent(revision: u64, sender: &str) -> Value {
    json!({ "event": "message.created", "message": message(revision, sender, "hi"), "sender": user(sender, 2) })
}

fn held(state: &ConversationState) -> Vec<u64> {
    state.messages().map(|message| message.revision).collect()
}

#[test]
fn events_are_applied_once_and_in_order() {
    let mut state = snapshot(3, json!([message(3, "alice", "one")]), true);
    assert_eq!(apply(&mut state, 4, sent(4, "alice")), Applied::Now);
    assert_eq!(apply(&mut state, 4, sent(4, "alice")), Applied::Before);
    assert_eq!(apply(&mut state, 3, sent(3, "alice")), Applied::Before);
    assert_eq!(apply(&mut state, 6, sent(6, "alice")), Applied::Gap);
    assert_eq!(apply(&mut state, 5, sent(5, "alice")), Applied::Now);
    assert_eq!((held(&state), state.revision()), (vec![3, 4, 5], Some(5)));
}

#[test]
fn what_everyone_derives_for_oneself_is_derived() {
    let mut state = snapshot(3, json!([]), true);
    apply(&mut state, 4, sent(4, "alice"));
    apply(&mut state, 5, sent(5, "alice"));
    assert_eq!(state.view().unwrap().unread_count, 2);
    assert_eq!(state.view().unwrap().everyone_read_until, None);

    apply(&mut state, 6, sent(6, "bob"));
    let view = state.view().unwrap();
    assert_eq!((view.unread_count, &view.me.read_until), (0, &Some(id(6))));
    assert_eq!(view.last_message.as_ref().map(|last| last.revision), Some(6));
    assert_eq!(view.everyone_read_until, Some(id(5)), "alice has read what she sent herself");

    apply(
        &mut state,
        0,
        json!({ "event": "participant.read", "userId": "alice", "readUntil": id(6),
        "everyoneReadUntil": id(6) }),
    );
    apply(
        &mut state,
        0,
        json!({ "event": "participant.read", "userId": "alice", "readUntil": id(4),
        "everyoneReadUntil": id(6) }),
    );
    assert_eq!(state.view().unwrap().everyone_read_until, Some(id(6)), "marks never move back");

    apply(&mut state, 7, sent(7, "alice"));
    let deleted = json!({ "event": "message.deleted", "messageId": id(7), "senderId": "alice",
        "lastMessage": message(6, "bob", "hi") });
    apply(&mut state, 8, deleted);
    let view = state.view().unwrap();
    assert_eq!((view.unread_count, view.last_message.as_ref().map(|last| last.revision)), (0, Some(6)));
    assert_eq!(held(&state), [4, 5, 6]);
}

#[test]
fn people_come_change_and_go() {
    let mut state = snapshot(3, json!([]), true);
    apply(
        &mut state,
        4,
        json!({ "event": "participant.joined", "participant": participant("eve"), "user": user("eve", 1),
            "everyoneReadUntil": null }),
    );
    let shown: Vec<_> = state.view().unwrap().participants.iter().map(|p| p.user_id.as_str()).collect();
    assert_eq!((shown, state.view().unwrap().participant_count), (vec!["eve", "bob", "alice"], 3));

    let mut muted = participant("bob");
    muted["notify"] = json!(false);
    apply(&mut state, 5, json!({ "event": "participant.changed", "participant": muted }));
    assert_eq!(state.view().unwrap().me.notify, chinwag_model::Notify::Nothing);

    apply(&mut state, 6, json!({ "event": "participant.left", "userId": "eve", "everyoneReadUntil": null }));
    assert_eq!(state.view().unwrap().participants.len(), 2);
    apply(&mut state, 7, json!({ "event": "participant.left", "userId": "bob", "everyoneReadUntil": null }));
    assert!(state.view().is_none(), "one's own leaving ends the topic");
    assert_eq!(apply(&mut state, 8, sent(8, "alice")), Applied::Gap);
}

#[test]
fn a_resume_closes_the_gap_as_a_whole() {
    let mut state = snapshot(4, json!([message(4, "alice", "four"), message(3, "alice", "three")]), false);
    let edited = {
        let mut m = message(4, "alice", "four, edited");
        m["revision"] = json!(7);
        m
    };
    let older = {
        let mut m = message(1, "alice", "one, edited");
        m["revision"] = json!(8);
        m
    };
    state.subscribed(subscribed(
        json!({ "kind": "resumed", "view": view(9), "changed": [older, edited, message(5, "bob", "five")],
        "deleted": [id(3)], "users": [user("alice", 3)], "references": [], "typing": [] }),
    ));
    let texts: Vec<_> = state.messages().map(|m| chinwag_model::plaintext(&m.content)).collect();
    assert_eq!(texts, ["four, edited", "five"], "what is older than the stretch held would leave a hole");
    assert_eq!(state.revision(), Some(9));
    assert_eq!(state.user(&chinwag_model::UserId::new("alice").unwrap()).unwrap().revision, 3);
    assert!(!state.loaded_all());
}

#[test]
fn a_snapshot_in_place_of_a_resume_replaces_everything() {
    let mut state = snapshot(4, json!([message(4, "alice", "four")]), true);
    state.subscribed(subscribed(
        json!({ "kind": "snapshot", "view": view(900), "messages": [message(900, "alice", "new")],
        "loadedAll": false, "users": [], "references": [], "typing": [] }),
    ));
    assert_eq!((held(&state), state.revision(), state.loaded_all()), (vec![900], Some(900), false));
}

fn reactions(state: &ConversationState, revision: u64) -> Vec<(String, u32, Option<bool>)> {
    let message = state.message(&id(revision)).unwrap();
    let told = |r: &chinwag_model::ReactionCount| (r.emoji.to_string(), r.count, r.reacted);
    message.reactions.iter().map(told).collect()
}

fn reacted(revision: u64, by: &str, count: u32) -> Value {
    json!({ "event": "reaction.added", "messageId": id(revision), "emoji": "👍", "count": count,
        "reaction": { "userId": by, "createdAt": 2, "revision": 9 }, "user": user(by, 1) })
}

#[test]
fn reactions_are_counted_and_one_s_own_are_known() {
    let mut state = snapshot(3, json!([message(3, "alice", "one")]), true);
    apply(&mut state, 4, reacted(3, "alice", 1));
    assert_eq!(reactions(&state, 3), [("👍".to_owned(), 1, Some(false))]);
    apply(&mut state, 5, reacted(3, "bob", 2));
    assert_eq!(reactions(&state, 3), [("👍".to_owned(), 2, Some(true))]);

    // An edit comes without word of who reacted: what was known stays.
    let mut edited = message(3, "alice", "one, edited");
    edited["reactions"] = json!([{ "emoji": "👍", "count": 2 }]);
    edited["revision"] = json!(6);
    apply(&mut state, 6, json!({ "event": "message.changed", "message": edited }));
    assert_eq!(reactions(&state, 3), [("👍".to_owned(), 2, Some(true))]);

    let taken_back = |by: &str, count: u32| json!({ "event": "reaction.removed", "messageId": id(3), "emoji": "👍", "count": count, "userId": by });
    apply(&mut state, 7, taken_back("bob", 1));
    assert_eq!(reactions(&state, 3), [("👍".to_owned(), 1, Some(false))]);
    apply(&mut state, 8, taken_back("alice", 0));
    assert_eq!(reactions(&state, 3), []);
    assert_eq!(state.message(&id(3)).unwrap().revision, 8);
}

#[tokio::test(start_paused = true)]
async fn whoever_types_is_forgotten_in_time_or_with_their_message() {
    use tokio::time::Instant;
    let mut state = snapshot(3, json!([]), true);
    let typing = |by: &str, since: u32, of: u32| {
        json!({ "event": "participant.typing", "user": user(by, 1),
            "typing": { "userId": by, "sinceMs": since, "forMs": of } })
    };
    apply(&mut state, 0, typing("alice", 0, 10_000));
    apply(&mut state, 0, typing("eve", 3_000, 5_000));
    apply(&mut state, 0, typing("bob", 0, 10_000));
    let who =
        |state: &ConversationState| state.typing(Instant::now()).map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(who(&state), ["eve", "alice"], "oneself is left out, who began first is first");
    let change = state.typing_changes_at(Instant::now()).unwrap();
    tokio::time::sleep_until(change).await;
    assert_eq!(who(&state), ["alice"]);
    apply(&mut state, 4, sent(4, "alice"));
    assert!(who(&state).is_empty());
}
