//! `chinwag webhook listen`: a receiver for a developer's machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use chinwag_engine::sign_webhook;
use chinwag_model::{App, WebhookEvent};
use clap::Args;
use tokio::net::TcpListener;

use crate::cli::{app, print};
use crate::node::Tools;
use crate::shutdown;

#[derive(Debug, Args)]
pub(in crate::cli) struct Listen {
    /// The app's id
    app: String,
    /// Port to listen on, on this machine only; 0 picks a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// What to be told; may be repeated. Without it, everything
    #[arg(long = "event", value_name = "EVENT")]
    events: Vec<String>,
}

/// The app whose keys sign, as it was when listening began.
type Receiver = Arc<App>;

impl Listen {
    /// Adds a webhook that leads here, and removes it in the end.
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let events = match self.events.as_slice() {
            [] => WebhookEvent::ALL.to_vec(),
            named => named
                .iter()
                .map(|event| event.parse())
                .collect::<Result<_, _>>()
                .map_err(|error: chinwag_model::Invalid| error.to_string())?,
        };
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener =
            TcpListener::bind(at).await.map_err(|error| format!("cannot listen on {at}: {error}"))?;
        let at = listener.local_addr().map_err(|error| error.to_string())?;
        let url = format!("http://{at}/");
        let added = tools.engine.add_webhook(&app, url.clone(), events).await;
        let webhook = added.map_err(|error| error.to_string())?;
        print::line(format_args!(
            "listening on {url} as {}; the server has to allow private addresses",
            webhook.id
        ));
        let router = Router::new().fallback(receive).with_state(app.clone());
        let stop = async {
            let _ = shutdown::requested().await;
        };
        let served = axum::serve(listener, router).with_graceful_shutdown(stop).await;
        tools.engine.remove_webhook(&app, &webhook.id).await.map_err(|error| error.to_string())?;
        served.map_err(|error| error.to_string())
    }
}

/// Prints an event, and whether it is what it says it is.
async fn receive(State(app): State<Receiver>, headers: HeaderMap, body: String) -> StatusCode {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (timestamp, signature) = (header("x-talkjs-timestamp"), header("x-talkjs-signature"));
    let signed = app.secret_keys.iter().any(|key| sign_webhook(&key.secret, timestamp, &body) == signature);
    let event: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
    let text = |field: &str| event[field].as_str().unwrap_or("?").to_owned();
    let verdict = if signed { "signature good" } else { "SIGNATURE WRONG" };
    print::line(format_args!("{}  {}  {verdict}", text("type"), text("id")));
    print::line(serde_json::to_string_pretty(&event["data"]).unwrap_or(body));
    if signed { StatusCode::OK } else { StatusCode::UNAUTHORIZED }
}
