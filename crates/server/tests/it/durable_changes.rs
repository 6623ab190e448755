//! Edits, reactions and deletions that were acknowledged are kept, whatever happens to the server; and what is derived
//! from them, sums and the index of words, agrees with them.

use futures_util::SinkExt;
use rand::RngExt;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::Message;

use crate::harness::{Raw, Received, Server, conversation, key, member, seeded};

const ROUNDS: usize = 8;
const PEOPLE: usize = 4;
/// Most changes of a round, before the server is killed.
const CHANGES: usize = 400;
const EMOJI: &str = "👍";

fn name(person: usize) -> String {
    format!("person-{person}")
}

/// What a message says after so many edits: a single word, which begins no other.
fn words(person: usize, edits: usize) -> String {
    format!("p{person}e{edits}z")
}

/// One person's message, and what was acknowledged to them.
struct Person {
    number: usize,
    own: String,
    edits: usize,
    /// Reactions to the shared message, added and removed by turns.
    turns: usize,
    /// Messages that were deleted.
    deleted: Vec<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_that_were_acknowledged_survive_kill_9() {
    let mut random = seeded("durable_changes");
    for round in 0..ROUNDS {
        let kill_after = random.random_range(0..CHANGES);
        println!("round {round}: killed after {kill_after} acknowledgements");
        one_round(kill_after).await;
    }
}

async fn one_round(kill_after: usize) {
    let mut server = Server::dev();
    let url = server.realtime("demo");
    let (count, mut counted) = watch::channel(0);
    let mut shared = String::new();
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let (connection, _) = member(&url, &name(number), &["room"]).await;
        let sent = connection.send_text(conversation("room"), key("own"), words(number, 0)).await.unwrap();
        shared = sent.message.id.to_string();
        people.push(Person { number, own: shared.clone(), edits: 0, turns: 0, deleted: Vec::new() });
    }
    let mut changing = Vec::new();
    for person in people {
        // Connected before anything runs: the server may be killed at the first acknowledgement, or before it.
        let raw = Raw::greeted(&url, &name(person.number)).await;
        changing.push(tokio::spawn(change_until_cut(raw, person, shared.clone(), count.clone())));
    }
    counted.wait_for(|count| *count >= kill_after).await.unwrap();
    server.kill();
    let mut people = Vec::new();
    for task in changing {
        people.push(task.await.unwrap());
    }
    server.restart();
    let mut reader = Raw::greeted(&server.realtime("demo"), &name(0)).await;
    check_reactions(&mut reader, &shared, &people).await;
    for person in &people {
        check_messages(&mut reader, person).await;
    }
}

/// Changes one thing after another, until the connection is lost.
async fn change_until_cut(
    mut raw: Raw,
    mut person: Person,
    shared: String,
    count: watch::Sender<usize>,
) -> Person {
    let at =
        |op: &str, message: &str| json!({ "id": 1, "op": op, "conversation": "room", "message": message });
    for turn in 0.. {
        let mut edit = at("message.edit", &person.own);
        edit["text"] = words(person.number, person.edits + 1).into();
        let op = if person.turns.is_multiple_of(2) { "reaction.add" } else { "reaction.remove" };
        let mut react = at(op, &shared);
        react["emoji"] = EMOJI.into();
        let text = format!("p{}d{turn}z", person.number);
        let send =
            json!({ "id": 1, "op": "message.send", "conversation": "room", "key": text, "text": text });
        if asked(&mut raw, edit, &count).await.is_none() {
            return person;
        }
        person.edits += 1;
        if asked(&mut raw, react, &count).await.is_none() {
            return person;
        }
        person.turns += 1;
        let Some(sent) = asked(&mut raw, send, &count).await else { return person };
        let id = sent["message"]["id"].as_str().unwrap().to_owned();
        if asked(&mut raw, at("message.delete", &id), &count).await.is_none() {
            return person;
        }
        person.deleted.push(id);
    }
    person
}

/// What a request was answered with; `None` when the connection was lost before.
async fn asked(raw: &mut Raw, request: Value, count: &watch::Sender<usize>) -> Option<Value> {
    raw.socket.send(Message::text(json!([request]).to_string())).await.ok()?;
    loop {
        let Received::Items(items) = raw.next().await else { return None };
        if let Some(answer) = items.into_iter().find(|item| item.get("id").is_some()) {
            assert!(answer["ok"].is_object(), "{request}: {answer}");
            count.send_modify(|count| *count += 1);
            return Some(answer["ok"].clone());
        }
    }
}

/// Whoever was told that they reacted is in the list, and the sum is the length of the list.
async fn check_reactions(reader: &mut Raw, shared: &str, people: &[Person]) {
    let of_shared = |op: &str| json!({ "id": 1, "op": op, "conversation": "room", "message": shared });
    let mut list = of_shared("reaction.list");
    list["emoji"] = EMOJI.into();
    let page = reader.ask(list).await["ok"].take();
    let who: Vec<_> =
        page["reactions"].as_array().unwrap().iter().map(|one| one["userId"].as_str().unwrap()).collect();
    for person in people {
        let reacts = who.contains(&&*name(person.number));
        let agrees = |turns: usize| reacts != turns.is_multiple_of(2);
        // The change after the last acknowledged one may have been carried out, and not acknowledged any more.
        assert!(agrees(person.turns) || agrees(person.turns + 1));
    }
    let message = reader.ask(of_shared("message.get")).await["ok"]["message"].take();
    let sums = match who.len() {
        0 => json!([]),
        count => {
            json!([{ "emoji": EMOJI, "count": count, "reacted": who.contains(&&*name(0)) }])
        }
    };
    assert_eq!(message["reactions"], sums);
}

/// The message says what was acknowledged or the next, and is found by that alone; what was deleted is gone.
async fn check_messages(reader: &mut Raw, person: &Person) {
    let get = |id: &str| json!({ "id": 1, "op": "message.get", "conversation": "room", "message": id });
    let message = reader.ask(get(&person.own)).await["ok"]["message"].take();
    let text = message["content"][0]["children"][0].as_str().unwrap().to_owned();
    let edits =
        [person.edits, person.edits + 1].into_iter().find(|edits| words(person.number, *edits) == text);
    let edits = edits.unwrap_or_else(|| panic!("{} edits were acknowledged, not {text}", person.edits));
    while hits(reader, &text).await != [&*person.own] {
        tokio::task::yield_now().await;
    }
    if let Some(before) = edits.checked_sub(1) {
        assert!(hits(reader, &words(person.number, before)).await.is_empty());
    }
    for id in &person.deleted {
        assert!(reader.ask(get(id)).await["ok"]["message"].is_null());
    }
    let all_sent = format!("p{}d", person.number);
    assert!(hits(reader, &all_sent).await.iter().all(|id| !person.deleted.contains(id)));
}

async fn hits(reader: &mut Raw, query: &str) -> Vec<String> {
    let found = reader.ask(json!({ "id": 1, "op": "search.messages", "query": query })).await;
    let hits = found["ok"]["hits"].as_array().unwrap();
    hits.iter().map(|hit| hit["message"]["id"].as_str().unwrap().to_owned()).collect()
}
