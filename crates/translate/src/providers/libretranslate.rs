//! LibreTranslate: `POST /translate`, as its `/docs` says. The language that is translated from is found by itself.

use serde::Deserialize;
use serde_json::json;

use super::{Service, answer};
use crate::TranslateError;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    translated_text: String,
}

pub(super) async fn translate(service: &Service, html: &str, tag: &str) -> Result<String, TranslateError> {
    let mut body = json!({ "q": html, "source": "auto", "target": language(tag), "format": "html" });
    if !service.key.is_empty() {
        body["api_key"] = json!(service.key);
    }
    Ok(answer::<Answer>(service.post("/translate").json(&body)).await?.translated_text)
}

/// It knows languages, two scripts of Chinese, and Brazil's Portuguese.
fn language(tag: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    match lower.as_str() {
        "zh-tw" | "zh-hk" | "zh-hant" => "zh-Hant".to_owned(),
        "pt-br" => "pt-BR".to_owned(),
        _ => match lower.split('-').next().unwrap_or_default() {
            "zh" => "zh-Hans".to_owned(),
            "no" => "nb".to_owned(),
            language => language.to_owned(),
        },
    }
}
