use chinwag_model::limits::{CONTENT_NODES_MAX, MESSAGE_TEXT_MAX_CHARS};
use serde_json::{Value, from_value, json};

use chinwag_model::{InvalidCode, TextNode};

use super::*;

fn checked(children: Value) -> Result<Vec<UserId>, Invalid> {
    let block: ContentBlock = from_value(json!({ "type": "text", "children": children })).unwrap();
    check(&[block])
}

/// The field and the sentence of a refusal.
fn refusal(children: Value) -> (String, String) {
    let invalid = checked(children).unwrap_err();
    (invalid.field.clone(), invalid.to_string())
}

fn auto(text: &str, url: &str) -> Value {
    json!([{ "type": "autoLink", "text": text, "url": url }])
}

#[test]
fn an_automatic_link_leads_where_it_says() {
    for (text, url) in [
        ("talkjs.com", "https://talkjs.com/docs/x#y"),
        ("talkjs.com", "http://talkjs.com"),
        ("TalkJS.com", "https://talkjs.com/"),
        ("https://talkjs.com", "https://talkjs.com/docs"),
        ("HTTPS://talkjs.com/Docs", "https://TALKJS.com/Docs?x=1"),
        ("talkjs.com/docs", "https://talkjs.com/docs#y"),
        ("talkjs.com?x=1", "https://talkjs.com/?x=1#y"),
        ("talkjs.com/a#y", "https://talkjs.com/a#y"),
        ("例え.jp", "https://xn--r8jz45g.jp/"),
        ("xn--r8jz45g.jp/ü", "https://例え.jp/%C3%BC"),
        ("a.example:8080", "https://a.example:8080/x"),
        ("a.example", "https://a.example:443/"),
        ("192.168.1.1", "http://192.168.1.1/setup"),
        ("[::1]/x", "http://[::1]/x"),
        ("https://user@a.example/", "https://user@a.example/"),
        ("bob@Example.com", "mailto:bob@example.com"),
        ("bob@例え.jp", "mailto:bob@xn--r8jz45g.jp"),
        ("o'neill@a.example", "mailto:o%27neill@a.example"),
        ("+31 (20) 123-45.67", "tel:+31201234567"),
        ("020 123 4567", "tel:0201234567"),
    ] {
        assert_eq!(checked(auto(text, url)), Ok(Vec::new()), "{text} {url}");
    }
}

#[test]
fn an_automatic_link_that_leads_elsewhere_is_refused_for_everyone() {
    for (text, url) in [
        ("bank.example", "https://bank.example.evil.test"),
        ("bank.example", "https://bank.example@evil.test"),
        ("bank.example", "https://evil.test/bank.example"),
        ("bank.example", "https://www.bank.example"),
        ("www.bank.example", "https://bank.example"),
        ("bank.example", "https://user:pw@bank.example"),
        ("bank.example", "https://bаnk.example"),
        ("bank.example", "https://evil.test\\@bank.example"),
        ("bank.example\\.evil.test", "https://bank.example/.evil.test"),
        ("bank.example:80", "https://bank.example:81"),
        ("bank.example", "https://bank.example:81"),
        ("https://bank.example", "http://bank.example"),
        ("http://bank.example", "https://bank.example"),
        ("bank.example/a", "https://bank.example/b"),
        ("bank.example/", "https://bank.example/b"),
        ("bank.example/a?x=1", "https://bank.example/a?x=2"),
        ("bank.example/a?x=1", "https://bank.example/a"),
        ("bank.example#a", "https://bank.example/#b"),
        ("//bank.example", "https://bank.example"),
        ("my bank", "https://bank.example"),
        ("bank", "https://bank.example"),
        ("", "https://bank.example"),
        ("bank.example\u{202e}", "https://bank.example\u{202e}"),
        ("bob@bank.example", "https://bank.example"),
        ("bob@bank.example", "https://bob@bank.example"),
        ("bob@bank.example", "mailto:eve@bank.example"),
        ("bob@bank.example", "mailto:bob@evil.test"),
        ("bob@bank.example", "mailto:Bob@bank.example"),
        ("bob@bank.example", "mailto:bob@bank.example?cc=eve@evil.test"),
        ("Bob", "mailto:bob@bank.example"),
        ("bank.example", "mailto:bob@bank.example"),
        ("+31 20 123 4567", "tel:+31201234568"),
        ("+31 20 123 4567", "tel:31201234567"),
        ("+31 20 123 4567", "https://evil.test"),
        ("0201234567", "https://0201234567"),
        ("call me", "tel:+31201234567"),
        ("+31 20 123 4567", "mailto:bob@bank.example"),
    ] {
        let refused = checked(auto(text, url)).expect_err(&format!("{text} {url}"));
        assert_eq!(refused.field, "content[0].children[0].url", "{text} {url}");
    }
}

