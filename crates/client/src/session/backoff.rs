//! How long to wait before connecting again.

use std::time::Duration;

use chinwag_model::Entropy;

const FIRST: Duration = Duration::from_millis(500);
const MAX: Duration = Duration::from_secs(30);

/// Doubling, with full jitter, so that clients do not come in waves.
#[derive(Default)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Longer after each call, on the average.
    pub(super) fn next(&mut self, entropy: &dyn Entropy) -> Duration {
        let ceiling = FIRST.saturating_mul(2_u32.saturating_pow(self.failures)).min(MAX);
        self.failures = self.failures.saturating_add(1);
        let millis = u64::try_from(ceiling.as_millis()).unwrap_or(u64::MAX);
        Duration::from_millis(entropy.next_u64() % (millis + 1))
    }

    /// It works: the next wait is short again.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Always the longest wait that is possible: one less than a multiple of every ceiling and one.
    struct Longest(u64);

    impl Entropy for Longest {
        fn next_u64(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn waits_double_up_to_half_a_minute_and_begin_anew() {
        let mut backoff = Backoff::default();
        let ceilings = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
        for ceiling in ceilings {
            assert_eq!(backoff.next(&Longest(ceiling)), Duration::from_millis(ceiling));
        }
        assert_eq!(backoff.next(&Longest(0)), Duration::ZERO, "jitter is full");
        backoff.reset();
        assert_eq!(backoff.next(&Longest(500)), Duration::from_millis(500));
        for _ in 0..100 {
            assert!(backoff.next(&Longest(u64::MAX)) <= MAX);
        }
    }
}
