//! Rows that follow each other under seals, read raw: what they hash to, and which of their columns is at fault.
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::seal::{ENTRY, MARK_SET, MARK_SET_AT_FIRST, SHORT, Seal, column_hash, link, step};

/// A table whose rows follow each other: its sealed columns begin with the attempt and the place.
pub(super) struct Chain {
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
    /// How many of the columns were sealed before others were added to the table.
    at_first: usize,
    pub(super) step: &'static str,
    pub(super) sql: &'static str,
}

pub(super) const ENTRIES: Chain = Chain {
    table: "entry",
    columns: &ENTRY,
    at_first: ENTRY.len(),
    step: step::ENTRY,
    sql: "SELECT attempt, seq, second, kind, act, facts, columns, seal FROM entry WHERE attempt=?1 ORDER BY seq",
};
pub(super) const MARKS: Chain = Chain {
    table: "mark_set",
    columns: &MARK_SET,
    at_first: MARK_SET_AT_FIRST,
    step: step::MARKS,
    sql: "SELECT attempt, number, scheme, marks, made_at, manifest, program, why, columns, seal FROM mark_set
          WHERE attempt=?1 ORDER BY number",
};

/// Where a chain of rows ends.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// Here: what comes after was added.
    At(i64),
    /// It goes on, but counts up to here only.
    Upto(i64),
    /// Not before here; nobody knows how far.
    Open(i64),
}

/// The seals a row may follow: the one stored before it, and the one that should be. None: not known any more.
pub(super) type Previous = Vec<Vec<u8>>;

/// One sealed row, or one sealed part of it.
pub(super) struct Sealed {
    pub(super) hashes: Vec<Seal>,
    /// Which columns differ from the short hashes kept with them; none when those have the wrong length.
    pub(super) edited: Option<Vec<usize>>,
    /// Which columns hold something, though they were added after the row was sealed.
    put_in: Vec<usize>,
    pub(super) seal: Vec<u8>,
}

impl Sealed {
    pub(super) fn new(table: &str, columns: &[&str], values: &[ValueRef<'_>], kept: &[u8], seal: &[u8]) -> Sealed {
        let hashes: Vec<Seal> = columns.iter().zip(values).map(|(column, value)| column_hash(table, column, *value)).collect();
        let edited = (kept.len() == hashes.len() * SHORT).then(|| {
            let pairs = hashes.iter().zip(kept.chunks(SHORT)).enumerate();
            pairs.filter(|(_, (hash, kept))| hash[..SHORT] != **kept).map(|(place, _)| place).collect()
        });
        Sealed { hashes, edited, put_in: Vec::new(), seal: seal.to_vec() }
    }

    /// Which columns are at fault, `columns` and `seal_column` among them; and the seals that what follows may follow.
    pub(super) fn judge(
        &self,
        step: &str,
        columns: &[&'static str],
        seal_column: &'static str,
        previous: &Previous,
    ) -> (Vec<&'static str>, Previous) {
        let due: Previous = previous.iter().map(|previous| link(step, previous, &self.hashes).to_vec()).collect();
        let mut faults = match &self.edited {
            None => vec!["columns"],
            Some(edited) if due.contains(&self.seal) && !edited.is_empty() => vec!["columns"],
            Some(edited) => edited.iter().map(|place| columns[*place]).collect(),
        };
        if faults.is_empty() && !due.is_empty() && !due.contains(&self.seal) {
            faults.push(seal_column);
        }
        faults.extend(self.put_in.iter().filter_map(|place| columns.get(*place)));
        let next = std::iter::once(self.seal.clone()).chain(due.into_iter().take(1)).collect();
        (faults, next)
    }
}

impl Chain {
    /// A row of [`Chain::sql`] and its place.
    pub(super) fn read(&self, row: &Row<'_>) -> rusqlite::Result<(Sealed, i64)> {
        let sealed = self.columns.len();
        let values: Vec<ValueRef<'_>> = (0..sealed).map(|place| row.get_ref(place)).collect::<rusqlite::Result<_>>()?;
        let (kept, seal) = (bytes(row.get_ref(sealed)?), bytes(row.get_ref(sealed + 1)?));
        let place = values[1].as_i64()?;
        let own = if kept.len() == self.at_first * SHORT { self.at_first } else { sealed };
        let mut row = Sealed::new(self.table, &self.columns[..own], &values[..own], kept, seal);
        row.put_in = (own..sealed).filter(|place| values[*place] != ValueRef::Null).collect();
        Ok((row, place))
    }
}

/// The bytes of a text or blob; nothing for the rest.
pub(super) fn bytes(value: ValueRef<'_>) -> &[u8] {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        _ => &[],
    }
}
