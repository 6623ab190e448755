use serde_json::{Value, from_str, json, to_value};

use super::*;
use crate::limits::CONTENT_DEPTH_MAX;

fn text(children: Value) -> Value {
    json!({ "type": "text", "children": children })
}

fn read(block: &Value) -> Result<ContentBlock, String> {
    from_str(&block.to_string()).map_err(|error: serde_json::Error| error.to_string())
}

fn words(children: Value) -> String {
    plaintext(&[read(&text(children)).unwrap()])
}

/// A string in so many bold nodes.
fn nested(depth: usize) -> String {
    let open = r#"{"type":"bold","children":["#.repeat(depth);
    format!(r#"{{"type":"text","children":[{open}"x"{}]}}"#, "]}".repeat(depth))
}

#[test]
fn every_node_is_read_and_written_as_documented() {
    let every = text(json!([
        "plain",
        { "type": "bold", "children": ["b"] },
        { "type": "italic", "children": ["i"] },
        { "type": "strikethrough", "children": ["s"] },
        { "type": "bulletList", "children": [{ "type": "bulletPoint", "children": ["one"] }] },
        { "type": "codeSpan", "text": "x = 1" },
        { "type": "link", "url": "https://shop.example", "children": ["shop"] },
        { "type": "autoLink", "url": "https://shop.example", "text": "shop.example" },
        { "type": "actionLink", "action": "pay", "params": { "id": "7" }, "children": ["pay"] },
        { "type": "actionButton", "action": "pay", "params": {}, "children": [] },
        { "type": "customEmoji", "text": ":cat:" },
        { "type": "mention", "id": "bob", "text": "Bob" }
    ]));
    assert_eq!(to_value(read(&every).unwrap()).unwrap(), every);
}

#[test]
fn every_block_is_read_and_written_as_documented() {
    let file = json!({ "type": "file", "fileToken": "t", "url": "https://f.example/a", "size": 5, "filename": "a.bin" });
    let with = |more: Value| {
        let mut file = file.clone();
        file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        file
    };
    for block in [
        file.clone(),
        with(json!({ "subtype": "video", "width": 3, "height": 2, "duration": 1.5 })),
        with(json!({ "subtype": "image", "width": 3, "height": 2 })),
        with(json!({ "subtype": "image" })),
        with(json!({ "subtype": "audio", "duration": 60.0 })),
        with(json!({ "subtype": "voice" })),
        json!({ "type": "location", "latitude": 52.5, "longitude": -13.25 }),
    ] {
        assert_eq!(to_value(read(&block).unwrap()).unwrap(), block);
    }
}

#[test]
fn content_that_was_stored_before_there_was_formatting_is_still_read() {
    let stored = r#"[{"type":"text","children":["hel","lo"]}]"#;
    let content: Vec<ContentBlock> = from_str(stored).unwrap();
    assert_eq!(plaintext(&content), "hello");
    assert_eq!(serde_json::to_string(&content).unwrap(), stored);
}

#[test]
fn the_type_may_come_last_and_what_is_unknown_is_left_out() {
    let block = from_str(
        r#"{"children":[{"text":"x","colour":{"deep":[[]]},"type":"codeSpan"}],"later":1,"type":"text"}"#,
    );
    let children = vec![TextNode::CodeSpan { text: "x".into() }];
    assert_eq!(
        block.map_err(|error: serde_json::Error| error.to_string()),
        Ok(ContentBlock::Text { children })
    );
}

#[test]
fn text_around_nodes_is_unwrapped() {
    let wrapped =
        json!(["a", { "type": "text", "children": ["b", { "type": "text", "children": ["c"] }] }, "d"]);
    let children = ["a", "b", "c", "d"].map(|text| TextNode::Plain(text.into())).to_vec();
    assert_eq!(read(&text(wrapped)), Ok(ContentBlock::Text { children }));
}

#[test]
fn each_mistake_is_told() {
    for (block, told) in [
        (json!("hello"), "an object with a `type`"),
        (json!(["text", []]), "an object with a `type`"),
        (json!({ "children": [] }), "missing field `type`"),
        (json!({ "type": "sound" }), "unknown variant `sound`"),
        (json!({ "type": "text" }), "missing field `children`"),
        (text(json!("hello")), "a list of text nodes"),
        (text(json!([5])), "a text node"),
        (text(json!([["bold", []]])), "a text node"),
        (text(json!([{ "children": [] }])), "missing field `type`"),
        (text(json!([{ "type": "sparkle", "text": "x" }])), "unknown variant `sparkle`"),
        (text(json!([{ "type": "bold", "text": "x" }])), "missing field `children`"),
        (text(json!([{ "type": "codeSpan", "children": [] }])), "missing field `text`"),
        (text(json!([{ "type": "link", "children": [] }])), "missing field `url`"),
        (text(json!([{ "type": "actionLink", "action": "a", "children": [] }])), "missing field `params`"),
        (text(json!([{ "type": "mention", "text": "Bob" }])), "missing field `id`"),
        (text(json!([{ "type": "mention", "id": "", "text": "Bob" }])), "INVALID_ID"),
        (json!({ "type": "location", "latitude": 1 }), "missing field `longitude`"),
        (json!({ "type": "file", "url": "https://f.example/a" }), "missing field `fileToken`"),
    ] {
        let error = read(&block).unwrap_err();
        assert!(error.contains(told), "{block}: {error}");
    }
}

#[test]
fn what_is_too_deep_is_refused_before_it_is_read() {
    assert!(from_str::<ContentBlock>(&nested(CONTENT_DEPTH_MAX - 1)).is_ok());
    let error = from_str::<ContentBlock>(&nested(CONTENT_DEPTH_MAX)).unwrap_err();
    assert!(error.to_string().contains("more than 16 nodes deep"), "{error}");
    let wrapped = nested(100_000).replace("bold", "text");
    for deep in [nested(100_000), wrapped, r#"{"type":"text","x":"#.to_owned() + &"[".repeat(100_000)] {
        assert!(from_str::<ContentBlock>(&deep).is_err());
    }
}

#[test]
fn plaintext_has_the_words_and_lists_line_by_line() {
    let list = |points: &[&str]| {
        let points: Vec<_> =
            points.iter().map(|text| json!({ "type": "bulletPoint", "children": [text] })).collect();
        json!({ "type": "bulletList", "children": points })
    };
    let bold = json!({ "type": "bold", "children": ["b", { "type": "codeSpan", "text": "c" }] });
    let link = json!({ "type": "link", "url": "https://x.example", "children": ["label"] });
    let auto = json!({ "type": "autoLink", "url": "https://x.example", "text": "x.example" });
    let mention = json!({ "type": "mention", "id": "bob", "text": "Bob" });
    for (children, expected) in [
        (json!([]), ""),
        (json!(["a ", bold, " ", link, " ", auto]), "a bc label x.example"),
        (json!([mention, " ", { "type": "customEmoji", "text": ":cat:" }]), "@Bob :cat:"),
        (json!([list(&["one", "two"])]), "- one\n- two"),
        (json!(["intro", list(&["one", "two"]), "outro"]), "intro\n- one\n- two\noutro"),
        (json!(["a\n", list(&["one"]), "\nb"]), "a\n\n- one\n\nb"),
        (json!([list(&["one"]), list(&["two"])]), "- one\n\n- two"),
    ] {
        assert_eq!(words(children), expected);
    }
}

#[test]
fn plaintext_of_several_blocks_has_a_line_for_each_text() {
    let place = read(&json!({ "type": "location", "latitude": 1, "longitude": 2 })).unwrap();
    assert_eq!(plaintext(&[ContentBlock::plain("a"), place, ContentBlock::plain("b")]), "a\nb");
}
