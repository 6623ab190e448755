//! Many clients that lose their connections in the same moment, and come back in the same moment.

use std::time::Duration;

use anyhow::{Context, ensure};
use futures_util::future::try_join_all;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::large_database::LargeDatabase;
use crate::process::ServerProcess;
use crate::wire::{self, Reader, Writer};

/// Clients in one conversation.
const TOGETHER: usize = 10;
/// Messages that each of them misses.
const MISSED: usize = 3;
/// Who sends them; in every conversation.
const SENDER: &str = "sender";

/// How often a client tries to connect, and how long it waits in between.
const ATTEMPTS: usize = 20;
const AGAIN_AFTER: Duration = Duration::from_millis(100);

/// Somebody who follows a conversation.
#[derive(Clone)]
struct Follower {
    user: String,
    conversation: String,
    revision: u64,
}

/// How long it takes until so many clients have resumed and lack nothing.
pub async fn measure(clients: usize) -> anyhow::Result<Duration> {
    let rooms: Vec<_> = (0..clients.div_ceil(TOGETHER))
        .map(|room| {
            let mut people: Vec<_> = (0..TOGETHER).map(|person| format!("person-{room}-{person}")).collect();
            people.push(SENDER.to_owned());
            (format!("room-{room}"), people)
        })
        .collect();
    let database = LargeDatabase::begin().await?;
    database.users(&rooms.iter().flat_map(|(_, people)| people.clone()).collect::<Vec<_>>()).await?;
    database.conversations(&rooms).await?;
    let server = ServerProcess::chinwag_on(database.end().await)?;

    let users = rooms.iter().flat_map(|(_, people)| people.iter().take(TOGETHER).cloned());
    let connected = wire::greeted_all(&server.address, users.take(clients), follow).await?;
    let followers: Vec<_> = connected.iter().map(|(follower, ..)| follower.clone()).collect();
    drop(connected);
    send_what_is_missed(&server, rooms.iter().map(|(room, _)| room)).await?;

    let begin = Instant::now();
    let resuming = followers.into_iter().map(|follower| {
        let address = server.address.clone();
        tokio::spawn(async move { follower.resume(&address).await })
    });
    // All stay connected until the last one is back.
    let back = try_join_all(resuming).await?.into_iter().collect::<Result<Vec<_>, _>>()?;
    let time = begin.elapsed();
    drop(back);
    Ok(time)
}

async fn follow(
    user: String,
    mut writer: Writer,
    mut reader: Reader,
) -> anyhow::Result<(Follower, Writer, Reader)> {
    let room = user.split('-').nth(1).context("a user in a room")?;
    let conversation = format!("room-{room}");
    let topic = format!("conversation/{conversation}");
    let answer =
        subscribe(&mut writer, &mut reader, json!({ "id": 2, "op": "subscribe", "topic": topic })).await?;
    let revision = answer["view"]["revision"].as_u64().context("a snapshot has a revision")?;
    Ok((Follower { user, conversation, revision }, writer, reader))
}

async fn send_what_is_missed(
    server: &ServerProcess,
    rooms: impl Iterator<Item = &String>,
) -> anyhow::Result<()> {
    let (mut writer, mut reader) = wire::greeted(&server.address, SENDER).await?;
    for room in rooms {
        for n in 0..MISSED {
            let send = json!({ "id": 2, "op": "message.send", "conversation": room, "key": n.to_string(), "text": "missed" });
            wire::ask(&mut writer, &mut reader, send).await?;
        }
    }
    Ok(())
}

impl Follower {
    /// Whoever is turned away in the crowd at the door tries again, as clients do.
    async fn connect(&self, address: &str) -> anyhow::Result<(Writer, Reader)> {
        for _ in 1..ATTEMPTS {
            match wire::greeted(address, &self.user).await {
                Ok(connected) => return Ok(connected),
                Err(_) => tokio::time::sleep(AGAIN_AFTER).await,
            }
        }
        wire::greeted(address, &self.user).await
    }

    async fn resume(self, address: &str) -> anyhow::Result<(Writer, Reader)> {
        let (mut writer, mut reader) = self.connect(address).await?;
        let topic = format!("conversation/{}", self.conversation);
        let request = json!({ "id": 2, "op": "subscribe", "topic": topic, "since": self.revision });
        let answer = subscribe(&mut writer, &mut reader, request).await?;
        let changed = answer["changed"].as_array().map(Vec::len);
        let complete = answer["view"]["revision"] == self.revision + MISSED as u64 && changed == Some(MISSED);
        ensure!(complete, "{} came back with a gap: {answer}", self.user);
        Ok((writer, reader))
    }
}

/// The result of a subscription.
async fn subscribe(writer: &mut Writer, reader: &mut Reader, request: Value) -> anyhow::Result<Value> {
    let frame: Value = serde_json::from_str(&wire::ask(writer, reader, request).await?)?;
    let answer = frame.as_array().into_iter().flatten().find(|item| item.get("id").is_some());
    Ok(answer.context("a frame with an answer")?["ok"].clone())
}
