//! The three things that can be said of an attribute: nothing (it stays), a value, or that it is to be reset.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use chinwag_model::{Access, CustomPatch, Notify, Patch};

/// Back to the default: what an attribute is when nobody ever set it.
///
/// ```
/// # fn example(conversation: chinwag_client::ConversationRef) {
/// use chinwag_client::Reset;
///
/// // The subject changes, the photo goes away, everything else stays.
/// let change = conversation.set().subject("Order 17").photo_url(Reset);
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reset;

/// A value for an attribute, or [`Reset`]. An `Option` is a value, or a reset when it is `None`.
pub trait IntoPatch<T> {
    /// As it travels.
    fn into_patch(self) -> Patch<T>;
}

impl<T> IntoPatch<T> for Reset {
    fn into_patch(self) -> Patch<T> {
        Patch::Reset
    }
}

impl<T, V: IntoPatch<T>> IntoPatch<T> for Option<V> {
    fn into_patch(self) -> Patch<T> {
        self.map_or(Patch::Reset, V::into_patch)
    }
}

macro_rules! values {
    ($($from:ty => $to:ty: |$value:ident| $into:expr;)+) => {
        $(impl IntoPatch<$to> for $from {
            fn into_patch(self) -> Patch<$to> {
                let $value = self;
                Patch::Set($into)
            }
        })+
    };
}

values! {
    &str => String: |text| text.to_owned();
    String => String: |text| text;
    Access => Access: |access| access;
    Notify => Notify: |notify| notify;
    bool => Notify: |all| if all { Notify::All } else { Notify::Nothing };
    Vec<String> => Vec<String>: |list| list;
    &str => Vec<String>: |one| vec![one.to_owned()];
}

impl<const N: usize> IntoPatch<Vec<String>> for [&str; N] {
    fn into_patch(self) -> Patch<Vec<String>> {
        Patch::Set(self.map(str::to_owned).into())
    }
}

/// Says something of one key of a `custom` map.
pub(super) fn patch_key(custom: &mut Patch<CustomPatch>, key: String, value: Patch<String>) {
    let value = match value {
        Patch::Keep => return,
        Patch::Reset => None,
        Patch::Set(value) => Some(value),
    };
    match custom {
        Patch::Set(keys) => drop(keys.insert(key, value)),
        Patch::Keep | Patch::Reset => *custom = Patch::Set(BTreeMap::from([(key, value)])),
    }
}

/// What becomes of a builder that is awaited.
pub(super) type Running<T> = Pin<Box<dyn Future<Output = Result<T, crate::Error>> + Send>>;

/// A method for each attribute of a patch, by the name it has there.
macro_rules! attributes {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty;)+) => {
        $(
            $(#[doc = $doc])+
            pub fn $name(mut self, value: impl $crate::refs::IntoPatch<$type>) -> Self {
                self.set.$name = value.into_patch();
                self
            }
        )+
    };
}

/// Methods for the `custom` map of a patch.
macro_rules! custom_attributes {
    () => {
        /// One key of what the app stores along; [`Reset`](crate::Reset) removes it. Keys that are not named stay.
        pub fn custom(mut self, key: impl Into<String>, value: impl $crate::refs::IntoPatch<String>) -> Self {
            $crate::refs::change::patch_key(&mut self.set.custom, key.into(), value.into_patch());
            self
        }

        /// Removes every key of what the app stores along.
        pub fn clear_custom(mut self) -> Self {
            self.set.custom = chinwag_model::Patch::Reset;
            self
        }
    };
}

pub(super) use {attributes, custom_attributes};
