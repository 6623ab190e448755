//! What a user may do and see.

use chinwag_markup::mask;
use chinwag_model::{MaskedMessages, Masking, User, UserId, default_role};
use chinwag_protocol::{MessageEntity, RoleEntity, Shown};

use crate::{Caller, Engine, Error};

/// A user who is shown something, by the role they had when it was last looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewer {
    /// Who.
    user: UserId,
    /// What they may do.
    pub role: RoleEntity,
    /// What they are shown in place of what is hidden from them.
    replacement: String,
}

/// Viewers of a class see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ViewerClass {
    masking: Masking,
    replacement: String,
    /// Whose messages are shown as they are.
    spared: Option<UserId>,
}

impl Viewer {
    fn new(user: UserId, role: RoleEntity, locale: Option<&str>) -> Self {
        let replacement = role.role.masking.as_ref().map(|masking| masking.replacement(locale).to_owned());
        Self { user, role, replacement: replacement.unwrap_or_default() }
    }

    /// The class of viewers that sees something by these senders as this one does; `None` for all who see everything
    /// as it is.
    pub fn class(&self, senders: &[UserId]) -> Option<ViewerClass> {
        let masking = self.role.role.masking.as_ref()?;
        let is_spared = masking.messages == MaskedMessages::Others && senders.contains(&self.user);
        Some(ViewerClass {
            masking: masking.clone(),
            replacement: self.replacement.clone(),
            spared: is_spared.then(|| self.user.clone()),
        })
    }

    /// Hides what this viewer shall not see.
    pub fn show<T: Shown>(&self, shown: &mut T) {
        if let Some(class) = self.class(std::slice::from_ref(&self.user)) {
            class.show(shown);
        }
    }

    /// Whether everything is shown as it is.
    pub fn sees_everything(&self) -> bool {
        self.role.role.masking.is_none()
    }
}

impl ViewerClass {
    /// Hides what viewers of this class shall not see. Says whether there was any.
    pub fn show<T: Shown>(&self, shown: &mut T) -> bool {
        let mut has_hidden = false;
        shown.each_message(&mut |message: &mut MessageEntity| {
            if self.spared.is_some() && message.sender_id == self.spared {
                return;
            }
            let masked = match mask(&message.content, &self.masking, &self.replacement) {
                std::borrow::Cow::Borrowed(_) => return,
                std::borrow::Cow::Owned(masked) => masked,
            };
            message.content = masked;
            has_hidden = true;
        });
        has_hidden
    }
}

impl Engine {
    /// What a user may do and see now. One who does not exist yet is as one whose role nobody has named.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn viewer(&self, caller: &Caller, user: &UserId) -> Result<Viewer, Error> {
        let found = self.user(caller, user).await?;
        Ok(self.as_viewer(caller, user, found.as_ref()))
    }

    pub(crate) fn as_viewer(&self, caller: &Caller, id: &UserId, user: Option<&User>) -> Viewer {
        let name = user.map_or_else(default_role, |user| user.role.clone());
        let mut role = caller.app.roles.of(&name).clone();
        role.theme = role.theme.or_else(|| caller.app.settings.theme.clone());
        let role = RoleEntity {
            role,
            name,
            file_size_max: self.file_size_max(),
            can_translate: self.options.translator.is_some(),
            link_previews: self.options.previews.is_some() && caller.app.settings.link_previews,
            default_locale: caller.app.settings.default_locale.clone(),
        };
        Viewer::new(id.clone(), role, user.and_then(|user| user.locale.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use chinwag_model::{ContentBlock, Role};
    use chinwag_protocol::{ConversationEvent, Event};

    use super::*;

    fn viewer(user: &str, messages: MaskedMessages) -> Viewer {
        let masking = Masking { messages, ..Masking::default() };
        let role = Role { masking: Some(masking), ..Role::default() };
        let role = RoleEntity { role, ..RoleEntity::default() };
        Viewer::new(UserId::new(user).unwrap(), role, Some("nl"))
    }

    fn event() -> Event {
        let json = serde_json::json!({
            "topic": "conversation/c", "revision": 1, "event": "message.changed",
            "message": {
                "id": "msg_zzzzzzzzzzzzzzzzzzzzzz", "type": "UserMessage", "senderId": "alice",
                "content": [{ "type": "text", "children": ["call 020 765 4321"] }], "custom": {}, "origin": "web",
                "referencedMessageId": null, "reactions": [], "createdAt": 1, "editedAt": null, "revision": 1,
            },
        });
        serde_json::from_value(json).unwrap()
    }

    fn words(viewer: &Viewer) -> ContentBlock {
        let mut event = event();
        viewer.show(&mut event);
        let Event::Conversation { event: ConversationEvent::MessageChanged { message }, .. } = event else {
            panic!("it was a message")
        };
        message.content[0].clone()
    }

    #[test]
    fn an_author_is_spared_where_only_others_are_hidden() {
        let (hidden, open) = ("call (verborgen informatie)", "call 020 765 4321");
        for (user, messages, seen) in [
            ("bob", MaskedMessages::All, hidden),
            ("bob", MaskedMessages::Others, hidden),
            ("alice", MaskedMessages::All, hidden),
            ("alice", MaskedMessages::Others, open),
        ] {
            assert_eq!(words(&viewer(user, messages)), ContentBlock::plain(seen), "{user} {messages:?}");
        }
    }

    #[test]
    fn those_who_see_the_same_are_one_class() {
        let [alice, bob, carol] = ["alice", "bob", "carol"].map(|user| viewer(user, MaskedMessages::Others));
        let senders = [UserId::new("alice").unwrap()];
        assert_eq!(bob.class(&senders), carol.class(&senders));
        assert_ne!(alice.class(&senders), carol.class(&senders));
        assert_eq!(alice.class(&[]), carol.class(&[]));
    }
}
