//! What people do, in few words.

use chinwag_client::operation::{ConversationCreate, ParticipantCreate, UserCreate};
use chinwag_client::{Connection, Events, hello};
use chinwag_model::{ConversationId, IdempotencyKey, UserId, UserPatch, plaintext};
use chinwag_protocol::{ConversationWrite, Hello, MessageEntity, MessageList, ParticipantWrite, UserWrite};

pub fn user(id: &str) -> UserId {
    UserId::new(id).unwrap()
}

pub fn conversation(id: &str) -> ConversationId {
    ConversationId::new(id).unwrap()
}

pub fn key(text: impl Into<String>) -> IdempotencyKey {
    IdempotencyKey::new(text).unwrap()
}

/// A `hello` with a token.
pub fn hello_as(id: &str, token: &str) -> Hello {
    Hello { token: Some(token.to_owned()), ..hello(user(id)) }
}

/// Connects somebody to an app that asks for no credentials, creates them, and makes them a member of the
/// conversations; the first of them creates a conversation.
pub async fn member(url: &str, id: &str, conversations: &[&str]) -> (Connection, Events) {
    let (connection, events) = Connection::open(url, hello(user(id))).await.unwrap();
    let set = UserPatch { name: Some(id.to_owned()), ..UserPatch::default() };
    connection.request(UserCreate(UserWrite { user: user(id), set })).await.unwrap();
    for name in conversations {
        let (conversation, set, me) = (conversation(name), Default::default(), Default::default());
        connection.request(ConversationCreate(ConversationWrite { conversation, set, me })).await.unwrap();
        let (conversation, user) = (self::conversation(name), user(id));
        let add = ParticipantWrite { conversation, user, set: Default::default() };
        connection.request(ParticipantCreate(add)).await.unwrap();
    }
    (connection, events)
}

/// Every message of a conversation as its pages show them, oldest first.
pub async fn all_messages(connection: &Connection, name: &str) -> Vec<MessageEntity> {
    let mut messages: Vec<MessageEntity> = Vec::new();
    loop {
        let before = messages.last().map(|oldest| oldest.id.clone());
        let list = MessageList { conversation: conversation(name), before, limit: Some(100) };
        let page = connection.request(list).await.unwrap();
        messages.extend(page.messages.unwrap());
        if page.loaded_all {
            break;
        }
    }
    messages.reverse();
    messages
}

/// The ids of every message of a conversation as REST lists them, oldest first.
pub async fn rest_messages(base: &str, secret: &str, name: &str) -> Vec<String> {
    let client = super::rest_client();
    let mut ids: Vec<String> = Vec::new();
    loop {
        let after = ids.last().map(|id| format!("&startingAfter={id}")).unwrap_or_default();
        let url = format!("{base}/conversations/{name}/messages?limit=100{after}");
        let answer = client.get(url).bearer_auth(secret).send().await.unwrap();
        let page: serde_json::Value = answer.error_for_status().unwrap().json().await.unwrap();
        let page = page["data"].as_array().unwrap();
        ids.extend(page.iter().map(|message| message["id"].as_str().unwrap().to_owned()));
        if page.len() < 100 {
            break;
        }
    }
    ids.reverse();
    ids
}

pub fn text_of(message: &MessageEntity) -> String {
    plaintext(&message.content)
}
