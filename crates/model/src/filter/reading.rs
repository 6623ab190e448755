//! Reading filters from JSON. By hand, since what is derived for such shapes says only that nothing fits; these errors
//! arise where the mistake is, so that whoever follows the path of fields can name it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{ConversationFilter, CustomValueFilter, NumberFilter, SimpleConversationFilter, StringFilter};
use crate::limits;

/// A field that may be left out, but is no `null`: `subject: null` is more likely a mistake for `["==", null]`.
pub fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The field `custom`.
pub fn custom<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, CustomValueFilter>>, D::Error> {
    let keys = BTreeMap::deserialize(deserializer)?;
    let max = limits::CUSTOM_KEYS_MAX;
    if keys.len() > max {
        return Err(D::Error::custom(format_args!("must have at most {max} keys, but has {}", keys.len())));
    }
    Ok(Some(keys))
}

/// A list of bounded length.
struct Bounded<T> {
    max: usize,
    item: PhantomData<T>,
}

impl<T> Bounded<T> {
    fn new(max: usize) -> Self {
        Self { max, item: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Bounded<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Bounded<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "a list of at most {}", self.max)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.len() == self.max {
                return Err(A::Error::custom(format_args!("must have at most {} entries", self.max)));
            }
            list.push(item);
        }
        Ok(list)
    }
}

/// The two parts of an operator with its operand.
struct Pair<A>(A);

impl<'de, A: SeqAccess<'de>> Pair<A> {
    fn operator<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        self.0.next_element()?.ok_or_else(|| A::Error::custom("the operator is missing"))
    }

    fn operand<T: Deserialize<'de>>(self) -> Result<T, A::Error> {
        self.operand_seed(PhantomData)
    }

    fn operand_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, A::Error> {
        let operand = self.0.next_element_seed(seed)?;
        let operand = operand.ok_or_else(|| A::Error::custom("the value after the operator is missing"))?;
        match self.0.next_element::<IgnoredAny>()? {
            None => Ok(operand),
            Some(_) => Err(A::Error::custom("must be an operator and one value, but has more")),
        }
    }
}

impl<'de> Deserialize<'de> for ConversationFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        enum Operator {
            #[serde(rename = "any")]
            Any,
        }
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = ConversationFilter;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a filter, or [\"any\", [filter, filter, …]]")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<ConversationFilter, A::Error> {
                ReadSimple.visit_map(fields).map(Box::new).map(ConversationFilter::Simple)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<ConversationFilter, A::Error> {
                let mut pair = Pair(items);
                let Operator::Any = pair.operator()?;
                pair.operand_seed(Bounded::new(limits::FILTER_ALTERNATIVES_MAX)).map(ConversationFilter::Any)
            }
        }
        deserializer.deserialize_any(Read)
    }
}

/// Takes an object only, since what is derived would also take its fields as a list.
struct ReadSimple;

impl<'de> Visitor<'de> for ReadSimple {
    type Value = SimpleConversationFilter;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a filter")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<SimpleConversationFilter, A::Error> {
        SimpleConversationFilter::deserialize(MapAccessDeserializer::new(fields))
    }
}

impl<'de> Deserialize<'de> for SimpleConversationFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ReadSimple)
    }
}

/// Reads a [`StringFilter`] once it is clear that there is a list.
struct ReadStrings<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ReadStrings<T> {
    type Value = StringFilter<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("[\"==\", value], [\"!=\", value], [\"oneOf\", values] or [\"!oneOf\", values]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<StringFilter<T>, A::Error> {
        #[derive(Deserialize)]
        enum Operator {
            #[serde(rename = "==")]
            Equal,
            #[serde(rename = "!=")]
            NotEqual,
            #[serde(rename = "oneOf")]
            OneOf,
            #[serde(rename = "!oneOf")]
            NoneOf,
        }
        let mut pair = Pair(items);
        let list = Bounded::new(limits::FILTER_VALUES_MAX);
        Ok(match pair.operator()? {
            Operator::Equal => StringFilter::Equal(pair.operand()?),
            Operator::NotEqual => StringFilter::NotEqual(pair.operand()?),
            Operator::OneOf => StringFilter::OneOf(pair.operand_seed(list)?),
            Operator::NoneOf => StringFilter::NoneOf(pair.operand_seed(list)?),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for StringFilter<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ReadStrings(PhantomData))
    }
}

impl<'de> Deserialize<'de> for CustomValueFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = CustomValueFilter;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("\"exists\", \"!exists\", or ")?;
                ReadStrings::<String>(PhantomData).expecting(f)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CustomValueFilter, E> {
                match text {
                    "exists" => Ok(CustomValueFilter::Exists),
                    "!exists" => Ok(CustomValueFilter::Missing),
                    _ => Err(E::custom(format_args!("expected \"exists\" or \"!exists\", not {text:?}"))),
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<CustomValueFilter, A::Error> {
                ReadStrings(PhantomData).visit_seq(items).map(CustomValueFilter::Value)
            }
        }
        deserializer.deserialize_any(Read)
    }
}

impl<'de> Deserialize<'de> for NumberFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        enum Operator {
            #[serde(rename = ">")]
            Greater,
            #[serde(rename = "<")]
            Less,
            #[serde(rename = ">=")]
            AtLeast,
            #[serde(rename = "<=")]
            AtMost,
            #[serde(rename = "between")]
            Between,
            #[serde(rename = "!between")]
            NotBetween,
        }
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = NumberFilter;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(
                    "[operator, number] with one of >, <, >=, <=, or [\"between\" or \"!between\", [from, to]]",
                )
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<NumberFilter, A::Error> {
                let mut pair = Pair(items);
                Ok(match pair.operator()? {
                    Operator::Greater => NumberFilter::Greater(pair.operand()?),
                    Operator::Less => NumberFilter::Less(pair.operand()?),
                    Operator::AtLeast => NumberFilter::AtLeast(pair.operand()?),
                    Operator::AtMost => NumberFilter::AtMost(pair.operand()?),
                    Operator::Between => {
                        pair.operand().map(|Range(from, to)| NumberFilter::Between(from, to))?
                    }
                    Operator::NotBetween => {
                        pair.operand().map(|Range(from, to)| NumberFilter::NotBetween(from, to))?
                    }
                })
            }
        }
        deserializer.deserialize_seq(Read)
    }
}

/// The bounds of a range.
struct Range(f64, f64);

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (from, to) = <(f64, f64)>::deserialize(deserializer)?;
        if from > to {
            return Err(D::Error::custom(format_args!(
                "must be the lower and the upper bound, but {from} is greater than {to}"
            )));
        }
        Ok(Self(from, to))
    }
}
