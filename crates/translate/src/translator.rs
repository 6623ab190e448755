//! Translates content, and keeps what was translated.

use std::sync::Arc;
use std::time::Duration;

use chinwag_model::{ContentBlock, TextNode};
use moka::future::Cache;
use sha2::{Digest as _, Sha256};

use crate::markup;
use crate::providers::Service;

/// How many blocks are kept, and for how long.
const KEPT_MAX: u64 = 10_000;
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// Why something could not be translated: a sentence for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslateError(pub String);

/// By what a block is kept: the language, and a digest of what it says.
type Key = (String, [u8; 32]);

/// Translates content.
#[derive(Clone)]
pub struct Translator {
    service: Arc<Service>,
    kept: Cache<Key, Arc<Vec<TextNode>>>,
}

impl std::fmt::Debug for Translator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Translator").field("service", &self.service).finish_non_exhaustive()
    }
}

impl Translator {
    /// Translates by a service.
    pub fn new(service: Service) -> Self {
        let kept = Cache::builder().max_capacity(KEPT_MAX).time_to_live(KEPT_FOR).build();
        Self { service: Arc::new(service), kept }
    }

    /// Content in a language, by its tag such as `nl` or `pt-BR`. Files, places, code, names and addresses stay as they
    /// are. Who asks while the same is being translated for somebody else waits for that.
    ///
    /// # Errors
    /// The service gave none.
    pub async fn translate(
        &self,
        content: &[ContentBlock],
        language: &str,
    ) -> Result<Vec<ContentBlock>, TranslateError> {
        let mut translated = Vec::with_capacity(content.len());
        for block in content {
            translated.push(match block {
                ContentBlock::Text { children } => {
                    ContentBlock::Text { children: self.text(children, language).await?.to_vec() }
                }
                other => other.clone(),
            });
        }
        Ok(translated)
    }

    async fn text(&self, nodes: &[TextNode], language: &str) -> Result<Arc<Vec<TextNode>>, TranslateError> {
        let marked = markup::mark(nodes);
        if !marked.has_words {
            return Ok(Arc::new(nodes.to_vec()));
        }
        let key = (language.to_ascii_lowercase(), digest(nodes));
        let translate = async {
            let html = self.service.translate(&marked.html, language).await?;
            Ok(Arc::new(markup::unmark(&html, nodes)))
        };
        self.kept.try_get_with(key, translate).await.map_err(|error: Arc<TranslateError>| (*error).clone())
    }
}

/// Of the whole tree, as the same words may lead elsewhere.
fn digest(nodes: &[TextNode]) -> [u8; 32] {
    let text = serde_json::to_vec(nodes).unwrap_or_default();
    Sha256::digest(&text).into()
}
