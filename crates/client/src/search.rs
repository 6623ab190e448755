//! Search among one's own conversations.

use std::collections::HashMap;
use std::sync::Arc;

use chinwag_model::{ConversationFilter, ConversationId};
use chinwag_protocol::limits::SEARCH_PAGE_DEFAULT;
use chinwag_protocol::{ConversationView, MessageEntity, Search, UserEntity};

use crate::core::{Conversation, loose_message};
use crate::error::Error;
use crate::operation::{SearchConversations, SearchMessages};
use crate::session::Session;
use crate::snapshots::{ConversationSnapshot, MessageSnapshot};

/// A message that was found, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchMessageSnapshot {
    /// The conversation.
    pub conversation: Arc<ConversationSnapshot>,
    /// The message.
    pub message: Arc<MessageSnapshot>,
}

/// What a search has found so far, page by page.
///
/// Every word of the query begins some word of what is found; case, accents and punctuation around words do not
/// matter. Results are as they were when they were read.
#[must_use = "nothing is searched before `load_more`"]
#[derive(Debug, Clone)]
pub struct SearchResults<T> {
    session: Session,
    search: Search,
    found: Vec<T>,
    loaded_all: bool,
}

/// A search of messages; see [`Session::search_messages`].
pub type MessageSearch = SearchResults<SearchMessageSnapshot>;
/// A search of conversations; see [`Session::search_conversations`].
pub type ConversationSearch = SearchResults<Arc<ConversationSnapshot>>;

impl Session {
    /// Searches the messages of one's conversations, newest first. Those of the last second may be missing.
    ///
    /// ```no_run
    /// # async fn example(session: chinwag_client::Session) -> Result<(), chinwag_client::Error> {
    /// let mut search = session.search_messages("blue bicycle");
    /// while !search.loaded_all() {
    ///     search.load_more().await?;
    /// }
    /// let found = search.found().iter().map(|hit| hit.message.plaintext());
    /// # drop(found);
    /// # Ok(())
    /// # }
    /// ```
    pub fn search_messages(&self, query: impl Into<String>) -> MessageSearch {
        SearchResults::new(self.clone(), query.into())
    }

    /// Searches one's conversations by subject or by what the app stores with them as `search`, latest activity
    /// first.
    pub fn search_conversations(&self, query: impl Into<String>) -> ConversationSearch {
        SearchResults::new(self.clone(), query.into())
    }
}

impl<T> SearchResults<T> {
    fn new(session: Session, query: String) -> Self {
        let search = Search { query, filter: None, after: None, limit: None };
        Self { session, search, found: Vec::new(), loaded_all: false }
    }

    /// Only in conversations that a filter fits. Give it before anything is loaded.
    pub fn in_conversations(mut self, filter: ConversationFilter) -> Self {
        self.search.filter = Some(filter);
        self
    }

    /// Everything found so far.
    pub fn found(&self) -> &[T] {
        &self.found
    }

    /// Whether that is all there is.
    pub fn loaded_all(&self) -> bool {
        self.loaded_all
    }

    /// What to ask for next, unless there is nothing more.
    fn next(&self, limit: u32) -> Option<Search> {
        (!self.loaded_all).then(|| Search { limit: Some(limit), ..self.search.clone() })
    }

    fn turn_page(&mut self, next: Option<String>, loaded_all: bool) {
        self.loaded_all = loaded_all || next.is_none();
        self.search.after = next;
    }

    fn conversation(
        &self,
        view: ConversationView,
        references: &[MessageEntity],
    ) -> Option<Arc<ConversationSnapshot>> {
        let mut conversation = Conversation::default();
        conversation.state.show(view, references);
        self.session.peek(|core| conversation.snapshot(&mut core.users))
    }

    fn learn(&self, users: Vec<UserEntity>) {
        self.session.peek(|core| core.put_users(users));
    }
}

impl MessageSearch {
    /// Finds ten more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// See [`Self::load_more_of`].
    pub async fn load_more(&mut self) -> Result<(), Error> {
        self.load_more_of(SEARCH_PAGE_DEFAULT).await
    }

    /// Finds up to so many more, 50 at most.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a query that is too long, or another number; when the session is over.
    pub async fn load_more_of(&mut self, limit: u32) -> Result<(), Error> {
        let Some(search) = self.next(limit) else { return Ok(()) };
        let page = self.session.request(SearchMessages(search)).await?;
        self.learn(page.users);
        let views = page.views.into_iter().filter_map(|view| {
            let id = view.conversation.id.clone();
            Some((id, self.conversation(view, &page.references)?))
        });
        let conversations: HashMap<ConversationId, _> = views.collect();
        for hit in page.hits {
            let references = &page.references;
            let message = self.session.peek(|core| loose_message(&hit.message, references, &mut core.users));
            if let Some(conversation) = conversations.get(&hit.conversation).cloned() {
                self.found.push(SearchMessageSnapshot { conversation, message });
            }
        }
        self.turn_page(page.next, page.loaded_all);
        Ok(())
    }
}

impl ConversationSearch {
    /// Finds ten more; see [`Self::load_more_of`].
    ///
    /// # Errors
    /// See [`Self::load_more_of`].
    pub async fn load_more(&mut self) -> Result<(), Error> {
        self.load_more_of(SEARCH_PAGE_DEFAULT).await
    }

    /// Finds up to so many more, 50 at most.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a query that is too long, or another number; when the session is over.
    pub async fn load_more_of(&mut self, limit: u32) -> Result<(), Error> {
        let Some(search) = self.next(limit) else { return Ok(()) };
        let page = self.session.request(SearchConversations(search)).await?;
        self.learn(page.users);
        for view in page.views {
            let conversation = self.conversation(view, &page.references);
            self.found.extend(conversation);
        }
        self.turn_page(page.next, page.loaded_all);
        Ok(())
    }
}
