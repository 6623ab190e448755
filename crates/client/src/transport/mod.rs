//! What carries frames to the server and back. A session takes it as a parameter, so that a simulation can put
//! pipes in place of sockets.

use std::pin::Pin;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use futures_util::{Sink, Stream};

use crate::error::Closing;

mod tls;
mod websocket;

pub use websocket::WebSocket;
pub(crate) use websocket::{closed, open};

/// Makes connections.
pub trait Dial: Send + Sync + 'static {
    /// Connects to a `ws://` or `wss://` address.
    ///
    /// # Errors
    /// Why there is no connection; [`Closing::is_final`] tells whether to try again.
    fn dial(&self, url: &str) -> BoxFuture<'static, Result<Line, Closing>>;
}

/// One connection: whole frames of text, both ways.
pub struct Line {
    pub(crate) incoming: BoxStream<'static, Result<String, Closing>>,
    pub(crate) outgoing: Pin<Box<dyn Sink<String, Error = Closing> + Send>>,
}

impl Line {
    /// A line of two halves. The incoming one ends, or gives how the connection ended as its last item; closing
    /// the outgoing one says goodbye to the server.
    pub fn new(
        incoming: impl Stream<Item = Result<String, Closing>> + Send + 'static,
        outgoing: impl Sink<String, Error = Closing> + Send + 'static,
    ) -> Self {
        Self { incoming: Box::pin(incoming), outgoing: Box::pin(outgoing) }
    }
}
