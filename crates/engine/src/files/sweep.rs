//! What becomes of files that no message has.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chinwag_model::Timestamp;
use chinwag_model::limits::FILE_UNUSED_MAX_MS;
use tokio::sync::Notify;
use tokio::time::{MissedTickBehavior, interval, sleep};

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
    let mut clock = interval(EVERY);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let is_time = tokio::select! {
            _ = clock.tick() => true,
            () = broom.0.notified() => false,
        };
        if !is_time {
            sleep(GATHER).await;
        }
        let Some(engine) = engine.upgrade() else { return };
        let swept = if is_time { engine.files_sweep().await } else { engine.sweep_doomed().await };
        if let Err(error) = swept {
            tracing::warn!(%error, "files that nobody needs were not all deleted; the next sweep goes on");
        }
    }
}

impl Engine {
    /// Deletes the files whose last message is gone, and all of what nobody has had in a message for a day.
    ///
    /// # Errors
    /// Only internal ones, and uploads that somebody is at work on. What was not deleted stays known, and goes with the
    /// next sweep.
    pub async fn files_sweep(&self) -> Result<(), Error> {
        self.sweep_doomed().await?;
        let Some(options) = &self.options.files else { return Ok(()) };
        // What a crash left of uploads that no row knows.
        for swept in options.files.sweep(self.a_day_ago()).await.map_err(explain)? {
            if swept.finished && self.store.file(swept.key.app, &swept.key.id).await?.is_none() {
                options.files.delete(&swept.key).await.map_err(explain)?;
            }
        }
        Ok(())
    }

    /// What the rows tell. One that cannot be deleted now does not keep the others.
    async fn sweep_doomed(&self) -> Result<(), Error> {
        loop {
            let doomed = self.store.doom_files(self.a_day_ago(), AT_ONCE).await?;
            if doomed.is_empty() {
                return Ok(());
            }
            let (mut deleted, mut outcome) = (Vec::with_capacity(doomed.len()), Ok(()));
            for key in doomed {
                match self.delete_bytes(&key).await {
                    Ok(()) => deleted.push(key),
                    Err(error) => outcome = Err(error),
                }
            }
            self.store.forget_files(deleted).await?;
            outcome?;
        }
    }

    fn a_day_ago(&self) -> Timestamp {
        Timestamp::from_millis(self.now().as_millis().saturating_sub(FILE_UNUSED_MAX_MS).max(0))
    }
}

#[cfg(test)]
mod tests;
