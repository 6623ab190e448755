//! What the program's side of a session and its driver have in common.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use chinwag_model::Entropy;
use parking_lot::Mutex;

use super::driver::drive;
use crate::core::{Core, Signals};
use crate::error::SessionEnd;
use crate::transport::Dial;

/// Held by the driver, too: its end does not wait for anything that the program holds.
pub(super) struct Shared {
    pub(super) core: Mutex<Core>,
    pub(super) signals: Arc<Signals>,
    pub(super) address: String,
    pub(super) dial: Arc<dyn Dial>,
    pub(super) entropy: Arc<dyn Entropy>,
}

/// The program's side: when the last one is dropped, the driver ends.
pub(super) struct Handle {
    pub(super) shared: Arc<Shared>,
    driven: AtomicBool,
    last_number: AtomicU64,
}

impl Handle {
    pub(super) fn new(core: Core, address: String, dial: Arc<dyn Dial>, entropy: Arc<dyn Entropy>) -> Self {
        let signals = core.signals.clone();
        let shared = Shared { core: Mutex::new(core), signals, address, dial, entropy };
        Self { shared: Arc::new(shared), driven: AtomicBool::new(false), last_number: AtomicU64::new(0) }
    }

    /// Starts the driver, unless it runs already.
    pub(super) fn connect(&self) {
        if !self.driven.swap(true, Ordering::Relaxed) {
            tokio::spawn(drive(self.shared.clone()));
        }
    }

    pub(super) fn next_number(&self) -> u64 {
        self.last_number.fetch_add(1, Ordering::Relaxed)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.shared.core.lock().end(SessionEnd::Closed);
    }
}
