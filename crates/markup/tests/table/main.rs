//! The table of what is written how, and what it becomes, row by row.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod notation;

use chinwag_markup::{Trust, parse, to_markup};
use chinwag_model::TextNode;

const TABLE: &str = include_str!("../cases.txt");

struct Row {
    number: usize,
    trust: Trust,
    text: String,
    children: Vec<TextNode>,
}

fn rows() -> Vec<Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(row).collect()
}

fn row(line: &str) -> Row {
    let [number, trust, text, children] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("not four columns: {line}");
    };
    let trust = match trust {
        "trusted" => Trust::Trusted,
        "untrusted" => Trust::Untrusted,
        other => panic!("whose text? {other}"),
    };
    Row {
        number: number.parse().unwrap(),
        trust,
        text: text.replace("\\n", "\n"),
        children: notation::read(children),
    }
}

#[test]
fn every_row_holds() {
    let rows = rows();
    let numbers: Vec<_> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=rows.len()).collect::<Vec<_>>(), "no row is missing");
    for Row { number, trust, text, children } in rows {
        assert_eq!(parse(&text, trust), children, "row {number}: {text}");
    }
}

#[test]
fn what_a_user_may_write_means_the_same_when_a_back_end_writes_it() {
    for Row { number, text, children, .. } in rows().into_iter().filter(|row| !row.text.contains('<')) {
        assert_eq!(parse(&text, Trust::Trusted), children, "row {number}: {text}");
    }
}

#[test]
fn every_row_comes_back_from_its_markup() {
    for Row { number, trust, children, .. } in rows() {
        let markup = to_markup(&children);
        assert_eq!(parse(&markup, trust), children, "row {number}: {markup}");
    }
}
