//! Tests of the real binary, over the network, as its users meet it. One binary, so that it is linked once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
#![expect(clippy::print_stdout, reason = "seeds are shown when a test fails")]

#[path = "../harness/mod.rs"]
mod harness;

mod app_settings;
mod bad_credentials;
mod bad_requests;
mod connections;
mod conversation_filters;
mod data_folder;
mod durability;
mod durable_changes;
mod edits;
mod examples;
mod export;
mod files;
mod frozen;
mod guests;
mod import;
mod junk;
mod keys;
mod link_previews;
mod masking;
mod mentions;
mod online;
mod outsiders;
mod own_changes;
mod participants;
mod permissions;
mod presences;
mod rate_limits;
mod reactions;
mod receipts;
mod rest_fields;
mod resume;
mod roles;
mod rust_sessions;
mod rust_subscriptions;
mod search;
mod shutdown;
mod themes;
mod translations;
mod typing;
mod webhooks;
