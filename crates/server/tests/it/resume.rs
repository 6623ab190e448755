//! A subscriber whose line is bad misses nothing and sees nothing twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chinwag_client::{Applied, Connection, ConversationState, Error, Incoming, hello};
use chinwag_protocol::{ConversationGet, Event};
use rand::RngExt;
use rand::rngs::StdRng;
use tokio::sync::watch;

use crate::harness::{Proxy, Server, all_messages, conversation, key, member, seeded, user};

const SENDERS: usize = 5;
const MESSAGES: usize = 1_000;
const CUTS: usize = 100;
/// Senders wait when they are so many messages past a cut that was not made yet: cuts are to fall among messages.
const LEAD: usize = 20;
/// A cut comes so many bytes after its moment, at most: amid a frame, a greeting, a resume.
const CUT_WITHIN_BYTES: u32 = 6_000;
const ROOM: &str = "room";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_cuts_leave_no_gap_and_no_duplicate() {
    tokio::time::timeout(Duration::from_secs(120), cuts_amid_messages()).await.expect("it got stuck");
}

async fn cuts_amid_messages() {
    let mut random = seeded("resume");
    let mut moments: Vec<usize> = (0..CUTS).map(|_| random.random_range(0..MESSAGES)).collect();
    moments.sort_unstable();
    let moments: Arc<[usize]> = moments.into();
    let server = Server::dev();
    let url = server.realtime("demo");
    let mut senders = Vec::new();
    for sender in 0..SENDERS {
        senders.push(member(&url, &format!("sender-{sender}"), &[ROOM]).await.0);
    }
    let (reader, _) = member(&url, "reader", &[ROOM]).await;
    let proxy = Proxy::start(server.address()).await;

    // The subscriber stops when it has seen this revision; it is told when all messages are sent.
    let (last_revision, until) = watch::channel(None);
    let subscriber = tokio::spawn(subscribe_through(proxy.realtime("demo"), until));
    let (sent, sent_so_far) = watch::channel(0);
    let tickets = Arc::new(AtomicUsize::new(0));
    let sending: Vec<_> = senders
        .into_iter()
        .map(|sender| {
            let pace = Pace {
                tickets: tickets.clone(),
                cuts: proxy.cuts(),
                moments: moments.clone(),
                sent: sent.clone(),
            };
            tokio::spawn(send_paced(sender, pace))
        })
        .collect();
    cut_at(&proxy, &moments, sent_so_far, random).await;
    let mut newest = 0;
    for task in sending {
        newest = newest.max(task.await.unwrap());
    }
    last_revision.send_replace(Some(newest));
    let (state, connections) = subscriber.await.unwrap();

    assert!(connections > CUTS / 2, "only {connections} connections: the cuts did not hit");
    let stored = all_messages(&reader, ROOM).await;
    assert_eq!(stored.len(), MESSAGES);
    let seen: Vec<_> = state.messages().cloned().collect();
    assert!(seen == stored, "the subscriber has {} messages, the store {}", seen.len(), stored.len());
    let view = reader.request(ConversationGet { conversation: conversation(ROOM) }).await.unwrap().view;
    assert_eq!(state.view(), view.as_ref());
}

/// Makes each cut at its moment, counted in messages.
async fn cut_at(proxy: &Proxy, moments: &[usize], mut sent: watch::Receiver<usize>, mut random: StdRng) {
    let mut cuts = proxy.cuts();
    for (already, moment) in moments.iter().enumerate() {
        sent.wait_for(|sent| sent >= moment).await.unwrap();
        proxy.cut_after(random.random_range(0..CUT_WITHIN_BYTES));
        tokio::select! {
            cut = cuts.wait_for(|cuts| *cuts > already as u64) => { cut.unwrap(); }
            // No more bytes may come.
            all = sent.wait_for(|sent| *sent == MESSAGES) => { all.unwrap(); proxy.cut(); }
        }
        // The two may have happened at once.
        cuts.wait_for(|cuts| *cuts > already as u64).await.unwrap();
    }
}

struct Pace {
    tickets: Arc<AtomicUsize>,
    cuts: watch::Receiver<u64>,
    moments: Arc<[usize]>,
    sent: watch::Sender<usize>,
}

/// Sends its share, not running ahead of the cuts. Gives the newest revision.
async fn send_paced(connection: Connection, mut pace: Pace) -> u64 {
    let mut newest = 0;
    loop {
        let ticket = pace.tickets.fetch_add(1, Ordering::SeqCst);
        if ticket >= MESSAGES {
            return newest;
        }
        let due = pace.moments.partition_point(|moment| moment + LEAD < ticket) as u64;
        pace.cuts.wait_for(|cuts| *cuts >= due).await.unwrap();
        let text = format!("message {ticket}");
        let sent = connection.send_text(conversation(ROOM), key(&text), &text).await.unwrap();
        newest = newest.max(sent.message.revision);
        pace.sent.send_modify(|sent| *sent += 1);
    }
}

/// Follows the conversation over a line that is cut again and again, up to the revision that `until` tells.
/// Gives what it knows then, and over how many connections it was subscribed.
async fn subscribe_through(
    url: String,
    mut until: watch::Receiver<Option<u64>>,
) -> (ConversationState, usize) {
    let mut state = ConversationState::default();
    let mut connections = 0;
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
        connections += 1;
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
                    return (state, connections);
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
