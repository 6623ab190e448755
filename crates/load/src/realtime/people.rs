//! People in rooms, on either server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chinwag_client::operation::{ConversationCreate, ParticipantCreate, UserCreate};
use chinwag_client::{Connection, hello};
use chinwag_model::{ConversationId, UserId, UserPatch};
use chinwag_protocol::{ConversationWrite, ParticipantWrite, UserWrite};
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::rooms::{MARK, MARKED_DIGITS, Person, Room, Rooms};
use crate::latencies::Latencies;
use crate::wire::{self, Reader};

/// What the rooms are on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The bare broadcast.
    Floor,
    /// Chinwag.
    Chinwag,
}

/// Makes the rooms, and connects the people.
pub async fn fill_rooms(address: &str, target: Target, rooms: usize, people: usize) -> anyhow::Result<Rooms> {
    let epoch = Instant::now();
    let received = Arc::new(AtomicU64::new(0));
    let mut filled = Vec::with_capacity(rooms);
    for room in 0..rooms {
        let name = format!("room-{room}");
        let ids: Vec<_> = (0..people).map(|person| format!("person-{room}-{person}")).collect();
        if target == Target::Chinwag {
            found_conversation(address, &name, &ids).await?;
        }
        let mut connected = Vec::with_capacity(people);
        for id in &ids {
            let (writer, reader) = match target {
                Target::Floor => wire::connect(&format!("ws://{address}/{name}")).await?,
                Target::Chinwag => {
                    let (mut writer, mut reader) = wire::greeted(address, id).await?;
                    let topic = format!("conversation/{name}");
                    let subscribe = json!({ "id": 2, "op": "subscribe", "topic": topic, "limit": 0 });
                    wire::ask(&mut writer, &mut reader, subscribe).await?;
                    (writer, reader)
                }
            };
            let latencies = Arc::new(Mutex::new(Latencies::default()));
            tokio::spawn(receive(target, reader, epoch, latencies.clone(), received.clone()));
            connected.push(Person { writer, latencies });
        }
        filled.push(Room::new(name, target, connected));
    }
    Ok(Rooms::new(filled, epoch, received))
}

/// The first of them creates the conversation and brings in the others.
async fn found_conversation(address: &str, name: &str, people: &[String]) -> anyhow::Result<()> {
    let Some(first) = people.first() else { return Ok(()) };
    let url = format!("ws://{address}/v1/demo/realtime");
    let (connection, _) = Connection::open(&url, hello(UserId::new(first)?)).await?;
    let conversation = ConversationId::new(name)?;
    for (index, id) in people.iter().enumerate() {
        let user = UserId::new(id)?;
        let set = UserPatch { name: Some(id.clone()), ..UserPatch::default() };
        connection.request(UserCreate(UserWrite { user: user.clone(), set })).await?;
        if index == 0 {
            let (set, me) = Default::default();
            let create = ConversationWrite { conversation: conversation.clone(), set, me };
            connection.request(ConversationCreate(create)).await?;
        } else {
            let add = ParticipantWrite { conversation: conversation.clone(), user, set: Default::default() };
            connection.request(ParticipantCreate(add)).await?;
        }
    }
    Ok(())
}

/// Notes when each message came. Ends with the connection.
pub(super) async fn receive(
    target: Target,
    mut reader: Reader,
    epoch: Instant,
    latencies: Arc<Mutex<Latencies>>,
    received: Arc<AtomicU64>,
) {
    while let Some(frame) = wire::next_text(&mut reader).await {
        let now = epoch.elapsed();
        let mut latencies = latencies.lock().await;
        // The answer to a send shows the message, too, but is no receipt. The floor has no events around messages.
        let before = usize::from(target == Target::Chinwag);
        for part in frame.split(r#""event":"message.created""#).skip(before) {
            let text = part.split_once(MARK).map(|(_, text)| text);
            let digits = text.and_then(|text| text.get(..MARKED_DIGITS));
            if let Some(sent) = digits.and_then(|digits| digits.parse().ok()) {
                latencies.add(now.saturating_sub(std::time::Duration::from_micros(sent)));
                received.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}
