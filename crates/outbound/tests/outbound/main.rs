//! Webhooks, as receivers meet them: real sockets, the real engine, and time that passes when told to.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod delivery;
mod forbidden;
mod receiver;
mod world;
