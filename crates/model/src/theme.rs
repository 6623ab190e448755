//! Themes: how the interface of an app looks. An app keeps them by name; browsers load the one they are to show.

mod template;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Timestamp;
use crate::invalid::{Invalid, check_line};
use crate::limits;

/// Names of themes that every browser has, so that an app cannot have others by these names.
pub const BUILT_IN_THEMES: [&str; 6] = ["auto", "light", "dark", "bubbles", "team", "contrast"];

/// How the interface looks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    /// CSS custom properties, by their names: `--t-color-brand-primary`.
    #[schemars(extend("maxProperties" = limits::THEME_VARIABLES_MAX))]
    pub variables: BTreeMap<String, ThemeValue>,
    /// A style sheet, applied after those of the interface.
    #[schemars(length(max = limits::THEME_CSS_MAX_BYTES))]
    pub css: String,
    /// Templates in place of parts of the interface.
    pub components: BTreeMap<ThemeComponent, String>,
    /// What templates find under `theme.custom`, and styles as `--theme-NAME`, unless the page says otherwise.
    pub custom: BTreeMap<String, Value>,
}

/// The value of a custom property: one, or one in light and another in dark surroundings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum ThemeValue {
    /// The same everywhere.
    Same(String),
    /// Two colours.
    LightDark {
        /// In light surroundings.
        light: String,
        /// In dark ones.
        dark: String,
    },
}

/// A part of the interface that a template can stand in for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[expect(missing_docs, reason = "the names are all there is to say")]
pub enum ThemeComponent {
    UserMessage,
    SystemMessage,
    MessageBody,
    ChatHeader,
    MessageField,
    ConversationListHeader,
    ConversationListItem,
    Avatar,
    ConversationImage,
    TimeAgo,
    Icon,
}

/// A theme as an app keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTheme {
    /// Its name, unique in the app.
    pub name: String,
    /// How it looks.
    pub theme: Theme,
    /// When it was written last.
    pub updated_at: Timestamp,
}

impl Theme {
    /// Checks what can be checked without drawing it.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self) -> Result<(), Invalid> {
        check_count("variables", self.variables.len(), limits::THEME_VARIABLES_MAX)?;
        self.variables.iter().try_for_each(|(name, value)| check_variable(name, value))?;
        check_bytes("css", &self.css, limits::THEME_CSS_MAX_BYTES)?;
        check_sheet("css", &self.css)?;
        for (component, text) in &self.components {
            let field = format!("components.{component:?}");
            check_bytes(&field, text, limits::THEME_COMPONENT_MAX_BYTES)?;
            template::check(&field, text)?;
        }
        check_count("custom", self.custom.len(), limits::THEME_CUSTOM_MAX)?;
        let custom: usize =
            self.custom.iter().map(|(name, value)| name.len() + value.to_string().len()).sum();
        if custom > limits::CUSTOM_MAX_BYTES {
            let problem = format!("must have at most {} bytes, but has {custom}", limits::CUSTOM_MAX_BYTES);
            return Err(Invalid::argument("custom", problem));
        }
        Ok(())
    }
}

/// Checks the name that an app gives a theme.
///
/// # Errors
/// When it is empty, too long, or that of a theme that every browser has.
pub fn check_theme_name(name: &str) -> Result<(), Invalid> {
    let field = "the name of the theme";
    check_line(field, name, limits::TAG_MAX_CHARS)?;
    if name.trim().is_empty() {
        return Err(Invalid::argument(field, "must not be empty"));
    }
    if BUILT_IN_THEMES.contains(&name) {
        let problem = format!("must not be {name:?}: every browser has a theme of this name");
        return Err(Invalid::argument(field, problem));
    }
    Ok(())
}

