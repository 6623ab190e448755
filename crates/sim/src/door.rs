//! How connections come to the simulated server, and end with it.

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

use axum::serve::Listener;
use parking_lot::Mutex;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use turmoil::net::{TcpListener, TcpStream};

/// Whether the server's machine has power.
#[derive(Clone, Default)]
pub struct Power(Arc<AtomicBool>);

impl Power {
    /// Takes it away, or gives it back.
    pub fn cut(&self, cut: bool) {
        self.0.store(cut, Ordering::Relaxed);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Connections of a machine that has lost its power, by when they were accepted.
type Remains = Mutex<BTreeMap<u64, TcpStream>>;

/// Accepts connections.
///
/// A runtime drops its tasks in an order that depends on how many tasks the process has ever had. The network would
/// hear of the ends of connections in that order, so the streams are kept until all tasks are gone, and dropped with
/// the door, in the order they came.
pub struct Door {
    listener: TcpListener,
    power: Power,
    remains: Arc<Remains>,
    accepted: u64,
}

impl Door {
    /// Opens on a port.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn open(port: u16, power: Power) -> io::Result<Self> {
        let listener = TcpListener::bind(("0.0.0.0", port)).await?;
        Ok(Self { listener, power, remains: Arc::default(), accepted: 0 })
    }
}

impl Listener for Door {
    type Io = Accepted;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Accepted, Self::Addr) {
        loop {
            if let Ok((stream, address)) = self.listener.accept().await {
                self.accepted += 1;
                let (power, remains) = (self.power.clone(), Arc::downgrade(&self.remains));
                return (Accepted { stream: Some(stream), number: self.accepted, power, remains }, address);
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection at the server's end.
pub struct Accepted {
    /// There until it is dropped.
    stream: Option<TcpStream>,
    number: u64,
    power: Power,
    remains: Weak<Remains>,
}

impl Accepted {
    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Accepted {
    fn drop(&mut self) {
        if self.power.is_cut()
            && let Some(remains) = self.remains.upgrade()
            && let Some(stream) = self.stream.take()
        {
            remains.lock().insert(self.number, stream);
        }
    }
}

impl AsyncRead for Accepted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(context, buffer)
    }
}

impl AsyncWrite for Accepted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(context)
    }
}