#[test]
fn urls_are_absolute_and_of_few_schemes() {
    let link = |url: &str| json!([{ "type": "link", "url": url, "children": ["x"] }]);
    for url in ["https://a.example", "HTTP://a", "mailto:a@b.example", "tel:112", "https://a.example/?q=[x]"]
    {
        assert_eq!(checked(link(url)), Ok(Vec::new()), "{url}");
    }
    let long = format!("https://{}", "a".repeat(10_001));
    for url in [
        "",
        "a.example",
        "//a.example",
        "/x",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "https:",
        "https://",
        "https:a",
        "mailto:",
        "tel:",
        "https://a example",
        "https://a\u{202e}b",
        " https://a",
        &long,
    ] {
        let (field, sentence) = refusal(link(url));
        assert_eq!(field, "content[0].children[0].url", "{url}");
        assert!(sentence.contains("absolute URL"), "{sentence}");
    }
}

#[test]
fn actions_have_names_and_params_of_bounded_size() {
    let action = |action: &str, params: Value| json!([{ "type": "actionLink", "action": action, "params": params, "children": ["x"] }]);
    let long = "a".repeat(101);
    for name in ["", "a b", "größe", "a/b", &long] {
        assert_eq!(refusal(action(name, json!({}))).0, "content[0].children[0].action", "{name}");
    }
    let huge = "v".repeat(5_001);
    assert_eq!(refusal(action("a", json!({ "k": huge }))).0, "content[0].children[0].params.k");
    let many: serde_json::Map<_, _> = (0..51).map(|n| (n.to_string(), json!(""))).collect();
    assert_eq!(refusal(action("a", many.into())).0, "content[0].children[0].params");
}

#[test]
fn what_can_be_clicked_does_not_stand_in_what_can_be_clicked() {
    let inner = &auto("a.example", "https://a.example")[0];
    let bold = json!({ "type": "bold", "children": [inner] });
    for kind in [
        json!({ "type": "link", "url": "https://evil.test" }),
        json!({ "type": "actionLink", "action": "a", "params": {} }),
    ] {
        let mut outer = kind;
        outer["children"] = json!([bold]);
        assert_eq!(refusal(json!([outer])).0, "content[0].children[0].children[0].children[0]");
    }
}

#[test]
fn points_stand_in_lists_and_lists_hold_points() {
    let point = json!({ "type": "bulletPoint", "children": ["x"] });
    let list = |children: Value| json!({ "type": "bulletList", "children": children });
    assert_eq!(checked(json!([list(json!([point, point]))])), Ok(Vec::new()));
    let nested = json!({ "type": "bulletPoint", "children": [list(json!([point]))] });
    assert_eq!(checked(json!([list(json!([nested]))])), Ok(Vec::new()));
    assert_eq!(refusal(json!(["a", point])).0, "content[0].children[1]");
    assert_eq!(refusal(json!([list(json!([point, "\n"]))])).0, "content[0].children[0].children[1]");
    assert_eq!(refusal(json!([{ "type": "bulletPoint", "children": [point] }])).0, "content[0].children[0]");
}

