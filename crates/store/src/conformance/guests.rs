//! Who looks at a conversation, and writes in it, without taking part.

use chinwag_model::{Access, ParticipantPatch};

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{JoinAsGuest, ParticipantMode, PutParticipant, Refusal, Resume, Selection, StoreError};

async fn join(world: &World, id: &str, to: &str) -> Result<(), StoreError> {
    let join =
        JoinAsGuest { app: world.app, conversation: conversation(to), user: user(id), at: world.now() };
    world.store.join_as_guest(join).await
}

pub async fn guests_see_and_write_and_take_no_part(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.people(&["gus"]).await;
    world.say("c", "alice", "first").await;
    let (c, gus, store, app) = (conversation("c"), user("gus"), &world.store, world.app);
    refused(join(world, "gus", "nowhere").await, &Refusal::UnknownConversation);
    refused(join(world, "nobody", "c").await, &Refusal::UnknownUser(user("nobody")));
    world.changes();
    join(world, "gus", "c").await.expect("a guest");
    join(world, "gus", "c").await.expect("to repeat it changes nothing");
    join(world, "bob", "c").await.expect("a participant stays one");
    assert_eq!(world.changes(), [], "nobody is told");

    // What they see, and do.
    world.say("c", "alice", "second").await;
    let view = world.snapshot("c", "gus").await.view;
    assert!(view.is_guest);
    assert_eq!((view.me.access, view.unread_count, view.participant_count), (Access::ReadWrite, 0, 2));
    assert!(!world.snapshot("c", "bob").await.view.is_guest);
    let since = view.conversation.revision;
    let said = world.sent("c", words("gus", "hello")).await.message;
    assert_eq!(said.sender, Some(gus.clone()));
    assert!(matches!(world.resume("c", "gus", since, 10).await, Resume::Changes { .. }));
    assert_eq!(world.unread("c", "bob").await, 3);
    assert_eq!(store.is_guest(app, &c, &gus).await, Ok(true));

    // Whatever asks who takes part.
    assert_eq!(store.participant(app, &c, &gus).await, Ok(None));
    assert_eq!(store.conversations_of(app, &gus).await, Ok(vec![]));
    let list = store.list_views(app, &gus, &Selection::default(), None, 10, 10).await.expect("a list");
    assert_eq!(list.views.len(), 0);
    let seen = world.snapshot("c", "alice").await.view;
    assert!(seen.participants.iter().all(|part| part.user != gus));

    // Who takes part is a guest no longer, also after leaving.
    let put = PutParticipant {
        app,
        conversation: c.clone(),
        user: gus.clone(),
        patch: ParticipantPatch::default(),
        mode: ParticipantMode::Upsert,
        actor: Some(gus.clone()),
        participant_limit: 10,
        at: world.now(),
    };
    store.put_participant(put).await.expect("a participant");
    assert!(!world.snapshot("c", "gus").await.view.is_guest);
    world.remove("c", "gus").await;
    assert_eq!(store.is_guest(app, &c, &gus).await, Ok(false));
}
