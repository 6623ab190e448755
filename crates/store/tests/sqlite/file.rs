//! The file: what is in it after closing, and whose it is.

use std::sync::Arc;

use chinwag_store::conformance::World;
use chinwag_store::{AppStore as _, SqliteOptions, SqliteStore, Store, StoreError, Synchronous};
use rusqlite::Connection;
use tempfile::TempDir;

use super::options;

fn open(folder: &TempDir) -> Arc<SqliteStore> {
    Arc::new(SqliteStore::open(&options(folder)).expect("a store"))
}

async fn world(store: Arc<SqliteStore>) -> World {
    World::new(store).await
}

#[tokio::test]
async fn everything_is_there_after_closing_and_opening_again() {
    let folder = TempDir::new().unwrap();
    let before = world(open(&folder)).await;
    before.talk("c", &["alice", "bob"]).await;
    before.say("c", "alice", "hello").await;
    let seen = before.snapshot("c", "bob").await;
    before.store.close().await;
    assert!(!folder.path().join("chinwag.db-wal").exists(), "the file alone is the whole database");

    let again = open(&folder);
    let found = again.snapshot(before.app, &seen.view.conversation.id, &seen.view.me.user, 100, 100).await;
    assert_eq!(found, Ok(Some(seen)));
}

#[tokio::test]
async fn what_was_acknowledged_is_there_even_when_the_store_was_only_dropped() {
    let folder = TempDir::new().unwrap();
    let durable = SqliteOptions { synchronous: Synchronous::Full, ..options(&folder) };
    let before = world(Arc::new(SqliteStore::open(&durable).unwrap())).await;
    before.talk("c", &["alice"]).await;
    let message = before.say("c", "alice", "hello").await;
    let app = before.app;
    drop(before);
    let conversation = chinwag_model::ConversationId::new("c").unwrap();
    let found = open(&folder).message(app, &conversation, None, &message.id).await.unwrap();
    assert_eq!(found.unwrap().0, message);
}

#[tokio::test]
async fn closing_finishes_what_was_queued_and_refuses_what_comes_later() {
    let folder = TempDir::new().unwrap();
    let world = world(open(&folder)).await;
    world.talk("c", &["alice"]).await;
    let queued: Vec<_> = (0..50).map(|_| world.send("c", hello())).collect();
    world.store.close().await;
    for queued in queued {
        queued.await.expect("queued before closing");
    }
    assert!(matches!(world.send("c", hello()).await, Err(StoreError::Failed(_))));
    assert!(matches!(world.store.ping().await, Err(StoreError::Failed(_))));
    world.store.close().await;
}

fn hello() -> chinwag_store::NewMessage {
    chinwag_store::NewMessage {
        sender: chinwag_store::Sender::System,
        wording: chinwag_store::Wording::plain("hello"),
        custom: chinwag_model::Custom::new(),
        origin: chinwag_model::Origin::Rest,
        referenced_message: None,
        key: None,
        random: 0,
        past: None,
    }
}

#[tokio::test]
async fn another_process_may_write_to_the_same_file() {
    let folder = TempDir::new().unwrap();
    let server = world(open(&folder)).await;
    let command_line = open(&folder);
    let id = chinwag_model::AppId::new("new").unwrap();
    let new = chinwag_store::NewApp {
        id: id.clone(),
        name: "New".to_owned(),
        settings: chinwag_model::AppSettings::default(),
        secret: "sk_test_new".to_owned(),
        at: server.now(),
    };
    let created = command_line.create_app(new).await.unwrap();
    command_line.close().await;
    assert_eq!(server.store.app(&id).await, Ok(Some(created)));
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    open(&folder).close().await;
    let path = folder.path().join("chinwag.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 1_000).unwrap();
    let refusal = SqliteStore::open(&options(&folder)).err().unwrap().to_string();
    assert!(refusal.contains("version 1000") && refusal.contains("use a newer program"), "{refusal}");
}

#[tokio::test]
async fn what_is_no_database_is_refused() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("chinwag.db"), "a letter to grandmother, of more than a few words")
        .unwrap();
    assert!(SqliteStore::open(&options(&folder)).is_err());
}
