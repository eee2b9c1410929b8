//! Moving an attempt between databases: one file with the attempt, those it was stepped back from, and their content.
//! Names and free text stay behind, since erasing could not reach them there. What was edited on the way is not read in.
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, ToSql, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};

use super::rows::seal_or_null;
use super::{AttemptId, Seal, Store, StoreFault};

/// The first line of an exported file.
const FIRST_LINE: &[u8] = b"records-day attempt, form 1\n";
/// The tables that travel, in the order they can be read in, with the column that says which rows go along.
const TABLES: [(&str, &str); 5] =
    [("content", "sha"), ("attempt", "id"), ("entry", "attempt"), ("mark_set", "attempt"), ("summary", "attempt")];

/// What the file holds after its first line, in postcard's encoding.
#[derive(Serialize, Deserialize)]
struct Parcel {
    /// The attempt asked for.
    attempt: AttemptId,
    tables: Vec<Table>,
}

#[derive(Serialize, Deserialize)]
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Serialize, Deserialize)]
enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(Vec<u8>),
    Blob(Vec<u8>),
}

impl Cell {
    fn of(value: ValueRef<'_>) -> Cell {
        match value {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(integer) => Cell::Integer(integer),
            ValueRef::Real(real) => Cell::Real(real),
            ValueRef::Text(text) => Cell::Text(text.to_vec()),
            ValueRef::Blob(blob) => Cell::Blob(blob.to_vec()),
        }
    }

    fn value(&self) -> ValueRef<'_> {
        match self {
            Cell::Null => ValueRef::Null,
            Cell::Integer(integer) => ValueRef::Integer(*integer),
            Cell::Real(real) => ValueRef::Real(*real),
            Cell::Text(text) => ValueRef::Text(text),
            Cell::Blob(blob) => ValueRef::Blob(blob),
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Cell::Text(text) => String::from_utf8(text.clone()).ok(),
            _ => None,
        }
    }
}

impl Store {
    /// Writes the attempt, with all it needs, to a file of its own.
    pub fn export_to(&self, attempt: &AttemptId, to: &Path) -> Result<(), StoreFault> {
        let bytes = self.export(attempt)?;
        std::fs::write(to, bytes).map_err(|error| StoreFault::of_io(to, &error))
    }

