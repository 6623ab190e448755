//! Apps: the tenants.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chinwag_model::{App, AppId, AppPatch, AppSettings, Timestamp, alphanumeric, check_app};
use chinwag_protocol::ErrorCode;
use chinwag_store::NewApp;
use parking_lot::Mutex;

use crate::{Caller, Engine, Error};

/// How long an app's settings and keys may be out of date, in milliseconds: another process (the command line) may
/// change them.
const APP_FRESH_MS: i64 = 1_000;
/// How often it is asked whether another process has changed an app.
const WATCH_PAUSE: Duration = Duration::from_millis(300);
/// Letters and digits in an app id made here.
const APP_ID_LENGTH: usize = 12;
/// Letters and digits in a secret key, after its prefix: 190 bits.
const SECRET_LENGTH: usize = 32;

/// Apps read a moment ago.
#[derive(Default)]
pub(crate) struct AppCache {
    apps: Mutex<HashMap<AppId, (Timestamp, Arc<App>)>>,
}

/// A reading that is under way. When it fails, or whoever asked goes away, the next one reads again: nobody can keep a
/// revoked key good by asking and going.
struct Refresh<'a> {
    cache: &'a AppCache,
    id: &'a AppId,
    /// When the app was read before.
    before: Option<Timestamp>,
}

impl Drop for Refresh<'_> {
    fn drop(&mut self) {
        if let Some(before) = self.before
            && let Some((read_at, _)) = self.cache.apps.lock().get_mut(self.id)
        {
            *read_at = before;
        }
    }
}

/// What to make a new app of.
#[derive(Debug, Clone)]
pub struct NewAppOptions {
    /// For the operator's eyes.
    pub name: String,
    /// `None` to have one made.
    pub id: Option<AppId>,
    /// `None` to have one made.
    pub secret: Option<String>,
    /// Settings.
    pub settings: AppSettings,
}

impl Engine {
    /// Finds an app by its public id, at most a second out of date.
    ///
    /// # Errors
    /// `UNKNOWN_APP`.
    pub async fn app(&self, id: &AppId) -> Result<Arc<App>, Error> {
        let now = self.now();
        let mut refresh = Refresh { cache: &self.apps, id, before: None };
        if let Some((read_at, app)) = self.apps.apps.lock().get_mut(id) {
            // A clock set back must not keep it for ever.
            if (0..APP_FRESH_MS).contains(&(now.as_millis() - read_at.as_millis())) {
                return Ok(app.clone());
            }
            // Whoever asks while this one reads makes do with what there was.
            refresh.before = Some(std::mem::replace(read_at, now));
        }
        let found = self.store.app(id).await?;
        refresh.before = None;
        let Some(app) = found else {
            self.apps.apps.lock().remove(id);
            return Error::refused_at(ErrorCode::UnknownApp, "app", format!("there is no app \"{id}\""));
        };
        Ok(self.take_over(app, now))
    }

    /// Has an app as it was read just now.
    fn take_over(&self, app: App, read_at: Timestamp) -> Arc<App> {
        let app = Arc::new(app);
        let before = self.apps.apps.lock().insert(app.id.clone(), (read_at, app.clone()));
        let differs = |before: &App| {
            before.roles != app.roles
                || before.secret_keys != app.secret_keys
                || before.settings.theme != app.settings.theme
                || before.settings.public_keys != app.settings.public_keys
        };
        if before.is_some_and(|(_, before)| differs(&before)) {
            self.bus.settings_changed(app.key);
        }
        app
    }

