//! Where the words of messages are in the file, and where not any more.

use std::sync::Arc;
use std::time::Duration;

use chinwag_model::{ConversationId, SearchQuery, UserId};
use chinwag_store::conformance::{World, words};
use chinwag_store::{MessageSearch, Refusal, SqliteStore, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

use super::options;

async fn open(folder: &TempDir) -> World {
    World::new(Arc::new(SqliteStore::open(&options(folder)).expect("a store"))).await
}

/// What Alice finds, once there is as much of it as is expected.
async fn found(store: &dyn Store, app: chinwag_model::AppKey, query: &str, expected: usize) -> usize {
    let query = SearchQuery::parse(query).expect("a good query");
    let wanted = MessageSearch { query, filter: None, before: None, limit: 50 };
    for _ in 0..6_000 {
        let hits = store
            .search_messages(app, &UserId::new("alice").expect("an id"), &wanted, 10)
            .await
            .expect("a read");
        if hits.hits.len() == expected {
            return expected;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("never found {expected} messages");
}

fn file(folder: &TempDir) -> Connection {
    Connection::open(folder.path().join("chinwag.db")).expect("the file")
}

/// The words of the index.
fn indexed(folder: &TempDir) -> Vec<String> {
    let connection = file(folder);
    let mut statement = connection.prepare("SELECT word FROM search_words ORDER BY word").expect("the index");
    let words = statement.query_map([], |row| row.get(0)).expect("words");
    words.map(|word| word.expect("a word")).collect()
}

fn holds(folder: &TempDir, words: &str) -> bool {
    let bytes = std::fs::read(folder.path().join("chinwag.db")).expect("the file");
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn a_deleted_message_leaves_no_words_in_the_tables() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    world.talk("c", &["alice"]).await;
    let message = world.say("c", "alice", "regretted bitterly").await;
    world.say("c", "alice", "remaining").await;
    found(&*world.store, world.app, "regretted", 1).await;
    found(&*world.store, world.app, "remaining", 1).await;
    let at_once = world.say("c", "alice", "unindexed").await;
    world.delete("c", &at_once.id).await;
    world.delete("c", &message.id).await;
    world.store.close().await;
    assert_eq!(indexed(&folder), ["remaining"]);
    for word in ["regretted", "bitterly", "unindexed"] {
        assert!(!holds(&folder, word), "{word}");
    }
    assert!(holds(&folder, "remaining"), "words can be seen in the file");
}

#[tokio::test]
async fn a_deleted_conversation_leaves_no_words_in_the_tables() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "regretted bitterly").await;
    world.talk("d", &["alice"]).await;
    world.say("d", "alice", "remaining").await;
    found(&*world.store, world.app, "regretted", 1).await;
    found(&*world.store, world.app, "remaining", 1).await;
    let c = ConversationId::new("c").unwrap();
    world.store.delete_conversation(world.app, c, world.now()).await.unwrap();
    world.store.close().await;
    assert_eq!(indexed(&folder), ["remaining"]);
    assert!(!holds(&folder, "regretted") && !holds(&folder, "bitterly"));
}

#[tokio::test]
async fn a_database_from_before_search_is_indexed_in_the_background() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    world.talk("c", &["alice", "bob"]).await;
    for number in 0..40 {
        world.say("c", "bob", &format!("old words {number}")).await;
    }
    let app = world.app;
    world.store.close().await;
    let before = "DROP TABLE search_words; DROP TABLE search_progress; DROP TABLE message_changes; \
                  DROP TABLE files; DROP TABLE file_uses; \
                  DROP INDEX conversations_by_activity; DROP INDEX conversations_by_creation; \
                  DROP TRIGGER app_changed; DROP TRIGGER app_key_added; DROP TRIGGER app_key_changed; \
                  DROP TABLE frozen_participants; DROP TABLE guests; DROP TABLE themes; DROP TABLE app_changes; DROP TABLE search_shuffled; DROP TABLE dead_deliveries; DROP TABLE delivery_lanes; \
                  DROP TABLE deliveries; DROP TABLE outbox; DROP TABLE webhooks; \
                  ALTER TABLE participants DROP COLUMN read_furthest; ALTER TABLE users DROP COLUMN erased_at; \
                  ALTER TABLE app_keys DROP COLUMN signs_webhooks; \
                  CREATE TABLE events (conversation); PRAGMA user_version = 3;";
    file(&folder).execute_batch(before).unwrap();

    let again = SqliteStore::open(&options(&folder)).unwrap();
    found(&again, app, "old words", 40).await;
    again.close().await;
}

#[tokio::test]
async fn what_was_not_indexed_before_closing_is_after_opening_and_only_once() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    world.talk("c", &["alice", "bob"]).await;
    for number in 0..40 {
        world.say("c", "bob", &format!("word{number}")).await;
    }
    let app = world.app;
    world.store.close().await;
    let again = SqliteStore::open(&options(&folder)).unwrap();
    found(&again, app, "word", 40).await;
    again.close().await;
    let bytes: i64 = file(&folder)
        .query_row("SELECT sum(length(places)) FROM search_words", [], |row| row.get(0))
        .unwrap();
    assert_eq!(bytes, 40 * 8, "each word is filed once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_that_would_look_through_too_much_is_refused() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    world.talk("c", &["alice"]).await;
    let often = "b a ".repeat(2_500);
    for _ in 0..35 {
        let sends: Vec<_> = (0..100).map(|_| world.send("c", words("alice", &often))).collect();
        for send in sends {
            send.await.unwrap();
        }
    }
    world.say("c", "alice", "the last of them").await;
    found(&*world.store, world.app, "last of them", 1).await;
    // Each message has both words, and none has them joined like that.
    let query = SearchQuery::parse("a-b-b").unwrap();
    let wanted = MessageSearch { query, filter: None, before: None, limit: 10 };
    let alice = UserId::new("alice").unwrap();
    match world.store.search_messages(world.app, &alice, &wanted, 10).await {
        Err(StoreError::Refused(Refusal::Invalid(invalid))) => assert_eq!(invalid.field, "query"),
        other => panic!("expected a refusal, got {other:?}"),
    }
    assert_eq!(found(&*world.store, world.app, "last of them", 1).await, 1);
}

#[tokio::test]
async fn a_message_that_cannot_be_read_leaves_only_its_own_conversation_unindexed() {
    let folder = TempDir::new().unwrap();
    let world = open(&folder).await;
    for (name, text) in [("before", "first"), ("spoilt", "second"), ("after", "third")] {
        world.talk(name, &["alice"]).await;
        world.say(name, "alice", text).await;
    }
    let app = world.app;
    world.store.close().await;
    let spoil = "DELETE FROM search_words; DELETE FROM search_progress; \
                 UPDATE messages SET content = '{' WHERE text = 'second';";
    file(&folder).execute_batch(spoil).unwrap();
    let again = SqliteStore::open(&options(&folder)).unwrap();
    found(&again, app, "first", 1).await;
    found(&again, app, "third", 1).await;
    again.close().await;
}
