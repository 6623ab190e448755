//! When to index: in the gaps between writes, so that nobody who sends waits for it; but at least once a second.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use rusqlite::Connection;
use tokio::runtime::Runtime;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::{Instant, timeout};

use super::super::rows::execute;
use super::indexer::Indexer;
use crate::StoreError;

/// From one step to the next, while writes come now and then.
const APART: Duration = Duration::from_millis(20);
/// After this long without a write, step follows step.
const QUIET: Duration = Duration::from_millis(200);
/// When writes leave no gap, one waits for a step this often.
const OVERDUE: Duration = Duration::from_secs(1);
/// Messages of a step between writes: one or two milliseconds' work.
const MESSAGES_BETWEEN: usize = 16;
/// Messages of a step when it is quiet.
const MESSAGES_QUIET: usize = 64;
/// Messages of a step that is overdue.
const MESSAGES_OVERDUE: usize = 256;

/// What the writing thread does next.
pub enum Next<T> {
    /// A write.
    Write(T),
    /// A step of indexing, of so many messages.
    Index(usize),
}

/// The indexer, and its place between the writes.
pub struct Indexing {
    /// What is to be indexed.
    pub indexer: Indexer,
    /// Only to wait with a limit of time.
    runtime: Runtime,
    wrote: Instant,
    stepped: Instant,
}

impl Indexing {
    /// With everything still to be looked at.
    ///
    /// # Errors
    /// When the system does not give what waiting takes.
    pub fn new() -> Result<Self, StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .map_err(|error| StoreError::Failed(format!("the writing thread cannot wait: {error}")))?;
        let now = Instant::now();
        Ok(Self { indexer: Indexer::default(), runtime, wrote: now, stepped: now })
    }

    /// Waits for what is to be done next; `None` when there will be no more writes. What is not indexed then is
    /// found again at the next start.
    pub fn next<T>(&mut self, writes: &mut Receiver<T>) -> Option<Next<T>> {
        let next = self.choose(writes)?;
        match next {
            Next::Write(_) => self.wrote = Instant::now(),
            Next::Index(_) => self.stepped = Instant::now(),
        }
        Some(next)
    }

    fn choose<T>(&self, writes: &mut Receiver<T>) -> Option<Next<T>> {
        if !self.indexer.has_work() {
            return writes.blocking_recv().map(Next::Write);
        }
        let is_quiet = self.wrote.elapsed() >= QUIET;
        if self.stepped.elapsed() >= OVERDUE && !is_quiet {
            return Some(Next::Index(MESSAGES_OVERDUE));
        }
        match writes.try_recv() {
            Ok(write) => return Some(Next::Write(write)),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        if is_quiet {
            return Some(Next::Index(MESSAGES_QUIET));
        }
        let wait = APART.saturating_sub(self.stepped.elapsed());
        match self.runtime.block_on(async { timeout(wait, writes.recv()).await }) {
            Ok(write) => write.map(Next::Write),
            Err(_) => Some(Next::Index(MESSAGES_BETWEEN)),
        }
    }

    /// Does one step.
    pub fn step(&mut self, connection: &Connection, max_messages: usize) {
        self.indexer.step_safely(connection, max_messages);
    }
}

impl Indexer {
    /// Does all there is to do.
    pub fn catch_up(&mut self, connection: &Connection) {
        while self.has_work() {
            self.step_safely(connection, MESSAGES_QUIET);
        }
    }

    fn step_safely(&mut self, connection: &Connection, max_messages: usize) {
        let step = || in_transaction(connection, |connection| self.step(connection, max_messages));
        let outcome = Unsynchronised::start(connection).and_then(|_unsynchronised| {
            // A text that makes it panic must not end the thread that writes.
            let outcome = catch_unwind(AssertUnwindSafe(step))
                .unwrap_or_else(|_| Err(StoreError::Failed("indexing panicked".to_owned())));
            if !connection.is_autocommit() {
                execute(connection, "ROLLBACK", [])?;
            }
            outcome
        });
        if let Err(error) = outcome {
            tracing::error!(%error, "messages of a conversation were not indexed, and will not be found for now");
            self.undone();
        }
    }
}

fn in_transaction(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    execute(connection, "BEGIN IMMEDIATE", [])?;
    work(connection)?;
    execute(connection, "COMMIT", [])?;
    Ok(())
}

/// Commits do not wait for the disk while it lives, hence hold up no write. What a loss of power then takes is indexed
/// again, since the index and how far it has come are written together.
struct Unsynchronised<'c> {
    connection: &'c Connection,
    before: i64,
}

/// SQLite's number for syncing at checkpoints only.
const NORMAL: i64 = 1;

impl<'c> Unsynchronised<'c> {
    fn start(connection: &'c Connection) -> Result<Self, StoreError> {
        let before = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
        let guard = Self { connection, before };
        connection.pragma_update(None, "synchronous", before.min(NORMAL))?;
        Ok(guard)
    }
}

impl Drop for Unsynchronised<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.connection.pragma_update(None, "synchronous", self.before) {
            tracing::error!(%error, "writes may not wait for the disk any more");
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;

    use super::*;

    /// What comes next when the last write and the last step were so long ago, and these writes wait.
    fn next(wrote: Duration, stepped: Duration, waiting: &[&'static str]) -> String {
        let (sender, mut writes) = mpsc::channel(8);
        waiting.iter().for_each(|write| sender.try_send(*write).unwrap());
        let mut indexing = Indexing::new().unwrap();
        indexing.wrote -= wrote;
        indexing.stepped -= stepped;
        match indexing.next(&mut writes).unwrap() {
            Next::Write(write) => write.to_owned(),
            Next::Index(messages) => format!("index {messages}"),
        }
    }

    #[test]
    fn indexing_goes_on_between_the_writes() {
        let (now, long_ago) = (Duration::ZERO, Duration::from_secs(60));
        assert_eq!(next(now, now, &["a write"]), "a write");
        assert_eq!(next(now, APART, &["a write"]), "a write");
        assert_eq!(next(now, now, &[]), format!("index {MESSAGES_BETWEEN}"));
        assert_eq!(next(long_ago, now, &[]), format!("index {MESSAGES_QUIET}"));
        assert_eq!(next(long_ago, long_ago, &["a write"]), "a write");
    }

    #[test]
    fn indexing_that_is_overdue_goes_before_a_write() {
        assert_eq!(next(Duration::ZERO, OVERDUE, &["a write"]), format!("index {MESSAGES_OVERDUE}"));
    }

    #[test]
    fn there_is_nothing_next_when_nobody_writes_any_more() {
        let (sender, mut writes) = mpsc::channel::<()>(8);
        drop(sender);
        assert!(Indexing::new().unwrap().next(&mut writes).is_none());
    }

    #[test]
    fn writes_wait_for_the_disk_again_after_a_step_that_failed() {
        let connection = Connection::open_in_memory().unwrap();
        let synchronous =
            || -> i64 { connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap() };
        let full = synchronous();
        assert!(full > NORMAL);
        // There are no tables.
        Indexing::new().unwrap().step(&connection, 1);
        assert_eq!((synchronous(), connection.is_autocommit()), (full, true));
    }
}
