//! A user's conversations, in order.

use chinwag_model::{AppKey, UserId};
use rusqlite::Connection;

use super::gather::Gather;
use super::{selection, users, views};
use crate::{ListCursor, Refusal, Selection, StoreError, ViewPage};

/// See [`crate::Store::list_views`].
pub fn views(
    connection: &Connection,
    app: AppKey,
    viewer: &UserId,
    selection: &Selection,
    after: Option<&ListCursor>,
    participants: u32,
    limit: u32,
) -> Result<ViewPage, StoreError> {
    let key = users::find(connection, app, viewer)?.map(|row| row.key);
    let mut ids = selection::ids(connection, app, viewer, selection, after, limit.saturating_add(1))?;
    let loaded_all = ids.len() <= limit as usize;
    ids.truncate(limit as usize);
    let mut gather = Gather::new(connection, key);
    let (views, all) = gather.page(ids, |gather, id| {
        let seen = views::viewer(connection, app, &id, viewer)?;
        let seen = seen.ok_or_else(|| Refusal::NotAParticipant(viewer.clone()))?;
        views::view(connection, seen, participants, gather)
    })?;
    let (users, references) = gather.finish();
    Ok(ViewPage { views, loaded_all: loaded_all && all, users, references })
}
