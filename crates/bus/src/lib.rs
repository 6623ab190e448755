#![doc = include_str!("../README.md")]

mod local;
mod publication;

pub use local::LocalBus;
pub use publication::{Membership, Publication, Target};

use chinwag_model::{AppKey, UserId};

/// Where the engine puts events.
pub trait Bus: Send + Sync + 'static {
    /// Hands a publication to every listener, in the order of the calls. Must not block.
    fn publish(&self, publication: Publication);

    /// Whether somewhere a connection of this user may be open. A bus that cannot tell says yes; it only saves work.
    fn may_be_connected(&self, app: AppKey, user: &UserId) -> bool;

    /// Says to the connections of this node that the roles or keys of an app have changed. Every node reads the settings
    /// of apps itself.
    fn settings_changed(&self, app: AppKey);
}

/// A node's end of the bus: its subscription hub.
pub trait Listener: Send + Sync + 'static {
    /// Takes a publication. Must not block.
    fn deliver(&self, publication: Publication);

    /// Whether a connection of this user is open on this node.
    fn is_connected(&self, app: AppKey, user: &UserId) -> bool;

    /// Has all connections of an app look up what their users may do and see, and whether their credentials still hold.
    fn settings_changed(&self, app: AppKey);
}
