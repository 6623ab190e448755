//! Apps with settings of the test's choice, made in the database before the server starts.

use chinwag_model::{AppId, AppSettings, Timestamp};
use chinwag_store::{AppStore as _, NewApp, SqliteOptions, SqliteStore};
use tempfile::TempDir;

/// Where the server keeps its database within its data folder.
const DATABASE: &str = "chinwag.db";

/// An app to be made, with its secret keys.
pub struct App {
    /// Its id.
    pub id: &'static str,
    /// The key that is good.
    pub secret: &'static str,
    /// Settings; authentication is on unless said otherwise.
    pub settings: AppSettings,
    /// Whether the key was revoked.
    pub revoked: bool,
}

impl App {
    /// An app with the settings of a new one.
    pub fn new(id: &'static str, secret: &'static str) -> Self {
        Self { id, secret, settings: AppSettings::default(), revoked: false }
    }

    /// A data folder that holds these apps.
    pub async fn prepare(apps: impl IntoIterator<Item = Self>) -> TempDir {
        let data = TempDir::new().unwrap();
        let store = SqliteStore::open(&SqliteOptions::new(data.path().join(DATABASE))).unwrap();
        for app in apps {
            let id = AppId::new(app.id).unwrap();
            let (settings, secret, at) = (app.settings, app.secret.to_owned(), Timestamp::from_millis(1));
            let new = NewApp { id, name: app.id.to_owned(), settings, secret: secret.clone(), at };
            let made = store.create_app(new).await.unwrap();
            if app.revoked {
                assert!(store.revoke_key(made.key, secret, at).await.unwrap());
            }
        }
        data
    }
}
