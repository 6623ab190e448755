//! What the server says when a request cannot be done.

use chinwag_model::Invalid;
use serde::{Deserialize, Serialize};

/// Why a request was refused. The answer to a realtime request carries it as `error`; REST turns it into a
/// status and its own body (`rest::ErrorBody`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, thiserror::Error)]
#[error("{message}")]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct WireError {
    /// For programs.
    pub code: ErrorCode,
    /// For people: what was wrong, where, and what would be right.
    pub message: String,
    /// The field that was wrong, as a path from the request's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// Codes of refusals, the same on every transport.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl ErrorCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as it stands on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// When a request is refused with it, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

error_codes! {
    /// The frame or body is not JSON, or not of the right outer shape.
    Malformed = "MALFORMED",
    /// There is no such operation.
    UnknownOperation = "UNKNOWN_OPERATION",
    /// A field is missing.
    MissingField = "MISSING_FIELD",
    /// A field has a value of the wrong type.
    WrongType = "WRONG_TYPE",
    /// An id is empty, too long or holds control characters.
    InvalidId = "INVALID_ID",
    /// The text of a message is too long.
    TextTooLong = "TEXT_TOO_LONG",
    /// A value breaks another rule.
    InvalidArgument = "INVALID_ARGUMENT",
    /// A frame or body is larger, or a frame holds more requests, than the limit.
    FrameTooLarge = "FRAME_TOO_LARGE",
    /// A connection asks for more subscriptions than the limit.
    TooManySubscriptions = "TOO_MANY_SUBSCRIPTIONS",
    /// The first request of a connection must be `hello`.
    HelloRequired = "HELLO_REQUIRED",
    /// A second `hello`.
    AlreadyAuthenticated = "ALREADY_AUTHENTICATED",
    /// The client speaks a version of the wire that this server does not.
    UnsupportedVersion = "UNSUPPORTED_VERSION",
    /// No app has this id.
    UnknownApp = "UNKNOWN_APP",
    /// The page's origin is not one of the app's.
    OriginNotAllowed = "ORIGIN_NOT_ALLOWED",
    /// The app wants a token or signature, and none was given.
    CredentialsRequired = "CREDENTIALS_REQUIRED",
    /// The credential is not of a known form, or not signed with a key of this app.
    CredentialsInvalid = "CREDENTIALS_INVALID",
    /// The token is past its `exp`.
    TokenExpired = "TOKEN_EXPIRED",
    /// The token is before its `nbf`.
    TokenNotYetValid = "TOKEN_NOT_YET_VALID",
    /// The token is unsigned (`alg: none`), or signed by another method than HS256, or RS256 and ES256 where such a key is
    /// registered.
    TokenAlgorithm = "TOKEN_ALGORITHM",
    /// The token was made for another app.
    TokenWrongApp = "TOKEN_WRONG_APP",
    /// The token was made for another user.
    TokenWrongUser = "TOKEN_WRONG_USER",
    /// The token is of another type than this door takes: a user's on REST, an app's on the realtime API.
    TokenWrongType = "TOKEN_WRONG_TYPE",
    /// The key, or the key that signed, was revoked.
    KeyRevoked = "KEY_REVOKED",
    /// No user has this id.
    UnknownUser = "UNKNOWN_USER",
    /// No conversation has this id.
    UnknownConversation = "UNKNOWN_CONVERSATION",
    /// The conversation has no message with this id.
    UnknownMessage = "UNKNOWN_MESSAGE",
    /// There is no such file or upload: it never was, was given up, or its last message was deleted.
    UnknownFile = "UNKNOWN_FILE",
    /// The file is larger than files may be, or than was announced.
    FileTooLarge = "FILE_TOO_LARGE",
    /// The file is not of a type that is taken, or not of the one that was announced.
    FileTypeNotAllowed = "FILE_TYPE_NOT_ALLOWED",
    /// The operator's scanner refuses the file: it may do harm.
    FileRefused = "FILE_REFUSED",
    /// The user's files would have more bytes together than they may have.
    QuotaExceeded = "QUOTA_EXCEEDED",
    /// The upload goes on at another byte, or another request is at work on it: ask how far it is.
    UploadConflict = "UPLOAD_CONFLICT",
    /// The app has no such secret key.
    UnknownKey = "UNKNOWN_KEY",
    /// The app has no such webhook.
    UnknownWebhook = "UNKNOWN_WEBHOOK",
    /// The app has no such theme.
    UnknownTheme = "UNKNOWN_THEME",
    /// There is no such endpoint.
    UnknownEndpoint = "UNKNOWN_ENDPOINT",
    /// The path is an endpoint's, but has no such method.
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
    /// Only participants of the conversation may do this.
    NotAParticipant = "NOT_A_PARTICIPANT",
    /// The participant has `Read` access only.
    ReadOnly = "READ_ONLY",
    /// The user's role does not permit this.
    NotPermitted = "NOT_PERMITTED",
    /// This server does not do it: its operator has not set it up, or it cannot be done yet.
    FeatureOff = "FEATURE_OFF",
    /// The operator's translation service gave no translation. It can be asked for again.
    TranslationFailed = "TRANSLATION_FAILED",
    /// The app does not let browsers write users.
    UserSyncDisabled = "USER_SYNC_DISABLED",
    /// The app does not let browsers write conversations.
    ConversationSyncDisabled = "CONVERSATION_SYNC_DISABLED",
    /// The idempotency key was used before, with another content.
    KeyReused = "KEY_REUSED",
    /// The conversation has as many participants as it may have.
    TooManyParticipants = "TOO_MANY_PARTICIPANTS",
    /// The message has as many different reactions as it may have.
    TooManyReactions = "TOO_MANY_REACTIONS",
    /// A body has another content type than `application/json`.
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
    /// Too many requests; try again later.
    RateLimited = "RATE_LIMITED",
    /// The server is at fault, or shutting down; the request may be tried again.
    Internal = "INTERNAL",
}

impl WireError {
    /// A refusal that is about no field.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }

    /// A refusal that is about one field.
    pub fn at(code: ErrorCode, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: Some(field.into()) }
    }
}

impl From<Invalid> for WireError {
    fn from(invalid: Invalid) -> Self {
        let code = match invalid.code {
            chinwag_model::InvalidCode::InvalidId => ErrorCode::InvalidId,
            chinwag_model::InvalidCode::TextTooLong => ErrorCode::TextTooLong,
            chinwag_model::InvalidCode::InvalidArgument => ErrorCode::InvalidArgument,
        };
        let message = invalid.to_string();
        Self::at(code, invalid.field, message)
    }
}
