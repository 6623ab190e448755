//! Those of a user's conversations that are wanted: by a filter, by words.

use chinwag_model::{ConversationFilter, ConversationPatch, Custom, Patch, SearchQuery, Timestamp};

use super::World;
use super::world::{conversation, user};
use crate::{Joining, ListCursor, PutConversation, ReadMark, RemoveParticipant, Selection};

/// A filter as it stands on the wire.
fn filter(json: &str) -> Selection {
    let filter: ConversationFilter = serde_json::from_str(json).expect("a good filter");
    Selection { filter: Some(filter), query: None }
}

fn query(words: &str) -> Selection {
    Selection { filter: None, query: Some(SearchQuery::parse(words).expect("a good query")) }
}

/// The ids of Alice's conversations that are wanted, in order.
async fn chosen(world: &World, selection: &Selection) -> String {
    let page =
        world.store.list_views(world.app, &user("alice"), selection, None, 10, 100).await.expect("a read");
    assert!(page.loaded_all);
    let ids: Vec<_> = page.views.iter().map(|view| view.conversation.id.as_str()).collect();
    ids.join(" ")
}

/// Writes subject and custom data of a conversation between Alice and Bob.
async fn titled(world: &World, id: &str, subject: Option<&str>, custom: &[(&str, &str)]) {
    world.people(&["alice", "bob"]).await;
    let custom: Custom = custom.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let patch = ConversationPatch {
        subject: subject.map_or(Patch::Keep, |subject| Patch::Set(subject.to_owned())),
        custom: Patch::Set(custom.into_iter().map(|(key, value)| (key, Some(value))).collect()),
        ..ConversationPatch::default()
    };
    let put = PutConversation { patch, ..world.put(id, &["alice", "bob"]) };
    world.store.put_conversation(put).await.expect("a conversation");
}

// shows: C39, C40
pub async fn filters_choose_among_ones_conversations(world: &World) {
    titled(world, "bike", Some("Bicycle"), &[("state", "open")]).await;
    titled(world, "car", Some("Car"), &[("state", "closed")]).await;
    let said = world.say("car", "alice", "vroom").await.created_at.as_millis();
    titled(world, "plain", None, &[]).await;
    let reader = serde_json::from_str(r#"{"access":"Read"}"#).expect("a patch");
    let joining = Some(Joining { user: user("alice"), patch: reader });
    let put = PutConversation { joining, ..world.put("reader", &["bob"]) };
    world.store.put_conversation(put).await.expect("a conversation");
    world.talk("not-alices", &["bob"]).await;

    let cases = [
        ("{}".to_owned(), "reader plain car bike"),
        (r#"{"access":["==","Read"]}"#.to_owned(), "reader"),
        (r#"{"custom":{"state":["==","open"]}}"#.to_owned(), "bike"),
        (r#"{"custom":{"state":["!=","open"]}}"#.to_owned(), "reader plain car"),
        (r#"{"custom":{"state":"exists"}}"#.to_owned(), "car bike"),
        (r#"{"subject":["==",null]}"#.to_owned(), "reader plain"),
        (r#"{"subject":["oneOf",["Car",null]],"access":["!=","Read"]}"#.to_owned(), "plain car"),
        (r#"{"hasMessages":true}"#.to_owned(), "car"),
        (format!(r#"{{"lastActivityAt":["between",[{said},{}]]}}"#, said + 1), "car"),
        (format!(r#"{{"createdAt":["<",{said}]}}"#), "car bike"),
        (format!(r#"{{"joinedAt":[">",{said}]}}"#), "reader plain"),
        (r#"["any",[{"subject":["==","Bicycle"]},{"hasMessages":true}]]"#.to_owned(), "car bike"),
        (r#"["any",[]]"#.to_owned(), ""),
    ];
    for (json, expected) in cases {
        assert_eq!(chosen(world, &filter(&json)).await, expected, "{json}");
    }
}

// shows: C40
pub async fn unread_is_by_count_or_by_hand(world: &World) {
    for id in ["read", "unread", "own", "by-hand", "silent"] {
        world.talk(id, &["alice", "bob"]).await;
    }
    world.say("read", "bob", "seen").await;
    world.read("alice", "read", ReadMark::Newest).await;
    world.say("unread", "bob", "new").await;
    world.say("own", "alice", "mine").await;
    world.read("alice", "by-hand", ReadMark::Unread).await;
    assert_eq!(chosen(world, &filter(r#"{"isUnread":true}"#)).await, "unread by-hand");
    assert_eq!(chosen(world, &filter(r#"{"isUnread":false}"#)).await, "own read silent");
}

pub async fn a_filtered_list_comes_in_pages(world: &World) {
    for number in 0..12 {
        let state = if number % 3 == 0 { "open" } else { "closed" };
        titled(world, &format!("c{number}"), None, &[("state", state)]).await;
    }
    let open = filter(r#"{"custom":{"state":["==","open"]}}"#);
    let (mut after, mut pages) = (None, Vec::new());
    loop {
        let alice = user("alice");
        let page =
            world.store.list_views(world.app, &alice, &open, after.as_ref(), 10, 2).await.expect("a read");
        let ids: Vec<_> = page.views.iter().map(|view| view.conversation.id.to_string()).collect();
        pages.push(ids.join(" "));
        let Some(last) = page.views.last().filter(|_| !page.loaded_all) else { break };
        after =
            Some(ListCursor { activity_at: last.me.joined_at, conversation: last.conversation.id.clone() });
    }
    assert_eq!(pages, ["c9 c6", "c3 c0"]);
    let after = Some(ListCursor { activity_at: Timestamp::from_millis(0), conversation: conversation("c") });
    let page = world
        .store
        .list_views(world.app, &user("alice"), &open, after.as_ref(), 10, 2)
        .await
        .expect("a read");
    assert!(page.views.is_empty() && page.loaded_all);
}

// shows: C34
pub async fn conversations_are_found_by_subject_or_custom_search(world: &World) {
    titled(world, "order", Some("Order: a Red Bicycle"), &[("search", "Müller, Anna")]).await;
    titled(world, "chat", None, &[("search", "red wine"), ("other", "bicycle")]).await;
    titled(world, "quiet", Some("Nothing of note"), &[]).await;
    world.say("quiet", "bob", "a red bicycle").await;
    for (words, found) in [
        ("red", "chat order"),
        ("BICY red", "order"),
        ("muller", "order"),
        // Half in the subject, half in `custom.search`.
        ("red müller", ""),
        ("wine bicycle", ""),
        ("icycle", ""),
        ("", ""),
    ] {
        assert_eq!(chosen(world, &query(words)).await, found, "{words}");
    }
    let both = Selection { query: query("red").query, ..filter(r#"{"subject":["==",null]}"#) };
    assert_eq!(chosen(world, &both).await, "chat", "a filter narrows a search down");
}

pub async fn who_has_left_finds_nothing(world: &World) {
    titled(world, "order", Some("Bicycle"), &[]).await;
    assert_eq!(chosen(world, &query("bicycle")).await, "order");
    let remove = RemoveParticipant {
        app: world.app,
        conversation: conversation("order"),
        user: user("alice"),
        actor: None,
        at: world.now(),
    };
    world.store.remove_participant(remove).await.expect("leaving");
    assert_eq!(chosen(world, &query("bicycle")).await, "");
    let other = world.another_app("other").await;
    titled(&other, "order", Some("Bicycle bell"), &[]).await;
    assert_eq!(chosen(&other, &query("bicycle")).await, "order");
    assert_eq!(chosen(world, &filter("{}")).await, "");
}
