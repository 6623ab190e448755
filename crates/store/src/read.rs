//! What reads give. Each read sees one moment of the database.

use chinwag_model::{
    Conversation, ConversationFilter, ConversationId, Emoji, Message, MessageId, Participant, Reaction,
    SearchQuery, Timestamp, User,
};

/// One participant's view of a conversation, without its history. Users and replied-to messages that a read's
/// result refers to are given beside it, each once.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The conversation; its revision is the view's.
    pub conversation: Conversation,
    /// The viewer's own part.
    pub me: Participant,
    /// The revision of the viewer's `me` topic.
    pub me_revision: u64,
    /// The newest joiners, newest first, as many as were asked for.
    pub participants: Vec<Participant>,
    /// How many participants there are.
    pub participant_count: u32,
    /// The newest message.
    pub last_message: Option<Message>,
    /// Messages of others after the viewer's read mark, counted up to `UNREAD_COUNT_MAX`.
    pub unread_count: u32,
    /// The least read mark of all participants; `None` when somebody has none, or with more than
    /// `READ_RECEIPTS_MAX_PARTICIPANTS`.
    pub everyone_read_until: Option<MessageId>,
    /// Whether one looks at it as a guest: then `me` is nobody's part.
    pub is_guest: bool,
}

/// A result with the users it refers to, and the messages replied to that still exist.
pub type WithReferences<T> = (T, Vec<User>, Vec<Message>);

/// A view and the newest messages.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The view.
    pub view: View,
    /// Newest first.
    pub messages: Vec<Message>,
    /// Whether there is nothing older.
    pub loaded_all: bool,
    /// Every user referred to: participants given, senders of messages and references.
    pub users: Vec<User>,
    /// Every message replied to that still exists.
    pub references: Vec<Message>,
}

/// What changed since a revision.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "made once, encoded at once")]
pub enum Resume {
    /// The viewer is not a participant, or there is no such conversation.
    Nothing,
    /// The revision is not known, or too much changed since: take a snapshot.
    TooFar,
    /// The changes.
    Changes {
        /// The present view.
        view: View,
        /// Messages created or changed since, oldest first, as they are now.
        changed: Vec<Message>,
        /// Messages deleted since.
        deleted: Vec<MessageId>,
        /// Every user referred to.
        users: Vec<User>,
        /// Every message replied to that still exists.
        references: Vec<Message>,
    },
}

/// A page of messages.
#[derive(Debug, Clone, PartialEq)]
pub struct MessagePage {
    /// The conversation's revision that the page shows.
    pub revision: u64,
    /// Newest first.
    pub messages: Vec<Message>,
    /// Whether there is nothing older.
    pub loaded_all: bool,
    /// Senders of the messages and references.
    pub users: Vec<User>,
    /// Every message replied to that still exists.
    pub references: Vec<Message>,
}

/// A page of participants.
#[derive(Debug, Clone, PartialEq)]
pub struct ParticipantPage {
    /// The conversation's revision that the page shows.
    pub revision: u64,
    /// Newest joiners first.
    pub participants: Vec<Participant>,
    /// Whether nobody joined earlier.
    pub loaded_all: bool,
    /// The users behind them.
    pub users: Vec<User>,
}

/// Which reactions to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReactionsOf {
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageId,
    /// The emoji.
    pub emoji: Emoji,
}

/// A page of reactions to one message with one emoji.
#[derive(Debug, Clone, PartialEq)]
pub struct ReactionPage {
    /// The conversation's revision that the page shows.
    pub revision: u64,
    /// Oldest first.
    pub reactions: Vec<Reaction>,
    /// Whether there is nothing newer.
    pub loaded_all: bool,
    /// Who reacted.
    pub users: Vec<User>,
}

/// A place in a user's list of conversations: latest activity first, ties by id, descending. The activity of a
/// conversation, for one participant, is the later of its last message and their joining.
#[derive(Debug, Clone, PartialEq)]
pub struct ListCursor {
    /// Activity of the last conversation known.
    pub activity_at: Timestamp,
    /// Its id.
    pub conversation: ConversationId,
}

/// Which of a user's conversations are wanted; by default, all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Those that it fits.
    pub filter: Option<ConversationFilter>,
    /// Those whose subject or whose `custom.search` matches, each by itself.
    pub query: Option<SearchQuery>,
}

impl Selection {
    /// Whether every conversation is wanted.
    pub fn is_everything(&self) -> bool {
        self.filter.is_none() && self.query.is_none()
    }
}

/// A page of a user's conversations.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewPage {
    /// Latest activity first.
    pub views: Vec<View>,
    /// Whether these are the last ones.
    pub loaded_all: bool,
    /// Every user referred to.
    pub users: Vec<User>,
    /// Every message replied to that still exists.
    pub references: Vec<Message>,
}

/// Which messages a user searches for.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageSearch {
    /// Their words.
    pub query: SearchQuery,
    /// Only in conversations that it fits.
    pub filter: Option<ConversationFilter>,
    /// Only those before this one, of all conversations; it need not exist any more.
    pub before: Option<MessageId>,
    /// Most hits.
    pub limit: u32,
}

/// What a search of messages found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MessageHits {
    /// Newest first.
    pub hits: Vec<MessageHit>,
    /// The conversations of the hits, each once.
    pub views: Vec<View>,
    /// Whether these are the last ones.
    pub loaded_all: bool,
    /// Every user referred to.
    pub users: Vec<User>,
    /// Every message replied to that still exists.
    pub references: Vec<Message>,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageHit {
    /// Where it stands.
    pub conversation: ConversationId,
    /// The message.
    pub message: Message,
}

/// A conversation as back ends see it: with all its participants.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationRecord {
    /// The conversation.
    pub conversation: Conversation,
    /// All of them, in the order of joining.
    pub participants: Vec<Participant>,
    /// The newest message.
    pub last_message: Option<Message>,
    /// With a viewer: their unread messages. Otherwise 0.
    pub unread_count: u32,
    /// With a viewer who takes no part any more, and keeps what it was: their part.
    pub frozen: Option<Participant>,
}

/// By what a list of conversations is ordered; ties by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityOrder {
    /// By last activity.
    LastActivity,
    /// By creation.
    CreatedAt,
}

/// Which conversations a back end wants, of all or of one user's. All conditions must hold; times are exclusive.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationQuery {
    /// Order.
    pub order: ActivityOrder,
    /// Newest or latest first.
    pub descending: bool,
    /// Most results.
    pub limit: u32,
    /// Those after this one, in the order asked for.
    pub after: Option<ConversationId>,
    /// Only those strictly past this time, by the time they are ordered by and in the direction of the order.
    pub offset: Option<Timestamp>,
    /// Only with a last message after this time.
    pub last_message_after: Option<Timestamp>,
    /// Only with a last message before this time.
    pub last_message_before: Option<Timestamp>,
    /// Only with unread messages, or marked as unread. Asks about one user's list.
    pub unread_only: bool,
    /// Only those that it fits.
    pub filter: Option<ConversationFilter>,
    /// Only those whose subject, or the name of one of whose participants, has every one of these words.
    pub words: Option<SearchQuery>,
}

impl ConversationQuery {
    /// The first conversations in an order, without conditions.
    pub fn first(order: ActivityOrder, descending: bool, limit: u32) -> Self {
        Self {
            order,
            descending,
            limit,
            after: None,
            offset: None,
            last_message_after: None,
            last_message_before: None,
            unread_only: false,
            filter: None,
            words: None,
        }
    }
}
