//! Errors as REST tells them. Here, and nowhere else, a code gets its class and its HTTP status.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ErrorCode, WireError};

/// The body of every answer that is not a success. Clients of several origins read different fields of it, so the
/// class is given under both names that are in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    /// The class.
    pub error_code: ErrorClass,
    /// The class again.
    pub error: ErrorClass,
    /// What exactly it was: the same code as on the realtime API.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
    /// What is wrong with which field of the request; empty when it is about none.
    pub reasons: BTreeMap<String, Vec<String>>,
}

impl ErrorBody {
    /// The body for a refusal.
    pub fn new(error: WireError) -> Self {
        let class = error.code.class();
        let mut reasons = BTreeMap::new();
        if let Some(field) = &error.field {
            reasons.insert(without_index(field).to_owned(), vec![error.message.clone()]);
        }
        Self { error_code: class, error: class, code: error.code, message: error.message, reasons }
    }

    /// The body for a request that broke rules in several places; `reasons` holds at least one.
    pub fn several(code: ErrorCode, reasons: BTreeMap<String, Vec<String>>) -> Self {
        let first = reasons.iter().next();
        let message = first.map_or_else(
            || code.meaning().to_owned(),
            |(place, texts)| format!("{place}: {}", texts.join(", ")),
        );
        Self { error_code: code.class(), error: code.class(), code, message, reasons }
    }
}

/// The field that a path leads to, without the place in its list: `email[0]` is about `email`.
fn without_index(path: &str) -> &str {
    match path.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        Some((field, _)) if !field.is_empty() => field,
        _ => path,
    }
}

macro_rules! error_classes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $status:literal;)+) => {
        /// What a caller can do about an error.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub enum ErrorClass {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl ErrorClass {
            /// The class as it stands on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The HTTP status of the class.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ }
            }
        }
    };
}

error_classes! {
    /// Send something else.
    InvalidArgument = "INVALID_ARGUMENT", 400;
    /// Send another credential.
    Unauthenticated = "UNAUTHENTICATED", 401;
    /// Ask the operator.
    Forbidden = "FORBIDDEN", 403;
    /// Create it first, or look at the address.
    NotFound = "NOT_FOUND", 404;
    /// Use another idempotency key.
    Conflict = "CONFLICT", 409;
    /// Send less at a time.
    TooLarge = "TOO_LARGE", 413;
    /// Wait.
    RateLimited = "RATE_LIMITED", 429;
    /// Try again; the server is at fault.
    Internal = "INTERNAL", 500;
}

impl ErrorCode {
    /// The class of the code on REST, when it is about what the address names. What is said of something that the
    /// body or the query names (a sender who is not a participant) is `InvalidArgument` instead.
    pub fn class(self) -> ErrorClass {
        match self {
            Self::Malformed
            | Self::UnknownOperation
            | Self::MissingField
            | Self::WrongType
            | Self::InvalidId
            | Self::TextTooLong
            | Self::InvalidArgument
            | Self::TooManySubscriptions
            | Self::HelloRequired
            | Self::AlreadyAuthenticated
            | Self::UnsupportedVersion
            | Self::TooManyParticipants
            | Self::TooManyReactions
            | Self::FileTypeNotAllowed
            | Self::FileRefused
            | Self::UnsupportedMediaType => ErrorClass::InvalidArgument,
            // An unknown app is, to a back end, a key that fits nothing. App ids are public: saying which of the
            // two it was tells nobody anything.
            Self::UnknownApp
            | Self::CredentialsRequired
            | Self::CredentialsInvalid
            | Self::TokenExpired
            | Self::TokenNotYetValid
            | Self::TokenAlgorithm
            | Self::TokenWrongApp
            | Self::TokenWrongUser
            | Self::TokenWrongType
            | Self::KeyRevoked => ErrorClass::Unauthenticated,
            Self::OriginNotAllowed
            | Self::ReadOnly
            | Self::NotPermitted
            | Self::QuotaExceeded
            | Self::FeatureOff
            | Self::UserSyncDisabled
            | Self::ConversationSyncDisabled => ErrorClass::Forbidden,
            Self::UnknownUser
            | Self::UnknownConversation
            | Self::UnknownMessage
            | Self::UnknownFile
            | Self::UnknownKey
            | Self::UnknownWebhook
            | Self::UnknownTheme
            | Self::UnknownEndpoint
            | Self::MethodNotAllowed
            | Self::NotAParticipant => ErrorClass::NotFound,
            Self::KeyReused | Self::UploadConflict => ErrorClass::Conflict,
            Self::FrameTooLarge | Self::FileTooLarge => ErrorClass::TooLarge,
            Self::RateLimited => ErrorClass::RateLimited,
            Self::TranslationFailed | Self::Internal => ErrorClass::Internal,
        }
    }

    /// The HTTP status of the code: its class's, but for those that HTTP tells apart more finely.
    pub fn status(self) -> u16 {
        match self {
            Self::UnsupportedMediaType => 415,
            Self::MethodNotAllowed => 405,
            _ => self.class().status(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_filed_under_the_field_it_is_about() {
        let places = [
            ("email[0]", "email"),
            ("[1].text", "[1].text"),
            ("[1]", "[1]"),
            ("custom.color", "custom.color"),
            ("[0].content[0].children[2]", "[0].content[0].children"),
        ];
        for (path, place) in places {
            let body = ErrorBody::new(WireError::at(ErrorCode::WrongType, path, "wrong"));
            assert_eq!(body.reasons.keys().collect::<Vec<_>>(), [place]);
        }
    }
}
