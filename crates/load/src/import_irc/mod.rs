//! Real chat, loaded as a back end would load it.
//!
//! The REST endpoint that sends has no place for a message's original time, so the messages carry the time of
//! loading.

pub mod chat;
mod rest;

use std::collections::BTreeSet;
use std::path::PathBuf;

use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};

use crate::print;
use chat::{Conversation, read};
use rest::Rest;

/// Users in one call, and messages in one call: the most that REST takes.
const USERS_A_CALL: usize = chinwag_protocol::limits::REST_USERS_MAX;
const MESSAGES_A_CALL: usize = chinwag_protocol::limits::REST_SEND_MAX_MESSAGES;
/// Conversations that are loaded at the same time. Within one, messages follow each other.
const CONVERSATIONS_AT_ONCE: usize = 4;

/// What to load where.
#[derive(clap::Args)]
pub struct Options {
    /// The server, such as http://127.0.0.1:7700
    #[arg(long)]
    server: String,
    /// The app's id
    #[arg(long)]
    app: String,
    /// A secret key of the app
    #[arg(long, value_name = "SECRET")]
    key: String,
    /// How many conversations, from the first on
    #[arg(long, default_value_t = 20)]
    conversations: usize,
    /// The chat, as gzipped lines of JSON
    #[arg(long, value_name = "FILE", default_value = "../shared/data/ubuntu-irc/messages.jsonl.gz")]
    data: PathBuf,
}

/// Loads it, and says how far it is.
pub async fn run(options: &Options) -> anyhow::Result<()> {
    let conversations = read(&options.data, options.conversations)?;
    let people: BTreeSet<&str> = conversations.iter().flat_map(Conversation::people).collect();
    let people: Vec<&str> = people.into_iter().collect();
    let rest = Rest::new(&options.server, &options.app, &options.key);
    for batch in people.chunks(USERS_A_CALL) {
        let users: serde_json::Map<String, Value> =
            batch.iter().map(|person| ((*person).to_owned(), json!({ "name": person }))).collect();
        rest.put(&["users"], &users.into()).await?;
    }
    print::line(format_args!("{} users", people.len()));
    let loading = conversations.iter().map(|conversation| load(&rest, conversation));
    let counts: Vec<usize> =
        stream::iter(loading).buffer_unordered(CONVERSATIONS_AT_ONCE).try_collect().await?;
    let messages: usize = counts.iter().sum();
    print::line(format_args!(
        "loaded {messages} messages in {} conversations of {} users",
        counts.len(),
        people.len()
    ));
    Ok(())
}

/// Loads one conversation; gives how many messages it has.
async fn load(rest: &Rest, conversation: &Conversation) -> anyhow::Result<usize> {
    let id = conversation.id.as_str();
    let participants: BTreeSet<&str> = conversation.people().collect();
    rest.put(&["conversations", id], &json!({ "participants": participants, "subject": id })).await?;
    for (index, batch) in conversation.messages.chunks(MESSAGES_A_CALL).enumerate() {
        let bodies: Vec<Value> = batch
            .iter()
            .enumerate()
            .map(|(offset, message)| {
                // A second run, or one after a failure, adds nothing twice.
                let key = format!("irc-{}", index * MESSAGES_A_CALL + offset);
                json!({ "type": "UserMessage", "sender": message.sender, "text": message.text,
                    "idempotencyKey": key })
            })
            .collect();
        rest.post(&["conversations", id, "messages"], &bodies.into()).await?;
    }
    print::line(format_args!("{id}: {} messages", conversation.messages.len()));
    Ok(conversation.messages.len())
}
