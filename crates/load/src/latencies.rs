//! Times, and what they say together.

use std::time::Duration;

/// Times in microseconds, in no order.
#[derive(Debug, Default, Clone)]
pub struct Latencies(Vec<u32>);

impl Latencies {
    /// Adds one.
    pub fn add(&mut self, time: Duration) {
        self.0.push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
    }

    /// Adds those of another.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time in milliseconds that a share of them does not exceed: 0.5 for the median, 0.99 for the slowest
    /// hundredth. Zero when there are none.
    pub fn percentile_ms(&mut self, share: f64) -> f64 {
        self.0.sort_unstable();
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.max(1) - 1).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_times_given() {
        let mut latencies = Latencies::default();
        assert_eq!(latencies.percentile_ms(0.99), 0.0);
        for ms in (1..=200).rev() {
            latencies.add(Duration::from_millis(ms));
        }
        assert_eq!((latencies.percentile_ms(0.5), latencies.percentile_ms(0.99)), (100.0, 198.0));
        assert_eq!(latencies.percentile_ms(1.0), 200.0);
    }
}
