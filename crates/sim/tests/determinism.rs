//! The same seed gives the same world.

use std::thread;

use chinwag_sim::story;

/// Each of them is told twice.
const STORIES: u64 = 20;

/// What happened, with the time of each thing to the millisecond, and how it ended.
fn told(seed: u64) -> String {
    story::tell(seed).map_or_else(|failure| failure.to_string(), |story| story.join("\n"))
}

#[test]
fn the_same_seed_gives_the_same_story_to_the_letter() {
    for seed in 1..=STORIES {
        // Beside each other, so that neither depends on what its thread or the process has done before.
        let other = thread::spawn(move || told(seed));
        let one = told(seed);
        assert_eq!(one, other.join().expect("a story that comes to an end"), "seed {seed}");
        assert!(one.len() > 1_000);
    }
}

#[test]
fn another_seed_gives_another_story() {
    assert_ne!(told(1), told(2));
}
