//! Every limit of the system that concerns a noun: its name, its value, its unit, in one place.
//! Limits of the transports (frames, pages, queues) are in `chinwag_protocol::limits`.
//! Values follow the table of limits of the REST API (section 1.8).

/// Longest id chosen by an app (users, conversations), in Unicode characters.
pub const ID_MAX_CHARS: usize = 255;
/// Longest idempotency key, in Unicode characters.
pub const IDEMPOTENCY_KEY_MAX_CHARS: usize = 255;
/// Longest text of one message, in Unicode scalar values.
pub const MESSAGE_TEXT_MAX_CHARS: usize = 10_000;
/// Deepest content: nodes around a piece of text, itself included. What is parsed from text is at most 9 deep.
pub const CONTENT_DEPTH_MAX: usize = 16;
/// Most nodes of one content, strings included.
pub const CONTENT_NODES_MAX: usize = 2_000;
/// Longest URL in content, in Unicode characters: a text may be one URL, to which a scheme is added.
pub const CONTENT_URL_MAX_CHARS: usize = MESSAGE_TEXT_MAX_CHARS + 8;
/// Most of what content holds and does not show (URLs, names of actions and what they are given), in bytes of UTF-8.
pub const CONTENT_HIDDEN_MAX_BYTES: usize = 128 * 1024;
/// Longest name of an action, in characters.
pub const ACTION_MAX_CHARS: usize = 100;
/// Longest name of a user, in Unicode characters.
pub const NAME_MAX_CHARS: usize = 255;
/// Longest subject of a conversation, in Unicode characters.
pub const SUBJECT_MAX_CHARS: usize = 1_000;
/// Longest URL of a photo, in Unicode characters.
pub const URL_MAX_CHARS: usize = 2_000;
/// Longest role name or locale, in Unicode characters.
pub const TAG_MAX_CHARS: usize = 100;
/// Most roles that an app says something of.
pub const ROLES_MAX: usize = 100;
/// Most entries that a role adds to one menu.
pub const ROLE_ACTIONS_MAX: usize = 20;
/// Most people that a text says it mentions.
pub const MENTIONED_MAX: usize = 50;
/// Most hosts, and most numbers, that a role's masking shows.
pub const MASKING_ALLOWED_MAX: usize = 200;
/// Most origins of web pages that may connect to an app.
pub const ORIGINS_MAX: usize = 100;
/// Most public keys by which the tokens of an app are checked.
pub const PUBLIC_KEYS_MAX: usize = 20;
/// Most themes of an app.
pub const THEMES_MAX: usize = 50;
/// Most custom properties that a theme sets.
pub const THEME_VARIABLES_MAX: usize = 100;
/// Longest value of a custom property, in Unicode characters.
pub const THEME_VALUE_MAX_CHARS: usize = 500;
/// Largest style sheet of a theme, in bytes of UTF-8.
pub const THEME_CSS_MAX_BYTES: usize = 128 * 1024;
/// Largest template of a theme, its styles included, in bytes of UTF-8.
pub const THEME_COMPONENT_MAX_BYTES: usize = 64 * 1024;
/// Most keys under `custom` of a theme.
pub const THEME_CUSTOM_MAX: usize = 50;
/// Most welcome messages of a conversation.
pub const WELCOME_MESSAGES_MAX: usize = 20;
/// Most e-mail addresses, and most phone numbers, of one user.
pub const ADDRESSES_MAX: usize = 20;
/// Longest e-mail address, in characters (RFC 5321 allows 254).
pub const EMAIL_MAX_CHARS: usize = 254;
/// Most push tokens of one user.
pub const PUSH_TOKENS_MAX: usize = 100;
/// Longest push token with its provider prefix, in characters.
pub const PUSH_TOKEN_MAX_CHARS: usize = 4_096;
/// Most keys of a `custom` map.
pub const CUSTOM_KEYS_MAX: usize = 50;
/// Longest key of a `custom` map, in Unicode characters.
pub const CUSTOM_KEY_MAX_CHARS: usize = 100;
/// Longest value of a `custom` map, in Unicode characters.
pub const CUSTOM_VALUE_MAX_CHARS: usize = 5_000;
/// Largest `custom` map, keys and values together, in bytes of UTF-8.
pub const CUSTOM_MAX_BYTES: usize = 32 * 1024;
/// Largest file, in bytes, unless the operator sets another number.
pub const FILE_MAX_BYTES: u64 = 50_000_000;
/// A file that no message has is kept for this long, in milliseconds; so is an upload that nobody finishes.
pub const FILE_UNUSED_MAX_MS: i64 = 24 * 60 * 60 * 1000;
/// Most participants of a conversation, unless the operator sets another number.
pub const PARTICIPANTS_MAX: usize = 1_000;
/// Conversations of more participants than this neither send nor store who has read what.
pub const READ_RECEIPTS_MAX_PARTICIPANTS: usize = 300;
/// Longest name of a custom emoji, in Unicode characters, its colons included.
pub const CUSTOM_EMOJI_MAX_CHARS: usize = 50;
/// Most different emoji that one message is reacted to with.
pub const REACTION_EMOJI_MAX: usize = 50;
/// A page of anything that a user reads ends with the item that makes it this large, in bytes of the texts in it, however
/// many items were asked for.
pub const PAGE_MAX_BYTES: usize = 512 * 1024;
/// Unread messages are counted up to this number.
pub const UNREAD_COUNT_MAX: u32 = 1_000;
/// Most alternatives of a filter: `["any", [...]]`.
pub const FILTER_ALTERNATIVES_MAX: usize = 20;
/// Most values that a filter lists: `["oneOf", [...]]`.
pub const FILTER_VALUES_MAX: usize = 100;
/// Most words, or pairs of characters where there are no words, of one message by which a search finds it: the first
/// ones that differ. A text of 10,000 characters has fewer in most languages.
pub const SEARCH_TERMS_MAX: usize = 2_000;
/// Longest search query, in Unicode characters.
pub const SEARCH_QUERY_MAX_CHARS: usize = 200;
/// Most words of a search query.
pub const SEARCH_QUERY_MAX_WORDS: usize = 20;
