//! What everyone has read, and how many messages are unread: where participants or messages are many, or deleted.

use chinwag_model::MessageId;

use super::World;
use super::world::{named, user, words};
use crate::{Change, ConversationChange, ReadMark, SendMessages};

/// A conversation of this many: `p0` first.
async fn crowd(world: &World, count: usize) -> Vec<String> {
    let ids: Vec<_> = (0..count).map(|n| format!("p{n}")).collect();
    for some in ids.chunks(100) {
        let users = some.iter().map(|id| named(id)).collect();
        world.store.put_users(world.app, users, world.now()).await.expect("users");
    }
    let add: Vec<_> = ids.iter().map(String::as_str).collect();
    world.store.put_conversation(world.put("c", &add)).await.expect("a conversation");
    world.changes();
    ids
}

async fn everyone(world: &World) -> Option<MessageId> {
    world.snapshot("c", "p0").await.view.everyone_read_until
}

/// Who has read how far, as told since the last call, and what everyone has.
fn told(world: &World) -> Vec<(String, MessageId, Option<MessageId>)> {
    let read = |change| match change {
        Change::Read { user, read_until, everyone_read_until, .. } => {
            Some((user.to_string(), read_until, everyone_read_until))
        }
        _ => None,
    };
    world.changes().into_iter().filter_map(read).collect()
}

pub async fn a_sender_who_lagged_behind_is_told_of_where_not_all_are_shown(world: &World) {
    let ids = crowd(world, 11).await;
    let first = world.say("c", "p0", "1").await.id;
    assert_eq!(told(world), vec![], "there was nothing that the sender had not read");
    for id in &ids[1..10] {
        world.read(id, "c", ReadMark::Newest).await;
    }
    world.changes();
    let second = world.say("c", "p10", "2").await.id;
    assert_eq!(told(world), [("p10".to_owned(), second.clone(), Some(first))]);
    world.say("c", "p10", "3").await;
    assert_eq!(told(world), vec![], "they had read everything before");

    // The same, in a conversation whose participants are all shown.
    let all_shown = SendMessages { participants_shown: 11, ..world.sending("c", vec![words("p0", "4")]) };
    world.store.send_messages(all_shown).await.expect("a message");
    assert_eq!(told(world), vec![], "whoever is shown everybody knows");
}

pub async fn those_who_left_still_count_among_those_not_shown(world: &World) {
    let ids = crowd(world, 11).await;
    world.say("c", "p1", "1").await;
    for id in &ids[1..] {
        world.read(id, "c", ReadMark::Newest).await;
    }
    // Ten are left, but whoever was shown the newest ten of eleven has never been told of p0.
    world.remove("c", "p10").await;
    world.changes();
    let second = world.say("c", "p0", "2").await.id;
    let told = told(world);
    assert_eq!((told.len(), &told[0].0, &told[0].1), (1, &"p0".to_owned(), &second));
    assert_eq!(told[0].2, everyone(world).await);
}

pub async fn in_a_large_conversation_nobody_is_told_who_has_read(world: &World) {
    let ids = crowd(world, 300).await;
    let first = world.say("c", "p0", "1").await.id;
    for id in &ids[1..] {
        world.read(id, "c", ReadMark::Newest).await;
    }
    assert_eq!(told(world).last(), Some(&("p299".to_owned(), first.clone(), Some(first.clone()))));
    assert_eq!(everyone(world).await, Some(first.clone()));

    world.people(&["one-more"]).await;
    world.store.put_conversation(world.put("c", &["one-more"])).await.expect("301 participants");
    let changes = world.changes();
    let joined = changes.iter().find_map(|change| match change {
        Change::Conversation {
            what: ConversationChange::ParticipantJoined { everyone_read_until, .. },
            ..
        } => Some(everyone_read_until),
        _ => None,
    });
    assert_eq!((joined, everyone(world).await), (Some(&None), None));
    world.say("c", "p1", "2").await;
    world.read("p2", "c", ReadMark::Newest).await;
    world.say("c", "p3", "3").await;
    assert_eq!(told(world), vec![]);
    assert_eq!(world.unread("c", "p2").await, 1, "their own marks move as ever");

    world.remove("c", "one-more").await;
    let changes = world.changes();
    let left = changes.iter().find_map(|change| match change {
        Change::Conversation {
            what: ConversationChange::ParticipantLeft { everyone_read_until, .. },
            ..
        } => Some(everyone_read_until.clone()),
        _ => None,
    });
    assert_eq!((left, everyone(world).await), (Some(Some(first.clone())), Some(first)));
}

pub async fn everyone_has_read_what_was_deleted(world: &World) {
    let ids = crowd(world, 12).await;
    world.say("c", "p0", "1").await;
    for id in &ids[1..11] {
        world.read(id, "c", ReadMark::Newest).await;
    }
    let gone = world.say("c", "p0", "2").await.id;
    for id in &ids[1..11] {
        world.read(id, "c", ReadMark::Newest).await;
    }
    world.read("p11", "c", ReadMark::Newest).await;
    world.delete("c", &gone).await;
    assert_eq!(everyone(world).await, Some(gone.clone()), "they have read it, be it there or not");
    world.people(&["late"]).await;
    world.store.put_conversation(world.put("c", &["late"])).await.expect("a newcomer");
    world.changes();
    // The newcomer has read all that is left, and yet not as far as the others.
    let third = world.say("c", "late", "3").await.id;
    assert_eq!(told(world), [("late".to_owned(), third, Some(gone.clone()))]);
    assert_eq!(everyone(world).await, Some(gone));
}

pub async fn a_deleted_message_is_no_longer_unread(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "bob", "1").await.id;
    let own = world.say("c", "alice", "2").await.id;
    let third = world.say("c", "bob", "3").await.id;
    let fourth = world.say("c", "bob", "4").await.id;
    let before = world.snapshot("c", "alice").await.view;
    assert_eq!((before.unread_count, before.me.read_until), (2, Some(own.clone())));
    for (id, unread) in [(first, 2), (fourth, 1), (own, 1), (third, 0)] {
        world.changes();
        let view = world.snapshot("c", "alice").await.view;
        assert!(world.delete("c", &id).await);
        assert_eq!(world.unread("c", "alice").await, unread);
        // What anybody can work out from what they are told.
        let changes = world.changes();
        let [
            Change::Conversation {
                what: ConversationChange::MessageDeleted { id, sender, last_message },
                ..
            },
        ] = &changes[..]
        else {
            panic!("{changes:?}")
        };
        let was_unread = *sender != Some(user("alice")) && Some(id) > view.me.read_until.as_ref();
        assert_eq!(view.unread_count - u32::from(was_unread), unread);
        assert_eq!(*last_message, world.snapshot("c", "alice").await.view.last_message);
    }
}

pub async fn unread_messages_are_counted_up_to_a_limit(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let all: Vec<_> = (0..1_002).map(|n| words("bob", &n.to_string())).collect();
    let sent = world.store.send_messages(world.sending("c", all)).await.expect("messages");
    assert_eq!(world.unread("c", "alice").await, 1_000);
    world.read("alice", "c", ReadMark::Until(sent[0].message.id.clone())).await;
    assert_eq!(world.unread("c", "alice").await, 1_000);
    world.delete("c", &sent[1].message.id).await;
    assert_eq!(world.unread("c", "alice").await, 1_000, "there were more");
    world.delete("c", &sent[2].message.id).await;
    assert_eq!(world.unread("c", "alice").await, 999);
}
