//! Settings of translations.

use chinwag_translate::{Provider, Service, Translator};
use serde::{Deserialize, Serialize};

/// What messages say, in other languages.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// Which service translates.
    pub provider: Which,
    /// Where it is; empty for where it is for everybody.
    pub url: String,
    /// The operator's key with it.
    pub key: String,
}

/// Which service translates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// Nobody.
    None,
    /// LibreTranslate.
    LibreTranslate,
    /// DeepL.
    DeepL,
    /// Google.
    Google,
}

/// Who knows the key can spend the operator's money, so no log shows it.
impl std::fmt::Debug for Translation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Translation").field("provider", &self.provider).field("url", &self.url).finish()
    }
}

impl Translation {
    /// What translates, if anything does.
    ///
    /// # Errors
    /// A sentence that names the setting.
    pub fn translator(&self) -> Result<Option<Translator>, String> {
        let provider = match self.provider {
            Which::None => return Ok(None),
            Which::LibreTranslate => Provider::LibreTranslate,
            Which::DeepL => Provider::DeepL,
            Which::Google => Provider::Google,
        };
        let service = Service::new(provider, &self.url, &self.key);
        service.map(Translator::new).map(Some).map_err(|problem| format!("translation: {problem}"))
    }
}
