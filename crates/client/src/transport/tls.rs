//! Encryption of connections, and whom to trust.

#[cfg(not(feature = "tls"))]
mod without {
    use tokio_tungstenite::connect_async_with_config;
    use tokio_tungstenite::tungstenite::Result;

    /// Whether `wss://` addresses can be connected to.
    pub(crate) const IS_BUILT_IN: bool = false;

    /// Opens a WebSocket.
    pub(crate) async fn connect(url: &str) -> Result<super::Opened> {
        connect_async_with_config(url, None, true).await
    }
}

#[cfg(feature = "tls")]
mod with {
    use std::sync::{Arc, OnceLock};

    use rustls::crypto::ring;
    use rustls::{ClientConfig, Error, RootCertStore};
    use tokio_tungstenite::tungstenite::Result;
    use tokio_tungstenite::tungstenite::error::TlsError;
    use tokio_tungstenite::{Connector, connect_async_tls_with_config};

    /// Whether `wss://` addresses can be connected to.
    pub(crate) const IS_BUILT_IN: bool = true;

    /// Opens a WebSocket.
    pub(crate) async fn connect(url: &str) -> Result<super::Opened> {
        let connector = Connector::Rustls(config().map_err(|error| TlsError::Rustls(error.into()))?);
        connect_async_tls_with_config(url, None, true, Some(connector)).await
    }

    /// Trusts whom browsers trust. The roots are compiled in, so that a container needs none.
    fn config() -> std::result::Result<Arc<ClientConfig>, Error> {
        static CONFIG: OnceLock<std::result::Result<Arc<ClientConfig>, Error>> = OnceLock::new();
        let make = || {
            let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
            // Named here, so that it does not depend on what else is linked into the program.
            let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
            let config = config.with_safe_default_protocol_versions()?;
            Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
        };
        CONFIG.get_or_init(make).clone()
    }
}

use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::client::Response;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

type Opened = (WebSocketStream<MaybeTlsStream<TcpStream>>, Response);

#[cfg(feature = "tls")]
pub(super) use with::{IS_BUILT_IN, connect};
#[cfg(not(feature = "tls"))]
pub(super) use without::{IS_BUILT_IN, connect};
