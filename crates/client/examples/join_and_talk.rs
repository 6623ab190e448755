//! Two people meet in a conversation: `cargo run --example join_and_talk -- http://localhost:7700 demo`.

use std::error::Error;
use std::io::Write;

use chinwag_client::{ConversationRef, Session};
use futures_util::TryStreamExt;

/// Makes a conversation of two people and gives it as the first of them sees it.
pub async fn meet(one: &Session, other: &Session) -> Result<ConversationRef, Box<dyn Error>> {
    one.current_user().create_if_not_exists("Alice").await?;
    other.current_user().create_if_not_exists("Bob").role("seller").await?;
    let conversation = one.conversation("order-17")?;
    conversation.create_if_not_exists().subject("Order 17").custom("order", "17").await?;
    conversation.participant(other.user_id().as_str())?.create_if_not_exists().await?;
    Ok(conversation)
}

/// Asks, and waits for the answer to show up among the messages.
pub async fn ask(conversation: &ConversationRef, question: &str) -> Result<String, Box<dyn Error>> {
    let mut messages = conversation.subscribe_messages();
    let question = conversation.send(question).await?;
    while let Some(messages) = messages.try_next().await? {
        let messages = messages.ok_or("this is a conversation of others")?;
        let answers = |message: &chinwag_client::MessageSnapshot| {
            message.referenced_message.as_ref().is_some_and(|original| original.id == *question.id())
        };
        if let Some(answer) = messages.iter().find(|message| answers(message)) {
            return Ok(answer.plaintext());
        }
    }
    Err("the session was closed".into())
}

/// Answers the next question.
pub async fn answer(session: &Session, answer: &str) -> Result<(), Box<dyn Error>> {
    let mut messages = session.on_message();
    let (conversation, question) = messages.try_next().await?.ok_or("the session was closed")?;
    conversation.send(answer).reply_to(&question.id).await?;
    conversation.message(&question.id)?.reactions("👍")?.add().await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, app] = arguments.as_slice() else { return Err("say where the server is: URL APP".into()) };
    let alice = Session::builder(url, app, "alice").build()?;
    let bob = Session::builder(url, app, "bob").build()?;
    let conversation = meet(&alice, &bob).await?;
    let (heard, said) =
        tokio::join!(ask(&conversation, "Is it still available?"), answer(&bob, "Yes, it is."));
    said?;
    writeln!(std::io::stdout(), "{}", heard?)?;
    Ok(())
}
