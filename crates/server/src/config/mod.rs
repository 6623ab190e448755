//! Configuration: flags over `CHINWAG_*` environment over `chinwag.toml` over the defaults.

mod default;
mod environment;
mod files;
mod link_previews;
mod rate_limits;
mod secrets;
mod translation;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use chinwag_model::AppSettings;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

pub use default::DEFAULT_TOML;
pub use environment::strangers;
pub use files::Files;
pub use link_previews::LinkPreviews;
pub use rate_limits::RateLimits;
pub use secrets::Secrets;
pub use translation::Translation;

/// The file that is read when no other is named.
const FILE: &str = "chinwag.toml";
/// Every setting, as the environment names it: `CHINWAG_LOG_FILTER` is `log.filter`.
const SETTINGS: &[&str] = &[
    "listen",
    "data",
    "public_url",
    "log.format",
    "log.filter",
    "store.synchronous",
    "store.readers",
    "limits.participants",
    "files.size_max_mb",
    "files.quota_mb",
    "files.types",
    "files.scan_url",
    "files.storage",
    "files.s3.endpoint",
    "files.s3.bucket",
    "files.s3.region",
    "files.s3.access_key_id",
    "files.s3.secret_access_key",
    "files.s3.path_style",
    "rate_limits.app_per_second",
    "rate_limits.app_burst",
    "rate_limits.address_per_second",
    "rate_limits.address_burst",
    "rate_limits.user_per_second",
    "rate_limits.user_burst",
    "rate_limits.on_loopback",
    "translation.provider",
    "translation.url",
    "translation.key",
    "link_previews.allow_private",
    "webhooks.allow_private",
    "secrets.key",
    "secrets.old_keys",
    "admin.token",
    "shutdown.grace_seconds",
    "new_apps.client_user_sync",
    "new_apps.client_conversation_sync",
    "new_apps.link_previews",
    "new_apps.default_locale",
    "metrics",
];

/// What an operator can set. `chinwag config default` explains each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The folder of the database.
    pub data: PathBuf,
    /// Where the world reaches this server; empty when requests tell.
    pub public_url: String,
    /// Whether `/metrics` is served.
    pub metrics: bool,
    /// Logs.
    pub log: Log,
    /// The embedded store.
    pub store: Store,
    /// Limits that an operator may move.
    pub limits: Limits,
    /// How often somebody may ask.
    pub rate_limits: RateLimits,
    /// Uploaded files.
    pub files: Files,
    /// What messages say, in other languages.
    pub translation: Translation,
    /// What is shown of the pages behind links.
    pub link_previews: LinkPreviews,
    /// Receivers of events.
    pub webhooks: Webhooks,
    /// How secrets are stored.
    pub secrets: Secrets,
    /// The API for operators.
    pub admin: Admin,
    /// Going down.
    pub shutdown: Shutdown,
    /// What `chinwag app create` begins with.
    pub new_apps: NewApps,
}

/// Logs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// For people or for programs.
    pub format: LogFormat,
    /// What to log, as `tracing` filters: `info`, `warn,chinwag_realtime=debug`.
    pub filter: String,
}

/// The form of logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The embedded store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// How sure an acknowledged message is.
    pub synchronous: Synchronous,
    /// Threads that read.
    pub readers: NonZeroUsize,
}

/// What of the last moments survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Synchronous {
    /// Everything acknowledged survives power loss.
    Full,
    /// Everything acknowledged survives a crash of the program; power loss may take the last moments.
    Normal,
    /// For tests and imports that can be done again.
    Off,
}

/// Limits that an operator may move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Most participants of a conversation.
    pub participants: NonZeroUsize,
}

/// Receivers of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    /// Whether they may be on this machine or in a private network.
    pub allow_private: bool,
}

/// The API for operators.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admin {
    /// What opens it; empty for nothing.
    pub token: String,
}

/// Who knows it may do everything, so no log shows it.
impl std::fmt::Debug for Admin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Admin").field("is_on", &!self.token.is_empty()).finish()
    }
}

/// Shortest token of the API for operators, in bytes.
const ADMIN_TOKEN_MIN_BYTES: usize = 32;

impl Admin {
    /// What opens it, if anything does.
    ///
    /// # Errors
    /// A sentence that names the setting: what can be guessed would open everything.
    pub fn token(&self) -> Result<Option<String>, String> {
        match self.token.len() {
            0 => Ok(None),
            length if length < ADMIN_TOKEN_MIN_BYTES => Err(format!(
                "admin.token must have at least {ADMIN_TOKEN_MIN_BYTES} characters, but has {length}; \
                             \"openssl rand -hex 32\" makes one"
            )),
            _ => Ok(Some(self.token.clone())),
        }
    }
}

/// Going down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shutdown {
    /// Longest wait for requests under way, in seconds.
    pub grace_seconds: u64,
}

/// What `chinwag app create` begins with; `chinwag app set` changes it for one app.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewApps {
    /// Whether browsers may create and change users.
    pub client_user_sync: bool,
    /// Whether browsers may create conversations and change them and their participants.
    pub client_conversation_sync: bool,
    /// Whether links in messages show what is behind them.
    pub link_previews: bool,
    /// The language of users who have none.
    pub default_locale: String,
}

/// The settings that have a flag; what is not given is left to the environment, the file and the defaults.
#[derive(Debug, Clone, Default, clap::Args, Serialize)]
pub struct Flags {
    /// Configuration file [default: chinwag.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE", env = "CHINWAG_CONFIG")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Folder of the database [default: chinwag-data]
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
}

impl NewApps {
    /// As settings of an app.
    pub fn settings(&self) -> AppSettings {
        AppSettings {
            client_user_sync: self.client_user_sync,
            client_conversation_sync: self.client_conversation_sync,
            link_previews: self.link_previews,
            default_locale: self.default_locale.clone(),
            ..AppSettings::default()
        }
    }
}

impl Config {
    /// Reads the configuration; `overrides` are flags of one command, by the names of the settings.
    ///
    /// # Errors
    /// A sentence that names the setting, where it was set, and what would be right.
    pub fn load(flags: &Flags, overrides: impl Serialize) -> Result<Self, String> {
        let file = match &flags.config {
            Some(path) if path.exists() => Some(path.as_path()),
            Some(path) => return Err(format!("there is no configuration file {}", path.display())),
            None => Some(Path::new(FILE)).filter(|path| path.exists()),
        };
        let environment = Env::prefixed(environment::PREFIX)
            .filter_map(|name| Some(environment::setting(name.as_str())?.into()));
        let defaults = Figment::from(Toml::string(DEFAULT_TOML));
        file.into_iter()
            .fold(defaults, |figment, file| figment.merge(Toml::file_exact(file)))
            .merge(environment)
            .merge(Serialized::defaults(flags))
            .merge(Serialized::defaults(overrides))
            .extract()
            .map_err(|error| error.to_string())
    }

    /// The file of the database.
    pub fn database(&self) -> PathBuf {
        self.data.join("chinwag.db")
    }
}

#[cfg(test)]
mod tests;
