//! One connection, from `hello` to its close code.
//!
//! ```text
//!   Greeting ── hello accepted ──> Open ──> Closing (a close code says why)
//!      └── hello refused, or too late ────────^
//! ```
//! A single task does it all, so that an idle connection costs one task and its small buffers.

mod greeting;
mod pipeline;
mod requests;
mod subscriptions;
mod timing;
mod viewer;
mod wire;

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use chinwag_engine::{Caller, Connected, Engine, KeyMark, Viewer};
use chinwag_model::UserId;
use chinwag_protocol::limits::{FRAME_HARD_MAX_BYTES, FRAME_MAX_BYTES, REQUESTS_IN_FLIGHT_MAX};
use chinwag_protocol::{Answer, CloseCode, ErrorCode, Notice, Topic, WireError, decode, encode_frame};
use parking_lot::Mutex;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use crate::Hub;
use crate::hub::{Link, LinkGuard, Next};
use pipeline::{FrameAnswers, Pipeline};
use subscriptions::{Started, Subscriptions};
use timing::{Due, Timing};
use wire::{Item, Wire};

/// Most milliseconds over which the clients of a draining server are told to spread their return.
const DRAIN_SPREAD_MS: u64 = 5_000;

/// What a connection came in by.
pub(crate) struct Door {
    pub(crate) engine: Arc<Engine>,
    pub(crate) hub: Arc<Hub>,
    /// The app's id, as it stands in the address.
    pub(crate) app: String,
    /// The page's origin, when a browser connects.
    pub(crate) origin: Option<String>,
    /// Where the connection comes from, if that is known.
    pub(crate) address: Option<IpAddr>,
    /// Cancelled when the server goes down.
    pub(crate) draining: CancellationToken,
}

/// Everything that requests under way share with their session.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) engine: Arc<Engine>,
    pub(crate) hub: Arc<Hub>,
    pub(crate) link: Arc<Link>,
    pub(crate) caller: Caller,
    pub(crate) user: UserId,
    /// What the user may do and see, as it was last looked up.
    pub(crate) viewer: Arc<Mutex<Arc<Viewer>>>,
    /// Held by the one search, or filtered list, that is under way.
    pub(crate) long_reads: Arc<tokio::sync::Mutex<()>>,
}

/// One connection.
pub(crate) struct Session {
    door: Door,
    wire: Wire,
    pipeline: Pipeline,
    subscriptions: Subscriptions,
    timing: Timing,
    /// `Some` once `hello` was accepted. The guard undoes at the end what the hub was asked for.
    open: Option<(Member, LinkGuard)>,
    /// The key that signed the credentials that hold now.
    signed_with: Option<KeyMark>,
    /// Makes the user count as online, as long as it is open.
    connected: Option<Connected>,
    /// Whether the answer to `hello` is on its way: events must not overtake it.
    greeted: bool,
    /// Ready when the server goes down. Kept, since to wait for it anew at every turn is to queue among all
    /// connections.
    draining: Pin<Box<WaitForCancellationFutureOwned>>,
}

/// Why the loop of a session ends.
pub(crate) enum End {
    /// We close, and say why.
    Close(CloseCode),
    /// The client said good-bye.
    Left,
    /// The client is gone.
    Gone,
}

impl Session {
    pub(crate) fn new(door: Door, socket: WebSocket) -> Self {
        Self {
            draining: Box::pin(door.draining.clone().cancelled_owned()),
            door,
            wire: Wire::new(socket),
            pipeline: Pipeline::default(),
            subscriptions: Subscriptions::default(),
            timing: Timing::new(),
            open: None,
            signed_with: None,
            connected: None,
            greeted: false,
        }
    }

