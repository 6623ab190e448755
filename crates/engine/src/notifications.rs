//! Notices by e-mail and SMS. This server has no way to send either yet, so whoever asks for one is told so, once it is
//! clear that they asked for something that makes sense.

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::ErrorCode;

use crate::{Caller, Engine, Error};

const OFF: &str = "this server sends and takes no e-mail and no SMS";

impl Engine {
    /// Sends notices about messages that are not answered yet, to those named or to everybody whom they wait for.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`; `NOT_A_PARTICIPANT` for somebody who is named; `FEATURE_OFF`.
    pub async fn notify_again(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        recipients: &[UserId],
    ) -> Result<(), Error> {
        let record = self.conversation(caller, conversation).await?;
        let takes_part = |user: &&UserId| record.participants.iter().any(|part| part.user == **user);
        match recipients.iter().find(|user| !takes_part(user)) {
            Some(stranger) => not_a_participant(conversation, stranger),
            None => Error::refused(ErrorCode::FeatureOff, OFF),
        }
    }

    /// The e-mail address by which a participant answers.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `FEATURE_OFF`.
    pub async fn reply_address(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<String, Error> {
        let record = self.conversation(caller, conversation).await?;
        match record.participants.iter().any(|part| part.user == *user) {
            true => Error::refused(ErrorCode::FeatureOff, OFF),
            false => not_a_participant(conversation, user),
        }
    }
}

fn not_a_participant<T>(conversation: &ConversationId, user: &UserId) -> Result<T, Error> {
    let message = format!("\"{user}\" is not a participant of the conversation \"{conversation}\"");
    Error::refused_at(ErrorCode::NotAParticipant, "recipients", message)
}
