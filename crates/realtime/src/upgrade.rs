//! The HTTP end: `GET /v1/{appId}/realtime`, upgraded.

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use chinwag_engine::{Engine, Error, Peer};
use chinwag_protocol::limits::FRAME_READ_MAX_BYTES;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::Hub;
use crate::session::{Door, Session};

/// Bytes that an idle connection keeps for reading, and as many for writing. The usual 128 KiB would be most of its
/// memory.
const BUFFER_BYTES: usize = 2 * 1024;

/// The realtime API: its route, and the connections behind it.
#[derive(Clone)]
pub struct Realtime {
    engine: Arc<Engine>,
    hub: Arc<Hub>,
    draining: CancellationToken,
    sessions: TaskTracker,
}

impl Realtime {
    /// Over an engine, and the hub that the engine's bus delivers to.
    pub fn new(engine: Arc<Engine>, hub: Arc<Hub>) -> Self {
        Self { engine, hub, draining: CancellationToken::new(), sessions: TaskTracker::new() }
    }

    /// The route.
    pub fn router(&self) -> Router {
        Router::new().route("/v1/{app}/realtime", get(upgrade)).with_state(self.clone())
    }

    /// Tells every client to come back elsewhere or later, lets requests under way finish, and closes. Returns when
    /// the last connection is gone.
    pub async fn drain(&self) {
        self.draining.cancel();
        self.sessions.close();
        self.sessions.wait().await;
    }
}

async fn upgrade(
    State(realtime): State<Realtime>,
    Path(app): Path<String>,
    headers: HeaderMap,
    peer: Option<Extension<Peer>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let address = peer.map(|Extension(Peer(address))| address);
    if let Err(error) = realtime.engine.allow_address(address) {
        return too_many(&error);
    }
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).map(str::to_owned);
    // An unknown app or a foreign origin is refused in the answer to `hello`, not here: a browser shows its page
    // nothing of a refused upgrade.
    let Realtime { engine, hub, draining, .. } = realtime.clone();
    let door = Door { engine, hub, app, origin, address, draining };
    let sessions = realtime.sessions;
    upgrade
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .max_message_size(FRAME_READ_MAX_BYTES)
        .max_frame_size(FRAME_READ_MAX_BYTES)
        .on_upgrade(move |socket| sessions.track_future(Session::new(door, socket).run()))
}

/// Refuses the upgrade: clients come back with their usual back-off.
fn too_many(error: &Error) -> Response {
    let seconds = match error {
        Error::TooMany { seconds, .. } => *seconds,
        Error::Refused(_) | Error::Internal(_) => 1,
    };
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds.to_string())], error.to_string())
        .into_response()
}
