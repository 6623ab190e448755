//! Where commits go.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc;

use crate::Commit;

/// Commits that may wait for whoever took them, each of at most a batch of writes. The writer waits beyond it, and
/// gathers what comes meanwhile.
const WAITING_MAX: usize = 4;

/// From the writing thread to whoever hears of commits, if anybody does.
#[derive(Default)]
pub struct Outlet(Mutex<Taken>);

#[derive(Default)]
enum Taken {
    #[default]
    NotYet,
    By(mpsc::Sender<Commit>),
    /// The writing thread has ended.
    Closed,
}

impl Outlet {
    /// Takes what comes from now on; once.
    pub fn take(&self) -> Option<mpsc::Receiver<Commit>> {
        let mut taken = self.lock();
        let Taken::NotYet = *taken else { return None };
        let (sender, receiver) = mpsc::channel(WAITING_MAX);
        *taken = Taken::By(sender);
        Some(receiver)
    }

    /// Hands a commit over, waiting for a place. When nobody took the outlet, or they are gone, the commit is dropped,
    /// which lets its writes resolve.
    pub fn put(&self, commit: Commit) {
        if let Some(sender) = self.sender() {
            let _ = sender.blocking_send(commit);
        }
    }

    /// The same, from a task.
    pub async fn put_from_task(&self, commit: Commit) {
        if let Some(sender) = self.sender() {
            let _ = sender.send(commit).await;
        }
    }

    fn sender(&self) -> Option<mpsc::Sender<Commit>> {
        match &*self.lock() {
            Taken::By(sender) => Some(sender.clone()),
            Taken::NotYet | Taken::Closed => None,
        }
    }

    /// Tells whoever takes commits that there will be no more.
    pub fn close(&self) {
        *self.lock() = Taken::Closed;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