    /// Serves the connection until it ends.
    pub(crate) async fn run(mut self) {
        metrics::gauge!("chinwag_realtime_connections").increment(1);
        let end = loop {
            if let Err(end) = self.turn().await {
                break end;
            }
        };
        // What was asked before a frame that cannot be read is still answered.
        if let End::Close(CloseCode::FrameTooLarge | CloseCode::Unintelligible) = end {
            let _ = self.finish_requests().await;
        }
        // Whoever writes and leaves the page in the same moment has written.
        if let End::Left | End::Gone = end {
            self.finish_unheard().await;
        }
        // The hub forgets the connection before the client learns of the end.
        self.open = None;
        self.connected = None;
        match end {
            End::Close(code) => {
                tracing::debug!(code = code.code(), reason = code.reason(), "closing a connection");
                self.wire.close(code).await;
            }
            End::Left => self.wire.farewell().await,
            End::Gone => {}
        }
        metrics::gauge!("chinwag_realtime_connections").decrement(1);
    }

    /// Waits for the next thing to happen, and does what it takes.
    async fn turn(&mut self) -> Result<(), End> {
        let link = self.open.as_ref().filter(|_| self.greeted).map(|(member, _)| member.link.clone());
        tokio::select! {
            // In this order, so that what happens follows from what happened before, and a simulation can repeat it.
            // What others do comes last: however many events there are, they do not keep the client from being heard.
            biased;
            () = &mut self.draining => Err(self.drain().await),
            () = self.timing.sleep() => self.due().await,
            outcome = self.pipeline.next(), if self.pipeline.is_running() => self.finished(outcome).await,
            message = self.wire.receive(), if self.pipeline.len() < REQUESTS_IN_FLIGHT_MAX => {
                self.received(message?)
            }
            () = wait_for_events(link.as_deref()) => self.send_events().await,
        }
    }

    fn received(&mut self, message: Message) -> Result<(), End> {
        self.timing.heard();
        match message {
            Message::Text(text) if text.len() > FRAME_HARD_MAX_BYTES => {
                Err(End::Close(CloseCode::FrameTooLarge))
            }
            Message::Text(text) if text.len() > FRAME_MAX_BYTES => {
                let message =
                    format!("a frame may have at most {FRAME_MAX_BYTES} bytes, this one has {}", text.len());
                self.refuse_frame(WireError::new(ErrorCode::FrameTooLarge, message));
                Ok(())
            }
            Message::Text(text) => match decode::decode_frame(&text) {
                Ok(requests) if requests.is_empty() => Ok(()),
                Ok(requests) => {
                    self.pipeline.push(requests);
                    self.start_requests();
                    Ok(())
                }
                Err(error) => {
                    self.refuse_frame(error);
                    Ok(())
                }
            },
            Message::Binary(_) => Err(End::Close(CloseCode::Unintelligible)),
            Message::Close(_) => Err(End::Left),
            Message::Ping(_) | Message::Pong(_) => Ok(()),
        }
    }

    /// Answers a frame whose requests cannot be told apart. It keeps its place after the frames before it.
    fn refuse_frame(&mut self, error: WireError) {
        self.pipeline.push(vec![decode::Decoded { id: None, request: Err(error) }]);
        self.start_requests();
    }

    /// Takes the answers of a frame. An event that had to wait for one of them comes right after it: that is ahead of
    /// the answer to the request that caused it, when both requests are in one frame.
    async fn take_answers(&mut self, mut frame: FrameAnswers, items: &mut Vec<Item>) -> Result<(), End> {
        frame.started.sort_by_key(|(index, _)| *index);
        let mut started = frame.started.into_iter().peekable();
        for (index, answer) in (frame.gone..).zip(frame.answers) {
            items.push(Item::Answer(answer));
            while let Some((_, started)) = started.next_if(|(at, _)| *at == index) {
                self.begin(started, items).await?;
            }
        }
        Ok(())
    }

    /// Something starts, now that its answer is in its place: takes the events that had to wait for it.
    async fn begin(&mut self, started: Started, items: &mut Vec<Item>) -> Result<(), End> {
        let greeting = matches!(started, Started::Greeting { .. });
        let follows = |topic: &Topic| self.open.as_ref().is_some_and(|(_, guard)| guard.follows(topic));
        let deliveries = self.subscriptions.started(started, follows);
        items.extend(deliveries.into_iter().filter_map(|delivery| self.seen(delivery)).map(Item::Event));
        if greeting {
            self.greeted = true;
            self.take_events(items).await?;
        }
        Ok(())
    }

