//! A bot that answers whatever is said to it: `cargo run --example echo_bot -- http://localhost:7700 demo echo`.
//!
//! It goes on when the connection breaks, answers each message once, and misses none.

use std::error::Error;

use chinwag_client::Session;
use futures_util::TryStreamExt;

/// Answers every message of somebody else, until the session is over.
pub async fn echo(session: Session) -> Result<(), chinwag_client::Error> {
    session.current_user().create_if_not_exists("Echo").await?;
    let mut messages = session.on_message();
    while let Some((conversation, message)) = messages.try_next().await? {
        if message.sender.is_some() {
            conversation.mark_as_read().await?;
            conversation.send(message.plaintext()).reply_to(&message.id).await?;
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, app, user] = arguments.as_slice() else {
        return Err("say where the server is, which app, and as which user: URL APP USER".into());
    };
    let mut session = Session::builder(url, app, user);
    if let Ok(token) = std::env::var("CHINWAG_TOKEN") {
        session = session.token(token);
    }
    echo(session.build()?).await?;
    Ok(())
}
