//! Google's Cloud Translation, basic edition: `POST /language/translate/v2` with the key in a header. The language that
//! is translated from is found by itself.

use serde::Deserialize;
use serde_json::json;

use super::{Service, answer, only};
use crate::TranslateError;

#[derive(Deserialize)]
struct Answer {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Translation {
    translated_text: String,
}

pub(super) async fn translate(service: &Service, html: &str, tag: &str) -> Result<String, TranslateError> {
    let body = json!({ "q": [html], "target": language(tag), "format": "html" });
    let request = service.post("/language/translate/v2").header("X-Goog-Api-Key", &service.key).json(&body);
    let translations = answer::<Answer>(request).await?.data.translations;
    only(translations.into_iter().map(|translation| translation.translated_text))
}

/// It knows languages, and of a few of them which kind.
fn language(tag: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    match lower.as_str() {
        "zh-tw" | "zh-hk" | "zh-hant" => "zh-TW".to_owned(),
        "pt-pt" => "pt-PT".to_owned(),
        "fr-ca" => "fr-CA".to_owned(),
        _ => match lower.split('-').next().unwrap_or_default() {
            "zh" => "zh-CN".to_owned(),
            "nb" | "nn" => "no".to_owned(),
            language => language.to_owned(),
        },
    }
}
