//! The shapes that are referred to by name. What comes in and what goes out may look different under one name: a sender
//! says of a file its token, a reader is told its size. The shape of what comes in is then called `…Input`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

/// Where references to what comes in lead, until it is known what they are called.
const INPUTS: &str = "#/components/inputs/";
const SCHEMAS: &str = "#/components/schemas/";

pub(super) struct Schemas {
    pub(super) input: SchemaGenerator,
    pub(super) output: SchemaGenerator,
}

impl Schemas {
    pub(super) fn new() -> Self {
        let settings = |path: &str| {
            let path = path.trim_start_matches('#').to_owned();
            SchemaSettings::draft2020_12().with(|settings| settings.definitions_path = path.into())
        };
        Self {
            input: settings(INPUTS).for_deserialize().into_generator(),
            output: settings(SCHEMAS).for_serialize().into_generator(),
        }
    }

    /// The shape of something that goes out.
    pub(super) fn given<T: JsonSchema>(&mut self) -> Schema {
        self.output.subschema_for::<T>()
    }

    /// Every shape by its name; references in `document` are set right.
    pub(super) fn finish(mut self, document: &mut Value) -> Map<String, Value> {
        let mut schemas = self.output.take_definitions(true);
        let mut inputs = self.input.take_definitions(true);
        // As if they were the same, to see whether they are.
        let named_alike = |shape: &Value| {
            let mut shape = shape.clone();
            rename(&mut shape, &|name| format!("{SCHEMAS}{name}"));
            shape
        };
        let mut differing: Vec<String> = inputs
            .iter()
            .filter(|(name, shape)| schemas.get(*name).is_some_and(|given| *given != named_alike(shape)))
            .map(|(name, _)| name.clone())
            .collect();
        // Who contains one that differs, differs.
        loop {
            let more: Vec<_> = inputs
                .iter()
                .filter(|(name, shape)| {
                    schemas.contains_key(*name) && !differing.contains(name) && mentions(shape, &differing)
                })
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            differing.extend(more);
        }
        let called = |name: &str| match differing.iter().any(|other| other == name) {
            true => format!("{SCHEMAS}{name}Input"),
            false => format!("{SCHEMAS}{name}"),
        };
        for (name, mut shape) in std::mem::take(&mut inputs) {
            rename(&mut shape, &called);
            schemas.insert(called(&name).trim_start_matches(SCHEMAS).to_owned(), shape);
        }
        rename(document, &called);
        schemas
    }
}

fn mentions(shape: &Value, names: &[String]) -> bool {
    match shape {
        Value::String(text) => {
            text.strip_prefix(INPUTS).is_some_and(|name| names.iter().any(|one| one == name))
        }
        Value::Array(items) => items.iter().any(|item| mentions(item, names)),
        Value::Object(fields) => fields.values().any(|value| mentions(value, names)),
        _ => false,
    }
}

/// Gives references to what comes in another target.
fn rename(value: &mut Value, called: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => {
            if let Some(name) = text.strip_prefix(INPUTS) {
                *text = called(name);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, called)),
        Value::Object(fields) => fields.values_mut().for_each(|value| rename(value, called)),
        _ => {}
    }
}
