//! Requests that have no answer yet.

use std::collections::HashMap;
use std::sync::Arc;

use chinwag_protocol::WireError;
use chinwag_protocol::limits::REQUESTS_IN_FLIGHT_MAX;
use parking_lot::Mutex;
use serde_json::value::RawValue;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::{Closing, Error};

/// An answer whose type only the asker knows.
pub(crate) type RawAnswer = Result<Box<RawValue>, Error>;

/// Matches answers to requests, and holds back what the server would not read yet.
pub(crate) struct InFlight {
    room: Arc<Semaphore>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last_id: u64,
    waiting: HashMap<u64, Waiting>,
    /// Set once. Whoever asks later is answered with it at once.
    closing: Option<Closing>,
}

struct Waiting {
    answer: oneshot::Sender<RawAnswer>,
    /// Gives the room back when the answer has come.
    _permit: OwnedSemaphorePermit,
}

impl InFlight {
    pub(crate) fn new() -> Self {
        Self { room: Arc::new(Semaphore::new(REQUESTS_IN_FLIGHT_MAX)), state: Mutex::default() }
    }

    /// Waits until `count` more requests may be under way.
    pub(crate) async fn room_for(&self, count: usize) -> Result<OwnedSemaphorePermit, Error> {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        // The semaphore is never closed: ending the connection frees its permits, and `add` then refuses.
        let permit = self.room.clone().acquire_many_owned(count).await;
        permit.map_err(|_| Closing::broken("the connection has ended").into())
    }

    /// Gives a request its id, and a place for the answer.
    pub(crate) fn add(
        &self,
        permit: OwnedSemaphorePermit,
    ) -> Result<(u64, oneshot::Receiver<RawAnswer>), Error> {
        let mut state = self.state.lock();
        if let Some(closing) = &state.closing {
            return Err(closing.clone().into());
        }
        state.last_id += 1;
        let id = state.last_id;
        let (answer, receiver) = oneshot::channel();
        state.waiting.insert(id, Waiting { answer, _permit: permit });
        Ok((id, receiver))
    }

    /// Hands an answer to whoever asked. An asker that no longer waits is no error.
    pub(crate) fn answer(&self, id: u64, answer: Result<Box<RawValue>, WireError>) {
        let waiting = self.state.lock().waiting.remove(&id);
        if let Some(waiting) = waiting {
            let _ = waiting.answer.send(answer.map_err(Error::Refused));
        }
    }

    /// Ends everything that waits. Only the first reason counts: what follows it is a consequence.
    pub(crate) fn close(&self, closing: Closing) {
        let mut state = self.state.lock();
        let closing = state.closing.get_or_insert(closing).clone();
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for (_, waiting) in waiting {
            let _ = waiting.answer.send(Err(closing.clone().into()));
        }
    }

    /// How the connection ended, once it has.
    pub(crate) fn closing(&self) -> Option<Closing> {
        self.state.lock().closing.clone()
    }
}
