//! What is deleted is gone, and what follows goes on from there.

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{Change, ConversationChange, MeChange, Refusal};

async fn delete(world: &World) {
    world.store.delete_conversation(world.app, conversation("c"), world.now()).await.expect("deleting");
}

pub async fn a_deleted_conversation_is_gone(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let message = world.say("c", "alice", "hello").await;
    world.changes();
    delete(world).await;
    let changes = world.changes();
    let [Change::Conversation { revision: 5, what: ConversationChange::Deleted, .. }, left @ ..] =
        &changes[..]
    else {
        panic!("{changes:?}")
    };
    let left: Vec<_> = left
        .iter()
        .map(|change| match change {
            Change::Me { user, revision: 2, what: MeChange::Left { .. }, .. } => user.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(left, ["alice", "bob"].map(user));
    let (c, app) = (conversation("c"), world.app);
    assert_eq!(world.store.conversation_exists(app, &c).await, Ok(false));
    assert_eq!(world.store.conversation(app, &c).await, Ok(None));
    assert_eq!(world.store.message(app, &c, None, &message.id).await, Ok(None));
    assert_eq!(world.store.participant(app, &c, &user("alice")).await, Ok(None));
    assert_eq!(world.store.conversations_of(app, &user("alice")).await, Ok(vec![]));
    refused(world.send("c", words("alice", "too late")).await, &Refusal::UnknownConversation);
}

pub async fn created_again_it_goes_on_counting(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let old = world.say("c", "alice", "old").await;
    delete(world).await;
    world.changes();
    world.store.put_conversation(world.put("c", &["alice"])).await.expect("a conversation");
    let snapshot = world.snapshot("c", "alice").await;
    assert_eq!(snapshot.view.conversation.revision, 7, "five before, its creation and one joining");
    assert_eq!((snapshot.messages, snapshot.view.participant_count), (vec![], 1));
    let new = world.say("c", "alice", "new").await;
    assert!(new.id > old.id);
    assert_eq!(new.revision, 8);
}

pub async fn an_unknown_conversation_cannot_be_deleted(world: &World) {
    let nowhere = || world.store.delete_conversation(world.app, conversation("c"), world.now());
    refused(nowhere().await, &Refusal::UnknownConversation);
    world.talk("c", &["alice"]).await;
    delete(world).await;
    refused(nowhere().await, &Refusal::UnknownConversation);
}

pub async fn a_deleted_message_is_gone_and_the_one_before_is_last(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "alice", "first").await;
    let second = world.say("c", "bob", "second").await;
    world.changes();
    assert!(world.delete("c", &second.id).await);
    let changes = world.changes();
    let [
        Change::Conversation {
            revision: 6,
            what: ConversationChange::MessageDeleted { id, sender, last_message },
            ..
        },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((id, sender, last_message), (&second.id, &Some(user("bob")), &Some(first.clone())));
    let snapshot = world.snapshot("c", "alice").await;
    assert_eq!((snapshot.view.last_message, snapshot.messages), (Some(first.clone()), vec![first.clone()]));
    assert!(!world.delete("c", &second.id).await, "there is none any more");
    assert_eq!(world.changes(), vec![]);
    assert!(world.delete("c", &first.id).await);
    assert_eq!(world.snapshot("c", "alice").await.view.last_message, None);
}

pub async fn ids_grow_even_after_the_newest_message_was_deleted(world: &World) {
    world.talk("c", &["alice"]).await;
    let early = world.now();
    let deleted = world.say("c", "alice", "deleted").await;
    world.delete("c", &deleted.id).await;
    let mut send = world.sending("c", vec![words("alice", "sent by a clock that runs late")]);
    send.at = early;
    let sent = world.store.send_messages(send).await.expect("a message");
    assert!(sent[0].message.id > deleted.id, "or a read mark at the deleted one would hide it");
}
