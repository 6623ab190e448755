//! Nobody sees what is not theirs.

use chinwag_model::{Emoji, MessageId, MessagePermission, Reach};

use super::World;
use super::world::{acting, conversation, named, refused, user, words};
use crate::{React, ReactionsOf, Refusal, Resume, Selection};

fn thumbs(message: &MessageId) -> ReactionsOf {
    ReactionsOf { conversation: conversation("c"), message: message.clone(), emoji: thumb() }
}

fn thumb() -> Emoji {
    Emoji::new("👍").expect("an emoji")
}

/// Alice's reaction.
fn react(world: &World, to: &MessageId) -> React {
    React {
        app: world.app,
        conversation: conversation("c"),
        message: to.clone(),
        emoji: thumb(),
        user: user("alice"),
        roles: Some(acting("alice", MessagePermission::React, Reach::All).roles),
        at: world.now(),
    }
}

pub async fn apps_with_the_same_ids_share_nothing(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let message = world.say("c", "alice", "ours").await;
    world.store.add_reaction(react(world, &message.id)).await.expect("a reaction");
    let other = world.another_app("other").await;
    let (c, alice) = (conversation("c"), user("alice"));

    let store = &other.store;
    assert_eq!(store.users(other.app, std::slice::from_ref(&alice)).await, Ok(vec![]));
    assert_eq!(store.list_users(other.app, None, None, None, 10).await, Ok(vec![]));
    assert_eq!(store.conversations_of(other.app, &alice).await, Ok(vec![]));
    assert_eq!(store.conversation_exists(other.app, &c).await, Ok(false));
    assert_eq!(store.participant(other.app, &c, &alice).await, Ok(None));
    assert_eq!(store.conversation(other.app, &c).await, Ok(None));
    assert_eq!(store.messages(other.app, &c, None, None, 10).await, Ok(None));
    assert_eq!(store.message(other.app, &c, None, &message.id).await, Ok(None));
    assert_eq!(store.snapshot(other.app, &c, &alice, 10, 10).await, Ok(None));
    assert_eq!(store.participants(other.app, &c, &alice, None, 10).await, Ok(None));
    assert_eq!(store.reactions(other.app, &alice, &thumbs(&message.id), None, 10).await, Ok(None));
    assert_eq!(
        store.list_views(other.app, &alice, &Selection::default(), None, 10, 10).await.map(|page| page.views),
        Ok(vec![])
    );
    assert_eq!(store.me_revision(other.app, &alice).await, Ok(0));
    refused(other.send("c", words("alice", "intruding")).await, &Refusal::UnknownConversation);
    let delete = other.store.delete_message(other.deleting("c", &message.id, None));
    refused(delete.await, &Refusal::UnknownConversation);
    refused(store.add_reaction(react(&other, &message.id)).await, &Refusal::UnknownConversation);
    refused(store.remove_reaction(react(&other, &message.id)).await, &Refusal::UnknownConversation);

    other.talk("c", &["alice"]).await;
    assert_eq!(store.message(other.app, &c, None, &message.id).await, Ok(None));
    assert_eq!(store.reactions(other.app, &alice, &thumbs(&message.id), None, 10).await, Ok(None));
    refused(store.add_reaction(react(&other, &message.id)).await, &Refusal::UnknownMessage);
    assert_eq!(store.remove_reaction(react(&other, &message.id)).await, Ok(()), "there is nothing to remove");
    assert!(!other.delete("c", &message.id).await);
    refused(other.send("c", words("bob", "not a user here")).await, &Refusal::NotAParticipant(user("bob")));
    other.say("c", "alice", "theirs").await;
    store.put_users(other.app, vec![named("carol")], other.now()).await.expect("users");
    other.store.delete_conversation(other.app, c.clone(), other.now()).await.expect("deleting");
    let ours = world.snapshot("c", "bob").await;
    assert_eq!(ours.messages.iter().map(|message| &message.id).collect::<Vec<_>>(), [&message.id]);
    assert_eq!(ours.messages[0].reactions.len(), 1);
    assert_eq!(ours.view.participant_count, 2);
}

pub async fn strangers_read_nothing(world: &World) {
    world.talk("c", &["alice"]).await;
    world.people(&["mallory"]).await;
    let message = world.say("c", "alice", "private").await;
    world.store.add_reaction(react(world, &message.id)).await.expect("a reaction");
    let (c, store, app) = (conversation("c"), &world.store, world.app);
    for stranger in ["mallory", "nobody"].map(user) {
        assert_eq!(store.participant(app, &c, &stranger).await, Ok(None));
        assert_eq!(store.view(app, &c, &stranger, 10).await, Ok(None));
        assert_eq!(store.participants(app, &c, &stranger, None, 10).await, Ok(None));
        assert_eq!(store.reactions(app, &stranger, &thumbs(&message.id), None, 10).await, Ok(None));
        assert_eq!(store.snapshot(app, &c, &stranger, 10, 10).await, Ok(None));
        assert_eq!(store.messages(app, &c, Some(&stranger), None, 10).await, Ok(None));
        assert_eq!(store.message(app, &c, Some(&stranger), &message.id).await, Ok(None));
        assert_eq!(store.resume(app, &c, &stranger, 10, 0, 10).await, Ok(Resume::Nothing));
        assert_eq!(store.conversations_of(app, &stranger).await, Ok(vec![]));
    }
}
