//! Messages that are stored.

use chinwag_model::{ContentBlock, Message, MessageId, Patch};

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{Change, ConversationChange, EditMessage, NewMessage, Refusal};

fn edit(world: &World, id: &MessageId, text: Option<&str>) -> EditMessage {
    EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: id.clone(),
        content: text.map(|text| (text.to_owned(), vec![ContentBlock::plain(text)])),
        custom: Patch::Keep,
        at: world.now(),
    }
}

async fn stored(world: &World, id: &MessageId) -> Message {
    let found = world.store.message(world.app, &conversation("c"), None, id).await;
    found.expect("a read").expect("the message").0
}

pub async fn an_edit_changes_the_words(world: &World) {
    world.talk("c", &["alice"]).await;
    let sent = world.say("c", "alice", "hello").await;
    world.changes();
    let edit = edit(world, &sent.id, Some("goodbye"));
    let at = edit.at;
    let edited = world.store.edit_message(edit).await.expect("an edit");
    assert_eq!((edited.text.as_str(), edited.edited_at), ("goodbye", Some(at)));
    assert_eq!((edited.created_at, edited.revision), (sent.created_at, sent.revision + 1));
    assert_eq!(stored(world, &sent.id).await, edited);
    let changes = world.changes();
    let [Change::Conversation { revision, what: ConversationChange::MessageChanged { message }, .. }] =
        &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((*revision, message), (edited.revision, &edited));
    assert_eq!(world.snapshot("c", "alice").await.view.last_message, Some(edited));
}

pub async fn custom_data_alone_is_no_edit(world: &World) {
    world.talk("c", &["alice"]).await;
    let sent = world.say("c", "alice", "hello").await;
    let custom = Patch::Set([("a".to_owned(), Some("1".to_owned()))].into());
    let edit = EditMessage { custom, ..edit(world, &sent.id, None) };
    let edited = world.store.edit_message(edit).await.expect("an edit");
    assert_eq!((edited.edited_at, edited.custom["a"].as_str()), (None, "1"));
    assert_eq!(edited.revision, sent.revision + 1);
}

pub async fn an_edit_of_nothing_changes_nothing(world: &World) {
    world.talk("c", &["alice"]).await;
    let sent = world.say("c", "alice", "hello").await;
    world.changes();
    let same = world.store.edit_message(edit(world, &sent.id, Some("hello"))).await;
    assert_eq!(same, Ok(sent));
    assert_eq!(world.changes(), vec![]);
}

pub async fn a_missing_message_cannot_be_edited(world: &World) {
    let id = MessageId::make(world.now(), 1, 1);
    refused(world.store.edit_message(edit(world, &id, Some("x"))).await, &Refusal::UnknownMessage);
    world.talk("c", &["alice"]).await;
    refused(world.store.edit_message(edit(world, &id, Some("x"))).await, &Refusal::UnknownMessage);
}

pub async fn one_message_comes_with_what_it_refers_to(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "alice", "first").await;
    let reply = NewMessage { referenced_message: Some(first.id.clone()), ..words("bob", "reply") };
    let reply = world.sent("c", reply).await.message;
    let alice = user("alice");
    let found = world.store.message(world.app, &conversation("c"), Some(&alice), &reply.id).await;
    let (message, mut users, references) = found.expect("a read").expect("the message");
    users.sort_by(|one, other| one.id.cmp(&other.id));
    let ids: Vec<_> = users.into_iter().map(|user| user.id).collect();
    assert_eq!((message, references), (reply, vec![first]));
    assert_eq!(ids, ["alice", "bob"].map(user));
}
