//! Subscriptions of the Rust client: what streams show.
