//! Text with its formatting, as the HTML that services translate, and back.
//!
//! Each node is an element with a number; what the service gives back is read for these numbers, however it has moved
//! them about. Nothing of it but words, line breaks and numbers of ours gets into a message.

use chinwag_model::TextNode;
use chinwag_model::limits::CONTENT_DEPTH_MAX;

/// Text with its formatting, as HTML.
pub(crate) struct Marked {
    pub html: String,
    /// Whether there is anything to translate.
    pub has_words: bool,
}

/// Makes HTML of nodes.
pub(crate) fn mark(nodes: &[TextNode]) -> Marked {
    let mut marked = Marked { html: String::new(), has_words: false };
    let mut number = 0;
    mark_all(nodes, &mut number, &mut marked);
    marked
}

fn mark_all(nodes: &[TextNode], number: &mut usize, marked: &mut Marked) {
    for node in nodes {
        if let TextNode::Plain(text) = node {
            marked.has_words |= text.chars().any(char::is_alphabetic);
            escape(text, &mut marked.html);
            continue;
        }
        let (mine, tag) = (*number, tag(node));
        *number += 1;
        match node.children() {
            Some(children) => {
                marked.html.push_str(&format!("<{tag} id=\"{mine}\">"));
                mark_all(children, number, marked);
            }
            None => {
                marked.html.push_str(&format!("<{tag} id=\"{mine}\" translate=\"no\">"));
                escape(words(node), &mut marked.html);
            }
        }
        marked.html.push_str(&format!("</{tag}>"));
    }
}

/// The element that services know best for it.
fn tag(node: &TextNode) -> &'static str {
    match node {
        TextNode::Bold { .. } => "b",
        TextNode::Italic { .. } => "i",
        TextNode::Strikethrough { .. } => "s",
        TextNode::BulletList { .. } => "ul",
        TextNode::BulletPoint { .. } => "li",
        TextNode::Link { .. } | TextNode::ActionLink { .. } => "a",
        _ => "span",
    }
}

/// What is not to be translated.
fn words(node: &TextNode) -> &str {
    match node {
        TextNode::CodeSpan { text }
        | TextNode::AutoLink { text, .. }
        | TextNode::CustomEmoji { text }
        | TextNode::Mention { text, .. } => text,
        _ => "",
    }
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            _ => html.push(letter),
        }
    }
}

/// Makes nodes of HTML that came of [`mark`]ing others, which say what the numbers stand for.
pub(crate) fn unmark(html: &str, original: &[TextNode]) -> Vec<TextNode> {
    let mut numbered = Vec::new();
    number_all(original, &mut numbered);
    let mut reading = Reading { numbered, open: Vec::new(), done: Vec::new() };
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        reading.words(&rest[..start]);
        let Some(length) = rest[start..].find('>') else {
            reading.words(&rest[start..]);
            rest = "";
            break;
        };
        reading.tag(&rest[start + 1..start + length]);
        rest = &rest[start + length + 1..];
    }
    reading.words(rest);
    reading.end()
}

fn number_all<'a>(nodes: &'a [TextNode], numbered: &mut Vec<&'a TextNode>) {
    for node in nodes {
        if !matches!(node, TextNode::Plain(_)) {
            numbered.push(node);
            number_all(node.children().unwrap_or_default(), numbered);
        }
    }
}

struct Reading<'a> {
    numbered: Vec<&'a TextNode>,
    /// Elements that are open: their tags, what they stand for, and what is in them.
    open: Vec<(String, Option<&'a TextNode>, Vec<TextNode>)>,
    done: Vec<TextNode>,
}

impl Reading<'_> {
    fn tag(&mut self, inside: &str) {
        let name = |text: &str| {
            let end = text.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(text.len());
            text[..end].to_ascii_lowercase()
        };
        if let Some(closing) = inside.strip_prefix('/') {
            let closing = name(closing.trim_start());
            // What was left open within it ends with it.
            if let Some(at) = self.open.iter().rposition(|(tag, ..)| *tag == closing) {
                while self.open.len() > at {
                    self.close();
                }
            }
            return;
        }
        let tag = name(inside);
        if tag == "br" {
            self.push(TextNode::Plain("\n".to_owned()));
        } else if !inside.ends_with('/') && !tag.is_empty() {
            // Whatever walks content recurses: a number that comes again and again within itself is no way to make it deep.
            let is_deep = self.open.len() >= CONTENT_DEPTH_MAX;
            let node = id(inside).filter(|_| !is_deep).and_then(|id| self.numbered.get(id).copied());
            self.open.push((tag, node, Vec::new()));
        }
    }

    fn words(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(TextNode::Plain(unescape(text)));
        }
    }

    fn push(&mut self, node: TextNode) {
        let into = self.open.last_mut().map_or(&mut self.done, |(_, _, children)| children);
        match (into.last_mut(), node) {
            (Some(TextNode::Plain(text)), TextNode::Plain(more)) => text.push_str(&more),
            (_, node) => into.push(node),
        }
    }

    fn close(&mut self) {
        let Some((_, node, children)) = self.open.pop() else { return };
        match node {
            // An element that is none of ours is only what is in it.
            None => children.into_iter().for_each(|child| self.push(child)),
            Some(node) if node.children().is_none() => self.push(node.clone()),
            Some(_) if children.is_empty() => {}
            Some(node) => self.push(with_children(node, children)),
        }
    }

    fn end(mut self) -> Vec<TextNode> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// The number of an element of ours.
