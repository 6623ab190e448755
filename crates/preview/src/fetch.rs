//! Reading from the web, with bounds to everything.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use chinwag_guard::Guard;
use reqwest::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use reqwest::{Client, Response};
use url::Url;

/// How long a page may take, and a picture: from looking up the name to the last byte, redirects included.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it may lead elsewhere.
const REDIRECTS_MAX: usize = 3;
/// How much of a page is read. What it says of itself stands at its beginning.
const PAGE_MAX_BYTES: usize = 512 * 1024;
/// The largest picture.
const PICTURE_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Who asks. Sites can tell it apart, and refuse it.
const AGENT: &str = concat!("Chinwag/", env!("CARGO_PKG_VERSION"), " (link previews)");

/// A page as it came.
pub(crate) struct Fetched {
    /// Where it is in the end.
    pub address: Url,
    pub content_type: String,
    pub bytes: Bytes,
}

/// Reads from the web.
pub(crate) struct Fetch {
    client: Client,
    guard: Guard,
}

impl Fetch {
    pub(crate) fn new(allow_private: bool) -> Result<Self, String> {
        let guard = Guard { allow_private, setting: "link_previews.allow_private" };
        let client = guard.client().user_agent(AGENT).timeout(PATIENCE).pool_max_idle_per_host(0).build();
        Ok(Self { client: client.map_err(|error| error.to_string())?, guard })
    }

    /// The beginning of a page. The error says why there is none, without the address.
    pub(crate) async fn page(&self, url: &Url) -> Result<Fetched, String> {
        within(async {
            let (address, answer) = self.follow(url, "text/html,application/xhtml+xml").await?;
            let content_type = header(&answer, &CONTENT_TYPE).unwrap_or_default().to_owned();
            let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            if !matches!(kind.as_str(), "text/html" | "application/xhtml+xml") {
                return Err(format!("it is no page, but {kind:?}"));
            }
            let bytes = read(answer, PAGE_MAX_BYTES, has_head).await?;
            Ok(Fetched { address, content_type, bytes })
        })
        .await
    }

    /// A picture, whole.
    pub(crate) async fn picture(&self, url: &Url) -> Result<Bytes, String> {
        within(async {
            let (_, answer) = self.follow(url, "image/webp,image/png,image/jpeg,image/gif").await?;
            if answer.content_length().is_some_and(|length| length > PICTURE_MAX_BYTES as u64) {
                return Err("the picture is too large".to_owned());
            }
            let bytes = read(answer, PICTURE_MAX_BYTES + 1, |_, _| false).await?;
            match bytes.len() > PICTURE_MAX_BYTES {
                true => Err("the picture is too large".to_owned()),
                false => Ok(bytes),
            }
        })
        .await
    }

    /// Asks for an address, and for where it leads. Each is judged before it is asked.
    async fn follow(&self, url: &Url, accept: &'static str) -> Result<(Url, Response), String> {
        let mut url = url.clone();
        for _ in 0..=REDIRECTS_MAX {
            if !matches!(url.scheme(), "http" | "https") {
                return Err(format!("it leads to {:?}, which is not the web", url.scheme()));
            }
            if !url.username().is_empty() || url.password().is_some() {
                return Err("the address holds a password".to_owned());
            }
            self.guard.check(&url)?;
            let answer = self.client.get(url.clone()).header(ACCEPT, accept).send().await;
            let answer = answer.map_err(|error| Guard::explain(&error))?;
            let status = answer.status();
            if status.is_redirection() {
                let target = header(&answer, &LOCATION).ok_or_else(|| format!("it was answered {status}"))?;
                url = url.join(target).map_err(|error| format!("it leads to no address: {error}"))?;
                continue;
            }
            if !status.is_success() {
                return Err(format!("it was answered {status}"));
            }
            // None was asked for. Whoever sends one anyway could make much of little.
            if header(&answer, &CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
                return Err("it is compressed, which nobody asked for".to_owned());
            }
            return Ok((url, answer));
        }
        Err(format!("it leads elsewhere more than {REDIRECTS_MAX} times"))
    }
}

async fn within<T>(work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let late = |_| Err(format!("it took longer than {} s", PATIENCE.as_secs()));
    tokio::time::timeout(PATIENCE, work).await.unwrap_or_else(late)
}

/// Reads so many bytes at most, and no more once `is_enough` of what is there, and where the last bytes begin in it.
async fn read(
    mut answer: Response,
    max: usize,
    is_enough: impl Fn(&[u8], usize) -> bool,
) -> Result<Bytes, String> {
    let mut bytes = BytesMut::new();
    while let Some(more) = answer.chunk().await.map_err(|error| Guard::explain(&error))? {
        let before = bytes.len();
        bytes.extend_from_slice(&more[..more.len().min(max - before)]);
        if bytes.len() == max || is_enough(&bytes, before) {
            break;
        }
    }
    Ok(bytes.freeze())
}

/// Whether the end of a page's head is there.
fn has_head(bytes: &[u8], new_from: usize) -> bool {
    const END: &[u8] = b"</head";
    let from = new_from.saturating_sub(END.len());
    bytes[from..].windows(END.len()).any(|window| window.eq_ignore_ascii_case(END))
}

fn header<'a>(answer: &'a Response, name: &reqwest::header::HeaderName) -> Option<&'a str> {
    answer.headers().get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::Router;
    use axum::response::{Html, Redirect};
    use axum::routing::get;

    use super::*;

    #[tokio::test]
    async fn a_page_out_there_leads_nowhere_inside() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let inside = Arc::new(AtomicUsize::new(0));
        let counted = inside.clone();
        let page = move || {
            counted.fetch_add(1, Ordering::SeqCst);
            async { Html("<title>Inside</title></head>") }
        };
        let to = |host: &str| Redirect::temporary(&format!("http://{host}:{}/inside", at.port()));
        let (number, name, out) = (to("127.0.0.1"), to("localhost"), to("shop.example"));
        let router = Router::new()
            .route("/inside", get(page))
            .route("/number", get(async || number))
            .route("/name", get(async || name))
            .route("/out", get(async || out));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let guard = Guard { allow_private: false, setting: "test" };
        // A name that is taken to be out there, whatever it leads to.
        let client = guard.client().resolve("shop.example", at).build().unwrap();
        let fetch = Fetch { client, guard };
        let page = async |path: &str| {
            let url = Url::parse(&format!("http://shop.example:{}/{path}", at.port())).unwrap();
            fetch.page(&url).await.map(|_| ())
        };
        for path in ["number", "name"] {
            let error = page(path).await.unwrap_err();
            assert!(error.contains("is not of the public internet"), "{path}: {error}");
        }
        assert_eq!(inside.load(Ordering::SeqCst), 0, "nobody came");
        assert_eq!(page("out").await, Ok(()));
    }
}
