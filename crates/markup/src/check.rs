//! Whether content that was made by program may be sent. It is not parsed again: the tree says what it is.

mod honest;
#[cfg(test)]
mod tests;
mod walk;

use chinwag_model::{ContentBlock, Finite, Invalid, UserId};

use walk::Walk;

/// Checks content, and tells who is mentioned in it, in order and once each. Whether those take part in the
/// conversation, and who may say what, is for the caller to find out.
///
/// # Errors
/// The first rule that is broken, naming the node: `content[0].children[2].url must be …`.
pub fn check(content: &[ContentBlock]) -> Result<Vec<UserId>, Invalid> {
    let [block] = content else {
        let problem = format!("must have exactly one block, but has {}", content.len());
        return Err(Invalid::argument("content", problem));
    };
    match block {
        ContentBlock::Text { children } => Walk::default().finish(children),
        // Whether there is such a file is for the caller to find out, as with the people mentioned.
        ContentBlock::File(_) => Ok(Vec::new()),
        ContentBlock::Location { latitude, longitude } => {
            check_degrees("latitude", *latitude, 90.0)?;
            check_degrees("longitude", *longitude, 180.0)?;
            Ok(Vec::new())
        }
    }
}

fn check_degrees(name: &str, degrees: Finite, max: f64) -> Result<(), Invalid> {
    match degrees.get().abs() <= max {
        true => Ok(()),
        false => {
            let problem = format!("must be between -{max} and {max}, but is {degrees}");
            Err(Invalid::argument(format!("content[0].{name}"), problem))
        }
    }
}
