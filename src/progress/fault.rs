//! Why the store could not do what it was asked: the file, the reason, and what to do about it.
//! SQLite's own codes stop here; nothing above this layer sees them.
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The file cannot be opened or made.
    #[error("{file}: cannot be opened ({why}). Check that its folder exists and may be written, or name another file with --db")]
    CannotOpen {
        /// The database file.
        file: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The file is something else than an SQLite database.
    #[error("{file}: is not a database. Move it away, or name another file with --db")]
    NotADatabase {
        /// The file.
        file: PathBuf,
    },
    /// An SQLite database, made by another program.
    #[error("{file}: is a database of another program and was left alone. Name another file with --db")]
    NotOurs {
        /// The file.
        file: PathBuf,
    },
    /// The file may be read but not written.
    #[error("{file}: is read-only. Allow writing to the file and its folder, or copy it elsewhere and name the copy with --db")]
    ReadOnly {
        /// The database file.
        file: PathBuf,
    },
    /// Another program held the file for longer than we wait.
    #[error("{file}: is in use by another program. Close the other window, then try again")]
    Locked {
        /// The database file.
        file: PathBuf,
    },
    /// A newer version of this program has written the file.
    #[error(
        "{file}: was written by a newer version (schema {found}; this program knows up to {known}). Update the program, or name another file with --db"
    )]
    NewerThanProgram {
        /// The database file.
        file: PathBuf,
        /// The schema number found.
        found: i64,
        /// The newest schema number known here.
        known: i64,
    },
    /// No room left.
    #[error("{file}: the disk is full, and what you just did was not kept. Free some space, then do it again")]
    DiskFull {
        /// The database file.
        file: PathBuf,
    },
    /// The disk or the system failed while reading or writing.
    #[error("{file}: the disk did not answer as it should ({what}). Check the disk, and keep a copy of the file elsewhere")]
    DiskFailed {
        /// The file.
        file: PathBuf,
        /// What the system said.
        what: String,
    },
    /// The content of the database is not what it must be.
    #[error("{file}: is damaged ({what}). Put a kept copy in its place, or begin with another file (--db)")]
    Broken {
        /// The database file.
        file: PathBuf,
        /// What was found.
        what: String,
    },
    /// What was to be written breaks a rule of the store: a fault of the program.
    #[error("{file}: refused to keep something that breaks its rules ({what}). This is a fault in the program; please report it")]
    Refused {
        /// The database file.
        file: PathBuf,
        /// The rule.
        what: String,
    },
    /// No attempt has this id, nor one that begins so.
    #[error("{file}: has no attempt {asked}. `records-day attempts` lists them")]
    NoSuchAttempt {
        /// The database file.
        file: PathBuf,
        /// The id, or its beginning.
        asked: String,
    },
    /// Several attempts begin with these letters.
    #[error("{file}: {asked} begins more than one attempt: {}. Give more of the id", candidates.join(", "))]
    Ambiguous {
        /// The database file.
        file: PathBuf,
        /// The beginning of an id.
        asked: String,
        /// The ids that begin so, newest first, ten at most.
        candidates: Vec<String>,
    },
    /// The attempt has no entry of this number.
    #[error("{file}: attempt {attempt} has no entry {seq}. `records-day replay {attempt}` shows those it has")]
    NoSuchEntry {
        /// The database file.
        file: PathBuf,
        /// The attempt.
        attempt: String,
        /// The entry asked for.
        seq: u32,
    },
    /// Nothing is kept under this digest.
    #[error("{file}: has no content {sha}. Keep the files of a day before beginning it")]
    NoSuchContent {
        /// The database file.
        file: PathBuf,
        /// The digest asked for.
        sha: String,
    },
    /// No person has this id, or they have been erased.
    #[error("{file}: has no person {person}; they may have been erased. Give their name to begin anew")]
    NoSuchPerson {
        /// The database file.
        file: PathBuf,
        /// The id asked for.
        person: String,
    },
    /// The day is over: nothing can be added.
    #[error("{file}: attempt {attempt} is closed and takes no more entries. Begin a new one, or step back from it")]
    Closed {
        /// The database file.
        file: PathBuf,
        /// The attempt.
        attempt: String,
    },
    /// The day is not over: it has no marks yet.
    #[error(
        "{file}: attempt {attempt} is still open and has no marks to add to. Finish it first (`records-day resume {attempt}`)"
    )]
    StillOpen {
        /// The database file.
        file: PathBuf,
        /// The attempt.
        attempt: String,
    },
    /// Somebody else has added to this attempt since it was read.
    #[error("{file}: attempt {attempt} has gone on in another window. Close one of them, then resume the attempt")]
    Overtaken {
        /// The database file.
        file: PathBuf,
        /// The attempt.
        attempt: String,
    },
    /// The file is not one that `attempts export` writes.
    #[error("{file}: is not an exported attempt ({what}). Export it again with `records-day attempts export`")]
    NotAnExport {
        /// The file to be read in.
        file: PathBuf,
        /// What was found.
        what: String,
    },
    /// The attempt to be read in is here already, and differs.
    #[error(
        "{file}: holds attempt {attempt}, which is already in the database with other entries or marks. Both were left as they are"
    )]
    AlreadyHere {
        /// The file to be read in.
        file: PathBuf,
        /// The attempt.
        attempt: String,
    },
    /// The seals of the attempt to be read in do not hold.
    #[error("{file}: attempt {attempt} was changed after it was sealed ({what}) and was not read in. Ask for a fresh export")]
    SealBroken {
        /// The file to be read in.
        file: PathBuf,
        /// The attempt.
        attempt: String,
        /// The first fault found.
        what: String,
    },
}

impl StoreFault {
    /// What an SQLite error means for the person who owns `file`.
    pub(super) fn of(file: &Path, error: &rusqlite::Error) -> StoreFault {
        let file = file.to_owned();
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreFault::CannotOpen { file, why: what },
            Some(ErrorCode::NotADatabase) => StoreFault::NotADatabase { file },
            Some(ErrorCode::ReadOnly) => StoreFault::ReadOnly { file },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                StoreFault::Locked { file }
            }
            Some(ErrorCode::DiskFull) => StoreFault::DiskFull { file },
            Some(ErrorCode::SystemIoFailure) => StoreFault::DiskFailed { file, what },
            Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig) => {
                StoreFault::Refused { file, what }
            }
            _ => StoreFault::Broken { file, what },
        }
    }

    /// What a file-system error means for the person who owns `file`.
    pub(super) fn of_io(file: &Path, error: &std::io::Error) -> StoreFault {
        let (file, what) = (file.to_owned(), error.to_string());
        match error.kind() {
            std::io::ErrorKind::StorageFull => StoreFault::DiskFull { file },
            std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied => StoreFault::CannotOpen { file, why: what },
            std::io::ErrorKind::ReadOnlyFilesystem => StoreFault::ReadOnly { file },
            _ => StoreFault::DiskFailed { file, what },
        }
    }
}
