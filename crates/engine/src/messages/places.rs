//! Which of several messages an error of the store is about.

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::WireError;
use chinwag_store::{Refusal, StoreError};

use super::AppMessage;
use crate::Error;
use crate::error::in_conversation;

/// Where in a back end's list of messages something stands, for errors that the store finds.
pub(super) struct Places {
    senders: Vec<Option<UserId>>,
    with_reference: Vec<usize>,
    with_file: Vec<usize>,
    with_key: Vec<usize>,
}

impl Places {
    pub(super) fn of(messages: &[AppMessage]) -> Self {
        let indexes = |wanted: fn(&AppMessage) -> bool| {
            messages
                .iter()
                .enumerate()
                .filter(|(_, message)| wanted(message))
                .map(|(index, _)| index)
                .collect()
        };
        Self {
            senders: messages.iter().map(|message| message.sender.clone()).collect(),
            with_reference: indexes(|message| message.referenced_message.is_some()),
            with_file: indexes(|message| message.said.has_file()),
            with_key: indexes(|message| message.key.is_some()),
        }
    }

    /// The store's error with the place of its field. A reference or key among several is not told apart.
    pub(super) fn name(&self, conversation: &ConversationId, error: StoreError) -> Error {
        let field = match &error {
            StoreError::Refused(Refusal::NotAParticipant(user)) => {
                let index = self.senders.iter().position(|sender| sender.as_ref() == Some(user));
                index.map(|index| format!("[{index}].sender"))
            }
            StoreError::Refused(Refusal::UnknownReference) => {
                Some(only(&self.with_reference, "referencedMessageId"))
            }
            StoreError::Refused(Refusal::UnknownFile(_)) => {
                Some(only(&self.with_file, "content[0].fileToken"))
            }
            StoreError::Refused(Refusal::KeyReused) => Some(only(&self.with_key, "idempotencyKey")),
            _ => None,
        };
        match (in_conversation(conversation)(error), field) {
            (Error::Refused(refusal), Some(field)) => {
                Error::Refused(WireError { field: Some(field), ..refusal })
            }
            (error, _) => error,
        }
    }
}

/// The field, with its place when there is only one place it can be.
fn only(indexes: &[usize], field: &str) -> String {
    match indexes {
        [index] => format!("[{index}].{field}"),
        _ => field.to_owned(),
    }
}
