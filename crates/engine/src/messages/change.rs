//! Editing and deleting messages: users by what their role permits, back ends without limits.

use chinwag_model::{
    ConversationId, CustomPatch, Message, MessageId, MessagePermission, Patch, check_custom_patch,
};
use chinwag_protocol::{MessageDelete, MessageEdit, MessageEdited, MessageEntity, Said};
use chinwag_store::{DeleteMessage, EditMessage};

use super::compose::compose;
use crate::permissions::explain;
use crate::{Caller, Engine, Error};

impl Engine {
    /// Edits a message, for a user. Gives it in its new form, as the caller sees it.
    ///
    /// # Errors
    /// As [`Self::edit_message`]; also `NOT_A_PARTICIPANT`, `READ_ONLY`, `NOT_PERMITTED`.
    pub async fn message_edit(&self, caller: &Caller, edit: MessageEdit) -> Result<MessageEdited, Error> {
        let MessageEdit { conversation, message: id, text, mentions, content, custom } = edit;
        let said = Said::one_of("", text, content).map_err(Error::Refused)?;
        let said = said.map(|said| said.mentioning(mentions)).transpose().map_err(Error::Refused)?;
        let message = self.edit_message(caller, conversation, id, said, custom).await?;
        Ok(MessageEdited { message: MessageEntity::from(&message) })
    }

    /// Edits a message. What is `None` stays.
    ///
    /// # Errors
    /// A broken rule; `UNKNOWN_CONVERSATION`, `UNKNOWN_MESSAGE`.
    pub async fn edit_message(
        &self,
        caller: &Caller,
        conversation: ConversationId,
        id: MessageId,
        said: Option<Said>,
        custom: Patch<CustomPatch>,
    ) -> Result<Message, Error> {
        let wording = said.map(|said| compose(caller, "", said)).transpose()?;
        check_custom_patch(&custom)?;
        let edit = EditMessage {
            app: caller.key(),
            conversation: conversation.clone(),
            id,
            wording,
            custom,
            actor: caller.actor(MessagePermission::Edit),
            at: self.now(),
        };
        let edited = self.store.edit_message(edit).await;
        self.broom.wanted();
        edited.map_err(explain(MessagePermission::Edit, &conversation))
    }

    /// Deletes a message. One that is not there is no error.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`. For a user: `NOT_A_PARTICIPANT`, `READ_ONLY`, `NOT_PERMITTED`.
    pub async fn message_delete(&self, caller: &Caller, delete: MessageDelete) -> Result<(), Error> {
        self.delete_message(caller, &delete.conversation, &delete.message).await.map(drop)
    }

    /// Deletes a message that must be there. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `UNKNOWN_MESSAGE`.
    pub async fn message_delete_existing(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        id: &MessageId,
    ) -> Result<(), Error> {
        match self.delete_message(caller, conversation, id).await? {
            true => Ok(()),
            false => Error::unknown_message(id),
        }
    }

    async fn delete_message(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        id: &MessageId,
    ) -> Result<bool, Error> {
        let delete = DeleteMessage {
            app: caller.key(),
            conversation: conversation.clone(),
            id: id.clone(),
            actor: caller.actor(MessagePermission::Delete),
            at: self.now(),
        };
        let deletion = self.store.delete_message(delete).await;
        self.broom.wanted();
        deletion.map_err(explain(MessagePermission::Delete, conversation))
    }
}
