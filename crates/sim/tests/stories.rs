//! Many stories, each from its seed.

use chinwag_sim::many;

/// Stories that are told with every run of the tests. `cargo xtask sim` tells more.
const STORIES: u64 = 300;

#[test]
fn everybody_sees_the_same_in_the_end() {
    let failures = many::tell_all(1..STORIES + 1, |failure| {
        println!("{failure}\n\nreplay it with `cargo xtask sim --seed {}`\n", failure.seed);
    });
    assert_eq!(failures, 0, "stories of {STORIES} that did not end well");
}
