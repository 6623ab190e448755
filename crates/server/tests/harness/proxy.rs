//! A TCP proxy whose connections can be cut at any byte.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Allowances that are not this are counted down to a cut.
const UNLIMITED: i64 = i64::MAX;

/// Stands between a client and a server. One cut is armed at a time.
pub struct Proxy {
    address: String,
    control: Arc<Control>,
}

struct Control {
    /// Bytes that may still pass from server to client before the cut.
    allowance: AtomicI64,
    /// How many cuts were made. Whoever holds a connection watches it.
    cuts: watch::Sender<u64>,
}

impl Proxy {
    /// Listens, and passes on to `target`.
    pub async fn start(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let control = Arc::new(Control { allowance: AtomicI64::new(UNLIMITED), cuts: watch::Sender::new(0) });
        let passing = control.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(pass(client, target.clone(), passing.clone()));
            }
        });
        Self { address, control }
    }

    /// Where the server is through the proxy, as a client is told.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the realtime API of an app is, through the proxy.
    pub fn realtime(&self, app: &str) -> String {
        format!("ws://{}/v1/{app}/realtime", self.address)
    }

    /// Lets so many bytes more reach the client, on whichever connection, and then cuts all connections.
    pub fn cut_after(&self, bytes: usize) {
        self.control.allowance.store(bytes as i64, Ordering::SeqCst);
    }

    /// How many cuts were made, to be watched.
    pub fn cuts(&self) -> watch::Receiver<u64> {
        self.control.cuts.subscribe()
    }
}

impl Control {
    fn cut(&self) {
        self.allowance.store(UNLIMITED, Ordering::SeqCst);
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// How many of these bytes may pass; fewer than all of them means: and then cut.
    fn admit(&self, bytes: usize) -> usize {
        if self.allowance.load(Ordering::SeqCst) == UNLIMITED {
            return bytes;
        }
        let before = self.allowance.fetch_sub(bytes as i64, Ordering::SeqCst);
        bytes.min(before.max(0) as usize)
    }
}

async fn pass(mut client: TcpStream, target: String, control: Arc<Control>) {
    let mut cuts = control.cuts.subscribe();
    cuts.mark_unchanged();
    let Ok(mut server) = TcpStream::connect(target).await else { return };
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let upstream = tokio::io::copy(&mut from_client, &mut to_server);
    let downstream = async {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from_server.read(&mut buffer).await {
            let admitted = control.admit(read);
            if to_client.write_all(&buffer[..admitted]).await.is_err() {
                break;
            }
            if admitted < read {
                control.cut();
                break;
            }
        }
    };
    // Whichever ends first, both sockets are dropped.
    tokio::select! {
        _ = upstream => {}
        () = downstream => {}
        _ = cuts.changed() => {}
    }
}
