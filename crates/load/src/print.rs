//! What the user reads.

use std::fmt::Display;
use std::io::Write;

/// A line on standard output. Nobody reading it is no reason to stop.
pub fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
