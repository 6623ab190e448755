//! When to commit. A commit has a price of its own: the wait for the disk, and waking those who hear of it. A lone
//! write is committed at once; while writes keep coming, each commit waits a little for company, as long as that
//! brings any.

use std::time::Duration;

use tokio::time::Instant;

/// From the beginning of a commit to the beginning of the next, while waiting brings company.
const APART: Duration = Duration::from_millis(8);
/// Writes waiting from which a commit waits for no more.
const ENOUGH: usize = 64;
/// Writes a commit from which waiting is worth it.
const COMPANY: f32 = 2.0;
/// What waiting is expected to bring when it is tried.
const HOPE: f32 = 2.5;
/// How much of what is expected is what the last commit had.
const WEIGHT: f32 = 0.125;
/// Commits that go without waiting after it was not worth it. Someone who waits for each write before the next would
/// otherwise be slowed down, and nobody gain.
const UNPACED: u32 = 1_000;

/// The pace of commits.
pub struct Pace {
    /// When the last commit began.
    last: Option<Instant>,
    /// Whether the present commit has waited.
    waited: bool,
    /// Writes that a commit has after waiting: a moving average.
    expected: f32,
    /// Commits still to go before waiting is tried again.
    unpaced: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { last: None, waited: false, expected: HOPE, unpaced: 0 }
    }
}

impl Pace {
    /// Called with a write at hand: waits for others, if that is worth it. `waiting` is how many are there already.
    pub fn wait(&mut self, waiting: usize) {
        let since = self.last.map_or(APART, |last| last.elapsed());
        self.waited = false;
        if since < APART && waiting < ENOUGH {
            if self.unpaced > 0 {
                self.unpaced -= 1;
            } else {
                self.waited = true;
                std::thread::sleep(APART - since);
            }
        }
        self.last = Some(Instant::now());
    }

    /// Called with the number of writes that go into the commit.
    pub fn gathered(&mut self, writes: usize) {
        if !self.waited {
            return;
        }
        self.expected += (writes as f32 - self.expected) * WEIGHT;
        if self.expected < COMPANY {
            (self.unpaced, self.expected) = (UNPACED, HOPE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many commits waited, each of them having this many writes.
    fn waited(pace: &mut Pace, commits: usize, writes: usize) -> usize {
        (0..commits)
            .filter(|_| {
                pace.wait(0);
                pace.gathered(writes);
                pace.waited
            })
            .count()
    }

    #[test]
    fn a_lone_write_does_not_wait() {
        let mut pace = Pace::default();
        assert_eq!(waited(&mut pace, 1, 1), 0);
        std::thread::sleep(APART);
        assert_eq!(waited(&mut pace, 1, 1), 0);
    }

    #[test]
    fn waiting_goes_on_while_it_brings_company() {
        assert_eq!(waited(&mut Pace::default(), 20, 5), 19);
    }

    #[test]
    fn waiting_ends_when_nobody_comes() {
        assert!(waited(&mut Pace::default(), UNPACED as usize, 1) < 8);
    }

    #[test]
    fn what_is_many_already_waits_for_no_more() {
        let mut pace = Pace::default();
        pace.wait(0);
        pace.wait(ENOUGH);
        assert!(!pace.waited);
    }
}
