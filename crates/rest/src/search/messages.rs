//! `GET /search/messages`: messages of users that have every word, newest first.

use axum::Json;
use chinwag_engine::{FoundMessage, MessageSearch};
use chinwag_model::MessageId;
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{MessageObject, Page};

use super::{Asked, asked};
use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Query};

pub(super) async fn messages(
    BackEnd { engine, caller, address }: BackEnd,
    query: Query,
) -> Reply<Page<MessageObject>> {
    let Asked { words, user, limit } = asked(&query)?;
    let before = query.parsed("startingAfter", MessageId::new)?;
    let wanted = MessageSearch { query: words, filter: None, before, limit };
    let found = engine
        .find_messages(&caller, user.as_ref(), &wanted)
        .await
        .map_err(blame(ErrorCode::UnknownUser, "userId"))?;
    let object = |FoundMessage { conversation, message, participants }| {
        MessageObject::new(&address, &conversation, message, &participants)
    };
    Ok(Json(Page { data: found.into_iter().map(object).collect() }))
}
