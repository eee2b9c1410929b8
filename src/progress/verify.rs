//! Checking the seals of an attempt, and saying which column was edited, which row is missing or was put in.
//! What this shows is accident and careless editing: whoever recomputes the whole chain is caught by the countersigned head only.
//! Rows deleted from an open end cannot be seen: the last entries of an attempt still open, and the last mark sets after the first.
use rusqlite::types::ValueRef;
use rusqlite::{Transaction, TransactionBehavior};

use super::chain::{Chain, ENTRIES, End, MARKS, Previous, Sealed, bytes};
use super::seal::{CLOSING, OPENING, SHORT, step};
use super::{AttemptId, Store, StoreFault};

/// One thing that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealFault {
    /// The table.
    pub table: &'static str,
    /// The column that was edited (for a missing or added row, the one that numbers it).
    pub column: &'static str,
    /// The attempt asked for, or the ancestor at fault.
    pub attempt: AttemptId,
    /// The entry, or the number of the mark set.
    pub seq: Option<u32>,
    /// What was found, one line for a person.
    pub what: String,
}

/// What checking the seals found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealReport {
    /// Entries checked, ancestors' among them.
    pub entries: u32,
    /// Everything found; empty when the seals hold.
    pub faults: Vec<SealFault>,
}

impl SealReport {
    /// Whether the seals hold.
    pub fn ok(&self) -> bool {
        self.faults.is_empty()
    }
}

/// A check under way.
pub(super) struct Check<'s> {
    pub(super) store: &'s Store,
    pub(super) report: SealReport,
}

impl Store {
    /// Checks every seal of an attempt, its ancestors as far as they count, its marks, and the content it was built from.
    pub fn verify_seal(&self, attempt: &AttemptId) -> Result<SealReport, StoreFault> {
        // One snapshot: an attempt that is being played meanwhile is seen as of now.
        let _reading = self.told(Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred))?;
        self.seal_report(attempt)
    }

    /// [`Store::verify_seal`] inside a transaction.
    pub(super) fn seal_report(&self, attempt: &AttemptId) -> Result<SealReport, StoreFault> {
        let mut check = Check { store: self, report: SealReport { entries: 0, faults: Vec::new() } };
        check.attempt(attempt, None, &mut Vec::new())?;
        Ok(check.report)
    }
}

