//! The threads that read, each with a connection of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::open;
use super::rows::execute;
use crate::StoreError;

type Job = Box<dyn FnOnce(&Connection) + Send>;
/// `None` once it is closed. Without a limit of its own, since each connection has one; and a caller who waits for a place
/// and then does not take it, being busy with a slow client, would keep it from all others.
type Queue = Option<mpsc::UnboundedSender<Job>>;

/// Hands reads to whichever thread is free.
pub struct Readers {
    /// Reads where it is asked to, in place of the threads.
    here: Option<Mutex<Connection>>,
    queue: Mutex<Queue>,
    /// For reads that others wait for: see [`Self::read_ahead`].
    ahead: Mutex<Queue>,
    /// For reads that may take long: see [`Self::search`].
    searches: Mutex<Queue>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Readers {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the database does not open, or the system gives no thread.
    pub fn start(path: &Path, count: usize) -> Result<Self, StoreError> {
        let mut threads = Vec::new();
        let queue = start_threads(&mut threads, path, count.max(1))?;
        let ahead = start_threads(&mut threads, path, 1)?;
        let searches = start_threads(&mut threads, path, (count / 2).max(1))?;
        Ok(Self {
            here: None,
            queue: Mutex::new(Some(queue)),
            ahead: Mutex::new(Some(ahead)),
            threads: Mutex::new(threads),
            searches: Mutex::new(Some(searches)),
        })
    }

    /// Starts no thread: reads are done by the task that asks for them.
    ///
    /// # Errors
    /// When the database does not open.
    pub fn in_tasks(path: &Path) -> Result<Self, StoreError> {
        let here = Some(Mutex::new(open::reader(path)?));
        Ok(Self {
            here,
            queue: Mutex::default(),
            ahead: Mutex::default(),
            threads: Mutex::default(),
            searches: Mutex::default(),
        })
    }

    /// Runs a read in a transaction, so that it sees one moment of the database.
    ///
    /// # Errors
    /// What the read gives, or that the store is closed.
    pub async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.read_by(&self.queue, read).await
    }

    /// The same for a read that others wait for: it waits for no read but those of its kind.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn read_ahead<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.read_by(&self.ahead, read).await
    }

    async fn read_by<T, F>(&self, queue: &Mutex<Queue>, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        if let Some(connection) = &self.here {
            // Others get their turn between asking and reading, as they do with threads.
            tokio::task::yield_now().await;
            return in_transaction(&connection.lock().unwrap_or_else(PoisonError::into_inner), read);
        }
        let closed = || StoreError::Failed("the store is closed".to_owned());
        let queue = queue.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(closed)?;
        let (answer, outcome) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            if answer.is_closed() {
                return;
            }
            let outcome = catch_unwind(AssertUnwindSafe(|| in_transaction(connection, read)))
                .unwrap_or_else(|_| Err(StoreError::Failed("a read panicked".to_owned())));
            // Nobody may be waiting any more.
            let _ = answer.send(outcome);
        });
        queue.send(job).map_err(|_| closed())?;
        outcome.await.unwrap_or_else(|_| Err(closed()))
    }

    /// The same for a read that may take long: threads of their own do these, half as many as do the others.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn search<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.read_by(&self.searches, read).await
    }

    /// Takes no more reads. The threads end when the queue is empty.
    pub fn close(&self) -> Vec<JoinHandle<()>> {
        for queue in [&self.queue, &self.ahead, &self.searches] {
            queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Starts threads that share a queue.
fn start_threads(
    threads: &mut Vec<JoinHandle<()>>,
    path: &Path,
    count: usize,
) -> Result<mpsc::UnboundedSender<Job>, StoreError> {
    let (queue, jobs) = mpsc::unbounded_channel();
    let jobs = Arc::new(Mutex::new(jobs));
    for _ in 0..count {
        let connection = open::reader(path)?;
        let jobs = Arc::clone(&jobs);
        let thread = thread::Builder::new()
            .name(format!("chinwag-reader-{}", threads.len()))
            .spawn(move || work(&connection, &jobs))
            .map_err(|error| StoreError::Failed(format!("a reading thread does not start: {error}")))?;
        threads.push(thread);
    }
    Ok(queue)
}

fn work(connection: &Connection, jobs: &Mutex<mpsc::UnboundedReceiver<Job>>) {
    loop {
        // One thread waits in the queue, the others for their turn to.
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(job) = job else { return };
        job(connection);
        if !connection.is_autocommit() {
            // The read panicked, and left its transaction open.
            let _ = execute(connection, "ROLLBACK", []);
        }
    }
}

fn in_transaction<T>(
    connection: &Connection,
    read: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    execute(connection, "BEGIN", [])?;
    let outcome = read(connection);
    execute(connection, "COMMIT", [])?;
    outcome
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};
    use std::time::Duration;

    use tempfile::TempDir;

    use super::*;

    #[tokio::test]
    async fn who_does_not_fetch_what_was_found_keeps_nobody_from_searching() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("chinwag.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE rows (value)").unwrap();
        let readers = Arc::new(Readers::start(&path, 1).unwrap());
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let (begin, begun) = oneshot::channel();
        let first = tokio::spawn({
            let readers = Arc::clone(&readers);
            async move { readers.search(move |_| Ok(begin.send(()).is_ok() && ended.recv().is_ok())).await }
        });
        begun.await.unwrap();
        // As a session does while its client does not read.
        let mut busy = Box::pin(readers.search(|_| Ok(1)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(busy.as_mut().poll(&mut context).is_pending());
        end.send(()).unwrap();
        assert_eq!(first.await.unwrap(), Ok(true));
        let others = tokio::time::timeout(Duration::from_secs(10), readers.search(|_| Ok(2)));
        assert_eq!(others.await, Ok(Ok(2)));
        assert_eq!(busy.await, Ok(1));
    }

    #[tokio::test]
    async fn a_read_ahead_does_not_wait_for_other_reads() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("chinwag.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE rows (value)").unwrap();
        let readers = Arc::new(Readers::start(&path, 1).unwrap());
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let long = tokio::spawn({
            let readers = Arc::clone(&readers);
            async move { readers.read(move |_| Ok(ended.recv().is_ok())).await }
        });
        assert_eq!(readers.read_ahead(|_| Ok(7)).await, Ok(7));
        end.send(()).unwrap();
        assert_eq!(long.await.unwrap(), Ok(true));
    }
}
