//! The one task of a session: connects, waits, connects again, and does what time brings.

use std::sync::Arc;
use std::time::Duration;

use chinwag_protocol::{CloseCode, ErrorCode};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::Status;
use super::backoff::Backoff;
use super::connected::{Ending, converse};
use super::shared::Shared;
use crate::core::Break;
use crate::error::{Closing, SessionEnd};

/// How long making a connection may take.
const DIAL_MAX: Duration = Duration::from_secs(20);

/// Runs until the session is over. Everything it does is part of this future, so nothing outlives it.
pub(super) async fn drive(shared: Arc<Shared>) {
    // Biased here and elsewhere, so that what a session does follows from what happens to it, and a simulation can
    // repeat it.
    tokio::select! {
        biased;
        () = stay_connected(&shared) => {}
        () = leave_topics(&shared) => {}
        () = renew_tokens(&shared) => {}
    }
}

async fn stay_connected(shared: &Shared) {
    let mut backoff = Backoff::default();
    while shared.core.lock().ended.is_none() {
        shared.core.lock().status.send_replace(Status::Connecting);
        let ending = tokio::select! {
            biased;
            () = until_over(shared) => return,
            ending = connect(shared) => ending,
        };
        let ending = match ending {
            Ok((line, hello)) => converse(shared, line, &hello).await,
            Err(ending) => ending,
        };
        if shared.core.lock().present.welcomed {
            backoff.reset();
        }
        let Some(wait) = judge(shared, ending, &mut backoff) else { return };
        tokio::select! {
            biased;
            () = until_over(shared) => return,
            () = sleep(wait) => {}
        }
    }
}

/// Makes a connection, with something to prove oneself with.
async fn connect(shared: &Shared) -> Result<(crate::transport::Line, chinwag_protocol::Hello), Ending> {
    shared.core.lock().present = Default::default();
    let missing = shared.core.lock().credentials.missing();
    if let Some(provider) = missing {
        let token = provider().await.map_err(|error| {
            Ending::Broken(Break::Lost(Closing::broken(format_args!("no token could be had: {error}"))))
        })?;
        shared.core.lock().credentials.token = Some(token);
    }
    let hello = {
        let core = shared.core.lock();
        core.credentials.hello(core.user.clone())
    };
    let dialled = timeout(DIAL_MAX, shared.dial.dial(&shared.address)).await;
    let dialled = dialled.unwrap_or_else(|_| Err(Closing::broken("the server does not answer")));
    let line = dialled.map_err(|closing| Ending::Broken(Break::Lost(closing)))?;
    Ok((line, hello))
}

/// How long to wait before the next connection; `None` when there must not be one.
fn judge(shared: &Shared, ending: Ending, backoff: &mut Backoff) -> Option<Duration> {
    let mut core = shared.core.lock();
    // The server said when to come back: it has spread its clients already.
    let drain_at = core.present.drain_at.take();
    let renewable = core.credentials.are_renewable();
    let end = match ending {
        Ending::Over => return None,
        Ending::Drained => return Some(Duration::ZERO),
        Ending::Broken(Break::Refused(error)) => match error.code {
            ErrorCode::TokenExpired if renewable => {
                core.credentials.token = None;
                None
            }
            // Nothing that this user or program could change.
            ErrorCode::Internal | ErrorCode::RateLimited => None,
            _ => Some(SessionEnd::Refused(error)),
        },
        Ending::Broken(Break::Lost(closing)) => {
            let too_old = [CloseCode::TokenExpired, CloseCode::KeyRevoked];
            if renewable && too_old.iter().any(|code| closing.code == Some(code.code())) {
                core.credentials.token = None;
                None
            } else {
                closing.is_final().then_some(SessionEnd::Final(closing))
            }
        }
    };
    if let Some(end) = end {
        core.end(end);
        return None;
    }
    core.status.send_replace(Status::Waiting);
    let drained = drain_at.map(|at| at.saturating_duration_since(Instant::now()));
    Some(drained.unwrap_or_else(|| backoff.next(&*shared.entropy)))
}

/// Waits until the session is over.
pub(super) async fn until_over(shared: &Shared) {
    loop {
        let over = shared.signals.over.notified();
        if shared.core.lock().ended.is_some() {
            return;
        }
        over.await;
    }
}

/// Gives topics up some time after nobody looks at them any more.
async fn leave_topics(shared: &Shared) {
    loop {
        let next = shared.core.lock().topics.next_leave();
        let due = async {
            match next {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = due => shared.core.lock().leave_due(),
            () = shared.signals.leaving.notified() => {}
        }
    }
}

/// Gets another token when the present one runs out, while the connection goes on.
async fn renew_tokens(shared: &Shared) {
    loop {
        shared.signals.renew.notified().await;
        let Some(provider) = shared.core.lock().credentials.provider.clone() else { continue };
        let mut backoff = Backoff::default();
        loop {
            match provider().await {
                Ok(token) => break shared.core.lock().set_token(token),
                Err(_) => sleep(backoff.next(&*shared.entropy)).await,
            }
        }
    }
}
