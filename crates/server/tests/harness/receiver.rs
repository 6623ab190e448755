//! Somebody's back end, which webhooks tell things.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use parking_lot::Mutex;
use serde_json::Value;
use tokio::net::TcpListener;

/// What the server is given to tell something, a retry after 5 s included, so that a missing event fails the test and
/// does not hang it.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came: the event, and whether its signature is good under the key that the receiver knows.
type Told = (Value, bool);

/// A receiver that takes everything.
pub struct Receiver {
    address: SocketAddr,
    told: Arc<Mutex<Vec<Told>>>,
}

#[derive(Clone)]
struct Shared {
    secret: &'static str,
    told: Arc<Mutex<Vec<Told>>>,
}

impl Receiver {
    /// Starts one that knows a secret key of the app.
    pub async fn start(secret: &'static str) -> Self {
        Self::start_at(secret, TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    /// The same on a port that is known before.
    pub fn start_at(secret: &'static str, listener: TcpListener) -> Self {
        let address = listener.local_addr().unwrap();
        let told = Arc::<Mutex<Vec<Told>>>::default();
        let router = Router::new().fallback(receive).with_state(Shared { secret, told: told.clone() });
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, told }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// The first events, all of which must be signed well; waits for them.
    pub async fn events(&self, count: usize) -> Vec<Value> {
        let told = tokio::time::timeout(PATIENCE, self.told(count)).await;
        let told = told.unwrap_or_else(|_| panic!("{count} events did not come: {:#?}", self.told.lock()));
        assert!(told.iter().all(|(_, signed)| *signed), "a signature is wrong: {told:?}");
        told.into_iter().map(|(event, _)| event).collect()
    }

    async fn told(&self, count: usize) -> Vec<Told> {
        loop {
            let told = self.told.lock().clone();
            if told.len() >= count {
                return told;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

async fn receive(State(Shared { secret, told }): State<Shared>, headers: HeaderMap, body: String) {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (timestamp, signature) = (header("x-talkjs-timestamp"), header("x-talkjs-signature"));
    let signed = chinwag_engine::sign_webhook(secret, &timestamp, &body) == signature;
    told.lock().push((serde_json::from_str(&body).unwrap(), signed));
}
