//! Taking everything of an app elsewhere.

use chinwag_model::{Emoji, Message};

use super::World;
use super::world::{conversation, named, user};
use crate::{ActivityOrder, ConversationQuery, ImportStep, React, Restored, StoredMessage};

/// Everything about a message that does not count how it came to be.
fn lasting(stored: &StoredMessage) -> StoredMessage {
    StoredMessage { message: Message { revision: 0, ..stored.message.clone() }, ..stored.clone() }
}

async fn messages(world: &World) -> Vec<StoredMessage> {
    let found =
        world.store.stored_messages(world.app, &conversation("c"), None, 100).await.expect("messages");
    found.iter().map(lasting).collect()
}

async fn react(world: &World, message: &Message, who: &str, emoji: &str) {
    let react = React {
        app: world.app,
        conversation: conversation("c"),
        message: message.id.clone(),
        user: user(who),
        emoji: Emoji::new(emoji).expect("an emoji"),
        roles: None,
        at: world.now(),
    };
    world.store.add_reaction(react).await.expect("a reaction");
}

pub async fn what_is_stored_is_restored_as_it_was(world: &World) {
    world.talk("c", &["alice", "bob", "carol"]).await;
    let first = world.say("c", "alice", "first").await;
    world.say("c", "carol", "second").await;
    for (who, emoji) in [("bob", "👍"), ("alice", ":cat:"), ("alice", "👍")] {
        react(world, &first, who, emoji).await;
    }
    world.remove("c", "carol").await;
    world
        .store
        .freeze_participant(world.app, conversation("c"), user("bob"), world.now())
        .await
        .expect("bob");
    let users = world.store.stored_users(world.app, 0, 100).await.expect("users");
    assert_eq!(users.iter().map(|one| one.user.id.as_str()).collect::<Vec<_>>(), ["alice", "bob", "carol"]);
    let after = world.store.stored_users(world.app, users[0].place, 1).await.expect("users");
    assert_eq!(after, users[1..2]);
    let (stored, kept) =
        (messages(world).await, world.store.stored_frozen(world.app, &conversation("c")).await.expect("bob"));
    assert_eq!((stored.len(), stored[0].reactions.len(), kept.len()), (2, 3, 1));

    let twin = world.another_app("twin").await;
    let query = ConversationQuery::first(ActivityOrder::CreatedAt, false, 10);
    let record = world.store.list_conversations(world.app, None, &query).await.expect("a list").remove(0);
    let c = conversation("c");
    let mut steps = vec![
        ImportStep::Users(["alice", "bob", "carol"].map(named).into(), world.now()),
        ImportStep::Conversation(twin.put("c", &[])),
        ImportStep::Restore(Restored::Participants(c.clone(), record.participants)),
        ImportStep::Restore(Restored::Frozen(c.clone(), kept.clone())),
    ];
    let of_messages = stored.iter().map(|one| Restored::Message(c.clone(), Box::new(one.clone())));
    steps.extend(of_messages.map(ImportStep::Restore));
    for _ in 0..2 {
        world.changes();
        let done = world.store.import(twin.app, steps.clone()).await.expect("an import");
        assert_eq!(done, Ok(()));
        assert_eq!(world.changes(), [], "nobody is told");
        assert_eq!(messages(&twin).await, stored);
        assert_eq!(world.store.stored_frozen(twin.app, &c).await, Ok(kept.clone()));
    }
    // It goes on behind what was restored.
    let next = twin.say("c", "alice", "third").await;
    assert!(next.id > stored[1].message.id);
    assert_eq!(twin.snapshot("c", "alice").await.messages.len(), 3);
}