    /// The bytes that [`Store::export_to`] writes.
    pub fn export(&self, attempt: &AttemptId) -> Result<Vec<u8>, StoreFault> {
        let _reading = self.told(Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred))?;
        let mut attempts: Vec<String> = self.lineage(attempt)?.into_iter().map(|(ancestor, _)| ancestor.0).collect();
        attempts.push(attempt.0.clone());
        let mut content = Vec::new();
        for id in &attempts {
            let manifest = self.attempt(id)?.manifest;
            content.extend(Store::named_in(&self.content(&manifest)?));
            content.push(manifest);
            let by_marks = self.mark_sets(&AttemptId(id.clone()))?.into_iter().filter_map(|set| set.manifest);
            for manifest in by_marks {
                content.extend(Store::named_in(&self.content(&manifest)?));
                content.push(manifest);
            }
        }
        content.sort();
        content.dedup();
        let mut tables = Vec::new();
        for (name, by) in TABLES {
            tables.push(self.table(name, by, if name == "content" { &content } else { &attempts })?);
        }
        let parcel = Parcel { attempt: attempt.clone(), tables };
        postcard::to_extend(&parcel, FIRST_LINE.to_vec()).map_err(|error| self.broken(error.to_string()))
    }

    /// Reads in what [`Store::export_to`] wrote, all or nothing; gives the attempt's id. What is here already is left as it is, but
    /// marks that were added since are added here too.
    pub fn import_from(&self, from: &Path) -> Result<AttemptId, StoreFault> {
        let bytes = std::fs::read(from).map_err(|error| StoreFault::of_io(from, &error))?;
        self.import(&bytes, from)
    }

    fn import(&self, bytes: &[u8], from: &Path) -> Result<AttemptId, StoreFault> {
        let no_export = |what: &str| StoreFault::NotAnExport { file: from.to_owned(), what: what.to_owned() };
        let body = bytes.strip_prefix(FIRST_LINE).ok_or_else(|| no_export("its first line is another"))?;
        let parcel: Parcel = postcard::from_bytes(body).map_err(|error| no_export(&error.to_string()))?;
        let writing = self.transaction()?;
        let (mut here, mut marked_again) = (Vec::new(), Vec::new());
        for (name, by) in TABLES {
            let Some(table) = parcel.tables.iter().find(|table| table.name == name) else {
                return Err(no_export(&format!("it has no table {name}")));
            };
            let known = self.column_names(name)?;
            if table.columns.iter().any(|column| !known.contains(column)) {
                return Err(no_export(&format!("its table {name} has columns this version does not know")));
            }
            let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
            let Some(by) = columns.iter().position(|column| *column == by) else {
                return Err(no_export(&format!("its table {name} has no column {by}")));
            };
            for row in &table.rows {
                let key = row.get(by).and_then(Cell::text).filter(|_| row.len() == columns.len());
                let key = key.ok_or_else(|| no_export(&format!("a row of {name} is cut short")))?;
                let is_here = match name {
                    "content" => self.raw_content(&key)?.is_some(),
                    "attempt" => {
                        let is_here = self.last_seals(&key)?[0].is_some();
                        here.extend(is_here.then(|| key.clone()));
                        is_here
                    }
                    "mark_set" if here.contains(&key) => {
                        let cell = |column: &str| columns.iter().position(|found| *found == column).and_then(|at| row.get(at));
                        match (self.marks_sealed(&key, cell("number"))?, cell("seal")) {
                            (Some(sealed), Some(Cell::Blob(seal))) if sealed == *seal => true,
                            (None, _) => {
                                marked_again.push(key.clone());
                                false
                            }
                            _ => return Err(StoreFault::AlreadyHere { file: from.to_owned(), attempt: key }),
                        }
                    }
                    "summary" if marked_again.contains(&key) => {
                        self.told(self.conn.execute("DELETE FROM summary WHERE attempt=?1", [&key]))?;
                        false
                    }
                    _ => here.contains(&key),
                };
                if !is_here {
                    let values: Vec<ValueRef<'_>> = row.iter().map(Cell::value).collect();
                    self.insert(name, &columns, &values)?;
                }
            }
        }
        self.refuse_differing(&parcel, &here, from)?;
        let broken = |what: String| StoreFault::SealBroken { file: from.to_owned(), attempt: parcel.attempt.0.clone(), what };
        if let Some(fault) = self.seal_report(&parcel.attempt)?.faults.first() {
            return Err(broken(fault.what.clone()));
        }
        self.told(writing.commit())?;
        Ok(parcel.attempt)
    }

    /// An attempt that is here already must be the one in the file, as far on: the same seals.
    fn refuse_differing(&self, parcel: &Parcel, here: &[String], from: &Path) -> Result<(), StoreFault> {
        for id in here {
            if self.last_seals(id)? != parcel.last_seals(id) {
                return Err(StoreFault::AlreadyHere { file: from.to_owned(), attempt: id.clone() });
            }
        }
        Ok(())
    }

    /// The genesis seal, the last entry's, and the head.
    fn last_seals(&self, id: &str) -> Result<[Option<Seal>; 3], StoreFault> {
        let sql = "SELECT genesis, head FROM attempt WHERE id=?1";
        let ends = self.conn.query_row(sql, [id], |row| Ok((seal_or_null(row, "genesis")?, seal_or_null(row, "head")?)));
        let (genesis, head) = self.told(ends.optional())?.unwrap_or_default();
        let last = self.last_entry(&AttemptId(id.to_owned()))?;
        Ok([genesis, last.and_then(|(_, seal)| seal), head])
    }

    /// The seal of the marks of this number, if the attempt has them.
    fn marks_sealed(&self, id: &str, number: Option<&Cell>) -> Result<Option<Vec<u8>>, StoreFault> {
        let Some(Cell::Integer(number)) = number else { return Ok(None) };
        let sql = "SELECT seal FROM mark_set WHERE attempt=?1 AND number=?2";
        self.told(self.conn.query_row(sql, (id, number), |row| row.get(0)).optional())
    }

    fn column_names(&self, table: &str) -> Result<Vec<String>, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT name FROM pragma_table_info(?1)"))?;
        let names = self.told(select.query_map([table], |row| row.get(0)))?;
        self.told(names.collect())
    }

    fn table(&self, name: &str, by: &str, keys: &[String]) -> Result<Table, StoreFault> {
        let columns = self.column_names(name)?;
        let sql = format!("SELECT {} FROM {name} WHERE {by}=?1 ORDER BY 1, 2", columns.join(","));
        let mut select = self.told(self.conn.prepare(&sql))?;
        let mut rows = Vec::new();
        for key in keys {
            let key: &dyn ToSql = key;
            let mut found = self.told(select.query([key]))?;
            while let Some(row) = self.told(found.next())? {
                let cells = (0..columns.len()).map(|place| row.get_ref(place).map(Cell::of)).collect();
                rows.push(self.told(cells)?);
            }
        }
        Ok(Table { name: name.to_owned(), columns, rows })
    }
}

impl Parcel {
    /// As [`Store::last_seals`], in the file.
    fn last_seals(&self, id: &str) -> [Option<Seal>; 3] {
        let seal = |table: &str, by: &str, column: &str| {
            let table = self.tables.iter().find(|found| found.name == table)?;
            let place = |column: &str| table.columns.iter().position(|found| found == column);
            let (by, column) = (place(by)?, place(column)?);
            let row = table.rows.iter().rfind(|row| row[by].text().as_deref() == Some(id))?;
            match &row[column] {
                Cell::Blob(seal) => seal.as_slice().try_into().ok(),
                _ => None,
            }
        };
        [seal("attempt", "id", "genesis"), seal("entry", "attempt", "seal"), seal("attempt", "id", "head")]
    }
}
