//! The real randomness, for whoever gives no other.

use chinwag_model::Entropy;
use rand::Rng as _;

/// The operating system's randomness.
pub(super) struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "the default; simulations give another by the builder")]
    fn next_u64(&self) -> u64 {
        rand::rng().next_u64()
    }
}
