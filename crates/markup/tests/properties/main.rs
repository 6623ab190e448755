//! What holds of all texts and trees.

mod invariants;
mod trees;

use chinwag_markup::{Trust, parse, to_markup};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that are markup, or nearly.
const PIECES: &[&str] = &[
    "*",
    "_",
    "~",
    "**",
    "`",
    "``",
    "```",
    "\n",
    "\r\n",
    "- ",
    "* ",
    "+ ",
    "-",
    " ",
    "  ",
    "a",
    "b7",
    "é",
    "日本",
    "👍🏽",
    "*\u{fe0f}\u{20e3}",
    "e\u{301}",
    "\u{200f}",
    "https://",
    "http://a.example/",
    "https://x_y_",
    "(",
    ")",
    "[",
    "]",
    ".",
    ",",
    ":",
    "?",
    "!",
    "@",
    "a@b",
    "bob@shop.example",
    ".com",
    "www.",
    "example.com",
    "a.b",
    "/p_q",
    ":8080",
    "+31 20 123 4567",
    "+1-1",
    "020 123 4567",
    "+",
    ":cat:",
    ":1:",
    ":a",
    "<",
    ">",
    "|",
    "<https://a.example|",
    "<mailto:a@b.example|",
    "<actionlink:go?a=b&c=%7C+|",
    "<actionbutton:x|",
    "label>",
    "\\",
    "\t",
    "\"",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,3}"];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_024))]

    #[test]
    fn every_text_becomes_a_sound_tree_that_comes_back_from_its_markup(text in texts()) {
        invariants::hold(&text);
    }

    #[test]
    fn a_tree_that_can_be_written_is_read_as_it_was(tree in trees::trees()) {
        let markup = to_markup(&tree);
        prop_assert_eq!(parse(&markup, Trust::Trusted), tree, "{}", markup);
    }
}
