//! Reading text nodes, never deeper than the limit.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::need;
use crate::content::TextNode;
use crate::{UserId, limits};

/// Reads a list of nodes that are this deep in their block.
pub struct Nodes {
    pub depth: usize,
}

impl<'de> DeserializeSeed<'de> for Nodes {
    type Value = Vec<TextNode>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<TextNode>, D::Error> {
        if self.depth > limits::CONTENT_DEPTH_MAX {
            let max = limits::CONTENT_DEPTH_MAX;
            return Err(D::Error::custom(format_args!("must not be more than {max} nodes deep")));
        }
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Nodes {
    type Value = Vec<TextNode>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of text nodes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<TextNode>, A::Error> {
        let mut nodes = Vec::new();
        while let Some(read) = items.next_element_seed(Node { depth: self.depth })? {
            match read {
                Read::Node(node) => nodes.push(node),
                Read::Unwrapped(children) => nodes.extend(children),
            }
        }
        Ok(nodes)
    }
}

/// Reads one node that is this deep in its block.
struct Node {
    depth: usize,
}

enum Read {
    Node(TextNode),
    /// What was in `{ type: "text", children }`, which is no node, but which some callers put around nodes.
    Unwrapped(Vec<TextNode>),
}

impl<'de> DeserializeSeed<'de> for Node {
    type Value = Read;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text node: a string, or an object with a `type`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Read, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Read, E> {
        Ok(Read::Node(TextNode::Plain(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        let mut fields = NodeFields::default();
        while let Some(name) = map.next_key::<Field>()? {
            match name {
                Field::Type => fields.kind = Some(map.next_value()?),
                Field::Children => {
                    fields.children = Some(map.next_value_seed(Nodes { depth: self.depth + 1 })?);
                }
                Field::Text => fields.text = Some(map.next_value()?),
                Field::Url => fields.url = Some(map.next_value()?),
                Field::Action => fields.action = Some(map.next_value()?),
                Field::Params => fields.params = Some(map.next_value()?),
                Field::Id => fields.id = Some(map.next_value()?),
                Field::Other => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        fields.into_node()
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Field {
    Type,
    Children,
    Text,
    Url,
    Action,
    Params,
    Id,
    /// Ignored: nodes may come to have more fields.
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Text,
    Bold,
    Italic,
    Strikethrough,
    BulletList,
    BulletPoint,
    CodeSpan,
    Link,
    AutoLink,
    ActionLink,
    ActionButton,
    CustomEmoji,
    Mention,
}

/// What a node of any kind may have.
#[derive(Default)]
struct NodeFields {
    kind: Option<Kind>,
    children: Option<Vec<TextNode>>,
    text: Option<String>,
    url: Option<String>,
    action: Option<String>,
    params: Option<BTreeMap<String, String>>,
    id: Option<UserId>,
}

impl NodeFields {
    fn into_node<E: Error>(self) -> Result<Read, E> {
        let children = || need(self.children, "children");
        let text = || need(self.text, "text");
        let node = match need(self.kind, "type")? {
            Kind::Text => return children().map(Read::Unwrapped),
            Kind::Bold => TextNode::Bold { children: children()? },
            Kind::Italic => TextNode::Italic { children: children()? },
            Kind::Strikethrough => TextNode::Strikethrough { children: children()? },
            Kind::BulletList => TextNode::BulletList { children: children()? },
            Kind::BulletPoint => TextNode::BulletPoint { children: children()? },
            Kind::CodeSpan => TextNode::CodeSpan { text: text()? },
            Kind::Link => TextNode::Link { url: need(self.url, "url")?, children: children()? },
            Kind::AutoLink => TextNode::AutoLink { url: need(self.url, "url")?, text: text()? },
            Kind::ActionLink => TextNode::ActionLink {
                action: need(self.action, "action")?,
                params: need(self.params, "params")?,
                children: children()?,
            },
            Kind::ActionButton => TextNode::ActionButton {
                action: need(self.action, "action")?,
                params: need(self.params, "params")?,
                children: children()?,
            },
            Kind::CustomEmoji => TextNode::CustomEmoji { text: text()? },
            Kind::Mention => TextNode::Mention { id: need(self.id, "id")?, text: text()? },
        };
        Ok(Read::Node(node))
    }
}
