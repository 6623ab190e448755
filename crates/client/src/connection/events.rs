//! What the server tells without being asked.

use chinwag_protocol::{Event, Notice};
use tokio::sync::mpsc;

/// Events not taken by the program yet, at most; see [`Events`].
pub(crate) const EVENTS_WAITING_MAX: usize = 100_000;

/// One thing the server told.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    /// Something happened in a topic.
    Event(Box<Event>),
    /// Something about the connection itself.
    Notice(Notice),
}

/// The events and notices of one connection, in the order they came.
///
/// Take them as they come: a program that lets 100,000 of them pile up loses its connection, as a client
/// that reads too slowly does. A program that has no use for them drops this value, and they are thrown away.
#[derive(Debug)]
pub struct Events {
    pub(crate) incoming: mpsc::Receiver<Incoming>,
}

impl Events {
    /// The next one; `None` once the connection has ended and everything that came before is taken.
    pub async fn next(&mut self) -> Option<Incoming> {
        self.incoming.recv().await
    }

    /// The next one, if it is here already.
    pub fn try_next(&mut self) -> Option<Incoming> {
        self.incoming.try_recv().ok()
    }
}
