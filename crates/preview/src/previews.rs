//! Keeps what was found.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chinwag_model::AppKey;
use moka::Expiry;
use moka::future::Cache;
use parking_lot::Mutex;
use sha2::{Digest as _, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use crate::fetch::Fetch;
use crate::page::read_page;
use crate::picture::Picture;

/// How long what was found is kept, and that there was nothing.
const FOUND_FOR: Duration = Duration::from_secs(60 * 60);
const NOTHING_FOR: Duration = Duration::from_secs(5 * 60);
/// How much is kept: pages, bytes of pictures, bytes of addresses.
const PAGES_KEPT: u64 = 10_000;
const PICTURES_KEPT_BYTES: u64 = 64 * 1024 * 1024;
const LINKS_KEPT_BYTES: u64 = 16 * 1024 * 1024;
/// Longest address that is read, in bytes.
const URL_MAX_BYTES: usize = 2_048;
/// Pages that are read at the same time: for one app, and in all.
const APP_AT_ONCE: usize = 4;
const AT_ONCE: usize = 32;
/// How long a page waits for its turn.
const TURN_WITHIN: Duration = Duration::from_secs(10);

/// What an operator can set about link previews.
#[derive(Debug, Clone, Copy)]
pub struct PreviewOptions {
    /// Whether pages may be on this machine or in a private network.
    pub allow_private: bool,
    /// Makes the keys, so that nobody can guess one.
    pub secret: [u8; 32],
}

/// What is shown of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The name of the site.
    pub site: Option<String>,
    /// What the page is called.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its picture, which is had by the same key.
    pub picture: Option<PreviewPicture>,
}

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PreviewPicture {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Too many pages are being read: ask again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy;

/// Of an app, and by its name in addresses.
type Key = (AppKey, String);
type Found = Option<Arc<Preview>>;

/// Reads the pages behind links, and keeps what they say. Cheap to share.
#[derive(Clone)]
pub struct Previews {
    fetch: Arc<Fetch>,
    secret: [u8; 32],
    /// What may be asked for.
    links: Cache<Key, Url>,
    found: Cache<Key, Found>,
    pictures: Cache<Key, Arc<Picture>>,
    turns: Arc<Semaphore>,
    /// Of apps that wait or read.
    turns_of: Arc<Mutex<HashMap<AppKey, Arc<Semaphore>>>>,
}

struct Freshness;

impl Expiry<Key, Found> for Freshness {
    fn expire_after_create(&self, _: &Key, found: &Found, _: std::time::Instant) -> Option<Duration> {
        Some(if found.is_some() { FOUND_FOR } else { NOTHING_FOR })
    }
}

impl Previews {
    /// By the options of an operator.
    ///
    /// # Errors
    /// A sentence for the operator, when the system has no TLS to give.
    pub fn new(options: PreviewOptions) -> Result<Self, String> {
        let weight = |bytes: usize| u32::try_from(bytes + 128).unwrap_or(u32::MAX);
        let pictures = Cache::builder()
            .max_capacity(PICTURES_KEPT_BYTES)
            .weigher(move |_, picture: &Arc<Picture>| weight(picture.bytes.len()))
            .time_to_live(FOUND_FOR);
        let links = Cache::builder()
            .max_capacity(LINKS_KEPT_BYTES)
            .weigher(move |_, url: &Url| weight(url.as_str().len()))
            .time_to_live(FOUND_FOR);
        Ok(Self {
            fetch: Arc::new(Fetch::new(options.allow_private)?),
            secret: options.secret,
            links: links.build(),
            found: Cache::builder().max_capacity(PAGES_KEPT).expire_after(Freshness).build(),
            pictures: pictures.build(),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            turns_of: Arc::default(),
        })
    }

    /// Lets those who are told the key ask for the preview of a link, for an hour. `None` when there cannot be one. The
    /// same link has the same key as long as the server runs.
    pub async fn offer(&self, app: AppKey, link: &str) -> Option<String> {
        if link.len() > URL_MAX_BYTES {
            return None;
        }
        let mut url = Url::parse(link).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        // It is the reader's, and no server is told.
        url.set_fragment(None);
        let mut digest = Sha256::new();
        digest.update(self.secret);
        digest.update(app.0.to_le_bytes());
        digest.update(url.as_str());
        let name = hex::encode(&digest.finalize()[..20]);
        self.links.insert((app, name.clone()), url).await;
        Some(name)
    }

    /// The preview of a link that was offered; `None` when there is nothing to show. Who asks while the page is being
    /// read waits for that.
    ///
    /// # Errors
    /// [`Busy`], when it did not come to it.
    pub async fn preview(&self, app: AppKey, name: &str) -> Result<Option<Arc<Preview>>, Busy> {
        let key = (app, name.to_owned());
        let Some(url) = self.links.get(&key).await else { return Ok(None) };
        let reading = async {
            let _turn = self.turn(app).await?;
            Ok(self.read(&key, &url).await.map(Arc::new))
        };
        self.found.try_get_with(key.clone(), reading).await.map_err(|busy: Arc<Busy>| *busy)
    }

    /// The picture of a preview, as long as it is kept.
    pub async fn picture(&self, app: AppKey, name: &str) -> Option<Arc<Picture>> {
        self.pictures.get(&(app, name.to_owned())).await
    }

    async fn read(&self, key: &Key, url: &Url) -> Option<Preview> {
        let fetched = match self.fetch.page(url).await {
            Ok(fetched) => fetched,
            Err(reason) => {
                tracing::debug!(reason, "a page has no preview");
                return None;
            }
        };
        let page =
            read_page(&crate::charset::decode(&fetched.bytes, &fetched.content_type), &fetched.address);
        let title = page.title?;
        let picture = match &page.picture {
            Some(url) => self.fetch.picture(url).await.ok().and_then(Picture::look),
            None => None,
        };
        let size =
            picture.as_ref().map(|picture| PreviewPicture { width: picture.width, height: picture.height });
        if let Some(picture) = picture {
            self.pictures.insert(key.clone(), Arc::new(picture)).await;
        }
        Some(Preview { site: page.site, title, description: page.description, picture: size })
    }

    /// Waits until a page of an app may be read.
    async fn turn(&self, app: AppKey) -> Result<(Turn, OwnedSemaphorePermit), Busy> {
        let of_app = {
            let mut turns = self.turns_of.lock();
            let of_app = turns.entry(app).or_insert_with(|| Arc::new(Semaphore::new(APP_AT_ONCE))).clone();
            Turn { turns_of: self.turns_of.clone(), app, of_app, permit: None }
        };
        let wait = async move {
            let mut turn = of_app;
            turn.permit = turn.of_app.clone().acquire_owned().await.ok();
            let permit = self.turns.clone().acquire_owned().await.map_err(|_| Busy)?;
            Ok((turn, permit))
        };
        tokio::time::timeout(TURN_WITHIN, wait).await.unwrap_or(Err(Busy))
    }
}

/// A turn of an app. An app for which nobody waits is forgotten.
struct Turn {
    turns_of: Arc<Mutex<HashMap<AppKey, Arc<Semaphore>>>>,
    app: AppKey,
    of_app: Arc<Semaphore>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.permit = None;
        let mut turns = self.turns_of.lock();
        // One is the table's, one this one's.
        if Arc::strong_count(&self.of_app) == 2 {
            turns.remove(&self.app);
        }
    }
}
