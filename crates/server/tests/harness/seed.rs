//! Random moments that can be had again.

use rand::SeedableRng;
use rand::rngs::StdRng;

/// A random generator whose seed is printed, so that a failure can be repeated with `CHINWAG_TEST_SEED`.
#[expect(clippy::disallowed_methods, reason = "each run tries other moments")]
pub fn seeded(test: &str) -> StdRng {
    let given = std::env::var("CHINWAG_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = given.unwrap_or_else(rand::random::<u32>);
    println!("{test}: CHINWAG_TEST_SEED={seed}");
    StdRng::seed_from_u64(seed.into())
}
