//! The index agrees with the messages, whatever was done to them and whenever the store was closed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use std::sync::Arc;

use chinwag_model::{ConversationId, MessageId, Patch, SearchQuery, UserId};
use chinwag_store::conformance::World;
use chinwag_store::{EditMessage, MessageSearch, SqliteStore, Wording};
use rusqlite::Connection;
use tempfile::TempDir;

use super::options;

const WORDS: [&str; 6] = ["apple", "apples", "pear", "北京", "京北京", "e-mail"];
const TURNS: usize = 120;

/// Numbers that look random, and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn text(&mut self) -> String {
        let words: Vec<_> = (0..=self.below(4)).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}

type Said = Vec<(MessageId, String)>;

async fn edit(world: &World, id: &MessageId, text: &str) {
    let edit = EditMessage {
        app: world.app,
        conversation: ConversationId::new("c").unwrap(),
        id: id.clone(),
        wording: Some(Wording::plain(text)),
        custom: Patch::Keep,
        actor: None,
        at: world.now(),
    };
    world.store.edit_message(edit).await.unwrap();
}

async fn found(world: &World, query: &str) -> Vec<MessageId> {
    let query = SearchQuery::parse(query).unwrap();
    let wanted = MessageSearch { query, filter: None, before: None, limit: 1_000 };
    let alice = UserId::new("alice").unwrap();
    let hits = world.store.search_messages(world.app, &alice, &wanted, 10).await.unwrap().hits;
    hits.into_iter().map(|hit| hit.message.id).collect()
}

/// Waits until the last message of all is found.
async fn settle(world: &World) {
    let last = world.say("c", "alice", "settled").await;
    while found(world, "settled").await != [last.id.clone()] {
        tokio::task::yield_now().await;
    }
    world.delete("c", &last.id).await;
}

async fn check(world: &World, said: &Said) {
    settle(world).await;
    for word in WORDS {
        let query = SearchQuery::parse(word).unwrap();
        let matching = said.iter().rev().filter(|(_, text)| query.matches(text));
        let expected: Vec<_> = matching.map(|(id, _)| id.clone()).collect();
        assert_eq!(found(world, word).await, expected, "{word}");
    }
}

async fn one_story(seed: u64) {
    let folder = TempDir::new().unwrap();
    let open = || Arc::new(SqliteStore::open(&options(&folder)).unwrap());
    let mut world = World::new(open()).await;
    world.talk("c", &["alice"]).await;
    let (mut chance, mut said) = (Chance(seed), Said::new());
    for _ in 0..TURNS {
        let at = chance.below(said.len().max(1));
        match chance.below(10) {
            0..5 => {
                let text = chance.text();
                said.push((world.say("c", "alice", &text).await.id, text));
            }
            5..7 if !said.is_empty() => {
                said[at].1 = chance.text();
                edit(&world, &said[at].0, &said[at].1).await;
            }
            7..9 if !said.is_empty() => {
                world.delete("c", &said.remove(at).0).await;
            }
            _ if chance.below(4) == 0 => {
                world.store.close().await;
                world.store = open();
            }
            _ => check(&world, &said).await,
        }
    }
    check(&world, &said).await;
    for (id, _) in said {
        world.delete("c", &id).await;
    }
    world.store.close().await;
    let rows = Connection::open(folder.path().join("chinwag.db")).unwrap();
    let left: i64 = rows.query_row("SELECT count(*) FROM search_words", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0, "words of what is deleted are left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_index_agrees_with_the_messages_whatever_happens_to_them() {
    for seed in 0..8 {
        println!("seed {seed}");
        one_story(seed).await;
    }
}
