//! What reaches a client around the start of a subscription.

use axum::extract::ws::Utf8Bytes;
use chinwag_model::ConversationId;

use super::*;

fn topic(name: &str) -> Topic {
    Topic::Conversation(ConversationId::new(name).unwrap())
}

fn event(name: &str, revision: u64) -> Arc<Delivery> {
    let frame = Utf8Bytes::from(revision.to_string());
    Arc::new(Delivery::new(topic(name), Some(revision), frame, None))
}

/// A subscription to this topic has been asked for.
fn starting(subscriptions: &mut Subscriptions, topic: Topic) {
    subscriptions.starting.entry(topic).or_default().count += 1;
}

fn answer(
    subscriptions: &mut Subscriptions,
    topic: Topic,
    reached: Vec<(Topic, u64)>,
    follows: bool,
) -> Vec<u64> {
    let started = Started::Subscription { topic, reached };
    let through = subscriptions.started(started, |_| follows);
    through.iter().filter_map(|delivery| delivery.revision).collect()
}

#[test]
fn events_wait_for_the_answer_and_those_in_it_are_dropped() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, topic("c"));
    for revision in [4, 5, 6] {
        assert!(subscriptions.admit(event("c", revision)).is_none());
    }
    assert_eq!(answer(&mut subscriptions, topic("c"), vec![(topic("c"), 5)], true), [6]);
    assert!(subscriptions.admit(event("c", 7)).is_some());
}

#[test]
fn an_event_that_comes_late_but_is_in_the_answer_is_dropped() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, topic("c"));
    assert!(answer(&mut subscriptions, topic("c"), vec![(topic("c"), 5)], true).is_empty());
    assert!(subscriptions.admit(event("c", 5)).is_none());
    assert!(subscriptions.admit(event("c", 6)).is_some());
    assert!(subscriptions.shown.is_empty(), "nothing is remembered longer than needed");
}

#[test]
fn of_a_topic_let_go_of_before_its_answer_nothing_is_remembered() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, topic("c"));
    assert!(answer(&mut subscriptions, topic("c"), vec![(topic("c"), 5)], false).is_empty());
    assert!(subscriptions.shown.is_empty() && subscriptions.starting.is_empty());
}

#[test]
fn the_list_hides_no_event_of_a_conversation_that_is_followed_by_itself() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, Topic::Me);
    assert!(subscriptions.admit(event("c", 6)).is_none());
    assert_eq!(answer(&mut subscriptions, Topic::Me, vec![(topic("c"), 7)], true), [6]);
    assert!(subscriptions.admit(event("c", 7)).is_some());
}

#[test]
fn the_list_shows_a_conversation_that_is_in_it_only() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, Topic::Me);
    assert!(subscriptions.admit(event("c", 7)).is_none());
    assert!(answer(&mut subscriptions, Topic::Me, vec![(topic("c"), 7)], false).is_empty());
    assert!(subscriptions.admit(event("c", 8)).is_some());
}

#[test]
fn private_events_that_hello_knew_of_are_dropped() {
    let mut subscriptions = Subscriptions::default();
    subscriptions.started(Started::Greeting { me_revision: 3 }, |_| false);
    let private = |revision| {
        let frame = Utf8Bytes::from("x");
        Arc::new(Delivery::new(Topic::Me, Some(revision), frame, None))
    };
    assert!(subscriptions.admit(private(3)).is_none());
    assert!(subscriptions.admit(private(4)).is_some());
}

#[test]
fn what_the_answer_does_not_show_of_an_event_in_it_is_told_still() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, topic("c"));
    let sent = |revision| {
        let stopped = Some(Utf8Bytes::from("stopped typing"));
        Arc::new(Delivery::new(topic("c"), Some(revision), Utf8Bytes::from("sent"), stopped))
    };
    assert!(subscriptions.admit(sent(4)).is_none());
    let started = Started::Subscription { topic: topic("c"), reached: vec![(topic("c"), 5)] };
    let through: Vec<_> =
        subscriptions.started(started, |_| true).iter().map(|delivery| delivery.frame.clone()).collect();
    assert_eq!(through, ["stopped typing"]);
    assert_eq!(subscriptions.admit(sent(5)).unwrap().frame, "stopped typing");
    assert_eq!(subscriptions.admit(sent(6)).unwrap().frame, "sent");
}

#[test]
fn what_was_shown_once_does_not_come_again_after_an_older_page() {
    let mut subscriptions = Subscriptions::default();
    for _ in 0..2 {
        starting(&mut subscriptions, Topic::Me);
    }
    assert!(answer(&mut subscriptions, Topic::Me, vec![(topic("c"), 7)], false).is_empty());
    assert!(answer(&mut subscriptions, Topic::Me, vec![(topic("c"), 5)], false).is_empty());
    assert!(subscriptions.admit(event("c", 7)).is_none());
    assert!(subscriptions.admit(event("c", 8)).is_some());
}

#[test]
fn what_waits_is_counted_and_let_go() {
    let mut subscriptions = Subscriptions::default();
    starting(&mut subscriptions, topic("c"));
    let large = |revision| {
        let frame = Utf8Bytes::from("x".repeat(HELD_BACK_MAX_BYTES / 2 + 1));
        Arc::new(Delivery::new(topic("c"), Some(revision), frame, None))
    };
    subscriptions.admit(large(1));
    assert!(!subscriptions.overflow());
    subscriptions.admit(large(2));
    assert!(subscriptions.overflow());
    assert_eq!(answer(&mut subscriptions, topic("c"), Vec::new(), true), [1, 2]);
    assert!(!subscriptions.overflow());
}
