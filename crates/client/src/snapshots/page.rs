//! A stretch of a list.

use std::ops::Deref;
use std::sync::Arc;

/// The part of a list that is shown, and whether that is all of it. It is a slice in everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    pub(crate) items: Arc<[Arc<T>]>,
    pub(crate) loaded_all: bool,
}

impl<T> Page<T> {
    pub(crate) fn new(items: Vec<Arc<T>>, loaded_all: bool) -> Self {
        Self { items: items.into(), loaded_all }
    }

    /// Whether there is nothing more to load.
    pub fn loaded_all(&self) -> bool {
        self.loaded_all
    }
}

impl<T> Deref for Page<T> {
    type Target = [Arc<T>];

    fn deref(&self) -> &[Arc<T>] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a Page<T> {
    type Item = &'a Arc<T>;
    type IntoIter = std::slice::Iter<'a, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
