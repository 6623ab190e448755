//! The app itself.

use chinwag_model::{App, AppId, AppPatch, Custom, CustomPatch, Patch};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RequestBody;
use super::body::object;
use crate::{ErrorCode, WireError};

/// What back ends may know of their app.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppObject {
    id: AppId,
    custom: Custom,
    default_locale: String,
    /// The theme of users whose role names none; `null` for the interface's own.
    theme: Option<String>,
}

impl From<&App> for AppObject {
    fn from(app: &App) -> Self {
        Self {
            id: app.id.clone(),
            custom: app.settings.custom.clone(),
            default_locale: app.settings.default_locale.clone(),
            theme: app.settings.theme.clone(),
        }
    }
}

/// Changes to an app that its back end may make.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppBody {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::custom_patch")]
    custom: Patch<CustomPatch>,
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::tag")]
    default_locale: Patch<String>,
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::tag")]
    theme: Patch<String>,
}

impl RequestBody for AppBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

impl AppBody {
    /// The changes, for the app named in the address.
    ///
    /// # Errors
    /// When the body names another app.
    pub fn for_app(self, app: &AppId) -> Result<AppPatch, WireError> {
        match self.id {
            Some(id) if id != app.as_str() => {
                let message =
                    format!("id may be left out, or must be \"{app}\" as in the address, not {id:?}");
                Err(WireError::at(ErrorCode::InvalidArgument, "id", message))
            }
            _ => Ok(AppPatch {
                custom: self.custom,
                default_locale: self.default_locale,
                theme: self.theme,
                ..AppPatch::default()
            }),
        }
    }
}
