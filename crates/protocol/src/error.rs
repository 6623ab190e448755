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
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $remedy:literal;)+) => {
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

            /// What to do about it, for whoever writes the program.
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)+ }
            }
        }
    };
}

error_codes! {
    /// The frame or body is not JSON, or not of the right outer shape.
    Malformed = "MALFORMED",
        "Send JSON of the shape that the endpoint or operation describes; a body of REST is one JSON \
         value, a frame an array of requests.";
    /// There is no such operation.
    UnknownOperation = "UNKNOWN_OPERATION",
        "Look at `op`: operations are listed in the description of the realtime wire. A client that is \
         newer than the server asks for what it does not know: upgrade the server.";
    /// A field is missing.
    MissingField = "MISSING_FIELD", "Add the field that the sentence names.";
    /// A field has a value of the wrong type.
    WrongType = "WRONG_TYPE", "Look at the field that the sentence names: it says what it has to be.";
    /// An id is empty, too long or holds control characters.
    InvalidId = "INVALID_ID",
        "Ids are 1 to 255 characters without control characters. An empty id most often comes from a user \
         who is not signed in yet.";
    /// The text of a message is too long.
    TextTooLong = "TEXT_TOO_LONG",
        "Send at most 10,000 characters, or several messages; large texts go as files.";
    /// A value breaks another rule.
    InvalidArgument = "INVALID_ARGUMENT",
        "Look at the field that the sentence names, and the rule that it states.";
    /// A frame or body is larger, or a frame holds more requests, than the limit.
    FrameTooLarge = "FRAME_TOO_LARGE", "Send less at once: several bodies, or pages.";
    /// A connection asks for more subscriptions than the limit.
    TooManySubscriptions = "TOO_MANY_SUBSCRIPTIONS",
        "Unsubscribe from what is no longer looked at. Most often a component subscribes each time it \
         renders.";
    /// The first request of a connection must be `hello`.
    HelloRequired = "HELLO_REQUIRED",
        "Send `hello` with the credentials first. The SDKs do; this is for clients of your own.";
    /// A second `hello`.
    AlreadyAuthenticated = "ALREADY_AUTHENTICATED",
        "Say `hello` once on a connection; a new token is given by its own operation.";
    /// The client speaks a version of the wire that this server does not.
    UnsupportedVersion = "UNSUPPORTED_VERSION",
        "Load `talk.js` from the server itself, so that both are of one version, or upgrade the server.";
    /// No app has this id.
    UnknownApp = "UNKNOWN_APP",
        "Compare `appId`, or the app in the address, with what `chinwag app list` prints. An app of \
         `chinwag dev` is not there in `chinwag serve`: they have folders of data of their own.";
    /// The page's origin is not one of the app's.
    OriginNotAllowed = "ORIGIN_NOT_ALLOWED",
        "Let it: `chinwag app set APP --add-origin https://shop.example`. An origin is scheme, host and \
         port, without a path.";
    /// The app wants a token or signature, and none was given.
    CredentialsRequired = "CREDENTIALS_REQUIRED",
        "Give the session a `token` or a `tokenFetcher`; a back end sends `Authorization: Bearer` with a \
         secret key. For development only, `chinwag app set APP --authentication off` asks for nothing.";
    /// The credential is not of a known form, or not signed with a key of this app.
    CredentialsInvalid = "CREDENTIALS_INVALID",
        "Sign with a secret key of this app, without a line break behind it. `chinwag token --app APP \
         --user USER` prints a token that is right, to compare with.";
    /// The token is past its `exp`.
    TokenExpired = "TOKEN_EXPIRED",
        "Give the session a `tokenFetcher`, which is asked before a token runs out. If it happens at once, \
         look at the clock of whoever signs, and that `exp` is in seconds.";
    /// The token is before its `nbf`.
    TokenNotYetValid = "TOKEN_NOT_YET_VALID",
        "Look at the clocks of both machines, and that `nbf` is in seconds.";
    /// The token is unsigned (`alg: none`), or signed by another method than HS256, or RS256 and ES256 where such a key is
    /// registered.
    TokenAlgorithm = "TOKEN_ALGORITHM",
        "Sign with HS256 and a secret key, or register your public key: `chinwag key add-public`.";
    /// The token was made for another app.
    TokenWrongApp = "TOKEN_WRONG_APP", "`iss` has to be the id of the app that the session connects to.";
    /// The token was made for another user.
    TokenWrongUser = "TOKEN_WRONG_USER",
        "`sub` has to be the `userId` of the session. When another user signs in, make a new session.";
    /// The token is of another type than this door takes: a user's on REST, an app's on the realtime API.
    TokenWrongType = "TOKEN_WRONG_TYPE", "`tokenType` is `user` for browsers and `app` for back ends.";
    /// The key, or the key that signed, was revoked.
    KeyRevoked = "KEY_REVOKED",
        "Sign with a key that is not revoked: `chinwag key list APP`, `chinwag key create APP`.";
    /// No user has this id.
    UnknownUser = "UNKNOWN_USER",
        "Create the user first, by `PUT /users/{userId}` or `createIfNotExists`; look for other spellings \
         of the id.";
    /// No conversation has this id.
    UnknownConversation = "UNKNOWN_CONVERSATION",
        "Create it first, by `PUT /conversations/{conversationId}` or `createIfNotExists`; in addresses, \
         ids have to be encoded.";
    /// The conversation has no message with this id.
    UnknownMessage = "UNKNOWN_MESSAGE",
        "It may have been deleted. Look whether the conversation is the right one.";
    /// There is no such file or upload: it never was, was given up, or its last message was deleted.
    UnknownFile = "UNKNOWN_FILE", "Upload it again. A file that no message has after 24 hours is deleted.";
    /// The file is larger than files may be, or than was announced.
    FileTooLarge = "FILE_TOO_LARGE", "Send a smaller file, or raise `files.size_max_mb`.";
    /// The file is not of a type that is taken, or not of the one that was announced.
    FileTypeNotAllowed = "FILE_TYPE_NOT_ALLOWED",
        "What a file is shows in its bytes, not in its name. The operator says which are taken, in \
         `files.types`.";
    /// The operator's scanner refuses the file: it may do harm.
    FileRefused = "FILE_REFUSED",
        "Do not send it. If the scanner is wrong about it, its operator has to say so there.";
    /// The user's files would have more bytes together than they may have.
    QuotaExceeded = "QUOTA_EXCEEDED", "Delete messages with files, or raise `files.quota_mb`.";
    /// The upload goes on at another byte, or another request is at work on it: ask how far it is.
    UploadConflict = "UPLOAD_CONFLICT",
        "Ask with `HEAD` how far the upload is, and go on from there. The SDKs do that by themselves.";
    /// The app has no such secret key.
    UnknownKey = "UNKNOWN_KEY", "`chinwag key list APP` prints the ids of keys.";
    /// The app has no such webhook.
    UnknownWebhook = "UNKNOWN_WEBHOOK", "`chinwag webhook list APP` prints the ids of webhooks.";
    /// The app has no such theme.
    UnknownTheme = "UNKNOWN_THEME", "`chinwag app theme list APP` prints the names of themes.";
    /// There is no such endpoint.
    UnknownEndpoint = "UNKNOWN_ENDPOINT",
        "Compare the path with the description of the REST API; ids in it have to be encoded, and it \
         begins with `/v1/APP`.";
    /// The path is an endpoint's, but has no such method.
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
        "The header `Allow` of the answer names the methods that the path has.";
    /// Only participants of the conversation may do this.
    NotAParticipant = "NOT_A_PARTICIPANT",
        "Have the user join: by `createIfNotExists` of the conversation, or by your back end. Guests may \
         look without joining (`joinAsGuest`).";
    /// The participant has `Read` access only.
    ReadOnly = "READ_ONLY",
        "Give the participant `ReadWrite` access, or hide the field from those who have none.";
    /// The user's role does not permit this.
    NotPermitted = "NOT_PERMITTED",
        "`chinwag app role show APP ROLE` says what users of the role may do, `chinwag app role set` \
         changes it.";
    /// This server does not do it: its operator has not set it up, or it cannot be done yet.
    FeatureOff = "FEATURE_OFF",
        "The sentence says what it is about. Most often the operator has to set it up, in `[translation]` \
         or `[files]` of the configuration.";
    /// The operator's translation service gave no translation. It can be asked for again.
    TranslationFailed = "TRANSLATION_FAILED",
        "Ask again. If it goes on, the server's log says what the service answered: often its quota is \
         used up.";
    /// The app does not let browsers write users.
    UserSyncDisabled = "USER_SYNC_DISABLED",
        "Have your back end write users, or let browsers: `chinwag app set APP --client-user-sync on`.";
    /// The app does not let browsers write conversations.
    ConversationSyncDisabled = "CONVERSATION_SYNC_DISABLED",
        "Have your back end write conversations, or let browsers: `chinwag app set APP --client- \
         conversation-sync on`.";
    /// The idempotency key was used before, with another content.
    KeyReused = "KEY_REUSED",
        "Give each message an idempotency key of its own; use it again only to send the very same thing \
         again.";
    /// The conversation has as many participants as it may have.
    TooManyParticipants = "TOO_MANY_PARTICIPANTS", "Raise `limits.participants`, or split the conversation.";
    /// The message has as many different reactions as it may have.
    TooManyReactions = "TOO_MANY_REACTIONS",
        "Use an emoji that the message has already: 50 different ones is the most.";
    /// A body has another content type than `application/json`.
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
        "Send `Content-Type: application/json`; files go to `POST /files` as `multipart/form-data`.";
    /// Too many requests; try again later.
    RateLimited = "RATE_LIMITED",
        "Wait as long as `Retry-After` says, and send less often. The operator sets the limits in \
         `[rate_limits]`.";
    /// The server is at fault, or shutting down; the request may be tried again.
    Internal = "INTERNAL", "Try again. If it goes on, the server's log says what happened.";
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
