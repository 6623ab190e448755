//! The socket, with a way out when the other end does not read.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use chinwag_protocol::limits::SILENCE_MAX_SECONDS;
use chinwag_protocol::{CloseCode, encode_frame};
use futures_util::SinkExt;

use super::End;
use crate::hub::{Delivery, Link};

/// How long a close frame may take to leave, and its echo to come.
const CLOSE_PATIENCE: Duration = Duration::from_secs(2);

/// An item of a frame.
pub(super) enum Item {
    Answer(String),
    Notice(String),
    Event(Arc<Delivery>),
}

impl Item {
    fn encoded(&self) -> &str {
        match self {
            Self::Answer(encoded) | Self::Notice(encoded) => encoded,
            // A frame that holds only the event, without its brackets.
            Self::Event(delivery) => delivery.frame.get(1..delivery.frame.len() - 1).unwrap_or_default(),
        }
    }
}

/// The WebSocket of one connection.
pub(super) struct Wire {
    socket: WebSocket,
}

impl Wire {
    pub(super) fn new(socket: WebSocket) -> Self {
        Self { socket }
    }

    /// The next message. Cancel-safe.
    pub(super) async fn receive(&mut self) -> Result<Message, End> {
        match self.socket.recv().await {
            Some(Ok(message)) => Ok(message),
            Some(Err(error)) if is_too_large(&error) => Err(End::Close(CloseCode::FrameTooLarge)),
            Some(Err(_)) | None => Err(End::Gone),
        }
    }

    /// Writes a frame and sees it off.
    pub(super) async fn send(&mut self, frame: Utf8Bytes, link: Option<Arc<Link>>) -> Result<(), End> {
        patiently(self.socket.send(Message::Text(frame)), link).await
    }

    /// Writes a frame of these items, if there are any; [`Self::flush`] sees it off together with others.
    pub(super) async fn feed_frame(&mut self, items: &[Item], link: Option<Arc<Link>>) -> Result<(), End> {
        let frame = match items {
            [] => return Ok(()),
            // The bytes that everybody gets.
            [Item::Event(delivery)] => delivery.frame.clone(),
            items => encode_frame(items.iter().map(Item::encoded)).into(),
        };
        patiently(self.socket.feed(Message::Text(frame)), link).await
    }

    /// Sees off what was fed.
    pub(super) async fn flush(&mut self, link: Option<Arc<Link>>) -> Result<(), End> {
        patiently(self.socket.flush(), link).await
    }

    /// Asks the other end for a sign of life.
    pub(super) async fn ping(&mut self, link: Option<Arc<Link>>) -> Result<(), End> {
        patiently(self.socket.send(Message::Ping(axum::body::Bytes::new())), link).await
    }

    /// Says why, and waits a moment for the other end to agree: a socket dropped with unread bytes in it is reset,
    /// and the reason is lost.
    pub(super) async fn close(mut self, code: CloseCode) {
        let frame = CloseFrame { code: code.code(), reason: Utf8Bytes::from_static(code.reason()) };
        let said = tokio::time::timeout(CLOSE_PATIENCE, self.socket.send(Message::Close(Some(frame)))).await;
        if matches!(said, Ok(Ok(()))) {
            self.farewell().await;
        }
    }

    /// Waits a moment until both ends have said good-bye.
    pub(super) async fn farewell(mut self) {
        let farewell = async { while let Some(Ok(_)) = self.socket.recv().await {} };
        let _ = tokio::time::timeout(CLOSE_PATIENCE, farewell).await;
    }
}

/// Waits for a write, but not longer than the connection deserves: until its outbox overflows, or as long as a
/// silent client is borne.
async fn patiently(
    write: impl Future<Output = Result<(), axum::Error>>,
    link: Option<Arc<Link>>,
) -> Result<(), End> {
    let overflowed = async {
        match link {
            Some(link) => link.outbox.overflowed().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        biased;
        written = write => written.map_err(|_| End::Gone),
        () = overflowed => Err(End::Close(CloseCode::TooSlow)),
        () = tokio::time::sleep(Duration::from_secs(SILENCE_MAX_SECONDS)) => Err(End::Close(CloseCode::Silent)),
    }
}

/// The WebSocket library has no other way to tell, through axum, that a frame passed its limit.
fn is_too_large(error: &axum::Error) -> bool {
    error.to_string().contains("too long")
}
