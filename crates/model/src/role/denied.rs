//! What a role does not let its users say.

use super::Role;
use crate::{ContentBlock, Media, MessagePermission, TextNode, UserId};

/// A permission that is missing, and where it would be needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// As roles and errors call it, such as `canMention`.
    pub permission: &'static str,
    /// The field or node that needs it.
    pub field: String,
}

impl Denied {
    fn at(permission: &'static str, field: impl Into<String>) -> Self {
        Self { permission, field: field.into() }
    }
}

impl Role {
    /// Whether a user of this role may say something.
    ///
    /// # Errors
    /// The first node that may not be in it.
    pub fn permits(&self, content: &[ContentBlock]) -> Result<(), Denied> {
        content.iter().enumerate().try_for_each(|(index, block)| {
            let at = || format!("content[{index}]");
            match block {
                ContentBlock::Text { children } => self.permits_nodes(&at, children),
                ContentBlock::File(file) => {
                    self.permits_file(file.media.as_ref()).map_err(|permission| Denied::at(permission, at()))
                }
                ContentBlock::Location { .. } if !self.can_share_location => {
                    Err(Denied::at("canShareLocation", at()))
                }
                ContentBlock::Location { .. } => Ok(()),
            }
        })
    }

    /// Whether a user of this role may upload and send a file; otherwise the permission that is missing.
    ///
    /// # Errors
    /// The permission that is missing.
    pub fn permits_file(&self, media: Option<&Media>) -> Result<(), &'static str> {
        match media {
            _ if !self.can_share_file => Err("canShareFile"),
            Some(Media::Voice { .. }) if !self.can_send_voice_message => Err("canSendVoiceMessage"),
            _ => Ok(()),
        }
    }

    /// Whether a user of this role may reply to a message of `sender`.
    ///
    /// # Errors
    /// When not.
    pub fn permits_reply(&self, sender: Option<&UserId>, actor: &UserId) -> Result<(), Denied> {
        match self.can_reply_to_message.includes(sender, actor) {
            true => Ok(()),
            false => Err(Denied::at(MessagePermission::Reply.name(), "referencedMessage")),
        }
    }

    /// Only where something is forbidden is the tree walked; its places are put into words only for an error.
    fn permits_nodes(&self, at: &dyn Fn() -> String, nodes: &[TextNode]) -> Result<(), Denied> {
        if self.can_mention && self.can_send_links && self.can_send_actions {
            return Ok(());
        }
        nodes.iter().enumerate().try_for_each(|(index, node)| {
            let at = || format!("{}.children[{index}]", at());
            let missing = match node {
                TextNode::Mention { .. } => (!self.can_mention).then_some("canMention"),
                TextNode::Link { .. } => (!self.can_send_links).then_some("canSendLinks"),
                TextNode::ActionLink { .. } | TextNode::ActionButton { .. } => {
                    (!self.can_send_actions).then_some("canSendActions")
                }
                _ => None,
            };
            match missing {
                Some(permission) => Err(Denied::at(permission, at())),
                None => self.permits_nodes(&at, node.children().unwrap_or_default()),
            }
        })
    }
}
