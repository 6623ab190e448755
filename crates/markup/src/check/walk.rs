//! Looking at every node of a text. It recurses, since it refuses what is too deep before it goes deeper.

use std::collections::BTreeSet;

use chinwag_model::limits::{
    ACTION_MAX_CHARS, CONTENT_DEPTH_MAX, CONTENT_HIDDEN_MAX_BYTES, CONTENT_NODES_MAX, CONTENT_URL_MAX_CHARS,
    CUSTOM_EMOJI_MAX_CHARS, MESSAGE_TEXT_MAX_CHARS, NAME_MAX_CHARS,
};
use chinwag_model::{Custom, Emoji, Invalid, InvalidCode, TextNode, UserId, check_custom};

use super::honest;
use crate::address;
use crate::atom::is_of_action;

/// What is around a node.
#[derive(Clone, Copy, Default)]
struct Around {
    /// It is a child of a list.
    list: bool,
    /// It is part of what can be clicked.
    label: bool,
}

/// What is known of a text, as far as it was looked at.
#[derive(Default)]
pub struct Walk {
    /// Which child of which child is looked at.
    path: Vec<usize>,
    nodes: usize,
    chars: usize,
    hidden_bytes: usize,
    has_words: bool,
    mentions: Vec<UserId>,
}

impl Walk {
    /// Looks at a whole text.
    pub fn finish(mut self, children: &[TextNode]) -> Result<Vec<UserId>, Invalid> {
        self.children(children, Around::default())?;
        if !self.has_words {
            return Err(Invalid::argument("content", "must not be empty"));
        }
        if self.chars > MESSAGE_TEXT_MAX_CHARS {
            let chars = self.chars;
            let problem =
                format!("must be at most {MESSAGE_TEXT_MAX_CHARS} characters long, but has {chars}");
            return Err(Invalid { code: InvalidCode::TextTooLong, field: "content".to_owned(), problem });
        }
        let mut seen = BTreeSet::new();
        self.mentions.retain(|user| seen.insert(user.clone()));
        Ok(self.mentions)
    }

    fn children(&mut self, children: &[TextNode], around: Around) -> Result<(), Invalid> {
        for (index, node) in children.iter().enumerate() {
            self.path.push(index);
            self.node(node, around)?;
            self.path.pop();
        }
        Ok(())
    }

    fn node(&mut self, node: &TextNode, around: Around) -> Result<(), Invalid> {
        self.nodes += 1;
        if self.nodes > CONTENT_NODES_MAX {
            return Err(Invalid::argument("content", format!("must have at most {CONTENT_NODES_MAX} nodes")));
        }
        if self.path.len() > CONTENT_DEPTH_MAX {
            return Err(self.refuse("", format!("must be at most {CONTENT_DEPTH_MAX} nodes deep")));
        }
        match (around.list, matches!(node, TextNode::BulletPoint { .. })) {
            (true, false) => return Err(self.refuse("", "must be a bulletPoint, as all in a bulletList")),
            (false, true) => {
                return Err(self.refuse("", "must stand in a bulletList, since it is a bulletPoint"));
            }
            _ => {}
        }
        let inside = Around { list: matches!(node, TextNode::BulletList { .. }), ..around };
        match node {
            TextNode::Plain(text) => self.words("", text),
            TextNode::Bold { children }
            | TextNode::Italic { children }
            | TextNode::Strikethrough { children }
            | TextNode::BulletList { children }
            | TextNode::BulletPoint { children } => self.children(children, inside),
            TextNode::CodeSpan { text } => self.words(".text", text),
            TextNode::AutoLink { url, text } => self.auto_link(url, text, around),
            TextNode::Link { url, children } => self.link(url, children, around),
            TextNode::ActionLink { action, params, children }
            | TextNode::ActionButton { action, params, children } => {
                self.action(action, params, children, around)
            }
            TextNode::CustomEmoji { text } => self.emoji(text),
            TextNode::Mention { id, text } => {
                self.mentions.push(id.clone());
                self.name(text)
            }
        }
    }

    fn auto_link(&mut self, url: &str, text: &str, around: Around) -> Result<(), Invalid> {
        self.outermost(around)?;
        self.line(".text", text)?;
        self.url(url)?;
        honest::check(text, url).map_err(|problem| self.refuse(".url", problem))
    }

