//! Opening the file: what it must be, settings, migrations, and the copy kept before migrating.
//! Makes no folders: a mistyped path is told, not created.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::{Store, StoreFault};

/// In order, numbered by place; never edited once released.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_preference.sql"),
    include_str!("migrations/0003_marked_again.sql"),
    include_str!("migrations/0004_steps_back.sql"),
];
/// SQLite's `application_id` of our files: "RDay".
pub(super) const APPLICATION_ID: i64 = 0x5244_6179;
/// How long to wait for another program before [`StoreFault::Locked`].
const PATIENCE: Duration = Duration::from_secs(2);

impl Store {
    /// Opens the file for reading and writing, makes it if it is not there, and brings an older one up to date
    /// (a copy is kept beside it first: `NAME.before-0002.sqlite3`).
    pub fn open(path: &Path) -> Result<Store, StoreFault> {
        Store::open_with(path, STEPS, PATIENCE)
    }

    /// Opens the file to read only; it must be there and up to date. In a folder that may not be written to either, SQLite cannot keep
    /// its index of the log: there the file is read as it stands, if it has no log beside it that would be left out.
    pub fn open_to_read(path: &Path) -> Result<Store, StoreFault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        match reading(path, path, flags) {
            Err(fault @ (StoreFault::CannotOpen { .. } | StoreFault::ReadOnly { .. })) => match as_it_stands(path) {
                Some(uri) => reading(path, Path::new(&uri), flags | OpenFlags::SQLITE_OPEN_URI),
                None => Err(fault),
            },
            other => other,
        }
    }

    /// A database that is gone when dropped.
    pub fn open_in_memory() -> Result<Store, StoreFault> {
        let path = Path::new("memory");
        let mut conn = Connection::open_in_memory().map_err(|error| StoreFault::of(path, &error))?;
        migrate(&mut conn, path, STEPS)?;
        Ok(Store::over(conn, path))
    }

    /// The schema number this program writes.
    pub fn schema_version() -> usize {
        STEPS.len()
    }

    fn over(conn: Connection, path: &Path) -> Store {
        let commits = RefCell::new(VecDeque::new());
        Store { conn, file: path.to_owned(), ids: uuid::ContextV7::new(), commits }
    }

    pub(super) fn open_with(path: &Path, steps: &[&str], patience: Duration) -> Result<Store, StoreFault> {
        let begun = Instant::now();
        loop {
            match prepare(path, steps, patience) {
                Ok(conn) => return Ok(Store::over(conn, path)),
                // SQLite does not wait when two programs make the same file at once: the first step there is told "busy" straight away.
                Err(StoreFault::Locked { .. }) if begun.elapsed() < patience => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(fault) => return Err(fault),
            }
        }
    }
}

fn reading(path: &Path, opened: &Path, flags: OpenFlags) -> Result<Store, StoreFault> {
    let told = |error: rusqlite::Error| StoreFault::of(path, &error);
    let conn = Connection::open_with_flags(opened, flags).map_err(told)?;
    conn.busy_timeout(PATIENCE).map_err(told)?;
    if found_version(&conn, path, STEPS.len())? < STEPS.len() {
        // An older file would have to be migrated, and it cannot be written here.
        return Err(StoreFault::ReadOnly { file: path.to_owned() });
    }
    Ok(Store::over(conn, path))
}

/// SQLite's name for a file that nobody writes: the only way to read it where no index of its log can be made. None when a log lies
/// beside it, or when its name cannot be written as one.
pub(super) fn as_it_stands(path: &Path) -> Option<String> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if !path.is_file() || Path::new(&log).exists() {
        return None;
    }
    let name = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    // A drive letter of Windows.
    let mut uri = String::from(if name.get(1..2) == Some(":") { "file:/" } else { "file:" });
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b':') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(uri + "?immutable=1")
}

