//! Messages into rooms at a steady rate, and what they cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::bail;
use futures_util::SinkExt;
use futures_util::future::try_join_all;
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::people::Target;
use crate::latencies::Latencies;
use crate::process::ServerProcess;
use crate::wire::Writer;

/// Stands before the time of sending in every message.
pub const MARK: &str = "sent:";
/// Digits of that time, in microseconds since the rooms were made.
pub const MARKED_DIGITS: usize = 16;
/// The length of a message's text, in bytes.
const TEXT_BYTES: usize = 100;
/// How long after the last send everything must have been received.
const SETTLE_MAX: Duration = Duration::from_secs(20);

/// One connected person.
pub struct Person {
    pub(super) writer: Writer,
    pub(super) latencies: Arc<Mutex<Latencies>>,
}

/// People who hear each other.
pub struct Room {
    name: String,
    target: Target,
    people: Vec<Person>,
    sent: usize,
}

/// All rooms on one server.
pub struct Rooms {
    rooms: Vec<Room>,
    epoch: Instant,
    received: Arc<AtomicU64>,
}

/// What deliveries cost, and how long they took.
#[derive(Default)]
pub struct Measured {
    /// Processor time of the server.
    cpu: Duration,
    /// From the moment a message should have been sent to each receipt.
    pub latencies: Latencies,
}

impl Measured {
    /// Adds another measurement of the same.
    pub fn add(&mut self, other: Self) {
        self.cpu += other.cpu;
        self.latencies.extend(other.latencies);
    }

    /// In microseconds.
    pub fn cpu_per_delivery_us(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / self.latencies.count().max(1) as f64
    }
}

impl Rooms {
    pub(super) fn new(rooms: Vec<Room>, epoch: Instant, received: Arc<AtomicU64>) -> Self {
        Self { rooms, epoch, received }
    }

    /// Sends at this rate into all rooms together, and waits until everybody has received everything.
    pub async fn measure(
        &mut self,
        server: &ServerProcess,
        rate: u32,
        duration: Duration,
    ) -> anyhow::Result<Measured> {
        let per_room = (f64::from(rate) * duration.as_secs_f64() / self.rooms.len() as f64) as u32;
        let interval = duration / per_room.max(1);
        let people: usize = self.rooms.iter().map(|room| room.people.len()).sum();
        let expected = self.received.load(Ordering::Relaxed) + u64::from(per_room) * people as u64;
        let (count, epoch) = (self.rooms.len() as u32, self.epoch);
        let cpu_before = server.cpu()?;
        let start = Instant::now();
        try_join_all(self.rooms.iter_mut().zip(0..).map(|(room, index)| {
            // Rooms are out of step, so that the load is even.
            room.send(start + interval * index / count, interval, per_room, epoch)
        }))
        .await?;
        self.all_received(expected).await?;
        let cpu = server.cpu()? - cpu_before;
        let mut latencies = Latencies::default();
        for person in self.rooms.iter().flat_map(|room| &room.people) {
            latencies.extend(std::mem::take(&mut *person.latencies.lock().await));
        }
        Ok(Measured { cpu, latencies })
    }

    async fn all_received(&self, expected: u64) -> anyhow::Result<()> {
        let deadline = Instant::now() + SETTLE_MAX;
        loop {
            let received = self.received.load(Ordering::Relaxed);
            if received == expected {
                return Ok(());
            }
            if Instant::now() > deadline || received > expected {
                bail!("{received} deliveries were received in place of {expected}");
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Room {
    pub(super) fn new(name: String, target: Target, people: Vec<Person>) -> Self {
        Self { name, target, people, sent: 0 }
    }

    /// Everybody sends in turn, each at its time whether or not the one before has arrived: the time is counted from
    /// when a message was due, so that a server that holds up its senders does not look fast.
    async fn send(
        &mut self,
        start: Instant,
        interval: Duration,
        count: u32,
        epoch: Instant,
    ) -> anyhow::Result<()> {
        for n in 0..count {
            let due = start + interval * n;
            tokio::time::sleep_until(due).await;
            let mark = format!("{MARK}{:0width$} ", (due - epoch).as_micros(), width = MARKED_DIGITS);
            let text = format!("{mark:.<TEXT_BYTES$}");
            let turn = self.sent % self.people.len();
            let frame = match self.target {
                Target::Floor => text,
                Target::Chinwag => {
                    let (id, key) = (self.sent + 10, format!("{}-{}", self.name, self.sent));
                    json!([{ "id": id, "op": "message.send", "conversation": self.name, "key": key, "text": text }])
                        .to_string()
                }
            };
            self.sent += 1;
            self.people[turn].writer.send(Message::text(frame)).await?;
        }
        Ok(())
    }
}
