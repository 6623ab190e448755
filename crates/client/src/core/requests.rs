//! Requests waiting to go out, and those without an answer.

use std::collections::{BTreeMap, VecDeque};

use chinwag_protocol::limits::{FRAME_MAX_BYTES, REQUESTS_IN_FLIGHT_MAX};
use chinwag_protocol::{ErrorCode, WireError, encode_frame};
use serde_json::value::RawValue;

use super::Core;
use crate::error::Error;
use crate::frames::fitting;
use crate::operation::{self, Operation};

/// What to do with an answer.
pub(crate) type Done = Box<dyn FnOnce(&mut Core, Result<Box<RawValue>, Error>) + Send>;

/// A request without an answer.
pub(crate) struct Entry {
    id: u64,
    encoded: String,
    pub(crate) done: Done,
    /// Is sent again when the connection breaks before the answer: everything but what concerns the connection
    /// alone is either a read or safe to repeat.
    lasting: bool,
    /// Has a frame of its own, so that its answer does not wait for others.
    alone: bool,
}

/// See the module. Requests go out in the order made, also those that are sent again.
#[derive(Default)]
pub(crate) struct Requests {
    last_id: u64,
    open: bool,
    waiting: VecDeque<Entry>,
    in_flight: BTreeMap<u64, Entry>,
}

impl Requests {
    /// Whether there is a connection to write to.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Lets a request wait for the next frame; gives `done` back when it cannot be sent at all.
    pub(crate) fn add<O: Operation>(
        &mut self,
        operation: &O,
        lasting: bool,
        done: Done,
    ) -> Result<(), (Error, Done)> {
        self.last_id += 1;
        let id = self.last_id;
        match operation::encode(id, operation) {
            Ok(encoded) if encoded.len() + "[]".len() <= FRAME_MAX_BYTES => {
                self.waiting.push_back(Entry { id, encoded, done, lasting, alone: false });
                Ok(())
            }
            Ok(encoded) => {
                let message = format!("{} of {} bytes is larger than a frame may be", O::NAME, encoded.len());
                Err((WireError::new(ErrorCode::FrameTooLarge, message).into(), done))
            }
            Err(error) => Err((Error::Unintelligible(error.to_string()), done)),
        }
    }

    /// The request made last goes out by itself.
    pub(crate) fn send_last_alone(&mut self) {
        if let Some(last) = self.waiting.back_mut() {
            last.alone = true;
        }
    }

    /// There is a connection. Gives what waited for it, to be put behind what comes first.
    pub(crate) fn open(&mut self) -> VecDeque<Entry> {
        self.open = true;
        std::mem::take(&mut self.waiting)
    }

    pub(crate) fn append(&mut self, mut entries: VecDeque<Entry>) {
        self.waiting.append(&mut entries);
    }

    /// The connection is gone: what was under way waits for the next one, before what came after it.
    pub(crate) fn lost(&mut self) {
        self.open = false;
        let in_flight = std::mem::take(&mut self.in_flight);
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting = in_flight.into_values().chain(waiting).filter(|entry| entry.lasting).collect();
        // Topics are asked for first on a new connection, with new numbers: the order asked is that of numbers.
        self.waiting.make_contiguous().sort_by_key(|entry| entry.id);
    }

    /// Everything without an answer, in order.
    pub(crate) fn end(&mut self) -> Vec<Entry> {
        self.lost();
        std::mem::take(&mut self.waiting).into()
    }

    /// The request that an answer is for.
    pub(crate) fn answered(&mut self, id: u64) -> Option<Entry> {
        self.in_flight.remove(&id)
    }

    /// The next frame, if something waits and may go out now.
    pub(crate) fn next_frame(&mut self) -> Option<String> {
        if !self.open {
            return None;
        }
        let room = REQUESTS_IN_FLIGHT_MAX.saturating_sub(self.in_flight.len());
        let together = if self.waiting.front()?.alone { 1 } else { room };
        let lengths = self.waiting.iter().take(together).map(|entry| entry.encoded.len());
        let count = fitting(lengths).min(room);
        if count == 0 {
            return None;
        }
        let entries: Vec<Entry> = self.waiting.drain(..count).collect();
        let frame = encode_frame(entries.iter().map(|entry| &entry.encoded));
        self.in_flight.extend(entries.into_iter().map(|entry| (entry.id, entry)));
        Some(frame)
    }
}