fn prepare(path: &Path, steps: &[&str], patience: Duration) -> Result<Connection, StoreFault> {
    let told = |error: rusqlite::Error| StoreFault::of(path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags).map_err(told)?;
    conn.busy_timeout(patience).map_err(told)?;
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    found_version(&conn, path, steps.len())?;
    refuse_read_only(&conn, path)?;
    let journal: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(told)?;
    if journal != "wal" {
        conn.pragma_update(None, "journal_mode", "WAL").map_err(told)?;
    }
    conn.pragma_update(None, "synchronous", "FULL").map_err(told)?;
    conn.pragma_update(None, "foreign_keys", true).map_err(told)?;
    migrate(&mut conn, path, steps)?;
    Ok(conn)
}

/// SQLite opens a file it may not write for reading, without a word.
pub(super) fn refuse_read_only(conn: &Connection, path: &Path) -> Result<(), StoreFault> {
    match conn.is_readonly(MAIN_DB) {
        Ok(false) => Ok(()),
        Ok(true) => Err(StoreFault::ReadOnly { file: path.to_owned() }),
        Err(error) => Err(StoreFault::of(path, &error)),
    }
}

/// The schema number of the file (0 for a new one), if this program can use it.
fn found_version(conn: &Connection, path: &Path, known: usize) -> Result<usize, StoreFault> {
    let told = |error: rusqlite::Error| StoreFault::of(path, &error);
    let file = || path.to_owned();
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).map_err(told);
    // One snapshot, so that another program making the file is seen before or after, never half way.
    let reading = Transaction::new_unchecked(conn, TransactionBehavior::Deferred).map_err(told)?;
    let (application, found) = (number("application_id")?, number("user_version")?);
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(told)?;
    drop(reading);
    let known_i64 = i64::try_from(known).unwrap_or(i64::MAX);
    match application {
        APPLICATION_ID | 0 if found > known_i64 => Err(StoreFault::NewerThanProgram { file: file(), found, known: known_i64 }),
        APPLICATION_ID if found >= 1 => Ok(usize::try_from(found).unwrap_or(known)),
        0 if found == 0 && tables == 0 => Ok(0),
        _ => Err(StoreFault::NotOurs { file: file() }),
    }
}

fn migrate(conn: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreFault> {
    loop {
        let found = found_version(conn, path, steps.len())?;
        if found == steps.len() {
            return Ok(());
        }
        if found > 0 {
            let kept = copy_name(path, found + 1);
            copy_to(conn, &kept)?;
        }
        let migrated = Migrations::new(steps.iter().map(|sql| M::up(sql)).collect()).to_latest(conn);
        if let Err(error) = migrated {
            // Another program may have done it while we waited.
            if found_version(conn, path, steps.len())? > found {
                continue;
            }
            return Err(match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => StoreFault::of(path, &err),
                other => StoreFault::Broken { file: path.to_owned(), what: other.to_string() },
            });
        }
    }
}

/// Where the copy goes that is kept before step `step`: `NAME.before-0002.sqlite3`.
pub(super) fn copy_name(path: &Path, step: usize) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.before-{step:04}.sqlite3"))
}

/// A whole and consistent copy of the database at `to`, in the place of any earlier one; never half a copy.
pub(super) fn copy_to(conn: &Connection, to: &Path) -> Result<(), StoreFault> {
    let told = |error: &std::io::Error| StoreFault::of_io(to, error);
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    if partial.exists() {
        std::fs::remove_file(&partial).map_err(|error| told(&error))?;
    }
    let name = partial
        .to_str()
        .ok_or_else(|| StoreFault::CannotOpen { file: to.to_owned(), why: "its name is not Unicode text".to_owned() })?;
    conn.execute("VACUUM INTO ?1", [name]).map_err(|error| StoreFault::of(to, &error))?;
    let sync = std::fs::File::open(&partial).and_then(|copy| copy.sync_all());
    sync.and_then(|()| std::fs::rename(&partial, to)).map_err(|error| told(&error))
}
