//! `/search`: of all conversations, or of one user's.

use chinwag_model::{ConversationId, MessageId, SearchQuery, UserId};
use chinwag_protocol::limits::{REST_SEARCH_PAGE_FIRST, REST_SEARCH_PAGE_NEXT, SEARCH_PAGE_MAX};
use chinwag_protocol::{ErrorCode, WireError};
use schemars::JsonSchema;

use crate::extract::Query;
use crate::openapi::parameters::{Parameter, limit, of_search, starting_after};
use crate::openapi::{About, Routes};

mod conversations;
mod messages;

pub(crate) fn routes() -> Routes {
    let messages = About::new("searchMessages", "Finds messages that have every word, newest first")
        .query(of_search().into_iter().chain(page::<MessageId>("message")));
    let conversations =
        About::new("searchConversations", "Finds conversations by subject and names, latest activity first")
            .query(of_search().into_iter().chain(page::<ConversationId>("conversation")));
    Routes::new().get("/search/messages", messages::messages, messages).get(
        "/search/conversations",
        conversations::conversations,
        conversations,
    )
}

fn page<T: JsonSchema>(of: &str) -> [Parameter; 2] {
    [limit(REST_SEARCH_PAGE_FIRST, SEARCH_PAGE_MAX), starting_after::<T>(of)]
}

/// What both searches are told.
struct Asked {
    words: SearchQuery,
    user: Option<UserId>,
    limit: u32,
}

fn asked(query: &Query) -> Result<Asked, WireError> {
    let Some(words) = query.parsed("query", |text| SearchQuery::parse(&text))? else {
        let message = "query is missing: give the words to search for";
        return Err(WireError::at(ErrorCode::MissingField, "query", message));
    };
    if words.is_empty() {
        let message = "query must have at least one word";
        return Err(WireError::at(ErrorCode::InvalidArgument, "query", message));
    }
    let is_first = query.text("startingAfter")?.is_none();
    let default = if is_first { REST_SEARCH_PAGE_FIRST } else { REST_SEARCH_PAGE_NEXT };
    let limit = query.limit_of(default, SEARCH_PAGE_MAX)?;
    Ok(Asked { words, user: query.parsed("userId", UserId::new)?, limit })
}
