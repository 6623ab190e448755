//! Previews of pages on a web of this machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION, USER_AGENT};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use chinwag_model::AppKey;
use chinwag_preview::{Preview, PreviewOptions, PreviewPicture, Previews};
use futures_util::future::join_all;

const APP: AppKey = AppKey(1);

/// A web, and how often a page of it was asked for.
struct Web {
    origin: String,
    asked: Arc<AtomicUsize>,
}

impl Web {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a web of this machine");
        let port = listener.local_addr().expect("a web of this machine").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let answer = move |Path(path): Path<String>, headers: HeaderMap| {
            counted.fetch_add(1, Ordering::SeqCst);
            async move { page(&path, port, &headers).await }
        };
        let router = Router::new().route("/{*path}", get(answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin: format!("http://localhost:{port}"), asked }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn gif() -> Vec<u8> {
    b"GIF89a\x28\x00\x14\x00\x00\x00\x00\x3b".to_vec()
}

async fn page(path: &str, port: u16, headers: &HeaderMap) -> Response {
    let to = |target: &str| (axum::http::StatusCode::FOUND, [(LOCATION, target.to_owned())]).into_response();
    let title = |title: &str| Html(format!("<title>{title}</title>")).into_response();
    let with = |kind: &'static str, body: Vec<u8>| ([(CONTENT_TYPE, kind)], body).into_response();
    match path {
        "bike" => Html(
            "<title>Bike</title><meta property=og:site_name content=Shop><meta property=og:image content=bike.gif>
             <meta property=og:description content='It is red.'>",
        )
        .into_response(),
        "bike.gif" => with("text/plain", gif()),
        "agent" => title(headers[USER_AGENT].to_str().expect("a web of this machine")),
        "cookies" => title(if headers.contains_key("cookie") || headers.contains_key("referer") { "told" } else { "nothing" }),
        "once" => to("/bike"),
        "four" => to("/three"),
        "three" => to("/two"),
        "two" => to("/once"),
        "round" => to("/round"),
        "inside" => to(&format!("http://127.0.0.1:{port}/bike")),
        "file" => to("file:///etc/passwd"),
        "text" => with("text/plain", b"<title>No page</title>".to_vec()),
        "latin" => with("text/html; charset=iso-8859-1", b"<title>caf\xe9</title>".to_vec()),
        "zipped" => ([(CONTENT_ENCODING, "gzip")], Html("<title>zipped</title>")).into_response(),
        "gone" => (axum::http::StatusCode::NOT_FOUND, Html("<title>Gone</title>")).into_response(),
        "untitled" => Html("<p>Nothing").into_response(),
        "svg" => Html("<title>SVG</title><meta property=og:image content=svg.svg>").into_response(),
        "svg.svg" => with("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        "heavy" => Html("<title>Heavy</title><meta property=og:image content=heavy.gif>").into_response(),
        "heavy.gif" => with("image/gif", [gif(), vec![0; 2 * 1024 * 1024]].concat()),
        "late" => Html(format!("{}<title>Late</title>", " ".repeat(600 * 1024))).into_response(),
        "endless" => endless("<head><title>Endless</title>"),
        "slow" => std::future::pending().await,
        // Nothing more comes, and it does not end.
        "open" => open("<head><title>Open</title></HEAD>"),
        _ => axum::http::StatusCode::NOT_FOUND.into_response(),
    }
}

fn endless(start: &'static str) -> Response {
    let parts = std::iter::once(start.to_owned()).chain(std::iter::repeat_with(|| "<p>more".repeat(1_000)));
    let stream = futures_util::stream::iter(parts.map(Ok::<_, std::io::Error>));
    ([(CONTENT_TYPE, "text/html")], Body::from_stream(stream)).into_response()
}

fn open(start: &'static str) -> Response {
    use futures_util::StreamExt as _;
    let first = futures_util::stream::iter([Ok::<_, std::io::Error>(start)]);
    let stream = first.chain(futures_util::stream::pending());
    ([(CONTENT_TYPE, "text/html")], Body::from_stream(stream)).into_response()
}

fn previews(allow_private: bool) -> Previews {
    Previews::new(PreviewOptions { allow_private, secret: [7; 32] }).expect("a web of this machine")
}

async fn of(previews: &Previews, link: &str) -> Option<Arc<Preview>> {
    let key = previews.offer(APP, link).await.expect("a link of the web");
    previews.preview(APP, &key).await.expect("a web of this machine")
}

async fn title(web: &Web, path: &str) -> Option<String> {
    let link = format!("{}/{path}", web.origin);
    Some(of(&previews(true), &link).await?.title.clone())
}

#[tokio::test]
async fn a_page_has_a_preview_and_its_picture() {
    let (web, previews) = (Web::start().await, previews(true));
    let link = format!("{}/bike#saddle", web.origin);
    let expected = Preview {
        site: Some("Shop".to_owned()),
        title: "Bike".to_owned(),
        description: Some("It is red.".to_owned()),
        picture: Some(PreviewPicture { width: 40, height: 20 }),
    };
    assert_eq!(of(&previews, &link).await.as_deref(), Some(&expected));
    let key = previews.offer(APP, &link).await.unwrap();
    let picture = previews.picture(APP, &key).await.unwrap();
    assert_eq!((&picture.bytes[..], picture.content_type), (&gif()[..], "image/gif"));
    // What another app may show, and what nobody was offered, is not to be had.
    assert_eq!(previews.picture(AppKey(2), &key).await, None);
    assert_eq!(previews.preview(AppKey(2), &key).await, Ok(None));
    assert_eq!(previews.preview(APP, "0000").await, Ok(None));
}

#[tokio::test]
async fn a_page_is_read_once_for_all() {
    let (web, previews) = (Web::start().await, previews(true));
    let link = format!("{}/once", web.origin);
    let all = join_all((0..20).map(|_| of(&previews, &link))).await;
    assert!(all.iter().all(|one| one.is_some()));
    let gone = format!("{}/gone", web.origin);
    assert_eq!(join_all((0..20).map(|_| of(&previews, &gone))).await, vec![None; 20]);
    assert_eq!(of(&previews, &gone).await, None);
    // The redirect, the page, its picture; and once that there is nothing.
    assert_eq!(web.asked(), 4);
}

#[tokio::test]
async fn the_site_learns_who_asks_and_nothing_of_readers() {
    let web = Web::start().await;
    let agent = title(&web, "agent").await.unwrap();
    assert!(agent.starts_with("Chinwag/") && agent.ends_with("(link previews)"), "{agent}");
    assert_eq!(title(&web, "cookies").await.as_deref(), Some("nothing"));
}

#[tokio::test]
async fn a_few_redirects_are_followed() {
    let web = Web::start().await;
    for (path, expected) in [
        ("once", Some("Bike")),
        ("two", Some("Bike")),
        ("three", Some("Bike")),
        ("four", None),
        ("round", None),
        ("file", None),
    ] {
        assert_eq!(title(&web, path).await.as_deref(), expected, "{path}");
    }
}

#[tokio::test]
async fn what_is_no_page_has_no_preview() {
    let web = Web::start().await;
    for path in ["text", "zipped", "gone", "untitled", "bike.gif", "late"] {
        assert_eq!(title(&web, path).await, None, "{path}");
    }
    assert_eq!(title(&web, "latin").await.as_deref(), Some("café"));
    let previews = previews(true);
    for link in ["mailto:a@b.example", "ftp://a.example", "javascript:alert(1)", "nothing"] {
        assert_eq!(previews.offer(APP, link).await, None, "{link}");
    }
    let password = web.origin.replace("://", "://user:secret@");
    assert_eq!(of(&previews, &format!("{password}/bike")).await, None);
}

#[tokio::test]
async fn of_a_page_without_end_only_the_beginning_is_read() {
    let web = Web::start().await;
    assert_eq!(title(&web, "endless").await.as_deref(), Some("Endless"));
    assert_eq!(title(&web, "open").await.as_deref(), Some("Open"));
}

#[tokio::test]
async fn a_page_that_does_not_answer_is_given_up() {
    let web = Web::start().await;
    let slow = title(&web, "slow");
    let waited = tokio::time::timeout(std::time::Duration::from_secs(8), slow).await;
    assert_eq!(waited, Ok(None));
}

#[tokio::test]
async fn a_picture_that_is_none_is_left_out() {
    let (web, previews) = (Web::start().await, previews(true));
    for path in ["svg", "heavy"] {
        let link = format!("{}/{path}", web.origin);
        assert_eq!(of(&previews, &link).await.unwrap().picture, None, "{path}");
        let key = previews.offer(APP, &link).await.unwrap();
        assert_eq!(previews.picture(APP, &key).await, None, "{path}");
    }
}

#[tokio::test]
async fn what_is_inside_is_not_asked() {
    let web = Web::start().await;
    let port = web.origin.rsplit_once(':').unwrap().1.to_owned();
    let previews = previews(false);
    for host in ["localhost", "127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0"] {
        assert_eq!(of(&previews, &format!("http://{host}:{port}/bike")).await, None, "{host}");
    }
    assert_eq!(of(&previews, "http://169.254.169.254/latest/meta-data/").await, None);
    assert_eq!(web.asked(), 0, "nobody came");
}
