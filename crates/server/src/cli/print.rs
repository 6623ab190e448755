//! What the program says to the person who runs it.

use std::io::Write;

/// A line on standard output. A reader that has gone away is no reason to fail.
pub fn line(text: impl std::fmt::Display) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// What went wrong, on standard error.
pub fn problem(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "chinwag: {text}");
}

/// What is odd and no reason to stop, on standard error.
pub fn warning(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "chinwag: warning: {text}");
}
