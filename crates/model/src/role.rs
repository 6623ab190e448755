//! Roles: what users may do. An app names its own; a user has one of them, or is `default`.

mod denied;
mod masking;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use denied::Denied;
pub use masking::{MaskedMessages, Masking};

use crate::invalid::{Invalid, check_line};
use crate::{Reach, default_role, limits};

/// An entry of a menu that the app's page acts upon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoleAction {
    /// What the page is told.
    pub name: String,
    /// What the menu says.
    pub label: String,
    /// On which messages, or whose conversations, it is offered.
    pub on: Reach,
}

/// Where links of messages open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum LinkTarget {
    /// In a new tab.
    NewTab,
    /// In place of the page.
    SameTab,
}

/// Declares what a role says: once, with what holds where nobody says anything.
macro_rules! role {
    ($($(#[doc = $doc:literal])+ $field:ident: $type:ty = $default:expr,)+) => {
        /// What users of a role may do. The server refuses the rest with `NOT_PERMITTED`; interfaces hide it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", default)]
        pub struct Role {
            $($(#[doc = $doc])+ pub $field: $type,)+
        }

        impl Default for Role {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// What an app says of a role. What it does not say is as in its role `default`, and what that does not say
        /// is as in [`Role::default`].
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct RolePatch {
            $(
                $(#[doc = $doc])+
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )+
        }

        impl RolePatch {
            /// Says what another says, too.
            pub fn merge(&mut self, other: Self) {
                $(if other.$field.is_some() { self.$field = other.$field; })+
            }

            fn over(&self, role: &Role) -> Role {
                Role { $($field: self.$field.clone().unwrap_or_else(|| role.$field.clone()),)+ }
            }
        }
    };
}

role! {
    /// Uploading and sending files.
    can_share_file: bool = true,
    /// Sending recordings of a voice.
    can_send_voice_message: bool = true,
    /// Sending places.
    can_share_location: bool = true,
    /// Mentioning people.
    can_mention: bool = true,
    /// Being shown as typing; interfaces show no one else as typing either.
    show_typing_indicator: bool = true,
    /// Interfaces show who is online.
    show_online_status: bool = true,
    /// Searching.
    can_search: bool = true,
    /// Which messages one may delete. Those of the system only by `all`.
    can_delete_message: Reach = Reach::Own,
    /// Which messages one may edit. Never those of the system.
    can_edit_message: Reach = Reach::Own,
    /// To which messages one may reply. Never to those of the system.
    can_reply_to_message: Reach = Reach::All,
    /// To which messages one may react.
    can_add_reaction: Reach = Reach::All,
    /// Leaving conversations.
    can_leave_conversation: bool = true,
    /// Marking conversations as unread.
    can_mark_conversation_as_unread: bool = true,
    /// Sending links with labels, which can hide where they lead.
    can_send_links: bool = false,
    /// Sending action links and action buttons, which can hide what they do.
    can_send_actions: bool = false,
    /// Entries of the menu of a message.
    message_actions: Vec<RoleAction> = Vec::new(),
    /// Entries of the menu of a conversation.
    conversation_actions: Vec<RoleAction> = Vec::new(),
    /// The theme of the interface; `null` for its own.
    theme: Option<String> = None,
    /// Where links of messages open.
    link_target: LinkTarget = LinkTarget::NewTab,
    /// Whether text in capitals only is sent in small letters.
    prevent_shouting: bool = false,
    /// What is hidden in the messages one is shown; `null` for nothing.
    masking: Option<Masking> = None,
}

/// What an app says of its roles, by their names.
pub type RolePatches = BTreeMap<String, RolePatch>;

/// The roles of an app, worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    default: Role,
    named: BTreeMap<String, Role>,
}

impl Roles {
    /// Works out what each role says.
    pub fn new(patches: &RolePatches) -> Self {
        let of_default = patches.get(&default_role()).map(|patch| patch.over(&Role::default()));
        let default = of_default.unwrap_or_default();
        let named = patches.iter().filter(|(name, _)| **name != default_role());
        let named = named.map(|(name, patch)| (name.clone(), patch.over(&default))).collect();
        Self { default, named }
    }

    /// The role of a name; that of `default` where the app says nothing of it.
    pub fn of(&self, name: &str) -> &Role {
        self.named.get(name).unwrap_or(&self.default)
    }

    /// Whether something holds of every role, so that nobody's has to be looked up.
    pub fn all(&self, holds: impl Fn(&Role) -> bool) -> bool {
        holds(&self.default) && self.named.values().all(holds)
    }
}

/// Checks what an app says of its roles.
///
/// # Errors
/// The first rule that is broken, with its place: `roles.agent.messageActions[0].name`.
pub fn check_roles(patches: &RolePatches) -> Result<(), Invalid> {
    if patches.len() > limits::ROLES_MAX {
        let problem = format!("must be at most {}, but are {}", limits::ROLES_MAX, patches.len());
        return Err(Invalid::argument("roles", problem));
    }
    for (name, patch) in patches {
        if name.is_empty() {
            return Err(Invalid::argument("roles", "must have names that are not empty"));
        }
        check_line("the name of a role", name, limits::TAG_MAX_CHARS)?;
        let at = format!("roles.{name}");
        check_actions(&format!("{at}.messageActions"), patch.message_actions.as_deref())?;
        check_actions(&format!("{at}.conversationActions"), patch.conversation_actions.as_deref())?;
        if let Some(Some(theme)) = &patch.theme {
            check_line(&format!("{at}.theme"), theme, limits::TAG_MAX_CHARS)?;
        }
        if let Some(Some(masking)) = &patch.masking {
            masking::check(&format!("{at}.masking"), masking)?;
        }
    }
    Ok(())
}

fn check_actions(at: &str, actions: Option<&[RoleAction]>) -> Result<(), Invalid> {
    let actions = actions.unwrap_or_default();
    if actions.len() > limits::ROLE_ACTIONS_MAX {
        let problem = format!("must be at most {}, but are {}", limits::ROLE_ACTIONS_MAX, actions.len());
        return Err(Invalid::argument(at, problem));
    }
    for (index, action) in actions.iter().enumerate() {
        for (field, text) in [("name", &action.name), ("label", &action.label)] {
            let field = format!("{at}[{index}].{field}");
            if text.trim().is_empty() {
                return Err(Invalid::argument(field, "must not be empty"));
            }
            check_line(&field, text, limits::ACTION_MAX_CHARS)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patches(json: serde_json::Value) -> RolePatches {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_a_role_does_not_say_is_as_in_default_and_then_as_ever() {
        let roles = Roles::new(&patches(serde_json::json!({
            "default": { "canSearch": false, "canEditMessage": "none" },
            "agent": { "canEditMessage": "all", "canSendLinks": true },
        })));
        let (nobody, agent) = (roles.of("unheard of"), roles.of("agent"));
        assert!(!nobody.can_search && !agent.can_search);
        assert_eq!((nobody.can_edit_message, agent.can_edit_message), (Reach::None, Reach::All));
        assert!(!nobody.can_send_links && agent.can_send_links && agent.can_share_file);
        assert_eq!(roles.of("default"), nobody);
        assert_eq!(Roles::new(&RolePatches::new()).of("default"), &Role::default());
    }

    #[test]
    fn a_mistake_in_a_role_is_named() {
        for (wrong, what) in [
            (serde_json::json!({ "canFly": true }), "unknown field `canFly`"),
            (serde_json::json!({ "canSearch": "yes" }), "expected a boolean"),
            (serde_json::json!({ "canEditMessage": "some" }), "unknown variant `some`"),
        ] {
            let error = serde_json::from_value::<RolePatch>(wrong).unwrap_err().to_string();
            assert!(error.contains(what), "{error}");
        }
        let unnamed = patches(
            serde_json::json!({ "agent": { "messageActions": [{ "name": " ", "label": "x", "on": "all" }] } }),
        );
        assert_eq!(check_roles(&unnamed).unwrap_err().field, "roles.agent.messageActions[0].name");
        let masking = serde_json::json!({ "agent": { "masking": { "allowedHosts": ["a.example", " "] } } });
        assert_eq!(check_roles(&patches(masking)).unwrap_err().field, "roles.agent.masking.allowedHosts");
        let blank = patches(serde_json::json!({ "": {} }));
        assert_eq!(check_roles(&blank).unwrap_err().field, "roles");
    }
}
