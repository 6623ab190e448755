//! Reads the notation of the table: `["a ", B["b"], AUTO("x", "y")]`.

use std::collections::BTreeMap;

use chinwag_model::TextNode;

/// Reads a list of nodes.
pub fn read(text: &str) -> Vec<TextNode> {
    let mut rest = text;
    let nodes = list(&mut rest);
    assert_eq!(rest, "", "{text}");
    nodes
}

fn list(rest: &mut &str) -> Vec<TextNode> {
    expect(rest, "[");
    let mut nodes = Vec::new();
    while !take(rest, "]") {
        nodes.push(node(rest));
        take(rest, ", ");
    }
    nodes
}

fn node(rest: &mut &str) -> TextNode {
    if rest.starts_with('"') {
        return TextNode::Plain(string(rest));
    }
    let name = rest[..rest.find(['[', '(']).unwrap()].to_owned();
    *rest = &rest[name.len()..];
    match name.as_str() {
        "B" => TextNode::Bold { children: list(rest) },
        "I" => TextNode::Italic { children: list(rest) },
        "S" => TextNode::Strikethrough { children: list(rest) },
        "UL" => TextNode::BulletList { children: list(rest) },
        "LI" => TextNode::BulletPoint { children: list(rest) },
        "CODE" => TextNode::CodeSpan { text: one(rest) },
        "EMOJI" => TextNode::CustomEmoji { text: one(rest) },
        "LINK" => TextNode::Link { url: one(rest), children: list(rest) },
        "AUTO" => {
            expect(rest, "(");
            let text = string(rest);
            let url = if take(rest, ", ") { string(rest) } else { text.clone() };
            expect(rest, ")");
            TextNode::AutoLink { url, text }
        }
        "ALINK" | "ABTN" => {
            expect(rest, "(");
            let action = string(rest);
            expect(rest, ", ");
            let params = map(rest);
            expect(rest, ")");
            let children = list(rest);
            match name.as_str() {
                "ALINK" => TextNode::ActionLink { action, params, children },
                _ => TextNode::ActionButton { action, params, children },
            }
        }
        other => panic!("no such node: {other}"),
    }
}

fn one(rest: &mut &str) -> String {
    expect(rest, "(");
    let text = string(rest);
    expect(rest, ")");
    text
}

fn map(rest: &mut &str) -> BTreeMap<String, String> {
    let (json, after) = rest.split_at(rest.find('}').unwrap() + 1);
    *rest = after;
    serde_json::from_str(json).unwrap()
}

fn string(rest: &mut &str) -> String {
    let mut escaped = false;
    let end = rest[1..].find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let (json, after) = rest.split_at(end.unwrap() + 2);
    *rest = after;
    serde_json::from_str(json).unwrap()
}

fn expect(rest: &mut &str, token: &str) {
    assert!(take(rest, token), "{token} should stand before {rest}");
}

fn take(rest: &mut &str, token: &str) -> bool {
    match rest.strip_prefix(token) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}
