//! Links in subjects, which only back ends write: a label may say anything, and readers take it for the app's word.

use chinwag_protocol::ErrorCode;

use crate::{Caller, Error};

const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Refuses a subject of a browser that has a link with a label in it.
pub(crate) fn check_subject(caller: &Caller, subject: Option<&String>) -> Result<(), Error> {
    if caller.user().is_none() || !subject.is_some_and(|subject| has_labelled_link(subject)) {
        return Ok(());
    }
    let message = "subject must not have a link with a label in it, such as <https://…|label>: only the app's back end \
                   may write those";
    Error::refused_at(ErrorCode::InvalidArgument, "subject", message.to_owned())
}

fn has_labelled_link(subject: &str) -> bool {
    subject.split('<').skip(1).any(|part| {
        let Some((address, label)) = part.split_once('>').and_then(|(inside, _)| inside.split_once('|'))
        else {
            return false;
        };
        let address = address.to_ascii_lowercase();
        !label.is_empty()
            && !address.contains(char::is_whitespace)
            && SCHEMES.iter().any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::has_labelled_link;

    #[test]
    fn links_with_labels_are_told_from_other_text() {
        for subject in ["<https://a.example|b>", "x <HTTP://a|b> y", "< <tel:1|call>"] {
            assert!(has_labelled_link(subject), "{subject}");
        }
        for subject in ["1 < 2 | 3 > 2", "<https://a.example>", "<https://a|>", "<note|x>", "<https://a b|c>"]
        {
            assert!(!has_labelled_link(subject), "{subject}");
        }
    }
}
