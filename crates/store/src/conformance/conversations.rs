//! Conversations and their attributes.

use chinwag_model::{Access, ConversationPatch, ParticipantPatch, Patch};

use super::World;
use super::world::{conversation, refused, user};
use crate::{Change, ConversationChange, Joining, MeChange, PutConversation, PutMode, Refusal};

fn subject(text: &str) -> ConversationPatch {
    ConversationPatch { subject: Patch::Set(text.to_owned()), ..ConversationPatch::default() }
}

fn as_reader(id: &str) -> Option<Joining> {
    let patch = ParticipantPatch { access: Patch::Set(Access::Read), ..ParticipantPatch::default() };
    Some(Joining { user: user(id), patch })
}

pub async fn creating_counts_from_one_and_joins_follow(world: &World) {
    world.people(&["alice", "bob"]).await;
    world.changes();
    let put =
        PutConversation { patch: subject("Order"), joining: as_reader("alice"), ..world.put("c", &["bob"]) };
    world.store.put_conversation(put).await.expect("a conversation");
    let mut told = Vec::new();
    for change in world.changes() {
        told.push(match change {
            Change::Conversation { revision, what: ConversationChange::Changed { conversation }, .. } => {
                assert_eq!(conversation.revision, revision);
                format!("{revision} {}", conversation.subject.as_deref().unwrap_or("-"))
            }
            Change::Conversation {
                revision,
                what: ConversationChange::ParticipantJoined { participant, user, .. },
                ..
            } => format!("{revision} {} {:?}", user.name, participant.access),
            Change::Me { user, revision, what: MeChange::Joined { conversation }, .. } => {
                format!("me {user} {revision} {conversation}")
            }
            other => panic!("{other:?}"),
        });
    }
    let expected =
        ["1 Order", "me alice 1 c", "2 Name of alice Read", "me bob 1 c", "3 Name of bob ReadWrite"];
    assert_eq!(told, expected);
    assert_eq!(world.store.me_revision(world.app, &user("bob")).await, Ok(1));
    assert_eq!(world.store.conversations_of(world.app, &user("bob")).await, Ok(vec![conversation("c")]));
}

pub async fn writing_the_same_again_changes_nothing(world: &World) {
    world.people(&["alice"]).await;
    let put = || PutConversation {
        patch: subject("Order"),
        joining: as_reader("alice"),
        ..world.put("c", &["alice"])
    };
    world.store.put_conversation(put()).await.expect("a conversation");
    world.changes();
    world.store.put_conversation(put()).await.expect("a conversation");
    assert_eq!(world.changes(), vec![]);
    assert_eq!(world.snapshot("c", "alice").await.view.conversation.revision, 2);
}

pub async fn attributes_are_patched(world: &World) {
    world.talk("c", &["alice"]).await;
    let first = ConversationPatch {
        photo_url: Patch::Set("https://example.com/c.png".to_owned()),
        welcome_messages: Patch::Set(vec!["Hello".to_owned()]),
        custom: Patch::Set([("a".to_owned(), Some("1".to_owned()))].into()),
        ..subject("Order")
    };
    let second = ConversationPatch { subject: Patch::Reset, ..ConversationPatch::default() };
    for patch in [first, second] {
        let put = PutConversation { patch, ..world.put("c", &[]) };
        world.store.put_conversation(put).await.expect("a conversation");
    }
    let found = world.store.conversation(world.app, &conversation("c")).await.expect("a read").expect("it");
    assert_eq!((found.conversation.subject, found.conversation.revision), (None, 4));
    assert_eq!(found.conversation.photo_url.as_deref(), Some("https://example.com/c.png"));
    assert_eq!(found.conversation.welcome_messages, Some(vec!["Hello".to_owned()]));
    assert_eq!(found.conversation.custom["a"], "1");
}

pub async fn create_only_leaves_attributes_but_adds_people(world: &World) {
    world.talk("c", &["alice"]).await;
    world.people(&["bob", "carol"]).await;
    let put = PutConversation {
        mode: PutMode::CreateOnly,
        patch: subject("Other"),
        joining: as_reader("alice"),
        ..world.put("c", &["bob"])
    };
    world.store.put_conversation(put.clone()).await.expect("a conversation");
    let put = PutConversation { joining: as_reader("carol"), ..put };
    world.store.put_conversation(put).await.expect("a conversation");
    let found = world.store.conversation(world.app, &conversation("c")).await.expect("a read").expect("it");
    assert_eq!(found.conversation.subject, None);
    let parts: Vec<_> = found.participants.into_iter().map(|part| (part.user, part.access)).collect();
    let expected = [("alice", Access::ReadWrite), ("bob", Access::ReadWrite), ("carol", Access::Read)];
    assert_eq!(parts, expected.map(|(id, access)| (user(id), access)));
}

pub async fn an_unknown_user_refuses_the_whole_command(world: &World) {
    world.people(&["alice"]).await;
    world.changes();
    let outcome = world.store.put_conversation(world.put("c", &["alice", "nobody"])).await;
    refused(outcome, &Refusal::UnknownUser(user("nobody")));
    let put = PutConversation { joining: as_reader("nobody"), ..world.put("c", &["alice"]) };
    refused(world.store.put_conversation(put).await, &Refusal::UnknownUser(user("nobody")));
    assert_eq!(world.store.conversation_exists(world.app, &conversation("c")).await, Ok(false));
    assert_eq!(world.changes(), vec![]);
}

pub async fn a_limit_of_participants_holds(world: &World) {
    world.people(&["alice", "bob", "carol"]).await;
    let put = |add: &[&str]| PutConversation { participant_limit: 2, ..world.put("c", add) };
    let outcome = world.store.put_conversation(put(&["alice", "bob", "carol"])).await;
    refused(outcome, &Refusal::TooManyParticipants { limit: 2 });
    assert_eq!(world.store.conversation_exists(world.app, &conversation("c")).await, Ok(false));
    world.store.put_conversation(put(&["alice", "bob"])).await.expect("two are allowed");
    world.store.put_conversation(put(&["alice", "bob"])).await.expect("they are in already");
}
