//! Sessions against a server that does exactly what each test tells it to, over pipes in memory and with a clock
//! that tests move: what goes over the wire, when, and what becomes of it when the line breaks.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod connections;
mod pipe;
mod private_changes;
mod references;
mod requests;
mod subscriptions;
