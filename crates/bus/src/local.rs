//! The bus of a single process.

use std::sync::{Arc, OnceLock};

use chinwag_model::{AppKey, UserId};

use crate::{Bus, Listener, Publication};

/// Hands publications straight to the one hub of this process.
#[derive(Default)]
pub struct LocalBus {
    listener: OnceLock<Arc<dyn Listener>>,
}

impl LocalBus {
    /// Connects the hub. Only the first call counts; publications before it go nowhere.
    pub fn connect(&self, listener: Arc<dyn Listener>) {
        let _ = self.listener.set(listener);
    }
}

impl Bus for LocalBus {
    fn publish(&self, publication: Publication) {
        if let Some(listener) = self.listener.get() {
            listener.deliver(publication);
        }
    }

    fn may_be_connected(&self, app: AppKey, user: &UserId) -> bool {
        self.listener.get().is_some_and(|listener| listener.is_connected(app, user))
    }

    fn settings_changed(&self, app: AppKey) {
        if let Some(listener) = self.listener.get() {
            listener.settings_changed(app);
        }
    }
}
