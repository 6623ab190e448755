//! Subscriptions that are just starting. Their events wait until the answer is out, and those that the answer
//! already knows of are dropped: nothing comes twice, nothing is missed.

use std::collections::HashMap;
use std::sync::Arc;

use chinwag_model::{Access, ConversationId};
use chinwag_protocol::limits::{HELD_BACK_MAX_BYTES, SUBSCRIPTIONS_MAX};
use chinwag_protocol::{ConversationView, ErrorCode, Subscribe, Subscribed, Topic, WireError};

use tokio::sync::Mutex;

use super::pipeline::{Outcome, Running};
use super::{Member, encode_answer};
use crate::hub::{Delivery, LinkGuard};

/// What an answer starts.
pub(super) enum Started {
    /// The private events, by the answer to `hello`, which knows of those up to this revision.
    Greeting {
        /// The revision of topic `me`.
        me_revision: u64,
    },
    /// A subscription.
    Subscription {
        /// What was subscribed to.
        topic: Topic,
        /// The revisions that the answer shows.
        reached: Vec<(Topic, u64)>,
    },
}

/// The subscriptions of one connection that are just starting.
#[derive(Default)]
pub(super) struct Subscriptions {
    /// How many subscriptions to this topic are starting, and the events that wait for them.
    starting: HashMap<Topic, Starting>,
    /// The revision of topic `me` that the client learned of by `hello`.
    me_revision: u64,
    /// What the answers showed, by topic, until the first event past it: reading the store may show a change before
    /// the hub delivers it.
    shown: HashMap<Topic, u64>,
    /// Bytes of the events that wait.
    held_back: usize,
}

#[derive(Default)]
struct Starting {
    count: usize,
    waiting: Vec<Arc<Delivery>>,
    /// Held by the one that reads. Answers show the topic in the order of the requests: a later one never shows less.
    turn: Arc<Mutex<()>>,
}

impl Subscriptions {
    /// Follows a topic and reads its state.
    pub(super) fn start(
        &mut self,
        member: &Member,
        guard: &LinkGuard,
        id: Option<u64>,
        subscribe: Subscribe,
    ) -> Running {
        if guard.topic_count() >= SUBSCRIPTIONS_MAX {
            let message = format!("a connection may have at most {SUBSCRIPTIONS_MAX} subscriptions");
            let error = WireError::at(ErrorCode::TooManySubscriptions, "topic", message);
            let answer = encode_answer::<()>(id, Err(error.into()));
            return Box::pin(async move { Outcome::answer(answer) });
        }
        let starting = self.starting.entry(subscribe.topic.clone()).or_default();
        starting.count += 1;
        let turn = starting.turn.clone();
        if subscribe.topic == Topic::Me {
            member.hub.begin_listing(&member.link);
        } else {
            guard.follow(&subscribe.topic);
        }
        let member = member.clone();
        Box::pin(async move {
            let topic = subscribe.topic.clone();
            let turn = turn.lock().await;
            let read = member.read(subscribe).await;
            drop(turn);
            let reached = read.as_ref().map(reached).unwrap_or_default();
            let answer = member.answer(id, read);
            Outcome { started: Some(Started::Subscription { topic, reached }), ..Outcome::answer(answer) }
        })
    }

    /// Ends a subscription.
    pub(super) fn end(&mut self, member: &Member, guard: &LinkGuard, topic: &Topic) {
        self.shown.remove(topic);
        match topic {
            Topic::Me => member.hub.end_listing(&member.link),
            Topic::User(_) | Topic::Online(_) | Topic::Conversation(_) => guard.unfollow(topic),
        }
    }

    /// Lets an event through, or keeps it while a subscription that it belongs to is starting.
    pub(super) fn admit(&mut self, mut delivery: Arc<Delivery>) -> Option<Arc<Delivery>> {
        if delivery.topic == Topic::Me {
            return delivery.revision.is_none_or(|revision| revision > self.me_revision).then_some(delivery);
        }
        if let Some((revision, shown)) = delivery.revision.zip(self.shown.get(&delivery.topic)) {
            if revision <= *shown {
                delivery = delivery.remainder()?;
            } else {
                // Events of a topic come in order, so no older one can follow.
                self.shown.remove(&delivery.topic);
            }
        }
        if self.starting.is_empty() {
            return Some(delivery);
        }
        // A list that is starting brings conversations the client has not heard of yet.
        let by_list = matches!(delivery.topic, Topic::Conversation(_)).then_some(&Topic::Me);
        for topic in std::iter::once(&delivery.topic).chain(by_list) {
            if let Some(starting) = self.starting.get_mut(topic) {
                self.held_back += delivery.frame.len();
                starting.waiting.push(delivery);
                return None;
            }
        }
        Some(delivery)
    }

