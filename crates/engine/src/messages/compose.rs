//! From what somebody wants to say to what is stored.

use chinwag_markup::{Rules, Trust, check, parse, to_markup};
use chinwag_model::{ContentBlock, Invalid, Message};
use chinwag_protocol::Said;
use chinwag_store::Wording;

use crate::Caller;

/// Parses markup, and checks what was made by program. `at` is where the message stands in the request, with its
/// joint: `[0].`.
///
/// # Errors
/// The rule that is broken, with the field or node that breaks it.
pub(super) fn compose(caller: &Caller, at: &str, said: Said) -> Result<Wording, Invalid> {
    let (trust, rules) = match caller.user() {
        Some(_) => (Trust::Untrusted, Rules::USER),
        None => (Trust::Trusted, Rules::BACK_END),
    };
    match said {
        Said::Text(text) => {
            Message::check_text(&format!("{at}text"), &text)?;
            let content = vec![ContentBlock::Text { children: parse(&text, trust) }];
            Ok(Wording { text, content, mentions: Vec::new() })
        }
        Said::Content(content) => {
            let mentions = check(&content, rules)
                .map_err(|invalid| Invalid { field: format!("{at}{}", invalid.field), ..invalid })?;
            Ok(Wording { text: markup_of(&content), content, mentions })
        }
    }
}

/// What back ends read as `text`: empty for a file or a place.
fn markup_of(content: &[ContentBlock]) -> String {
    match content {
        [ContentBlock::Text { children }] => to_markup(children),
        _ => String::new(),
    }
}
