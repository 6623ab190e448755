//! Apps: tenants of one server, each with its own users, conversations, keys and settings.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::invalid::{Invalid, check_line};
use crate::{
    AppId, Custom, CustomPatch, Patch, RolePatches, Roles, Timestamp, apply_custom, check_custom_patch,
    check_roles, limits,
};

/// The store's handle of an app. Every query carries one, so that no app sees another's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AppKey(pub i64);

/// An app with its keys and settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The store's handle.
    pub key: AppKey,
    /// Public; part of every address.
    pub id: AppId,
    /// For the operator's eyes.
    pub name: String,
    /// What the operator set.
    pub settings: AppSettings,
    /// What its roles say, worked out from the settings.
    pub roles: Arc<Roles>,
    /// Every secret key ever made, revoked ones included, oldest first.
    pub secret_keys: Vec<SecretKey>,
    /// When the app was created.
    pub created_at: Timestamp,
}

/// A secret key: full power over the app on REST, and the key that signs users' tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey {
    /// `sk_live_…` or `sk_test_…`. Never logged.
    pub secret: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked; `None` while it is good.
    pub revoked_at: Option<Timestamp>,
    /// Whether it was chosen to sign what webhooks are told.
    pub signs_webhooks: bool,
}

impl App {
    /// The key that signs what webhooks are told: the one that was chosen, or else the newest; `None` when every key
    /// was revoked.
    pub fn webhook_key(&self) -> Option<&SecretKey> {
        let good = || self.secret_keys.iter().rev().filter(|key| key.revoked_at.is_none());
        good().find(|key| key.signs_webhooks).or(good().next())
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretKey").field("revoked_at", &self.revoked_at).finish_non_exhaustive()
    }
}

/// The language of apps that set none.
const DEFAULT_LOCALE: &str = "en-US";

/// A key by which tokens are checked whose signing key never comes here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// How tokens are signed that it checks.
    pub algorithm: PublicKeyAlgorithm,
    /// The key, as PEM.
    pub pem: String,
    /// When it was registered.
    pub added_at: Timestamp,
}

/// How a token is signed with a private key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublicKeyAlgorithm {
    /// RSA with SHA-256.
    RS256,
    /// ECDSA on P-256 with SHA-256.
    ES256,
}

impl PublicKeyAlgorithm {
    /// The name that stands in the header of a token.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RS256 => "RS256",
            Self::ES256 => "ES256",
        }
    }
}

/// What an operator can set for an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AppSettings {
    /// Whether browsers must prove who they are with a token or signature. On, except in development.
    pub authentication: bool,
    /// Origins of the web pages that may connect, such as `https://shop.example`; empty allows any.
    pub allowed_origins: Vec<String>,
    /// Whether browsers may create and change users.
    pub client_user_sync: bool,
    /// Whether browsers may create conversations and change them and their participants.
    pub client_conversation_sync: bool,
    /// The language of users who have none, as an IETF tag.
    pub default_locale: String,
    /// The theme of users whose role names none; `None` for the interface's own.
    pub theme: Option<String>,
    /// Whether the pages that messages link to are read, to show what they say of themselves. The server asks addresses
    /// then that users have written.
    pub link_previews: bool,
    /// What users may do, by the names of their roles.
    pub roles: RolePatches,
    /// Keys by which tokens are checked that somebody else signs.
    pub public_keys: Vec<PublicKey>,
    /// What back ends store with the app, for templates to show. Nothing secret belongs here.
    pub custom: Custom,
}

impl Default for AppSettings {
    fn default() -> Self {
        Self {
            authentication: true,
            allowed_origins: Vec::new(),
            client_user_sync: false,
            client_conversation_sync: false,
            default_locale: DEFAULT_LOCALE.to_owned(),
            theme: None,
            link_previews: false,
            roles: RolePatches::new(),
            public_keys: Vec::new(),
            custom: Custom::new(),
        }
    }
}