    /// Whether more waits than may: the connection is to be closed, and to resume.
    pub(super) fn overflow(&self) -> bool {
        self.held_back > HELD_BACK_MAX_BYTES
    }

    /// The answer is out: gives the events that had to wait for it and are not in it.
    pub(super) fn started(
        &mut self,
        started: Started,
        follows: impl Fn(&Topic) -> bool,
    ) -> Vec<Arc<Delivery>> {
        let (topic, reached) = match started {
            Started::Greeting { me_revision } => {
                self.me_revision = me_revision;
                return Vec::new();
            }
            Started::Subscription { topic, reached } => (topic, reached),
        };
        let Some(starting) = self.starting.get_mut(&topic) else { return Vec::new() };
        starting.count -= 1;
        let waiting = std::mem::take(&mut starting.waiting);
        if starting.count == 0 {
            self.starting.remove(&topic);
        }
        // What the list shows of a conversation is not what that conversation's own subscription has shown: whoever
        // follows it by itself gets every event.
        // Nor is anything remembered of a topic that was let go of before its answer was out.
        let by_itself = |shown: &Topic| match *shown == topic {
            true => follows(shown),
            false => !follows(shown),
        };
        for (shown, revision) in reached.into_iter().filter(|(shown, _)| by_itself(shown)) {
            let newest = self.shown.entry(shown).or_default();
            *newest = revision.max(*newest);
        }
        self.held_back -= waiting.iter().map(|delivery| delivery.frame.len()).sum::<usize>();
        let mut through = Vec::new();
        for delivery in waiting {
            // Another subscription that is still starting may be waiting for the same event.
            through.extend(self.admit(delivery));
        }
        through
    }
}

/// The revisions that an answer shows.
fn reached(answer: &Subscribed) -> Vec<(Topic, u64)> {
    let of_view =
        |view: &ConversationView| (Topic::Conversation(view.conversation.id.clone()), view.revision);
    match answer {
        Subscribed::User(found) => {
            found.user.iter().map(|user| (Topic::User(user.id.clone()), user.revision)).collect()
        }
        Subscribed::Online(_) => Vec::new(),
        Subscribed::Me(page) => page.views.iter().map(of_view).collect(),
        Subscribed::Snapshot(snapshot) => snapshot.view.iter().map(of_view).collect(),
        Subscribed::Resumed(resumed) => vec![of_view(&resumed.view)],
    }
}

impl Member {
    /// Reads what a subscription begins with; the topic is followed already.
    async fn read(&self, subscribe: Subscribe) -> Result<Subscribed, chinwag_engine::Error> {
        let Subscribe { topic, limit, since } = subscribe;
        match &topic {
            Topic::User(id) => self.engine.follow_user(&self.caller, id).await,
            Topic::Online(id) => self.engine.follow_online(&self.caller, id).await,
            Topic::Me => {
                let own = self.engine.own_conversations(&self.caller, &self.user).await;
                // Also when there is nothing to list: the hub must know that the reading has ended.
                self.hub.list(&self.link, own.as_ref().cloned().unwrap_or_default());
                own?;
                self.engine.follow_me(&self.caller, &self.user, limit).await
            }
            Topic::Conversation(id) => {
                let read = self.engine.follow_conversation(&self.caller, &self.user, id, limit, since).await;
                let takes_part = match &read {
                    Err(_) => None,
                    Ok(Subscribed::Snapshot(snapshot)) => self.takes_part(id, snapshot.view.as_ref()).await?,
                    Ok(
                        Subscribed::User(_)
                        | Subscribed::Online(_)
                        | Subscribed::Me(_)
                        | Subscribed::Resumed(_),
                    ) => Some(true),
                };
                self.hub.prove(&self.link, &topic, takes_part);
                read
            }
        }
    }

    /// Whether what happens in a conversation is to be told. Somebody who was taken out of it sees what it was, as a reader,
    /// and is told nothing until they take part again.
    async fn takes_part(
        &self,
        id: &ConversationId,
        view: Option<&ConversationView>,
    ) -> Result<Option<bool>, chinwag_engine::Error> {
        match view {
            None => Ok(Some(false)),
            Some(view) if view.me.access == Access::Read => {
                let takes_part = self.engine.takes_part(&self.caller, id, &self.user).await;
                // The hub must know that the reading has ended.
                if takes_part.is_err() {
                    self.hub.prove(&self.link, &Topic::Conversation(id.clone()), None);
                }
                takes_part.map(Some)
            }
            Some(_) => Ok(Some(true)),
        }
    }
}

#[cfg(test)]
mod tests;
