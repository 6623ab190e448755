//! DeepL: `POST /v2/translate` with `DeepL-Auth-Key`. The language that is translated from is found by itself.

use serde::Deserialize;
use serde_json::json;

use super::{Service, answer, only};
use crate::TranslateError;

#[derive(Deserialize)]
struct Answer {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    text: String,
}

pub(super) async fn translate(service: &Service, html: &str, tag: &str) -> Result<String, TranslateError> {
    let body = json!({ "text": [html], "target_lang": language(tag), "tag_handling": "html" });
    let request = service
        .post("/v2/translate")
        .header("Authorization", format!("DeepL-Auth-Key {}", service.key))
        .json(&body);
    only(answer::<Answer>(request).await?.translations.into_iter().map(|translation| translation.text))
}

/// Of some languages it wants to know which kind.
fn language(tag: &str) -> String {
    let upper = tag.to_ascii_uppercase();
    match upper.as_str() {
        "EN-GB" | "EN-US" | "PT-BR" | "PT-PT" | "ES-419" => upper,
        "ZH-TW" | "ZH-HK" | "ZH-HANT" => "ZH-HANT".to_owned(),
        _ => match upper.split('-').next().unwrap_or_default() {
            "EN" => "EN-US".to_owned(),
            "PT" => "PT-PT".to_owned(),
            "ZH" => "ZH-HANS".to_owned(),
            "NO" | "NN" => "NB".to_owned(),
            language => language.to_owned(),
        },
    }
}
