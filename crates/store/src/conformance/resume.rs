//! Catching up.

use std::collections::BTreeMap;

use chinwag_model::{Entropy, Message, MessageId, Patch};

use super::World;
use super::world::{conversation, words};
use crate::{EditMessage, ReadMark, Resume, Wording};

pub async fn nothing_missed_is_nothing_to_tell(world: &World) {
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "hello").await;
    let view = world.snapshot("c", "alice").await.view;
    let Resume::Changes { view: resumed, changed, deleted, .. } =
        world.resume("c", "alice", view.conversation.revision, 10).await
    else {
        panic!("the revision is the present one")
    };
    assert_eq!((resumed, changed, deleted), (view, vec![], vec![]));
}

pub async fn a_stranger_gets_nothing(world: &World) {
    assert_eq!(world.resume("c", "alice", 0, 10).await, Resume::Nothing);
    world.talk("c", &["alice"]).await;
    assert_eq!(world.resume("c", "bob", 0, 10).await, Resume::Nothing);
}

pub async fn too_much_is_too_far(world: &World) {
    world.talk("c", &["alice"]).await;
    let since = world.snapshot("c", "alice").await.view.conversation.revision;
    for text in ["1", "2", "3"] {
        world.say("c", "alice", text).await;
    }
    assert_eq!(world.resume("c", "alice", since, 2).await, Resume::TooFar);
    let Resume::Changes { changed, .. } = world.resume("c", "alice", since, 3).await else {
        panic!("three changes were allowed")
    };
    assert_eq!(changed.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
}

pub async fn a_revision_never_seen_is_too_far(world: &World) {
    world.talk("c", &["alice"]).await;
    let revision = world.snapshot("c", "alice").await.view.conversation.revision;
    assert_eq!(world.resume("c", "alice", revision + 1, 10).await, Resume::TooFar);
}

pub async fn a_conversation_made_anew_is_too_far(world: &World) {
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "old").await;
    let since = world.snapshot("c", "alice").await.view.conversation.revision;
    world.store.delete_conversation(world.app, conversation("c"), world.now()).await.expect("deleting");
    world.talk("c", &["alice"]).await;
    assert_eq!(world.resume("c", "alice", since, 10).await, Resume::TooFar, "the old messages must go");
    let resumed = world.resume("c", "alice", since + 1, 10).await;
    assert!(matches!(resumed, Resume::Changes { .. }), "who saw the deletion misses nothing: {resumed:?}");
}

/// SplitMix64: small, and the same everywhere.
struct Seeded(std::sync::atomic::AtomicU64);

impl Entropy for Seeded {
    fn next_u64(&self) -> u64 {
        let state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, std::sync::atomic::Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

pub async fn resuming_gives_what_a_fresh_snapshot_gives(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    for seed in 1..=8 {
        let dice = Seeded(seed.into());
        let mut window = fresh(world).await;
        let mut since = world.snapshot("c", "alice").await.view.conversation.revision;
        for _ in 0..12 {
            for _ in 0..dice.next_u64() % 6 {
                something_happens(world, &dice, &window).await;
            }
            let Resume::Changes { view, changed, deleted, .. } = world.resume("c", "alice", since, 100).await
            else {
                panic!("seed {seed}: a few changes are not too far")
            };
            since = view.conversation.revision;
            window.extend(changed.into_iter().map(|message| (message.id.clone(), message)));
            deleted.iter().for_each(|id| drop(window.remove(id)));
            assert_eq!(window, fresh(world).await, "seed {seed}");
            assert_eq!(view, world.snapshot("c", "alice").await.view, "seed {seed}");
        }
    }
}

type Window = BTreeMap<MessageId, Message>;

async fn fresh(world: &World) -> Window {
    let page = world.store.messages(world.app, &conversation("c"), None, None, 10_000).await;
    let messages = page.expect("a read").expect("the conversation").messages;
    messages.into_iter().map(|message| (message.id.clone(), message)).collect()
}

/// One random change, to a message of the last known window where it takes one.
async fn something_happens(world: &World, dice: &Seeded, window: &Window) {
    let place = dice.next_u64() as usize % window.len().max(1);
    let known = window.keys().nth(place);
    let text = dice.next_u64().to_string();
    match (dice.next_u64() % 8, known) {
        (0, Some(id)) => drop(world.delete("c", id).await),
        (1, Some(id)) => {
            let edit = EditMessage {
                app: world.app,
                conversation: conversation("c"),
                id: id.clone(),
                wording: Some(Wording::plain(text)),
                custom: Patch::Keep,
                actor: None,
                at: world.now(),
            };
            // It may have been deleted a moment ago, which is then the change.
            drop(world.store.edit_message(edit).await);
        }
        (2, _) => world.read("bob", "c", ReadMark::Newest).await,
        (3, _) => {
            let sent = world.send("c", words("bob", &text)).await.expect("a message").remove(0).message;
            world.delete("c", &sent.id).await;
        }
        (sender, _) => {
            let sender = if sender % 2 == 0 { "alice" } else { "bob" };
            world.send("c", words(sender, &text)).await.expect("a message");
        }
    }
}

pub async fn many_revisions_are_too_far_however_few_messages_they_are_about(world: &World) {
    world.talk("c", &["alice"]).await;
    let messages = (0..10_001).map(|_| words("alice", "hello")).collect();
    let sent = world.store.send_messages(world.sending("c", messages)).await.expect("messages");
    let first = sent[0].message.revision;
    assert_eq!(world.resume("c", "alice", first - 1, 20_000).await, Resume::TooFar);
    let Resume::Changes { changed, .. } = world.resume("c", "alice", first, 20_000).await else {
        panic!("ten thousand revisions are not too far");
    };
    assert_eq!(changed.len(), 10_000);
}
