//! The REST API as a back end meets it: a real socket, the real engine, a real database.

mod conversations;
mod credentials;
mod http;
mod lists;
mod messages;
mod participants;
mod reading;
mod requests;
mod sending;
mod users;
mod world;
