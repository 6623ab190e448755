//! Endpoints, one after the other.

use std::fmt::Write as _;

use maud::{Markup, html};
use serde_json::Value;

use super::prose::{line, prose};
use super::shape;

/// One method of one path.
pub(super) struct Operation<'a> {
    document: &'a Value,
    method: &'a str,
    path: &'a str,
    described: &'a Value,
}

/// Every endpoint, by what it is about, in the order of paths.
pub(super) fn grouped(document: &Value) -> Vec<(&str, Vec<Operation<'_>>)> {
    let mut groups: Vec<(&str, Vec<Operation<'_>>)> = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, described) in methods.as_object().into_iter().flatten() {
            let operation = Operation { document, method, path, described };
            let tag = described["tags"][0].as_str().unwrap_or_default();
            match groups.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, operations)) => operations.push(operation),
                None => groups.push((tag, vec![operation])),
            }
        }
    }
    for (_, operations) in &mut groups {
        operations.sort_by_key(|operation| (operation.is_older(), operation.path, operation.place()));
    }
    groups
}

impl Operation<'_> {
    fn id(&self) -> &str {
        self.described["operationId"].as_str().unwrap_or_default()
    }

    fn is_older(&self) -> bool {
        self.described["deprecated"] == true
    }

    /// Reading comes first, deleting last.
    fn place(&self) -> usize {
        const ORDER: [&str; 6] = ["get", "head", "put", "patch", "post", "delete"];
        ORDER.iter().position(|method| *method == self.method).unwrap_or(ORDER.len())
    }

    pub(super) fn link(&self) -> Markup {
        html! {
            a.older[self.is_older()] href={ "#" (self.id()) } {
                span class={ "method " (self.method) } { (self.method.to_uppercase()) } " "
                (short(self.path))
            }
        }
    }

    pub(super) fn article(&self) -> Markup {
        let described = self.described;
        html! {
            article id=(self.id()) {
                h3 {
                    span class={ "method " (self.method) } { (self.method.to_uppercase()) } " "
                    code { (broken(self.path)) }
                }
                p.summary {
                    (line(described["summary"].as_str().unwrap_or_default())) "."
                    @if self.is_older() { " " span.older { "An older spelling." } }
                }
                (prose(described["description"].as_str().unwrap_or_default()))
                (self.parameters())
                (self.body())
                (self.answers())
                (self.example())
            }
        }
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let target = value["$ref"]
            .as_str()
            .and_then(|reference| self.document.pointer(reference.trim_start_matches('#')));
        target.unwrap_or(value)
    }

    fn parameters(&self) -> Markup {
        let all = self.described["parameters"].as_array().into_iter().flatten().map(|one| self.resolved(one));
        // The app's id is in every path, and said once.
        let own: Vec<_> = all.filter(|parameter| parameter["name"] != "appId").collect();
        html! {
            @if !own.is_empty() {
                h4 { "Parameters" }
                dl {
                    @for parameter in own {
                        @let schema = match parameter["schema"].is_null() {
                            true => &parameter["content"]["application/json"]["schema"],
                            false => &parameter["schema"],
                        };
                        (shape::entry(
                            parameter["name"].as_str().unwrap_or_default(),
                            parameter["in"].as_str().filter(|place| *place != "query"),
                            parameter["required"] == true && parameter["in"] != "path",
                            schema,
                            parameter["description"].as_str(),
                        ))
                    }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        let body = &self.described["requestBody"];
        html! {
            @for (kind, content) in body["content"].as_object().into_iter().flatten() {
                h4 { "Body" @if kind != "application/json" { " " small { (kind) } } }
                @if let Some(name) = shape::name(&content["schema"]) { p { (shape::link(name)) } }
                (shape::whole(self.resolved(&content["schema"])))
            }
        }
    }

    fn answers(&self) -> Markup {
        let answers = self.described["responses"].as_object();
        html! {
            h4 { "Answers" }
            dl.answers {
                @for (status, answer) in answers.into_iter().flatten() {
                    @let answer = self.resolved(answer);
                    @let schema = &answer["content"]["application/json"]["schema"];
                    dt class=(if status.starts_with('2') { "good" } else { "bad" }) { code { (status) } }
                    dd {
                        (line(answer["description"].as_str().unwrap_or_default()))
                        @if status.starts_with('2') && !schema.is_null() { " " span.kind { (shape::kind(schema)) } }
                    }
                }
            }
        }
    }

    fn example(&self) -> Markup {
        let content = &self.described["requestBody"]["content"];
        let json = &content["application/json"]["example"];
        if content.is_object() && json.is_null() {
            return html! {};
        }
        let mut text = "curl".to_owned();
        match self.method {
            "get" => {}
            "head" => text.push_str(" --head"),
            method => {
                let _ = write!(text, " -X {}", method.to_uppercase());
            }
        }
        let _ = write!(text, " 'https://chat.example{}'", self.path.replace("{appId}", "APP"));
        let credential = match &self.described["security"][0] {
            Value::Object(scheme) if scheme.contains_key("operator") => Some("$ADMIN_TOKEN"),
            Value::Object(_) => Some("$SECRET_KEY"),
            _ => None,
        };
        if let Some(credential) = credential {
            let _ = write!(text, " \\\n  -H \"Authorization: Bearer {credential}\"");
        }
        if !json.is_null() {
            let body = json.to_string().replace('\'', r"'\''");
            let _ = write!(text, " \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'");
        }
        html! { h4 { "Example" } pre { code { (text) } } }
    }
}

/// The path without what all have in common.
fn short(path: &str) -> Markup {
    broken(path.strip_prefix("/v1/{appId}").filter(|rest| !rest.is_empty()).unwrap_or("/"))
}

/// A path that may go on in the next line after each slash.
fn broken(path: &str) -> Markup {
    html! { @for (index, part) in path.split('/').enumerate() { @if index > 0 { "/" wbr; } (part) } }
}
