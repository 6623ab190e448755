//! What arrives, when, and in which order.

use std::collections::HashMap;
use std::collections::HashSet;

use chinwag_model::WebhookEvent;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

use crate::receiver::Receiver;
use crate::world::{DAWN, World};

const SENT: &[WebhookEvent] = &[WebhookEvent::MessageSent];
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// The texts of the messages that were told, by conversation.
fn by_conversation(events: &[Value]) -> HashMap<String, Vec<String>> {
    let mut texts: HashMap<_, Vec<_>> = HashMap::new();
    for event in events {
        let message = &event["data"]["message"];
        let conversation = message["conversationId"].as_str().unwrap().to_owned();
        texts.entry(conversation).or_default().push(message["text"].as_str().unwrap().to_owned());
    }
    texts
}

#[tokio::test]
async fn an_event_is_signed_and_says_what_happened() {
    let world = World::new(true).await;
    let receiver = Receiver::start().await;
    let app = world.app("shop").await;
    world.talk(&app, "order", &["alice", "bob"]).await;
    world.hook(&app, receiver.url(), SENT).await;
    world.say(&app, "order", "alice", "Hello *Bob*").await;
    receiver.has_seen(1).await;

    let post = receiver.posts().remove(0);
    let header = |name: &str| post.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json");
    let mac = Hmac::<Sha256>::new_from_slice(b"sk_test_EXAMPLE").unwrap();
    let signed = mac.chain_update(header("x-talkjs-timestamp")).chain_update(".").chain_update(&post.body);
    assert_eq!(header("x-talkjs-signature"), hex::encode_upper(signed.finalize().into_bytes()));
    assert_eq!(header("x-talkjs-timestamp"), DAWN.to_string());
    assert!(post.event["id"].as_str().unwrap().starts_with("evt_"));
    assert_eq!((&post.event["type"], &post.event["createdAt"]), (&"message.sent".into(), &DAWN.into()));
    let data = &post.event["data"];
    assert_eq!((&data["sender"]["id"], &data["message"]["senderId"]), (&"alice".into(), &"alice".into()));
    assert!(data["conversation"].get("lastMessage").is_none());
}

#[tokio::test]
async fn a_receiver_that_was_down_for_a_day_gets_everything_in_order() {
    let world = World::new(true).await;
    let receiver = Receiver::start().await;
    let app = world.app("shop").await;
    for id in ["a", "b", "c"] {
        world.talk(&app, id, &["alice"]).await;
    }
    world.hook(&app, receiver.url(), SENT).await;
    receiver.answers(503);
    for hour in 0..24 {
        for id in ["a", "b", "c"] {
            world.say(&app, id, "alice", &format!("{id} at {hour}")).await;
        }
        world.wait(HOUR);
    }
    receiver.has_seen(9).await;
    receiver.answers(200);
    // Whatever it waits for comes within the longest time between two attempts.
    world.wait(6 * HOUR);
    world.until(async || receiver.taken().len() == 72).await;

    for (id, texts) in by_conversation(&receiver.taken()) {
        assert_eq!(texts, (0..24).map(|hour| format!("{id} at {hour}")).collect::<Vec<_>>());
    }
    let mut ids: HashMap<String, HashSet<String>> = HashMap::new();
    for post in receiver.posts() {
        let id = post.event["id"].as_str().unwrap().to_owned();
        let text = post.event["data"]["message"]["text"].as_str().unwrap().to_owned();
        ids.entry(text).or_default().insert(id);
    }
    assert!(ids.len() == 72 && ids.values().all(|ids| ids.len() == 1), "an event keeps its id: {ids:?}");
    let again: HashSet<_> = ids.values().flatten().collect();
    assert_eq!(again.len(), 72, "and no two have the same");
}

#[tokio::test]
async fn attempts_follow_each_other_more_and_more_slowly() {
    let world = World::new(true).await;
    let receiver = Receiver::start().await;
    let app = world.app("shop").await;
    world.talk(&app, "a", &["alice"]).await;
    world.hook(&app, receiver.url(), SENT).await;
    receiver.answers(500);
    world.say(&app, "a", "alice", "first").await;
    for (count, pause) in [(1, 5_000), (2, MINUTE), (3, 10 * MINUTE), (4, HOUR), (5, 6 * HOUR)] {
        receiver.has_seen(count).await;
        // Not a moment before: the outcome has to be written down, and then nothing is due.
        world.until(async || world.engine.next_delivery_at().await.unwrap().is_some()).await;
        let next = world.engine.next_delivery_at().await.unwrap().unwrap();
        assert_eq!(next.as_millis() - world.engine.now().as_millis(), pause);
        world.wait(pause);
    }
    receiver.has_seen(6).await;
}

