//! How many messages a second are made durable when nobody listens.

use std::time::Duration;

use anyhow::bail;
use futures_util::SinkExt;
use futures_util::future::try_join_all;
use serde_json::json;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use crate::process::ServerProcess;
use crate::wire::{self, Reader, Writer};

/// Senders, each in a conversation of its own.
const SENDERS: usize = 20;
/// Sends that each has under way at once.
const UNDER_WAY: usize = 64;

/// What durable sends come to.
pub struct DurableSends {
    /// Acknowledged sends a second.
    pub per_second: f64,
    /// Processor time of the server for each, in microseconds.
    pub cpu_us: f64,
}

/// Sends as fast as the server acknowledges.
pub async fn measure(server: &ServerProcess, duration: Duration) -> anyhow::Result<DurableSends> {
    let mut senders = Vec::with_capacity(SENDERS);
    for sender in 0..SENDERS {
        let (user, conversation) = (format!("sender-{sender}"), format!("alone-{sender}"));
        let (mut writer, mut reader) = wire::greeted(&server.address, &user).await?;
        let name = json!({ "id": 2, "op": "user.set", "user": user, "set": { "name": user } });
        wire::ask(&mut writer, &mut reader, name).await?;
        let create = json!({ "id": 3, "op": "conversation.set", "conversation": conversation });
        wire::ask(&mut writer, &mut reader, create).await?;
        senders.push((conversation, writer, reader));
    }
    let cpu_before = server.cpu()?;
    let start = Instant::now();
    let end = start + duration;
    let sending = senders
        .into_iter()
        .map(|(conversation, writer, reader)| tokio::spawn(send_until(end, conversation, writer, reader)));
    let mut acknowledged: usize = 0;
    for count in try_join_all(sending).await? {
        acknowledged += count?;
    }
    let per_second = acknowledged as f64 / start.elapsed().as_secs_f64();
    let cpu = server.cpu()? - cpu_before;
    Ok(DurableSends { per_second, cpu_us: cpu.as_secs_f64() * 1e6 / acknowledged.max(1) as f64 })
}

/// Keeps its number of sends under way, and gives how many were acknowledged.
async fn send_until(
    end: Instant,
    conversation: String,
    mut writer: Writer,
    mut reader: Reader,
) -> anyhow::Result<usize> {
    let (mut sent, mut acknowledged) = (0, 0);
    loop {
        while Instant::now() < end && sent - acknowledged < UNDER_WAY {
            let text = format!("{:.<100}", format!("message {sent}"));
            let send = json!([{ "id": sent + 10, "op": "message.send", "conversation": conversation,
                "key": format!("key-{sent}"), "text": text }]);
            writer.feed(Message::text(send.to_string())).await?;
            sent += 1;
        }
        writer.flush().await?;
        if acknowledged == sent {
            return Ok(acknowledged);
        }
        let Some(frame) = wire::next_text(&mut reader).await else { bail!("the connection ended") };
        if frame.contains(r#""error":"#) {
            bail!("a send was answered {frame}");
        }
        acknowledged += wire::answers(&frame);
    }
}
