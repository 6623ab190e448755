//! The real time and the real randomness. Everything else is given them as parameters.

use chinwag_model::{Clock, Entropy, Timestamp};
use rand::Rng as _;

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the real time comes in")]
    fn now(&self) -> Timestamp {
        let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Timestamp::from_millis(since_epoch.map_or(0, |time| time.as_millis() as i64))
    }
}

/// The operating system's randomness, through a generator fit for secrets.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "this is where the real randomness comes in")]
    fn next_u64(&self) -> u64 {
        rand::rng().next_u64()
    }
}
