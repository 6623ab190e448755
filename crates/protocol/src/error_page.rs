//! The page of the documentation that lists every code.

use std::fmt::Write as _;

use crate::{CloseCode, ErrorCode};

const INTRODUCTION: &str = "\
<!-- Generated from crates/protocol by `cargo xtask codegen`. Do not edit. -->
# Errors

What goes wrong is told with a code for programs and a sentence for people that names what was wrong. Test for the code, \
never for the sentence: sentences get better. Messages in a browser's console lead to the code's place on this page.

";

const OF_THE_SERVER: &str = "\
## Codes of refusals
A request that cannot be done is refused with one of these. The codes are the same on the realtime API (`error.code`) and \
on REST (`code`), where each also has a status and a class (`errorCode`, and the same again as `error`). What the path \
names and is not found is 404; what the body or the query names and is not found is 400 `INVALID_ARGUMENT`, with the same \
code.

";

const CLOSING: &str = "\
## Close codes
Why the server closed a WebSocket. Below 4100: connect again with exponential back-off and full jitter, and resume. \
From 4100 on: stop, because connecting again with the same credentials or program would end the same way. Any \
other code (the network's, a proxy's) means the same as one below 4100.

";

/// What goes wrong in a page before the server has a say: a code, what is wrong, and what to do about it.
const IN_PAGES: &[(&str, &str, &str)] = &[
    (
        "NO_CONTAINER",
        "A box was to be mounted in something that is no element of the page.",
        "Most often the element has another id than the script looks for, or stands further down the page than the script: \
         then run the script after it, or wait for `DOMContentLoaded`.",
    ),
    (
        "UNREACHABLE",
        "No connection to the server has come about. It is tried again and again; once it comes about, all goes on.",
        "The server may be down, or something on the way may let no WebSocket through. Look whether its address is right, \
         whether the reverse proxy passes WebSocket upgrades on, and whether the page's Content-Security-Policy has the server \
         in `connect-src`, with `wss://` as well as `https://`: `chinwag config csp` prints all that it needs.",
    ),
    (
        "DESTROYED",
        "A session or box was used after `destroy` was called on it.",
        "Make a new one. Frameworks that mount components twice while developing destroy the first in between.",
    ),
    (
        "ARGUMENT_INVALID",
        "A method was given something that it cannot take.",
        "The message names the argument, and says what it must be.",
    ),
];

/// The text of `docs/errors.md`.
pub fn error_page() -> String {
    let mut page = String::from(INTRODUCTION);
    // Writing to a string cannot fail.
    page.push_str("## In pages\n");
    for (code, what, remedy) in IN_PAGES {
        let _ = writeln!(page, "### `{code}`\n{what}\n\n**What to do:** {remedy}\n");
    }
    page.push_str(OF_THE_SERVER);
    for code in ErrorCode::ALL {
        let (status, class) = (code.status(), code.class().as_str());
        let (name, meaning, remedy) = (code.as_str(), code.meaning(), code.remedy());
        let _ = writeln!(
            page,
            "### `{name}`\n{meaning} On REST: {status} `{class}`.\n\n**What to do:** {remedy}\n"
        );
    }
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
    use crate::ErrorCode;

    #[test]
    fn the_page_says_of_every_code_what_it_means_and_what_to_do() {
        let page = super::error_page();
        for code in ErrorCode::ALL {
            let said = page.split(&format!("### `{}`\n", code.as_str())).nth(1).unwrap_or_default();
            assert!(said.starts_with(code.meaning()) && said.contains(code.remedy()), "{code:?}");
            assert!(code.remedy().len() > 20, "{code:?}");
        }
        for of_pages in ["NO_CONTAINER", "UNREACHABLE", "DESTROYED", "ARGUMENT_INVALID"] {
            assert!(page.contains(&format!("### `{of_pages}`\n")), "{of_pages}");
        }
    }

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
