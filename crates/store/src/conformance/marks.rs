//! Read marks and unread counts.

use chinwag_model::{MessageId, Timestamp};

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{Change, ConversationChange, MarkRead, MeChange, NewMessage, ReadMark, Refusal, Sender};

pub async fn messages_of_others_are_unread(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.say("c", "alice", "1").await;
    let of_bob = world.say("c", "bob", "2").await.id;
    world.sent("c", NewMessage { sender: Sender::System, ..words("-", "3") }).await;
    assert_eq!(world.unread("c", "alice").await, 2, "bob's and the system's");
    assert_eq!(world.unread("c", "bob").await, 1, "sending is reading");
    world.changes();
    world.read("alice", "c", ReadMark::Newest).await;
    assert_eq!(world.unread("c", "alice").await, 0);
    let last = world.snapshot("c", "alice").await.view.last_message.expect("a last message").id;
    let changes = world.changes();
    let [
        Change::Me { user: reader, revision: 2, what: MeChange::Read { me, unread_count: 0, .. }, .. },
        told,
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((reader, &me.read_until), (&user("alice"), &Some(last.clone())));
    let expected = Change::Read {
        app: world.app,
        conversation: conversation("c"),
        user: user("alice"),
        read_until: last,
        everyone_read_until: Some(of_bob),
    };
    assert_eq!(told, &expected);
    world.read("alice", "c", ReadMark::Newest).await;
    assert_eq!(world.changes(), vec![], "nothing moved");
}

pub async fn reading_moves_forward_only(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "bob", "1").await.id;
    let second = world.say("c", "bob", "2").await.id;
    world.say("c", "bob", "3").await;
    world.read("alice", "c", ReadMark::Until(second)).await;
    assert_eq!(world.unread("c", "alice").await, 1);
    world.changes();
    world.read("alice", "c", ReadMark::Until(first)).await;
    assert_eq!(world.unread("c", "alice").await, 1);
    assert_eq!(world.changes(), vec![]);
}

pub async fn an_exact_mark_moves_back_too(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "bob", "1").await.id;
    world.say("c", "bob", "2").await;
    world.read("alice", "c", ReadMark::Newest).await;
    let revision = world.snapshot("c", "alice").await.view.conversation.revision;
    world.changes();
    world.read("alice", "c", ReadMark::Exactly(first.clone())).await;
    assert_eq!(world.unread("c", "alice").await, 1);
    let changes = world.changes();
    let told = changes.iter().find_map(|change| match change {
        Change::Conversation {
            revision,
            what: ConversationChange::ParticipantChanged { participant },
            ..
        } => Some((*revision, participant.read_until.clone())),
        _ => None,
    });
    assert_eq!(told, Some((revision + 1, Some(first.clone()))), "others hear of it in order");
    let before = Timestamp::from_millis(first.created_at().as_millis() - 1);
    world.read("alice", "c", ReadMark::Exactly(MessageId::last_at(before))).await;
    assert_eq!(world.unread("c", "alice").await, 2);
}

pub async fn marking_by_hand_stays_until_all_is_read(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "bob", "1").await.id;
    let second = world.say("c", "bob", "2").await.id;
    let revision = world.snapshot("c", "alice").await.view.conversation.revision;
    world.read("alice", "c", ReadMark::Unread).await;
    let marked = || async { world.snapshot("c", "alice").await.view.me.marked_unread };
    assert!(marked().await);
    world.read("alice", "c", ReadMark::Until(first)).await;
    assert!(marked().await, "the newest message is not reached");
    world.read("alice", "c", ReadMark::Until(second)).await;
    assert!(!marked().await);
    world.read("alice", "c", ReadMark::Unread).await;
    world.say("c", "alice", "3").await;
    assert!(!marked().await, "who answers has read");
    assert_eq!(world.snapshot("c", "alice").await.view.conversation.revision, revision + 1);
}

pub async fn a_mark_never_reaches_into_the_future(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let future = MessageId::last_at(Timestamp::from_millis(1 << 46));
    world.read("alice", "c", ReadMark::Until(future.clone())).await;
    world.say("c", "bob", "1").await;
    assert_eq!(world.unread("c", "alice").await, 1);
    world.read("alice", "c", ReadMark::Exactly(future)).await;
    assert_eq!(world.unread("c", "alice").await, 0);
    world.say("c", "bob", "2").await;
    assert_eq!(world.unread("c", "alice").await, 1);
}

pub async fn everyone_has_read_what_the_slowest_has(world: &World) {
    world.talk("c", &["alice", "bob", "carol"]).await;
    let first = world.say("c", "alice", "1").await.id;
    let everyone = || async { world.snapshot("c", "alice").await.view.everyone_read_until };
    world.read("bob", "c", ReadMark::Newest).await;
    assert_eq!(everyone().await, None, "carol has read nothing");
    world.read("carol", "c", ReadMark::Newest).await;
    assert_eq!(everyone().await, Some(first.clone()));
    world.say("c", "bob", "2").await;
    assert_eq!(everyone().await, Some(first));
}

pub async fn marks_are_refused_to_strangers(world: &World) {
    world.talk("c", &["alice"]).await;
    let mark = |of: &str, reader: &str| {
        let (conversation, user) = (conversation(of), user(reader));
        world.store.mark_read(MarkRead {
            app: world.app,
            conversation,
            user,
            until: ReadMark::Newest,
            at: world.now(),
        })
    };
    refused(mark("d", "alice").await, &Refusal::UnknownConversation);
    refused(mark("c", "bob").await, &Refusal::NotAParticipant(user("bob")));
}
