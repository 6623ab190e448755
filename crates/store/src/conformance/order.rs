//! One order for everybody.

use std::sync::Arc;

use chinwag_model::ConversationPatch;
use chinwag_model::Patch;

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{Change, ConversationChange, PutConversation, Refusal};

pub async fn concurrent_sends_count_one_by_one(world: &World) {
    let people: Vec<String> = (0..8).map(|n| format!("user-{n}")).collect();
    world.talk("c", &people.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let before = world.snapshot("c", "user-0").await.view.conversation.revision;
    let tasks = people.into_iter().map(|person| {
        let sends: Vec<_> =
            (0..100).map(|n| world.sending("c", vec![words(&person, &n.to_string())])).collect();
        let store = Arc::clone(&world.store);
        tokio::spawn(async move {
            for send in sends {
                store.send_messages(send).await.expect("a message");
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("a sender");
    }
    let mut ids = Vec::new();
    for (change, expected) in world.changes().into_iter().zip(before + 1..) {
        let Change::Conversation { revision, what, .. } = change else { panic!("{change:?}") };
        let ConversationChange::MessageCreated { message, .. } = what else { panic!("{what:?}") };
        assert_eq!((revision, message.revision), (expected, expected));
        ids.push(message.id);
    }
    assert_eq!(ids.len(), 800);
    assert!(ids.is_sorted_by(|one, next| one < next), "ids grow with revisions");
    let page = world.store.messages(world.app, &conversation("c"), None, None, 1_000).await;
    let stored = page.expect("a read").expect("the conversation").messages;
    assert!(stored.iter().rev().map(|message| &message.id).eq(&ids));
}

pub async fn writes_take_effect_in_the_order_called(world: &World) {
    world.people(&["alice"]).await;
    let subject =
        |text: &str| ConversationPatch { subject: Patch::Set(text.to_owned()), ..Default::default() };
    let first = PutConversation { patch: subject("first"), ..world.put("c", &["alice"]) };
    let second = PutConversation { patch: subject("second"), ..world.put("c", &[]) };
    let pending = [world.store.put_conversation(first), world.store.put_conversation(second)];
    let hello = world.send("c", words("alice", "hello"));
    drop(pending);
    let sent = hello.await.expect("the conversation was there when the message came");
    let snapshot = world.snapshot("c", "alice").await;
    assert_eq!(snapshot.view.conversation.subject.as_deref(), Some("second"));
    assert_eq!(snapshot.messages, vec![sent[0].message.clone()]);
}

pub async fn a_refusal_spoils_only_itself(world: &World) {
    world.talk("c", &["alice"]).await;
    let pending: Vec<_> = (0..60)
        .map(|n| {
            let good = words("alice", &n.to_string());
            let half = vec![words("alice", "half done"), words("mallory", "not a participant")];
            match n % 3 {
                0 => world.send("c", good),
                1 => world.store.send_messages(world.sending("c", half)),
                _ => world.send("nowhere", good),
            }
        })
        .collect();
    for (n, pending) in pending.into_iter().enumerate() {
        let outcome = pending.await;
        match n % 3 {
            0 => assert_eq!(outcome.expect("a good message")[0].message.text, n.to_string()),
            1 => refused(outcome, &Refusal::NotAParticipant(user("mallory"))),
            _ => refused(outcome, &Refusal::UnknownConversation),
        }
    }
    let snapshot = world.snapshot("c", "alice").await;
    let texts: Vec<_> = snapshot.messages.iter().rev().map(|message| message.text.as_str()).collect();
    assert_eq!(texts, (0..60).step_by(3).map(|n| n.to_string()).collect::<Vec<_>>());
    assert_eq!(world.changes().len(), 20, "what was refused is not told");
}
