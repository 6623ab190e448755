//! The real network.

use std::future::ready;

use chinwag_protocol::CloseCode;
use futures_util::future::BoxFuture;
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::{Dial, Line, tls};
use crate::error::Closing;

/// Connects with WebSockets, which is what a session does unless told otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebSocket;

impl Dial for WebSocket {
    fn dial(&self, url: &str) -> BoxFuture<'static, Result<Line, Closing>> {
        let url = url.to_owned();
        Box::pin(async move { Ok(Line::of(open(&url).await?)) })
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

/// Opens a WebSocket.
pub(crate) async fn open(url: &str) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, Closing> {
    if url.starts_with("wss://") && !tls::IS_BUILT_IN {
        let reason = "this program was built without encryption: see the feature `tls` of chinwag-client";
        return Err(Closing { code: None, reason: reason.to_owned(), is_refusal: true });
    }
    tls::connect(url).await.map(|(socket, _)| socket).map_err(unreachable)
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
fn unreachable(error: tungstenite::Error) -> Closing {
    let tungstenite::Error::Http(response) = error else { return Closing::broken(error) };
    let status = response.status();
    let body = response.body().as_deref().map(String::from_utf8_lossy).unwrap_or_default();
    let reason = format!("the server answered {status} in place of a WebSocket: {body}");
    let later = matches!(status.as_u16(), 408 | 429);
    Closing { code: None, reason, is_refusal: status.is_client_error() && !later }
}
