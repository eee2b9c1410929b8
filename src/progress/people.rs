//! Names and free text, apart from attempts, and erasing them: from the file, its log, and every copy kept beside it.
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};

use super::open::APPLICATION_ID;
use super::rows::{count, text, text_or_null};
use super::{AttemptId, PersonId, PersonKind, Store, StoreFault, clock};

/// A person the store knows by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their random id.
    pub id: PersonId,
    /// Who they are.
    pub kind: PersonKind,
    /// Their name, as they gave it.
    pub name: String,
    /// The hash of their PIN, if they set one.
    pub pin_hash: Option<String>,
    /// When they were first named, ISO 8601, UTC.
    pub made_at: String,
}

/// Free text a person wrote about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The entry.
    pub seq: u32,
    /// What they wrote.
    pub text: String,
}

/// What erasing a person reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The files from which name and texts are gone, the database first.
    pub files: Vec<PathBuf>,
    /// Copies that could not be cleaned, and why; erase again when they can be.
    pub unreached: Vec<(PathBuf, String)>,
}

impl Store {
    /// The person of this name, newly kept if nobody has it.
    pub fn person_named(&self, name: &str, kind: PersonKind) -> Result<PersonId, StoreFault> {
        let find = || {
            self.conn.query_row("SELECT id FROM person WHERE kind=?1 AND name=?2", (kind.as_str(), name), |row| text(row, "id"))
        };
        if let Some(id) = self.told(find().optional())? {
            return Ok(PersonId(id));
        }
        let sql = "INSERT INTO person(id, kind, name, made_at) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        let id = uuid::Uuid::new_v4().to_string();
        self.told(self.conn.execute(sql, (&id, kind.as_str(), name, clock::iso(clock::now()))))?;
        Ok(PersonId(self.told(find())?))
    }

    /// Everybody, by name.
    pub fn people(&self) -> Result<Vec<Person>, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT * FROM person ORDER BY name, id"))?;
        let rows = self.told(select.query_map([], person))?;
        self.told(rows.collect())
    }

    /// One person; none when they were erased.
    pub fn person(&self, id: &PersonId) -> Result<Option<Person>, StoreFault> {
        self.told(self.conn.query_row("SELECT * FROM person WHERE id=?1", [&id.0], person).optional())
    }

    /// Sets or takes away the hash of a PIN.
    pub fn set_pin_hash(&self, id: &PersonId, pin_hash: Option<&str>) -> Result<(), StoreFault> {
        match self.told(self.conn.execute("UPDATE person SET pin_hash=?2 WHERE id=?1", (&id.0, pin_hash)))? {
            0 => Err(StoreFault::NoSuchPerson { file: self.file.clone(), person: id.0.clone() }),
            _ => Ok(()),
        }
    }

    /// Whether a PIN opens a person's pages: the one they set, or any at all when they set none.
    pub fn pin_opens(&self, id: &PersonId, pin: &str) -> Result<bool, StoreFault> {
        let kept = self.person(id)?.and_then(|person| person.pin_hash);
        Ok(kept.is_none_or(|kept| kept == pin_hash(id, pin)))
    }

    /// How a person likes the program, as it was kept; none when they never said.
    pub fn preference(&self, person: &PersonId) -> Result<Option<String>, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT json FROM preference WHERE person=?1"))?;
        self.told(select.query_row([&person.0], |row| text(row, "json")).optional())
    }

    /// Keeps how a person likes the program. Nothing is kept of somebody who was erased.
    pub fn set_preference(&self, person: &PersonId, json: &str) -> Result<(), StoreFault> {
        let sql = "INSERT INTO preference(person, json) SELECT id, ?2 FROM person WHERE id=?1
                   ON CONFLICT(person) DO UPDATE SET json=excluded.json";
        match self.told(self.conn.execute(sql, (&person.0, json)))? {
            0 => Err(StoreFault::NoSuchPerson { file: self.file.clone(), person: person.0.clone() }),
            _ => Ok(()),
        }
    }

    /// Keeps free text about an entry, where erasing reaches it.
    pub fn write_text(&self, attempt: &AttemptId, seq: u32, text: &str) -> Result<(), StoreFault> {
        self.state(attempt)?;
        let sql = "INSERT INTO writing(attempt, seq, text) VALUES(?1, ?2, ?3)";
        self.told(self.conn.execute(sql, (&attempt.0, seq, text)))?;
        Ok(())
    }

    /// The free text of an attempt, by entry, in the order it was written.
    pub fn writings(&self, attempt: &AttemptId) -> Result<Vec<Writing>, StoreFault> {
        let sql = "SELECT seq, text FROM writing WHERE attempt=?1 ORDER BY seq, id";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        let rows =
            self.told(select.query_map([&attempt.0], |row| Ok(Writing { seq: count(row, "seq")?, text: text(row, "text")? })))?;
        self.told(rows.collect())
    }

    /// Erases a person's name, PIN, preferences and texts: overwritten in the file, gone from its log, and in every copy beside it
    /// (`NAME.*.sqlite3`) as well. Their attempts stay, under an id that no longer leads to anybody.
    pub fn erase_person(&self, person: &PersonId) -> Result<Erasure, StoreFault> {
        erase_in(&self.conn, &self.file, person)?;
        let mut erasure = Erasure { files: vec![self.file.clone()], unreached: Vec::new() };
        for copy in self.copies()? {
            match erase_in_copy(&copy, person) {
                Ok(true) => erasure.files.push(copy),
                Ok(false) => {}
                Err(fault) => erasure.unreached.push((copy, fault.to_string())),
            }
        }
        Ok(erasure)
    }

    /// The copies kept beside the database: before migrations, and backups.
    pub fn copies(&self) -> Result<Vec<PathBuf>, StoreFault> {
        let (Some(folder), Some(stem)) = (self.file.parent(), self.file.file_stem()) else {
            return Ok(Vec::new());
        };
        if self.conn.path().is_none_or(str::is_empty) {
            return Ok(Vec::new());
        }
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let begins = format!("{}.", stem.to_string_lossy());
        let mut copies = Vec::new();
        for found in std::fs::read_dir(folder).map_err(|error| StoreFault::of_io(folder, &error))? {
            let found = found.map_err(|error| StoreFault::of_io(folder, &error))?;
            let name = found.file_name().to_string_lossy().into_owned();
            let is_copy = name.starts_with(&begins) && (name.ends_with(".sqlite3") || name.ends_with(".sqlite3.partial"));
            if is_copy && Some(found.file_name().as_os_str()) != self.file.file_name() {
                copies.push(found.path());
            }
        }
        copies.sort();
        Ok(copies)
    }
}

