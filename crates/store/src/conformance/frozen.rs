//! Who is taken out of a conversation and keeps what it was.

use chinwag_model::{Access, ParticipantPatch, Patch};

use super::World;
use super::world::{conversation, refused, user};
use crate::{
    ActivityOrder, Change, ConversationChange, ConversationQuery, MeChange, ParticipantMode, PutParticipant,
    Refusal, Resume, Selection, StoreError,
};

async fn freeze(world: &World, id: &str) -> Result<(), StoreError> {
    world.store.freeze_participant(world.app, conversation("c"), user(id), world.now()).await
}

fn put(world: &World, id: &str, mode: ParticipantMode, patch: ParticipantPatch) -> PutParticipant {
    let (conversation, at) = (conversation("c"), world.now());
    PutParticipant {
        app: world.app,
        conversation,
        user: user(id),
        patch,
        mode,
        actor: None,
        participant_limit: 10,
        at,
    }
}

pub async fn who_is_taken_out_sees_what_was(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "alice", "first").await;
    freeze(world, "bob").await.expect("a participant");
    world.people(&["carol"]).await;
    let joining = put(world, "carol", ParticipantMode::Upsert, ParticipantPatch::default());
    world.store.put_participant(joining).await.expect("a participant");
    let second = world.say("c", "alice", "second").await;

    let (c, bob, store, app) = (conversation("c"), user("bob"), &world.store, world.app);
    let snapshot = world.snapshot("c", "bob").await;
    assert_eq!(snapshot.messages.iter().map(|message| &message.id).collect::<Vec<_>>(), [&first.id]);
    let view = snapshot.view;
    assert_eq!(view.last_message.map(|message| message.id), Some(first.id.clone()));
    assert_eq!((view.me.access, view.unread_count, view.participant_count), (Access::Read, 0, 1));
    assert_eq!(view.participants.iter().map(|part| &part.user).collect::<Vec<_>>(), [&user("alice")]);
    assert_eq!(
        view.participants[0].read_until,
        Some(view.me.read_until.clone().expect("a mark")),
        "no further than that"
    );
    let people = store.participants(app, &c, &bob, None, 10).await.expect("a page").expect("what was");
    assert_eq!(people.participants.len(), 1);
    let page = store.messages(app, &c, Some(&bob), None, 10).await.expect("a page").expect("what was");
    assert_eq!(page.messages.len(), 1);
    assert_eq!(store.message(app, &c, Some(&bob), &second.id).await, Ok(None));
    assert!(store.message(app, &c, Some(&bob), &first.id).await.expect("an answer").is_some());
    assert_eq!(world.resume("c", "bob", view.conversation.revision, 10).await, Resume::TooFar);
    let list = store.list_views(app, &bob, &Selection::default(), None, 10, 10).await.expect("a list");
    assert_eq!(list.views.len(), 1);

    let record = store.conversation_of(app, &bob, &c).await.expect("an answer").expect("a conversation");
    assert_eq!(record.frozen.map(|part| part.user), Some(bob.clone()));
    assert_eq!(record.last_message.map(|message| message.id), Some(first.id));
    let query = ConversationQuery::first(ActivityOrder::LastActivity, true, 10);
    assert_eq!(store.list_conversations(app, Some(&bob), &query).await.expect("a list").len(), 1);
    // Whatever asks who takes part.
    assert_eq!(store.participant(app, &c, &bob).await, Ok(None));
    assert_eq!(store.conversations_of(app, &bob).await, Ok(vec![]));
    let seen = world.snapshot("c", "alice").await.view;
    assert_eq!(seen.participant_count, 2);
}

pub async fn being_taken_out_tells_both_sides(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.changes();
    freeze(world, "bob").await.expect("a participant");
    freeze(world, "bob").await.expect("to repeat it changes nothing");
    let changes = world.changes();
    let [
        Change::Conversation { what: ConversationChange::ParticipantLeft { user: left, .. }, .. },
        Change::Me { what: MeChange::Left { .. }, .. },
        Change::Me { user: told, what: MeChange::Joined { .. }, .. },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((left, told), (&user("bob"), &user("bob")));
    world.people(&["carol"]).await;
    refused(freeze(world, "carol").await, &Refusal::NotAParticipant(user("carol")));
}

pub async fn taking_part_again_forgets_what_was_kept(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let quiet = ParticipantPatch { notify: Patch::Set(chinwag_model::Notify::Nothing), ..Default::default() };
    world
        .store
        .put_participant(put(world, "bob", ParticipantMode::Upsert, quiet))
        .await
        .expect("a participant");
    freeze(world, "bob").await.expect("a participant");
    world.say("c", "alice", "meanwhile").await;
    let back = ParticipantPatch { access: Patch::Set(Access::ReadWrite), ..ParticipantPatch::default() };
    world
        .store
        .put_participant(put(world, "bob", ParticipantMode::EditOnly, back))
        .await
        .expect("a participant");
    let me = world.store.participant(world.app, &conversation("c"), &user("bob")).await.expect("an answer");
    assert_eq!(me.map(|me| me.notify), Some(chinwag_model::Notify::Nothing), "as they had it");
    assert_eq!(world.snapshot("c", "bob").await.messages.len(), 1);
    assert_eq!(world.store.stored_frozen(world.app, &conversation("c")).await, Ok(vec![]));
    freeze(world, "bob").await.expect("a participant");
    world.remove("c", "bob").await;
    assert_eq!(world.store.stored_frozen(world.app, &conversation("c")).await, Ok(vec![]));
}
