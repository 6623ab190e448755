//! From what somebody wants to say to what is stored.

use chinwag_markup::{Trust, check, parse_mentioning, to_markup};
use chinwag_model::{ContentBlock, FileBlock, FileId, Invalid, Mentioned, Message, mentioned_in};
use chinwag_protocol::{ErrorCode, Said, WireError};
use chinwag_store::Wording;

use crate::{Caller, Error};

/// Parses markup, and checks what was made by program. What of it a role lets its users say, the store finds out. `at`
/// is where the message stands in the request, with its joint: `[0].`.
///
/// # Errors
/// The rule that is broken, with the field or node that breaks it.
pub(crate) fn compose(caller: &Caller, at: &str, said: Said) -> Result<Wording, Error> {
    let trust = if caller.user().is_some() { Trust::Untrusted } else { Trust::Trusted };
    match said {
        Said::Text(text) => compose_text(at, text, trust, &[]),
        Said::Mentioning { text, mentions } => compose_text(at, text, trust, &mentions),
        Said::Content(mut content) => {
            let mentions = check(&content)
                .map_err(|invalid| Invalid { field: format!("{at}{}", invalid.field), ..invalid })?;
            let file = file_of(at, &mut content)?;
            Ok(Wording { text: markup_of(&content), content, mentions, file })
        }
    }
}

fn compose_text(at: &str, text: String, trust: Trust, mentions: &[Mentioned]) -> Result<Wording, Error> {
    Message::check_text(&format!("{at}text"), &text)?;
    let children = parse_mentioning(&text, trust, mentions);
    let content = vec![ContentBlock::Text { children }];
    Ok(Wording { mentions: mentioned_in(&content), text, content, file: None })
}

/// The file that content shows. All that is said of it but its token is taken out, since it is filled in from what is
/// known of the file.
fn file_of(at: &str, content: &mut [ContentBlock]) -> Result<Option<FileId>, Error> {
    let [ContentBlock::File(block)] = content else { return Ok(None) };
    *block = FileBlock::unfilled(block.file_token.clone());
    let id = block.file_token.file().ok_or_else(|| {
        let field = format!("{at}content[0].fileToken");
        let message = format!(
            "{field} is no token that this server gave: it comes of an upload, or of another message"
        );
        Error::Refused(WireError::at(ErrorCode::UnknownFile, field, message))
    })?;
    Ok(Some(id))
}

/// What back ends read as `text`: empty for a file or a place.
fn markup_of(content: &[ContentBlock]) -> String {
    match content {
        [ContentBlock::Text { children }] => to_markup(children),
        _ => String::new(),
    }
}
