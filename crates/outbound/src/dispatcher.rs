//! Keeps deliveries under way.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use chinwag_engine::{Attempt, Delivery, Engine};
use parking_lot::Mutex;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::post::Post;

/// Lanes of one webhook that are served at the same time.
const LANES_AT_ONCE: usize = 8;
/// Deliveries of all webhooks under way at the same time: 128 receivers that answer slowly, and room for others.
const DELIVERIES_AT_ONCE: usize = 1_024;
/// How long to wait after the store has failed.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// What an operator can set about what leaves.
#[derive(Debug, Clone)]
pub struct OutboundOptions {
    /// Whether receivers may be on this machine or in a private network.
    pub allow_private: bool,
    /// How often it is looked for what another process has added (a replay by command line).
    pub poll: Duration,
}

impl Default for OutboundOptions {
    fn default() -> Self {
        Self { allow_private: false, poll: Duration::from_secs(5) }
    }
}

/// Delivers to webhooks.
pub struct Outbound {
    engine: Arc<Engine>,
    post: Post,
    poll: Duration,
    /// The lanes in which a delivery is under way.
    busy: Arc<Mutex<HashSet<Lane>>>,
}

type Lane = (i64, String);

/// A lane that is busy until this is dropped.
struct Busy {
    lanes: Arc<Mutex<HashSet<Lane>>>,
    lane: Lane,
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.lanes.lock().remove(&self.lane);
    }
}

impl Outbound {
    /// Over an engine.
    ///
    /// # Errors
    /// A sentence for the operator, when the system has no TLS to give.
    pub fn new(engine: Arc<Engine>, options: &OutboundOptions) -> Result<Self, String> {
        Ok(Self { engine, post: Post::new(options.allow_private)?, poll: options.poll, busy: Arc::default() })
    }

    /// Delivers until told to stop. What is under way then is tried again by the next server.
    pub async fn run(self, stop: CancellationToken) {
        let mut under_way = JoinSet::new();
        loop {
            let wait = match self.start_due(&mut under_way).await {
                Ok(()) => self.until_next().await,
                Err(error) => {
                    tracing::error!(%error, "webhooks wait, since the store does not say what is due");
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.engine.deliveries_wanted() => {}
                () = tokio::time::sleep(wait) => {}
                Some(_) = under_way.join_next() => while under_way.try_join_next().is_some() {},
            }
        }
    }

    /// Starts what is due, as far as there is room.
    async fn start_due(&self, under_way: &mut JoinSet<()>) -> Result<(), chinwag_engine::Error> {
        let busy = self.busy.lock().clone();
        if busy.len() >= DELIVERIES_AT_ONCE {
            return Ok(());
        }
        let due = self.engine.due_deliveries(&busy, LANES_AT_ONCE).await?;
        for delivery in due.into_iter().take(DELIVERIES_AT_ONCE - busy.len()) {
            let lane = delivery.lane();
            self.busy.lock().insert(lane.clone());
            let busy = Busy { lanes: self.busy.clone(), lane };
            under_way.spawn(deliver(self.engine.clone(), self.post.clone(), delivery, busy));
        }
        Ok(())
    }

    /// How long there is nothing to do that is known of.
    async fn until_next(&self) -> Duration {
        let Ok(Some(at)) = self.engine.next_delivery_at().await else { return self.poll };
        let millis = at.as_millis().saturating_sub(self.engine.now().as_millis());
        Duration::from_millis(u64::try_from(millis).unwrap_or(0)).min(self.poll)
    }
}

async fn deliver(engine: Arc<Engine>, post: Post, delivery: Delivery, busy: Busy) {
    let attempt = post.attempt(&delivery).await;
    if let Attempt::Failed(error) = &attempt {
        tracing::debug!(error, "a webhook was not told");
    }
    if let Err(error) = engine.attempted(&delivery, attempt).await {
        tracing::error!(%error, "what became of a delivery was not written down: it will be made again");
    }
    drop(busy);
}
