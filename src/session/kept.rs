//! Keeping entries in the store.
