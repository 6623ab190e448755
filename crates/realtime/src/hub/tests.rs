//! The hub, as its connections see it.

use chinwag_bus::{Listener, Membership, Publication, Target};

use super::*;

mod property;

const APP: AppKey = AppKey(1);

fn user(name: &str) -> UserId {
    UserId::new(name).unwrap()
}

fn topic(name: &str) -> Topic {
    Topic::Conversation(conversation(name))
}

fn conversation(name: &str) -> ConversationId {
    ConversationId::new(name).unwrap()
}

fn event(app: AppKey, of: &str, frame: &str, membership: Option<Membership>) -> Publication {
    Publication {
        app,
        targets: vec![Target::Topic(topic(of))],
        topic: topic(of),
        revision: Some(1),
        frame: frame.to_owned(),
        remainder: None,
        membership,
    }
}

/// A participant's subscription, read and answered.
fn following(hub: &Hub, link: &LinkGuard, name: &str) {
    link.follow(&topic(name));
    hub.prove(&link.share(), &topic(name), Some(true));
}

fn taken(link: &Link) -> impl Iterator<Item = Next> {
    std::iter::from_fn(|| link.outbox.take()).take_while(|next| !matches!(next, Next::Overflow))
}

fn heard(link: &Link) -> Vec<String> {
    let frame = |next| match next {
        Next::Delivery(delivery) => Some(delivery.frame.to_string()),
        Next::LookUp | Next::Overflow => None,
    };
    taken(link).filter_map(frame).collect()
}

fn looks_up(link: &Link) -> bool {
    taken(link).any(|next| matches!(next, Next::LookUp))
}

#[test]
fn a_follower_hears_its_topic_of_its_app_only() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    following(&hub, &alice, "c");
    hub.deliver(event(APP, "c", "1", None));
    hub.deliver(event(APP, "d", "2", None));
    hub.deliver(event(AppKey(2), "c", "3", None));
    assert_eq!(heard(&alice), ["1"]);
}

#[test]
fn many_targets_reach_a_connection_once() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    following(&hub, &alice, "c");
    following(&hub, &alice, "d");
    let targets = vec![Target::Topic(topic("c")), Target::Topic(topic("d")), Target::User(user("alice"))];
    hub.deliver(Publication { targets, ..event(APP, "c", "1", None) });
    assert_eq!(heard(&alice), ["1"]);
}

#[test]
fn who_leaves_hears_that_and_then_nothing_until_joining_again() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    let bob = hub.connect(APP, user("bob"));
    following(&hub, &alice, "c");
    following(&hub, &bob, "c");
    let left = Membership::Left(conversation("c"), user("alice"));
    let joined = Membership::Joined(conversation("c"), user("alice"));
    hub.deliver(event(APP, "c", "left", Some(left)));
    hub.deliver(event(APP, "c", "secret", None));
    hub.deliver(event(APP, "c", "joined", Some(joined)));
    hub.deliver(event(APP, "c", "after", None));
    assert_eq!(heard(&alice), ["left", "joined", "after"]);
    assert_eq!(heard(&bob), ["left", "secret", "joined", "after"]);
}

#[test]
fn a_listing_follows_what_one_joins_and_forgets_what_one_leaves_meanwhile() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    let link = alice.share();
    hub.begin_listing(&link);
    // The store is read here: it says "old" and "gone". Then, before the list arrives:
    hub.deliver(event(APP, "gone", "left", Some(Membership::Left(conversation("gone"), user("alice")))));
    hub.deliver(event(APP, "new", "joined", Some(Membership::Joined(conversation("new"), user("alice")))));
    hub.list(&link, vec![conversation("old"), conversation("gone")]);
    heard(&alice);
    for name in ["old", "gone", "new"] {
        hub.deliver(event(APP, name, name, None));
    }
    assert_eq!(heard(&alice), ["old", "new"]);
    hub.end_listing(&link);
    hub.deliver(event(APP, "old", "old", None));
    assert!(heard(&alice).is_empty());
}

#[test]
fn deleting_a_conversation_silences_it_for_everyone() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    following(&hub, &alice, "c");
    hub.deliver(event(APP, "c", "deleted", Some(Membership::Dissolved(conversation("c")))));
    hub.deliver(event(APP, "c", "other people's", None));
    assert_eq!(heard(&alice), ["deleted"]);
}

#[test]
fn a_dropped_connection_leaves_nothing_behind() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    following(&hub, &alice, "c");
    hub.begin_listing(&alice.share());
    hub.list(&alice.share(), vec![conversation("c"), conversation("d")]);
    hub.deliver(event(APP, "d", "left", Some(Membership::Left(conversation("d"), user("alice")))));
    drop(alice);
    assert_eq!(hub.topic_count(), 0);
    assert!(!hub.is_connected(APP, &user("alice")));
}

#[test]
fn a_slow_reader_overflows_instead_of_growing() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    following(&hub, &alice, "c");
    let large = "x".repeat(1024 * 1024);
    for _ in 0..3 {
        hub.deliver(event(APP, "c", &large, None));
    }
    assert!(matches!(alice.outbox.take(), Some(Next::Overflow)));
}

