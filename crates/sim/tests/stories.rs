//! Many stories, each from its seed.

#[test]
fn everybody_sees_the_same_in_the_end() {
    let seeds = std::env::var("CHINWAG_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(20);
    for seed in 1..=seeds {
        if let Err(failure) = chinwag_sim::story::tell(seed) {
            panic!("{failure}");
        }
    }
}
