//! The order in which the requests of a connection are carried out.
//!
//! They take effect in the order sent. Reads may be under way together, since they change nothing; so may sends,
//! since the engine queues a send the moment it is asked, and the store puts what is queued into one commit.
//! Everything else waits for what is before it, and holds up what is after it.

use std::collections::VecDeque;
use std::pin::Pin;

use chinwag_protocol::decode::Decoded;
use chinwag_protocol::{Request, WireError};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};

use super::subscriptions::Started;

/// Most reads of one connection under way together, so that one connection cannot keep all readers busy.
const READS_TOGETHER: usize = 8;
/// Answers of one connection that may wait for those before them, in bytes. Past it a frame is answered in parts, so
/// that a frame of many large reads does not fill the memory. Those under way come on top: pages of at most
/// `PAGE_MAX_BYTES`.
const ANSWERS_HELD_MAX_BYTES: usize = 1024 * 1024;
/// Most sends of one connection under way together.
const SENDS_TOGETHER: usize = 1_024;

/// What a request may run beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Read,
    Send,
    Alone,
}

impl Kind {
    fn of(request: &Result<Request, WireError>) -> Self {
        match request {
            Ok(Request::MessageSend(_)) => Self::Send,
            Ok(
                Request::Ping(_)
                | Request::UserGet(_)
                | Request::ConversationGet(_)
                | Request::ConversationList(_)
                | Request::ParticipantGet(_)
                | Request::ParticipantList(_)
                | Request::MessageGet(_)
                | Request::MessagePreview(_)
                | Request::MessageList(_)
                | Request::ReactionList(_)
                | Request::SearchMessages(_)
                | Request::SearchConversations(_)
                | Request::Subscribe(_),
            )
            | Err(_) => Self::Read,
            Ok(_) => Self::Alone,
        }
    }

    fn together(self) -> usize {
        match self {
            Self::Read => READS_TOGETHER,
            Self::Send => SENDS_TOGETHER,
            Self::Alone => 1,
        }
    }
}

/// What a request came to.
pub(super) struct Outcome {
    /// The encoded answer.
    pub(super) answer: String,
    /// A subscription that starts with it.
    pub(super) started: Option<Started>,
    /// What it means for the session itself.
    pub(super) effect: Effect,
}

/// What a request means for the session itself.
pub(super) enum Effect {
    None,
    /// `hello` was accepted.
    Greeted(Box<super::greeting::Greeted>),
    /// `hello` was refused.
    Refused,
    /// The token was renewed.
    Renewed(chinwag_engine::Authenticated),
}

impl Outcome {
    pub(super) fn answer(answer: String) -> Self {
        Self { answer, started: None, effect: Effect::None }
    }
}

/// A request under way.
pub(super) type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// A request under way that knows its place.
type Placed = Pin<Box<dyn Future<Output = (Place, Outcome)> + Send>>;

/// The place of a request: its frame, and its index in it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    frame: u64,
    index: usize,
}

/// All answers of one client frame.
#[derive(Default)]
pub(super) struct FrameAnswers {
    pub(super) answers: Vec<String>,
    /// What starts with them, with the index of its answer in the whole frame.
    pub(super) started: Vec<(usize, Started)>,
    /// How many answers have gone ahead of these.
    pub(super) gone: usize,
    missing: usize,
}

/// The requests of one connection.
#[derive(Default)]
pub(super) struct Pipeline {
    backlog: VecDeque<(Place, Decoded)>,
    running: FuturesUnordered<Placed>,
    kind: Option<Kind>,
    frames: VecDeque<FrameAnswers>,
    first_frame: u64,
    /// Bytes of the answers in `frames`.
    held: usize,
}

impl Pipeline {
    /// Adds the requests of a frame.
    pub(super) fn push(&mut self, requests: Vec<Decoded>) {
        let frame = self.first_frame + self.frames.len() as u64;
        let missing = requests.len();
        self.frames.push_back(FrameAnswers {
            answers: vec![String::new(); missing],
            started: Vec::new(),
            missing,
            gone: 0,
        });
        let places = (0..).map(|index| Place { frame, index });
        self.backlog.extend(places.zip(requests));
    }

