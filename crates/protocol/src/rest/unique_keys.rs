//! JSON objects that name a key twice: whoever writes that means one of the two, and nobody can tell which.

use std::collections::HashSet;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use crate::{ErrorCode, WireError};

/// Refuses a body in which an object, however deep, has a key twice. What is no JSON at all passes: whoever reads it
/// says so better.
///
/// # Errors
/// `INVALID_ARGUMENT`, naming the key.
pub fn check_unique_keys(json: &str) -> Result<(), WireError> {
    let mut twice = None;
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let _ = Look { twice: &mut twice }.deserialize(&mut deserializer);
    match twice {
        None => Ok(()),
        Some(key) => {
            let message = format!("an object in the body has the key {key:?} twice");
            Err(WireError::new(ErrorCode::InvalidArgument, message))
        }
    }
}

/// Looks through a value.
struct Look<'a> {
    twice: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! nothing_to_see {
    ($($method:ident($type:ty)),+ $(,)?) => {
        $(fn $method<E: Error>(self, _: $type) -> Result<(), E> {
            Ok(())
        })+
    };
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    nothing_to_see!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str));

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Look { twice: &mut *self.twice })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            if seen.contains(&key) {
                *self.twice = Some(key);
                return Err(A::Error::custom("found"));
            }
            seen.insert(key);
            entries.next_value_seed(Look { twice: &mut *self.twice })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_given_twice_is_named() {
        let good = ["{}", "[]", "1", r#"{"a":{"a":1},"b":[{"a":1},{"a":2}]}"#, r#"{"a":1"#, "nonsense", ""];
        for json in good {
            assert_eq!(check_unique_keys(json), Ok(()), "{json}");
        }
        let bad = [
            r#"{"a":1,"a":1}"#,
            r#"{"b":{"a":null,"c":2,"a":{}}}"#,
            r#"[1,{"a":1,"a":2}]"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"a":1,"a":2"#,
        ];
        for json in bad {
            let refused = check_unique_keys(json).expect_err(json);
            assert!(refused.message.contains("\"a\" twice"), "{json}: {}", refused.message);
        }
    }
}
