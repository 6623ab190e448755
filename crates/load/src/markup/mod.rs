//! The benchmark `markup`: how fast text is read, and that no text is slow.

mod hostile;

use std::hint::black_box;
use std::path::PathBuf;
use std::slice::from_ref;

use chinwag_markup::{Trust, mask, parse, to_markup};
use chinwag_model::{ContentBlock, Masking};
use rustix::time::{ClockId, clock_gettime};

use crate::figures::{Budget, Figures};
use crate::import_irc::chat;

/// What reading real chat has to reach, in MB/s. A message is then read in about a microsecond.
const REAL_TEXT_AT_LEAST: Budget = Budget::AtLeast(50.0);
/// What any text has to reach. Text that is a node every few bytes is slowed by making them; a quadratic reader would be
/// many times slower than this on patterns of this size.
const ANY_TEXT_AT_LEAST: Budget = Budget::AtLeast(2.0);
/// Size of a hostile pattern: ten times the longest message.
const PATTERN_BYTES: usize = 100_000;
/// How often each is measured. The best counts, since others use the machine as well.
const TURNS: usize = 5;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Real chat, as gzipped lines of JSON
    #[arg(long, value_name = "FILE", default_value = "../shared/data/ubuntu-irc/messages.jsonl.gz")]
    data: PathBuf,
    /// Also write the figures to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Measures it all.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let conversations = chat::read(&options.data, usize::MAX)?;
    let messages = conversations.into_iter().flat_map(|conversation| conversation.messages);
    let texts: Vec<String> = messages.map(|message| message.text).collect();
    let mut figures = Figures::new("markup");
    real(&texts, &mut figures);
    for (name, pattern) in hostile::PATTERNS {
        let text = pattern.repeat(PATTERN_BYTES / pattern.len());
        let rate = rate(text.len(), || drop(black_box(parse(black_box(&text), Trust::Trusted))));
        figures.add(&format!("100 KB of {name}"), rate, "MB/s", Some(ANY_TEXT_AT_LEAST));
    }
    match &options.json {
        Some(path) => figures.write(path),
        None => Ok(()),
    }
}

fn real(texts: &[String], figures: &mut Figures) {
    let bytes = texts.iter().map(String::len).sum();
    figures.add("real chat, messages", texts.len() as f64, "", None);
    figures.add("real chat, size", bytes as f64 / 1e6, "MB", None);
    for (name, trust) in
        [("real chat, read as a user's", Trust::Untrusted), ("... as a back end's", Trust::Trusted)]
    {
        let rate = rate(bytes, || {
            for text in texts {
                black_box(parse(black_box(text), trust));
            }
        });
        figures.add(name, rate, "MB/s", Some(REAL_TEXT_AT_LEAST));
    }
    let trees: Vec<_> = texts.iter().map(|text| parse(text, Trust::Untrusted)).collect();
    let back = rate(bytes, || {
        for tree in &trees {
            black_box(to_markup(black_box(tree)));
        }
    });
    figures.add("... written back as markup", back, "MB/s", None);
    let blocks: Vec<_> = trees.into_iter().map(|children| ContentBlock::Text { children }).collect();
    let masking = Masking { allowed_hosts: ["*.ubuntu.com".to_owned()].into(), ..Masking::default() };
    let masked = rate(bytes, || {
        for block in &blocks {
            black_box(mask(from_ref(black_box(block)), &masking, "(hidden)"));
        }
    });
    figures.add("... masked", masked, "MB/s", None);
}

/// How many megabytes one core does in a second.
fn rate(bytes: usize, mut work: impl FnMut()) -> f64 {
    let best = (0..TURNS).map(|_| {
        let before = cpu_seconds();
        work();
        cpu_seconds() - before
    });
    bytes as f64 / 1e6 / best.fold(f64::INFINITY, f64::min).max(1e-9)
}

/// Time that this thread has been running: others on the machine do not count.
fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
