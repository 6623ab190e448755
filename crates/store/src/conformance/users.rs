//! Users.

use chinwag_model::{Custom, CustomPatch, Patch, UserPatch};

use super::World;
use super::world::{conversation, named, refused, user};
use crate::{Change, PutMode, PutUser, Refusal, RemoveParticipant, StoreError};

fn patched(id: &str, patch: UserPatch) -> PutUser {
    PutUser { id: user(id), patch, mode: PutMode::Upsert }
}

fn custom(keys: &[(&str, Option<&str>)]) -> Patch<CustomPatch> {
    Patch::Set(keys.iter().map(|(key, value)| ((*key).to_owned(), value.map(str::to_owned))).collect())
}

async fn put(world: &World, put: PutUser) -> Result<(), StoreError> {
    world.store.put_users(world.app, vec![put], world.now()).await
}

async fn find(world: &World, id: &str) -> chinwag_model::User {
    world.store.users(world.app, &[user(id)]).await.expect("a read").pop().expect("the user")
}

pub async fn a_new_user_needs_a_name(world: &World) {
    let nameless = patched("alice", UserPatch::default());
    refused(put(world, nameless).await, &Refusal::NameRequired(user("alice")));
    put(world, named("alice")).await.expect("a user");
    put(world, patched("alice", UserPatch::default())).await.expect("no name is needed any more");
    let alice = find(world, "alice").await;
    assert_eq!((alice.name.as_str(), alice.role.as_str(), alice.revision), ("Name of alice", "default", 1));
    assert_eq!((alice.email, alice.phone), (None, None));
}

pub async fn users_are_written_all_or_none(world: &World) {
    let both = vec![named("alice"), patched("bob", UserPatch::default())];
    let outcome = world.store.put_users(world.app, both, world.now()).await;
    refused(outcome, &Refusal::NameRequired(user("bob")));
    assert_eq!(world.store.users(world.app, &[user("alice")]).await, Ok(vec![]));
    assert_eq!(world.changes(), vec![]);
}

pub async fn a_patch_names_what_changes(world: &World) {
    let first = UserPatch {
        name: Some("Alice".to_owned()),
        email: Patch::Set(vec!["a@example.com".to_owned()]),
        photo_url: Patch::Set("https://example.com/a.png".to_owned()),
        role: Patch::Set("seller".to_owned()),
        custom: custom(&[("a", Some("1")), ("b", Some("2"))]),
        push_tokens: Patch::Set([("fcm:x".to_owned(), Some(true))].into()),
        ..UserPatch::default()
    };
    put(world, patched("alice", first)).await.expect("a user");
    let second = UserPatch {
        photo_url: Patch::Reset,
        role: Patch::Reset,
        email: Patch::Set(vec![]),
        custom: custom(&[("a", None), ("c", Some("3"))]),
        push_tokens: Patch::Set([("apns:y".to_owned(), Some(true))].into()),
        ..UserPatch::default()
    };
    put(world, patched("alice", second)).await.expect("a patch");
    let alice = find(world, "alice").await;
    assert_eq!((alice.name.as_str(), alice.role.as_str(), alice.revision), ("Alice", "default", 2));
    assert_eq!(
        (alice.photo_url, alice.email),
        (None, Some(vec![])),
        "set to nothing is not the same as unset"
    );
    assert_eq!(alice.custom, Custom::from([("b".into(), "2".into()), ("c".into(), "3".into())]));
    assert_eq!(alice.push_tokens, ["fcm:x", "apns:y"]);
}

pub async fn writing_the_same_again_changes_nothing(world: &World) {
    put(world, named("alice")).await.expect("a user");
    world.changes();
    put(world, named("alice")).await.expect("a user");
    assert_eq!(world.changes(), vec![]);
    assert_eq!(find(world, "alice").await.revision, 1);
}

pub async fn create_only_leaves_users_alone(world: &World) {
    put(world, named("alice")).await.expect("a user");
    let patch = UserPatch { name: Some("Other".to_owned()), ..UserPatch::default() };
    let create = PutUser { id: user("alice"), patch, mode: PutMode::CreateOnly };
    put(world, create.clone()).await.expect("nothing to do");
    assert_eq!(find(world, "alice").await.name, "Name of alice");
    put(world, PutUser { id: user("bob"), ..create }).await.expect("a user");
    assert_eq!(find(world, "bob").await.name, "Other");
}

pub async fn a_broken_limit_is_refused(world: &World) {
    let keys =
        |from: usize, to| Patch::Set((from..to).map(|n| (n.to_string(), Some(String::new()))).collect());
    let first = UserPatch { custom: keys(0, 50), ..named("alice").patch };
    put(world, patched("alice", first)).await.expect("fifty keys are allowed");
    let more = UserPatch { custom: keys(50, 51), ..UserPatch::default() };
    let outcome = put(world, patched("alice", more)).await;
    assert!(matches!(outcome, Err(StoreError::Refused(Refusal::Invalid(_)))), "{outcome:?}");
    assert_eq!(find(world, "alice").await.custom.len(), 50);
}

pub async fn conversations_learn_of_changed_users(world: &World) {
    world.talk("one", &["alice", "bob"]).await;
    world.talk("two", &["alice"]).await;
    let patch = UserPatch { name: Some("Alice".to_owned()), ..UserPatch::default() };
    put(world, patched("alice", patch)).await.expect("a patch");
    let changes = world.changes();
    let [Change::User { app, user, conversations }] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((*app, user.name.as_str(), user.revision), (world.app, "Alice", 2));
    let mut told = conversations.clone();
    told.sort();
    assert_eq!(told, ["one", "two"].map(conversation));
}

pub async fn those_who_hear_what_somebody_said_learn_of_a_new_name_after_they_left(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.say("c", "alice", "hello").await;
    let leave = RemoveParticipant {
        app: world.app,
        conversation: conversation("c"),
        user: user("alice"),
        actor: None,
        at: world.now(),
    };
    world.store.remove_participant(leave).await.expect("leaving");
    let rename = async |name: &str| {
        world.changes();
        let patch = UserPatch { name: Some(name.to_owned()), ..UserPatch::default() };
        put(world, patched("alice", patch)).await.expect("a patch");
        match &world.changes()[..] {
            [Change::User { conversations, .. }] => conversations.clone(),
            changes => panic!("{changes:?}"),
        }
    };
    assert_eq!(rename("Alice").await, [conversation("c")]);
    world.store.delete_conversation(world.app, conversation("c"), world.now()).await.expect("deleting");
    assert_eq!(rename("Alicia").await, []);
}

pub async fn users_are_listed_newest_first(world: &World) {
    world.people(&["a", "b", "c", "d"]).await;
    let patch = UserPatch { role: Patch::Set("seller".to_owned()), ..UserPatch::default() };
    put(world, patched("a", patch)).await.expect("a patch");
    let list = |after: Option<&'static str>, role, limit| async move {
        let after = after.map(user);
        let users = world.store.list_users(world.app, after.as_ref(), role, None, limit).await?;
        Ok::<_, StoreError>(users.into_iter().map(|user| user.id.to_string()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(list(None, None, 3).await.as_deref(), Ok("d c b"));
    assert_eq!(list(Some("b"), None, 3).await.as_deref(), Ok("a"));
    assert_eq!(list(None, Some("seller"), 3).await.as_deref(), Ok("a"));
    let among = [user("a"), user("c"), user("nobody")];
    let found = world.store.list_users(world.app, None, None, Some(&among), 3).await.expect("a list");
    assert_eq!(found.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    refused(list(Some("x"), None, 3).await, &Refusal::UnknownUser(user("x")));
}
