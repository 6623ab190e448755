//! HTTP clients that connect to the public internet only.

use std::error::Error as _;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::ClientBuilder;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use url::{Host, Url};

use crate::is_public;

/// Judges where is connected to.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    /// Whether addresses on this machine or in a private network are fine as well.
    pub allow_private: bool,
    /// The setting that says so, for the error.
    pub setting: &'static str,
}

impl Guard {
    /// A client whose names are resolved to addresses that may be connected to, and nothing resolves them again. Ask
    /// [`Self::check`] about each address that it is sent to: a literal one is not resolved.
    pub fn client(self) -> ClientBuilder {
        // Another part of the program may have chosen it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder()
            .redirect(Policy::none())
            // A proxy would connect where we would not.
            .no_proxy()
            .dns_resolver(Arc::new(self))
    }

    /// Refuses an address that names one inside by its numbers. The parser of addresses has brought every way to write
    /// one into the usual form.
    ///
    /// # Errors
    /// A sentence that says which.
    pub fn check(self, url: &Url) -> Result<(), String> {
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::from(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::from(address)),
            Some(Host::Domain(_)) | None => None,
        };
        match literal.filter(|address| !self.allows(*address)) {
            Some(address) => Err(self.not_public(address)),
            None => Ok(()),
        }
    }

    /// What was wrong, without the address: it is known, and may hold what is nobody's business.
    pub fn explain(error: &reqwest::Error) -> String {
        let mut cause = error.source();
        let mut innermost = None;
        while let Some(error) = cause {
            innermost = Some(error.to_string());
            cause = error.source();
        }
        innermost.unwrap_or_else(|| "nobody says why".to_owned())
    }

    fn allows(self, address: IpAddr) -> bool {
        self.allow_private || is_public(address)
    }

    fn not_public(self, address: IpAddr) -> String {
        let setting = self.setting;
        format!("{address} is not of the public internet, and the operator allows no other ({setting})")
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = *self;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // A name with one address inside is not trusted with the others.
            match found.iter().find(|found| !guard.allows(found.ip())) {
                Some(inside) => Err(guard.not_public(inside.ip()).into()),
                None => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}
