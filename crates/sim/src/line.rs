//! How the clients of a simulated world reach its server, and lose it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use chinwag_client::Closing;
use chinwag_client::transport::{Dial, Line};
use futures_util::future::BoxFuture;
use parking_lot::Mutex;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};
use turmoil::net::TcpStream;

use crate::server::{HOST, PORT};

/// The way of one client to the server. It can be cut.
#[derive(Clone, Default)]
pub struct Cable(Arc<Mutex<CancellationToken>>);

impl Cable {
    /// Breaks the present connection at the client's end: what is under way to it is lost, and the server learns of it
    /// later.
    pub fn cut(&self) {
        std::mem::take(&mut *self.0.lock()).cancel();
    }
}

impl Dial for Cable {
    fn dial(&self, url: &str) -> BoxFuture<'static, Result<Line, Closing>> {
        let (url, cut) = (url.to_owned(), self.0.lock().clone());
        Box::pin(async move {
            let stream = TcpStream::connect((HOST, PORT)).await.map_err(Closing::broken)?;
            let stream = Cuttable { stream, cut: Box::pin(cut.cancelled_owned()) };
            let (socket, _) = tokio_tungstenite::client_async(url, stream).await.map_err(Closing::broken)?;
            Ok(Line::of(socket))
        })
    }
}

/// A stream that ends when it is cut.
struct Cuttable {
    stream: TcpStream,
    cut: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Cuttable {
    fn poll_cut(&mut self, context: &mut Context) -> io::Result<()> {
        match self.cut.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::ErrorKind::ConnectionReset.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl AsyncRead for Cuttable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.poll_cut(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Cuttable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll_cut(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
