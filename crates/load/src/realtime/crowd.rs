//! One conversation with very many people connected to it.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::large_database::LargeDatabase;
use super::people::{Target, receive};
use super::rooms::{Measured, Person, Room, Rooms};
use crate::latencies::Latencies;
use crate::process::ServerProcess;
use crate::wire;

/// Messages a second.
const RATE: u32 = 3;
const ROOM: &str = "crowd";

/// So many people in one conversation, and messages to all of them.
pub async fn measure(people: usize, duration: Duration) -> anyhow::Result<Measured> {
    let database = LargeDatabase::begin().await?;
    let ids: Vec<_> = (0..people).map(|person| format!("person-{person}")).collect();
    database.users(&ids).await?;
    database.conversations(&[(ROOM.to_owned(), ids.clone())]).await?;
    let server = ServerProcess::chinwag_on(database.end().await)?;

    let epoch = Instant::now();
    let received = Arc::new(AtomicU64::new(0));
    let count = received.clone();
    let connected = wire::greeted_all(&server.address, ids, move |_, mut writer, mut reader| {
        let count = count.clone();
        async move {
            let topic = format!("conversation/{ROOM}");
            let subscribe = json!({ "id": 2, "op": "subscribe", "topic": topic, "limit": 0 });
            wire::ask(&mut writer, &mut reader, subscribe).await?;
            let latencies = Arc::new(Mutex::new(Latencies::default()));
            tokio::spawn(receive(Target::Chinwag, reader, epoch, latencies.clone(), count));
            Ok(Person { writer, latencies })
        }
    });
    let room = Room::new(ROOM.to_owned(), Target::Chinwag, connected.await?);
    Rooms::new(vec![room], epoch, received).measure(&server, RATE, duration).await
}
