use std::slice::from_ref;

use super::*;
use crate::{Trust, check, parse, to_markup};

const HIDDEN: &str = "(hidden)";

fn all() -> Masking {
    Masking {
        links: true,
        emails: true,
        phones: true,
        allowed_hosts: ["*.shop.example", "shop.example", "*.例え.jp"].map(str::to_owned).into(),
        allowed_numbers: ["+31 20 123 4567", "0800 123 456"].map(str::to_owned).into(),
        ..Masking::default()
    }
}

fn text(children: Vec<TextNode>) -> ContentBlock {
    ContentBlock::Text { children }
}

/// What a viewer sees of a text, as markup.
fn seen(written: &str, masking: &Masking) -> String {
    let block = text(parse(written, Trust::Trusted));
    match &*mask(from_ref(&block), masking, HIDDEN) {
        [ContentBlock::Text { children }] => to_markup(children),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_reaches_people_elsewhere_is_hidden() {
    for (written, shown) in [
        ("see https://a.example/x?y, ok", "see (hidden), ok"),
        ("a.com or www.b.example/c", "(hidden) or (hidden)"),
        ("write to bob@a.example!", "write to (hidden)!"),
        ("call +31 20 765 4321 now", "call (hidden) now"),
        ("call 020 765 4321 or (020) 765-4321", "call (hidden) or (hidden)"),
        ("030/12345678, 0031207654321", "(hidden), (hidden)"),
        (
            "<https://a.example|*my* page> <mailto:bob@a.example|mail> <tel:+123|call>",
            "(hidden) (hidden) (hidden)",
        ),
        ("`bob@a.example` ```\nsee a.com\n```", "```(hidden)``` ```see (hidden)```"),
        ("- bob@a.example\n- x", "- (hidden)\n- x"),
        ("*bob*@a.example", "*(hidden)*"),
        ("*a*bob@a.example~b~", "*a*(hidden)~b~"),
        ("_*020*_ 765 ~43~ 21 *x*", "_*(hidden)*_ *x*"),
        ("<actionlink:a|call 020 765 4321>", "<actionlink:a|call (hidden)>"),
    ] {
        assert_eq!(seen(written, &all()), shown, "{written}");
    }
}

#[test]
fn everything_else_stays() {
    for written in [
        "hello *world* `x`",
        "order 12345678, room 7, card 1234567890123456",
        "on 2024-01-31 10:30 or 31.1.2024 12:00",
        "v1.2.3 12:30:45, pi is 3.1415926",
        "call +31201234567, +31 (20) 123-4567 or 0800 123456",
        "shop.example https://www.shop.example/x bob@mail.shop.example <https://a.shop.example|x>",
        "https://a.xn--r8jz45g.jp https://b.例え.jp",
        "<actionlink:a?to=bob@a.example|ok>",
        "@bob :cat:",
    ] {
        let block = text(parse(written, Trust::Trusted));
        assert!(
            matches!(mask(from_ref(&block), &all(), HIDDEN), Cow::Borrowed(_)),
            "{}",
            seen(written, &all())
        );
    }
}

#[test]
fn hosts_that_only_look_allowed_are_not() {
    for written in [
        "https://shop.example.evil.test",
        "https://evilshop.example",
        "https://shop.example@evil.test",
        "bob@evilshop.example",
        "https://evil.test/www.shop.example",
        "https://例え.jp",
    ] {
        assert_eq!(seen(written, &all()), "(hidden)", "{written}");
    }
}

#[test]
fn categories_are_hidden_one_by_one() {
    let written = "https://a.example bob@a.example +31207654321 0207654321";
    let none = Masking { links: false, emails: false, phones: false, ..all() };
    for (masking, shown) in [
        (Masking { links: true, ..none.clone() }, "(hidden) bob@a.example +31207654321 0207654321"),
        (Masking { emails: true, ..none.clone() }, "https://a.example (hidden) +31207654321 0207654321"),
        (Masking { phones: true, ..none.clone() }, "https://a.example bob@a.example (hidden) (hidden)"),
        (none, written),
    ] {
        assert_eq!(seen(written, &masking), shown);
    }
}

#[test]
fn what_is_hidden_cannot_be_clicked() {
    let block = text(parse("*https://a.example* <tel:+123456789|bob@a.example>", Trust::Trusted));
    let masked = mask(from_ref(&block), &all(), HIDDEN);
    assert_eq!(check(&masked), Ok(Vec::new()));
    let hidden = || TextNode::Plain("(hidden)".into());
    let children = vec![TextNode::Bold { children: vec![hidden()] }, TextNode::Plain(" (hidden)".into())];
    assert_eq!(*masked, [text(children)]);
}

#[test]
fn other_blocks_stay() {
    let place = ContentBlock::Location {
        latitude: chinwag_model::Finite::new(1.0).unwrap(),
        longitude: chinwag_model::Finite::new(2.0).unwrap(),
    };
    let content = [place.clone(), ContentBlock::plain("a.com")];
    assert_eq!(*mask(&content, &all(), HIDDEN), [place, ContentBlock::plain("(hidden)")]);
}
