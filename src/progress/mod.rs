//! What a person did, kept: attempts, their entries, marks, names and free text, in one SQLite file.
//! The one place that knows SQL. It knows nothing of acts, facts or marks: it keeps their bytes and seals them.
//! An entry is on disk (`synchronous=FULL`) when [`Store::append`] returns; what cannot be kept is a [`StoreFault`].
mod attempts;
mod chain;
mod clock;
mod content;
mod entries;
mod evidence;
mod fault;
mod health;
mod open;
mod people;
mod rows;
mod seal;
mod transfer;
mod verify;
mod walk;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};

pub use fault::StoreFault;
pub use health::Health;
pub use people::{Erasure, Person, Writing, passphrase_hash, pin_hash};
pub use rows::{
    AttemptFilter, AttemptId, AttemptRow, AttemptStart, AttemptState, EntryKind, EntryRow, Log, MarkSet, Marking, PersonId,
    PersonKind, PlayedBy,
};
pub use seal::{CONTEXT, COVERED, NOT_COVERED, Seal};
pub use verify::{SealFault, SealReport};

/// An open database. One thread owns it; several programs may have the same file open.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    file: PathBuf,
    ids: uuid::ContextV7,
    /// Microseconds the last ten entries took to reach the disk.
    commits: RefCell<VecDeque<u64>>,
}

impl Store {
    /// The database file, or `memory`.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn fault(&self, error: &rusqlite::Error) -> StoreFault {
        StoreFault::of(&self.file, error)
    }

    /// Names the file in an SQLite result.
    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreFault> {
        result.map_err(|error| self.fault(&error))
    }

    fn broken(&self, what: impl Into<String>) -> StoreFault {
        StoreFault::Broken { file: self.file.clone(), what: what.into() }
    }

    /// Takes the right to write at once, so that what is read inside stays true until it commits.
    fn transaction(&self) -> Result<Transaction<'_>, StoreFault> {
        self.told(Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate))
    }

    /// One new row; table and columns are always names from this layer.
    fn insert(&self, table: &str, columns: &[&str], values: &[ValueRef<'_>]) -> Result<(), StoreFault> {
        let places = vec!["?"; columns.len()].join(",");
        let sql = format!("INSERT INTO {table}({}) VALUES({places})", columns.join(","));
        let values = values.iter().map(|value| ToSqlOutput::Borrowed(*value));
        self.told(self.conn.prepare_cached(&sql).and_then(|mut insert| insert.execute(params_from_iter(values))))?;
        Ok(())
    }
}
