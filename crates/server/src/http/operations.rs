//! For operators: `/healthz`, `/readyz`, `/metrics`.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chinwag_engine::Engine;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

/// Whether the server is well.
#[derive(Clone)]
pub struct Health {
    engine: Arc<Engine>,
    stopping: CancellationToken,
}

impl Health {
    /// Of an engine, until it stops.
    pub fn new(engine: Arc<Engine>, stopping: CancellationToken) -> Self {
        Self { engine, stopping }
    }
}

/// The routes for operators.
pub fn operations(health: Health, metrics: bool) -> Router {
    let mut router = Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready));
    if metrics && let Some(handle) = recorder() {
        let render = move || {
            let text = handle.render();
            async move { ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text) }
        };
        router = router.route("/metrics", get(render));
    }
    router.with_state(health)
}

/// Whether to send traffic here: the store answers, and the server is not going down.
async fn ready(State(health): State<Health>) -> Response {
    if health.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    match health.engine.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response()
        }
    }
}

/// The process has one recorder of metrics.
fn recorder() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let install =
        || PrometheusBuilder::new().install_recorder().inspect_err(|error| tracing::error!(%error)).ok();
    HANDLE.get_or_init(install).as_ref()
}
