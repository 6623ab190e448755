//! Which fields of the REST API a test has seen, of those that the server describes.

use std::collections::BTreeSet;

use serde_json::Value;

/// A field: of which endpoint's body, or of which named shape; and its name.
type Field = (String, String);

/// What was seen of one description.
pub struct Coverage {
    description: Value,
    sent: BTreeSet<Field>,
    given: BTreeSet<Field>,
    asked: BTreeSet<Field>,
    called: BTreeSet<String>,
}

impl Coverage {
    pub fn new(description: Value) -> Self {
        let (sent, given, asked, called) = Default::default();
        Self { description, sent, given, asked, called }
    }

    /// Takes note of a request that succeeded, and of what it was answered.
    pub fn saw(&mut self, method: &str, path: &str, query: &[(&str, &str)], body: &Value, answer: &Value) {
        let operation = self.operation(method, path).clone();
        let id = operation["operationId"].as_str().unwrap().to_owned();
        self.asked.extend(query.iter().map(|(name, _)| (id.clone(), (*name).to_owned())));
        let body_schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let answer_schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        mark(&self.description, body_schema, Some(body), &id, &mut self.sent);
        mark(&self.description, answer_schema, Some(answer), &id, &mut self.given);
        self.called.insert(id);
    }

    /// Fails for whatever is described and was not seen.
    pub fn assert_whole(&self, passed_over: &[&str]) {
        let (mut sent, mut given, mut asked, mut called) =
            <(BTreeSet<Field>, BTreeSet<Field>, BTreeSet<Field>, BTreeSet<String>)>::default();
        for operation in self.operations() {
            let id = operation["operationId"].as_str().unwrap();
            if operation["deprecated"] == true || passed_over.contains(&id) {
                continue;
            }
            called.insert(id.to_owned());
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let in_query = parameters.filter(|parameter| parameter["in"] == "query");
            asked.extend(
                in_query.map(|parameter| (id.to_owned(), parameter["name"].as_str().unwrap().to_owned())),
            );
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            mark(&self.description, body, None, id, &mut sent);
            let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"];
            mark(&self.description, answer, None, id, &mut given);
        }
        let missing = |all: BTreeSet<Field>, seen: &BTreeSet<Field>| -> Vec<_> {
            all.difference(seen).map(|(of, name)| format!("{of}.{name}")).collect()
        };
        let nothing: [String; 0] = [];
        assert_eq!(called.difference(&self.called).cloned().collect::<Vec<_>>(), nothing, "not called");
        assert_eq!(missing(asked, &self.asked), nothing, "not asked");
        assert_eq!(missing(sent, &self.sent), nothing, "not sent");
        assert_eq!(missing(given, &self.given), nothing, "not given");
    }

    fn operations(&self) -> impl Iterator<Item = &Value> {
        let paths = self.description["paths"].as_object().unwrap();
        paths.values().flat_map(|methods| methods.as_object().unwrap().values())
    }

    /// The operation that a path is an example of.
    fn operation(&self, method: &str, path: &str) -> &Value {
        let fits = |pattern: &str| {
            let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
            let same =
                |(one, other): (&&str, &&str)| one == other || (one.starts_with('{') && !other.is_empty());
            pattern.len() == path.len() && pattern.iter().zip(&path).all(same)
        };
        let paths = self.description["paths"].as_object().unwrap();
        let found = paths.iter().filter(|(pattern, _)| fits(pattern)).map(|(_, methods)| &methods[method]);
        found.into_iter().find(|operation| operation.is_object()).unwrap_or_else(|| panic!("{method} {path}"))
    }
}

/// Takes note of the fields of a value, or, without one, of all that there may be. Fields of a shape with a name are
/// filed under it, wherever it stands.
fn mark(document: &Value, schema: &Value, value: Option<&Value>, of: &str, seen: &mut BTreeSet<Field>) {
    if value.is_some_and(Value::is_null) {
        return;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        let named = &document["components"]["schemas"][name];
        let before = seen.len();
        // Shapes may contain themselves: without a value, one that is known already is left.
        let is_known = value.is_none() && seen.iter().any(|(known, _)| known == name);
        if !is_known {
            mark(document, named, value, name, seen);
        }
        debug_assert!(seen.len() >= before);
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let constant = &field["const"];
        if let Some(value) = value
            && !constant.is_null()
            && value[name.as_str()] != *constant
        {
            return;
        }
        if value.is_none()
            && field.as_object().is_some_and(|field| field.len() == 1 && field.contains_key("type"))
            && field["type"] == "null"
        {
            continue;
        }
        if value.is_none_or(|value| value.get(name).is_some()) {
            seen.insert((of.to_owned(), name.clone()));
        }
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let inner = value.map(|value| &value[name.as_str()]);
        mark(document, field, inner, of, seen);
    }
    for alternatives in ["anyOf", "oneOf"] {
        for alternative in schema[alternatives].as_array().into_iter().flatten() {
            mark(document, alternative, value, of, seen);
        }
    }
    for (index, item) in schema["prefixItems"].as_array().into_iter().flatten().enumerate() {
        mark(document, item, value.map(|value| &value[index]), of, seen);
    }
    each_inside(document, schema, value, of, seen);
}

/// The items of a list, and the values of a map.
fn each_inside(
    document: &Value,
    schema: &Value,
    value: Option<&Value>,
    of: &str,
    seen: &mut BTreeSet<Field>,
) {
    let by_pattern = schema["patternProperties"].as_object().into_iter().flatten().map(|(_, inner)| inner);
    let inner = [&schema["items"], &schema["additionalProperties"]].into_iter().chain(by_pattern);
    for inner in inner.filter(|inner| inner.is_object()) {
        match value {
            None => mark(document, inner, None, of, seen),
            Some(Value::Array(items)) => {
                items.iter().for_each(|item| mark(document, inner, Some(item), of, seen))
            }
            Some(Value::Object(fields)) => {
                fields.values().for_each(|value| mark(document, inner, Some(value), of, seen));
            }
            Some(_) => {}
        }
    }
}
