//! The one thread that writes. It takes all the commands waiting at a moment and commits them at once, so that one
//! wait for the disk, and one hand-over of what changed, serves many of them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use chinwag_model::AppKey;
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::outbox::Subscribers;
use super::outlet::Outlet;
use super::pace::Pace;
use super::rows::execute;
use super::search::{Indexer, Indexing, Next};
use crate::{Change, Commit, Pending, StoreError};

/// Most commands waiting. A store so far behind refuses more instead of growing without end.
const QUEUE_MAX: usize = 65_536;
/// Most commands in one commit: bounds how long the first of them waits for the last.
const BATCH_MAX: usize = 512;

/// Queues commands for the writing thread.
pub struct Writer {
    queue: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What a command works with: a transaction, and a place for what it changed.
pub struct Writing<'c> {
    /// In a transaction.
    pub connection: &'c Connection,
    /// The webhooks of the apps that this commit is about, each looked up when it is first asked for.
    pub subscribers: HashMap<AppKey, Subscribers>,
    /// Whether webhooks are to be told of something.
    pub deliveries: bool,
    /// Whether nobody is told of what happens now.
    pub silent: bool,
    changes: Vec<Change>,
    indexer: &'c mut Indexer,
}

impl Writing<'_> {
    /// Tells of a change, once it is committed.
    pub fn emit(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Does what nobody is told of.
    pub fn in_silence<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.changes.len();
        self.silent = true;
        let done = work(self);
        self.silent = false;
        self.changes.truncate(before);
        done
    }

    /// Has the new messages of a conversation indexed, in a while.
    pub fn index_later(&mut self, conversation: i64) {
        self.indexer.queue(conversation);
    }
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(connection: Connection, outlet: Arc<Outlet>) -> Result<Self, StoreError> {
        let (queue, jobs) = mpsc::channel(QUEUE_MAX);
        let indexing = Indexing::new()?;
        let thread = thread::Builder::new()
            .name("chinwag-writer".to_owned())
            .spawn(move || work(&connection, jobs, &outlet, indexing))
            .map_err(|error| StoreError::Failed(format!("the writing thread does not start: {error}")))?;
        Ok(Self { queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    /// Starts a task of the present runtime in place of the thread.
    pub fn in_task(connection: Connection, outlet: Arc<Outlet>) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(work_in_task(connection, jobs, outlet));
        Self { queue: Mutex::new(Some(queue)), thread: Mutex::default() }
    }

    /// Queues a command now; the future waits for its commit.
    pub fn submit<T, F>(&self, work: F) -> Pending<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Writing) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, outcome) = oneshot::channel();
        let command = Command { work: Some(work), outcome: None, answer };
        let queued = match &*lock(&self.queue) {
            Some(queue) => queue.try_send(Box::new(command)).map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => "too many writes are waiting",
                mpsc::error::TrySendError::Closed(_) => "the writing thread has ended",
            }),
            None => Err("the store is closed"),
        };
        Box::pin(async move {
            queued.map_err(|why| StoreError::Failed(why.to_owned()))?;
            outcome
                .await
                .unwrap_or_else(|_| Err(StoreError::Failed("the writing thread has ended".to_owned())))
        })
    }

    /// Takes no more commands. The thread ends when the queue is empty.
    pub fn close(&self) -> Option<JoinHandle<()>> {
        lock(&self.queue).take();
        lock(&self.thread).take()
    }
}

/// These locks guard one move each, which cannot panic half-way.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A command of any type.
trait Job: Send {
    /// Does the work, keeping its outcome; whether it succeeded.
    fn run(&mut self, writing: &mut Writing) -> bool;
    /// Answers, with `failure` instead of the outcome when the commit failed.
    fn answer(self: Box<Self>, failure: Option<&StoreError>);
}

