//! Styles of the interface speak of start and end, not of left and right: then they hold for every script.

use anyhow::Result;

use super::{House, files::File};

/// Properties that name a side of the screen, each with the one that names a side of the text.
const PHYSICAL: &[(&str, &str)] = &[
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("top", "inset-block-start"),
    ("bottom", "inset-block-end"),
    ("width", "inline-size"),
    ("height", "block-size"),
    ("min-width", "min-inline-size"),
    ("min-height", "min-block-size"),
    ("max-width", "max-inline-size"),
    ("max-height", "max-block-size"),
    ("border-top-left-radius", "border-start-start-radius"),
    ("border-top-right-radius", "border-start-end-radius"),
    ("border-bottom-left-radius", "border-end-start-radius"),
    ("border-bottom-right-radius", "border-end-end-radius"),
];

/// Of these, what names a side follows after a dash.
const SIDED: &[&str] = &["margin", "padding", "border", "scroll-margin", "scroll-padding"];

/// Of these, the value must not name a side.
const ALIGNED: &[&str] = &["text-align", "float", "clear", "transform-origin", "background-position"];

/// Of these, the second and the fourth of four lengths are right and left.
const AROUND: &[&str] = &["margin", "padding", "inset", "border-width", "border-style", "border-color"];

pub fn check(house: &House) -> Result<Vec<String>> {
    let styles = house.files.sources(&["css"]).filter(|file| file.is_under("web/ui/src"));
    Ok(styles.flat_map(breaches).collect())
}

fn breaches(file: &File) -> Vec<String> {
    let found = file.lines().filter_map(|(number, line)| {
        let (property, value) = declaration(line)?;
        complaint(property, value).map(|instead| format!("{}:{number}: `{property}`: {instead}", file.path))
    });
    found.collect()
}

/// The property and the value of a line that declares something. A media query, or a selector, is no declaration.
fn declaration(line: &str) -> Option<(&str, &str)> {
    let (property, value) = line.trim().strip_suffix(';')?.split_once(':')?;
    let is_name = property.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    is_name.then(|| (property, value.trim()))
}

fn complaint(property: &str, value: &str) -> Option<String> {
    if let Some((_, logical)) = PHYSICAL.iter().find(|(physical, _)| *physical == property) {
        return Some(format!("say `{logical}`"));
    }
    let sided = SIDED.iter().find_map(|of| property.strip_prefix(of)?.strip_prefix('-'));
    let side = sided.and_then(|rest| rest.split('-').next());
    match side {
        Some("left") => return Some("say `inline-start`".to_owned()),
        Some("right") => return Some("say `inline-end`".to_owned()),
        Some("top") => return Some("say `block-start`".to_owned()),
        Some("bottom") => return Some("say `block-end`".to_owned()),
        _ => {}
    }
    let mut words = value.split_whitespace();
    if ALIGNED.contains(&property) && words.any(|word| word == "left" || word == "right") {
        return Some("say `start` or `end`".to_owned());
    }
    let lengths = parts(value);
    let is_lopsided = AROUND.contains(&property) && lengths.len() == 4 && lengths[1] != lengths[3];
    is_lopsided.then(|| format!("say what is at the start of the line by itself: `{property}-inline-start`"))
}

/// The parts of a value, where what stands in brackets is one.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0;
    let split = value.split(|letter: char| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && letter.is_whitespace()
    });
    split.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{File, breaches};

    fn found(declaration: &str) -> Vec<String> {
        let text = format!(".a:hover {{\n  {declaration}\n}}\n\n@media (max-width: 640px) {{\n}}\n");
        breaches(&File { path: "web/ui/src/a.css".to_owned(), text })
    }

    #[test]
    fn sides_of_the_screen_are_named() {
        assert_eq!(found("left: 0;"), ["web/ui/src/a.css:2: `left`: say `inset-inline-start`"]);
        for physical in [
            "margin-left: 4px;",
            "border-right-width: 1px;",
            "max-width: 10px;",
            "border-top-left-radius: 2px;",
            "text-align: left;",
            "float: right;",
            "transform-origin: right bottom;",
            "padding: 8px 8px 8px 16px;",
            "inset: 0 calc(1px + 2px) 0 0;",
        ] {
            assert_eq!(found(physical).len(), 1, "{physical}");
        }
    }

    #[test]
    fn what_holds_in_every_script_is_let_through() {
        for logical in [
            "inset-inline-start: 0;",
            "border-inline-end: 1px solid var(--line);",
            "border-start-end-radius: 2px;",
            "text-align: start;",
            "padding: 8px 16px;",
            "padding: 0 12px calc(12px + var(--safe-bottom, 0px));",
            "margin: 1px 2px 3px 2px;",
            "--left: 4px;",
            "transition: border-color 120ms;",
            "border: 1px solid var(--line);",
        ] {
            assert!(found(logical).is_empty(), "{logical}");
        }
    }
}
