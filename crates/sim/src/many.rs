//! Many stories, a few at a time: one story is one thread.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::story::{self, Failure};

/// Tells the stories of these seeds, and hands over each one that fails as soon as it is known. How many failed.
pub fn tell_all(seeds: Range<u64>, failed: impl Fn(&Failure) + Sync) -> u64 {
    let next = AtomicU64::new(seeds.start);
    let failures = AtomicU64::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        return;
                    }
                    if let Err(failure) = story::tell(seed) {
                        failures.fetch_add(1, Ordering::Relaxed);
                        failed(&failure);
                    }
                }
            });
        }
    });
    failures.into_inner()
}
