//! The declarations of the JavaScript API, as the web build bundles them: one after the other, each member with its
//! comment. This reads the form in which they are printed there, not all of TypeScript.

mod member;

use std::collections::BTreeMap;

pub use member::Member;

/// Everything that is declared, by name.
#[derive(Debug, Default)]
pub struct Declarations {
    all: BTreeMap<String, Declaration>,
    /// What pages and modules can name.
    exported: Vec<String>,
}

/// An interface, a class, a type or whatever else has a name.
#[derive(Debug)]
pub struct Declaration {
    /// Its name.
    pub name: String,
    /// Those whose members it has too.
    pub extends: Vec<String>,
    /// What its comment says.
    pub doc: String,
    /// Its members, if it has any.
    pub members: Vec<Member>,
    /// What stands in place of members.
    pub text: String,
}

impl Declarations {
    /// Adds a file. What is known already stays, but for a comment where there was none.
    pub fn add(&mut self, text: &str) {
        // The bundler puts a number behind a name that browsers have too.
        let text = text.replace("$1", "");
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        let mut doc = String::new();
        while at < lines.len() {
            if let Some((comment, end)) = member::comment(&lines, at) {
                (doc, at) = (comment, end);
            } else if let Some((kind, rest)) = opening(lines[at]) {
                let end = end_of(&lines, at);
                self.insert(declaration(kind, rest, &lines[at..end], std::mem::take(&mut doc)), lines[at]);
                at = end;
            } else {
                self.exported.extend(exports(lines[at]));
                doc.clear();
                at += 1;
            }
        }
        self.exported.sort();
        self.exported.dedup();
    }

    fn insert(&mut self, declaration: Declaration, line: &str) {
        if line.starts_with("export ") {
            self.exported.push(declaration.name.clone());
        }
        match self.all.get_mut(&declaration.name) {
            Some(known) if known.doc.is_empty() => known.doc = declaration.doc,
            Some(_) => {}
            None => drop(self.all.insert(declaration.name.clone(), declaration)),
        }
    }

    /// The declaration with a name.
    pub fn get(&self, name: &str) -> Option<&Declaration> {
        self.all.get(name)
    }

    /// Names that pages and modules can use, sorted.
    pub fn exported(&self) -> impl Iterator<Item = &Declaration> {
        self.exported.iter().filter_map(|name| self.all.get(name))
    }
}

const KINDS: [&str; 6] = ["interface", "class", "type", "enum", "function", "const"];

/// The kind of what a line begins to declare, and the rest of the line.
fn opening(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let line = line.strip_prefix("declare ").unwrap_or(line);
    let (kind, rest) = line.split_once(' ')?;
    KINDS.contains(&kind).then_some((kind, rest))
}

/// The names in `export { A, B as C };`.
fn exports(line: &str) -> Vec<String> {
    let list = line.trim().strip_prefix("export {").and_then(|list| list.strip_suffix("};"));
    let names = list.unwrap_or_default().split(',').map(|name| name.split(" as ").next().unwrap_or_default());
    names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The index after the last line of what begins in a line.
fn end_of(lines: &[&str], start: usize) -> usize {
    let mut depth = member::Depth::default();
    for (index, line) in lines.iter().enumerate().skip(start) {
        depth.pass(line);
        if depth.is_outside() && (line.ends_with(';') || line.ends_with('}')) {
            return index + 1;
        }
    }
    lines.len()
}

fn declaration(kind: &str, rest: &str, lines: &[&str], doc: String) -> Declaration {
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let has_members = match kind {
        "type" => after.ends_with("= {"),
        "function" | "const" => false,
        _ => true,
    };
    let extends =
        after.split_once(" extends ").map_or("", |(_, list)| list).trim_end_matches([' ', '{', '}']);
    let text = match has_members {
        true => String::new(),
        false => member::joined(lines).trim_end_matches(';').to_owned(),
    };
    let inside = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    Declaration {
        name: name.to_owned(),
        extends: extends.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        doc,
        members: if has_members { member::all(inside, kind == "enum") } else { Vec::new() },
        text: text.trim_start_matches("export ").trim_start_matches("declare ").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Declarations;

    const BOX: &str = r#"
type Reach = "none" | "own";
/** A box of {braces}. */
interface Box<T> extends Thing {
	/** Whether it is there. */
	readonly isAlive: boolean;
	/**
	 * Shows a conversation; `{}` for none.
	 * @deprecated Use `show`.
	 */
	select(conversation: string, options?: {
		asGuest?: boolean;
	}): Promise<void>;
	/** Calls a function. */
	on(name: "a", handler: () => void): void;
	on(name: "b", handler: () => void): void;
	last?: Reach
}
declare class Session {
	#private;
	constructor(options: string);
	/** True until `destroy`. */
	get isAlive(): boolean;
}
declare enum ErrorCode {
	/** Refused. */
	DENIED = 0,
	WRONG = 1
}
interface CloseEvent$1 {
}
declare namespace Talk {
	export { Box, CloseEvent$1 as CloseEvent, Session };
}
"#;

    fn read() -> Declarations {
        let mut declarations = Declarations::default();
        declarations.add(BOX);
        declarations
    }

    #[test]
    fn members_come_with_their_comments_on_one_line() {
        let declarations = read();
        let found = declarations.get("Box").unwrap();
        assert_eq!(
            (found.doc.as_str(), found.extends.as_slice()),
            ("A box of {braces}.", ["Thing".to_owned()].as_slice())
        );
        let members: Vec<_> =
            found.members.iter().map(|one| (one.name.as_str(), one.signature.as_str())).collect();
        assert_eq!(
            members,
            [
                ("isAlive", "readonly isAlive: boolean"),
                ("select", "select(conversation: string, options?: { asGuest?: boolean; }): Promise<void>"),
                ("on", "on(name: \"a\", handler: () => void): void"),
                ("on", "on(name: \"b\", handler: () => void): void"),
                ("last", "last?: Reach"),
            ]
        );
        assert_eq!(found.members[1].doc, "Shows a conversation; `{}` for none.");
        assert_eq!(found.members[1].deprecated.as_deref(), Some("Use `show`."));
        assert!(found.members[1].is_method && !found.members[4].is_method);
    }

    #[test]
    fn classes_enums_and_aliases_are_read() {
        let declarations = read();
        let session: Vec<_> =
            declarations.get("Session").unwrap().members.iter().map(|one| &one.name).collect();
        assert_eq!(session, ["constructor", "isAlive"]);
        let codes: Vec<_> =
            declarations.get("ErrorCode").unwrap().members.iter().map(|one| &one.name).collect();
        assert_eq!(codes, ["DENIED", "WRONG"]);
        assert_eq!(declarations.get("Reach").unwrap().text, "type Reach = \"none\" | \"own\"");
    }

    #[test]
    fn what_is_exported_is_known_by_its_own_name() {
        let declarations = read();
        let names: Vec<_> = declarations.exported().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Box", "CloseEvent", "Session"]);
    }

    #[test]
    fn a_second_file_adds_what_the_first_did_not_say() {
        let mut declarations = read();
        declarations
            .add("/** How far. */\nexport type Reach = \"other\";\nexport declare function open(): void;\n");
        assert_eq!(declarations.get("Reach").unwrap().doc, "How far.");
        assert!(declarations.get("Reach").unwrap().text.contains("none"));
        assert_eq!(declarations.get("open").unwrap().text, "function open(): void");
    }
}
