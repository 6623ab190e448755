//! Pages of a long conversation, the Inbox of someone in many, and the start on a large database.

use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::Instant;

use super::large_database::LargeDatabase;
use crate::latencies::Latencies;
use crate::process::ServerProcess;
use crate::wire::{self, Reader, Writer};

/// Requests of each kind that are timed.
const REQUESTS: usize = 2_000;
/// How often the Inbox is opened, each time on a connection of its own.
const OPENINGS: usize = 100;
/// How often the server is started.
const STARTS: usize = 5;
/// People in the long conversation.
const PEOPLE: usize = 10;

/// A large database, and what to look for in it.
pub struct History {
    data: Option<TempDir>,
    /// Ids of messages all over the long conversation.
    places: Vec<String>,
}

/// Times of requests, and of pings in between, from the client's end.
#[derive(Default)]
pub struct Times {
    /// Of the newest 30 messages.
    pub latest: Latencies,
    /// Of 30 messages before any one.
    pub older: Latencies,
    /// Of what the server does nothing for.
    pub pings: Latencies,
}

impl History {
    /// Writes one conversation of so many messages, and one person who is in so many conversations.
    pub async fn write(messages: usize, conversations: usize) -> anyhow::Result<Self> {
        let database = LargeDatabase::begin().await?;
        let people: Vec<_> = (0..PEOPLE).map(|person| format!("person-{person}")).collect();
        database.users(&people).await?;
        database.conversations(&[("long".to_owned(), people.clone())]).await?;
        let places = database.messages("long", &people, messages).await?;
        database.users(&["busy".to_owned()]).await?;
        let with_busy = |n: usize| {
            (
                format!("busy-{n}"),
                vec![people[n % PEOPLE].clone(), "busy".to_owned(), people[(n + 1) % PEOPLE].clone()],
            )
        };
        database.conversations(&(0..conversations).map(with_busy).collect::<Vec<_>>()).await?;
        Ok(Self { data: Some(database.end().await), places })
    }

    /// Starts the server; the time until it has accepted a connection and said hello to it, the longest of several.
    pub async fn start(&mut self) -> anyhow::Result<(ServerProcess, Duration)> {
        let mut longest = Duration::ZERO;
        for _ in 1..STARTS {
            let (server, time) = self.start_once().await?;
            longest = longest.max(time);
            self.data = Some(server.stop()?);
        }
        let (server, time) = self.start_once().await?;
        Ok((server, longest.max(time)))
    }

    async fn start_once(&mut self) -> anyhow::Result<(ServerProcess, Duration)> {
        let data = self.data.take().map_or_else(TempDir::new, Ok)?;
        let begin = Instant::now();
        let server = ServerProcess::chinwag_on(data)?;
        drop(wire::greeted(&server.address, "person-0").await?);
        Ok((server, begin.elapsed()))
    }

    /// Reads pages of the long conversation, one request after the other.
    pub async fn read_pages(&self, server: &ServerProcess) -> anyhow::Result<Times> {
        let (mut writer, mut reader) = wire::greeted(&server.address, "person-0").await?;
        let mut times = Times::default();
        for n in 0..REQUESTS {
            let place = &self.places[n * 7919 % self.places.len()];
            let latest = json!({ "id": 2, "op": "message.list", "conversation": "long" });
            let older = json!({ "id": 3, "op": "message.list", "conversation": "long", "before": place });
            times.latest.add(timed(&mut writer, &mut reader, latest).await?);
            times.older.add(timed(&mut writer, &mut reader, older).await?);
            times.pings.add(timed(&mut writer, &mut reader, json!({ "id": 4, "op": "ping" })).await?);
        }
        Ok(times)
    }
}

/// Opens the Inbox of the busy person: the time from `hello` to the first page of the list.
pub async fn open_inbox(server: &ServerProcess) -> anyhow::Result<Latencies> {
    let mut times = Latencies::default();
    for _ in 0..OPENINGS {
        let url = format!("ws://{}/v1/demo/realtime", server.address);
        let (mut writer, mut reader) = wire::connect(&url).await?;
        let begin = Instant::now();
        wire::hello(&mut writer, &mut reader, "busy").await?;
        wire::ask(&mut writer, &mut reader, json!({ "id": 2, "op": "subscribe", "topic": "me" })).await?;
        times.add(begin.elapsed());
    }
    Ok(times)
}

async fn timed(writer: &mut Writer, reader: &mut Reader, request: Value) -> anyhow::Result<Duration> {
    let begin = Instant::now();
    wire::ask(writer, reader, request).await?;
    Ok(begin.elapsed())
}
