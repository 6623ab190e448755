//! The REST API as a back end meets it: a real socket, the real engine, a real database.

mod admin;
mod app;
mod batches;
mod conversation_lists;
mod conversations;
mod credentials;
mod description;
mod endpoints;
mod erasure;
mod http;
mod importing;
mod junk;
mod lists;
mod matrix;
mod messages;
mod odd_ids;
mod participants;
mod reactions;
mod reading;
mod requests;
mod search;
mod sending;
mod themes;
mod users;
mod world;
