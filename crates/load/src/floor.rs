//! The floor: a WebSocket broadcast that stores nothing, checks nothing and parses nothing. Whatever a client sends
//! goes to everybody connected to the same path, itself included.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use crate::print;

/// Messages that may wait for one connection.
const WAITING_MAX: usize = 4_096;

type Rooms = Arc<Mutex<HashMap<String, Vec<mpsc::Sender<Utf8Bytes>>>>>;

/// Serves until it is killed.
pub async fn serve() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    print::line(format_args!("ws://{}", listener.local_addr()?));
    let rooms = Rooms::default();
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve_one(stream, rooms.clone()));
    }
}

/// Errors end the connection, and that is all there is to do about them.
#[expect(clippy::result_large_err, reason = "the handshake's callback is made so")]
async fn serve_one(stream: TcpStream, rooms: Rooms) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut room = String::new();
    let note_path = |request: &Request, response: Response| {
        room = request.uri().path().to_owned();
        Ok(response)
    };
    let config = WebSocketConfig::default().read_buffer_size(4 * 1024).write_buffer_size(4 * 1024);
    let socket =
        tokio_tungstenite::accept_hdr_async_with_config(stream, note_path, Some(config)).await.ok()?;
    let (mut sink, mut stream) = socket.split();
    let (sender, mut receiver) = mpsc::channel::<Utf8Bytes>(WAITING_MAX);
    rooms.lock().unwrap_or_else(PoisonError::into_inner).entry(room.clone()).or_default().push(sender);
    tokio::spawn(async move {
        while let Some(text) = receiver.recv().await {
            sink.feed(Message::Text(text)).await.ok()?;
            while let Ok(text) = receiver.try_recv() {
                sink.feed(Message::Text(text)).await.ok()?;
            }
            sink.flush().await.ok()?;
        }
        Some(())
    });
    while let Some(Ok(message)) = stream.next().await {
        if let Message::Text(text) = message {
            let mut rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
            // Who is gone, or does not keep up, is forgotten.
            rooms.entry(room.clone()).or_default().retain(|person| person.try_send(text.clone()).is_ok());
        }
    }
    Some(())
}
