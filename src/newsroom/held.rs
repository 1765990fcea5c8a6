//! What was read of the archive, held in memory until that changes.

use std::sync::{PoisonError, RwLock};

/// A value that is read once; cheap to clone.
#[derive(Debug)]
pub(super) struct Held<T>(RwLock<Option<T>>);

impl<T: Clone> Held<T> {
    /// What is held, read first where nothing is; nothing where it cannot be read.
    pub(super) fn get(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if let Some(held) = self.copy() {
            return Some(held);
        }
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            *held = read();
        }
        held.clone()
    }

    /// Reads it again. Readers have what was held meanwhile, and nobody waits; what nobody has asked for is left until
    /// somebody does.
    pub(super) fn renew(&self, read: impl FnOnce() -> Option<T>) {
        if self.copy().is_some() {
            let renewed = read();
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = renewed;
        }
    }

    fn copy(&self) -> Option<T> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        held.clone()
    }
}

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}
