#![doc = include_str!("../README.md")]

mod app;
mod clock;
mod content;
mod conversation;
mod custom;
mod entropy;
mod file_key;
mod filter;
mod id;
mod invalid;
mod key;
pub mod limits;
mod message;
mod participant;
mod patch;
mod permission;
mod reaction;
mod role;
pub mod schema;
mod search;
mod theme;
mod user;
mod webhook;

pub use app::{
    App, AppKey, AppPatch, AppSettings, PublicKey, PublicKeyAlgorithm, SecretKey, check_app, check_language,
};
pub use clock::{Clock, Timestamp};
pub use content::{
    ContentBlock, FileBlock, FileToken, Finite, Media, Mentioned, TextNode, check_mentioned, mentioned_in,
    plaintext, plaintext_of,
};
pub use conversation::{Conversation, ConversationPatch};
pub use custom::{Custom, CustomPatch, apply_custom, check_custom, check_custom_patch};
pub use entropy::{Entropy, alphanumeric};
pub use file_key::{FileId, FileKey};
pub use filter::{
    ConversationFacts, ConversationFilter, CustomValueFilter, NumberFilter, SimpleConversationFilter,
    StringFilter,
};
pub use id::{AppId, ConversationId, MessageId, UserId};
pub use invalid::{Invalid, InvalidCode};
pub use key::IdempotencyKey;
pub use message::{Message, MessageKind, Origin};
pub use participant::{Access, Notify, Participant, ParticipantPatch};
pub use patch::Patch;
pub use permission::{MessagePermission, Reach};
pub use reaction::{Emoji, Reaction, ReactionCount};
pub use role::{
    Denied, LinkTarget, MaskedMessages, Masking, Role, RoleAction, RolePatch, RolePatches, Roles, check_roles,
};
pub use search::{SearchQuery, index_terms};
pub use theme::{BUILT_IN_THEMES, StoredTheme, Theme, ThemeComponent, ThemeValue, check_theme_name};
pub use user::{PushTokensPatch, User, UserPatch, default_role};
pub use webhook::{EventId, Webhook, WebhookEvent};
