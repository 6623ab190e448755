//! Who takes part.

use chinwag_model::{Access, Notify, ParticipantPatch, Patch};

use super::World;
use super::world::{conversation, refused, user};
use crate::{
    Change, ConversationChange, MeChange, ParticipantMode, ParticipantPage, PutParticipant, Refusal,
    RemoveParticipant, StoreError,
};

fn put(world: &World, id: &str, mode: ParticipantMode) -> PutParticipant {
    PutParticipant {
        app: world.app,
        conversation: conversation("c"),
        user: user(id),
        patch: ParticipantPatch::default(),
        mode,
        actor: None,
        participant_limit: 1_000,
        at: world.now(),
    }
}

async fn joined(world: &World, id: &str) {
    world.people(&[id]).await;
    world.store.put_participant(put(world, id, ParticipantMode::Upsert)).await.expect("a participant");
}

async fn remove(world: &World, id: &str, actor: Option<&str>) -> Result<(), StoreError> {
    let (conversation, at) = (conversation("c"), world.now());
    let actor = actor.map(user);
    world
        .store
        .remove_participant(RemoveParticipant { app: world.app, conversation, user: user(id), actor, at })
        .await
}

pub async fn joining_tells_both_sides(world: &World) {
    world.talk("c", &["alice"]).await;
    world.people(&["bob"]).await;
    world.changes();
    joined(world, "bob").await;
    let changes = world.changes();
    let [
        Change::Me { user: told, revision: 1, what: MeChange::Joined { conversation: place }, .. },
        Change::Conversation {
            revision: 3,
            what: ConversationChange::ParticipantJoined { participant, user: bob, .. },
            ..
        },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((told, place), (&user("bob"), &conversation("c")));
    assert_eq!((&participant.user, &bob.name[..]), (&user("bob"), "Name of bob"));
    let found = world.store.participant(world.app, &conversation("c"), &user("bob")).await;
    assert_eq!(found, Ok(Some(participant.clone())));
}

pub async fn the_newest_joiners_come_first(world: &World) {
    world.talk("c", &["alice", "bob", "carol"]).await;
    joined(world, "dave").await;
    let (c, alice) = (conversation("c"), user("alice"));
    let (view, users, _) = world.store.view(world.app, &c, &alice, 2).await.expect("a read").expect("a view");
    let newest: Vec<_> = view.participants.into_iter().map(|part| part.user).collect();
    assert_eq!((newest, view.participant_count), (["dave", "carol"].map(user).to_vec(), 4));
    assert_eq!(users.len(), 3, "those given, and the viewer");
    let record = world.store.conversation(world.app, &c).await.expect("a read").expect("the conversation");
    let everybody: Vec<_> = record.participants.into_iter().map(|part| part.user).collect();
    assert_eq!(everybody, ["alice", "bob", "carol", "dave"].map(user));
}

pub async fn participants_come_page_by_page(world: &World) {
    world.talk("c", &["alice", "bob", "carol", "dave"]).await;
    let (c, alice) = (conversation("c"), user("alice"));
    let page = |before| {
        let (c, alice) = (&c, &alice);
        async move {
            let page = world.store.participants(world.app, c, alice, before, 2).await.expect("a read");
            page.expect("a participant's page")
        }
    };
    let ids =
        |page: &ParticipantPage| page.participants.iter().map(|part| part.user.clone()).collect::<Vec<_>>();
    let first = page(None).await;
    assert_eq!(
        (ids(&first), first.loaded_all, first.revision),
        (["dave", "carol"].map(user).to_vec(), false, 5)
    );
    assert_eq!(first.users.len(), 2);
    let second = page(Some(first.participants[1].joined_revision)).await;
    assert_eq!((ids(&second), second.loaded_all), (["bob", "alice"].map(user).to_vec(), true));
    remove(world, "bob", None).await.expect("leaving");
    let after_bob = page(Some(second.participants[0].joined_revision)).await;
    assert_eq!(ids(&after_bob), [user("alice")], "one who has left is still a place to page from");
    assert_eq!(ids(&page(Some(u64::MAX)).await), ids(&first));
    let none = page(Some(0)).await;
    assert_eq!((ids(&none), none.loaded_all), (vec![], true));
}

pub async fn who_joins_has_read_everything(world: &World) {
    world.talk("c", &["alice"]).await;
    let newest = world.say("c", "alice", "before").await.id;
    joined(world, "bob").await;
    assert_eq!(world.unread("c", "bob").await, 0);
    let snapshot = world.snapshot("c", "bob").await;
    assert_eq!((snapshot.view.me.read_until, snapshot.messages.len()), (Some(newest), 1));
    world.say("c", "alice", "after").await;
    assert_eq!(world.unread("c", "bob").await, 1);
}

pub async fn the_modes_of_writing_a_participant(world: &World) {
    use ParticipantMode::{CreateOnly, EditOnly, Replace, Upsert};
    world.talk("c", &["alice"]).await;
    world.people(&["bob"]).await;
    let write = |mode, access, notify| async move {
        let put = PutParticipant { patch: ParticipantPatch { access, notify }, ..put(world, "bob", mode) };
        world.store.put_participant(put).await?;
        let found = world.store.participant(world.app, &conversation("c"), &user("bob")).await?;
        let part = found.expect("a participant");
        Ok::<_, StoreError>((part.access, part.notify))
    };
    let read = || Patch::Set(Access::Read);
    let none = || Patch::Set(Notify::Nothing);
    refused(write(EditOnly, read(), Patch::Keep).await, &Refusal::NotAParticipant(user("bob")));
    assert_eq!(write(CreateOnly, read(), Patch::Keep).await, Ok((Access::Read, Notify::All)));
    assert_eq!(write(CreateOnly, Patch::Reset, none()).await, Ok((Access::Read, Notify::All)));
    assert_eq!(write(EditOnly, Patch::Keep, none()).await, Ok((Access::Read, Notify::Nothing)));
    assert_eq!(write(Upsert, Patch::Reset, Patch::Keep).await, Ok((Access::ReadWrite, Notify::Nothing)));
    world.changes();
    assert_eq!(write(Upsert, Patch::Reset, Patch::Keep).await, Ok((Access::ReadWrite, Notify::Nothing)));
    assert_eq!(world.changes(), vec![], "nothing was different");
    assert_eq!(write(Replace, read(), Patch::Keep).await, Ok((Access::Read, Notify::All)));
    let changes = world.changes();
    let told = matches!(
        &changes[..],
        [Change::Conversation { what: ConversationChange::ParticipantChanged { participant }, .. }]
            if participant.access == Access::Read
    );
    assert!(told, "{changes:?}");
}

pub async fn only_participants_act_on_others(world: &World) {
    world.talk("c", &["alice"]).await;
    world.people(&["bob", "mallory"]).await;
    let by = |actor: &str, id: &str| {
        let put = PutParticipant { actor: Some(user(actor)), ..put(world, id, ParticipantMode::Upsert) };
        world.store.put_participant(put)
    };
    refused(by("mallory", "bob").await, &Refusal::NotAParticipant(user("mallory")));
    refused(remove(world, "alice", Some("mallory")).await, &Refusal::NotAParticipant(user("mallory")));
    by("alice", "bob").await.expect("a participant adds people");
    by("mallory", "mallory").await.expect("everybody may join by themselves, as far as the store knows");
    remove(world, "mallory", Some("mallory")).await.expect("and leave");
    remove(world, "mallory", Some("mallory")).await.expect("and leave once more");
}

pub async fn leaving_tells_both_sides(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    remove(world, "bob", Some("alice")).await.expect("leaving");
    let changes = world.changes();
    let [
        Change::Conversation {
            revision: 4,
            what: ConversationChange::ParticipantLeft { user: left, .. },
            ..
        },
        Change::Me { user: told, revision: 2, what: MeChange::Left { .. }, .. },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((left, told), (&user("bob"), &user("bob")));
    assert_eq!(world.snapshot("c", "alice").await.view.participant_count, 1);
    remove(world, "bob", None).await.expect("nobody to remove");
    assert_eq!(world.changes(), vec![]);
}

pub async fn unknown_people_and_conversations_are_refused(world: &World) {
    world.people(&["alice"]).await;
    let upsert = |id| world.store.put_participant(put(world, id, ParticipantMode::Upsert));
    refused(upsert("alice").await, &Refusal::UnknownConversation);
    refused(remove(world, "alice", None).await, &Refusal::UnknownConversation);
    world.talk("c", &["alice"]).await;
    refused(upsert("nobody").await, &Refusal::UnknownUser(user("nobody")));
    let full = PutParticipant { participant_limit: 1, ..put(world, "bob", ParticipantMode::Upsert) };
    world.people(&["bob"]).await;
    refused(world.store.put_participant(full).await, &Refusal::TooManyParticipants { limit: 1 });
}
