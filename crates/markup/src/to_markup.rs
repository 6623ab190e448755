//! From a tree to text.

use chinwag_model::TextNode;
use url::form_urlencoded;

/// The text that reads as this tree, where there is one.
///
/// Trees that [`crate::parse`] made have one: read with the same trust, it is the same tree again. There is no way to
/// escape, so text that looks like markup, and emphasis where no marker works, have none; then it is as close as
/// can be. A mention is written as `@name`, which reads as text.
pub fn to_markup(nodes: &[TextNode]) -> String {
    let mut writer = Writer { out: String::new(), has_open_fence: false };
    writer.nodes(nodes);
    writer.out
}

struct Writer {
    out: String,
    /// Whether three back-ticks stand somewhere as text. They would pair with the next fence.
    has_open_fence: bool,
}

impl Writer {
    fn nodes(&mut self, nodes: &[TextNode]) {
        let mut after_list = false;
        for node in nodes {
            let is_list = matches!(node, TextNode::BulletList { .. });
            if after_list {
                self.out.push('\n');
            }
            if is_list && !self.out.is_empty() {
                self.out.push('\n');
            }
            after_list = is_list;
            self.node(node);
        }
    }

    fn node(&mut self, node: &TextNode) {
        match node {
            TextNode::Plain(text) => self.text(text),
            TextNode::Bold { children } => self.marked('*', children),
            TextNode::Italic { children } => self.marked('_', children),
            TextNode::Strikethrough { children } => self.marked('~', children),
            TextNode::BulletList { children } => self.points(children),
            TextNode::BulletPoint { children } => {
                self.out.push_str("- ");
                self.nodes(children);
            }
            TextNode::CodeSpan { text } => self.code(text),
            TextNode::AutoLink { text, .. } | TextNode::CustomEmoji { text } => self.text(text),
            TextNode::Mention { text, .. } => {
                self.out.push('@');
                self.text(text);
            }
            TextNode::Link { url, children } => {
                self.out.push('<');
                self.text(url);
                self.label(children);
            }
            TextNode::ActionLink { action, params, children } => {
                self.action("actionlink", action, params);
                self.label(children);
            }
            TextNode::ActionButton { action, params, children } => {
                self.action("actionbutton", action, params);
                self.label(children);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.has_open_fence |= text.contains("```");
        self.out.push_str(text);
    }

    fn marked(&mut self, marker: char, children: &[TextNode]) {
        self.out.push(marker);
        self.nodes(children);
        self.out.push(marker);
    }

    fn points(&mut self, points: &[TextNode]) {
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.node(point);
        }
    }

    fn code(&mut self, code: &str) {
        if self.has_open_fence && !code.contains(['`', '\n']) {
            for part in ["`", code, "`"] {
                self.out.push_str(part);
            }
            return;
        }
        // The reader drops one line feed at each end. It also keeps back-ticks apart from the closing fence.
        let before = if code.starts_with('\n') { "\n" } else { "" };
        let after = if code.ends_with(['\n', '`']) { "\n" } else { "" };
        for part in ["```", before, code, after, "```"] {
            self.out.push_str(part);
        }
    }

    fn action(&mut self, kind: &str, action: &str, params: &std::collections::BTreeMap<String, String>) {
        for part in ["<", kind, ":", action] {
            self.out.push_str(part);
        }
        if !params.is_empty() {
            let params = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
            self.out.push('?');
            self.out.push_str(&params);
        }
    }

    fn label(&mut self, children: &[TextNode]) {
        self.out.push('|');
        self.nodes(children);
        self.out.push('>');
    }
}
