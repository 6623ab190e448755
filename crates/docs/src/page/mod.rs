//! A page, made of its Markdown.

mod code;
mod highlight;
mod inline;
mod links;
mod slug;
mod table;

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::contents::Source;
use crate::live::Example;
use crate::reference::{self, Examples, Reference};
pub use inline::{inline, plain};
pub use links::{Link, Places};

/// A page, and what is to be known of it elsewhere.
#[derive(Debug, Default)]
pub struct Page {
    pub path: String,
    pub address: String,
    pub title: String,
    /// Its first paragraph, as plain text.
    pub summary: String,
    /// Everything between the first heading and the end.
    pub html: String,
    pub headings: Vec<Heading>,
    /// What can be found, in the order of the page.
    pub sections: Vec<Section>,
    /// Where it leads, within the site.
    pub links: Vec<Link>,
    /// What an address of it may end with.
    pub ids: BTreeSet<String>,
    pub examples: Vec<Example>,
    /// Pictures, from `docs/`.
    pub pictures: BTreeSet<String>,
    /// Whether what is being read is within a link to a file of the sources.
    is_in_source_link: bool,
}

/// A heading of the second or third level.
#[derive(Debug)]
pub struct Heading {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// What one search result leads to.
#[derive(Debug, Default)]
pub struct Section {
    /// Empty for the beginning of the page.
    pub id: String,
    pub heading: String,
    pub text: String,
}

/// Makes the page. `places` says where every page is, `reference` what the API has.
pub fn page(source: &Source, places: &Places, reference: &Reference) -> Result<Page> {
    let page = Page {
        path: source.path.clone(),
        address: source.address.clone(),
        examples: crate::live::examples(source),
        sections: vec![Section::default()],
        ..Page::default()
    };
    let mut writer = Writer { page, places, reference, out: Vec::new(), section: 0, example: 0 };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events = Parser::new_ext(&source.markdown, options);
    while let Some(event) = events.next() {
        writer.take(event, &mut events)?;
    }
    let Writer { mut page, out, .. } = writer;
    pulldown_cmark::html::push_html(&mut page.html, out.into_iter());
    if page.title.is_empty() {
        bail!("{}: a page begins with a heading", page.path);
    }
    Ok(page)
}

struct Writer<'a> {
    page: Page,
    places: &'a Places,
    reference: &'a Reference,
    out: Vec<Event<'a>>,
    /// The number of the present section of the second level.
    section: usize,
    /// How many examples have been written.
    example: usize,
}

impl<'a> Writer<'a> {
    fn take(&mut self, event: Event<'a>, rest: &mut Parser<'a>) -> Result<()> {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let inner = until(rest, |end| matches!(end, TagEnd::Heading(_)));
                self.heading(level, inner)
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let inner = until(rest, |end| matches!(end, TagEnd::CodeBlock));
                self.code(&kind, &plain(&inner));
                Ok(())
            }
            Event::Start(Tag::Table(_)) => {
                let inner = until(rest, |end| matches!(end, TagEnd::Table));
                let inner = self.linked(inner)?;
                self.say(&plain(&inner));
                self.html(table::table(inner));
                Ok(())
            }
            Event::Start(Tag::Paragraph) => {
                let inner = until(rest, |end| matches!(end, TagEnd::Paragraph));
                let inner = self.linked(inner)?;
                let text = plain(&inner);
                if self.page.summary.is_empty() {
                    self.page.summary.clone_from(&text);
                }
                self.say(&text);
                self.out.push(Event::Start(Tag::Paragraph));
                self.out.extend(inner);
                self.out.push(Event::End(TagEnd::Paragraph));
                Ok(())
            }
            Event::Html(html) | Event::InlineHtml(html) => self.directive(&html),
            other => {
                let linked = self.linked(vec![other])?;
                self.say(&plain(&linked));
                self.out.extend(linked);
                Ok(())
            }
        }
    }

    fn html(&mut self, html: String) {
        self.out.push(Event::Html(CowStr::from(html)));
    }

    /// Adds to what can be found.
    fn say(&mut self, text: &str) {
        if let Some(section) = self.page.sections.last_mut() {
            section.text.push_str(text);
            section.text.push(' ');
        }
    }

    fn heading(&mut self, level: HeadingLevel, inner: Vec<Event<'a>>) -> Result<()> {
        let inner = self.linked(inner)?;
        let text = plain(&inner);
        if level == HeadingLevel::H1 {
            if !self.page.title.is_empty() {
                bail!("{}: there is a second title, “{text}”", self.page.path);
            }
            self.page.title.clone_from(&text);
            return Ok(());
        }
        let level = level as u8;
        self.section += usize::from(level == 2);
        let is_code = matches!(inner.as_slice(), [Event::Code(_)]);
        let id = slug::slug(&text, is_code, &self.page.ids);
        let mut words = String::new();
        pulldown_cmark::html::push_html(&mut words, inner.into_iter());
        let label = escaped(&text);
        self.html(format!(
            "<h{level} id=\"{}\">{words} <a class=\"anchor\" href=\"#{}\" aria-label=\"Link to: {label}\">#</a></h{level}>\n",
            escaped(&id),
            escaped(&id),
        ));
        self.page.ids.insert(id.clone());
        self.page.sections.push(Section { id: id.clone(), heading: text.clone(), text: String::new() });
        self.page.headings.push(Heading { level, id, text });
        Ok(())
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, text: &str) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        self.say(text);
        let (language, is_live) = crate::live::marked(info);
        let example = is_live.then(|| self.page.examples.get(self.example)).flatten();
        let html = code::block(text, language, example);
        self.example += usize::from(is_live);
        self.html(html);
    }

    /// `<!-- members: NAME -->` lists the members of a declaration; other comments are for those who write.
    fn directive(&mut self, html: &str) -> Result<()> {
        let Some(comment) = html.trim().strip_prefix("<!--").and_then(|text| text.strip_suffix("-->")) else {
            bail!("{}: HTML is not taken: {}", self.page.path, html.trim());
        };
        let Some(name) = comment.trim().strip_prefix("members:") else { return Ok(()) };
        let Some(declaration) = self.reference.declarations.get(name.trim()) else {
            bail!("{}: nothing is declared as `{}`", self.page.path, name.trim());
        };
        let examples = Examples { all: &self.page.examples, section: self.section };
        let listed = reference::listed(declaration, self.reference, examples);
        let (level, id, text) = (examples.level(), declaration.name.clone(), declaration.name.clone());
        self.page.ids.extend(listed.sections.iter().map(|section| section.id.clone()));
        // What follows belongs to the section that was before.
        let after = self.page.sections.last().map(|last| (last.id.clone(), last.heading.clone()));
        self.page.sections.extend(listed.sections);
        if let Some((id, heading)) = after {
            self.page.sections.push(Section { id, heading, text: String::new() });
        }
        self.html(listed.html);
        self.page.headings.push(Heading { level, id, text });
        Ok(())
    }

    /// Has links lead to the pages of the files that they name.
    fn linked(&mut self, events: Vec<Event<'a>>) -> Result<Vec<Event<'a>>> {
        let path = self.page.path.clone();
        events.into_iter().map(|event| links::linked(event, &path, self.places, &mut self.page)).collect()
    }
}

/// Everything until an end.
fn until<'a>(events: &mut Parser<'a>, is_end: impl Fn(&TagEnd) -> bool) -> Vec<Event<'a>> {
    events.take_while(|event| !matches!(event, Event::End(end) if is_end(end))).collect()
}

/// Text for HTML, also within quotes.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests;
