//! Sending.

use chinwag_model::{
    Access, ContentBlock, MessageId, MessageKind, Origin, ParticipantPatch, Patch, TextNode,
};

use super::World;
use super::world::{conversation, key, refused, user, words};
use crate::{
    Change, ConversationChange, EditMessage, Joining, NewMessage, PutConversation, Refusal, SendMessages,
    Sender, StoreError, Wording,
};

async fn with_a_reader(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.people(&["reader", "stranger"]).await;
    let patch = ParticipantPatch { access: Patch::Set(Access::Read), ..ParticipantPatch::default() };
    let joining = Some(Joining { user: user("reader"), patch });
    world.store.put_conversation(PutConversation { joining, ..world.put("c", &[]) }).await.expect("a reader");
    world.changes();
}

pub async fn a_message_is_stored_as_sent(world: &World) {
    world.talk("c", &["alice"]).await;
    let pieces = vec![TextNode::Plain("hel".into()), TextNode::Plain("lo".into())];
    let content = vec![ContentBlock::Text { children: pieces }];
    let new = NewMessage {
        wording: Wording { content, ..Wording::plain("hello") },
        custom: [("a".to_owned(), "1".to_owned())].into(),
        origin: Origin::Import,
        ..words("alice", "hello")
    };
    let sent = world.sent("c", new.clone()).await.message;
    assert_eq!(
        (&sent.text, &sent.content, &sent.custom),
        (&new.wording.text, &new.wording.content, &new.custom)
    );
    assert_eq!((sent.kind, &sent.sender), (MessageKind::UserMessage, &Some(user("alice"))));
    assert_eq!((sent.origin, sent.edited_at, sent.revision), (Origin::Import, None, 3));
    assert_eq!(sent.id.created_at(), sent.created_at);
    let snapshot = world.snapshot("c", "alice").await;
    assert_eq!(
        (&snapshot.messages[..], &snapshot.view.last_message),
        (&[sent.clone()][..], &Some(sent.clone()))
    );
    let changes = world.changes();
    let [Change::Conversation { revision: 3, what, .. }] = &changes[..] else { panic!("{changes:?}") };
    let ConversationChange::MessageCreated { message, sender: Some(sender), reference: None } = what else {
        panic!("{what:?}")
    };
    assert_eq!((message, &sender.name[..]), (&sent, "Name of alice"));

    let system = world.sent("c", NewMessage { sender: Sender::System, ..words("-", "told") }).await.message;
    assert_eq!((system.kind, system.sender), (MessageKind::SystemMessage, None));
}

pub async fn time_never_goes_back_in_a_conversation(world: &World) {
    world.talk("c", &["alice"]).await;
    let early = world.now();
    let first = world.say("c", "alice", "first").await;
    let late = SendMessages { at: early, ..world.sending("c", vec![words("alice", "second")]) };
    let second = world.store.send_messages(late).await.expect("a message").remove(0).message;
    assert_eq!(second.created_at, first.created_at);
    assert!(second.id > first.id);
}

pub async fn several_messages_are_all_or_none(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let both = world.sending("c", vec![words("alice", "one"), words("bob", "two")]);
    let sent = world.store.send_messages(both).await.expect("messages");
    assert_eq!(sent.iter().map(|sent| sent.message.revision).collect::<Vec<_>>(), [4, 5]);
    world.changes();
    let half = world.sending("c", vec![words("alice", "three"), words("mallory", "four")]);
    refused(world.store.send_messages(half).await, &Refusal::NotAParticipant(user("mallory")));
    assert_eq!(world.changes(), vec![]);
    let snapshot = world.snapshot("c", "alice").await;
    assert_eq!((snapshot.messages.len(), snapshot.view.conversation.revision), (2, 5));
}

