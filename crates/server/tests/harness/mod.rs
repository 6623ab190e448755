//! The real binary, and people who talk to it.

mod apps;
mod people;
mod proxy;
mod raw;
mod receiver;
mod rest_client;
mod seed;
mod server;
mod tokens;

pub use apps::App;
pub use people::{all_messages, conversation, hello_as, key, member, rest_messages, text_of, user};
pub use proxy::Proxy;
pub use raw::{Raw, Received};
pub use receiver::Receiver;
pub use rest_client::rest_client;
pub use seed::seeded;
pub use server::Server;
pub use tokens::{legacy_signature, signed, unsigned};