/// Changes to an app; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppPatch {
    /// See [`App::name`].
    pub name: Option<String>,
    /// See [`AppSettings::authentication`].
    pub authentication: Option<bool>,
    /// Replaces [`AppSettings::allowed_origins`], before the two below.
    pub allowed_origins: Option<Vec<String>>,
    /// Origins to add.
    pub add_origins: Vec<String>,
    /// Origins to remove. Each must be there.
    pub remove_origins: Vec<String>,
    /// See [`AppSettings::client_user_sync`].
    pub client_user_sync: Option<bool>,
    /// See [`AppSettings::client_conversation_sync`].
    pub client_conversation_sync: Option<bool>,
    /// See [`AppSettings::default_locale`].
    pub default_locale: Patch<String>,
    /// See [`AppSettings::theme`].
    pub theme: Patch<String>,
    /// See [`AppSettings::link_previews`].
    pub link_previews: Option<bool>,
    /// See [`AppSettings::custom`].
    pub custom: Patch<CustomPatch>,
    /// What is said of roles beside what was said before, by their names.
    pub set_roles: RolePatches,
    /// Roles of which all that was said is taken back. Each must be there.
    pub remove_roles: Vec<String>,
    /// A public key to register; one that is there already stays as it is.
    pub add_public_key: Option<PublicKey>,
    /// The PEM of a public key to forget. It must be there.
    pub remove_public_key: Option<String>,
}

impl AppPatch {
    /// Applies the changes to an app's name and settings.
    ///
    /// # Errors
    /// The first rule that the result breaks. Both are then half changed: throw them away.
    pub fn apply_to(self, name: &mut String, settings: &mut AppSettings) -> Result<(), Invalid> {
        *name = self.name.unwrap_or_else(|| std::mem::take(name));
        let origins = &mut settings.allowed_origins;
        *origins = self.allowed_origins.unwrap_or_else(|| std::mem::take(origins));
        for origin in self.add_origins {
            if !origins.iter().any(|known| known.eq_ignore_ascii_case(&origin)) {
                origins.push(origin);
            }
        }
        for origin in self.remove_origins {
            let before = origins.len();
            origins.retain(|known| !known.eq_ignore_ascii_case(&origin));
            if origins.len() == before {
                return Err(Invalid::argument("the list of origins", format!("does not hold {origin}")));
            }
        }
        settings.authentication = self.authentication.unwrap_or(settings.authentication);
        settings.client_user_sync = self.client_user_sync.unwrap_or(settings.client_user_sync);
        let conversation_sync = &mut settings.client_conversation_sync;
        *conversation_sync = self.client_conversation_sync.unwrap_or(*conversation_sync);
        settings.link_previews = self.link_previews.unwrap_or(settings.link_previews);
        self.default_locale.apply_or(&mut settings.default_locale, || DEFAULT_LOCALE.to_owned());
        match self.theme {
            Patch::Keep => {}
            Patch::Reset => settings.theme = None,
            Patch::Set(theme) => settings.theme = Some(theme),
        }
        check_custom_patch(&self.custom)?;
        apply_custom(&mut settings.custom, self.custom)?;
        for (role, patch) in self.set_roles {
            settings.roles.entry(role).or_default().merge(patch);
        }
        for role in self.remove_roles {
            if settings.roles.remove(&role).is_none() {
                return Err(Invalid::argument("the list of roles", format!("does not hold {role}")));
            }
        }
        let keys = &mut settings.public_keys;
        if let Some(key) = self.add_public_key
            && !keys.iter().any(|known| known.pem == key.pem)
        {
            keys.push(key);
        }
        if let Some(pem) = self.remove_public_key {
            let before = keys.len();
            keys.retain(|known| known.pem != pem);
            if keys.len() == before {
                return Err(Invalid::argument("the list of public keys", "does not hold this one"));
            }
        }
        check_app(name, settings)
    }
}

/// Checks an app's name and settings.
///
/// # Errors
/// The first rule that they break.
pub fn check_app(name: &str, settings: &AppSettings) -> Result<(), Invalid> {
    if name.trim().is_empty() {
        return Err(Invalid::argument("the name", "must not be empty"));
    }
    check_line("the name", name, limits::NAME_MAX_CHARS)?;
    let origins = &settings.allowed_origins;
    if origins.len() > limits::ORIGINS_MAX {
        let problem = format!("must have at most {} entries, but has {}", limits::ORIGINS_MAX, origins.len());
        return Err(Invalid::argument("the list of origins", problem));
    }
    origins.iter().try_for_each(|origin| check_origin(origin))?;
    check_language(&settings.default_locale, "defaultLocale")?;
    if let Some(theme) = &settings.theme {
        check_line("theme", theme, limits::TAG_MAX_CHARS)?;
    }
    if settings.public_keys.len() > limits::PUBLIC_KEYS_MAX {
        let problem = format!("must have at most {} entries", limits::PUBLIC_KEYS_MAX);
        return Err(Invalid::argument("the list of public keys", problem));
    }
    check_roles(&settings.roles)
}