/// The hash of a PIN, in hex, different for each person. A PIN is short: this keeps it out of the file, no more.
pub fn pin_hash(person: &PersonId, pin: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("records-day pin 1");
    hasher.update(&(person.0.len() as u64).to_le_bytes());
    hasher.update(person.0.as_bytes());
    hasher.update(pin.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// The hash of a trainer's passphrase, in hex, different for each person and slow to try: Argon2id with the library's own costs. None
/// when the passphrase is longer than can be hashed, which is never kept and never fits.
pub fn passphrase_hash(person: &PersonId, passphrase: &str) -> Option<String> {
    let mut hash = [0u8; 32];
    argon2::Argon2::default().hash_password_into(passphrase.as_bytes(), person.0.as_bytes(), &mut hash).ok()?;
    Some(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: PersonId(text(row, "id")?),
        kind: PersonKind::from_word(&text(row, "kind")?).unwrap_or(PersonKind::Trainee),
        name: text(row, "name")?,
        pin_hash: text_or_null(row, "pin_hash")?,
        made_at: text(row, "made_at")?,
    })
}

/// Erases in a kept copy; false when the file is not one of ours.
fn erase_in_copy(copy: &Path, person: &PersonId) -> Result<bool, StoreFault> {
    let told = |error: rusqlite::Error| StoreFault::of(copy, &error);
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(told)?;
    conn.busy_timeout(Duration::from_secs(2)).map_err(told)?;
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(told)?;
    if application != APPLICATION_ID {
        return Ok(false);
    }
    super::open::refuse_read_only(&conn, copy)?;
    erase_in(&conn, copy, person)?;
    Ok(true)
}

fn erase_in(conn: &Connection, file: &Path, person: &PersonId) -> Result<(), StoreFault> {
    let told = |error: rusqlite::Error| StoreFault::of(file, &error);
    conn.pragma_update_and_check(None, "secure_delete", true, |_| Ok(())).map_err(told)?;
    let writing = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Immediate).map_err(told)?;
    let texts = "DELETE FROM writing WHERE attempt IN (SELECT id FROM attempt WHERE person=?1)";
    conn.execute(texts, [&person.0]).map_err(told)?;
    conn.execute("DELETE FROM person WHERE id=?1", [&person.0]).map_err(told)?;
    // A copy kept before step 2 has no such table.
    if conn.table_exists(None, "preference").map_err(told)? {
        conn.execute("DELETE FROM preference WHERE person=?1", [&person.0]).map_err(told)?;
    }
    writing.commit().map_err(told)?;
    empty_log(conn, file)?;
    conn.execute_batch("VACUUM").map_err(told)?;
    empty_log(conn, file)
}

/// Moves the write-ahead log into the file and cuts it to nothing.
fn empty_log(conn: &Connection, file: &Path) -> Result<(), StoreFault> {
    let busy: i64 =
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(|error| StoreFault::of(file, &error))?;
    match busy {
        0 => Ok(()),
        _ => Err(StoreFault::Locked { file: file.to_owned() }),
    }
}
