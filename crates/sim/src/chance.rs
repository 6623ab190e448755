//! Everything that is left to chance in a simulated world, out of one seed.

use std::time::Duration;

use chinwag_model::{Clock, Entropy, Timestamp};
use parking_lot::Mutex;
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};

/// When a simulated world begins, in Unix milliseconds.
const BEGINNING: i64 = 1_790_000_000_000;

/// A seeded source of decisions. The same seed and the same questions in the same order give the same answers.
pub struct Chance(Mutex<SmallRng>);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(SmallRng::seed_from_u64(seed)))
    }

    /// A number from 0 to `limit`, without the limit itself. 0 when that is 0.
    pub fn below(&self, limit: u64) -> u64 {
        if limit == 0 { 0 } else { self.0.lock().random_range(0..limit) }
    }

    /// Whether something happens that happens once in `times`.
    pub fn once_in(&self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn one_of<'a, T>(&self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len() as u64) as usize)
    }

    /// A time of at most this length.
    pub fn within(&self, longest: Duration) -> Duration {
        Duration::from_millis(self.below(longest.as_millis() as u64 + 1))
    }
}

impl Entropy for Chance {
    fn next_u64(&self) -> u64 {
        self.0.lock().random()
    }
}

/// The clock of a simulated world: it moves when everybody waits, and goes on when a server starts anew.
pub struct SimulatedClock;

impl Clock for SimulatedClock {
    fn now(&self) -> Timestamp {
        let elapsed = turmoil::sim_elapsed().unwrap_or_default();
        Timestamp::from_millis(BEGINNING + elapsed.as_millis() as i64)
    }
}