#[test]
fn control_characters_are_refused_but_for_line_feeds_and_tabs() {
    assert_eq!(checked(json!(["a\n\tb\u{202e}\u{200d}é"])), Ok(Vec::new()));
    for text in ["\0", "a\rb", "\u{1b}[1m", "\u{7f}"] {
        assert_eq!(refusal(json!([text])).0, "content[0].children[0]", "{text:?}");
        assert_eq!(
            refusal(json!([{ "type": "codeSpan", "text": text }])).0,
            "content[0].children[0].text",
            "{text:?}"
        );
    }
}

#[test]
fn the_whole_must_not_be_empty_nor_too_long() {
    let bold = |children: Value| json!([{ "type": "bold", "children": children }]);
    for empty in [json!([]), json!([""]), json!([" \n", ""]), bold(json!([])), bold(json!(["\t"]))] {
        assert_eq!(refusal(empty), ("content".to_owned(), "content must not be empty".to_owned()));
    }
    let text = "é".repeat(MESSAGE_TEXT_MAX_CHARS);
    assert_eq!(checked(json!([text])), Ok(Vec::new()));
    let refused = checked(json!([text, { "type": "codeSpan", "text": "x" }])).unwrap_err();
    assert_eq!((refused.code, refused.field.as_str()), (InvalidCode::TextTooLong, "content"));
    let many = vec!["a"; CONTENT_NODES_MAX];
    assert_eq!(checked(json!(many)), Ok(Vec::new()));
    assert!(refusal(json!(bold(json!(many)))).1.contains("at most 2000 nodes"));
    let links = vec![
        json!({ "type": "link", "url": format!("https://{}", "a".repeat(10_000)), "children": ["x"] });
        14
    ];
    assert!(refusal(json!(links)).1.contains("bytes of URLs"));
}

#[test]
fn emoji_and_mentions_have_names() {
    assert_eq!(checked(json!([{ "type": "customEmoji", "text": ":cat-roomba:" }])), Ok(Vec::new()));
    for text in ["cat", "👍", "::", ":a b:", ""] {
        assert_eq!(
            refusal(json!([{ "type": "customEmoji", "text": text }])).0,
            "content[0].children[0].text",
            "{text}"
        );
    }
    let mention = |id: &str, text: &str| json!({ "type": "mention", "id": id, "text": text });
    let mentions = json!([mention("bob", "Bob"), " ", mention("al", "Al"), mention("bob", "B")]);
    let users = ["bob", "al"].map(|id| UserId::new(id).unwrap()).to_vec();
    assert_eq!(checked(mentions), Ok(users));
    for text in ["", " ", "a\nb", &"n".repeat(256)] {
        assert_eq!(refusal(json!([mention("bob", text)])).0, "content[0].children[0].text", "{text}");
    }
}

#[test]
fn content_is_one_block_of_text_or_a_place_on_earth() {
    let place = |latitude: f64, longitude: f64| {
        let (latitude, longitude) = (Finite::new(latitude).unwrap(), Finite::new(longitude).unwrap());
        check(&[ContentBlock::Location { latitude, longitude }])
    };
    assert_eq!(place(-90.0, 180.0), Ok(Vec::new()));
    assert_eq!(
        place(90.5, 0.0).unwrap_err().to_string(),
        "content[0].latitude must be between -90 and 90, but is 90.5"
    );
    assert_eq!(place(0.0, -181.0).unwrap_err().field, "content[0].longitude");
    let hello = ContentBlock::plain("hello");
    assert_eq!(check(&[]).unwrap_err().field, "content");
    assert_eq!(
        check(&[hello.clone(), hello]).unwrap_err().to_string(),
        "content must have exactly one block, but has 2"
    );
}

#[test]
fn a_tree_that_was_not_read_is_not_walked_deeper_than_the_limit() {
    let mut node = TextNode::Plain("x".into());
    for _ in 0..100 {
        node = TextNode::Bold { children: vec![node] };
    }
    let refused = check(&[ContentBlock::Text { children: vec![node] }]).unwrap_err();
    assert!(refused.to_string().contains("at most 16 nodes deep"), "{refused}");
}
