//! The real network.

use std::future::ready;

use chinwag_protocol::CloseCode;
use futures_util::future::BoxFuture;
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{self, Message};

use super::{Dial, Line};
use crate::error::Closing;

/// Connects with WebSockets, which is what a session does unless told otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebSocket;

impl Dial for WebSocket {
    fn dial(&self, url: &str) -> BoxFuture<'static, Result<Line, Closing>> {
        let url = url.to_owned();
        Box::pin(async move {
            let connected = tokio_tungstenite::connect_async_with_config(url, None, true).await;
            let (socket, _) = connected.map_err(unreachable)?;
            Ok(Line::of(socket))
        })
    }
}

impl Line {
    /// A line of a WebSocket, whatever carries it.
    pub fn of<S>(socket: WebSocketStream<S>) -> Self
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sink, stream) = socket.split();
        let incoming = stream.filter_map(|message| ready(read(message)));
        // Not `sink_map_err`, which panics when a broken sink is closed.
        Self::new(incoming, sink.with(|text: String| ready(Ok::<_, Closing>(Message::text(text)))))
    }
}

impl From<tungstenite::Error> for Closing {
    fn from(error: tungstenite::Error) -> Self {
        Self::broken(error)
    }
}

fn read(message: tungstenite::Result<Message>) -> Option<Result<String, Closing>> {
    match message {
        Ok(Message::Text(text)) => Some(Ok(text.as_str().to_owned())),
        Ok(Message::Close(frame)) => Some(Err(closed(frame))),
        // The library answers pings by itself. Binary frames are none of the protocol's.
        Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => None,
        Err(error) => Some(Err(Closing::broken(error))),
    }
}

/// What the server said when it closed the connection.
pub(crate) fn closed(frame: Option<CloseFrame>) -> Closing {
    let Some(frame) = frame else { return Closing::broken("the server closed the connection") };
    let code = u16::from(frame.code);
    let known = CloseCode::ALL.iter().find(|known| known.code() == code);
    let reason = match frame.reason.as_str() {
        "" => known.map_or("the server closed the connection", |known| known.reason()).to_owned(),
        reason => reason.to_owned(),
    };
    Closing::with_code(code, reason)
}

/// An HTTP answer in place of a WebSocket. Of the 400 range it is the client's doing, and final, unless it says
/// "not now".
pub(crate) fn unreachable(error: tungstenite::Error) -> Closing {
    let tungstenite::Error::Http(response) = error else { return Closing::broken(error) };
    let status = response.status();
    let body = response.body().as_deref().map(String::from_utf8_lossy).unwrap_or_default();
    let reason = format!("the server answered {status} in place of a WebSocket: {body}");
    let later = matches!(status.as_u16(), 408 | 429);
    Closing { code: None, reason, refused_by_http: status.is_client_error() && !later }
}
