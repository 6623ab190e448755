//! The same shapes in TypeScript, for `web/core`.

use ts_rs::{Config, TS};

use crate::{
    Answer, CloseCode, ConversationCursor, ConversationEntity, ConversationEvent, ConversationFound,
    ConversationGet, ConversationHits, ConversationList, ConversationPage, ConversationResumed,
    ConversationSnapshot, ConversationView, ConversationWrite, ErrorCode, Event, Hello, JoinAsGuest,
    MarkAsRead, MarkAsTyping, MarkAsUnread, MeEvent, MessageDelete, MessageEdit, MessageEdited,
    MessageEntity, MessageFound, MessageGet, MessageHit, MessageHits, MessageList, MessagePage,
    MessagePreview, MessagePreviewed, MessageSend, MessageSent, MessageTranslate, MessageTranslated, Notice,
    OnlineEvent, ParticipantDelete, ParticipantEntity, ParticipantFound, ParticipantGet, ParticipantList,
    ParticipantPage, ParticipantWrite, PresenceSet, ReactionEntity, ReactionList, ReactionPage,
    ReactionWrite, Request, Search, ServerItem, SetPushTokens, Subscribe, Subscribed, TokenAccepted,
    TokenSet, TypingEntity, Unsubscribe, UserEntity, UserEvent, UserFound, UserGet, UserOnline, UserWrite,
    VisibleUi, Welcome,
};

/// The text of `web/core/src/wire.ts`.
pub fn typescript() -> String {
    let config = Config::default();
    let mut text = String::from(
        "// Generated from crates/protocol by `cargo xtask codegen`. Do not edit.\n// The shapes of the realtime \
         wire, as the server has them.\n\n",
    );
    macro_rules! declare {
        ($($name:ty),+ $(,)?) => {
            $(declare::<$name>(&config, &mut text);)+
        };
    }
    declare! {
        chinwag_model::UserId, chinwag_model::ConversationId, chinwag_model::MessageId,
        chinwag_model::IdempotencyKey, chinwag_model::Timestamp, crate::Topic,
        chinwag_model::Access, chinwag_model::Notify, chinwag_model::MessageKind, chinwag_model::Origin,
        chinwag_model::TextNode, chinwag_model::Mentioned, chinwag_model::FileToken, chinwag_model::FileBlock, chinwag_model::ContentBlock, chinwag_model::Emoji, chinwag_model::ReactionCount,
        chinwag_model::UserPatch, chinwag_model::ConversationPatch, chinwag_model::ParticipantPatch,
        chinwag_model::NumberFilter, chinwag_model::SimpleConversationFilter, chinwag_model::ConversationFilter,
        chinwag_model::Reach, chinwag_model::RoleAction, chinwag_model::LinkTarget, chinwag_model::MaskedMessages, chinwag_model::Masking, crate::RoleEntity,
        UserEntity, ConversationEntity, ParticipantEntity, MessageEntity, ReactionEntity, TypingEntity, ConversationView,
        Hello, Welcome, crate::Ping, crate::Done, TokenSet, TokenAccepted, UserGet, UserFound, UserWrite, SetPushTokens,
        ConversationGet, ConversationFound, ConversationWrite, ConversationList, ConversationCursor,
        ConversationPage, MarkAsRead, MarkAsUnread, JoinAsGuest, MarkAsTyping, ParticipantGet, ParticipantFound, ParticipantWrite,
        ParticipantDelete, ParticipantList, ParticipantPage, MessageSend, MessageSent, MessageEdit, MessageEdited,
        MessageDelete, MessageGet, MessageFound, MessageTranslate, MessageTranslated, MessagePreview, MessagePreviewed, MessageList, MessagePage,
        crate::FileSubtype, crate::FileUpload, crate::FileUploadStarted,
        ReactionWrite, ReactionList, ReactionPage, Search, MessageHit, MessageHits, ConversationHits, VisibleUi, PresenceSet, Subscribe, Subscribed, UserOnline, ConversationSnapshot, ConversationResumed, Unsubscribe,
        ConversationEvent, UserEvent, OnlineEvent, MeEvent, Event, Notice, Answer<()>, ServerItem,
        ErrorCode, crate::WireError,
    }
    text.push_str(GENERIC);
    text.push_str("/** What each operation takes and gives, by its name. */\n");
    text.push_str(&Request::typescript_union(&config));
    text.push_str("\nexport const PROTOCOL_VERSION = ");
    text.push_str(&crate::VERSION.to_string());
    text.push_str(";\n\n/** Most requests in one frame. */\nexport const FRAME_MAX_REQUESTS = ");
    text.push_str(&crate::limits::FRAME_MAX_REQUESTS.to_string());
    text.push_str(";\n\n/** Largest frame, in bytes. */\nexport const FRAME_MAX_BYTES = ");
    text.push_str(&crate::limits::FRAME_MAX_BYTES.to_string());
    text.push_str(
        ";\n\n/** Unread messages are counted up to this number. */\nexport const UNREAD_COUNT_MAX = ",
    );
    text.push_str(&chinwag_model::limits::UNREAD_COUNT_MAX.to_string());
    text.push_str(";\n\n/** Close codes from this one on mean: do not connect again. */\nexport const CLOSE_FINAL_FROM = 4100;\n");
    text.push_str("\nexport const CloseCode = {\n");
    for code in CloseCode::ALL {
        text.push_str(&format!("  {code:?}: {},\n", code.code()));
    }
    text.push_str("} as const;\n");
    text
}

/// Those shapes whose parameters are chosen where they are used.
const GENERIC: &str = r#"/**
 * Any of several filters.
 */
export type CompoundFilter<T> = ["any", T[]];

/**
 * What must hold of a text.
 */
export type StringFilter<T = string> = ["==" | "!=", T] | ["oneOf" | "!oneOf", T[]];

/**
 * What must hold of a `custom` map, key by key.
 */
export type CustomFilter = Record<string, StringFilter | "exists" | "!exists">;

"#;

/// One exported declaration, with its documentation.
fn declare<T: TS + 'static>(config: &Config, text: &mut String) {
    if let Some(docs) = T::docs() {
        text.push_str(docs.trim_end());
        text.push('\n');
    }
    text.push_str("export ");
    text.push_str(&T::decl(config));
    text.push_str("\n\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_types_of_web_core_are_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/core/src/wire.ts");
        let fresh = super::typescript();
        if std::env::var_os("CHINWAG_CODEGEN").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let stored = std::fs::read_to_string(path).unwrap_or_default();
        assert!(stored == fresh, "web/core/src/wire.ts is stale: run `cargo xtask codegen`");
    }
}
