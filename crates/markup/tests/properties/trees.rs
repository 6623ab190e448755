//! Trees for which there is markup: words stand around whatever needs a boundary.

use chinwag_model::TextNode;
use proptest::prelude::*;
use proptest::sample::select;

const WORDS: &[&str] = &["hello", "größe", "слово", "7", "don't", "👍", "(so)", "a, b"];

/// Lines and lists, in turn.
pub fn trees() -> impl Strategy<Value = Vec<TextNode>> {
    let list = prop::collection::vec(line(EMPHASIS), 1..4).prop_map(|points| {
        let points = points.into_iter().map(|children| TextNode::BulletPoint { children });
        TextNode::BulletList { children: points.collect() }
    });
    (any::<bool>(), prop::collection::vec((line(EMPHASIS), list), 1..3)).prop_map(
        |(begins_with_list, parts)| {
            let mut tree = Vec::new();
            for (line, list) in parts {
                match tree.is_empty() && begins_with_list {
                    true => tree.push(list),
                    false => {
                        tree.extend(line);
                        tree.push(list);
                    }
                }
            }
            tree
        },
    )
}

type Emphasis = fn(Vec<TextNode>) -> TextNode;

const EMPHASIS: &[Emphasis] = &[
    |children| TextNode::Bold { children },
    |children| TextNode::Italic { children },
    |children| TextNode::Strikethrough { children },
];

/// Words, and nodes between them.
fn line(emphasis: &'static [Emphasis]) -> BoxedStrategy<Vec<TextNode>> {
    (select(WORDS), prop::collection::vec((node(emphasis), select(WORDS)), 0..4))
        .prop_map(|(first, rest)| {
            let mut words = first.to_owned();
            let mut nodes = Vec::new();
            for (node, after) in rest {
                nodes.extend([TextNode::Plain(words + " "), node]);
                words = format!(" {after}");
            }
            nodes.push(TextNode::Plain(words));
            nodes
        })
        .boxed()
}

/// Emphasis holds only what comes later in the list of emphasis, so that none is in itself.
fn node(emphasis: &'static [Emphasis]) -> BoxedStrategy<TextNode> {
    let leaf = prop_oneof![
        "[a-z *_<>é]{0,5}x".prop_map(|text| TextNode::CodeSpan { text }),
        "(\n|x|`x)(a|\n|`a){0,3}(\n|x)".prop_map(|text| TextNode::CodeSpan { text }),
        "[a-z]{1,3}\\.com(/[a-z_]{0,3}x)?".prop_map(|text| auto_link("https://", text)),
        "[a-z]{1,3}@[a-z]{1,3}\\.example".prop_map(|text| auto_link("mailto:", text)),
        "https?://[a-z]{1,3}(/[a-z*_()]{0,3}x)?".prop_map(|text| auto_link("", text)),
        ":[a-z_+-]{0,5}x:".prop_map(|text| TextNode::CustomEmoji { text }),
        ("[a-z]{1,5}", prop::collection::btree_map(".{0,3}", ".{0,3}", 0..3)).prop_map(|(action, params)| {
            let children = vec![TextNode::Plain("press".to_owned())];
            TextNode::ActionButton { action, params, children }
        }),
    ];
    let Some((_, within)) = emphasis.split_first() else { return leaf.boxed() };
    let emphasized = (0..emphasis.len()).prop_flat_map(move |skipped| {
        let within = within.get(skipped..).unwrap_or_default();
        line(within).prop_map(emphasis[skipped])
    });
    let link = "[a-z]{1,3}".prop_map(|host| TextNode::Link {
        url: format!("https://{host}.example/*x*"),
        children: vec![TextNode::Bold { children: vec![TextNode::Plain("label".to_owned())] }],
    });
    prop_oneof![3 => leaf, 2 => emphasized, 1 => link].boxed()
}

fn auto_link(scheme: &str, text: String) -> TextNode {
    TextNode::AutoLink { url: format!("{scheme}{text}"), text }
}
