//! Hiding how to reach people from those who shall reach them here only.

mod flat;
mod hits;
mod rebuild;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use chinwag_model::{ContentBlock, Masking, TextNode};
use url::Url;

use crate::address::{canonical_host, dialled, split_email, split_scheme};

/// The content as a viewer sees it, with `replacement` for what is hidden. It is the same where there is nothing to
/// hide.
///
/// What is hidden is sought in all words, also in code and across emphasis: `020 *123* 4567` is a phone number. Links
/// that are hidden are no links any more. Names of people and what actions are given stay as they are.
pub fn mask<'a>(
    content: &'a [ContentBlock],
    masking: &Masking,
    replacement: &str,
) -> Cow<'a, [ContentBlock]> {
    let masked: Vec<Option<ContentBlock>> =
        content.iter().map(|block| mask_block(block, masking, replacement)).collect();
    if masked.iter().all(Option::is_none) {
        return Cow::Borrowed(content);
    }
    let blocks = masked.into_iter().zip(content);
    Cow::Owned(blocks.map(|(masked, block)| masked.unwrap_or_else(|| block.clone())).collect())
}

/// `None` when nothing in it is hidden.
fn mask_block(block: &ContentBlock, masking: &Masking, replacement: &str) -> Option<ContentBlock> {
    let ContentBlock::Text { children } = block else { return None };
    let flat = flat::flatten(children, masking);
    let hits = hits::find(&flat.text, masking);
    (flat.hides_nodes || !hits.is_empty())
        .then(|| ContentBlock::Text { children: rebuild::rebuild(children, &hits, masking, replacement) })
}

/// Whether a node as a whole is hidden.
fn hides_node(masking: &Masking, node: &TextNode) -> bool {
    match node {
        TextNode::AutoLink { url, .. } | TextNode::Link { url, .. } => hides_url(masking, url),
        _ => false,
    }
}

fn hides_url(masking: &Masking, url: &str) -> bool {
    match split_scheme(url) {
        Some(("mailto", address)) => {
            let address = address.split('?').next().unwrap_or(address);
            masking.emails && !split_email(address).is_some_and(|(_, host)| allows_host(masking, host))
        }
        Some(("tel", number)) => masking.phones && !allows_number(masking, number),
        _ => {
            let url = Url::parse(url).ok();
            masking.links
                && !url.as_ref().and_then(Url::host_str).is_some_and(|host| allows_host(masking, host))
        }
    }
}

fn allows_host(masking: &Masking, host: &str) -> bool {
    let Some(host) = canonical_host(host) else { return false };
    masking.allowed_hosts.iter().any(|allowed| match allowed.strip_prefix("*.") {
        Some(parent) => canonical_host(parent)
            .is_some_and(|parent| host.strip_suffix(&parent).is_some_and(|below| below.ends_with('.'))),
        None => canonical_host(allowed).is_some_and(|allowed| allowed == host),
    })
}

fn allows_number(masking: &Masking, number: &str) -> bool {
    let digits = |number: &str| dialled(number).map(|number| number.trim_start_matches('+').to_owned());
    let number = digits(number);
    number.is_some() && masking.allowed_numbers.iter().any(|allowed| digits(allowed) == number)
}
