//! Why a use case was not carried out.

use chinwag_model::limits::REACTION_EMOJI_MAX;
use chinwag_model::{ConversationId, Invalid, MessageId};
use chinwag_protocol::{ErrorCode, WireError};
use chinwag_store::{Refusal, StoreError};

/// The two kinds of failure: the caller's, which is told to the caller, and ours, which is logged at the edge.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// What was asked cannot be done; the caller can do something about it.
    #[error(transparent)]
    Refused(#[from] WireError),
    /// Somebody asks too often.
    #[error("{whose} asks too often: try again in {seconds} s")]
    TooMany {
        /// Who.
        whose: String,
        /// When the next request will be let through, in whole seconds.
        seconds: u64,
    },
    /// Something broke. The text is for the log, never for the caller.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// What the caller is told.
    pub fn to_wire(&self) -> WireError {
        match self {
            Self::Refused(error) => error.clone(),
            Self::TooMany { .. } => WireError::new(ErrorCode::RateLimited, self.to_string()),
            Self::Internal(_) => WireError::new(
                ErrorCode::Internal,
                "the server could not do this just now; it is safe to try again",
            ),
        }
    }

    pub(crate) fn refused<T>(code: ErrorCode, message: impl Into<String>) -> Result<T, Self> {
        Err(Self::Refused(WireError::new(code, message)))
    }

    pub(crate) fn refused_at<T>(code: ErrorCode, field: &str, message: impl Into<String>) -> Result<T, Self> {
        Err(Self::Refused(WireError::at(code, field, message)))
    }

    pub(crate) fn unknown_conversation<T>(id: &ConversationId) -> Result<T, Self> {
        Err(Self::Refused(explain(Refusal::UnknownConversation, Some(id))))
    }

    pub(crate) fn unknown_message<T>(id: &MessageId) -> Result<T, Self> {
        Self::refused_at(
            ErrorCode::UnknownMessage,
            "message",
            format!("the conversation has no message \"{id}\""),
        )
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Refused(invalid.into())
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused(explain(refusal, None)),
            StoreError::Failed(cause) => Self::Internal(cause),
        }
    }
}

/// Turns a store's error into ours, naming the conversation it is about.
pub(crate) fn in_conversation(id: &ConversationId) -> impl Fn(StoreError) -> Error {
    move |error| match error {
        StoreError::Refused(refusal) => Error::Refused(explain(refusal, Some(id))),
        StoreError::Failed(cause) => Error::Internal(cause),
    }
}

fn explain(refusal: Refusal, conversation: Option<&ConversationId>) -> WireError {
    let the_conversation =
        conversation.map_or("the conversation".into(), |id| format!("the conversation \"{id}\""));
    match refusal {
        Refusal::UnknownUser(user) => WireError::at(
            ErrorCode::UnknownUser,
            "user",
            format!("there is no user \"{user}\"; create the user first"),
        ),
        Refusal::UnknownConversation => WireError::at(
            ErrorCode::UnknownConversation,
            "conversation",
            conversation.map_or("there is no such conversation".into(), |id| {
                format!("there is no conversation \"{id}\"")
            }),
        ),
        Refusal::UnknownMessage => WireError::at(
            ErrorCode::UnknownMessage,
            "message",
            format!("{the_conversation} has no such message"),
        ),
        Refusal::UnknownFile(_) => unknown_token(),
        Refusal::QuotaExceeded { used, quota } => over_quota(used, quota),
        Refusal::UnknownReference => WireError::at(
            ErrorCode::UnknownMessage,
            "referencedMessage",
            format!("the message replied to must be a user message of {the_conversation}"),
        ),
        Refusal::NotAParticipant(user) => WireError::at(
            ErrorCode::NotAParticipant,
            "conversation",
            format!("\"{user}\" is not a participant of {the_conversation}"),
        ),
        Refusal::ReadOnly => read_only(&the_conversation),
        Refusal::NotPermitted => {
            WireError::new(ErrorCode::NotPermitted, "this user's role does not permit this")
        }
        Refusal::Denied(denied) => crate::permissions::denied(denied),
        Refusal::NameRequired(user) => WireError::at(
            ErrorCode::MissingField,
            "name",
            format!("the user \"{user}\" does not exist yet, and a new user needs a name"),
        ),
        Refusal::TooManyParticipants { limit } => WireError::at(
            ErrorCode::TooManyParticipants,
            "participants",
            format!("{the_conversation} may have at most {limit} participants"),
        ),
        Refusal::TooManyReactions => WireError::at(
            ErrorCode::TooManyReactions,
            "emoji",
            format!("a message may have at most {REACTION_EMOJI_MAX} different reactions, and this one has"),
        ),
        Refusal::KeyReused => WireError::at(
            ErrorCode::KeyReused,
            "idempotencyKey",
            "this idempotency key was used before, for another message; every message needs a key of its own",
        ),
        Refusal::AppExists => {
            WireError::at(ErrorCode::InvalidArgument, "app", "there is an app with this id already")
        }
        // Its one caller tries again.
        Refusal::StillTakesPart => WireError::new(ErrorCode::Internal, "the user takes part in something"),
        Refusal::Invalid(invalid) => invalid.into(),
    }
}

fn read_only(the_conversation: &str) -> WireError {
    let message =
        format!("this needs ReadWrite access to {the_conversation}, and this participant has Read access");
    WireError::at(ErrorCode::ReadOnly, "conversation", message)
}

fn unknown_token() -> WireError {
    let message = "content[0].fileToken stands for no file of this app: upload the file, and send the token that comes \
                   of it";
    WireError::at(ErrorCode::UnknownFile, "content[0].fileToken", message)
}

fn over_quota(used: u64, quota: u64) -> WireError {
    let message =
        format!("the user's files may have at most {quota} bytes together, and have {used} already");
    WireError::at(ErrorCode::QuotaExceeded, "size", message)
}
