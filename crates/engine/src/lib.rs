#![doc = include_str!("../README.md")]

mod apps;
mod archive;
mod caller;
mod conversations;
mod credentials;
mod digest;
mod engine;
mod erasure;
mod error;
mod files;
mod import;
mod keys;
mod messages;
mod notifications;
mod online;
mod participants;
mod permissions;
mod previews;
mod publish;
mod rate_limits;
mod reactions;
mod search;
mod shapes;
mod subjects;
mod themes;
mod topics;
mod translations;
mod typing;
mod users;
mod viewer;
mod webhooks;

pub use apps::NewAppOptions;
pub use archive::{AppLine, Exported, FileLine, ThemeLine};
pub use caller::{Actor, Caller};
pub use chinwag_preview::{Picture, Preview};
pub use credentials::{Authenticated, Credential, KeyMark, sign_user_token};
pub use digest::AppDigest;
pub use engine::{Engine, EngineOptions};
pub use erasure::{Erasure, ErasureMode};
pub use error::Error;
pub use files::{FileBytes, FileFound, FileOptions, Upload};
pub use import::{ImportLine, RefusedLine};
pub use keys::{find_key, key_id};
pub use messages::{AppMessage, PendingSend};
pub use online::{Connected, OnlineSession, PresenceQuery, UserPresence, UserUi};
pub use rate_limits::{Peer, Rate, RateLimitOptions};
pub use search::FoundMessage;
pub use viewer::{Viewer, ViewerClass};
pub use webhooks::{Attempt, Delivery, sign_webhook};

// What the back end's door needs of the store's types; `rest` never sees the store itself.
pub use chinwag_store::{
    ActivityOrder, ConversationQuery, ConversationRecord, DeadDelivery, MessageSearch, Past,
};
