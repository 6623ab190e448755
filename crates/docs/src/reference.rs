//! What the reference lists: the members of a declaration, each with its comment and the examples that use it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::contents::Source;
use crate::declarations::{Declaration, Declarations, Member};
use crate::live::{Example, words};
use crate::page::{Section, escaped, inline};

/// How many examples a member leads to at most: what is in all of them is well shown by some.
const EXAMPLES_MAX: usize = 3;
const DIRECTIVE: &str = "<!-- members:";

/// The API, and where each declaration is listed.
pub struct Reference {
    pub declarations: Declarations,
    /// Addresses, by the names of declarations.
    pub places: BTreeMap<String, String>,
}

/// The examples of a page, and the section in which members are listed.
#[derive(Clone, Copy)]
pub struct Examples<'a> {
    pub all: &'a [Example],
    pub section: usize,
}

impl<'a> Examples<'a> {
    /// The level of what is headed by a declaration's name.
    pub fn level(self) -> u8 {
        if self.section == 0 { 2 } else { 3 }
    }

    /// Those of the section that use a member; when there are none, those of the page.
    fn that_use(self, owner: &str, member: &Member) -> Vec<&'a Example> {
        let used = self.all.iter().filter(|example| is_used(owner, member, &example.code));
        let (near, far): (Vec<_>, Vec<_>) = used.partition(|example| example.section == self.section);
        if near.is_empty() { far } else { near }
    }
}

/// A list of members.
pub struct Listed {
    pub html: String,
    /// One for each member.
    pub sections: Vec<Section>,
}

impl Reference {
    pub fn new(declarations: Declarations, sources: &[Source]) -> Self {
        let places = sources.iter().flat_map(|source| {
            let names = source.markdown.lines().filter_map(|line| line.trim().strip_prefix(DIRECTIVE));
            names.map(|rest| {
                let name = rest.trim_end_matches("-->").trim();
                (name.to_owned(), format!("{}#{name}", source.address))
            })
        });
        Self { places: places.collect(), declarations }
    }

    /// Code in which the names of listed declarations lead to them.
    fn signature(&self, text: &str, own: &str) -> String {
        let mut html = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(|letter: char| letter.is_alphabetic()) {
            let (before, from) = rest.split_at(start);
            let end =
                from.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            html.push_str(&escaped(before));
            match self.places.get(word) {
                // A name in quotes is a text, and a method may have a type's name.
                Some(place) if word != own && !before.ends_with(['"', '.']) => {
                    let _ = write!(html, "<a href=\"{place}\">{word}</a>");
                }
                _ => html.push_str(word),
            }
            rest = after;
        }
        html + &escaped(rest)
    }
}

/// Lists a declaration.
pub fn listed(declaration: &Declaration, reference: &Reference, examples: Examples<'_>) -> Listed {
    let name = &declaration.name;
    // Where the page has no sections, these are its sections.
    let level = examples.level();
    let mut html = String::new();
    let mut sections =
        vec![Section { id: name.clone(), heading: name.clone(), text: declaration.doc.clone() }];
    let _ = writeln!(
        html,
        "<div class=\"declared\"><h{level} id=\"{name}\"><code>{name}</code> \
         <a class=\"anchor\" href=\"#{name}\" aria-label=\"Link to: {name}\">#</a></h{level}>"
    );
    if !declaration.text.is_empty() {
        let signature = reference.signature(&declaration.text, name);
        let _ = writeln!(html, "<pre tabindex=\"0\"><code>{signature}</code></pre>");
    }
    if !declaration.doc.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", inline(&declaration.doc));
    }
    if !declaration.members.is_empty() {
        html.push_str("<dl class=\"members\">\n");
        let mut before = "";
        for member in &declaration.members {
            let is_first = member.name != before;
            before = &member.name;
            html.push_str(&item(name, member, is_first, reference, examples));
            if is_first {
                sections.push(Section {
                    id: format!("{name}.{}", member.name),
                    heading: format!("{name}.{}", member.name),
                    text: format!("{} {}", member.doc.replace('`', ""), member.signature),
                });
            }
        }
        html.push_str("</dl>\n");
    }
    for parent in &declaration.extends {
        let parent = reference.signature(parent, "");
        let _ = writeln!(html, "<p class=\"inherits\">And everything that <code>{parent}</code> has.</p>");
    }
    html.push_str("</div>\n");
    Listed { html, sections }
}

fn item(
    owner: &str,
    member: &Member,
    is_first: bool,
    reference: &Reference,
    examples: Examples<'_>,
) -> String {
    let name = &member.name;
    let signature = reference.signature(&member.signature, name).replacen(name, &format!("<b>{name}</b>"), 1);
    let id = if is_first { format!(" id=\"{owner}.{name}\"") } else { String::new() };
    let anchor = match is_first {
        true => format!(
            " <a class=\"anchor\" href=\"#{owner}.{name}\" aria-label=\"Link to {owner}.{name}\">#</a>"
        ),
        false => String::new(),
    };
    let mut html = format!("<div{id}><dt><code>{signature}</code>{anchor}</dt><dd>");
    if let Some(instead) = &member.deprecated {
        let _ = write!(html, "<p><em class=\"former\">Former</em> {}</p>", inline(instead));
    }
    if !member.doc.is_empty() {
        let _ = write!(html, "<p>{}</p>", inline(&member.doc));
    }
    let used: Vec<String> = examples
        .that_use(owner, member)
        .iter()
        .take(EXAMPLES_MAX)
        .map(|example| format!("<a href=\"#{}\">example {}</a>", example.id(), example.number))
        .collect();
    if is_first && !used.is_empty() {
        let _ = write!(html, "<p class=\"used\">{}</p>", used.join(" "));
    }
    html + "</dd></div>\n"
}

/// Whether an example uses a member.
pub fn is_used(owner: &str, member: &Member, code: &str) -> bool {
    match member.name.as_str() {
        "constructor" => ["Talk.", ""].iter().any(|space| code.contains(&format!("new {space}{owner}("))),
        name => words(code).any(|word| word == name),
    }
}
