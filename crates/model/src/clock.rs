//! Time, as a parameter.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A moment, in Unix milliseconds: the only form of time on the wire and in the store.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ts_rs::TS, schemars::JsonSchema,
)]
#[ts(type = "number")]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From Unix milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// As Unix milliseconds.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// As whole Unix seconds, for the claims of tokens.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Millis;
        impl Visitor<'_> for Millis {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time in whole Unix milliseconds")
            }

            fn visit_i64<E: Error>(self, millis: i64) -> Result<Timestamp, E> {
                Ok(Timestamp(millis))
            }

            fn visit_u64<E: Error>(self, millis: u64) -> Result<Timestamp, E> {
                i64::try_from(millis)
                    .map(Timestamp)
                    .map_err(|_| E::invalid_value(Unexpected::Unsigned(millis), &self))
            }

            /// Languages that know one kind of number write whole ones as `1700000000000.0`.
            fn visit_f64<E: Error>(self, millis: f64) -> Result<Timestamp, E> {
                // Beyond it, not every whole number can be told from its neighbours.
                const EXACT_MAX: f64 = 9_007_199_254_740_992.0;
                match millis.fract() == 0.0 && millis.abs() <= EXACT_MAX {
                    true => Ok(Timestamp(millis as i64)),
                    false => Err(E::invalid_type(Unexpected::Float(millis), &self)),
                }
            }
        }
        deserializer.deserialize_i64(Millis)
    }
}

/// Tells the time. The server gives the real one; tests and the simulation give their own.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<i64, String> {
        serde_json::from_str::<Timestamp>(json).map(Timestamp::as_millis).map_err(|error| error.to_string())
    }

    #[test]
    fn whole_numbers_are_times_however_they_are_written() {
        for (json, millis) in
            [("0", 0), ("-5", -5), ("1700000000000.0", 1_700_000_000_000), ("1.7e12", 1_700_000_000_000)]
        {
            assert_eq!(read(json), Ok(millis), "{json}");
        }
        for json in ["0.5", "1e300", "9223372036854775808", "\"5\"", "null"] {
            let refusal = read(json).unwrap_err();
            assert!(refusal.contains("a time in whole Unix milliseconds"), "{refusal}");
        }
    }
}
