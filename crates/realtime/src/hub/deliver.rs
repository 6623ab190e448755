//! From the bus into the outboxes.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use chinwag_bus::{Listener, Membership, Publication, Target};
use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::Topic;

use super::{Delivery, Direct, Hub, Link};

impl Listener for Hub {
    fn deliver(&self, publication: Publication) {
        let Publication { app, targets, topic, revision, frame, membership } = publication;
        if let Some(Membership::Joined(conversation, user)) = &membership {
            self.joined(app, conversation, user);
        }
        let delivery = Arc::new(Delivery { topic, revision, frame: Utf8Bytes::from(frame) });
        let delivered = self.send(app, &targets, &delivery);
        metrics::counter!("chinwag_realtime_deliveries_total").increment(delivered);
        match membership {
            Some(Membership::Left(conversation, user)) => self.left(app, &conversation, &user),
            Some(Membership::Dissolved(conversation)) => self.dissolved(app, &conversation),
            Some(Membership::Joined(..)) | None => {}
        }
    }

    fn is_connected(&self, app: AppKey, user: &UserId) -> bool {
        self.users.lock().contains_key(&(app, user.clone()))
    }
}

impl Hub {
    /// Gives a delivery to everyone who hears one of the targets, once. Says how many that were.
    fn send(&self, app: AppKey, targets: &[Target], delivery: &Arc<Delivery>) -> u64 {
        // With a single target nobody can be met twice, and nothing needs to be remembered.
        let mut met = (targets.len() > 1).then(HashSet::new);
        let mut count = 0;
        let mut give = |link: &Link| {
            if met.as_mut().is_none_or(|met| met.insert(link.id)) {
                link.outbox.push(delivery);
                count += 1;
            }
        };
        for target in targets {
            match target {
                Target::Topic(topic) => {
                    let key = (app, topic.clone());
                    if let Some(followers) = self.shard(&key).lock().get(&key) {
                        followers.values().filter(|follower| follower.hears()).for_each(|f| give(&f.link));
                    }
                }
                Target::User(user) => self.links_of(app, user).iter().for_each(|link| give(link)),
            }
        }
        count
    }

    fn joined(&self, app: AppKey, conversation: &ConversationId, user: &UserId) {
        let topic = Topic::Conversation(conversation.clone());
        for link in self.links_of(app, user) {
            let mut listing = link.listing.lock();
            if let Some(listing) = listing.as_mut() {
                listing.left.remove(conversation);
                listing.listed.insert(conversation.clone());
            }
            let listed = listing.is_some();
            self.change(&link, &topic, |follower| {
                follower.listed |= listed;
                follower.direct = follower.direct.map(|_| Direct::Active);
            });
        }
    }

    fn left(&self, app: AppKey, conversation: &ConversationId, user: &UserId) {
        let topic = Topic::Conversation(conversation.clone());
        for link in self.links_of(app, user) {
            let mut listing = link.listing.lock();
            if let Some(listing) = listing.as_mut() {
                listing.listed.remove(conversation);
                if !listing.complete {
                    listing.left.insert(conversation.clone());
                }
            }
            self.change(&link, &topic, |follower| {
                follower.listed = false;
                follower.direct = follower.direct.map(|_| Direct::Waiting);
            });
        }
    }

    fn dissolved(&self, app: AppKey, conversation: &ConversationId) {
        let key = (app, Topic::Conversation(conversation.clone()));
        let users: HashSet<UserId> = match self.shard(&key).lock().get(&key) {
            Some(followers) => followers.values().map(|follower| follower.link.user.clone()).collect(),
            None => return,
        };
        for user in users {
            self.left(app, conversation, &user);
        }
    }
}
