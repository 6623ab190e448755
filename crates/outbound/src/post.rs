//! One attempt to tell a receiver something.

use std::error::Error as _;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use chinwag_engine::{Attempt, Delivery};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use url::{Host, Url};

use crate::is_public;

/// How long a receiver may take, from looking up its name to the head of its answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Posts deliveries.
#[derive(Clone)]
pub(crate) struct Post {
    client: Client,
    allow_private: bool,
}

impl Post {
    pub(crate) fn new(allow_private: bool) -> Result<Self, String> {
        // Another part of the program may have chosen it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(Policy::none())
            // A proxy would connect where we would not.
            .no_proxy()
            .user_agent(concat!("Chinwag/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(Guarded { allow_private }))
            .build();
        Ok(Self { client: client.map_err(|error| error.to_string())?, allow_private })
    }

    pub(crate) async fn attempt(&self, delivery: &Delivery) -> Attempt {
        if delivery.signature.is_empty() {
            return Attempt::Failed(
                "every secret key of the app was revoked: there is none to sign with".to_owned(),
            );
        }
        match self.post(delivery).await {
            Ok(status) if status.is_success() => Attempt::Delivered,
            Ok(status) if status.is_redirection() => {
                Attempt::Failed(format!("it was answered {status}, and redirects are not followed"))
            }
            Ok(status) => Attempt::Failed(format!("it was answered {status}")),
            Err(error) => Attempt::Failed(error),
        }
    }

    async fn post(&self, delivery: &Delivery) -> Result<StatusCode, String> {
        let url = Url::parse(&delivery.url).map_err(|error| format!("the address is none: {error}"))?;
        // Names are looked at when they are resolved. A literal address is not resolved; the parser has brought every
        // way to write one into the usual form.
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::from(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::from(address)),
            Some(Host::Domain(_)) | None => None,
        };
        if let Some(address) = literal.filter(|address| !self.allow_private && !is_public(*address)) {
            return Err(not_public(address));
        }
        let answer = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("X-TalkJS-Timestamp", &delivery.timestamp)
            .header("X-TalkJS-Signature", &delivery.signature)
            .body(delivery.body.clone())
            .send()
            .await;
        answer.map(|answer| answer.status()).map_err(|error| explain(&error))
    }
}

/// Gives only addresses that may be connected to, and these are the ones that are: nothing resolves the name again.
struct Guarded {
    allow_private: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let inside = found.iter().find(|found| !allow_private && !is_public(found.ip()));
            if let Some(inside) = inside {
                return Err(not_public(inside.ip()).into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

fn not_public(address: IpAddr) -> String {
    format!(
        "{address} is not of the public internet, and the operator allows no other (webhooks.allow_private)"
    )
}

/// What was wrong, without the address: it is known, and may hold what is nobody's business.
fn explain(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("it did not answer within {} s", PATIENCE.as_secs());
    }
    let mut cause: Option<&dyn std::error::Error> = error.source();
    let mut innermost = None;
    while let Some(error) = cause {
        innermost = Some(error.to_string());
        cause = error.source();
    }
    format!("it could not be reached: {}", innermost.unwrap_or_else(|| "nobody says why".to_owned()))
}
