//! What waits to go out on one connection. Bounded in bytes, so that a slow reader costs others nothing.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::extract::ws::Utf8Bytes;
use chinwag_protocol::Topic;
use chinwag_protocol::limits::{HELD_BACK_MAX_BYTES, OUTBOUND_QUEUE_MAX_BYTES};
use futures_util::task::AtomicWaker;
use parking_lot::Mutex;

use super::seen::Seen;

/// An event on its way, shared by everyone who gets it.
pub(crate) struct Delivery {
    /// The topic whose revision it carries.
    pub(crate) topic: Topic,
    /// That revision; `None` for events that do not count.
    pub(crate) revision: Option<u64>,
    /// The encoded frame.
    pub(crate) frame: Utf8Bytes,
    /// What of it is still to be said to whom an answer has shown that revision.
    pub(crate) remainder: Option<Utf8Bytes>,
    /// How it is seen by those who do not see everything.
    pub(super) seen: Seen,
}

impl Delivery {
    pub(crate) fn new(
        topic: Topic,
        revision: Option<u64>,
        frame: Utf8Bytes,
        remainder: Option<Utf8Bytes>,
    ) -> Self {
        Self { topic, revision, frame, remainder, seen: Seen::default() }
    }

    /// What is left of it for a client that an answer has shown its revision.
    pub(crate) fn remainder(&self) -> Option<Arc<Self>> {
        let frame = self.remainder.clone()?;
        Some(Arc::new(Self::new(self.topic.clone(), None, frame, None)))
    }
}

/// What comes out of an outbox.
pub(crate) enum Next {
    /// Something to send.
    Delivery(Arc<Delivery>),
    /// Too much had to wait: the connection is to be closed, and to resume.
    Overflow,
    /// What the user may do and see may have changed: it is to be looked up before anything else is shown.
    LookUp,
}

/// A queue with one reader, the connection's session.
#[derive(Default)]
pub(crate) struct Outbox {
    waiting: Mutex<Waiting>,
    /// The session. There is one, which waits for one thing at a time.
    reader: AtomicWaker,
}

#[derive(Default)]
struct Waiting {
    deliveries: VecDeque<Arc<Delivery>>,
    bytes: usize,
    /// Bytes that the hub keeps back for this connection.
    held_back: usize,
    overflowed: bool,
    /// Whether it is to be looked up what the user may do and see.
    looks_up: bool,
}

impl Waiting {
    fn overflow(&mut self) {
        self.overflowed = true;
        self.deliveries = VecDeque::new();
        metrics::counter!("chinwag_realtime_outbox_overflows_total").increment(1);
    }
}

impl Outbox {
    /// Adds a delivery. Once the limit is passed everything waiting is dropped, and so is what comes after.
    pub(crate) fn push(&self, delivery: &Arc<Delivery>) {
        let mut waiting = self.waiting.lock();
        if waiting.overflowed {
            return;
        }
        waiting.bytes += delivery.frame.len();
        if waiting.bytes > OUTBOUND_QUEUE_MAX_BYTES {
            waiting.overflow();
        } else {
            waiting.deliveries.push_back(delivery.clone());
        }
        let first = waiting.overflowed || waiting.deliveries.len() == 1;
        drop(waiting);
        // The reader empties the queue before it waits again, so only the first arrival has to wake it.
        if first {
            self.reader.wake();
        }
    }

    /// Has it looked up what the user may do and see.
    pub(super) fn look_up(&self) {
        self.waiting.lock().looks_up = true;
        self.reader.wake();
    }

    /// Counts a delivery that is kept back for this connection. `false` when that is too much: the connection is to
    /// be closed then, and to resume.
    pub(crate) fn hold_back(&self, delivery: &Delivery) -> bool {
        let mut waiting = self.waiting.lock();
        if waiting.overflowed {
            return false;
        }
        if waiting.held_back + delivery.frame.len() > HELD_BACK_MAX_BYTES {
            waiting.overflow();
            drop(waiting);
            self.reader.wake();
            return false;
        }
        waiting.held_back += delivery.frame.len();
        true
    }

    /// Counts a delivery as kept back no longer.
    pub(crate) fn let_go(&self, delivery: &Delivery) {
        self.waiting.lock().held_back -= delivery.frame.len();
    }

    /// Takes what is next, if anything is.
    pub(crate) fn take(&self) -> Option<Next> {
        let mut waiting = self.waiting.lock();
        if waiting.overflowed {
            return Some(Next::Overflow);
        }
        if std::mem::take(&mut waiting.looks_up) {
            return Some(Next::LookUp);
        }
        let delivery = waiting.deliveries.pop_front()?;
        waiting.bytes -= delivery.frame.len();
        if waiting.deliveries.is_empty() {
            // An idle connection holds no memory for what it once had to wait for.
            waiting.deliveries = VecDeque::new();
        }
        Some(Next::Delivery(delivery))
    }

    /// Waits until something is there. Cancel-safe.
    pub(crate) async fn filled(&self) {
        let is_filled =
            |waiting: &Waiting| !waiting.deliveries.is_empty() || waiting.overflowed || waiting.looks_up;
        poll_fn(|context| self.poll(context, is_filled)).await;
    }

    /// Waits until the limit was passed. Cancel-safe.
    pub(crate) async fn overflowed(&self) {
        poll_fn(|context| self.poll(context, |waiting| waiting.overflowed)).await;
    }

    fn poll(&self, context: &Context, is_so: impl Fn(&Waiting) -> bool) -> Poll<()> {
        // Before the look: what is pushed after it wakes.
        self.reader.register(context.waker());
        if is_so(&self.waiting.lock()) { Poll::Ready(()) } else { Poll::Pending }
    }
}
