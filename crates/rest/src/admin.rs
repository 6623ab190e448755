//! `/admin/v1`: what operators do from elsewhere. Everything here can also be done on the command line.

mod apps;
mod keys;
mod webhooks;

use std::sync::Arc;

use chinwag_engine::Engine;
use chinwag_model::{App, AppId};
use chinwag_protocol::ErrorCode;

use crate::errors::{RestError, not_found};
use crate::openapi::Routes;

pub(crate) fn routes() -> Routes {
    apps::routes().merge(keys::routes()).merge(webhooks::routes())
}

/// The app that the address names. To operators, one that is not there is simply not there.
async fn app(engine: &Engine, id: &AppId) -> Result<Arc<App>, RestError> {
    engine.app(id).await.map_err(not_found(ErrorCode::UnknownApp))
}
