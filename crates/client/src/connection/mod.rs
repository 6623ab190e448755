//! One WebSocket of one user.

use std::sync::Arc;
use std::time::Duration;

use chinwag_model::{ConversationId, Custom, IdempotencyKey, UserId};
use chinwag_protocol::limits::{FRAME_MAX_REQUESTS, PING_AFTER_SECONDS};
use chinwag_protocol::{Hello, MessageSend, MessageSent, Subscribe, Subscribed, Topic, VERSION, Welcome};
use futures_util::StreamExt;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot, watch};

use self::events::EVENTS_WAITING_MAX;
use self::in_flight::{InFlight, RawAnswer};
use self::socket::Reader;
use crate::error::{Closing, Error};
use crate::operation::{self, Operation};
use crate::transport;

mod events;
mod in_flight;
mod socket;

pub use events::{Events, Incoming};

/// An open connection. Clones are the same connection; it closes when the last one is dropped.
#[derive(Clone)]
pub struct Connection {
    in_flight: Arc<InFlight>,
    requests: mpsc::UnboundedSender<Vec<String>>,
    welcome: Arc<Welcome>,
    ended: watch::Receiver<()>,
}

/// A `hello` of a user without credentials; set `token` or `signature` where the app asks for them.
pub fn hello(user: UserId) -> Hello {
    let client = Some(concat!("chinwag-client/", env!("CARGO_PKG_VERSION")).to_owned());
    Hello { version: VERSION, client, user, token: None, signature: None }
}

impl Connection {
    /// Connects to `ws://HOST/v1/APP/realtime` and says who it is. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`Error::Refused`] when the server does not let this user in; [`Error::Lost`] when it cannot be reached.
    pub async fn open(url: &str, hello: Hello) -> Result<(Self, Events), Error> {
        let (sink, stream) = transport::open(url).await?.split();
        let (requests, outgoing) = mpsc::unbounded_channel();
        let (sender, incoming) = mpsc::channel(EVENTS_WAITING_MAX);
        let (ping_after, ping_after_told) = watch::channel(Duration::from_secs(PING_AFTER_SECONDS));
        let (ending, ended) = watch::channel(());
        let in_flight = Arc::new(InFlight::new());
        let reader = Reader {
            in_flight: in_flight.clone(),
            events: sender,
            requests: requests.downgrade(),
            ping_after: ping_after_told,
            _ended: ending,
        };
        tokio::spawn(socket::write(sink, outgoing));
        tokio::spawn(reader.run(stream));
        let hello = ask(&in_flight, &requests, &hello).await?;
        let welcome = answer::<Hello>(hello).await?;
        ping_after.send_replace(Duration::from_millis(welcome.ping_after_ms.into()));
        Ok((Self { in_flight, requests, welcome: Arc::new(welcome), ended }, Events { incoming }))
    }

    /// What the server answered to `hello`.
    pub fn welcome(&self) -> &Welcome {
        &self.welcome
    }

    /// Makes one request. Requests made while others wait to be written share a frame with them; all take effect
    /// in the order in which their futures were first polled.
    ///
    /// # Errors
    /// See [`Error`]: refused, lost, or closed for good.
    pub async fn request<O: Operation>(&self, operation: O) -> Result<O::Result, Error> {
        let receiver = ask(&self.in_flight, &self.requests, &operation).await?;
        answer::<O>(receiver).await
    }

    /// Makes many requests of one kind, in as few frames as possible: 2,000 fit into one, if they are not large.
    /// The results are in the order of the operations.
    pub async fn request_all<O: Operation>(&self, operations: &[O]) -> Vec<Result<O::Result, Error>> {
        let mut receivers = Vec::with_capacity(operations.len());
        for chunk in operations.chunks(FRAME_MAX_REQUESTS) {
            receivers.extend(ask_together(&self.in_flight, &self.requests, chunk).await);
        }
        let mut results = Vec::with_capacity(receivers.len());
        for receiver in receivers {
            results.push(match receiver {
                Ok(receiver) => answer::<O>(receiver).await,
                Err(error) => Err(error),
            });
        }
        results
    }

    /// Sends a text. When this returns `Ok`, the message is on disk; when the connection was lost, send again with
    /// the same key on another.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_text(
        &self,
        conversation: ConversationId,
        key: IdempotencyKey,
        text: impl Into<String>,
    ) -> Result<MessageSent, Error> {
        let text = text.into();
        let custom = Custom::default();
        let (text, mentions) = (Some(text), Vec::new());
        let (content, referenced_message, origin) = (None, None, None);
        let send =
            MessageSend { conversation, key, text, mentions, content, custom, referenced_message, origin };
        self.request(send).await
    }

    /// Follows a conversation: from its present state, or from the revision last seen.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn subscribe_conversation(
        &self,
        conversation: ConversationId,
        since: Option<u64>,
    ) -> Result<Subscribed, Error> {
        self.request(Subscribe { topic: Topic::Conversation(conversation), limit: None, since }).await
    }

    /// Waits until the connection has ended, and tells how.
    pub async fn closed(&self) -> Closing {
        let mut ended = self.ended.clone();
        // Nothing is ever sent: the sender is dropped when reading is over, and that ends this wait.
        let _ = ended.changed().await;
        self.in_flight.closing().unwrap_or_else(|| Closing::broken("the connection has ended"))
    }
}

type Requests = mpsc::UnboundedSender<Vec<String>>;
type Receiver = oneshot::Receiver<RawAnswer>;

async fn ask<O: Operation>(
    in_flight: &InFlight,
    requests: &Requests,
    operation: &O,
) -> Result<Receiver, Error> {
    let permit = in_flight.room_for(1).await?;
    let (encoded, receiver) = register(in_flight, permit, operation)?;
    // When the writer is gone the reader is, too, or about to be, and it answers whoever waits.
    let _ = requests.send(vec![encoded]);
    Ok(receiver)
}

async fn ask_together<O: Operation>(
    in_flight: &InFlight,
    requests: &Requests,
    operations: &[O],
) -> Vec<Result<Receiver, Error>> {
    let mut permits = match in_flight.room_for(operations.len()).await {
        Ok(permits) => permits,
        Err(error) => return operations.iter().map(|_| Err(error.clone())).collect(),
    };
    let mut together = Vec::with_capacity(operations.len());
    let mut receivers = Vec::with_capacity(operations.len());
    for operation in operations {
        let Some(permit) = permits.split(1) else { break };
        receivers.push(register(in_flight, permit, operation).map(|(encoded, receiver)| {
            together.push(encoded);
            receiver
        }));
    }
    let _ = requests.send(together);
    receivers
}

fn register<O: Operation>(
    in_flight: &InFlight,
    permit: OwnedSemaphorePermit,
    operation: &O,
) -> Result<(String, Receiver), Error> {
    let (id, receiver) = in_flight.add(permit)?;
    let encoded =
        operation::encode(id, operation).map_err(|error| Error::Unintelligible(error.to_string()))?;
    Ok((encoded, receiver))
}

async fn answer<O: Operation>(receiver: Receiver) -> Result<O::Result, Error> {
    let Ok(answer) = receiver.await else { return Err(Closing::broken("the connection has ended").into()) };
    serde_json::from_str(answer?.get())
        .map_err(|error| Error::Unintelligible(format!("{}: {error}", O::NAME)))
}
