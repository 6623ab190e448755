//! Themes.

use chinwag_model::{StoredTheme, Theme, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use super::RequestBody;
use super::body::object;
use crate::WireError;

/// A theme as a back end writes it. What it does not say is not in it: a theme is replaced as a whole.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct ThemeBody(pub Theme);

impl JsonSchema for ThemeBody {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Theme::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Theme::json_schema(generator)
    }
}

impl RequestBody for ThemeBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThemeObject {
    name: String,
    /// When it was written last.
    updated_at: Timestamp,
    #[serde(flatten)]
    theme: Theme,
}

impl From<StoredTheme> for ThemeObject {
    fn from(StoredTheme { name, theme, updated_at }: StoredTheme) -> Self {
        Self { name, updated_at, theme }
    }
}

/// That there is a theme.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThemeNameObject {
    name: String,
    /// When it was written last.
    updated_at: Timestamp,
}

impl From<StoredTheme> for ThemeNameObject {
    fn from(stored: StoredTheme) -> Self {
        Self { name: stored.name, updated_at: stored.updated_at }
    }
}
