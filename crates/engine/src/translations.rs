//! What messages say, in other languages.

use chinwag_model::{ConversationId, MessageId, UserId, check_language};
use chinwag_protocol::{ErrorCode, MessageTranslate, MessageTranslated, WireError};

use crate::{Caller, Engine, Error, Viewer};

impl Engine {
    /// What a message says in another language, as its viewer may see it; nothing when they see no such message.
    ///
    /// # Errors
    /// `FEATURE_OFF` without a service, `INVALID_ARGUMENT` for what is no language, `TRANSLATION_FAILED`.
    pub async fn message_translate(
        &self,
        caller: &Caller,
        user: &UserId,
        viewer: &Viewer,
        translate: MessageTranslate,
    ) -> Result<MessageTranslated, Error> {
        let Some(translator) = &self.options.translator else {
            let message =
                "this server does not translate: its operator has set up no service (translation.provider)";
            return Error::refused(ErrorCode::FeatureOff, message);
        };
        let MessageTranslate { conversation, message, language } = translate;
        check_language(&language, "language")?;
        let Some(content) = self.seen_content(caller, user, viewer, &conversation, &message).await? else {
            return Ok(MessageTranslated { content: None });
        };
        let translated = translator.translate(&content, &language).await.map_err(|error| {
            tracing::warn!(reason = error.0, "the translation service gave no translation");
            let message = "the translation service gave no translation; try again later";
            Error::Refused(WireError::new(ErrorCode::TranslationFailed, message))
        })?;
        Ok(MessageTranslated { content: Some(translated) })
    }

    async fn seen_content(
        &self,
        caller: &Caller,
        user: &UserId,
        viewer: &Viewer,
        conversation: &ConversationId,
        message: &MessageId,
    ) -> Result<Option<Vec<chinwag_model::ContentBlock>>, Error> {
        let mut found = self.message_get(caller, user, conversation, message).await?;
        viewer.show(&mut found);
        Ok(found.message.map(|message| message.content))
    }
}
