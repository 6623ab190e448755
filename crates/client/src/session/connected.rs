//! One connection, from hello to goodbye.

use std::time::Duration;

use chinwag_protocol::{Hello, Ping};
use futures_util::{SinkExt, StreamExt};
use tokio::time::{sleep_until, timeout};

use super::driver::until_over;
use super::shared::Shared;
use crate::core::Break;
use crate::error::Closing;
use crate::frames::read_frame;
use crate::transport::Line;

/// How long a ping may stay unanswered before the connection is given up.
const PING_ANSWER_MAX: Duration = Duration::from_secs(10);
/// How long saying goodbye may take.
const GOODBYE_MAX: Duration = Duration::from_secs(1);

/// How a connection ended.
pub(super) enum Ending {
    /// The server, the network or a refusal ended it.
    Broken(Break),
    /// The server said that it goes down, and when to come back has come.
    Drained,
    /// The session is over.
    Over,
}

impl From<Closing> for Ending {
    fn from(closing: Closing) -> Self {
        Self::Broken(Break::Lost(closing))
    }
}

/// Says hello, and then writes what is asked and takes what comes, until the connection ends.
pub(super) async fn converse(shared: &Shared, line: Line, hello: &Hello) -> Ending {
    let Line { mut incoming, mut outgoing } = line;
    shared.core.lock().opened(hello);
    let writing = async {
        loop {
            let frame = next_frame(shared).await;
            if let Err(closing) = outgoing.send(frame).await {
                return Ending::from(closing);
            }
        }
    };
    let ending = tokio::select! {
        biased;
        ending = read(shared, &mut incoming) => ending,
        ending = writing => {
            // A server that closes may say why: that is in what it has sent before.
            match timeout(GOODBYE_MAX, read(shared, &mut incoming)).await {
                Ok(told) => told,
                Err(_) => ending,
            }
        }
        () = until_over(shared) => Ending::Over,
    };
    shared.core.lock().lost();
    let _ = timeout(GOODBYE_MAX, outgoing.close()).await;
    ending
}

async fn next_frame(shared: &Shared) -> String {
    loop {
        let more = shared.signals.outgoing.notified();
        if let Some(frame) = shared.core.lock().requests.next_frame() {
            return frame;
        }
        more.await;
    }
}

type Incoming = futures_util::stream::BoxStream<'static, Result<String, Closing>>;

async fn read(shared: &Shared, incoming: &mut Incoming) -> Ending {
    let mut pinged = false;
    loop {
        let (ping_after, drain_at) = {
            let core = shared.core.lock();
            (core.present.ping_after, core.present.drain_at)
        };
        let patience = if pinged { PING_ANSWER_MAX } else { ping_after };
        let drained = async {
            match drain_at {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        let next = tokio::select! {
            biased;
            () = drained => return Ending::Drained,
            next = timeout(patience, incoming.next()) => next,
        };
        let frame = match next {
            Ok(Some(Ok(frame))) => frame,
            Ok(Some(Err(closing))) => return closing.into(),
            Ok(None) => return Closing::broken("the connection was cut").into(),
            Err(_) if pinged => return Closing::broken("the server gives no sign of life").into(),
            Err(_) => {
                pinged = true;
                shared.core.lock().ask_now(&Ping {}, |_, _| {});
                continue;
            }
        };
        pinged = false;
        if let Some(broken) = take(shared, &frame) {
            return Ending::Broken(broken);
        }
    }
}

/// Applies a frame as a whole.
fn take(shared: &Shared, frame: &str) -> Option<Break> {
    let items = match read_frame(frame) {
        Ok(items) => items,
        Err(error) => {
            let reason = format_args!("the server sent a frame that cannot be understood: {error}");
            return Some(Break::Lost(Closing::broken(reason)));
        }
    };
    let mut core = shared.core.lock();
    for item in items {
        core.take(item);
    }
    core.present.broken.take()
}
