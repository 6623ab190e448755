//! Sockets as light as can be: they write what they are given and look for a mark in what comes.

use std::sync::Arc;

use anyhow::{Context, bail};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{FutureExt, SinkExt, StreamExt, TryStreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// Connections that are made at a time, unless a measurement says otherwise.
const CONNECTING_MAX: usize = 64;

/// The writing half.
pub type Writer = SplitSink<WebSocketStream<MaybeTlsStream<TcpStream>>, Message>;
/// The reading half.
pub type Reader = SplitStream<WebSocketStream<MaybeTlsStream<TcpStream>>>;

/// Connects.
pub async fn connect(url: &str) -> anyhow::Result<(Writer, Reader)> {
    // The usual 128 KiB a connection would make thousands of them costly here.
    let config = WebSocketConfig::default().read_buffer_size(8 * 1024).write_buffer_size(4 * 1024);
    let connected = tokio_tungstenite::connect_async_with_config(url, Some(config), true).await;
    let (socket, _) = connected.with_context(|| format!("connecting to {url}"))?;
    Ok(socket.split())
}

/// Connects to Chinwag's demo app and says hello.
pub async fn greeted(address: &str, user: &str) -> anyhow::Result<(Writer, Reader)> {
    let (mut writer, mut reader) = connect(&format!("ws://{address}/v1/demo/realtime")).await?;
    hello(&mut writer, &mut reader, user).await?;
    Ok((writer, reader))
}

/// Says hello.
pub async fn hello(writer: &mut Writer, reader: &mut Reader, user: &str) -> anyhow::Result<()> {
    let hello = json!({ "id": 1, "op": "hello", "version": 1, "client": "chinwag-load", "user": user });
    ask(writer, reader, hello).await.map(drop)
}

/// Connects many to Chinwag's demo app, a few at a time; `prepare` is what each does then.
pub async fn greeted_all<T, P>(
    address: &str,
    users: impl IntoIterator<Item = String>,
    prepare: impl Fn(String, Writer, Reader) -> P + Clone + Send + 'static,
) -> anyhow::Result<Vec<T>>
where
    T: Send + 'static,
    P: Future<Output = anyhow::Result<T>> + Send,
{
    let address: Arc<str> = address.into();
    let connecting = users.into_iter().map(|user| {
        let (address, prepare) = (address.clone(), prepare.clone());
        tokio::spawn(async move {
            let (writer, reader) = greeted(&address, &user).await?;
            prepare(user, writer, reader).await
        })
        .map(|joined| joined?)
    });
    futures_util::stream::iter(connecting).buffered(CONNECTING_MAX).try_collect().await
}

/// Makes a request and waits for the frame with its answer; what comes before it is dropped.
pub async fn ask(writer: &mut Writer, reader: &mut Reader, request: Value) -> anyhow::Result<Utf8Bytes> {
    writer.send(Message::text(json!([request]).to_string())).await?;
    loop {
        let text = next_text(reader).await.context("the connection ended before the answer")?;
        if answers(&text) > 0 {
            if text.contains(r#""error":"#) {
                bail!("{request} was answered {text}");
            }
            return Ok(text);
        }
    }
}

/// The next text frame; `None` at the end.
pub async fn next_text(reader: &mut Reader) -> Option<Utf8Bytes> {
    loop {
        match reader.next().await?.ok()? {
            Message::Text(text) => return Some(text),
            Message::Close(_) => return None,
            _ => {}
        }
    }
}

/// How many answers a frame of Chinwag's holds: the ids of requests are numbers, all others are strings.
pub fn answers(frame: &str) -> usize {
    let numbered =
        |(at, key): &(usize, &str)| frame[at + key.len()..].starts_with(|c: char| c.is_ascii_digit());
    frame.match_indices(r#"{"id":"#).filter(numbered).count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn answers_are_counted_and_events_are_not() {
        let frame = r#"[{"topic":"me","event":"x","users":[{"id":"1"},{"id":"2"}]},{"id":7,"ok":{}},{"id":8,"ok":{}}]"#;
        assert_eq!(super::answers(frame), 2);
    }
}