#[test]
fn an_outsider_hears_nothing_of_the_time_before_joining() {
    let hub = Arc::new(Hub::default());
    let eve = hub.connect(APP, user("eve"));
    for takes_part in [Some(false), None] {
        eve.follow(&topic("c"));
        hub.deliver(event(APP, "c", "secret", None));
        hub.prove(&eve.share(), &topic("c"), takes_part);
        hub.deliver(event(APP, "c", "secret", None));
    }
    assert!(heard(&eve).is_empty());
    eve.follow(&topic("c"));
    hub.deliver(event(APP, "c", "secret", None));
    let joined = Membership::Joined(conversation("c"), user("eve"));
    hub.deliver(event(APP, "c", "joined", Some(joined)));
    hub.prove(&eve.share(), &topic("c"), Some(false));
    hub.deliver(event(APP, "c", "after", None));
    assert_eq!(heard(&eve), ["joined", "after"]);
}

#[test]
fn a_participant_hears_what_came_while_that_was_read() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    alice.follow(&topic("c"));
    hub.deliver(event(APP, "c", "1", None));
    assert!(heard(&alice).is_empty());
    hub.prove(&alice.share(), &topic("c"), Some(true));
    hub.deliver(event(APP, "c", "2", None));
    assert_eq!(heard(&alice), ["1", "2"]);
}

#[test]
fn a_list_read_again_does_not_bring_back_what_was_left_meanwhile() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    let link = alice.share();
    hub.begin_listing(&link);
    hub.list(&link, vec![conversation("gone")]);
    hub.begin_listing(&link);
    hub.deliver(event(APP, "gone", "left", Some(Membership::Left(conversation("gone"), user("alice")))));
    hub.list(&link, vec![conversation("gone")]);
    hub.deliver(event(APP, "gone", "secret", None));
    assert_eq!(heard(&alice), ["left"]);
}

#[test]
fn deleting_a_conversation_tells_its_participants_and_no_outsiders() {
    let hub = Arc::new(Hub::default());
    let (alice, eve) = (hub.connect(APP, user("alice")), hub.connect(APP, user("eve")));
    hub.begin_listing(&alice.share());
    alice.follow(&topic("c"));
    eve.follow(&topic("c"));
    // The store is read here: alice takes part, eve does not. Then, before they are answered:
    hub.deliver(event(APP, "c", "deleted", Some(Membership::Dissolved(conversation("c")))));
    let left = Membership::Left(conversation("c"), user("alice"));
    let targets = vec![Target::User(user("alice"))];
    hub.deliver(Publication { targets, ..event(APP, "c", "me.left", Some(left)) });
    hub.prove(&alice.share(), &topic("c"), Some(true));
    hub.prove(&eve.share(), &topic("c"), Some(false));
    hub.list(&alice.share(), vec![conversation("c")]);
    hub.deliver(event(APP, "c", "other people's", None));
    let mut heard_by_alice = heard(&alice);
    heard_by_alice.sort();
    assert_eq!(heard_by_alice, ["deleted", "me.left"]);
    assert!(heard(&eve).is_empty());
}

#[test]
fn what_is_kept_back_is_bounded_over_all_topics() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    let large = "x".repeat(chinwag_protocol::limits::HELD_BACK_MAX_BYTES / 2);
    for name in ["c", "d"] {
        alice.follow(&topic(name));
        hub.deliver(event(APP, name, &large, None));
        hub.prove(&alice.share(), &topic(name), None);
    }
    for name in ["c", "d"] {
        alice.follow(&topic(name));
        hub.deliver(event(APP, name, &large, None));
    }
    assert!(alice.outbox.take().is_none(), "what was let go counts no longer");
    hub.deliver(event(APP, "d", "a little more", None));
    assert!(matches!(alice.outbox.take(), Some(Next::Overflow)));
}

#[test]
fn a_user_whom_several_topics_tell_of_is_told_of_once() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    let bob = Topic::User(user("bob"));
    alice.follow(&topic("c"));
    alice.follow(&topic("d"));
    let targets = vec![Target::Topic(topic("c")), Target::Topic(topic("d")), Target::Topic(bob.clone())];
    let changed = |frame| Publication { targets: targets.clone(), ..event(APP, "c", frame, None) };
    hub.deliver(changed("1"));
    alice.follow(&bob);
    hub.deliver(changed("2"));
    hub.prove(&alice.share(), &topic("c"), Some(true));
    hub.prove(&alice.share(), &topic("d"), Some(true));
    assert_eq!(heard(&alice), ["2", "1"]);
}

#[test]
fn a_topic_that_could_not_be_read_is_not_followed() {
    let hub = Arc::new(Hub::default());
    let alice = hub.connect(APP, user("alice"));
    alice.follow(&topic("c"));
    assert!(alice.follows(&topic("c")));
    hub.prove(&alice.share(), &topic("c"), None);
    assert!(!alice.follows(&topic("c")));
}

#[test]
fn a_change_of_a_user_has_their_own_connections_look_up_what_they_may_see() {
    let hub = Arc::new(Hub::default());
    let (alice, bob) = (hub.connect(APP, user("alice")), hub.connect(APP, user("bob")));
    let elsewhere = hub.connect(AppKey(2), user("alice"));
    let changed = Topic::User(user("alice"));
    hub.deliver(Publication {
        targets: vec![Target::Topic(changed.clone())],
        topic: changed,
        ..event(APP, "c", "1", None)
    });
    assert!(looks_up(&alice) && !looks_up(&alice) && !looks_up(&bob));
    hub.settings_changed(APP);
    assert!(looks_up(&alice) && looks_up(&bob) && !looks_up(&elsewhere));
}
