//! Numbers that equal themselves.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _, de::Unexpected};

/// A number that is neither infinite nor "not a number", which JSON could not say and which would not equal itself.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
#[ts(type = "number")]
pub struct Finite(f64);

impl Finite {
    /// `None` unless the number is finite.
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}

impl fmt::Display for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::new(number)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Float(number), &"a finite number"))
    }
}
