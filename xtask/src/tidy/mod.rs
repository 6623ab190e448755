//! `cargo xtask tidy`: the house rules that a program can check. They run in `cargo test` too.

mod crates;
mod exceptions;
mod files;
mod functions;
mod layers;
mod links;
mod lock;
mod logical;
mod phrases;
mod size;

use anyhow::{Result, bail};

use crate::{root, rows, test::Counts, wcag};
use exceptions::Exceptions;
pub use files::{File, Files};
pub use functions::function_name;

/// A rule and how it is checked. A check answers with one sentence for each breach.
struct Rule {
    name: &'static str,
    check: fn(&House) -> Result<Vec<String>>,
}

const RULES: &[Rule] = &[
    Rule { name: "files and functions are short", check: size::check },
    Rule { name: "the list of exceptions only shrinks", check: exceptions::check },
    Rule { name: "banned phrases stay out", check: phrases::check },
    Rule { name: "the npm lock file names no registry", check: lock::check },
    Rule { name: "dependencies between crates point one way", check: layers::check },
    Rule { name: "every crate is documented", check: crates::check },
    Rule { name: "links between documents lead somewhere", check: links::check },
    Rule { name: "styles name sides of the text, not of the screen", check: logical::check },
    Rule { name: "every row of the JavaScript API names its test", check: |house| rows::check(&house.files) },
    Rule { name: "every criterion of WCAG names its test", check: |house| wcag::check(&house.files) },
];

/// What the rules look at.
struct House {
    files: Files,
    exceptions: Exceptions,
}

impl House {
    fn read() -> Result<Self> {
        Ok(Self { files: Files::read(&root())?, exceptions: Exceptions::read()? })
    }
}

/// Checks every rule and tells which ones hold.
pub fn check_all() -> Counts {
    let house = House::read();
    RULES.iter().map(|rule| Counts::of_check(holds(rule, house.as_ref()))).sum()
}

pub fn run() -> Result<()> {
    match check_all().failed {
        0 => Ok(()),
        failed => bail!("{failed} of {} house rules are broken", RULES.len()),
    }
}

/// Prints the rule and its breaches.
fn holds(rule: &Rule, house: Result<&House, &anyhow::Error>) -> bool {
    let breaches = match house.map(rule.check) {
        Ok(Ok(breaches)) => breaches,
        Ok(Err(error)) => vec![format!("{error:#}")],
        Err(error) => vec![format!("{error:#}")],
    };
    println!("{} {}", if breaches.is_empty() { "ok    " } else { "BROKEN" }, rule.name);
    for breach in &breaches {
        println!("       {breach}");
    }
    breaches.is_empty()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_rules_hold() {
        assert_eq!(super::check_all().failed, 0, "run `cargo xtask tidy` to see which rule is broken");
    }
}
