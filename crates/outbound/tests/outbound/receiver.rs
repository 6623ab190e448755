//! Somebody's back end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use parking_lot::Mutex;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::world::until;

/// What came, and what it was answered.
#[derive(Debug, Clone)]
pub struct Post {
    pub event: Value,
    pub body: String,
    pub headers: HeaderMap,
    pub status: u16,
}

/// A receiver that answers what it is told to.
#[derive(Clone)]
pub struct Receiver {
    pub address: SocketAddr,
    state: Arc<Shared>,
}

struct Shared {
    status: AtomicU16,
    posts: Mutex<Vec<Post>>,
    /// One permit an answer, while it is slow.
    gate: Option<Semaphore>,
}

impl Receiver {
    pub async fn start() -> Self {
        Self::with_gate(None).await
    }

    /// One that never answers.
    pub async fn stuck() -> Self {
        Self::with_gate(Some(Semaphore::new(0))).await
    }

    async fn with_gate(gate: Option<Semaphore>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Shared { status: AtomicU16::new(200), posts: Mutex::default(), gate });
        let router = Router::new().fallback(receive).with_state(state.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, state }
    }

    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// What it answers from now on.
    pub fn answers(&self, status: u16) {
        self.state.status.store(status, Ordering::SeqCst);
    }

    pub fn posts(&self) -> Vec<Post> {
        self.state.posts.lock().clone()
    }

    /// The events that were taken, in the order they came.
    pub fn taken(&self) -> Vec<Value> {
        self.posts().into_iter().filter(|post| post.status == 200).map(|post| post.event).collect()
    }

    /// Waits until so many requests have come.
    pub async fn has_seen(&self, count: usize) {
        until(async || self.posts().len() >= count).await;
    }
}

async fn receive(State(state): State<Arc<Shared>>, headers: HeaderMap, body: String) -> StatusCode {
    let status = state.status.load(Ordering::SeqCst);
    let event = serde_json::from_str(&body).unwrap();
    state.posts.lock().push(Post { event, body, headers, status });
    if let Some(gate) = &state.gate {
        let _ = gate.acquire().await;
    }
    StatusCode::from_u16(status).unwrap()
}