fn id(inside: &str) -> Option<usize> {
    let value = inside.split_once("id=")?.1.trim_start_matches(['"', '\'']);
    let end = value.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len());
    value[..end].parse().ok()
}

fn with_children(node: &TextNode, children: Vec<TextNode>) -> TextNode {
    match node {
        TextNode::Bold { .. } => TextNode::Bold { children },
        TextNode::Italic { .. } => TextNode::Italic { children },
        TextNode::Strikethrough { .. } => TextNode::Strikethrough { children },
        TextNode::BulletList { .. } => TextNode::BulletList { children },
        TextNode::BulletPoint { .. } => TextNode::BulletPoint { children },
        TextNode::Link { url, .. } => TextNode::Link { url: url.clone(), children },
        TextNode::ActionLink { action, params, .. } => {
            TextNode::ActionLink { action: action.clone(), params: params.clone(), children }
        }
        TextNode::ActionButton { action, params, .. } => {
            TextNode::ActionButton { action: action.clone(), params: params.clone(), children }
        }
        other => other.clone(),
    }
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let known = rest[1..].split_once(';').and_then(|(name, after)| Some((letter(name)?, after)));
        if let Some((letter, after)) = known {
            plain.push(letter);
            rest = after;
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn letter(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
            char::from_u32(code).filter(|letter| !letter.is_control())?
        }
    })
}

#[cfg(test)]
mod tests {
    use chinwag_model::UserId;
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> TextNode {
        TextNode::Plain(text.to_owned())
    }

    fn sample() -> Vec<TextNode> {
        let bob = TextNode::Mention { id: UserId::new("bob").unwrap(), text: "Bob".to_owned() };
        vec![
            plain("Hello "),
            bob,
            plain(", <see> & "),
            TextNode::Bold { children: vec![plain("read\n"), TextNode::CodeSpan { text: "a<b".to_owned() }] },
            TextNode::Link { url: "https://a.example/".to_owned(), children: vec![plain("here")] },
        ]
    }

    #[test]
    fn it_is_html_that_services_know() {
        let marked = mark(&sample());
        assert!(marked.has_words);
        assert_eq!(
            marked.html,
            "Hello <span id=\"0\" translate=\"no\">Bob</span>, &lt;see&gt; &amp; <b id=\"1\">read<br>\
             <span id=\"2\" translate=\"no\">a&lt;b</span></b><a id=\"3\">here</a>"
        );
    }

    #[test]
    fn what_was_not_changed_is_the_same() {
        assert_eq!(unmark(&mark(&sample()).html, &sample()), sample());
    }

    #[test]
    fn what_was_moved_about_is_where_it_was_moved_to() {
        let html =
            "<a id='3'>hier</a> &#39;<B id=\"1\" class=x>lees</B>&#x27; <em>nu</em> <span id=0>Robert</span>";
        let [_, bob, ..] = &sample()[..] else { panic!("a sample") };
        assert_eq!(
            unmark(html, &sample()),
            [
                TextNode::Link { url: "https://a.example/".to_owned(), children: vec![plain("hier")] },
                plain(" '"),
                TextNode::Bold { children: vec![plain("lees")] },
                plain("' nu "),
                bob.clone(),
            ]
        );
    }

    #[test]
    fn nothing_gets_in_that_is_not_words() {
        let html = "<script>alert(1)</script><img src=x onerror=alert(1)><b id=\"99\">a</b><i>b";
        assert_eq!(unmark(html, &sample()), [plain("alert(1)ab")]);
    }

    #[test]
    fn nothing_gets_deeper_than_content_may_be() {
        let deep = format!("{}words", "<b id=\"1\">".repeat(100_000));
        let mut nodes = unmark(&deep, &sample());
        let mut depth = 0;
        while let [TextNode::Bold { children }] = &mut nodes[..] {
            nodes = std::mem::take(children);
            depth += 1;
        }
        assert_eq!((depth, nodes), (CONTENT_DEPTH_MAX, vec![plain("words")]));
    }

    proptest! {
        #[test]
        fn whatever_a_service_says_is_read(html in ".{0,200}") {
            let _ = unmark(&html, &sample());
        }

        #[test]
        fn any_words_come_back(text in "[^\\r]{1,60}") {
            let nodes = vec![TextNode::Italic { children: vec![plain(&text)] }];
            prop_assert_eq!(unmark(&mark(&nodes).html, &nodes), nodes);
        }
    }
}
