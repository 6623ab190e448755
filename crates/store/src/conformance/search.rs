//! Finding messages. They may take a moment to be found, so these stories wait for it.

use std::time::Duration;

use chinwag_model::{MessageId, Patch, SearchQuery};

use super::World;
use super::world::{conversation, user, words};
use crate::{
    EditMessage, MarkRead, MessageHits, MessageSearch, NewMessage, ReadMark, RemoveParticipant, Sender,
    Wording,
};

fn wanted(query: &str, limit: u32) -> MessageSearch {
    MessageSearch {
        query: SearchQuery::parse(query).expect("a good query"),
        filter: None,
        before: None,
        limit,
    }
}

async fn search(world: &World, viewer: &str, wanted: &MessageSearch) -> MessageHits {
    world.store.search_messages(world.app, &user(viewer), wanted, 10).await.expect("a read")
}

/// What is found: `conversation: text`, newest first.
fn told(hits: &MessageHits) -> Vec<String> {
    let tell = |hit: &crate::MessageHit| format!("{}: {}", hit.conversation, hit.message.text);
    hits.hits.iter().map(tell).collect()
}

async fn found(world: &World, viewer: &str, query: &str) -> Vec<String> {
    told(&search(world, viewer, &wanted(query, 50)).await)
}

/// Waits until all that was said so far can be found.
async fn settle(world: &World) {
    world.talk("settling", &["settler"]).await;
    let last = format!("settled{}", world.now().as_millis());
    world.say("settling", "settler", &last).await;
    for _ in 0..1_000 {
        if !found(world, "settler", &last).await.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("a message was not indexed within seconds");
}

/// Waits until alice finds so many messages. Conversations with much to index take turns, so one that comes last may
/// be found before all of another.
async fn can_be_found(world: &World, query: &str, count: usize) {
    for _ in 0..1_000 {
        if search(world, "alice", &wanted(query, 50)).await.hits.len() == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{count} messages were not indexed within seconds");
}

// shows: C32
pub async fn messages_are_found_by_the_beginnings_of_their_words(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.talk("d", &["alice", "carol"]).await;
    world.say("c", "alice", "Hello, wonderful World!").await;
    world.say("d", "carol", "the world is a stage").await;
    world.say("c", "bob", "我们在北京大学见面").await;
    world.say("c", "bob", "كتب والمدرسة بعيدة").await;
    settle(world).await;
    let both = ["d: the world is a stage".to_owned(), "c: Hello, wonderful World!".to_owned()];
    assert_eq!(found(world, "alice", "world").await, both);
    assert_eq!(found(world, "alice", "WOR hel").await, both[1..]);
    assert_eq!(found(world, "alice", "orld").await, [""; 0]);
    assert_eq!(found(world, "alice", "world mars").await, [""; 0]);
    assert_eq!(found(world, "alice", "...").await, [""; 0]);
    assert_eq!(found(world, "alice", "京大").await, ["c: 我们在北京大学见面"]);
    assert_eq!(found(world, "alice", "مدرسة").await, ["c: كتب والمدرسة بعيدة"]);
    assert_eq!(found(world, "carol", "world").await, both[..1]);
}

// shows: C32
pub async fn only_what_people_say_is_found(world: &World) {
    world.talk("c", &["alice"]).await;
    world.sent("c", NewMessage { sender: Sender::System, ..words("alice", "a system message") }).await;
    world.say("c", "alice", "a user message").await;
    settle(world).await;
    assert_eq!(found(world, "alice", "message").await, ["c: a user message"]);
}

pub async fn nobody_finds_what_is_not_theirs(world: &World) {
    world.talk("ours", &["alice", "bob"]).await;
    world.say("ours", "alice", "a secret of ours").await;
    world.talk("theirs", &["bob", "carol"]).await;
    world.say("theirs", "carol", "a secret of theirs").await;
    let other = world.another_app("other").await;
    other.talk("ours", &["alice"]).await;
    other.say("ours", "alice", "a secret of another app").await;
    settle(world).await;
    settle(&other).await;
    assert_eq!(found(world, "alice", "secret").await, ["ours: a secret of ours"]);
    assert_eq!(found(&other, "alice", "secret").await, ["ours: a secret of another app"]);
    let nothing = search(world, "nobody", &wanted("secret", 10)).await;
    assert!(nothing.hits.is_empty() && nothing.loaded_all);
    let remove = RemoveParticipant {
        app: world.app,
        conversation: conversation("ours"),
        user: user("alice"),
        actor: None,
        at: world.now(),
    };
    world.store.remove_participant(remove).await.expect("leaving");
    assert_eq!(found(world, "alice", "secret").await, [""; 0], "who has left finds nothing");
    world.store.put_conversation(world.put("theirs", &["alice"])).await.expect("joining");
    assert_eq!(found(world, "alice", "secret").await, ["theirs: a secret of theirs"], "who joins finds all");
}

pub async fn hits_come_with_all_they_refer_to(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let question = world.say("c", "bob", "shall we?").await;
    let reply = NewMessage { referenced_message: Some(question.id.clone()), ..words("alice", "gladly") };
    let reply = world.sent("c", reply).await.message;
    settle(world).await;
    let hits = search(world, "bob", &wanted("gladly", 10)).await;
    assert_eq!((hits.hits.len(), &hits.hits[0].message), (1, &reply));
    assert_eq!(hits.references, [question]);
    assert_eq!(hits.users.len(), 2);
    assert_eq!(hits.views, [world.snapshot("c", "bob").await.view]);
    assert!(hits.loaded_all);
}

pub async fn an_edited_message_is_found_by_its_new_words(world: &World) {
    world.talk("c", &["alice"]).await;
    let message = world.say("c", "alice", "regretted words").await;
    let unindexed = world.say("c", "alice", "other words").await;
    let edit = async |id: &MessageId, text: &str| {
        let edit = EditMessage {
            app: world.app,
            conversation: conversation("c"),
            id: id.clone(),
            wording: Some(Wording::plain(text)),
            custom: Patch::Keep,
            actor: None,
            at: world.now(),
        };
        world.store.edit_message(edit).await.expect("an edit");
    };
    edit(&unindexed.id, "unread words").await;
    settle(world).await;
    assert_eq!(found(world, "alice", "regretted").await, ["c: regretted words"]);
    edit(&message.id, "better words").await;
    assert_eq!(found(world, "alice", "better").await, ["c: better words"], "at once");
    assert_eq!(found(world, "alice", "regretted").await, [""; 0]);
    assert_eq!(found(world, "alice", "other").await, [""; 0]);
    assert_eq!(found(world, "alice", "words").await, ["c: unread words", "c: better words"]);
}

pub async fn what_is_deleted_is_not_found(world: &World) {
    world.talk("c", &["alice"]).await;
    let message = world.say("c", "alice", "first words").await;
    world.say("c", "alice", "second words").await;
    settle(world).await;
    assert!(world.delete("c", &message.id).await);
    assert_eq!(found(world, "alice", "words").await, ["c: second words"]);
    world.store.delete_conversation(world.app, conversation("c"), world.now()).await.expect("deleting");
    assert_eq!(found(world, "alice", "words").await, [""; 0]);
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "third words").await;
    settle(world).await;
    assert_eq!(found(world, "alice", "words").await, ["c: third words"]);
}

pub async fn hits_come_in_pages_while_messages_keep_coming(world: &World) {
    for id in ["a", "b", "c"] {
        world.talk(id, &["alice", "bob"]).await;
    }
    let mut said = Vec::new();
    for number in 0..25 {
        let to = ["a", "b", "c"][number * 7 % 3];
        let message = world.say(to, "bob", &format!("word {number}")).await;
        said.push((message.id, format!("{to}: word {number}")));
        world.say(to, "bob", "something else").await;
    }
    // Those of one millisecond, in several conversations, are in the order of their ids, not of their sending.
    said.sort();
    can_be_found(world, "word", 25).await;
    let (mut pages, mut before) = (Vec::new(), None);
    loop {
        let hits = search(world, "alice", &MessageSearch { before, ..wanted("word", 10) }).await;
        pages.push(hits.hits.len());
        assert!(hits.hits.len() <= 10);
        for told in told(&hits) {
            assert_eq!(Some(told), said.pop().map(|(_, text)| text));
        }
        if hits.loaded_all {
            break;
        }
        before = hits.hits.last().map(|hit| hit.message.id.clone());
        world.say("a", "bob", "a new word").await;
        can_be_found(world, "word", 25 + pages.len()).await;
    }
    assert_eq!(pages, [10, 10, 5]);
    assert!(said.is_empty(), "every one, once");
}

// shows: C38
pub async fn a_filter_narrows_a_search_down(world: &World) {
    for id in ["read", "unread"] {
        world.talk(id, &["alice", "bob"]).await;
        world.say(id, "bob", "hello").await;
    }
    let mark = MarkRead {
        app: world.app,
        conversation: conversation("read"),
        user: user("alice"),
        until: ReadMark::Newest,
        at: world.now(),
    };
    world.store.mark_read(mark).await.expect("a read mark");
    settle(world).await;
    let filter = serde_json::from_str(r#"{"isUnread":true}"#).expect("a good filter");
    let hits = search(world, "alice", &MessageSearch { filter: Some(filter), ..wanted("hello", 10) }).await;
    assert_eq!(told(&hits), ["unread: hello"]);
}

pub async fn a_long_conversation_is_searched_to_its_beginning(world: &World) {
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "the needle").await;
    // More revisions than one part of an index may hold.
    for bunch in 0..25 {
        let hay = (0..100).map(|number| words("alice", &format!("hay {bunch} {number}"))).collect();
        world.store.send_messages(world.sending("c", hay)).await.expect("hay");
    }
    while found(world, "alice", "24 99").await.is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(found(world, "alice", "needle").await, ["c: the needle"]);
    let newest = search(world, "alice", &wanted("hay", 3)).await;
    assert_eq!(told(&newest), ["c: hay 24 99", "c: hay 24 98", "c: hay 24 97"]);
    assert_eq!(found(world, "alice", "hay 7 99").await, ["c: hay 7 99"]);
}
