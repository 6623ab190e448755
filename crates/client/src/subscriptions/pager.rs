//! Makes a window grow, by one page at a time.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use parking_lot::Mutex;

use crate::error::Error;

type Load = BoxFuture<'static, Result<(), Error>>;

/// Calls that run in parallel share their pages, up to the largest number that any of them asks for.
#[derive(Default)]
pub(super) struct Pager {
    loading: Mutex<Option<(Arc<AtomicUsize>, WeakShared<Load>)>>,
}

impl Pager {
    /// Joins the loading that is under way, or begins one. `load` is given how many are wanted, which may grow.
    pub(super) fn load<F>(&self, count: usize, load: impl FnOnce(Arc<AtomicUsize>) -> F) -> Shared<Load>
    where
        F: Future<Output = Result<(), Error>> + Send + 'static,
    {
        let mut loading = self.loading.lock();
        if let Some((wanted, running)) = &*loading
            && let Some(running) = running.upgrade().filter(|running| running.peek().is_none())
        {
            wanted.fetch_max(count, Ordering::Relaxed);
            return running;
        }
        let wanted = Arc::new(AtomicUsize::new(count));
        let begun = load(wanted.clone()).boxed().shared();
        *loading = begun.downgrade().map(|weak| (wanted, weak));
        begun
    }
}
