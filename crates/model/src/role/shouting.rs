//! Text in capitals only, in small letters.

use crate::{ContentBlock, TextNode};

/// Shorter texts are no shouting: "OK", "USA", "FAQ 12".
const SHOUTED_MIN_LETTERS: usize = 12;

/// The same content in small letters, but for the first letter, when it is shouted: 12 letters or more that can be
/// large or small, all of them large. Links, code, names and emoji are not looked at, and stay.
pub fn calmed(content: &[ContentBlock]) -> Option<Vec<ContentBlock>> {
    let [ContentBlock::Text { children }] = content else { return None };
    let mut letters = Letters::default();
    letters.count(children);
    if letters.small || letters.large < SHOUTED_MIN_LETTERS {
        return None;
    }
    let mut calm = children.clone();
    lower(&mut calm, &mut true);
    Some(vec![ContentBlock::Text { children: calm }])
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

fn lower(nodes: &mut [TextNode], is_first: &mut bool) {
    for node in nodes {
        if let TextNode::Plain(text) = node {
            *text = text.chars().fold(String::with_capacity(text.len()), |mut lowered, letter| {
                match std::mem::replace(is_first, *is_first && !letter.is_alphabetic())
                    && letter.is_alphabetic()
                {
                    true => lowered.push(letter),
                    false => lowered.extend(letter.to_lowercase()),
                }
                lowered
            });
        }
        lower(node.children_mut().unwrap_or_default(), is_first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calm(text: &str) -> Option<Vec<ContentBlock>> {
        calmed(&[ContentBlock::plain(text)])
    }

    #[test]
    fn only_long_texts_in_capitals_are_shouting() {
        assert_eq!(calm("WHERE IS MY ORDER?!"), Some(vec![ContentBlock::plain("Where is my order?!")]));
        assert_eq!(calm("«ГДЕ МОЙ ЗАКАЗ»"), None);
        assert_eq!(calm("«ГДЕ ЖЕ МОЙ ЗАКАЗ»"), Some(vec![ContentBlock::plain("«Где же мой заказ»")]));
        for fine in [
            "OK THANKS",
            "Where is my order?",
            "WHERE IS MY Order",
            "注文はどこですか注文はどこですか",
            "123",
        ] {
            assert_eq!(calm(fine), None, "{fine}");
        }
    }
}