    /// Takes the events that are there. Where it is to be looked up first what may be seen of them, it is: whoever
    /// asked for a change hears of it before the answer.
    async fn take_events(&mut self, items: &mut Vec<Item>) -> Result<(), End> {
        while let Some(next) = self.next_event() {
            match next {
                Next::Delivery(delivery) => {
                    let admitted = self.subscriptions.admit(delivery);
                    items.extend(admitted.and_then(|delivery| self.seen(delivery)).map(Item::Event));
                    if self.subscriptions.overflow() {
                        return Err(End::Close(CloseCode::TooSlow));
                    }
                }
                Next::LookUp => {
                    if let Some((member, _)) = &self.open {
                        items.extend(member.clone().look_up(self.signed_with).await?);
                    }
                }
                Next::Overflow => return Err(End::Close(CloseCode::TooSlow)),
            }
        }
        Ok(())
    }

    /// What is next in the outbox; nothing before the client was greeted.
    fn next_event(&self) -> Option<Next> {
        let (member, _) = self.open.as_ref().filter(|_| self.greeted)?;
        member.link.outbox.take()
    }

    /// Writes the events that are there, and the answers that are ready.
    async fn send_events(&mut self) -> Result<(), End> {
        if let Some(outcome) = self.pipeline.finished() {
            return self.finished(outcome).await;
        }
        let mut items = Vec::new();
        self.take_events(&mut items).await?;
        self.wire.feed_frame(&items, self.link()).await?;
        self.wire.flush(self.link()).await
    }

    async fn due(&mut self) -> Result<(), End> {
        match self.timing.due(self.door.engine.now()) {
            Due::Nothing => Ok(()),
            Due::Ping => self.wire.ping(self.link()).await,
            Due::TokenExpiring { expires_in_ms } => {
                self.notify(&Notice::TokenExpiring { expires_in_ms }).await
            }
            Due::Close(code) => Err(End::Close(code)),
        }
    }

    /// Finishes what was begun, after a word of warning.
    async fn drain(&mut self) -> End {
        let reconnect_in_ms = (self.door.engine.random() % DRAIN_SPREAD_MS) as u32;
        if let Err(end) = self.notify(&Notice::Draining { reconnect_in_ms }).await {
            return end;
        }
        match self.finish_requests().await {
            Ok(()) => End::Close(CloseCode::Draining),
            Err(end) => end,
        }
    }

    /// Waits for the requests under way, and answers them.
    async fn finish_requests(&mut self) -> Result<(), End> {
        while self.pipeline.is_running() {
            let outcome = self.pipeline.next().await;
            self.finished(outcome).await?;
        }
        Ok(())
    }

    async fn notify(&mut self, notice: &Notice) -> Result<(), End> {
        let item = serde_json::to_string(notice).map_err(|_| End::Close(CloseCode::Internal))?;
        self.wire.send(encode_frame([item]).into(), self.link()).await
    }

    fn link(&self) -> Option<Arc<Link>> {
        self.open.as_ref().map(|(member, _)| member.link.clone())
    }
}

/// Waits for events; for ever while there is no one to get any.
async fn wait_for_events(link: Option<&Link>) {
    match link {
        Some(link) => link.outbox.filled().await,
        None => std::future::pending().await,
    }
}

/// Encodes the answer to a request.
fn encode_answer<T: serde::Serialize>(id: Option<u64>, result: Result<T, chinwag_engine::Error>) -> String {
    let result = result.map_err(|error| {
        if let chinwag_engine::Error::Internal(cause) = &error {
            tracing::error!(cause, "a request failed");
        }
        error.to_wire()
    });
    Answer::encode(id, result)
}
