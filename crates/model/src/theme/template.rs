//! Whether the elements of a template close one another. What its expressions say is the browser's to read; the cases
//! that both must judge alike are in `template-cases.json`.

use crate::invalid::Invalid;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "wbr", "t:set"];

/// Checks a template: that there is a `<template>`, and that everything in it is closed in its order.
///
/// # Errors
/// What is wrong first, with its line and column.
pub(super) fn check(field: &str, text: &str) -> Result<(), Invalid> {
    let reader = Reader { text, place: 0 };
    reader.component().map_err(|Wrong { place, problem }| {
        let before = text.get(..place).unwrap_or(text);
        let line = before.split('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
        Invalid::argument(field, format!("is wrong in line {line}, column {column}: {problem}"))
    })
}

/// What is wrong, and at which byte.
struct Wrong {
    place: usize,
    problem: String,
}

/// A tag where it stands.
struct Tag<'a> {
    name: &'a str,
    start: usize,
    is_closing: bool,
    /// Whether it ends itself.
    is_closed: bool,
}

struct Reader<'a> {
    text: &'a str,
    place: usize,
}

impl<'a> Reader<'a> {
    fn component(mut self) -> Result<(), Wrong> {
        let mut has_template = false;
        while let Some(tag) = self.next_tag()? {
            match tag.name {
                "template" if !tag.is_closing && !has_template => {
                    has_template = true;
                    self.body(tag)?;
                }
                "style" if !tag.is_closing => match self.rest().find("</style>") {
                    Some(end) => self.place += end + "</style>".len(),
                    None => return wrong(tag.start, "<style> is not closed by </style>"),
                },
                _ => {
                    let problem =
                        "a component is one <template> and perhaps one <style>, with nothing around them";
                    return wrong(tag.start, problem);
                }
            }
        }
        match has_template {
            true => Ok(()),
            false => wrong(0, "there is no <template>"),
        }
    }

    /// What is between `<template>` and `</template>`.
    fn body(&mut self, template: Tag<'a>) -> Result<(), Wrong> {
        let mut open = vec![template];
        while let Some(current) = open.last() {
            let Some(tag) = self.next_tag()? else {
                let Tag { name, start, .. } = current;
                return wrong(*start, format!("<{name}> is not closed by </{name}>"));
            };
            if !tag.is_closing {
                if !tag.is_closed && !VOID.contains(&tag.name) {
                    open.push(tag);
                }
                continue;
            }
            if tag.name != current.name {
                let problem = format!("</{}> stands where </{}> should", tag.name, current.name);
                return wrong(tag.start, problem);
            }
            open.pop();
        }
        Ok(())
    }

    /// The next tag that is no comment.
    fn next_tag(&mut self) -> Result<Option<Tag<'a>>, Wrong> {
        loop {
            let Some(offset) = self.rest().find(['<', '{']) else { return Ok(None) };
            self.place += offset;
            let rest = self.rest();
            // Within an expression it means less than.
            if rest.starts_with("{{") {
                self.skip_past("}}", "the {{ here is not closed by }}")?;
            } else if rest.starts_with("<!--") {
                self.skip_past("-->", "this comment is not closed by -->")?;
            } else if rest.starts_with('<') {
                return self.tag().map(Some);
            } else {
                self.place += 1;
            }
        }
    }

    fn tag(&mut self) -> Result<Tag<'a>, Wrong> {
        let start = self.place;
        let is_closing = self.rest().starts_with("</");
        self.place += if is_closing { 2 } else { 1 };
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '-');
        let name = self.take(is_part);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let problem = "after < comes the name of an element; for the sign itself write &lt;";
            return wrong(start, problem);
        }
        loop {
            self.take(char::is_whitespace);
            let is_closed = self.rest().starts_with("/>");
            if is_closed || self.rest().starts_with('>') {
                self.place += if is_closed { 2 } else { 1 };
                return Ok(Tag { name, start, is_closing, is_closed });
            }
            let is_name =
                |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '<' | '>' | '/' | '=' | '{' | '}');
            let attribute = self.take(is_name);
            if is_closing || attribute.is_empty() {
                return wrong(start, format!("<{name} has no end: a > is missing"));
            }
            self.value(attribute)?;
        }
    }

    /// The value of an attribute, if it has one. Quotes within braces do not end it.
    fn value(&mut self, attribute: &str) -> Result<(), Wrong> {
        let before = self.place;
        self.take(char::is_whitespace);
        if !self.rest().starts_with('=') {
            self.place = before;
            return Ok(());
        }
        self.place += 1;
        self.take(char::is_whitespace);
        let start = self.place;
        let Some(quote) = self.rest().chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
            return wrong(start, format!("the value of {attribute} must stand in quotes"));
        };
        self.place += 1;
        loop {
            let Some(offset) = self.rest().find([quote, '{']) else {
                return wrong(start, format!("the value of {attribute} is not closed by {quote}"));
            };
            self.place += offset;
            if self.rest().starts_with("{{") {
                self.skip_past("}}", "the {{ here is not closed by }}")?;
            } else if self.rest().starts_with(quote) {
                self.place += 1;
                return Ok(());
            } else {
                self.place += 1;
            }
        }
    }

    fn skip_past(&mut self, end: &str, problem: &str) -> Result<(), Wrong> {
        match self.rest().find(end) {
            Some(offset) => {
                self.place += offset + end.len();
                Ok(())
            }
            None => wrong(self.place, problem),
        }
    }

    fn take(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())];
        self.place += taken.len();
        taken
    }

    fn rest(&self) -> &'a str {
        &self.text[self.place..]
    }
}

fn wrong<T>(place: usize, problem: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { place, problem: problem.into() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_judged(parts in prop::collection::vec("<|</|>|/>|\\{\\{|\\}\\}|\"|'|=| |template|style|<!--|-->|b|é|😀|\\PC", 0..40)) {
            let text = parts.concat();
            drop(check("it", &text));
            drop(check("it", &format!("<template>{text}</template>")));
        }
    }

    #[test]
    fn templates_are_judged_as_the_browser_judges_them() {
        let cases: Vec<Value> = serde_json::from_str(include_str!("template-cases.json")).unwrap();
        assert!(cases.len() > 20);
        for case in cases {
            let text = case["text"].as_str().unwrap();
            let problem = check("it", text).err().map(|invalid| invalid.to_string());
            match case["problem"].as_str() {
                None => assert_eq!(problem, None, "{text}"),
                Some(expected) => {
                    let place = format!("line {}, column {}: ", case["line"], case["column"]);
                    let problem = problem.unwrap_or_default();
                    assert!(problem.contains(&place) && problem.contains(expected), "{text}: {problem}");
                }
            }
        }
    }

    #[test]
    fn whatever_it_is_it_is_judged() {
        for text in ["<", "</", "<template", "<template a", "<template a=", "{", "{{", "<é", "<template>😀<"]
        {
            assert!(check("it", text).is_err(), "{text}");
        }
    }
}
