//! A subscriber whose line is bad misses nothing and sees nothing twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chinwag_client::{Applied, Connection, ConversationState, Error, Incoming, hello};
use chinwag_protocol::{ConversationGet, Event};
use rand::RngExt;
use tokio::sync::watch;

use crate::harness::{Proxy, Server, all_messages, conversation, key, member, seeded, user};

const SENDERS: usize = 5;
const MESSAGES: usize = 1_000;
const CUTS: usize = 100;
/// From one cut to the next so many messages are sent, at most.
const MESSAGES_BETWEEN: usize = MESSAGES / CUTS - 1;
/// The bytes that an event has, at least.
const EVENT_BYTES: usize = 400;
/// The bytes that come on a new connection until the answer to `subscribe` is complete, at least.
const GREETING_BYTES: usize = 1_500;
const ROOM: &str = "room";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_cuts_leave_no_gap_and_no_duplicate() {
    tokio::time::timeout(Duration::from_secs(120), cuts_amid_messages()).await.expect("it got stuck");
}

async fn cuts_amid_messages() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let proxy = Proxy::start(server.address()).await;
    let allowed = watch::Sender::new(0);
    let tickets = Arc::new(AtomicUsize::new(0));
    let mut sending = Vec::new();
    for sender in 0..SENDERS {
        let (connection, _) = member(&url, &format!("sender-{sender}"), &[ROOM]).await;
        sending.push(tokio::spawn(send_as_allowed(connection, tickets.clone(), allowed.subscribe())));
    }
    let (reader, _) = member(&url, "reader", &[ROOM]).await;
    // The subscriber stops when it has seen this revision.
    let (last_revision, until) = watch::channel(None);
    let (subscriptions, subscribed) = watch::channel(0);
    let mut subscriber = tokio::spawn(subscribe_through(proxy.realtime("demo"), until, subscriptions));

    let amid_events = tokio::select! {
        amid_events = cut_and_allow(&proxy, &allowed, subscribed.clone()) => amid_events,
        failed = &mut subscriber => panic!("the subscriber gave up: {failed:?}"),
    };
    let mut newest = 0;
    for task in sending {
        newest = newest.max(task.await.unwrap());
    }
    last_revision.send_replace(Some(newest));
    let state = subscriber.await.unwrap();

    println!("{amid_events} cuts amid events, {} amid greetings", CUTS - amid_events);
    assert!(*subscribed.borrow() > amid_events);
    let stored = all_messages(&reader, ROOM).await;
    assert_eq!(stored.len(), MESSAGES);
    let seen: Vec<_> = state.messages().cloned().collect();
    assert!(seen == stored, "the subscriber has {} messages, the store {}", seen.len(), stored.len());
    let view = reader.request(ConversationGet { conversation: conversation(ROOM) }).await.unwrap().view;
    assert_eq!(state.view(), view.as_ref());
}

/// Makes the cuts, and lets the senders go on a little with each, so that the cuts fall among the messages. A cut
/// comes after a random number of bytes: amid the events of a subscriber, or amid the greeting of a new connection.
/// Gives how many were of the first kind.
async fn cut_and_allow(
    proxy: &Proxy,
    allowed: &watch::Sender<usize>,
    mut subscribed: watch::Receiver<usize>,
) -> usize {
    let mut random = seeded("resume");
    let mut cuts = proxy.cuts();
    let mut amid_events = 0;
    for cut in 0..CUTS as u64 {
        let messages = random.random_range(1..=MESSAGES_BETWEEN);
        // The first cut is of this kind, since a first subscription that is answered late shows only the newest
        // messages.
        let bytes = if random.random() || cut == 0 {
            amid_events += 1;
            // Each cut is followed by a new subscription sooner or later; this cut is for that one.
            subscribed.changed().await.unwrap();
            random.random_range(0..messages * EVENT_BYTES)
        } else {
            subscribed.mark_unchanged();
            random.random_range(0..GREETING_BYTES)
        };
        proxy.cut_after(bytes);
        allowed.send_modify(|allowed| *allowed += messages);
        cuts.wait_for(|cuts| *cuts > cut).await.unwrap();
    }
    allowed.send_replace(MESSAGES);
    amid_events
}

/// Sends a share of the messages, as many as are allowed so far. Gives the newest revision.
async fn send_as_allowed(
    connection: Connection,
    tickets: Arc<AtomicUsize>,
    mut allowed: watch::Receiver<usize>,
) -> u64 {
    let mut newest = 0;
    loop {
        let ticket = tickets.fetch_add(1, Ordering::SeqCst);
        if ticket >= MESSAGES {
            return newest;
        }
        allowed.wait_for(|allowed| ticket < *allowed).await.unwrap();
        let text = format!("message {ticket}");
        let sent = connection.send_text(conversation(ROOM), key(&text), &text).await.unwrap();
        newest = newest.max(sent.message.revision);
    }
}

/// Follows the conversation over a line that is cut again and again, up to the revision that `until` tells.
/// Gives what it knows then, and counts its subscriptions.
async fn subscribe_through(
    url: String,
    mut until: watch::Receiver<Option<u64>>,
    subscriptions: watch::Sender<usize>,
) -> ConversationState {
    let mut state = ConversationState::default();
    loop {
        let (connection, mut events) = match Connection::open(&url, hello(user("reader"))).await {
            Ok(opened) => opened,
            Err(Error::Lost(_)) => continue,
            Err(error) => panic!("{error}"),
        };
        match connection.subscribe_conversation(conversation(ROOM), state.revision()).await {
            Ok(answer) => state.subscribed(answer),
            Err(Error::Lost(_)) => continue,
            Err(error) => panic!("{error}"),
        }
        subscriptions.send_modify(|subscriptions| *subscriptions += 1);
        loop {
            let reached = |last: &Option<u64>| last.is_some_and(|last| state.revision() >= Some(last));
            tokio::select! {
                biased;
                incoming = events.next() => match incoming {
                    Some(Incoming::Event(event)) => apply(&mut state, *event),
                    Some(Incoming::Notice(notice)) => panic!("{notice:?}"),
                    None => break,
                },
                done = until.wait_for(reached) => {
                    done.unwrap();
                    return state;
                }
            }
        }
    }
}

/// Within one connection, each revision comes once and in order: anything else is a broken promise of the server.
fn apply(state: &mut ConversationState, event: Event) {
    if let Event::Conversation { revision, event, .. } = event {
        let had = state.revision();
        assert_eq!(state.apply(revision, event), Applied::Now, "at {had:?} came {revision:?}");
    }
}