impl Check<'_> {
    pub(super) fn fault(
        &mut self,
        attempt: &AttemptId,
        table: &'static str,
        column: &'static str,
        seq: Option<i64>,
        what: String,
    ) {
        let seq = seq.and_then(|seq| u32::try_from(seq).ok());
        self.report.faults.push(SealFault { table, column, attempt: attempt.clone(), seq, what });
    }

    /// Checks an attempt up to entry `upto` (all of it, marks and closing too, when none); gives the seals that may follow.
    fn attempt(&mut self, attempt: &AttemptId, upto: Option<i64>, below: &mut Vec<AttemptId>) -> Result<Previous, StoreFault> {
        let store = self.store;
        let sql = format!("SELECT {},{},genesis,head,columns FROM attempt WHERE id=?1", OPENING.join(","), CLOSING.join(","));
        let mut select = store.told(store.conn.prepare(&sql))?;
        let mut rows = store.told(select.query([&attempt.0]))?;
        let row = store.told(rows.next())?.ok_or_else(|| store.no_such(attempt))?;
        let places = 0..OPENING.len() + CLOSING.len() + 3;
        let values: Vec<ValueRef<'_>> = store.told(places.map(|place| row.get_ref(place)).collect())?;
        let (opening, rest) = values.split_at(OPENING.len());
        let (closing, rest) = rest.split_at(CLOSING.len());
        let (genesis, head, kept) = (bytes(rest[0]), bytes(rest[1]), bytes(rest[2]));
        let split = kept.len().min(OPENING.len() * SHORT);
        let (kept_opening, kept_closing) = kept.split_at(split);

        let opened = Sealed::new("attempt", &OPENING, opening, kept_opening, genesis);
        let line_edited = opened
            .edited
            .as_ref()
            .is_none_or(|edited| edited.iter().any(|place| matches!(OPENING[*place], "parent" | "parent_seq")));
        let manifest_edited =
            opened.edited.as_ref().is_some_and(|edited| edited.iter().any(|place| OPENING[*place] == "manifest"));
        let parent = match (opening[13], opening[14]) {
            (ValueRef::Text(parent), ValueRef::Integer(seq)) => {
                Some((AttemptId(String::from_utf8_lossy(parent).into_owned()), seq))
            }
            _ => None,
        };
        let previous = match &parent {
            None => vec![Vec::new()],
            Some(_) if line_edited => Vec::new(),
            Some((parent, _)) if below.contains(parent) || parent == attempt => {
                let what = "the attempt is its own ancestor".to_owned();
                self.fault(attempt, "attempt", "parent", None, what);
                Vec::new()
            }
            Some((parent, seq)) => {
                below.push(attempt.clone());
                match self.attempt(parent, Some(*seq), below) {
                    Err(StoreFault::NoSuchAttempt { .. }) => {
                        self.fault(
                            attempt,
                            "attempt",
                            "parent",
                            None,
                            format!("the attempt it was stepped back from, {parent}, is missing"),
                        );
                        Vec::new()
                    }
                    found => found?,
                }
            }
        };
        let (faults, mut previous) = opened.judge(step::GENESIS, &OPENING, "genesis", &previous);
        for column in faults {
            self.fault(attempt, "attempt", column, None, format!("{column} of the attempt is not as it was when it began"));
        }
        if !manifest_edited {
            self.content(attempt, bytes(opening[3]))?;
        }

        let is_closed = !kept_closing.is_empty() || closing.iter().any(|value| *value != ValueRef::Null);
        let closed = Sealed::new("attempt", &CLOSING, closing, kept_closing, head);
        let first = match &parent {
            _ if line_edited => None,
            Some((_, seq)) => Some(seq + 1),
            None => Some(1),
        };
        let count_edited = closed.edited.as_ref().is_none_or(|edited| edited.contains(&1));
        let end = match (upto, first, closing[1]) {
            (Some(upto), _, _) => End::Upto(upto),
            (None, Some(first), ValueRef::Integer(count)) if is_closed && !count_edited => End::At(first - 1 + count),
            _ => End::Open(0),
        };
        previous = self.walk(&ENTRIES, attempt, first, end, previous)?;
        if upto.is_some() {
            return Ok(previous);
        }
        if is_closed {
            self.marks_and_closing(attempt, &closed, previous)?;
        } else if self.rows_of(&MARKS, attempt)? > 0 || !head.is_empty() {
            let what = "the attempt says it is open, yet it was marked".to_owned();
            self.fault(attempt, "attempt", "closed_at", None, what);
        }
        Ok(Vec::new())
    }

    fn marks_and_closing(&mut self, attempt: &AttemptId, closed: &Sealed, previous: Previous) -> Result<(), StoreFault> {
        // The closing seal follows the first marks, so what those may be is found before the later ones are walked.
        let first = {
            let mut select = self.store.told(self.store.conn.prepare(MARKS.sql))?;
            let mut rows = self.store.told(select.query([&attempt.0]))?;
            match self.store.told(rows.next())? {
                Some(row) => {
                    let (row, place) = self.store.told(MARKS.read(row))?;
                    if place == 1 { row.judge(MARKS.step, MARKS.columns, "seal", &previous).1 } else { Vec::new() }
                }
                None => Vec::new(),
            }
        };
        self.walk(&MARKS, attempt, Some(1), End::Open(1), previous)?;
        for manifest in self.manifests_of_marks(attempt)? {
            self.content(attempt, &manifest)?;
        }
        for column in closed.judge(step::CLOSE, &CLOSING, "head", &first).0 {
            self.fault(attempt, "attempt", column, None, format!("{column} of the attempt is not as it was when it closed"));
        }
        Ok(())
    }

    /// The list of files of each mark set that names one, as far as that was not edited.
    fn manifests_of_marks(&self, attempt: &AttemptId) -> Result<Vec<Vec<u8>>, StoreFault> {
        let mut select = self.store.told(self.store.conn.prepare(MARKS.sql))?;
        let mut rows = self.store.told(select.query([&attempt.0]))?;
        let place = MARKS.columns.iter().position(|column| *column == "manifest").unwrap_or_default();
        let mut manifests = Vec::new();
        while let Some(row) = self.store.told(rows.next())? {
            let (sealed, _) = self.store.told(MARKS.read(row))?;
            let manifest = self.store.told(row.get_ref(place))?;
            if manifest != ValueRef::Null && sealed.edited.is_some_and(|edited| !edited.contains(&place)) {
                manifests.push(bytes(manifest).to_vec());
            }
        }
        Ok(manifests)
    }

    fn content(&mut self, attempt: &AttemptId, manifest: &[u8]) -> Result<(), StoreFault> {
        let manifest = String::from_utf8_lossy(manifest).into_owned();
        let listed = self.store.raw_content(&manifest)?.unwrap_or_default();
        for sha in std::iter::once(manifest).chain(Store::named_in(&listed)) {
            if let Some(column) = self.store.content_fault(&sha)? {
                let what = if column == "sha" { "is missing" } else { "was changed" };
                let what = format!("content {sha} {what}");
                // Ancestors are built from the same content: tell it once.
                if self.report.faults.iter().all(|told| told.what != what) {
                    self.fault(attempt, "content", column, None, what);
                }
            }
        }
        Ok(())
    }

    fn rows_of(&self, chain: &Chain, attempt: &AttemptId) -> Result<i64, StoreFault> {
        let sql = format!("SELECT count(*) FROM {} WHERE attempt=?1", chain.table);
        self.store.told(self.store.conn.query_row(&sql, [&attempt.0], |row| row.get(0)))
    }
}
