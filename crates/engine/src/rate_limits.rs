//! How often somebody may ask: an app's back end, an address, a user. Each has so many requests at once, and so many a
//! second after that.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use chinwag_model::{AppKey, Clock, UserId};
use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::{Engine, Error};

/// Keys that are known before those who have not asked for a while are forgotten.
const KEYS_KEPT: usize = 100_000;

/// Where a request comes from. Whoever serves HTTP puts it into the request's extensions; without it, it is nobody's in
/// particular, and not counted by address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// So many requests at once, and so many a second after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// A second, in the long run.
    pub per_second: NonZeroU32,
    /// At once.
    pub burst: NonZeroU32,
}

/// What an operator can set about how often somebody may ask. `None` is as often as they like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RateLimitOptions {
    /// The back end of one app: REST calls, each operation of a batch for itself.
    pub app: Option<Rate>,
    /// One address, whatever it asks for: REST calls, and new connections.
    pub address: Option<Rate>,
    /// One user of an app, on all connections: realtime requests.
    pub user: Option<Rate>,
    /// Whether those on this machine are counted as well.
    pub on_loopback: bool,
}

/// The engine's clock, as the limiters want it.
#[derive(Clone)]
struct Ticking(Arc<dyn Clock>);

impl GovernorClock for Ticking {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let millis = u64::try_from(self.0.now().as_millis()).unwrap_or(0);
        Nanos::from(millis.saturating_mul(1_000_000))
    }
}

/// One kind of limit.
struct Limiter<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, DashMapStateStore<K>, Ticking, NoOpMiddleware<Nanos>>,
    clock: Ticking,
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    fn new(rate: Rate, clock: &Arc<dyn Clock>) -> Self {
        let clock = Ticking(clock.clone());
        let quota = Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { limiter: RateLimiter::dashmap_with_clock(quota, clock.clone()), clock }
    }

    fn allow(&self, key: &K, whose: &str) -> Result<(), Error> {
        let Err(not_until) = self.limiter.check_key(key) else { return Ok(()) };
        if self.limiter.len() > KEYS_KEPT {
            self.limiter.retain_recent();
        }
        let wait = not_until.wait_time_from(self.clock.now());
        Err(Error::TooMany { whose: whose.to_owned(), seconds: wait.as_secs_f64().ceil().max(1.0) as u64 })
    }
}

/// All of them.
pub(crate) struct RateLimits {
    app: Option<Limiter<AppKey>>,
    address: Option<Limiter<IpAddr>>,
    user: Option<Limiter<(AppKey, UserId)>>,
    on_loopback: bool,
}

impl RateLimits {
    pub(crate) fn new(options: RateLimitOptions, clock: &Arc<dyn Clock>) -> Self {
        Self {
            app: options.app.map(|rate| Limiter::new(rate, clock)),
            address: options.address.map(|rate| Limiter::new(rate, clock)),
            user: options.user.map(|rate| Limiter::new(rate, clock)),
            on_loopback: options.on_loopback,
        }
    }

    fn counts(&self, address: Option<IpAddr>) -> bool {
        self.on_loopback || address.is_some_and(|address| !address.to_canonical().is_loopback())
    }
}

impl Engine {
    /// Counts a request of an address, before it is known who asks. `None` is somebody on this machine.
    ///
    /// # Errors
    /// [`Error::TooMany`].
    pub fn allow_address(&self, address: Option<IpAddr>) -> Result<(), Error> {
        let limits = &self.rate_limits;
        match (&limits.address, address) {
            (Some(limiter), Some(address)) if limits.counts(Some(address)) => {
                limiter.allow(&network(address), "this address")
            }
            _ => Ok(()),
        }
    }

    /// Counts a request of an app's back end, at this address.
    ///
    /// # Errors
    /// [`Error::TooMany`].
    pub fn allow_app(&self, app: AppKey, address: Option<IpAddr>) -> Result<(), Error> {
        match &self.rate_limits.app {
            Some(limiter) if self.rate_limits.counts(address) => limiter.allow(&app, "this app"),
            _ => Ok(()),
        }
    }

    /// Counts a request of a user, at this address.
    ///
    /// # Errors
    /// [`Error::TooMany`].
    pub fn allow_user(&self, app: AppKey, user: &UserId, address: Option<IpAddr>) -> Result<(), Error> {
        match &self.rate_limits.user {
            Some(limiter) if self.rate_limits.counts(address) => {
                limiter.allow(&(app, user.clone()), "this user")
            }
            _ => Ok(()),
        }
    }
}

/// What counts as one address: of IPv6 the network of a household, since each has more addresses than anybody can
/// count.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use chinwag_model::Timestamp;

    use super::*;

    struct HandClock(AtomicI64);

    impl Clock for HandClock {
        fn now(&self) -> Timestamp {
            Timestamp::from_millis(self.0.load(Ordering::SeqCst))
        }
    }

    #[test]
    fn a_burst_goes_through_and_then_so_many_a_second() {
        let hand = Arc::new(HandClock(AtomicI64::new(1_700_000_000_000)));
        let clock: Arc<dyn Clock> = hand.clone();
        let rate = Rate { per_second: NonZeroU32::new(2).unwrap(), burst: NonZeroU32::new(5).unwrap() };
        let limiter = Limiter::<u32>::new(rate, &clock);
        let allowed = |key: u32| (0..20).take_while(|_| limiter.allow(&key, "it").is_ok()).count();
        assert_eq!((allowed(1), allowed(1), allowed(2)), (5, 0, 5), "each has their own");
        hand.0.fetch_add(1_000, Ordering::SeqCst);
        assert_eq!(allowed(1), 2);
        hand.0.fetch_add(3_600_000, Ordering::SeqCst);
        assert_eq!(allowed(1), 5, "no more than a burst is saved up");
        assert!(matches!(limiter.allow(&1, "it"), Err(Error::TooMany { seconds: 1, .. })));
    }

    #[test]
    fn an_address_is_its_network() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }

    #[test]
    fn this_machine_is_counted_only_when_asked_for() {
        let clock: Arc<dyn Clock> = Arc::new(HandClock(AtomicI64::new(1)));
        let limits =
            |on_loopback| RateLimits::new(RateLimitOptions { on_loopback, ..Default::default() }, &clock);
        for (address, counted) in
            [("127.0.0.1", false), ("::1", false), ("::ffff:127.0.0.1", false), ("192.0.2.1", true)]
        {
            let address = Some(address.parse().unwrap());
            assert_eq!((limits(false).counts(address), limits(true).counts(address)), (counted, true));
        }
    }
}
