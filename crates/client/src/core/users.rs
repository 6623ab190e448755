//! Every user heard of, in the newest form heard of.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chinwag_model::UserId;
use chinwag_protocol::UserEntity;

use crate::snapshots::UserSnapshot;

/// See the module.
#[derive(Default)]
pub(crate) struct Users {
    known: HashMap<UserId, (u64, Arc<UserSnapshot>)>,
    /// Users whom something refers to and nobody has been asked for yet.
    unknown: BTreeSet<UserId>,
    placeholders: HashMap<UserId, Arc<UserSnapshot>>,
}

impl Users {
    /// `None` when no such user is known.
    pub(crate) fn get(&self, id: &UserId) -> Option<Arc<UserSnapshot>> {
        self.known.get(id).map(|(_, snapshot)| snapshot.clone())
    }

    /// A user whom something refers to. Until they are known, only their id is shown.
    pub(crate) fn someone(&mut self, id: &UserId) -> Arc<UserSnapshot> {
        if let Some(known) = self.get(id) {
            return known;
        }
        let placeholder = self.placeholders.entry(id.clone()).or_insert_with(|| {
            self.unknown.insert(id.clone());
            Arc::new(UserSnapshot::unknown(id.clone()))
        });
        placeholder.clone()
    }

    pub(crate) fn take_unknown(&mut self) -> BTreeSet<UserId> {
        std::mem::take(&mut self.unknown)
    }

    /// Keeps the newer copy of each; whether anything is not what it was.
    pub(crate) fn put(&mut self, users: impl IntoIterator<Item = UserEntity>) -> bool {
        let mut changed = false;
        for user in users {
            let newer = self.known.get(&user.id).is_none_or(|(revision, _)| *revision < user.revision);
            if newer {
                self.placeholders.remove(&user.id);
                self.known.insert(user.id.clone(), (user.revision, Arc::new(user.into())));
                changed = true;
            }
        }
        changed
    }
}