fn check_variable(name: &str, value: &ThemeValue) -> Result<(), Invalid> {
    let field = format!("variables.{name}");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with("--") || name.len() < 3 || name.len() > 100 || !name.chars().all(is_plain) {
        let problem = "must be the name of a CSS custom property, such as --t-color-brand-primary";
        return Err(Invalid::argument(field, problem));
    }
    let values: &[&String] = match value {
        ThemeValue::Same(value) => &[value],
        ThemeValue::LightDark { light, dark } => &[light, dark],
    };
    for value in values {
        check_line(&field, value, limits::THEME_VALUE_MAX_CHARS)?;
        if value.trim().is_empty() || value.contains(['{', '}', ';', '<']) {
            let problem = format!("must be one value of CSS, such as #0b7562 or 8px, not {value:?}");
            return Err(Invalid::argument(field, problem));
        }
    }
    Ok(())
}

/// What browsers would pass over in silence is refused, since somebody would wait for it to do something.
fn check_sheet(field: &str, css: &str) -> Result<(), Invalid> {
    if css.to_ascii_lowercase().contains("@import") {
        return Err(Invalid::argument(
            field,
            "must not hold @import: put what it names into the sheet itself",
        ));
    }
    let count = |wanted: char| css.chars().filter(|c| *c == wanted).count();
    match (count('{'), count('}')) {
        (open, closed) if open != closed => {
            let problem = format!("has {open} opening braces and {closed} closing ones");
            Err(Invalid::argument(field, problem))
        }
        _ => Ok(()),
    }
}

fn check_count(field: &str, count: usize, max: usize) -> Result<(), Invalid> {
    match count > max {
        true => Err(Invalid::argument(field, format!("must have at most {max} entries, but has {count}"))),
        false => Ok(()),
    }
}

fn check_bytes(field: &str, text: &str, max: usize) -> Result<(), Invalid> {
    match text.len() > max {
        true => {
            Err(Invalid::argument(field, format!("must have at most {max} bytes, but has {}", text.len())))
        }
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(theme: Value) -> Result<(), String> {
        let theme: Theme = serde_json::from_value(theme).map_err(|error| error.to_string())?;
        theme.check().map_err(|invalid| invalid.to_string())
    }

    #[test]
    fn a_theme_may_say_little_or_much() {
        assert_eq!(checked(json!({})), Ok(()));
        let theme = json!({
            "variables": { "--t-radius-sm": "4px", "--t-color-bg": { "light": "#fff", "dark": "#000" } },
            "css": ".bubble { border-radius: 0 }",
            "components": { "Avatar": "<template><b>{{ name }}</b></template>" },
            "custom": { "accent": "red", "size": 3 },
        });
        assert_eq!(checked(theme), Ok(()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (theme, named) in [
            (json!({ "colours": {} }), "colours"),
            (json!({ "variables": { "color": "red" } }), "variables.color"),
            (json!({ "variables": { "--t-color-bg": "red; }" } }), "variables.--t-color-bg"),
            (json!({ "variables": { "--t-color-bg": " " } }), "variables.--t-color-bg"),
            (json!({ "css": ".a { color: red" }), "1 opening braces and 0 closing"),
            (json!({ "css": "@IMPORT url(x.css);" }), "@import"),
            (json!({ "css": "x".repeat(limits::THEME_CSS_MAX_BYTES + 1) }), "css must have at most"),
            (json!({ "components": { "Header": "" } }), "ChatHeader"),
            (
                json!({ "components": { "ChatHeader": "<div/>" } }),
                "components.ChatHeader is wrong in line 1, column 1",
            ),
            (json!({ "custom": { "a": "x".repeat(limits::CUSTOM_MAX_BYTES) } }), "custom must have at most"),
        ] {
            let problem = checked(theme).unwrap_err();
            assert!(problem.contains(named), "{problem}");
        }
    }

    #[test]
    fn names_that_every_browser_knows_are_taken() {
        assert_eq!(check_theme_name("Winter sale"), Ok(()));
        for wrong in ["", " ", "dark", "team", "a\nb"] {
            assert!(check_theme_name(wrong).is_err(), "{wrong:?}");
        }
    }
}