    /// Has the connections of this node learn what other processes (the command line) change of apps, as long as this
    /// runs: a key that was revoked ends them within a second. The store's failures are logged, and it is asked again.
    pub async fn watch_apps(&self) {
        let mut seen = None;
        loop {
            match self.store.app_changes().await {
                Ok(changes) if seen != Some(changes) => {
                    seen = Some(changes);
                    self.refresh_apps().await;
                }
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "it could not be asked whether apps have changed"),
            }
            tokio::time::sleep(WATCH_PAUSE).await;
        }
    }

    /// Reads every app anew that somebody has asked for.
    async fn refresh_apps(&self) {
        let known: Vec<_> = self.apps.apps.lock().keys().cloned().collect();
        for id in known {
            match self.store.app(&id).await {
                Ok(Some(app)) => drop(self.take_over(app, self.now())),
                Ok(None) => drop(self.apps.apps.lock().remove(&id)),
                Err(error) => tracing::error!(%error, "an app could not be read anew"),
            }
        }
    }

    /// The same caller, by the settings that were last read: for whoever cannot wait. See that somebody asks for the
    /// present ones.
    pub fn as_known(&self, caller: &Caller) -> Caller {
        let known = self.apps.apps.lock().get(&caller.app.id).map(|(_, app)| app.clone());
        Caller { app: known.unwrap_or_else(|| caller.app.clone()), actor: caller.actor.clone() }
    }

    /// The same caller, by the app's present settings.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn present(&self, caller: &Caller) -> Result<Caller, Error> {
        Ok(Caller { app: self.app(&caller.app.id).await?, actor: caller.actor.clone() })
    }

    /// What apps begin with that operators create from elsewhere.
    pub fn new_app_settings(&self) -> AppSettings {
        self.options.new_app_settings.clone()
    }

    /// Every app, oldest first.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn apps(&self) -> Result<Vec<App>, Error> {
        Ok(self.store.apps().await?)
    }

    /// Changes an app's name and settings. Servers in other processes take them over within a second.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a rule that the result would break: then nothing was changed.
    pub async fn change_app(&self, app: &App, patch: AppPatch) -> Result<App, Error> {
        let changed = self.store.change_app(app.key, patch).await?;
        self.take_over(changed.clone(), self.now());
        Ok(changed)
    }

    /// Creates an app. Its first secret key is in the result, in the clear.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a broken rule, and when the id is taken.
    pub async fn create_app(&self, options: NewAppOptions) -> Result<App, Error> {
        let id = match options.id {
            Some(id) => id,
            None => AppId::new(format!("a{}", alphanumeric(&*self.entropy, APP_ID_LENGTH - 1)))?,
        };
        let secret = options
            .secret
            .unwrap_or_else(|| format!("sk_live_{}", alphanumeric(&*self.entropy, SECRET_LENGTH)));
        check_app(&options.name, &options.settings)?;
        let new = NewApp { id, name: options.name, settings: options.settings, secret, at: self.now() };
        Ok(self.store.create_app(new).await?)
    }

    /// Gives an app one more secret key, and the key in the clear.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn add_key(&self, app: &App) -> Result<String, Error> {
        let secret = format!("sk_live_{}", alphanumeric(&*self.entropy, SECRET_LENGTH));
        self.store.add_key(app.key, secret.clone(), self.now()).await?;
        self.refresh_apps().await;
        Ok(secret)
    }

    /// Chooses the key that signs what webhooks are told.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` when the app has no such key, or it was revoked.
    pub async fn sign_webhooks_with(&self, app: &App, secret: &str) -> Result<(), Error> {
        let chosen = self.store.sign_webhooks_with(app.key, secret.to_owned()).await?;
        self.refresh_apps().await;
        match chosen {
            true => Ok(()),
            false => {
                Error::refused_at(ErrorCode::InvalidArgument, "key", "the app has no such good secret key")
            }
        }
    }

    /// Revokes a secret key: tokens signed with it are refused from now on.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` when the app has no such key.
    pub async fn revoke_key(&self, app: &App, secret: &str) -> Result<(), Error> {
        let revoked = self.store.revoke_key(app.key, secret.to_owned(), self.now()).await?;
        self.refresh_apps().await;
        match revoked {
            true => Ok(()),
            false => Error::refused_at(ErrorCode::InvalidArgument, "key", "the app has no such secret key"),
        }
    }
}

#[cfg(test)]
mod tests;
