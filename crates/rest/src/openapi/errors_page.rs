//! What errors mean, for people: `/docs/errors`, to which the messages in a browser's console lead.

use axum::body::Bytes;
use chinwag_protocol::ErrorCode;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::STYLE;

/// What goes wrong in a page before the server has a say: a code, what is wrong, and what to do about it.
const IN_PAGES: &[(&str, &str, &str)] = &[
    (
        "NO_CONTAINER",
        "A box was to be mounted in something that is no element of the page.",
        "Most often the element has another id than the script looks for, or stands further down the page than the script: \
         then run the script after it, or wait for DOMContentLoaded.",
    ),
    (
        "UNREACHABLE",
        "No connection to the server has come about.",
        "The server may be down, or something on the way may let no WebSocket through: look whether its address is right, \
         whether the reverse proxy passes WebSocket upgrades on, and whether the page's Content-Security-Policy has the server \
         in connect-src, with wss:// as well as https:// (`chinwag config csp` prints all that it needs). It is tried again and \
         again; once it comes about, all goes on.",
    ),
    (
        "DESTROYED",
        "A session or box was used after destroy was called on it.",
        "Make a new one. Frameworks that mount components twice while developing destroy the first in between.",
    ),
    (
        "ARGUMENT_INVALID",
        "A method was given something that it cannot take.",
        "The message names the argument, and says what it must be.",
    ),
];

/// The page.
pub(super) fn bytes() -> Bytes {
    page().into_string().into()
}

fn page() -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Errors of Chinwag" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { "Skip to the errors" }
                nav aria-label="Errors" {
                    a.title href="#content" { "Errors" }
                    h2 { "In pages" }
                    ul.shapes { @for (code, ..) in IN_PAGES { li { a href={ "#" (code) } { (code) } } } }
                    h2 { "Of the server" }
                    ul.shapes {
                        @for code in ErrorCode::ALL { li { a href={ "#" (code.as_str()) } { (code.as_str()) } } }
                    }
                }
                main #content {
                    h1 { "Errors" }
                    p {
                        "Codes are for programs, and stay as they are. Sentences beside them are for people, and get better: do "
                        "not test for them."
                    }
                    section {
                        h2 { "In pages" }
                        @for (code, what, remedy) in IN_PAGES {
                            article id=(code) { h3 { code { (code) } } p { (what) } p { (remedy) } }
                        }
                    }
                    section {
                        h2 { "Of the server" }
                        @for code in ErrorCode::ALL {
                            article id=(code.as_str()) { h3 { code { (code.as_str()) } } p { (code.meaning()) } }
                        }
                    }
                }
            }
        }
    }
}
