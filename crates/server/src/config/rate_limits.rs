//! How often somebody may ask.

use std::num::NonZeroU32;

use chinwag_engine::{Rate, RateLimitOptions};
use serde::{Deserialize, Serialize};

/// How often somebody may ask: so many times a second in the long run, and so many at once; 0 for no limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimits {
    /// The back end of one app.
    pub app_per_second: u32,
    /// At once.
    pub app_burst: u32,
    /// One address.
    pub address_per_second: u32,
    /// At once.
    pub address_burst: u32,
    /// One user.
    pub user_per_second: u32,
    /// At once.
    pub user_burst: u32,
    /// Whether those on this machine are counted as well.
    pub on_loopback: bool,
}

impl RateLimits {
    /// As the engine takes them.
    pub fn options(&self) -> RateLimitOptions {
        RateLimitOptions {
            app: rate(self.app_per_second, self.app_burst),
            address: rate(self.address_per_second, self.address_burst),
            user: rate(self.user_per_second, self.user_burst),
            on_loopback: self.on_loopback,
        }
    }
}

/// No limit without a rate. A burst is at least what comes in a second.
fn rate(per_second: u32, burst: u32) -> Option<Rate> {
    let per_second = NonZeroU32::new(per_second)?;
    Some(Rate { per_second, burst: NonZeroU32::new(burst).map_or(per_second, |burst| burst.max(per_second)) })
}
