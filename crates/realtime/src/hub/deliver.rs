//! From the bus into the outboxes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use chinwag_bus::{Listener, Membership, Publication, Target};
use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::Topic;

use super::held::Parcel;
use super::{Delivery, Direct, Follower, Hub, Link};

impl Listener for Hub {
    fn deliver(&self, publication: Publication) {
        let Publication { app, targets, topic, revision, frame, remainder, membership } = publication;
        if let Some(Membership::Joined(conversation, user)) = &membership {
            self.joined(app, conversation, user);
        }
        let (frame, remainder) = (Utf8Bytes::from(frame), remainder.map(Utf8Bytes::from));
        if let Topic::User(user) = &topic {
            self.look_up(app, user);
        }
        let delivery = Arc::new(Delivery::new(topic, revision, frame, remainder));
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

    fn settings_changed(&self, app: AppKey) {
        let users = self.users.lock();
        for (_, links) in users.iter().filter(|((of, _), _)| *of == app) {
            links.iter().for_each(|link| link.outbox.look_up());
        }
    }
}

impl Hub {
    /// Gives a delivery to everyone who hears one of the targets, once. Says how many that were.
    fn send(&self, app: AppKey, targets: &[Target], delivery: &Arc<Delivery>) -> u64 {
        // With a single target nobody can be met twice, and nothing needs to be remembered.
        let mut met = (targets.len() > 1).then(HashMap::new);
        let mut count = 0;
        for target in targets {
            match target {
                Target::Topic(topic) => {
                    let key = (app, topic.clone());
                    for follower in
                        self.shard(&key).lock().get_mut(&key).into_iter().flat_map(BTreeMap::values_mut)
                    {
                        count += u64::from(follower.take(delivery, met.as_mut()));
                    }
                }
                Target::User(user) => {
                    for link in self.links_of(app, user) {
                        count += u64::from(give(&link, delivery, met.as_mut()));
                    }
                }
            }
        }
        count
    }

    /// A user has changed, and so may have what they may do and see.
    fn look_up(&self, app: AppKey, user: &UserId) {
        for link in self.links_of(app, user) {
            link.outbox.look_up();
        }
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
                // What was kept back is from before the joining.
                follower.settle(Direct::Active, false);
                if follower.direct.is_some() {
                    follower.direct = Some(Direct::Active);
                }
            });
        }
    }

    fn left(&self, app: AppKey, conversation: &ConversationId, user: &UserId) {
        let topic = Topic::Conversation(conversation.clone());
        for link in self.links_of(app, user) {
            let mut listing = link.listing.lock();
            if let Some(listing) = listing.as_mut() {
                listing.listed.remove(conversation);
                if listing.readings > 0 {
                    listing.left.insert(conversation.clone());
                }
            }
            self.change(&link, &topic, |follower| {
                follower.listed = false;
                // What was kept back is from before the leaving, and ends with it.
                follower.settle(Direct::Waiting, true);
                if follower.direct.is_some() {
                    follower.direct = Some(Direct::Waiting);
                }
            });
        }
    }

    /// Silences everyone. Subscriptions that are still unproven are left to what the participants are told each: that
    /// they left.
    fn dissolved(&self, app: AppKey, conversation: &ConversationId) {
        let topic = Topic::Conversation(conversation.clone());
        let key = (app, topic.clone());
        let links: Vec<Arc<Link>> = match self.shard(&key).lock().get(&key) {
            Some(followers) => followers.values().map(|follower| follower.link.clone()).collect(),
            None => return,
        };
        for link in links {
            let mut listing = link.listing.lock();
            if let Some(listing) = listing.as_mut() {
                listing.listed.remove(conversation);
            }
            self.change(&link, &topic, |follower| {
                follower.listed = false;
                if let Some(Direct::Active) = follower.direct {
                    follower.direct = Some(Direct::Waiting);
                }
            });
        }
    }
}

/// The parcels of a delivery with several targets, by connection.
type Met = HashMap<u64, Arc<Parcel>>;

impl Follower {
    /// Takes a delivery, or keeps it back. Says whether it was given to the connection.
    fn take(&mut self, delivery: &Arc<Delivery>, met: Option<&mut Met>) -> bool {
        if self.hears() {
            return give(&self.link, delivery, met);
        }
        if let Some(Direct::Unproven { held, .. }) = &mut self.direct {
            held.push(parcel(&self.link, delivery, met));
        }
        false
    }
}

fn give(link: &Link, delivery: &Arc<Delivery>, met: Option<&mut Met>) -> bool {
    if met.is_none() {
        link.outbox.push(delivery);
        return true;
    }
    parcel(link, delivery, met).give(link)
}

fn parcel(link: &Link, delivery: &Arc<Delivery>, met: Option<&mut Met>) -> Arc<Parcel> {
    let new = || Parcel::new(delivery.clone());
    met.map_or_else(new, |met| met.entry(link.id).or_insert_with(new).clone())
}
