//! Who is mentioned.

use chinwag_model::{Mentioned, TextNode};

use super::{Atom, Segment};
use crate::letter::{ends_in_word, is_of_word, needs_no_space};

/// At an `@`: one of these people, the one with the longest words.
pub fn mention(segment: &Segment, at: usize, mentions: &[Mentioned]) -> Option<Atom> {
    if mentions.is_empty() || !(segment.may_begin(at) || segment.before(at).is_some_and(needs_no_space)) {
        return None;
    }
    let rest = segment.text_from(at + 1);
    let is_there = |mentioned: &&Mentioned| {
        let Some(after) = rest.strip_prefix(&*mentioned.text) else { return false };
        let goes_on = after.chars().next().is_some_and(|next| is_of_word(next) && !needs_no_space(next));
        !(mentioned.text.is_empty() || (goes_on && ends_in_word(&mentioned.text)))
    };
    let Mentioned { id, text } =
        mentions.iter().filter(is_there).max_by_key(|mentioned| mentioned.text.len())?;
    let node = TextNode::Mention { id: id.clone(), text: text.clone() };
    Some(Atom { at: at..at + 1 + text.len(), node })
}

#[cfg(test)]
mod tests {
    use chinwag_model::UserId;

    use super::*;
    use crate::{Trust, parse_mentioning, to_markup};

    fn people(names: &[&str]) -> Vec<Mentioned> {
        let mentioned =
            |name: &&str| Mentioned { id: UserId::new("somebody").unwrap(), text: (*name).to_owned() };
        names.iter().map(mentioned).collect()
    }

    /// The text with who is mentioned in brackets.
    fn found(text: &str, names: &[&str]) -> String {
        fn nodes(children: &[TextNode]) -> String {
            let one = |node: &TextNode| match node {
                TextNode::Mention { text, .. } => format!("[{text}]"),
                TextNode::Bold { children } => format!("*{}*", nodes(children)),
                TextNode::BulletList { children } => children
                    .iter()
                    .map(|point| match point {
                        TextNode::BulletPoint { children } => format!("- {}\n", nodes(children)),
                        other => panic!("{other:?}"),
                    })
                    .collect(),
                other => to_markup(std::slice::from_ref(other)),
            };
            children.iter().map(one).collect()
        }
        nodes(&parse_mentioning(text, Trust::Untrusted, &people(names)))
    }

    #[test]
    fn names_are_found_where_they_are_meant() {
        for (text, seen) in [
            ("@Bob hi", "[Bob] hi"),
            ("hi @Bob!", "hi [Bob]!"),
            ("@Bob, @Bob Jones and @Bobby", "[Bob], [Bob Jones] and @Bobby"),
            ("*@Bob* (@Bob)", "*[Bob]* ([Bob])"),
            ("- @Bob\n- @Al*e_x*", "- [Bob]\n- [Al*e_x*]\n"),
            ("me@Bob.example and a@Bob", "me@Bob.example and a@Bob"),
            ("`@Bob` @bob", "```@Bob``` @bob"),
            ("@@Bob @Bo b", "@[Bob] @Bo b"),
            ("你好@李雷再见 @Bob가", "你好[李雷]再见 [Bob]가"),
        ] {
            assert_eq!(found(text, &["Bob", "Bob Jones", "Al*e_x*", "李雷"]), seen, "{text}");
        }
    }

    #[test]
    fn nobody_is_mentioned_who_is_not_named() {
        assert_eq!(found("@Bob", &[]), "@Bob");
        assert_eq!(found("@Bob", &[""]), "@Bob");
    }
}
