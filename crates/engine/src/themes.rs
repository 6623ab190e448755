//! Themes: how the interface of an app looks, by name.

use chinwag_model::{App, AppId, StoredTheme, Theme, check_theme_name, limits};
use chinwag_protocol::ErrorCode;

use crate::{Engine, Error, Peer};

impl Engine {
    /// An app's themes, by name.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn themes(&self, app: &App) -> Result<Vec<StoredTheme>, Error> {
        Ok(self.store.themes(app.key).await?)
    }

    /// A theme of an app.
    ///
    /// # Errors
    /// `UNKNOWN_THEME`.
    pub async fn theme(&self, app: &App, name: &str) -> Result<StoredTheme, Error> {
        match self.store.theme(app.key, name).await? {
            Some(theme) => Ok(theme),
            None => unknown_theme(name),
        }
    }

    /// A theme, for whoever asks: it is what every visitor of a page sees.
    ///
    /// # Errors
    /// `UNKNOWN_APP`, `UNKNOWN_THEME`, `RATE_LIMITED`.
    pub async fn public_theme(
        &self,
        app: &AppId,
        name: &str,
        peer: Option<Peer>,
    ) -> Result<StoredTheme, Error> {
        let peer = peer.map(|Peer(address)| address);
        self.allow_address(peer)?;
        let app = self.app(app).await?;
        self.theme(&app, name).await
    }

    /// Writes a theme, in place of the one of this name.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a broken rule, and for more themes than an app may have.
    pub async fn put_theme(&self, app: &App, name: String, theme: Theme) -> Result<(), Error> {
        check_theme_name(&name)?;
        theme.check()?;
        let known = self.store.themes(app.key).await?;
        if known.len() >= limits::THEMES_MAX && !known.iter().any(|stored| stored.name == name) {
            let message = format!("an app may have at most {} themes", limits::THEMES_MAX);
            return Error::refused(ErrorCode::InvalidArgument, message);
        }
        let stored = StoredTheme { name, theme, updated_at: self.now() };
        Ok(self.store.put_theme(app.key, stored).await?)
    }

    /// Removes a theme.
    ///
    /// # Errors
    /// `UNKNOWN_THEME`.
    pub async fn remove_theme(&self, app: &App, name: &str) -> Result<(), Error> {
        match self.store.remove_theme(app.key, name.to_owned()).await? {
            true => Ok(()),
            false => unknown_theme(name),
        }
    }
}

fn unknown_theme<T>(name: &str) -> Result<T, Error> {
    Error::refused_at(ErrorCode::UnknownTheme, "theme", format!("the app has no theme {name:?}"))
}
