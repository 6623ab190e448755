//! What may weigh how much (design: nothing that a visitor or an operator waits for grows unseen).

/// One thing that is weighed.
pub struct Budget {
    /// Its name in `sizes.json`.
    pub name: &'static str,
    pub what: &'static str,
    pub max_bytes: u64,
}

const KIB: u64 = 1024;

pub const LOADER: Budget = Budget { name: "loader", what: "talk.js, gzip", max_bytes: 2 * KIB };
pub const CORE: Budget = Budget { name: "core", what: "web/core, gzip", max_bytes: 14 * KIB };
pub const CHATBOX: Budget =
    Budget { name: "chatbox", what: "all that is loaded to show a Chatbox, gzip", max_bytes: 60 * KIB };
pub const ELEMENTS: Budget =
    Budget { name: "elements", what: "elements.js, gzip; it loads the rest", max_bytes: 5 * KIB };
pub const BINARY: Budget =
    Budget { name: "binary", what: "the server, with web files", max_bytes: 40 * KIB * KIB };
