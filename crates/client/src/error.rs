//! What can go wrong, by what the caller can do about it.

use std::fmt;

use chinwag_model::Invalid;
use chinwag_protocol::{CloseCode, ErrorCode, WireError};

/// Why a request has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The server refused: the request had no effect, and the connection lives on. The code says what to change.
    #[error("refused: {0}")]
    Refused(#[from] WireError),
    /// The connection ended before the answer came, so nobody knows whether the request took effect. Connect
    /// again; a send may be repeated with the same key. A [`Session`](crate::Session) does that by itself.
    #[error("the connection was lost: {0}")]
    Lost(Closing),
    /// The connection ended, and another with the same credentials and program would end the same way.
    #[error("closed for good: {0}")]
    Final(Closing),
    /// The session is over: there will be no other connection.
    #[error("the session is over: {0}")]
    Ended(SessionEnd),
    /// The program takes in the events of a stream more slowly than they come, and too many are waiting.
    #[error("the program left {0} events of a stream waiting, which is the most there may be")]
    TooSlow(usize),
    /// The answer is none that this version of the client understands.
    #[error("the answer cannot be understood: {0}")]
    Unintelligible(String),
}

impl Error {
    /// The code of the server's refusal, if that is what it is, whether of a request or of the session.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused(error) | Self::Ended(SessionEnd::Refused(error)) => Some(error.code),
            Self::Lost(_) | Self::Final(_) | Self::Ended(_) | Self::TooSlow(_) | Self::Unintelligible(_) => {
                None
            }
        }
    }
}

impl From<Closing> for Error {
    fn from(closing: Closing) -> Self {
        if closing.is_final() { Self::Final(closing) } else { Self::Lost(closing) }
    }
}

/// A value that breaks a rule is refused here as the server would refuse it.
impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Refused(invalid.into())
    }
}

/// Why a session is over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionEnd {
    /// The program closed it, or dropped everything that belongs to it.
    #[error("it was closed")]
    Closed,
    /// The server does not let this user in, or not any more.
    #[error("{0}")]
    Refused(WireError),
    /// The server closed the connection for good, or there is no server of Chinwag at the address.
    #[error("{0}")]
    Final(Closing),
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The WebSocket close code; `None` when the connection broke, or was never made.
    pub code: Option<u16>,
    /// A sentence about it.
    pub reason: String,
    /// The connection was refused before there was one, and always would be.
    pub(crate) is_refusal: bool,
}

impl Closing {
    /// The connection broke, or could not be made.
    pub fn broken(reason: impl fmt::Display) -> Self {
        Self { code: None, reason: reason.to_string(), is_refusal: false }
    }

    /// The other side closed the connection.
    pub fn with_code(code: u16, reason: impl Into<String>) -> Self {
        Self { code: Some(code), reason: reason.into(), is_refusal: false }
    }

    /// Whether connecting again with the same credentials and program is pointless.
    pub fn is_final(&self) -> bool {
        let final_code =
            |code: u16| CloseCode::ALL.iter().any(|known| known.code() == code && !known.reconnect());
        // Codes of the final hundred that this version does not know are final, too: that is what the hundred says.
        self.is_refusal || self.code.is_some_and(|code| final_code(code) || (4100..4200).contains(&code))
    }
}

impl fmt::Display for Closing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{} (close code {code})", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}
