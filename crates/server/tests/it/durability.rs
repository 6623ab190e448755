//! What was acknowledged is kept, whatever happens to the server.

use std::collections::HashMap;

use chinwag_client::{Connection, Error};
use chinwag_model::MessageId;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use rand::RngExt;
use tokio::sync::watch;

use crate::harness::{Server, all_messages, conversation, key, member, rest_messages, seeded, text_of};

const ROUNDS: usize = 20;
const SENDERS: usize = 8;
const MESSAGES: usize = 2_000;
/// Sends that each connection has under way at once.
const UNDER_WAY: usize = 24;
const CONVERSATIONS: [&str; 2] = ["odd", "even"];

/// A message by the text that it has, which is its key, too.
type Acknowledged = HashMap<String, (MessageId, u64)>;

/// What one sender sends: texts, spread over the conversations.
fn texts(sender: usize) -> impl Iterator<Item = (String, &'static str)> {
    (0..MESSAGES / SENDERS).map(move |n| (format!("message {n} of {sender}"), CONVERSATIONS[n % 2]))
}

fn name(sender: usize) -> String {
    format!("sender-{sender}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_kill_9_and_the_rest_lands_once() {
    let mut random = seeded("durability");
    for round in 0..ROUNDS {
        let kill_after = random.random_range(0..MESSAGES);
        println!("round {round}: killed after {kill_after} acknowledgements");
        one_round(kill_after).await;
    }
}

async fn one_round(kill_after: usize) {
    let mut server = Server::dev();
    let url = server.realtime("demo");
    let mut connections = Vec::new();
    for sender in 0..SENDERS {
        connections.push(member(&url, &name(sender), &CONVERSATIONS).await.0);
    }

    let (count, mut counted) = watch::channel(0);
    let sending: Vec<_> = connections
        .into_iter()
        .enumerate()
        .map(|(sender, connection)| tokio::spawn(send_until_cut(connection, sender, count.clone())))
        .collect();
    counted.wait_for(|count| *count >= kill_after).await.unwrap();
    server.kill();
    let mut acknowledged = Acknowledged::new();
    for task in sending {
        acknowledged.extend(task.await.unwrap());
    }
    assert!(acknowledged.len() >= kill_after);

    server.restart();
    let url = server.realtime("demo");
    let (reader, _) = member(&url, &name(0), &[]).await;
    for (text, stored) in read_back(&reader).await {
        if let Some(known) = acknowledged.remove(&text) {
            assert_eq!(known, stored, "{text:?} is not what was acknowledged");
        }
    }
    assert!(acknowledged.is_empty(), "acknowledged and lost: {:?}", acknowledged.keys());

    // Everybody sends everything again with the same keys, as a client that knows nothing would.
    for sender in 0..SENDERS {
        let (connection, _) = member(&url, &name(sender), &[]).await;
        let sent = send_until_cut(connection, sender, watch::Sender::new(0)).await;
        assert_eq!(sent.len(), MESSAGES / SENDERS);
    }
    let stored = read_back(&reader).await;
    assert_eq!(stored.len(), MESSAGES, "each message landed, and none twice");
    for name in CONVERSATIONS {
        let ids: Vec<_> =
            all_messages(&reader, name).await.iter().map(|message| message.id.to_string()).collect();
        assert_eq!(rest_messages(&server.rest("demo"), "sk_test_demo", name).await, ids);
    }
}

/// Sends everything that one sender has to send, and gives what was acknowledged before the connection was lost.
async fn send_until_cut(connection: Connection, sender: usize, count: watch::Sender<usize>) -> Acknowledged {
    let connection = &connection;
    let mut sends = texts(sender).map(|(text, name)| async move {
        let sent = connection.send_text(conversation(name), key(&text), &text).await;
        sent.map(|sent| (text, (sent.message.id, sent.message.revision)))
    });
    let mut under_way: FuturesUnordered<_> = sends.by_ref().take(UNDER_WAY).collect();
    let mut acknowledged = Acknowledged::new();
    while let Some(sent) = under_way.next().await {
        match sent {
            Ok((text, stored)) => {
                acknowledged.insert(text, stored);
                count.send_modify(|count| *count += 1);
            }
            Err(Error::Lost(_)) => continue,
            Err(error) => panic!("{error}"),
        }
        under_way.extend(sends.next());
    }
    acknowledged
}

/// Every message stored, by text, having checked that none is there twice and that they are in revision order.
async fn read_back(reader: &Connection) -> Acknowledged {
    let mut stored = Acknowledged::new();
    for name in CONVERSATIONS {
        let messages = all_messages(reader, name).await;
        for pair in messages.windows(2) {
            assert!(pair[0].id < pair[1].id, "the order of ids is the order of messages");
            assert_eq!(pair[0].revision + 1, pair[1].revision, "nothing else changed the conversation");
        }
        for message in messages {
            let text = text_of(&message);
            let before = stored.insert(text.clone(), (message.id, message.revision));
            assert_eq!(before, None, "{text:?} is stored twice");
        }
    }
    stored
}