/// An origin is what a browser sends: a scheme and a host, perhaps a port, and nothing after it.
fn check_origin(origin: &str) -> Result<(), Invalid> {
    check_line("an origin", origin, limits::URL_MAX_CHARS)?;
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '*', '@']) => Ok(()),
        _ => Err(Invalid::argument(
            "the origin",
            format!("{origin:?} is none; it must look like https://shop.example, without a path"),
        )),
    }
}

/// Refuses what has not the form of a language tag, as in `en`, `pt-BR`, `zh-Hant-TW`. Which languages there are changes.
///
/// # Errors
/// Names the argument.
pub fn check_language(locale: &str, argument: &str) -> Result<(), Invalid> {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = locale.split('-').next().unwrap_or_default();
    let is_language = (2..=8).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
    if is_language && locale.split('-').all(is_part) && locale.len() <= limits::TAG_MAX_CHARS {
        return Ok(());
    }
    Err(Invalid::argument(argument, format!("{locale:?} is no language tag such as en-US or de")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(patch: AppPatch) -> Result<AppSettings, String> {
        let mut settings =
            AppSettings { allowed_origins: vec!["https://a.example".to_owned()], ..AppSettings::default() };
        let mut name = "Shop".to_owned();
        patch.apply_to(&mut name, &mut settings).map_err(|invalid| invalid.to_string())?;
        Ok(settings)
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_not_named_stays() {
        let settings = changed(AppPatch { client_user_sync: Some(true), ..AppPatch::default() }).unwrap();
        let expected = AppSettings { client_user_sync: true, ..changed(AppPatch::default()).unwrap() };
        assert_eq!(settings, expected);
    }

    #[test]
    fn origins_are_replaced_added_and_removed() {
        let of = |patch| changed(patch).map(|settings| settings.allowed_origins);
        let add = AppPatch {
            add_origins: texts(&["https://b.example", "HTTPS://A.example"]),
            ..AppPatch::default()
        };
        assert_eq!(of(add), Ok(texts(&["https://a.example", "https://b.example"])));
        let replace = AppPatch {
            allowed_origins: Some(texts(&["https://c.example"])),
            add_origins: texts(&["http://localhost:3000"]),
            ..AppPatch::default()
        };
        assert_eq!(of(replace), Ok(texts(&["https://c.example", "http://localhost:3000"])));
        let remove = |origin| AppPatch { remove_origins: texts(&[origin]), ..AppPatch::default() };
        assert_eq!(of(remove("https://a.example")), Ok(Vec::new()));
        let problem = of(remove("https://z.example")).unwrap_err();
        assert_eq!(problem, "the list of origins does not hold https://z.example");
    }

    #[test]
    fn a_wrong_value_is_named() {
        let name = AppPatch { name: Some(" ".to_owned()), ..AppPatch::default() };
        assert_eq!(changed(name).unwrap_err(), "the name must not be empty");
        for wrong in ["shop.example", "https://shop.example/", "https://*.example", "ftp://shop.example"] {
            let problem =
                changed(AppPatch { add_origins: texts(&[wrong]), ..AppPatch::default() }).unwrap_err();
            assert!(problem.contains(wrong), "{problem}");
        }
        for wrong in ["", "e", "english please", "en_US", "en-", "en-toolongatag"] {
            let locale = AppPatch { default_locale: Patch::Set(wrong.to_owned()), ..AppPatch::default() };
            assert!(changed(locale).unwrap_err().contains("language tag"), "{wrong}");
        }
        for right in ["de", "pt-BR", "zh-Hant-TW", "es-419"] {
            let locale = AppPatch { default_locale: Patch::Set(right.to_owned()), ..AppPatch::default() };
            assert_eq!(changed(locale).unwrap().default_locale, right);
        }
    }
}
