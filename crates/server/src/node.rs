//! One server: store, engine, hub and doors, wired together.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use chinwag_bus::LocalBus;
use chinwag_engine::{Engine, EngineOptions, FileOptions};
use chinwag_files::Files;
use chinwag_outbound::{Outbound, OutboundOptions};
use chinwag_realtime::{Hub, Realtime};
use chinwag_store::{SqliteOptions, SqliteStore, Store};
use tokio::net::{TcpListener, TcpSocket};
use tokio_util::sync::CancellationToken;

use crate::ambient::{SystemClock, SystemEntropy};
use crate::config::{Config, Synchronous};
use crate::data_lock::DataLock;
use crate::http::Health;

/// Connections that may wait to be accepted; the system may allow fewer.
const CONNECTIONS_WAITING_MAX: u32 = 16_384;

/// An engine without doors, for commands that do one thing and end.
pub struct Tools {
    /// The use cases.
    pub engine: Arc<Engine>,
}

impl Tools {
    /// Opens the store. A server may be running on it.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open(config: &Config) -> Result<Self, String> {
        let bus = Arc::new(LocalBus::default());
        Ok(Self { engine: start_engine(open_store(config)?, bus, engine_options(config)?) })
    }

    /// Opens a store that must be there: a mistyped folder is not to become an empty database.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open_existing(config: &Config) -> Result<Self, String> {
        match config.database() {
            database if database.exists() => Self::open(config),
            database => Err(format!("there is no database {}; is --data right?", database.display())),
        }
    }
}

/// A server that listens, and does not answer yet.
pub struct Node {
    /// The use cases.
    pub engine: Arc<Engine>,
    /// The store beneath, for whoever needs an engine of another time.
    pub store: Arc<dyn Store>,
    realtime: Realtime,
    outbound: Outbound,
    listener: TcpListener,
    grace: Duration,
    metrics: bool,
    /// Held as long as the server runs.
    _lock: DataLock,
}

impl Node {
    /// Opens the store and starts to listen.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub async fn start(config: &Config) -> Result<Self, String> {
        make_folder(&config.data)?;
        let lock = DataLock::take(&config.data)?;
        let store = open_store(config)?;
        let bus = Arc::new(LocalBus::default());
        let hub = Arc::new(Hub::default());
        bus.connect(hub.clone());
        let options = EngineOptions { files: Some(open_files(config).await?), ..engine_options(config)? };
        let engine = start_engine(store.clone(), bus, options);
        let listener =
            listen(config.listen).map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
        Ok(Self {
            realtime: Realtime::new(engine.clone(), hub),
            outbound: Outbound::new(engine.clone(), &outbound_options(config))?,
            engine,
            store,
            listener,
            grace: Duration::from_secs(config.shutdown.grace_seconds),
            metrics: config.metrics,
            _lock: lock,
        })
    }

    /// Where it can be reached from this machine.
    pub fn address(&self) -> String {
        self.listener
            .local_addr()
            .map_or_else(|_| "an unknown address".to_owned(), |at| format!("http://{at}"))
    }

    /// Answers until asked to stop; then finishes what was begun.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub async fn serve(
        self,
        pages: Router,
        stop: impl Future<Output = std::io::Result<()>>,
    ) -> Result<(), String> {
        let stopping = CancellationToken::new();
        let health = Health::new(self.engine.clone(), stopping.clone());
        let router = Router::new()
            .merge(self.realtime.router())
            .merge(chinwag_rest::router(self.engine.clone()))
            .merge(crate::http::operations(health, self.metrics))
            .merge(pages)
            .layer(axum::middleware::from_fn(crate::http::tell_peer))
            .into_make_service_with_connect_info::<SocketAddr>();
        // Small frames go out at once: waiting for more of them holds up messages by the 40 ms of a late acknowledgement.
        let listener = self.listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let server = axum::serve(listener, router).with_graceful_shutdown(stopping.clone().cancelled_owned());
        let server = tokio::spawn(async move { server.await });
        let outbound = tokio::spawn(self.outbound.run(stopping.clone()));
        let watched = self.engine.clone();
        let watching = tokio::spawn(async move { watched.watch_apps().await });
        stop.await.map_err(|error| format!("cannot listen for signals: {error}"))?;
        tracing::info!("stopping");
        stopping.cancel();
        let finish = async {
            self.realtime.drain().await;
            let _ = server.await;
            let _ = outbound.await;
        };
        if tokio::time::timeout(self.grace, finish).await.is_err() {
            tracing::warn!(grace_seconds = self.grace.as_secs(), "some requests did not finish in time");
        }
        watching.abort();
        self.engine.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Listens, with room for all clients that a restart has dropped: those that find none try again a second later.
fn listen(at: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(at)?;
    socket.listen(CONNECTIONS_WAITING_MAX)
}

fn open_store(config: &Config) -> Result<Arc<SqliteStore>, String> {
    make_folder(&config.data)?;
    let options = SqliteOptions {
        synchronous: match config.store.synchronous {
            Synchronous::Full => chinwag_store::Synchronous::Full,
            Synchronous::Normal => chinwag_store::Synchronous::Normal,
            Synchronous::Off => chinwag_store::Synchronous::Off,
        },
        readers: config.store.readers.get(),
        seal: config.secrets.seal()?,
        ..SqliteOptions::new(config.database())
    };
    let store = SqliteStore::open(&options)
        .map_err(|error| format!("cannot open {}: {error}", config.database().display()))?;
    Ok(Arc::new(store))
}

fn make_folder(data: &Path) -> Result<(), String> {
    std::fs::create_dir_all(data)
        .map_err(|error| format!("cannot make the folder {}: {error}", data.display()))
}

async fn open_files(config: &Config) -> Result<FileOptions, String> {
    let files = Files::open(config.uploads(), &config.file_storage()?).await;
    let files = files.map_err(|error| format!("cannot open the files: {error}"))?;
    Ok(FileOptions {
        size_max: config.files.size_max(),
        quota: config.files.quota(),
        types: config.files.types.clone(),
        scanner: config.files.scanner()?,
        files,
    })
}

fn engine_options(config: &Config) -> Result<EngineOptions, String> {
    let public_url = config.public_url.trim_end_matches('/');
    Ok(EngineOptions {
        participant_limit: config.limits.participants.get(),
        rate_limits: config.rate_limits.options(),
        public_url: (!public_url.is_empty()).then(|| public_url.to_owned()),
        files: None,
        translator: config.translation.translator()?,
        previews: Some(config.link_previews.previews()?),
        admin_token: config.admin.token()?,
        new_app_settings: config.new_apps.settings(),
    })
}

fn outbound_options(config: &Config) -> OutboundOptions {
    OutboundOptions { allow_private: config.webhooks.allow_private, ..OutboundOptions::default() }
}

fn start_engine(store: Arc<dyn Store>, bus: Arc<LocalBus>, options: EngineOptions) -> Arc<Engine> {
    Engine::start(store, bus, Arc::new(SystemClock), Arc::new(SystemEntropy), options)
}