#[tokio::test]
async fn what_is_given_up_can_be_delivered_by_hand() {
    let world = World::new(true).await;
    let receiver = Receiver::start().await;
    let app = world.app("shop").await;
    world.talk(&app, "a", &["alice"]).await;
    let hook = world.hook(&app, receiver.url(), SENT).await;
    receiver.answers(410);
    for text in ["first", "second"] {
        world.say(&app, "a", "alice", text).await;
    }
    let dead = async || world.engine.dead_deliveries(&app, None).await.unwrap();
    world
        .until(async || {
            world.wait(HOUR);
            dead().await.len() == 2
        })
        .await;
    let given_up = dead().await;
    assert_eq!((given_up[0].webhook.as_str(), given_up[0].kind), (hook.as_str(), WebhookEvent::MessageSent));
    assert!(given_up[0].attempts > 5 && given_up[0].error.contains("410"), "{given_up:?}");
    receiver.answers(200);
    world.say(&app, "a", "alice", "third").await;
    world.until(async || receiver.taken().len() == 1).await;
    assert_eq!(world.engine.replay_deliveries(&app, Some(&hook)).await.unwrap(), 2);
    world.until(async || receiver.taken().len() == 3).await;
    assert_eq!(by_conversation(&receiver.taken())["a"], ["third", "first", "second"]);
    assert!(dead().await.is_empty());
    assert!(world.engine.replay_deliveries(&app, Some("wh_none")).await.is_err());
}

#[tokio::test]
async fn a_receiver_that_does_not_answer_holds_up_nobody_else() {
    let world = World::new(true).await;
    let (stuck, quick) = (Receiver::stuck().await, Receiver::start().await);
    let (slow_app, quick_app) = (world.app("slow").await, world.app("quick").await);
    for n in 0..40 {
        world.talk(&slow_app, &format!("c{n}"), &["alice"]).await;
    }
    world.talk(&quick_app, "c", &["alice"]).await;
    world.hook(&slow_app, stuck.url(), SENT).await;
    world.hook(&quick_app, quick.url(), SENT).await;
    for n in 0..40 {
        world.say(&slow_app, &format!("c{n}"), "alice", "hello").await;
    }
    stuck.has_seen(8).await;
    for n in 0..20 {
        world.say(&quick_app, "c", "alice", &format!("{n}")).await;
    }
    world.until(async || quick.taken().len() == 20).await;
    assert_eq!(stuck.posts().len(), 8, "of one webhook, a few lanes at a time");
}

#[tokio::test]
async fn every_webhook_of_an_app_is_told_what_it_asked_for() {
    let world = World::new(true).await;
    let (one, other) = (Receiver::start().await, Receiver::start().await);
    let app = world.app("shop").await;
    let rival = world.app("rival").await;
    world.hook(&app, one.url(), &[WebhookEvent::UserCreated, WebhookEvent::MessageSent]).await;
    let second = world.hook(&app, other.url(), &[WebhookEvent::MessageSent]).await;
    world.talk(&app, "a", &["alice"]).await;
    world.talk(&rival, "a", &["mallory"]).await;
    world.say(&app, "a", "alice", "hello").await;
    world.until(async || one.taken().len() == 2 && other.taken().len() == 1).await;
    let types = |receiver: &Receiver| {
        let mut types: Vec<_> =
            receiver.taken().iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect();
        types.sort();
        types
    };
    assert_eq!(
        (types(&one), types(&other)),
        (vec!["message.sent".into(), "user.created".into()], vec!["message.sent".into()])
    );
    world.engine.remove_webhook(&app, &second).await.unwrap();
    world.say(&app, "a", "alice", "again").await;
    world.until(async || one.taken().len() == 3).await;
    assert_eq!(other.posts().len(), 1);
}
