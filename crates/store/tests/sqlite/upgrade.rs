//! A database of the first version is brought up to date with everything in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use chinwag_model::{ConversationId, Emoji, MessageId, SearchQuery, Timestamp, UserId};
use chinwag_store::{AppStore as _, MessageSearch, React, RemoveParticipant, Resume, SqliteStore, Store};
use rusqlite::{Connection, params};
use tempfile::TempDir;

use super::options;

const FIRST: &str = include_str!("../../src/sqlite/migrations/001_initial.sql");

/// Alice and Bob, and three messages between them: Bob has read the first.
fn write_first_version(folder: &TempDir) -> Vec<MessageId> {
    let file = Connection::open(folder.path().join("chinwag.db")).unwrap();
    file.execute_batch(FIRST).unwrap();
    file.execute_batch(
        "INSERT INTO apps VALUES (1, 'app', 'App', '{}', 1);
         INSERT INTO users (key, app, id, name, role, created_at, revision) VALUES
           (1, 1, 'alice', 'Alice', 'default', 1, 1), (2, 1, 'bob', 'Bob', 'default', 1, 1);",
    )
    .unwrap();
    let time = |n: u64| Timestamp::from_millis(1_700_000_000_000 + n as i64);
    let ids: Vec<_> = (4..7).map(|revision| MessageId::make(time(revision), revision, 7)).collect();
    let last = &ids[2];
    file.execute(
        "INSERT INTO conversations (key, app, id, created_at, revision, log_from, last_message_id, \
         last_message_at, latest_at, participant_count) VALUES (1, 1, 'c', 1, 6, 0, ?1, ?2, ?2, 2)",
        params![last.as_str(), last.created_at().as_millis()],
    )
    .unwrap();
    for (user, read_until) in [(1, last), (2, &ids[0])] {
        let sql = "INSERT INTO participants VALUES (1, ?1, 0, 0, 1, ?1 + 1, ?2, 0)";
        file.execute(sql, params![user, read_until.as_str()]).unwrap();
    }
    for (revision, id) in (4..).zip(&ids) {
        let sql = "INSERT INTO messages (conversation, id, kind, sender, text, origin, created_at, revision) \
                   VALUES (1, ?1, 0, 1, 'old words', 1, ?2, ?3)";
        file.execute(sql, params![id.as_str(), id.created_at().as_millis(), revision]).unwrap();
        file.execute("INSERT INTO events VALUES (1, ?1, 2, ?2)", params![revision, id.as_str()]).unwrap();
    }
    file.pragma_update(None, "user_version", 1).unwrap();
    ids
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_first_version_wrote_can_be_read_reacted_to_and_found() {
    let folder = TempDir::new().unwrap();
    let ids = write_first_version(&folder);
    let store = SqliteStore::open(&options(&folder)).unwrap();
    let app = store.app(&chinwag_model::AppId::new("app").unwrap()).await.unwrap().unwrap().key;
    let (c, alice, bob) =
        (ConversationId::new("c").unwrap(), UserId::new("alice").unwrap(), UserId::new("bob").unwrap());
    let seen = store.snapshot(app, &c, &bob, 10, 10).await.unwrap().unwrap();
    assert_eq!((seen.messages.len(), seen.view.unread_count), (3, 2));
    assert_eq!(seen.view.everyone_read_until.as_ref(), Some(&ids[0]));
    assert!(seen.messages.iter().all(|message| message.reactions.is_empty()));

    let at = Timestamp::from_millis(1_800_000_000_000);
    let emoji = Emoji::new("👍").unwrap();
    let react = React {
        app,
        conversation: c.clone(),
        message: ids[1].clone(),
        emoji,
        user: bob.clone(),
        roles: None,
        at,
    };
    store.add_reaction(react).await.unwrap();
    // What changed under the first version is shown afresh; what has changed since is told.
    let resume = async |since| store.resume(app, &c, &bob, 10, since, 10).await.unwrap();
    assert!(matches!(resume(5).await, Resume::TooFar));
    let Resume::Changes { changed, .. } = resume(6).await else { panic!("nothing to resume from") };
    assert_eq!(changed.iter().map(|message| &message.id).collect::<Vec<_>>(), [&ids[1]]);
    let wanted = MessageSearch {
        query: SearchQuery::parse("old words").unwrap(),
        filter: None,
        before: None,
        limit: 10,
    };
    loop {
        let hits = store.search_messages(app, &alice, &wanted, 10).await.unwrap().hits;
        if hits.len() == 3 {
            let counts: Vec<_> = hits.iter().map(|hit| hit.message.reactions.len()).collect();
            assert_eq!(counts, [0, 1, 0]);
            break;
        }
        tokio::task::yield_now().await;
    }
    let remove = RemoveParticipant { app, conversation: c.clone(), user: bob, actor: None, at };
    store.remove_participant(remove).await.unwrap();
    store.delete_conversation(app, c.clone(), at).await.unwrap();
    assert!(store.search_messages(app, &alice, &wanted, 10).await.unwrap().hits.is_empty());
    store.close().await;
    let version: i64 = Connection::open(folder.path().join("chinwag.db"))
        .unwrap()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert!(version > 1);
}