struct Command<T, F> {
    work: Option<F>,
    outcome: Option<Result<T, StoreError>>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Job for Command<T, F>
where
    T: Send,
    F: FnOnce(&mut Writing) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, writing: &mut Writing) -> bool {
        let Some(work) = self.work.take() else { return false };
        // A mistake in one command must not take the others with it.
        let outcome = catch_unwind(AssertUnwindSafe(|| work(writing)))
            .unwrap_or_else(|_| Err(StoreError::Failed("a write panicked".to_owned())));
        self.outcome.insert(outcome).is_ok()
    }

    fn answer(self: Box<Self>, failure: Option<&StoreError>) {
        let outcome = match (failure, self.outcome) {
            (None, Some(outcome)) => outcome,
            // A refusal changed nothing, and stays a refusal.
            (Some(_), Some(Err(refused @ StoreError::Refused(_)))) => Err(refused),
            (Some(failure), _) => Err(failure.clone()),
            (None, None) => Err(StoreError::Failed("the write was not done".to_owned())),
        };
        // Nobody may be waiting any more.
        let _ = self.answer.send(outcome);
    }
}

fn work(
    connection: &Connection,
    mut jobs: mpsc::Receiver<Box<dyn Job>>,
    outlet: &Outlet,
    mut indexing: Indexing,
) {
    let mut pace = Pace::default();
    while let Some(next) = indexing.next(&mut jobs) {
        let job = match next {
            Next::Write(job) => job,
            Next::Index(max_messages) => {
                indexing.step(connection, max_messages);
                continue;
            }
        };
        pace.wait(jobs.len());
        let batch = gather(job, &mut jobs);
        pace.gathered(batch.len());
        if let Some(commit) = run_batch(connection, batch, &mut indexing.indexer) {
            outlet.put(commit);
        }
    }
    outlet.close();
    // So that the file alone is the whole database. Readers elsewhere may prevent it, which does no harm.
    if let Err(error) = connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(())) {
        tracing::warn!(%error, "the write-ahead log was not folded into the database at closing");
    }
}

async fn work_in_task(connection: Connection, mut jobs: mpsc::Receiver<Box<dyn Job>>, outlet: Arc<Outlet>) {
    let mut indexer = Indexer::default();
    while let Some(job) = jobs.recv().await {
        // What is queued in the same moment shares the commit, as it does with a thread.
        tokio::task::yield_now().await;
        let commit = run_batch(&connection, gather(job, &mut jobs), &mut indexer);
        indexer.catch_up(&connection);
        if let Some(commit) = commit {
            outlet.put_from_task(commit).await;
        }
    }
    outlet.close();
}

/// A command, and those that wait behind it.
fn gather(job: Box<dyn Job>, jobs: &mut mpsc::Receiver<Box<dyn Job>>) -> Vec<Box<dyn Job>> {
    let mut batch = vec![job];
    while batch.len() < BATCH_MAX
        && let Ok(job) = jobs.try_recv()
    {
        batch.push(job);
    }
    batch
}

/// Commits; `None` when that failed, and everybody has been told so.
fn run_batch(connection: &Connection, mut batch: Vec<Box<dyn Job>>, indexer: &mut Indexer) -> Option<Commit> {
    match commit_all(connection, &mut batch, indexer) {
        Ok((changes, deliveries)) => Some(Commit::new(changes, deliveries, move || answer_all(batch, None))),
        Err(error) => {
            tracing::error!(%error, writes = batch.len(), "a commit failed");
            // Fails when SQLite has rolled back already, which is as good.
            let _ = execute(connection, "ROLLBACK", []);
            answer_all(batch, Some(&error));
            None
        }
    }
}

fn answer_all(batch: Vec<Box<dyn Job>>, failure: Option<&StoreError>) {
    batch.into_iter().for_each(|job| job.answer(failure));
}

