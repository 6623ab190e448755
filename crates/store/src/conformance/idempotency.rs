//! Lands once, however often it is sent.

use chinwag_model::Patch;

use super::World;
use super::world::{conversation, key, refused, user, words};
use crate::{EditMessage, NewMessage, Refusal, Sender, Wording};

fn keyed(text: &str) -> NewMessage {
    NewMessage { key: Some(key("k")), ..words("alice", text) }
}

async fn texts(world: &World) -> Vec<String> {
    world.snapshot("c", "alice").await.messages.into_iter().map(|message| message.text).collect()
}

pub async fn a_retry_lands_once(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.sent("c", keyed("hello")).await;
    world.changes();
    let again = world.sent("c", keyed("hello")).await;
    assert!(!first.duplicate && again.duplicate);
    assert_eq!(first.message, again.message);
    assert_eq!(world.changes(), vec![]);
    assert_eq!(texts(world).await, ["hello"]);
}

pub async fn concurrent_retries_land_once(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let pending: Vec<_> = (0..20).map(|_| world.send("c", keyed("hello"))).collect();
    let mut landed = Vec::new();
    for pending in pending {
        landed.extend(pending.await.expect("a message"));
    }
    assert_eq!(landed.iter().filter(|sent| !sent.duplicate).count(), 1);
    assert!(landed.iter().all(|sent| sent.message == landed[0].message));
    assert_eq!(world.changes().len(), 1);
    assert_eq!(texts(world).await, ["hello"]);
}

pub async fn a_key_with_another_content_is_refused(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.sent("c", keyed("hello")).await.message;
    refused(world.send("c", keyed("other")).await, &Refusal::KeyReused);
    let custom = NewMessage { custom: [("a".to_owned(), "1".to_owned())].into(), ..keyed("hello") };
    refused(world.send("c", custom).await, &Refusal::KeyReused);
    let reply = NewMessage { referenced_message: Some(first.id), ..keyed("hello") };
    refused(world.send("c", reply).await, &Refusal::KeyReused);
    assert_eq!(texts(world).await, ["hello"]);
}

pub async fn a_retry_after_an_edit_gives_the_edited_message(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.sent("c", keyed("hello")).await.message;
    let edit = EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: sent.id,
        wording: Some(Wording::plain("edited")),
        custom: Patch::Keep,
        actor: None,
        at: world.now(),
    };
    let edited = world.store.edit_message(edit).await.expect("an edit");
    let again = world.sent("c", keyed("hello")).await;
    assert_eq!((again.message, again.duplicate), (edited, true));
}

pub async fn a_retry_after_deletion_gives_what_was_sent(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.say("c", "bob", "first").await;
    let sent = world.sent("c", keyed("hello")).await.message;
    world.delete("c", &sent.id).await;
    let again = world.sent("c", keyed("hello")).await;
    assert_eq!((again.message, again.duplicate), (sent, true));
    assert_eq!(texts(world).await, ["first"], "it does not come back");
}

pub async fn keys_belong_to_their_sender_and_conversation(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.talk("d", &["alice", "bob"]).await;
    let others = [
        ("c", keyed("one")),
        ("c", NewMessage { sender: Sender::User(user("bob")), ..keyed("two") }),
        ("c", NewMessage { sender: Sender::System, ..keyed("three") }),
        ("d", keyed("four")),
    ];
    for (place, message) in others {
        assert!(!world.sent(place, message.clone()).await.duplicate);
        assert!(world.sent(place, message).await.duplicate);
    }
}

pub async fn a_retry_is_known_even_when_writing_is_no_longer_allowed(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let landed = world.sent("c", keyed("hello")).await.message;
    world.limit_to_reading("c", "alice").await;
    let again = world.sent("c", keyed("hello")).await;
    assert_eq!((again.message, again.duplicate), (landed, true));
}

pub async fn a_retry_is_known_even_when_its_sender_has_left(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let landed = world.sent("c", keyed("hello")).await.message;
    let edit = EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: landed.id.clone(),
        wording: Some(Wording::plain("changed since")),
        custom: Patch::Keep,
        actor: None,
        at: world.now(),
    };
    world.remove("c", "alice").await;
    world.store.edit_message(edit).await.expect("an edit");
    world.changes();
    let again = world.sent("c", keyed("hello")).await;
    assert_eq!(
        (again.message, again.duplicate),
        (landed, true),
        "as sent: what came after is not theirs to see"
    );
    refused(world.send("c", keyed("something else")).await, &Refusal::NotAParticipant(user("alice")));
    let first_try = NewMessage { key: Some(key("another")), ..keyed("hello") };
    refused(world.send("c", first_try).await, &Refusal::NotAParticipant(user("alice")));
    assert_eq!(world.changes(), vec![]);
}
