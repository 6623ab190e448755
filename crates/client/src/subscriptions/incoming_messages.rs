//! New messages of all one's conversations, for bots.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use chinwag_protocol::Topic;
use futures_util::Stream;

use crate::error::{Error, SessionEnd};
use crate::refs::ConversationRef;
use crate::session::Session;
use crate::snapshots::MessageSnapshot;

/// A stream of what others send to any conversation that one is in; see [`Session::on_message`].
#[must_use = "streams do nothing unless polled"]
pub struct IncomingMessages {
    session: Session,
    reader: u64,
    ended: bool,
}

impl Session {
    /// What others send from now on, to any conversation that one is in or comes into: each message once, in the
    /// order of its conversation, with none left out, also when the connection breaks meanwhile. Messages that were
    /// sent and deleted again while there was no connection do not come.
    ///
    /// Take them as they come: the stream ends with [`Error::TooSlow`] when 100,000 of them pile up.
    pub fn on_message(&self) -> IncomingMessages {
        let reader = self.next_number();
        self.with(|core| {
            core.join_inbox(reader);
            core.join(&Topic::Me, reader);
        });
        IncomingMessages { session: self.clone(), reader, ended: false }
    }
}

impl Stream for IncomingMessages {
    type Item = Result<(ConversationRef, Arc<MessageSnapshot>), Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.ended {
            return Poll::Ready(None);
        }
        let (next, end) = this.session.peek(|core| {
            let next = core.inbox.next(this.reader, cx.waker());
            let refused = core.topics.error(&Topic::Me, this.reader);
            core.topics.watch(&Topic::Me, this.reader, cx.waker());
            (next, refused.or(core.ended.clone().map(Error::Ended)))
        });
        match (next, end) {
            (Some(Ok((id, message))), _) => {
                Poll::Ready(Some(Ok((ConversationRef::new(this.session.clone(), id), message))))
            }
            (Some(Err(error)), _) => {
                this.ended = true;
                Poll::Ready(Some(Err(error)))
            }
            (None, Some(end)) => {
                this.ended = true;
                Poll::Ready((end != Error::Ended(SessionEnd::Closed)).then_some(Err(end)))
            }
            (None, None) => Poll::Pending,
        }
    }
}

impl Drop for IncomingMessages {
    fn drop(&mut self) {
        self.session.peek(|core| {
            core.inbox.leave(self.reader);
            core.leave(&Topic::Me, self.reader);
        });
    }
}
