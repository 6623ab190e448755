//! Each service is spoken to as it publishes, over a real socket.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, Uri};
use axum::{Json, Router};
use chinwag_model::{ContentBlock, TextNode};
use chinwag_translate::{Provider, Service, Translator};
use parking_lot::Mutex;
use serde_json::{Value, json};

/// What a service was asked.
struct Asked {
    path: String,
    headers: HeaderMap,
    body: Value,
}

/// A service that answers everything with the same, and remembers what it was asked.
#[derive(Clone)]
struct Fake {
    answer: Arc<Mutex<(StatusCode, Value)>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    url: String,
}

impl Fake {
    async fn start(answer: Value) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let answer = Arc::new(Mutex::new((StatusCode::OK, answer)));
        let fake = Self { answer, asked: Arc::default(), url };
        let mine = fake.clone();
        let handle = async move |uri: Uri, headers: HeaderMap, Json(body): Json<Value>| {
            mine.asked.lock().push(Asked { path: uri.path().to_owned(), headers, body });
            let (status, answer) = mine.answer.lock().clone();
            (status, Json(answer))
        };
        tokio::spawn(async { axum::serve(listener, Router::new().fallback(handle)).await });
        fake
    }

    fn translator(&self, provider: Provider, key: &str) -> Translator {
        Translator::new(Service::new(provider, &self.url, key).expect("a service"))
    }
}

fn hello() -> Vec<ContentBlock> {
    let bold = TextNode::Bold { children: vec![TextNode::Plain("world".to_owned())] };
    vec![ContentBlock::Text { children: vec![TextNode::Plain("Hello ".to_owned()), bold] }]
}

fn hallo() -> Vec<ContentBlock> {
    let bold = TextNode::Bold { children: vec![TextNode::Plain("wereld".to_owned())] };
    vec![ContentBlock::Text { children: vec![TextNode::Plain("Hallo ".to_owned()), bold] }]
}

const HTML: &str = "Hello <b id=\"0\">world</b>";
const TRANSLATED: &str = "Hallo <b id=\"0\">wereld</b>";

#[tokio::test]
async fn libretranslate() {
    let fake = Fake::start(json!({ "translatedText": TRANSLATED })).await;
    assert_eq!(fake.translator(Provider::LibreTranslate, "").translate(&hello(), "nl-NL").await, Ok(hallo()));
    let with_key = fake.translator(Provider::LibreTranslate, "secret");
    with_key.translate(&hello(), "zh-TW").await.unwrap();
    let asked = fake.asked.lock();
    assert_eq!(asked[0].path, "/translate");
    assert_eq!(asked[0].body, json!({ "q": HTML, "source": "auto", "target": "nl", "format": "html" }));
    let body =
        json!({ "q": HTML, "source": "auto", "target": "zh-Hant", "format": "html", "api_key": "secret" });
    assert_eq!(asked[1].body, body);
}

#[tokio::test]
async fn deepl() {
    let answer = json!({ "translations": [{ "detected_source_language": "EN", "text": TRANSLATED }] });
    let fake = Fake::start(answer).await;
    let translator = fake.translator(Provider::DeepL, "secret:fx");
    assert_eq!(translator.translate(&hello(), "nl").await, Ok(hallo()));
    translator.translate(&hello(), "en").await.unwrap();
    let asked = fake.asked.lock();
    assert_eq!(asked[0].path, "/v2/translate");
    assert_eq!(asked[0].headers["authorization"], "DeepL-Auth-Key secret:fx");
    assert_eq!(asked[0].body, json!({ "text": [HTML], "target_lang": "NL", "tag_handling": "html" }));
    assert_eq!(asked[1].body["target_lang"], "EN-US");
}

#[tokio::test]
async fn google() {
    let translation = json!({ "translatedText": TRANSLATED, "detectedSourceLanguage": "en" });
    let fake = Fake::start(json!({ "data": { "translations": [translation] } })).await;
    assert_eq!(fake.translator(Provider::Google, "secret").translate(&hello(), "nl").await, Ok(hallo()));
    let asked = fake.asked.lock();
    assert_eq!(asked[0].path, "/language/translate/v2");
    assert_eq!(asked[0].headers["x-goog-api-key"], "secret");
    assert_eq!(asked[0].body, json!({ "q": [HTML], "target": "nl", "format": "html" }));
}

#[tokio::test]
async fn what_was_translated_is_not_asked_for_again() {
    let fake = Fake::start(json!({ "translatedText": TRANSLATED })).await;
    let translator = fake.translator(Provider::LibreTranslate, "");
    let content = hello();
    let (one, other) =
        tokio::join!(translator.translate(&content, "nl"), translator.translate(&content, "NL"));
    assert_eq!((one, other), (Ok(hallo()), Ok(hallo())));
    assert_eq!(fake.asked.lock().len(), 1);
    // What has no words needs nobody.
    let mark = vec![ContentBlock::plain("?! 12:30 👍")];
    assert_eq!(translator.translate(&mark, "nl").await, Ok(mark));
    assert_eq!(fake.asked.lock().len(), 1);
}

#[tokio::test]
async fn a_service_that_is_out_is_asked_again() {
    let fake = Fake::start(json!({ "translatedText": TRANSLATED })).await;
    let translator = fake.translator(Provider::LibreTranslate, "secret");
    *fake.answer.lock() = (StatusCode::FORBIDDEN, json!({ "error": "Invalid API key" }));
    let error = translator.translate(&hello(), "nl").await.unwrap_err();
    assert!(error.0.contains("403") && error.0.contains("Invalid API key"), "{}", error.0);
    *fake.answer.lock() = (StatusCode::OK, json!({ "translatedText": TRANSLATED }));
    assert_eq!(translator.translate(&hello(), "nl").await, Ok(hallo()));
}

#[test]
fn a_service_that_cannot_be_is_refused() {
    let wrong = |provider, url: &str, key: &str| Service::new(provider, url, key).unwrap_err();
    assert!(wrong(Provider::LibreTranslate, "", "").contains("say where yours is"));
    assert!(wrong(Provider::DeepL, "", "").contains("needs a key"));
    assert!(wrong(Provider::Google, "ftp://x", "k").contains("http"));
    let shown = format!("{:?}", Service::new(Provider::DeepL, "", "secret:fx").unwrap());
    assert!(shown.contains("api-free.deepl.com") && !shown.contains("secret"), "{shown}");
}
