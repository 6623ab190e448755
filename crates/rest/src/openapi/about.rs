//! What no type says of an endpoint.

use serde_json::{Value, json};

use super::parameters::Parameter;

/// What an endpoint does, and what it takes from the query.
pub(crate) struct About {
    /// Unique; generated clients name their functions by it.
    pub(super) id: &'static str,
    /// One line.
    pub(super) summary: &'static str,
    /// Anything else one has to know.
    pub(super) details: &'static str,
    pub(super) query: Vec<Parameter>,
    pub(super) headers: Vec<Value>,
    /// Statuses of failures besides those that any endpoint of its kind may answer.
    pub(super) failures: Vec<u16>,
    /// A body that does something sensible.
    pub(super) example: Value,
    /// A body that is not JSON.
    pub(super) body: Option<Value>,
    /// Successes that are not JSON, by status.
    pub(super) answers: Vec<(u16, Value)>,
    /// Another spelling of an endpoint.
    pub(super) is_older: bool,
}

impl About {
    pub(crate) fn new(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            summary,
            details: "",
            query: Vec::new(),
            headers: Vec::new(),
            failures: Vec::new(),
            example: Value::Null,
            body: None,
            answers: Vec::new(),
            is_older: false,
        }
    }

    pub(crate) fn details(self, details: &'static str) -> Self {
        Self { details, ..self }
    }

    pub(crate) fn query(self, query: impl IntoIterator<Item = Parameter>) -> Self {
        Self { query: query.into_iter().collect(), ..self }
    }

    /// A header that it needs.
    pub(crate) fn header(mut self, name: &str, about: &str, schema: Value) -> Self {
        let header =
            json!({ "name": name, "in": "header", "required": true, "description": about, "schema": schema });
        self.headers.push(header);
        self
    }

    pub(crate) fn failures(self, failures: &[u16]) -> Self {
        Self { failures: failures.to_vec(), ..self }
    }

    /// A body that does something sensible.
    pub(crate) fn example(self, example: Value) -> Self {
        Self { example, ..self }
    }

    /// The body, as the description spells one.
    pub(crate) fn body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    /// An answer, as the description spells one.
    pub(crate) fn answer(mut self, status: u16, answer: Value) -> Self {
        self.answers.push((status, answer));
        self
    }

    /// Another spelling of the same endpoint, by an id of its own.
    pub(crate) fn older(self, id: &'static str) -> Self {
        Self { id, is_older: true, ..self }
    }
}
