//! Subscriptions: streams of snapshots. Those of one topic share one subscription on the wire.

use std::pin::Pin;
use std::task::{Context, Poll};

use chinwag_protocol::Topic;
use futures_util::Stream;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::core::Core;
use crate::error::{Error, SessionEnd};
use crate::session::Session;

mod conversations;
mod incoming_messages;
mod messages;
mod pager;
mod participants;
mod reactions;
mod single;

pub use conversations::ConversationListView;
pub use incoming_messages::IncomingMessages;
pub use messages::MessagesView;
pub use participants::ParticipantsView;
pub use reactions::ReactionsView;
pub use single::{ConversationView, OnlineView, ParticipantView, TypingView, UserView};

/// What one kind of subscription shows. Not to be implemented elsewhere: nothing outside can look at what a session
/// knows.
pub trait View: Send + Unpin + 'static {
    /// What is shown.
    type Snapshot: Clone + PartialEq + Send + Unpin + 'static;

    /// What to show now; `None` when nothing can be shown yet, or not for the moment.
    #[doc(hidden)]
    fn select(&mut self, core: &mut Looking<'_>) -> Option<Self::Snapshot>;

    /// When what is shown changes although nothing happens.
    #[doc(hidden)]
    fn changes_at(&self, _core: &Looking<'_>) -> Option<Instant> {
        None
    }

    /// Gives back what the view holds.
    #[doc(hidden)]
    fn release(&mut self, _core: &mut Looking<'_>) {}
}

/// What a view looks at.
pub struct Looking<'a> {
    pub(crate) core: &'a mut Core,
    /// The number of the subscription, by which the session keeps what belongs to it.
    pub(crate) observer: u64,
}

/// A stream of snapshots: the present one as soon as it is known, and another one whenever something in it has
/// changed.
///
/// Only what differs from the last one is given, and only the latest: a program that takes its time misses states in
/// between, never the last. When the connection breaks the stream goes on with the next one, without showing
/// anything less on the way. It ends with an error when the server refuses the subscription or ends the session, and
/// without one when the program closes the session.
///
/// Several subscriptions to one thing are one on the wire. Dropping the last one tells the server so after a grace
/// time, so that coming back soon costs nothing and shows something at once.
#[must_use = "streams do nothing unless polled"]
pub struct Subscription<V: View> {
    session: Session,
    topics: Vec<Topic>,
    observer: u64,
    view: V,
    last: Option<V::Snapshot>,
    timer: Option<Pin<Box<Sleep>>>,
    ended: bool,
}

impl<V: View> Subscription<V> {
    pub(crate) fn new(session: Session, topics: Vec<Topic>, view: V) -> Self {
        let observer = session.next_number();
        session.with(|core| topics.iter().for_each(|topic| core.join(topic, observer)));
        Self { session, topics, observer, view, last: None, timer: None, ended: false }
    }

    /// The snapshot that the stream gave last.
    pub fn latest(&self) -> Option<&V::Snapshot> {
        self.last.as_ref()
    }

    fn look(&mut self, cx: &Context<'_>) -> Look<V::Snapshot> {
        let Self { session, topics, observer, view, last, .. } = self;
        session.peek(|core| {
            if let Some(error) = topics.iter().find_map(|topic| core.topics.error(topic, *observer)) {
                return Look::End(Some(error));
            }
            match &core.ended {
                Some(SessionEnd::Closed) => return Look::End(None),
                Some(end) => return Look::End(Some(Error::Ended(end.clone()))),
                None => {}
            }
            topics.iter().for_each(|topic| core.topics.watch(topic, *observer, cx.waker()));
            if !topics.iter().all(|topic| core.topics.is_live(topic)) {
                return Look::Nothing(None);
            }
            let mut looking = Looking { core, observer: *observer };
            let shown = view.select(&mut looking);
            let changes_at = view.changes_at(&looking);
            core.ask_unknown_users();
            match shown {
                Some(shown) if last.as_ref() != Some(&shown) => Look::Changed(shown),
                _ => Look::Nothing(changes_at),
            }
        })
    }
}

enum Look<S> {
    Changed(S),
    Nothing(Option<Instant>),
    End(Option<Error>),
}

impl<V: View> Stream for Subscription<V> {
    type Item = Result<V::Snapshot, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.ended {
            return Poll::Ready(None);
        }
        loop {
            match this.look(cx) {
                Look::Changed(shown) => {
                    this.last = Some(shown.clone());
                    return Poll::Ready(Some(Ok(shown)));
                }
                Look::End(error) => {
                    this.ended = true;
                    return Poll::Ready(error.map(Err));
                }
                Look::Nothing(None) => {
                    this.timer = None;
                    return Poll::Pending;
                }
                Look::Nothing(Some(at)) => {
                    let timer = this.timer.insert(Box::pin(sleep_until(at)));
                    if timer.as_mut().poll(cx).is_pending() {
                        return Poll::Pending;
                    }
                }
            }
        }
    }
}

impl<V: View> Drop for Subscription<V> {
    fn drop(&mut self) {
        let Self { session, topics, observer, view, .. } = self;
        session.peek(|core| {
            view.release(&mut Looking { core, observer: *observer });
            topics.iter().for_each(|topic| core.leave(topic, *observer));
        });
    }
}

impl<V: View> std::fmt::Debug for Subscription<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let topics: Vec<_> = self.topics.iter().map(ToString::to_string).collect();
        f.debug_struct("Subscription").field("topics", &topics).finish_non_exhaustive()
    }
}
