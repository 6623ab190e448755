//! The two tasks of a connection: one writes requests, one reads what comes.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chinwag_protocol::Ping;
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::{self, Message, Utf8Bytes};

use super::events::{EVENTS_WAITING_MAX, Incoming};
use super::in_flight::InFlight;
use crate::error::Closing;
use crate::frames::{Item, next_frame, read_frame};
use crate::operation;
use crate::transport::closed;

/// How long a ping may stay unanswered before the connection is given up.
const PING_ANSWER_MAX: Duration = Duration::from_secs(10);
/// How long to go on with a connection that has ended, so that it ends properly.
const GOODBYE_MAX: Duration = Duration::from_secs(1);

/// Takes in requests until nobody can make any more, and sends each time all that wait, in as few frames as the
/// limits allow. Those handed over in one piece are thus in one frame, if they fit.
pub(crate) async fn write<S>(mut sink: S, mut requests: mpsc::UnboundedReceiver<Vec<String>>)
where
    S: Sink<Message, Error = tungstenite::Error> + Unpin,
{
    let mut waiting = VecDeque::new();
    while let Some(first) = requests.recv().await {
        waiting.extend(first);
        while let Ok(more) = requests.try_recv() {
            waiting.extend(more);
        }
        while !waiting.is_empty() {
            let frame = next_frame(&mut waiting);
            // What broke is told by the reader, whose side of the socket has failed with this one.
            if sink.send(Message::text(frame)).await.is_err() {
                return;
            }
        }
    }
    let _ = sink.send(Message::Close(None)).await;
}

/// What the reading task works with.
pub(crate) struct Reader {
    pub(crate) in_flight: Arc<InFlight>,
    pub(crate) events: mpsc::Sender<Incoming>,
    /// For pings; weak, so that the reader does not keep the writer alive.
    pub(crate) requests: mpsc::WeakUnboundedSender<Vec<String>>,
    /// How long to wait in silence before asking for a sign of life. `hello` tells.
    pub(crate) ping_after: watch::Receiver<Duration>,
    /// Dropped when the connection has ended, which is what others wait for.
    pub(crate) _ended: watch::Sender<()>,
}

impl Reader {
    /// Reads until the connection ends, and ends with it everything that waits for an answer.
    pub(crate) async fn run<S>(mut self, mut stream: S)
    where
        S: Stream<Item = tungstenite::Result<Message>> + Unpin,
    {
        let closing = self.read(&mut stream).await;
        self.in_flight.close(closing);
        drop(self);
        // Reading on is what sends our own goodbye; nobody waits for it.
        let _ = tokio::time::timeout(GOODBYE_MAX, stream.next()).await;
    }

    async fn read<S>(&mut self, stream: &mut S) -> Closing
    where
        S: Stream<Item = tungstenite::Result<Message>> + Unpin,
    {
        let mut pinged = false;
        loop {
            let patience = if pinged { PING_ANSWER_MAX } else { *self.ping_after.borrow() };
            let next = tokio::select! {
                next = tokio::time::timeout(patience, stream.next()) => next,
                Ok(()) = self.ping_after.changed() => continue,
            };
            let message = match next {
                Ok(Some(Ok(message))) => message,
                Ok(Some(Err(error))) => return Closing::broken(error),
                Ok(None) => return Closing::broken("the connection was cut"),
                Err(_) if pinged => return Closing::broken("the server gives no sign of life"),
                Err(_) => {
                    self.ping();
                    pinged = true;
                    continue;
                }
            };
            pinged = false;
            match message {
                Message::Text(text) => {
                    if let Err(closing) = self.take(&text) {
                        return closing;
                    }
                }
                Message::Close(frame) => return closed(frame),
                // The library answers pings by itself. Binary frames are none of the protocol's.
                Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// Asks for a sign of life. Whatever comes will do, so nobody waits for this answer in particular, and its id
    /// is one that no request has.
    fn ping(&self) {
        if let (Some(requests), Ok(ping)) = (self.requests.upgrade(), operation::encode(0, &Ping {})) {
            let _ = requests.send(vec![ping]);
        }
    }

    fn take(&self, frame: &Utf8Bytes) -> Result<(), Closing> {
        let items = read_frame(frame).map_err(|error| {
            Closing::broken(format_args!("the server sent a frame that cannot be understood: {error}"))
        })?;
        for item in items {
            match item {
                Item::Answer(Some(id), answer) => self.in_flight.answer(id, answer),
                Item::Answer(None, Err(error)) => {
                    return Err(Closing::broken(format_args!("the server could not read a frame: {error}")));
                }
                Item::Answer(None, Ok(_)) => {}
                Item::Incoming(incoming) => self.hand_over(incoming)?,
            }
        }
        Ok(())
    }

    fn hand_over(&self, incoming: Incoming) -> Result<(), Closing> {
        match self.events.try_send(incoming) {
            // Closed: the program wants none.
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Closing::broken(format_args!(
                "the program left {EVENTS_WAITING_MAX} events waiting, which is the most there may be"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Written = mpsc::UnboundedReceiver<Vec<String>>;

    /// A reader, a writer to keep alive, what it would write, and the events handed over: one at most may wait.
    fn reader() -> (Reader, mpsc::UnboundedSender<Vec<String>>, Written, mpsc::Receiver<Incoming>) {
        let (requests, written) = mpsc::unbounded_channel();
        let (events, incoming) = mpsc::channel(1);
        let ping_after = watch::channel(Duration::from_secs(25)).1;
        let in_flight = Arc::new(InFlight::new());
        let ended = watch::channel(()).0;
        (
            Reader { in_flight, events, requests: requests.downgrade(), ping_after, _ended: ended },
            requests,
            written,
            incoming,
        )
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_server_is_pinged_and_then_given_up() {
        let (mut reader, _requests, mut written, _incoming) = reader();
        let started = tokio::time::Instant::now();
        let closing = reader.read(&mut futures_util::stream::pending()).await;
        assert_eq!(written.recv().await.unwrap(), [r#"{"id":0,"op":"ping"}"#]);
        assert_eq!(started.elapsed(), Duration::from_secs(25) + PING_ANSWER_MAX);
        assert_eq!(closing.reason, "the server gives no sign of life");
    }

    #[tokio::test]
    async fn a_program_that_leaves_its_events_loses_the_connection() {
        let (mut reader, _requests, _written, _incoming) = reader();
        let notice = || Ok(Message::text(r#"[{"notice":"draining","reconnectInMs":5}]"#));
        let closing = reader.read(&mut futures_util::stream::iter([notice(), notice()])).await;
        assert!(closing.reason.contains("events waiting"), "{closing}");
    }
}
