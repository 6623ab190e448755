//! Hiding how to reach people from those who shall reach them here only.

mod flat;
mod hits;
mod rebuild;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;

use chinwag_model::{ContentBlock, TextNode};
use url::Url;

use crate::address::{canonical_host, dialled, split_email, split_scheme};

/// What is hidden from a viewer. Viewers with equal rules see the same, so what they see is made once for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Masking {
    /// Whether addresses of the web are hidden.
    pub links: bool,
    /// Whether e-mail addresses are hidden.
    pub emails: bool,
    /// Whether phone numbers are hidden.
    pub phones: bool,
    /// Hosts of which links and e-mail addresses are shown; `*.shop.example` stands for all below `shop.example`, which
    /// is not itself one of them.
    pub allowed_hosts: BTreeSet<String>,
    /// Phone numbers that are shown, however they are written.
    pub allowed_numbers: BTreeSet<String>,
    /// What stands in place of what is hidden.
    pub replacement: String,
}

/// The content as a viewer sees it. It is the same where there is nothing to hide.
///
/// What is hidden is sought in all words, also in code and across emphasis: `020 *123* 4567` is a phone number. Links
/// that are hidden are no links any more. Names of people and what actions are given stay as they are.
pub fn mask<'a>(content: &'a [ContentBlock], masking: &Masking) -> Cow<'a, [ContentBlock]> {
    let masked: Vec<Option<ContentBlock>> = content.iter().map(|block| mask_block(block, masking)).collect();
    if masked.iter().all(Option::is_none) {
        return Cow::Borrowed(content);
    }
    let blocks = masked.into_iter().zip(content);
    Cow::Owned(blocks.map(|(masked, block)| masked.unwrap_or_else(|| block.clone())).collect())
}

/// `None` when nothing in it is hidden.
fn mask_block(block: &ContentBlock, masking: &Masking) -> Option<ContentBlock> {
    let ContentBlock::Text { children } = block else { return None };
    let flat = flat::flatten(children, masking);
    let hits = hits::find(&flat.text, masking);
    (flat.hides_nodes || !hits.is_empty())
        .then(|| ContentBlock::Text { children: rebuild::rebuild(children, &hits, masking) })
}

impl Masking {
    /// Whether a node as a whole is hidden.
    fn hides_node(&self, node: &TextNode) -> bool {
        match node {
            TextNode::AutoLink { url, .. } | TextNode::Link { url, .. } => self.hides_url(url),
            _ => false,
        }
    }

    fn hides_url(&self, url: &str) -> bool {
        match split_scheme(url) {
            Some(("mailto", address)) => {
                let address = address.split('?').next().unwrap_or(address);
                self.emails && !split_email(address).is_some_and(|(_, host)| self.allows_host(host))
            }
            Some(("tel", number)) => self.phones && !self.allows_number(number),
            _ => {
                let url = Url::parse(url).ok();
                self.links && !url.as_ref().and_then(Url::host_str).is_some_and(|host| self.allows_host(host))
            }
        }
    }

    fn allows_host(&self, host: &str) -> bool {
        let Some(host) = canonical_host(host) else { return false };
        self.allowed_hosts.iter().any(|allowed| match allowed.strip_prefix("*.") {
            Some(parent) => canonical_host(parent)
                .is_some_and(|parent| host.strip_suffix(&parent).is_some_and(|below| below.ends_with('.'))),
            None => canonical_host(allowed).is_some_and(|allowed| allowed == host),
        })
    }

    fn allows_number(&self, number: &str) -> bool {
        let digits = |number: &str| dialled(number).map(|number| number.trim_start_matches('+').to_owned());
        let number = digits(number);
        number.is_some() && self.allowed_numbers.iter().any(|allowed| digits(allowed) == number)
    }
}
