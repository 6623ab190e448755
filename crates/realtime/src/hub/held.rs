//! Events that are kept back for a connection, until it is known whether they are for its user.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Delivery, Link};

/// One delivery to one connection. Several topics that the connection follows may keep it back; it is given once.
pub(super) struct Parcel {
    delivery: Arc<Delivery>,
    given: AtomicBool,
}

impl Parcel {
    pub(super) fn new(delivery: Arc<Delivery>) -> Arc<Self> {
        Arc::new(Self { delivery, given: AtomicBool::new(false) })
    }

    /// Gives it, unless it was given before. Says whether it was given now.
    pub(super) fn give(&self, link: &Link) -> bool {
        let is_first = !self.given.swap(true, Ordering::Relaxed);
        if is_first {
            link.outbox.push(&self.delivery);
        }
        is_first
    }

    fn is_given(&self) -> bool {
        self.given.load(Ordering::Relaxed)
    }
}

/// What one topic keeps back for one connection, in the order it came. Bounded in bytes together with what other
/// topics keep back for it.
pub(super) struct Held {
    link: Arc<Link>,
    parcels: Vec<Arc<Parcel>>,
}

impl Held {
    pub(super) fn new(link: Arc<Link>) -> Self {
        Self { link, parcels: Vec::new() }
    }

    pub(super) fn push(&mut self, parcel: Arc<Parcel>) {
        if !parcel.is_given() && self.link.outbox.hold_back(&parcel.delivery) {
            self.parcels.push(parcel);
        }
    }

    /// Gives everything to the connection.
    pub(super) fn release(self) {
        self.parcels.iter().for_each(|parcel| {
            parcel.give(&self.link);
        });
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.parcels.iter().for_each(|parcel| self.link.outbox.let_go(&parcel.delivery));
    }
}
