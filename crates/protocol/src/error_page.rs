//! The page of the documentation that lists every code.

use std::fmt::Write as _;

use crate::{CloseCode, ErrorCode};

const INTRODUCTION: &str = "\
<!-- Generated from crates/protocol by `cargo xtask codegen`. Do not edit. -->
# Errors

## Codes of refusals
A request that cannot be done is answered with a code for programs and a sentence for people that names what was \
wrong. The codes are the same on the realtime API (`error.code`) and on REST (`code`), where each also has a status and a \
class (`errorCode`, and the same again as `error`). What the path names and is not found is 404; what the body or \
the query names and is not found is 400 `INVALID_ARGUMENT`, with the same code. Test for the code or class, never \
for the sentence: sentences get better.

";

const CLOSING: &str = "\
## Close codes
Why the server closed a WebSocket. Below 4100: connect again with exponential back-off and full jitter, and resume. \
From 4100 on: stop, because connecting again with the same credentials or program would end the same way. Any \
other code (the network's, a proxy's) means the same as one below 4100.

";

/// The text of `docs/errors.md`.
pub fn error_page() -> String {
    let mut page = String::from(INTRODUCTION);
    page.push_str("| code | when | on REST |\n|---|---|---|\n");
    for code in ErrorCode::ALL {
        // Writing to a string cannot fail.
        let (status, class) = (code.status(), code.class().as_str());
        let _ = writeln!(page, "| `{}` | {} | {status} `{class}` |", code.as_str(), code.meaning());
    }
    page.push('\n');
    page.push_str(CLOSING);
    page.push_str("| code | name | when | reason sent along | connect again |\n|---|---|---|---|---|\n");
    for code in CloseCode::ALL {
        let again = if code.reconnect() { "yes" } else { "no" };
        let (number, meaning, reason) = (code.code(), code.meaning(), code.reason());
        let _ = writeln!(page, "| {number} | `{code:?}` | {meaning} | {reason} | {again} |");
    }
    page
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_of_errors_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/errors.md");
        let fresh = super::error_page();
        if std::env::var_os("CHINWAG_CODEGEN").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let stored = std::fs::read_to_string(path).unwrap_or_default();
        assert!(stored == fresh, "docs/errors.md is stale: run `cargo xtask codegen`");
    }
}