pub async fn a_reply_needs_its_message(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.talk("d", &["alice"]).await;
    let first = world.say("c", "alice", "first").await;
    let elsewhere = world.say("d", "alice", "elsewhere").await;
    let system = world.sent("c", NewMessage { sender: Sender::System, ..words("-", "told") }).await.message;
    let reply = |id: &MessageId| NewMessage { referenced_message: Some(id.clone()), ..words("bob", "reply") };
    refused(world.send("c", reply(&elsewhere.id)).await, &Refusal::UnknownReference);
    refused(world.send("c", reply(&system.id)).await, &Refusal::UnknownReference);
    world.changes();
    let sent = world.sent("c", reply(&first.id)).await.message;
    assert_eq!(sent.referenced_message.as_ref(), Some(&first.id));
    let changes = world.changes();
    let told = matches!(
        &changes[..],
        [Change::Conversation { what: ConversationChange::MessageCreated { reference: Some(message), .. }, .. }]
            if *message == first
    );
    assert!(told, "{changes:?}");
}

pub async fn a_reply_outlives_its_message(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let first = world.say("c", "alice", "first").await;
    let reply = NewMessage { referenced_message: Some(first.id.clone()), ..words("bob", "reply") };
    let reply = world.sent("c", reply).await.message;
    assert_eq!(world.snapshot("c", "bob").await.references, vec![first.clone()]);
    world.delete("c", &first.id).await;
    let snapshot = world.snapshot("c", "bob").await;
    assert_eq!((snapshot.messages, snapshot.references), (vec![reply], vec![]));
}

pub async fn refusals_come_in_their_order(world: &World) {
    with_a_reader(world).await;
    let used = NewMessage { key: Some(key("k")), ..words("alice", "hello") };
    world.sent("c", used.clone()).await;
    let missing = Some(MessageId::make(world.now(), 1, 1));
    let wrong = |sender: &str| NewMessage {
        sender: Sender::User(user(sender)),
        wording: Wording::plain("other"),
        referenced_message: missing.clone(),
        ..used.clone()
    };
    refused(world.send("nowhere", wrong("stranger")).await, &Refusal::UnknownConversation);
    refused(world.send("c", wrong("stranger")).await, &Refusal::NotAParticipant(user("stranger")));
    refused(world.send("c", wrong("nobody")).await, &Refusal::NotAParticipant(user("nobody")));
    refused(world.send("c", wrong("reader")).await, &Refusal::ReadOnly);
    refused(world.send("c", wrong("alice")).await, &Refusal::UnknownReference);
    let reused = NewMessage { referenced_message: None, ..wrong("alice") };
    refused(world.send("c", reused).await, &Refusal::KeyReused);
}

pub async fn readers_write_only_through_the_app(world: &World) {
    with_a_reader(world).await;
    refused(world.send("c", words("reader", "psst")).await, &Refusal::ReadOnly);
    let send =
        SendMessages { require_write: false, ..world.sending("c", vec![words("reader", "announcement")]) };
    world.store.send_messages(send).await.expect("the app speaks for a reader");
}

pub async fn sending_is_reading(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.say("c", "bob", "question").await;
    assert_eq!(world.unread("c", "alice").await, 1);
    world.changes();
    let answer = world.say("c", "alice", "answer").await;
    assert_eq!(world.changes().len(), 1, "whoever sees the message knows");
    let view = world.snapshot("c", "alice").await.view;
    assert_eq!((view.me.read_until, view.unread_count), (Some(answer.id), 0));
}

pub async fn only_participants_are_mentioned(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.people(&["carol"]).await;
    let mentioning = |who: &str| Wording { mentions: vec![user(who)], ..Wording::plain("hello") };
    let message = |who| NewMessage { wording: mentioning(who), ..words("alice", "-") };
    let first = world.sent("c", message("bob")).await.message;
    for who in ["carol", "nobody"] {
        let outcome = world.send("c", message(who)).await.expect_err("a mention of a stranger");
        assert!(
            matches!(&outcome, StoreError::Refused(Refusal::Invalid(invalid))
            if invalid.field == "content" && invalid.problem.contains(who)),
            "{outcome:?}"
        );
        let edit = EditMessage {
            app: world.app,
            conversation: conversation("c"),
            id: first.id.clone(),
            wording: Some(Wording { mentions: vec![user(who)], ..Wording::plain("hello again") }),
            custom: Patch::Keep,
            actor: None,
            at: world.now(),
        };
        assert!(world.store.edit_message(edit).await.is_err());
    }
    assert_eq!(world.snapshot("c", "bob").await.messages, [first]);
}
