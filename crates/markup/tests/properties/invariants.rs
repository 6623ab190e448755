//! What holds of every text, whatever it is. The fuzz target asserts the same.

use std::slice::from_ref;

use chinwag_markup::{Trust, check, mask, parse, to_markup};
use chinwag_model::{ContentBlock, Masking, TextNode, plaintext_of};

/// Asserts all of it.
pub fn hold(text: &str) {
    for trust in [Trust::Trusted, Trust::Untrusted] {
        let tree = parse(text, trust);
        is_sound(&tree, 1);
        assert_eq!(parse(&to_markup(&tree), trust), tree, "{trust:?}, from its markup: {text:?}");
        keeps_words(text, &tree, trust);
        is_accepted(text, tree);
    }
}

/// Strings are not empty and do not stand side by side, nothing is deeper than promised, lists have points.
fn is_sound(nodes: &[TextNode], depth: usize) {
    assert!(depth <= 9, "too deep");
    for pair in nodes.windows(2) {
        assert!(!matches!(pair, [TextNode::Plain(_), TextNode::Plain(_)]), "two strings: {pair:?}");
    }
    for node in nodes {
        if let TextNode::Plain(text) | TextNode::CodeSpan { text } = node {
            assert!(!text.is_empty(), "an empty string");
        }
        let is_list = matches!(node, TextNode::BulletList { .. });
        if let Some(children) = node.children() {
            assert!(!children.is_empty(), "nothing in {node:?}");
            let points =
                children.iter().filter(|child| matches!(child, TextNode::BulletPoint { .. })).count();
            assert_eq!(points, if is_list { children.len() } else { 0 }, "{node:?}");
            is_sound(children, depth + 1);
        }
    }
}

/// Markup is made of signs: no letter is lost, and none is added. Trusted text hides where links lead.
fn keeps_words(text: &str, tree: &[TextNode], trust: Trust) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (written, shown) = (letters(text), letters(&plaintext_of(tree)));
    match trust {
        Trust::Untrusted => assert_eq!(shown, written, "{text:?}"),
        Trust::Trusted => {
            let mut written = written.chars();
            assert!(shown.chars().all(|c| written.any(|other| other == c)), "{text:?} shows {shown:?}");
        }
    }
}

/// What was parsed can be stored and read, sent again as it is, and masked.
fn is_accepted(text: &str, tree: Vec<TextNode>) {
    let block = ContentBlock::Text { children: tree };
    let stored = serde_json::to_string(&block).expect("content has a JSON form");
    assert_eq!(serde_json::from_str::<ContentBlock>(&stored).expect("it is read"), block);
    if let Err(refusal) = check(from_ref(&block)) {
        let refusal = refusal.to_string();
        let limits = [
            "control characters",
            "must not be empty",
            "characters long",
            "nodes",
            "bytes",
            "params",
            "action",
        ];
        assert!(limits.iter().any(|limit| refusal.contains(limit)), "{text:?}: {refusal}");
    }
    let masked = mask(from_ref(&block), &Masking::default(), "#");
    for block in &*masked {
        let ContentBlock::Text { children } = block else { panic!("{block:?} was a text") };
        assert!(!leads_somewhere(children), "{text:?} shows {children:?}");
    }
}

fn leads_somewhere(nodes: &[TextNode]) -> bool {
    nodes.iter().any(|node| {
        matches!(node, TextNode::AutoLink { .. } | TextNode::Link { .. })
            || node.children().is_some_and(leads_somewhere)
    })
}
