//! A transport without a network, and the server's end of it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chinwag_client::transport::{Dial, Line};
use chinwag_client::{Closing, Session, SessionBuilder};
use chinwag_model::Entropy;
use futures_util::future::BoxFuture;
use futures_util::{SinkExt, sink, stream};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

/// Waits are as long as they may be: the ceiling of a wait and one divide this number, less one.
pub struct Longest(AtomicU64);

impl Entropy for Longest {
    fn next_u64(&self) -> u64 {
        let calls = self.0.fetch_add(1, Ordering::Relaxed);
        // Keys have to differ, and waits must not be short: 501, 1001 and 2001 are the first divisors.
        501 * 1_001 * 2_001 * (calls + 1) - 1
    }
}

/// The place where connections arrive.
pub struct Server {
    arriving: mpsc::UnboundedReceiver<Socket>,
}

struct Wire(mpsc::UnboundedSender<Socket>);

/// The server's end of one connection.
pub struct Socket {
    from_client: mpsc::UnboundedReceiver<String>,
    to_client: mpsc::UnboundedSender<Result<String, Closing>>,
}

impl Dial for Wire {
    fn dial(&self, url: &str) -> BoxFuture<'static, Result<Line, Closing>> {
        assert_eq!(url, "wss://chat.example/v1/demo/realtime");
        let (to_client, incoming) = mpsc::unbounded_channel();
        let (outgoing, from_client) = mpsc::unbounded_channel();
        let arrived = self.0.send(Socket { from_client, to_client });
        let incoming =
            stream::unfold(incoming, |mut incoming| async { Some((incoming.recv().await?, incoming)) });
        let outgoing = sink::unfold(outgoing, |outgoing, frame: String| async {
            outgoing.send(frame).map_err(Closing::broken)?;
            Ok::<_, Closing>(outgoing)
        });
        Box::pin(async move {
            arrived.map_err(Closing::broken)?;
            Ok(Line::new(incoming, outgoing.sink_map_err(|closing: Closing| closing)))
        })
    }
}

/// A session of bob that is still to be built, and the server it will connect to.
pub fn scripted() -> (SessionBuilder, Server) {
    let (arrive, arriving) = mpsc::unbounded_channel();
    let session = Session::builder("https://chat.example", "demo", "bob");
    (session.transport(Wire(arrive)).entropy(Longest(AtomicU64::new(0))), Server { arriving })
}

/// A session of bob, and the server's end of its connection, greeted: something was asked of it.
pub async fn greeted(ask: impl FnOnce(&Session)) -> (Session, Server, Socket) {
    let (session, mut server) = scripted();
    let session = session.build().unwrap();
    ask(&session);
    let socket = server.greet().await;
    (session, server, socket)
}

impl Server {
    /// The next connection, and how long it took to come.
    pub async fn accept(&mut self) -> (Socket, Duration) {
        let began = Instant::now();
        let socket = timeout(Duration::from_secs(3_600), self.arriving.recv()).await;
        (socket.expect("no connection came").unwrap(), began.elapsed())
    }

    /// The next connection, with hello answered.
    pub async fn greet(&mut self) -> Socket {
        let (mut socket, _) = self.accept().await;
        let hello = socket.frame().await;
        assert_eq!((hello.len(), hello[0]["op"].as_str()), (1, Some("hello")), "hello goes by itself");
        socket.welcome(&hello[0]["id"]);
        socket
    }

    /// Whether nobody connects for an hour.
    pub async fn is_left_alone(&mut self) -> bool {
        !matches!(timeout(Duration::from_secs(3_600), self.arriving.recv()).await, Ok(Some(_)))
    }
}

impl Socket {
    /// The next frame of requests.
    pub async fn frame(&mut self) -> Vec<Value> {
        let frame = timeout(Duration::from_secs(3_600), self.from_client.recv()).await;
        let frame = frame.expect("the client says nothing").expect("the client is gone");
        serde_json::from_str(&frame).unwrap()
    }

    /// Whether the client has hung up.
    pub async fn is_over(&mut self) -> bool {
        self.from_client.recv().await.is_none()
    }

    pub fn send(&self, items: Value) {
        self.to_client.send(Ok(items.to_string())).unwrap();
    }

    pub fn answer(&self, request: &Value, ok: Value) {
        self.send(json!([{ "id": request["id"], "ok": ok }]));
    }

    pub fn refuse(&self, request: &Value, code: &str) {
        self.send(json!([{ "id": request["id"], "error": { "code": code, "message": "no" } }]));
    }

    pub fn welcome(&self, id: &Value) {
        self.send(json!([{ "id": id, "ok": { "now": 1_000, "user": null, "meRevision": 0,
            "tokenExpiresAt": null, "pingAfterMs": 25_000, "version": 1 } }]));
    }

    pub fn close(self, code: u16) {
        self.to_client.send(Err(Closing::with_code(code, "for a reason"))).unwrap();
    }
}

/// What the requests of a frame are.
pub fn names(frame: &[Value]) -> Vec<&str> {
    frame.iter().map(|request| request["op"].as_str().unwrap()).collect()
}

/// A user as the server tells of them.
pub fn user(id: &str, revision: u64) -> Value {
    json!({ "id": id, "name": format!("{id} {revision}"), "photoUrl": null, "locale": null, "role": "default",
        "welcomeMessage": null, "custom": {}, "revision": revision })
}

/// Something in the background.
pub fn spawn<T: Send + 'static>(
    doing: impl IntoFuture<Output = T, IntoFuture: Send + 'static>,
) -> tokio::task::JoinHandle<T> {
    tokio::spawn(doing.into_future())
}
