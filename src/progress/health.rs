//! How the database is doing, for `doctor`, and a backup of it.
use std::path::{Path, PathBuf};

use rusqlite::MAIN_DB;

use super::rows::count;
use super::{Store, StoreFault};

/// How the database is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The file, or `memory`.
    pub path: PathBuf,
    /// Whether it may be written.
    pub writable: bool,
    /// Its schema number.
    pub schema: u32,
    /// How many attempts it holds.
    pub attempts: u32,
    /// Bytes on disk, with its log.
    pub size_bytes: u64,
    /// `ok`, or the first faults SQLite finds in the file.
    pub integrity: String,
    /// Median of the last ten entries' commits, in microseconds; none before the first.
    pub median_commit_micros: Option<u64>,
}

impl Store {
    /// How the database is doing. Reads the whole file.
    pub fn health(&self) -> Result<Health, StoreFault> {
        let mut check = self.told(self.conn.prepare("PRAGMA quick_check(5)"))?;
        let lines = self.told(check.query_map([], |row| row.get::<_, String>(0)))?;
        let lines: Vec<String> = self.told(lines.collect())?;
        Ok(Health {
            path: self.file.clone(),
            writable: !self.told(self.conn.is_readonly(MAIN_DB))?,
            schema: self.told(
                self.conn
                    .query_row("PRAGMA user_version", [], |row| count(row, "user_version")),
            )?,
            attempts: self.told(self.conn.query_row(
                "SELECT count(*) AS attempts FROM attempt",
                [],
                |row| count(row, "attempts"),
            ))?,
            size_bytes: self.size_bytes(),
            integrity: lines.join("; "),
            median_commit_micros: self.median_commit_micros(),
        })
    }

    /// Median of the last ten entries' commits, in microseconds; none before the first.
    pub fn median_commit_micros(&self) -> Option<u64> {
        let mut commits: Vec<u64> = self.commits.borrow().iter().copied().collect();
        commits.sort_unstable();
        commits.get(commits.len() / 2).copied()
    }

    /// A whole copy of the database at `to`, in the place of any earlier one.
    pub fn backup_to(&self, to: &Path) -> Result<(), StoreFault> {
        super::open::copy_to(&self.conn, to)
    }

    fn size_bytes(&self) -> u64 {
        let mut log = self.file.as_os_str().to_owned();
        log.push("-wal");
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        size(&self.file) + size(Path::new(&log))
    }
}
