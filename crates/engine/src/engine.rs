//! The engine itself: what the use cases share.

use std::sync::Arc;

use chinwag_bus::Bus;
use chinwag_model::{AppSettings, Clock, Entropy, Timestamp, limits};
use chinwag_preview::Previews;
use chinwag_store::Store;
use chinwag_translate::Translator;
use tokio::sync::Notify;

use crate::apps::AppCache;
use crate::files::{Broom, FileOptions};
use crate::online::Online;
use crate::rate_limits::{RateLimitOptions, RateLimits};
use crate::typing::Typing;

/// The use cases of Chinwag, over a store and a bus. Cheap to share.
pub struct Engine {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) bus: Arc<dyn Bus>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) options: EngineOptions,
    pub(crate) apps: AppCache,
    pub(crate) typing: Typing,
    pub(crate) online: Arc<Online>,
    pub(crate) broom: Arc<Broom>,
    pub(crate) rate_limits: RateLimits,
    /// Told when there is something new for webhooks.
    pub(crate) deliveries: Notify,
}

/// What an operator can set about the use cases.
#[derive(Clone)]
pub struct EngineOptions {
    /// Most participants of a conversation.
    pub participant_limit: usize,
    /// Which files are taken; `None` for none.
    pub files: Option<FileOptions>,
    /// How often somebody may ask.
    pub rate_limits: RateLimitOptions,
    /// Where the world reaches this server, such as `https://chat.shop.example`; `None` when requests tell.
    pub public_url: Option<String>,
    /// What translates messages; `None` for nothing.
    pub translator: Option<Translator>,
    /// What reads the pages behind links, for apps that want it; `None` for nothing.
    pub previews: Option<Previews>,
    /// What opens the API for operators; `None` for nothing.
    pub admin_token: Option<String>,
    /// What apps begin with that are created by that API.
    pub new_app_settings: AppSettings,
}

impl Default for EngineOptions {
    fn default() -> Self {
        Self {
            participant_limit: limits::PARTICIPANTS_MAX,
            files: None,
            rate_limits: RateLimitOptions::default(),
            public_url: None,
            translator: None,
            previews: None,
            admin_token: None,
            new_app_settings: AppSettings::default(),
        }
    }
}

impl Engine {
    /// Wires an engine, and starts publishing what the store changes. Needs a Tokio runtime.
    pub fn start(
        store: Arc<dyn Store>,
        bus: Arc<dyn Bus>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        options: EngineOptions,
    ) -> Arc<Self> {
        let (apps, typing, online) = (AppCache::default(), Typing::default(), Arc::new(Online::default()));
        let broom = Arc::new(Broom::default());
        let rate_limits = RateLimits::new(options.rate_limits, &clock);
        let engine = Arc::new(Self {
            store,
            bus,
            clock,
            entropy,
            options,
            apps,
            typing,
            online: online.clone(),
            broom: broom.clone(),
            rate_limits,
            deliveries: Notify::new(),
        });
        tokio::spawn(crate::online::run(Arc::downgrade(&engine), online));
        if engine.options.files.is_some() {
            tokio::spawn(crate::files::run(Arc::downgrade(&engine), broom));
        }
        if let Some(commits) = engine.store.commits() {
            tokio::spawn(crate::publish::run(engine.clone(), commits));
        }
        engine
    }

    /// The present moment, by the engine's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// 64 random bits, from the engine's source.
    pub fn random(&self) -> u64 {
        self.entropy.next_u64()
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), crate::Error> {
        Ok(self.store.ping().await?)
    }

    /// Finishes what was begun and closes the store.
    pub async fn close(&self) {
        self.store.close().await;
    }
}