    /// How many requests are not answered yet.
    pub(super) fn len(&self) -> usize {
        self.backlog.len() + self.running.len()
    }

    /// Whether something is under way.
    pub(super) fn is_running(&self) -> bool {
        !self.running.is_empty()
    }

    /// The next request that may start now. It must be started: [`Self::start`].
    pub(super) fn startable(&mut self) -> Option<(Place, Decoded)> {
        let kind = Kind::of(&self.backlog.front()?.1.request);
        let may_start = match self.kind {
            _ if self.running.is_empty() => true,
            _ if self.held > ANSWERS_HELD_MAX_BYTES => false,
            Some(running) => running == kind && self.running.len() < kind.together(),
            None => true,
        };
        if !may_start {
            return None;
        }
        self.kind = Some(kind);
        self.backlog.pop_front()
    }

    /// Puts a request under way.
    pub(super) fn start(&mut self, place: Place, running: Running) {
        self.running.push(Box::pin(async move { (place, running.await) }));
    }

    /// Waits for a request to finish; only while [`Self::is_running`]. Cancel-safe.
    pub(super) async fn next(&mut self) -> (Place, Outcome) {
        match self.running.next().await {
            Some(finished) => finished,
            None => std::future::pending().await,
        }
    }

    /// A request that has finished already, if there is one.
    pub(super) fn finished(&mut self) -> Option<(Place, Outcome)> {
        self.running.next().now_or_never().flatten()
    }

    /// Gives up reads, under way or not: there is nobody to answer them any more. Writes are carried out.
    pub(super) fn forget_reads(&mut self) {
        self.backlog.retain(|(_, decoded)| Kind::of(&decoded.request) != Kind::Read);
        if self.kind == Some(Kind::Read) {
            self.running.clear();
        }
    }

    /// Keeps an answer until its frame is complete.
    pub(super) fn settle(&mut self, place: Place, answer: String, started: Option<Started>) {
        let Some(frame) = self.frames.get_mut((place.frame - self.first_frame) as usize) else { return };
        self.held += answer.len();
        frame.answers[place.index - frame.gone] = answer;
        frame.started.extend(started.map(|started| (place.index, started)));
        frame.missing -= 1;
    }

    /// The answers that the first frame has so far, when the connection is about to close. Requests without one have
    /// not been started.
    pub(super) fn cut_short(&mut self) -> Option<FrameAnswers> {
        let mut frame = self.frames.pop_front()?;
        frame.answers.retain(|answer| !answer.is_empty());
        Some(frame)
    }

    /// The next frame whose requests are all answered, in the order of the frames; or the beginning of one, when too
    /// much would have to wait.
    pub(super) fn complete(&mut self) -> Option<FrameAnswers> {
        if self.frames.front()?.missing > 0 {
            return self.beginning();
        }
        self.first_frame += 1;
        let frame = self.frames.pop_front();
        self.held -= frame.iter().flat_map(|frame| &frame.answers).map(String::len).sum::<usize>();
        if self.frames.is_empty() {
            // An idle connection holds no memory for what it once had under way.
            self.frames = VecDeque::new();
            self.backlog = VecDeque::new();
        }
        frame
    }
}

impl Pipeline {
    /// The answers that the first frame begins with, when too much is held.
    fn beginning(&mut self) -> Option<FrameAnswers> {
        let frame = self.frames.front_mut()?;
        if self.held <= ANSWERS_HELD_MAX_BYTES {
            return None;
        }
        let ready = frame.answers.iter().take_while(|answer| !answer.is_empty()).count();
        let answers: Vec<_> = frame.answers.drain(..ready).collect();
        let gone = frame.gone;
        frame.gone += ready;
        let started = frame.started.extract_if(.., |(index, _)| *index < gone + ready).collect();
        self.held -= answers.iter().map(String::len).sum::<usize>();
        (ready > 0).then_some(FrameAnswers { answers, started, gone, missing: 0 })
    }
}

#[cfg(test)]
mod tests;
