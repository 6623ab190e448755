//! One commit, on its way to those who hear of it.

use std::fmt;

use crate::Change;

/// What one commit changed, together with the answers to its writes. Dropping it lets those writes resolve: whoever
/// takes commits tells of the changes first and drops the commit then, so that nobody learns that a write is done
/// before its changes are told.
pub struct Commit {
    /// What changed, in order.
    pub changes: Vec<Change>,
    /// Whether there is something new to tell webhooks.
    pub deliveries: bool,
    resolve: Option<Box<dyn FnOnce() + Send>>,
}

impl Commit {
    /// A commit whose writes resolve by `resolve`.
    pub fn new(changes: Vec<Change>, deliveries: bool, resolve: impl FnOnce() + Send + 'static) -> Self {
        Self { changes, deliveries, resolve: Some(Box::new(resolve)) }
    }
}

impl Drop for Commit {
    fn drop(&mut self) {
        if let Some(resolve) = self.resolve.take() {
            resolve();
        }
    }
}

impl fmt::Debug for Commit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Commit").field("changes", &self.changes).finish_non_exhaustive()
    }
}
