//! What becomes of files that no message has.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chinwag_model::Timestamp;
use chinwag_model::limits::FILE_UNUSED_MAX_MS;
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::upload::explain;
use crate::{Engine, Error};

/// How often is looked for what has been unused for long.
const EVERY: Duration = Duration::from_secs(600);
/// How long is waited for more to sweep with it, once a message is gone.
const GATHER: Duration = Duration::from_millis(200);
/// How many files go between two looks.
const AT_ONCE: u32 = 100;

/// Tells the sweeper that there may be something to sweep.
#[derive(Default)]
pub(crate) struct Broom(Notify);

impl Broom {
    /// A message may have had the last file of a kind.
    pub(crate) fn wanted(&self) {
        self.0.notify_one();
    }
}

/// Sweeps, as long as the engine lives.
pub(crate) async fn run(engine: Weak<Engine>, broom: Arc<Broom>) {
    loop {
        match engine.upgrade() {
            Some(engine) => {
                if let Err(error) = engine.files_sweep().await {
                    tracing::warn!(%error, "files that nobody needs were not all deleted; the next sweep goes on");
                }
            }
            None => return,
        }
        if timeout(EVERY, broom.0.notified()).await.is_ok() {
            sleep(GATHER).await;
        }
    }
}

impl Engine {
    /// Deletes the files whose last message is gone, and those that no message has had for a day.
    ///
    /// # Errors
    /// Only internal ones. What was not deleted stays known, and goes with the next sweep.
    pub async fn files_sweep(&self) -> Result<(), Error> {
        let Some(options) = &self.options.files else { return Ok(()) };
        let before = self.now().as_millis().saturating_sub(FILE_UNUSED_MAX_MS);
        let before = Timestamp::from_millis(before.max(0));
        loop {
            let doomed = self.store.doom_files(before, AT_ONCE).await?;
            if doomed.is_empty() {
                break;
            }
            for key in &doomed {
                self.delete_bytes(key).await?;
            }
            self.store.forget_files(doomed).await?;
        }
        // What a crash left of uploads that no row knows.
        for swept in options.files.sweep(before).await.map_err(explain)? {
            if swept.finished && self.store.file(swept.key.app, &swept.key.id).await?.is_none() {
                options.files.delete(&swept.key).await.map_err(explain)?;
            }
        }
        Ok(())
    }
}
