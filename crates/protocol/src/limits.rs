//! Every limit of the transports: its name, its value, its unit, in one place.
//! Limits of the nouns (ids, texts, maps) are in `chinwag_model::limits`.

/// Largest frame a client may send, in bytes. A larger one is refused with `FRAME_TOO_LARGE`.
pub const FRAME_MAX_BYTES: usize = 256 * 1024;
/// A frame larger than this closes the connection, in bytes: `CloseCode::FrameTooLarge`.
pub const FRAME_HARD_MAX_BYTES: usize = 1024 * 1024;
/// A frame larger than this is not even read, in bytes. The connection is closed in the same way, but since a socket
/// with unread bytes in it is reset, the client may not learn why.
pub const FRAME_READ_MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most requests in one frame. The SDK splits what is more.
pub const FRAME_MAX_REQUESTS: usize = 2_000;
/// Most requests of one connection that are not answered yet; beyond it the server stops reading until they are.
pub const REQUESTS_IN_FLIGHT_MAX: usize = 4_000;
/// Most topics one connection may be subscribed to.
pub const SUBSCRIPTIONS_MAX: usize = 10_000;
/// Most bytes waiting to go out on one connection; one that is slower is closed with `CloseCode::TooSlow`.
pub const OUTBOUND_QUEUE_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most bytes of events kept back on one connection for subscriptions that are starting; one that needs more is closed
/// with `CloseCode::TooSlow`, and resumes.
pub const HELD_BACK_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Messages given on subscribing to a conversation, and a page, unless the client asks for another number.
pub const MESSAGES_PAGE_DEFAULT: u32 = 30;
/// Most messages in one page.
pub const MESSAGES_PAGE_MAX: u32 = 100;
/// Conversations given on subscribing to one's list, and a page, unless the client asks for another number.
pub const CONVERSATIONS_PAGE_DEFAULT: u32 = 20;
/// Most conversations in one page.
pub const CONVERSATIONS_PAGE_MAX: u32 = 100;
/// Hits in one page of a search, unless the client asks for another number.
pub const SEARCH_PAGE_DEFAULT: u32 = 10;
/// Most hits in one page of a search.
pub const SEARCH_PAGE_MAX: u32 = 50;
/// Participants, or reactions with one emoji, of a page, unless the client asks for another number.
pub const PEOPLE_PAGE_DEFAULT: u32 = 10;
/// Most participants, or reactions, in one page.
pub const PEOPLE_PAGE_MAX: u32 = 100;
/// Participants shown with a conversation, the newest first.
pub const PARTICIPANTS_SHOWN: u32 = 10;
/// A resume that would bring more changed messages than this answers with a fresh snapshot.
pub const RESUME_MAX_CHANGES: u32 = 500;
/// Seconds from opening a connection to a successful `hello`.
pub const HELLO_TIMEOUT_SECONDS: u64 = 10;
/// Seconds of silence after which the server pings.
pub const PING_AFTER_SECONDS: u64 = 25;
/// Seconds without any sign of life after which the server closes the connection.
pub const SILENCE_MAX_SECONDS: u64 = 60;
/// Largest body of a REST request, in bytes.
pub const REST_BODY_MAX_BYTES: usize = 1024 * 1024;
/// Page of a REST list, unless the caller asks for another number.
pub const REST_PAGE_DEFAULT: u32 = 10;
/// Most items of a REST page; a larger `limit` means this.
pub const REST_PAGE_MAX: u32 = 100;
/// First page of a REST search, unless the caller asks for another number.
pub const REST_SEARCH_PAGE_FIRST: u32 = 3;
/// Any further page of a REST search, unless the caller asks for another number.
pub const REST_SEARCH_PAGE_NEXT: u32 = 10;
/// Most messages in one REST send.
pub const REST_SEND_MAX_MESSAGES: usize = 10;
/// Most operations in one REST batch.
pub const REST_BATCH_MAX_OPERATIONS: usize = 10;
/// Most users in one REST call.
pub const REST_USERS_MAX: usize = 100;
/// How long a mark of typing is shown, in milliseconds.
pub const TYPING_SHOWN_MS: u32 = 10_000;
/// A mark of typing renewed within this many milliseconds is not told again.
pub const TYPING_RENEW_MIN_MS: u32 = 1_000;
/// Most people of a conversation who are told to be typing at a time. Beyond it a mark is accepted and not told: from
/// 6 on, clients only say that many are.
pub const TYPISTS_TOLD_MAX: usize = 10;
/// Most visible parts of the interface that one connection tells of.
pub const VISIBLE_UIS_MAX: usize = 20;
/// A user is told to be offline this long after their last connection has gone, in milliseconds; who is back by then
/// was never away.
pub const OFFLINE_AFTER_MS: u32 = 3_000;
