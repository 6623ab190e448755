//! The table of marks, with a clock of our own.

use chinwag_model::Timestamp;

use super::table::Begun;
use super::*;

const APP: AppKey = AppKey(1);

fn user(name: &str) -> UserId {
    UserId::new(name).unwrap()
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000 + millis)
}

fn room(name: &str) -> ConversationId {
    ConversationId::new(name).unwrap()
}

/// A mark of somebody who may type, made and told.
fn mark(typing: &Typing, name: &str, now: Timestamp) -> Option<TypingEntity> {
    let mut typists = typing.of(APP, &room("c"));
    match typists.begin(&user(name), now) {
        Begun::New | Begun::Renewed => typists.tell(&user(name), now),
        Begun::Told | Begun::Crowded => None,
    }
}

/// Who is typing, and how long to show it.
fn shown(typing: &Typing, now: Timestamp) -> Vec<(String, u32, u32)> {
    let told = typing.of(APP, &room("c")).told(now);
    told.iter().map(|typing| (typing.user_id.to_string(), typing.since_ms, typing.for_ms)).collect()
}

#[test]
fn a_mark_is_shown_for_ten_seconds_and_renewing_starts_them_again() {
    let typing = Typing::default();
    let told = mark(&typing, "alice", at(0)).unwrap();
    assert_eq!((told.since_ms, told.for_ms), (0, 10_000));
    assert_eq!(shown(&typing, at(9_999)), [("alice".to_owned(), 9_999, 1)]);
    let renewed = mark(&typing, "alice", at(9_999)).unwrap();
    assert_eq!((renewed.since_ms, renewed.for_ms), (9_999, 10_000));
    assert_eq!(shown(&typing, at(19_998)).len(), 1);
    assert!(shown(&typing, at(19_999)).is_empty());
    let again = mark(&typing, "alice", at(20_000)).unwrap();
    assert_eq!(again.since_ms, 0, "after a pause it begins anew");
}

#[test]
fn a_renewal_within_a_second_is_not_told() {
    let typing = Typing::default();
    assert!(mark(&typing, "alice", at(0)).is_some());
    assert!(mark(&typing, "alice", at(999)).is_none());
    assert!(mark(&typing, "alice", at(1_000)).is_some());
}

#[test]
fn who_began_first_comes_first() {
    let typing = Typing::default();
    for (n, name) in ["carol", "alice", "bob"].into_iter().enumerate() {
        mark(&typing, name, at(n as i64));
    }
    mark(&typing, "carol", at(5_000));
    let names: Vec<_> = shown(&typing, at(5_000)).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["carol", "alice", "bob"]);
}

#[test]
fn in_a_crowd_the_first_ten_are_told_and_others_when_one_of_them_stops() {
    let typing = Typing::default();
    for n in 0..30 {
        mark(&typing, &format!("user{n}"), at(n));
    }
    assert_eq!(shown(&typing, at(30)).len(), 10);
    assert!(mark(&typing, "user20", at(31)).is_none());
    assert!(typing.of(APP, &room("c")).end(&user("user3")));
    assert!(mark(&typing, "user20", at(32)).is_some());
}

#[test]
fn who_leaves_while_it_is_read_whether_they_take_part_is_not_told() {
    let typing = Typing::default();
    let (mut typists, alice) = (typing.of(APP, &room("c")), user("alice"));
    assert_eq!(typists.begin(&alice, at(0)), Begun::New);
    assert!(typists.told(at(0)).is_empty());
    assert!(!typists.end(&alice), "nobody was told, so nobody needs to be told of the end");
    assert!(typists.tell(&alice, at(1)).is_none());
}

#[test]
fn a_mark_that_is_refused_leaves_nothing_and_does_not_end_one_that_was_told() {
    let typing = Typing::default();
    let alice = user("alice");
    typing.of(APP, &room("c")).begin(&alice, at(0));
    typing.of(APP, &room("c")).withdraw(&alice);
    assert_eq!(typing.conversation_count(), 0);
    mark(&typing, "alice", at(0));
    typing.of(APP, &room("c")).withdraw(&alice);
    assert_eq!(shown(&typing, at(0)).len(), 1);
}

#[test]
fn a_clock_set_back_keeps_nobody_typing() {
    let typing = Typing::default();
    mark(&typing, "alice", at(3_600_000));
    assert!(shown(&typing, at(0)).is_empty());
    assert!(mark(&typing, "alice", at(0)).is_some());
}

#[test]
fn what_is_over_is_forgotten_and_marks_without_end_fill_no_memory() {
    let typing = Typing::default();
    for n in 0..200_000 {
        typing.of(APP, &room(&n.to_string())).begin(&user("alice"), at(0));
    }
    assert!(typing.conversation_count() <= 64 * 1_024);
    for n in 0..10_000 {
        typing.of(APP, &room(&n.to_string())).begin(&user("alice"), at(20_000));
    }
    assert!(typing.conversation_count() <= 10_000);
}

#[test]
fn apps_do_not_see_each_others_marks() {
    let typing = Typing::default();
    mark(&typing, "alice", at(0));
    assert!(typing.of(AppKey(2), &room("c")).told(at(0)).is_empty());
}