/// Runs every command in one transaction, each in a savepoint of its own; what they changed, and whether webhooks are
/// to be told.
fn commit_all(
    connection: &Connection,
    batch: &mut [Box<dyn Job>],
    indexer: &mut Indexer,
) -> Result<(Vec<Change>, bool), StoreError> {
    execute(connection, "BEGIN IMMEDIATE", [])?;
    let mut writing = Writing {
        connection,
        subscribers: HashMap::new(),
        deliveries: false,
        silent: false,
        changes: Vec::with_capacity(batch.len()),
        indexer,
    };
    for job in batch {
        execute(connection, "SAVEPOINT command", [])?;
        let before = writing.changes.len();
        if !job.run(&mut writing) {
            writing.changes.truncate(before);
            // A full disk makes SQLite end the whole transaction by itself: then this fails, and so does the batch.
            execute(connection, "ROLLBACK TO command", [])?;
        }
        execute(connection, "RELEASE command", [])?;
    }
    execute(connection, "COMMIT", [])?;
    Ok((writing.changes, writing.deliveries))
}

#[cfg(test)]
mod tests {
    use chinwag_model::{MessageId, Timestamp};

    use super::*;
    use crate::ConversationChange;

    type Outcome = Result<usize, StoreError>;

    /// Runs commands in one batch on an empty table; their answers, how many rows are there, and what was told.
    fn batch(commands: Vec<fn(&mut Writing) -> Outcome>) -> (Vec<Outcome>, usize, usize) {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE rows (value)").unwrap();
        let (jobs, answers): (Vec<_>, Vec<_>) = commands
            .into_iter()
            .map(|work| {
                let (answer, outcome) = oneshot::channel();
                (Box::new(Command { work: Some(work), outcome: None, answer }) as Box<dyn Job>, outcome)
            })
            .unzip();
        let outlet = Outlet::default();
        let mut commits = outlet.take().unwrap();
        if let Some(commit) = run_batch(&connection, jobs, &mut Indexer::default()) {
            outlet.put(commit);
        }
        let told = commits.try_recv().map_or(0, |commit| commit.changes.len());
        let rows: i64 = connection.query_row("SELECT count(*) FROM rows", [], |row| row.get(0)).unwrap();
        let answers = answers.into_iter().map(|answer| answer.blocking_recv().unwrap()).collect();
        (answers, rows as usize, told)
    }

    fn write(writing: &mut Writing) -> Outcome {
        writing.emit(Change::Conversation {
            app: AppKey(1),
            conversation: chinwag_model::ConversationId::new("c").unwrap(),
            revision: 1,
            what: ConversationChange::MessageDeleted {
                id: MessageId::make(Timestamp::from_millis(1), 1, 1),
                sender: None,
                last_message: None,
            },
        });
        execute(writing.connection, "INSERT INTO rows VALUES (1)", [])
    }

    #[test]
    fn a_panic_undoes_only_its_own_command() {
        let (answers, rows, told) = batch(vec![
            write,
            |writing| {
                write(writing)?;
                panic!("a mistake in a command")
            },
            write,
        ]);
        assert!(matches!(&answers[..], [Ok(1), Err(StoreError::Failed(_)), Ok(1)]), "{answers:?}");
        assert_eq!((rows, told), (2, 2));
    }

    #[test]
    fn when_the_transaction_is_lost_everybody_is_told_so() {
        let (answers, rows, told) = batch(vec![
            write,
            |_| Err(crate::Refusal::UnknownMessage.into()),
            // As SQLite does by itself when the disk is full.
            |writing| execute(writing.connection, "ROLLBACK", []).and(Err(StoreError::Failed("full".into()))),
            write,
        ]);
        let failed = |outcome: &Outcome| matches!(outcome, Err(StoreError::Failed(_)));
        assert!(failed(&answers[0]) && failed(&answers[2]) && failed(&answers[3]), "{answers:?}");
        assert_eq!(answers[1], Err(crate::Refusal::UnknownMessage.into()));
        assert_eq!((rows, told), (0, 0));
    }
}
