//! Editing and deleting messages: users by what their role permits, back ends without limits.

use chinwag_model::{ContentBlock, ConversationId, Message, MessageId, check_custom_patch};
use chinwag_protocol::{MessageDelete, MessageEdit, MessageEdited, MessageEntity};
use chinwag_store::{DeleteMessage, EditMessage};

use crate::permissions::MessagePermission;
use crate::{Caller, Engine, Error};

impl Engine {
    /// Edits a message. Gives it in its new form, as the caller sees it.
    ///
    /// # Errors
    /// A broken rule; `UNKNOWN_CONVERSATION`, `UNKNOWN_MESSAGE`. For a user: `NOT_A_PARTICIPANT`, `READ_ONLY`,
    /// `NOT_PERMITTED`.
    pub async fn message_edit(&self, caller: &Caller, edit: MessageEdit) -> Result<MessageEdited, Error> {
        let MessageEdit { conversation, message: id, text, custom } = edit;
        if let Some(text) = &text {
            Message::check_text("text", text)?;
        }
        check_custom_patch(&custom)?;
        let edit = EditMessage {
            app: caller.key(),
            conversation: conversation.clone(),
            id,
            content: text.map(|text| (text.clone(), vec![ContentBlock::plain(text)])),
            custom,
            actor: MessagePermission::Edit.actor(caller),
            at: self.now(),
        };
        let edited = self.store.edit_message(edit).await;
        let message = edited.map_err(MessagePermission::Edit.explain(&conversation))?;
        Ok(MessageEdited { message: MessageEntity::from(&message) })
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
            actor: MessagePermission::Delete.actor(caller),
            at: self.now(),
        };
        let deletion = self.store.delete_message(delete);
        deletion.await.map_err(MessagePermission::Delete.explain(conversation))
    }
}