    fn link(&mut self, url: &str, children: &[TextNode], around: Around) -> Result<(), Invalid> {
        self.outermost(around)?;
        self.url(url)?;
        self.children(children, Around { label: true, list: false })
    }

    fn action(
        &mut self,
        action: &str,
        params: &Custom,
        children: &[TextNode],
        around: Around,
    ) -> Result<(), Invalid> {
        self.outermost(around)?;
        if action.is_empty() || action.len() > ACTION_MAX_CHARS || !action.bytes().all(is_of_action) {
            let problem =
                format!("must be 1 to {ACTION_MAX_CHARS} letters and digits of ASCII, \"_\" and \"-\"");
            return Err(self.refuse(".action", problem));
        }
        check_custom(params).map_err(|Invalid { code, field, problem }| {
            let within = field.strip_prefix("custom").unwrap_or(&field);
            Invalid { code, problem, field: self.at(&format!(".params{within}")) }
        })?;
        let bytes: usize = params.iter().map(|(key, value)| key.len() + value.len()).sum();
        self.hide(action.len() + bytes)?;
        self.children(children, Around { label: true, list: false })
    }

    /// What can be clicked does not stand in what can be clicked: nobody could tell which it would be.
    fn outermost(&self, around: Around) -> Result<(), Invalid> {
        match around.label {
            true => Err(self.refuse("", "must not stand in the label of another link or action")),
            false => Ok(()),
        }
    }

    fn url(&mut self, url: &str) -> Result<(), Invalid> {
        if !address::is_absolute(url) || url.chars().count() > CONTENT_URL_MAX_CHARS {
            let problem = format!(
                "must be an absolute URL of scheme http, https, mailto or tel, of at most {CONTENT_URL_MAX_CHARS} characters"
            );
            return Err(self.refuse(".url", problem));
        }
        self.hide(url.len())
    }

    /// Accounts for what is stored and not shown, since the limit for words does not.
    fn hide(&mut self, bytes: usize) -> Result<(), Invalid> {
        self.hidden_bytes += bytes;
        if self.hidden_bytes <= CONTENT_HIDDEN_MAX_BYTES {
            return Ok(());
        }
        let problem = format!(
            "must hold at most {CONTENT_HIDDEN_MAX_BYTES} bytes of URLs, names of actions and params"
        );
        Err(Invalid::argument("content", problem))
    }

    fn emoji(&mut self, text: &str) -> Result<(), Invalid> {
        if !text.starts_with(':') || Emoji::new(text).is_err() {
            let problem = format!(
                "must be a name between colons, of at most {CUSTOM_EMOJI_MAX_CHARS} letters, digits, \"_\", \"+\" and \"-\""
            );
            return Err(self.refuse(".text", problem));
        }
        self.words(".text", text)
    }

    fn name(&mut self, text: &str) -> Result<(), Invalid> {
        if text.trim().is_empty() || text.chars().count() > NAME_MAX_CHARS {
            return Err(self.refuse(".text", format!("must be a name of 1 to {NAME_MAX_CHARS} characters")));
        }
        self.line(".text", text)
    }

    fn line(&mut self, part: &str, text: &str) -> Result<(), Invalid> {
        match text.contains(['\n', '\t']) {
            true => Err(self.refuse(part, "must be one line, without tabs")),
            false => self.words(part, text),
        }
    }

    fn words(&mut self, part: &str, text: &str) -> Result<(), Invalid> {
        self.chars += text.chars().count();
        self.has_words |= !text.trim().is_empty();
        match text.contains(|c: char| c.is_ascii_control() && !matches!(c, '\n' | '\t')) {
            true => Err(self.refuse(part, "must not hold control characters other than line feeds and tabs")),
            false => Ok(()),
        }
    }

    fn refuse(&self, part: &str, problem: impl std::fmt::Display) -> Invalid {
        Invalid::argument(self.at(part), problem)
    }

    fn at(&self, part: &str) -> String {
        let path: String = self.path.iter().map(|index| format!(".children[{index}]")).collect();
        format!("content[0]{path}{part}")
    }
}
