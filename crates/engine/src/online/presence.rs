//! What of the interface a user sees. Connections say so, and back ends ask; other users are not told.

use std::collections::HashMap;

use chinwag_model::{ConversationId, Patch, UserId, check_custom};
use chinwag_protocol::limits::VISIBLE_UIS_MAX;
use chinwag_protocol::{ErrorCode, PresenceSet, VisibleUi};

use super::{Connected, OnlineSession};
use crate::{Caller, Engine, Error};

/// Whose presence is asked for. All conditions must hold for the same visible UI.
#[derive(Debug, Clone, Default)]
pub struct PresenceQuery {
    /// Only these users.
    pub users: Option<Vec<UserId>>,
    /// Only UIs that show this conversation; [`Patch::Reset`]: that show none.
    pub selected_conversation: Patch<ConversationId>,
    /// Only UIs that have, or have not, the keyboard focus.
    pub has_focus: Option<bool>,
    /// Only UIs in which the user is typing, or is not.
    pub is_typing: Option<bool>,
    /// Whether users are told of who see nothing, besides.
    pub background: bool,
}

/// Where a user is online.
#[derive(Debug, Clone)]
pub struct UserPresence {
    /// Who.
    pub user: UserId,
    /// The UIs that were asked for.
    pub uis: Vec<UserUi>,
    /// The ids of connections that show nothing.
    pub background: Vec<u64>,
}

/// A visible UI.
#[derive(Debug, Clone)]
pub struct UserUi {
    /// The id of its connection.
    pub session: u64,
    /// What it shows.
    pub ui: VisibleUi,
    /// Whether the user is typing in the conversation that it shows.
    pub is_typing: bool,
}

impl Connected {
    /// Keeps what this connection shows now.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for too many UIs, and for `custom` that breaks its limits.
    pub fn show(&self, presence: PresenceSet) -> Result<(), Error> {
        let count = presence.uis.len();
        if count > VISIBLE_UIS_MAX {
            let message = format!("uis must have at most {VISIBLE_UIS_MAX} entries, but has {count}");
            return Error::refused_at(ErrorCode::InvalidArgument, "uis", message);
        }
        for (index, ui) in presence.uis.iter().enumerate() {
            check_custom(&ui.custom).map_err(|invalid| invalid.within(&format!("uis[{index}]")))?;
        }
        self.engine.online.show(&self.who, self.id, presence.uis);
        Ok(())
    }
}

impl Engine {
    /// Who is online, where, on this node. For back ends.
    pub fn presences(&self, caller: &Caller, query: &PresenceQuery) -> Vec<UserPresence> {
        let everybody = match &query.users {
            Some(users) => users.iter().map(|user| (user.clone(), self.sessions_of(caller, user))).collect(),
            None => self.online.everybody(caller.key()),
        };
        let mut typists = Typists { engine: self, caller, known: HashMap::new() };
        everybody
            .into_iter()
            .filter_map(|(user, sessions)| presence(user, sessions, query, &mut typists))
            .collect()
    }

    /// One user's connections on this node. For back ends.
    pub fn sessions_of(&self, caller: &Caller, user: &UserId) -> Vec<OnlineSession> {
        self.online.sessions(&(caller.key(), user.clone()))
    }
}

/// What a query wants of one user; `None` when that is nothing.
fn presence(
    user: UserId,
    sessions: Vec<OnlineSession>,
    query: &PresenceQuery,
    typists: &mut Typists,
) -> Option<UserPresence> {
    let mut found = UserPresence { user, uis: Vec::new(), background: Vec::new() };
    for OnlineSession { id, uis } in sessions {
        if uis.is_empty() {
            found.background.push(id);
        }
        for ui in uis {
            let is_typing =
                ui.selected_conversation.as_ref().is_some_and(|shown| typists.has(shown, &found.user));
            if query.wants(&ui, is_typing) {
                found.uis.push(UserUi { session: id, ui, is_typing });
            }
        }
    }
    if !query.background {
        found.background.clear();
    }
    (!found.uis.is_empty() || !found.background.is_empty()).then_some(found)
}

impl PresenceQuery {
    fn wants(&self, ui: &VisibleUi, is_typing: bool) -> bool {
        let shows = match &self.selected_conversation {
            Patch::Keep => true,
            Patch::Reset => ui.selected_conversation.is_none(),
            Patch::Set(wanted) => ui.selected_conversation.as_ref() == Some(wanted),
        };
        shows
            && self.has_focus.is_none_or(|wanted| wanted == ui.has_focus)
            && self.is_typing.is_none_or(|wanted| wanted == is_typing)
    }
}

/// Who is typing in the conversations that were asked about, each looked up once.
struct Typists<'a> {
    engine: &'a Engine,
    caller: &'a Caller,
    known: HashMap<ConversationId, Vec<UserId>>,
}

impl Typists<'_> {
    fn has(&mut self, conversation: &ConversationId, user: &UserId) -> bool {
        let (engine, app) = (self.engine, self.caller.key());
        let typing = self.known.entry(conversation.clone()).or_insert_with_key(|conversation| {
            let told = engine.typing.of(app, conversation).told(engine.now());
            told.into_iter().map(|typing| typing.user_id).collect()
        });
        typing.contains(user)
    }
}
