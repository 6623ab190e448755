//! Why a connection closed, and what a client should do about it.

macro_rules! close_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $reason:literal, reconnect: $reconnect:literal;)+) => {
        /// WebSocket close codes. 4000 to 4099: connect again, with back-off, and resume. 4100 to 4199: do not
        /// connect again with the same credentials or program; the session has ended.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u16)]
        pub enum CloseCode {
            $($(#[doc = $doc])+ $name = $code,)+
        }

        impl CloseCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The text sent along with the code.
            pub fn reason(self) -> &'static str {
                match self { $(Self::$name => $reason,)+ }
            }

            /// When a connection is closed with it, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// Whether a client should connect again and resume, or stop.
            pub fn reconnect(self) -> bool {
                match self { $(Self::$name => $reconnect,)+ }
            }

            /// The code as a number.
            pub fn code(self) -> u16 {
                self as u16
            }
        }
    };
}

close_codes! {
    /// The server is going down or being replaced.
    Draining = 4000, "the server is shutting down; connect again", reconnect: true;
    /// The client read more slowly than its events came.
    TooSlow = 4001, "the client reads too slowly; connect again and resume", reconnect: true;
    /// Nothing was heard from the client for too long.
    Silent = 4002, "nothing was heard from the client; connect again and resume", reconnect: true;
    /// Something broke in the server.
    Internal = 4003, "internal error; connect again and resume", reconnect: true;
    /// No `hello` came in time.
    NoHello = 4004, "no hello came in time", reconnect: true;
    /// `hello` was refused; its answer said why.
    Refused = 4100, "the credentials were refused", reconnect: false;
    /// The token ran out and was not renewed.
    TokenExpired = 4101, "the token expired", reconnect: false;
    /// The key that signed the token, or made the signature, was revoked.
    KeyRevoked = 4104, "the key that signed the credentials was revoked", reconnect: false;
    /// A frame was far over the limit, as no client of ours sends.
    FrameTooLarge = 4102, "a frame was far too large", reconnect: false;
    /// The client does not speak the protocol: binary frames.
    Unintelligible = 4103, "frames must be JSON text", reconnect: false;
}

#[cfg(test)]
mod tests {
    use super::CloseCode;

    #[test]
    fn the_hundred_tells_whether_to_reconnect() {
        for code in CloseCode::ALL {
            assert_eq!(code.reconnect(), code.code() < 4100, "{code:?}");
        }
    }
}
