//! Apps: the tenants.

use std::collections::HashMap;
use std::sync::Arc;

use chinwag_model::{App, AppId, AppSettings, Timestamp, alphanumeric};
use chinwag_protocol::ErrorCode;
use chinwag_store::NewApp;
use parking_lot::Mutex;

use crate::{Engine, Error};

/// How long an app's settings and keys may be out of date, in milliseconds: another process (the command line) may
/// change them.
const APP_FRESH_MS: i64 = 1_000;
/// Letters and digits in an app id made here.
const APP_ID_LENGTH: usize = 12;
/// Letters and digits in a secret key, after its prefix: 190 bits.
const SECRET_LENGTH: usize = 32;

/// Apps read a moment ago.
#[derive(Default)]
pub(crate) struct AppCache {
    apps: Mutex<HashMap<AppId, (Timestamp, Arc<App>)>>,
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
        if let Some((read_at, app)) = self.apps.apps.lock().get(id)
            // A clock set back must not keep it for ever.
            && (0..APP_FRESH_MS).contains(&(now.as_millis() - read_at.as_millis()))
        {
            return Ok(app.clone());
        }
        let Some(app) = self.store.app(id).await? else {
            self.apps.apps.lock().remove(id);
            return Error::refused_at(ErrorCode::UnknownApp, "app", format!("there is no app \"{id}\""));
        };
        let app = Arc::new(app);
        self.apps.apps.lock().insert(id.clone(), (now, app.clone()));
        Ok(app)
    }

    /// Creates an app. Its first secret key is in the result, in the clear.
    ///
    /// # Errors
    /// When the id is taken.
    pub async fn create_app(&self, options: NewAppOptions) -> Result<App, Error> {
        let id = match options.id {
            Some(id) => id,
            None => AppId::new(format!("a{}", alphanumeric(&*self.entropy, APP_ID_LENGTH - 1)))?,
        };
        let secret = options
            .secret
            .unwrap_or_else(|| format!("sk_live_{}", alphanumeric(&*self.entropy, SECRET_LENGTH)));
        let new = NewApp { id, name: options.name, settings: options.settings, secret, at: self.now() };
        Ok(self.store.create_app(new).await?)
    }

    /// Revokes a secret key: tokens signed with it are refused from now on.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` when the app has no such key.
    pub async fn revoke_key(&self, app: &App, secret: &str) -> Result<(), Error> {
        let revoked = self.store.revoke_key(app.key, secret.to_owned(), self.now()).await?;
        self.apps.apps.lock().remove(&app.id);
        match revoked {
            true => Ok(()),
            false => Error::refused_at(ErrorCode::InvalidArgument, "key", "the app has no such secret key"),
        }
    }
}
