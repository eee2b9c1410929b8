//! For those who write days: finding content files, and proving scenarios by playing them. Above the clerks, below the command line.

pub mod library;
pub mod mutants;
pub mod prove;
pub mod together;
mod told;
