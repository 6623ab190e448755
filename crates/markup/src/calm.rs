//! Text in capitals only, in small letters.

use chinwag_model::{ContentBlock, TextNode};

use crate::tree::with_children;

/// Shorter texts are no shouting: "OK", "USA", "FAQ 12".
const SHOUTED_MIN_LETTERS: usize = 12;

/// The same content in small letters, but for the first letter, when it is shouted: 12 letters or more that can be
/// large or small, all of them large. Links, code, names and emoji are not looked at, and stay.
pub fn calm(content: &[ContentBlock]) -> Option<Vec<ContentBlock>> {
    let [ContentBlock::Text { children }] = content else { return None };
    let mut letters = Letters::default();
    letters.count(children);
    if letters.small || letters.large < SHOUTED_MIN_LETTERS {
        return None;
    }
    Some(vec![ContentBlock::Text { children: lower(children, &mut true) }])
}

#[derive(Default)]
struct Letters {
    large: usize,
    small: bool,
}

impl Letters {
    fn count(&mut self, nodes: &[TextNode]) {
        for node in nodes {
            if let TextNode::Plain(text) = node {
                self.large += text.chars().filter(|letter| letter.is_uppercase()).count();
                self.small |= text.chars().any(char::is_lowercase);
            }
            self.count(node.children().unwrap_or_default());
        }
    }
}

fn lower(nodes: &[TextNode], is_first: &mut bool) -> Vec<TextNode> {
    let lowered = nodes.iter().map(|node| match (node, node.children()) {
        (TextNode::Plain(text), _) => TextNode::Plain(lower_words(text, is_first)),
        (_, Some(children)) => with_children(node, lower(children, is_first)),
        (_, None) => node.clone(),
    });
    lowered.collect()
}

/// The first letter of all is kept as it is.
fn lower_words(words: &str, is_first: &mut bool) -> String {
    let mut lowered = String::with_capacity(words.len());
    for letter in words.chars() {
        if *is_first && letter.is_alphabetic() {
            *is_first = false;
            lowered.push(letter);
        } else {
            lowered.extend(letter.to_lowercase());
        }
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calmed(text: &str) -> Option<Vec<ContentBlock>> {
        calm(&[ContentBlock::plain(text)])
    }

    #[test]
    fn only_long_texts_in_capitals_are_shouting() {
        assert_eq!(calmed("WHERE IS MY ORDER?!"), Some(vec![ContentBlock::plain("Where is my order?!")]));
        assert_eq!(calmed("«ГДЕ МОЙ ЗАКАЗ»"), None);
        assert_eq!(calmed("«ГДЕ ЖЕ МОЙ ЗАКАЗ»"), Some(vec![ContentBlock::plain("«Где же мой заказ»")]));
        for fine in [
            "OK THANKS",
            "Where is my order?",
            "WHERE IS MY Order",
            "注文はどこですか注文はどこですか",
            "123",
        ] {
            assert_eq!(calmed(fine), None, "{fine}");
        }
    }
}
