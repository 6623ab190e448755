//! Atoms: what is one thing whatever its letters are, such as an address. Several are recognised by a sign in their
//! midst, from which they are sought backwards as well.

mod angle;
mod domain;
mod email;
mod emoji;
mod mention;
mod phone;
mod segment;
mod web;

use std::ops::Range;

use chinwag_model::TextNode;

pub use angle::{angle, is_of_action};
pub use email::email;
pub use emoji::emoji;
pub use mention::mention;
pub use phone::national_number;
pub use segment::{Runs, Segment};
pub use web::web_url;

/// An atom, and where it stands.
pub struct Atom {
    pub at: Range<usize>,
    pub node: TextNode,
}

impl Atom {
    fn link(segment: &Segment, at: Range<usize>, url: String) -> Self {
        let text = segment.text_from(at.start)[..at.len()].to_owned();
        Self { at, node: TextNode::AutoLink { url, text } }
    }
}

/// Around a dot: an e-mail address, or a host without a scheme.
pub fn email_or_host(segment: &Segment, runs: &mut Runs, dot: usize) -> Option<Atom> {
    // Most dots end a sentence.
    if !segment.is_within_word(dot) {
        return None;
    }
    email(segment, runs, dot).or_else(|| web::host(segment, runs, dot))
}

/// Around a plus: a phone number that begins there, unless an e-mail address begins before it; or just that.
pub fn email_or_phone(segment: &Segment, runs: &mut Runs, plus: usize) -> Option<Atom> {
    let number = phone::phone(segment, plus);
    if number.is_some() && !segment.before(plus).is_some_and(email::is_local) {
        return number;
    }
    let address = email(segment, runs, plus).filter(|address| number.is_none() || address.at.start < plus);
    address.or(number)
}
