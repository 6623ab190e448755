//! Messages that are stored.

use chinwag_model::MessagePermission::{Delete, Edit};
use chinwag_model::{Message, MessageId, Patch, Reach};

use super::World;
use super::world::{acting, conversation, refused, user, words};
use crate::{Change, ConversationChange, EditMessage, NewMessage, Refusal, Sender, Wording};

fn edit(world: &World, id: &MessageId, text: Option<&str>) -> EditMessage {
    EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: id.clone(),
        wording: text.map(Wording::plain),
        custom: Patch::Keep,
        actor: None,
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
    refused(world.store.edit_message(edit(world, &id, Some("x"))).await, &Refusal::UnknownConversation);
    world.talk("c", &["alice"]).await;
    refused(world.store.edit_message(edit(world, &id, Some("x"))).await, &Refusal::UnknownMessage);
}

pub async fn users_act_as_far_as_their_permission_reaches(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let id = world.say("c", "alice", "hello").await.id;
    world.changes();
    for (who, reach, allowed) in [
        ("alice", Reach::None, false),
        ("alice", Reach::Own, true),
        ("bob", Reach::None, false),
        ("bob", Reach::Own, false),
        ("bob", Reach::All, true),
    ] {
        let text = format!("by {who}, {reach:?}");
        let edit = EditMessage { actor: Some(acting(who, Edit, reach)), ..edit(world, &id, Some(&text)) };
        match world.store.edit_message(edit).await {
            Ok(message) => assert!(allowed && message.text == text, "{text}"),
            outcome => {
                assert!(!allowed, "{text}");
                refused(outcome, &Refusal::NotPermitted);
            }
        }
    }
    assert_eq!(world.changes().len(), 2);
    let delete =
        |who, reach| world.store.delete_message(world.deleting("c", &id, Some(acting(who, Delete, reach))));
    refused(delete("bob", Reach::Own).await, &Refusal::NotPermitted);
    refused(delete("alice", Reach::None).await, &Refusal::NotPermitted);
    assert_eq!(delete("alice", Reach::Own).await, Ok(true));
    assert_eq!(delete("bob", Reach::Own).await, Ok(false), "there is nothing to delete");
}

pub async fn nobody_edits_what_the_system_said(world: &World) {
    world.talk("c", &["alice"]).await;
    let told = NewMessage { sender: Sender::System, ..words("-", "told") };
    let id = world.sent("c", told).await.message.id;
    let by_alice =
        EditMessage { actor: Some(acting("alice", Edit, Reach::All)), ..edit(world, &id, Some("changed")) };
    refused(world.store.edit_message(by_alice).await, &Refusal::NotPermitted);
    world.store.edit_message(edit(world, &id, Some("changed"))).await.expect("the app may");
    let delete =
        |reach| world.store.delete_message(world.deleting("c", &id, Some(acting("alice", Delete, reach))));
    refused(delete(Reach::Own).await, &Refusal::NotPermitted);
    assert_eq!(delete(Reach::All).await, Ok(true));
}

pub async fn readers_and_strangers_change_nothing(world: &World) {
    world.talk("c", &["alice"]).await;
    world.people(&["stranger"]).await;
    let id = world.say("c", "alice", "hello").await.id;
    world.limit_to_reading("c", "alice").await;
    world.changes();
    let missing = MessageId::make(world.now(), 1, 1);
    for (who, refusal) in [
        ("alice", Refusal::ReadOnly),
        ("stranger", Refusal::NotAParticipant(user("stranger"))),
        ("nobody", Refusal::NotAParticipant(user("nobody"))),
    ] {
        for id in [&id, &missing] {
            let edit = EditMessage {
                actor: Some(acting(who, Edit, Reach::All)),
                ..edit(world, id, Some("changed"))
            };
            refused(world.store.edit_message(edit).await, &refusal);
            let delete = world.deleting("c", id, Some(acting(who, Delete, Reach::All)));
            refused(world.store.delete_message(delete).await, &refusal);
        }
    }
    assert_eq!(world.changes(), vec![]);
    assert_eq!(stored(world, &id).await.text, "hello");
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
