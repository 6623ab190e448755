//! `cargo xtask screenshots`: every screen as people see it, for whoever looks after it, and for the documents.

use std::fs;

use anyhow::{Context, Result};

use crate::{machine, npm, process, root, target, web};

/// Real chat, beside the repository where it is at hand. Without it, its picture is left out.
const REAL_CHAT: &str = "../shared/data/ubuntu-irc/messages.jsonl.gz";

/// Those that the documents show, as they are called there.
const SHOWN: &[(&str, &str)] = &[
    ("demo-light", "desktop"),
    ("inbox-desktop-light-ltr-full", "inbox"),
    ("inbox-desktop-dark-ltr-full", "inbox-dark"),
    ("inbox-desktop-light-rtl-full", "inbox-rtl"),
    ("inbox-phone-light-ltr-full", "inbox-phone"),
    ("chatbox-phone-light-ltr-full", "chatbox-phone"),
    ("chatbox-phone-dark-rtl-full", "chatbox-phone-rtl"),
    ("demo-popup", "popup"),
    ("popup-phone-dark-ltr-error", "popup-phone-offline"),
    ("acting", "acting"),
    ("acting-phone", "acting-phone"),
    ("kinds", "kinds"),
];

#[derive(clap::Args)]
pub struct Args {
    /// Also put those that the documents show into `docs/screenshots/`.
    #[arg(long)]
    docs: bool,
}

pub fn run(args: &Args) -> Result<()> {
    let chromium = machine::chromium()?;
    npm::install()?;
    npm::build()?;
    process::run(&mut process::cargo(["build", "--package", "chinwag", "--package", "chinwag-load"]))?;
    let folder = target().join("screenshots");
    let mut command = npm::npx(["playwright", "test", "--config", "screenshots.config.ts"]);
    command
        .current_dir(web().join("e2e"))
        .env("CHINWAG_CHROMIUM", chromium)
        .env("CHINWAG_BIN", target().join("debug/chinwag"))
        .env("CHINWAG_LOAD", target().join("debug/chinwag-load"))
        .env("CHINWAG_SCREENSHOTS", &folder)
        .env("CHINWAG_REAL_CHAT", root().join(REAL_CHAT));
    process::run(&mut command)?;
    if args.docs {
        for (taken, shown) in SHOWN {
            let to = root().join(format!("docs/screenshots/{shown}.png"));
            fs::copy(folder.join(format!("{taken}.png")), to)
                .with_context(|| format!("cannot copy {taken}"))?;
        }
    }
    println!("Written to {}; overview-*.png show many at once.", folder.display());
    Ok(())
}
