//! What a health record is.
