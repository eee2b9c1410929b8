//! Entries: one act, one INSERT, one commit. Nothing is batched and nothing else is written while playing.
use std::time::Instant;

use rusqlite::types::ValueRef;
use rusqlite::{ErrorCode, OptionalExtension};

use super::rows::{count, seal_or_null, text, text_or_null};
use super::seal::{ENTRY, Seal, link, row_hashes, short, step};
use super::{AttemptId, EntryKind, EntryRow, Log, Store, StoreFault};

/// Closed attempts are refused by the same statement, so that one commit stays one INSERT.
const APPEND: &str = "INSERT INTO entry(attempt, seq, second, kind, act, facts, columns, seal)
    SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM attempt WHERE id = ?1 AND closed_at IS NULL";
/// How many commits the median is taken from.
const COMMITS: usize = 10;

impl Store {
    /// Adds one entry; it is on disk when this returns, and gives its number. After a fault the log is as it was.
    pub fn append(&self, log: &mut Log, kind: EntryKind, second: u32, act: &[u8], facts: &[u8]) -> Result<u32, StoreFault> {
        let seq = log.next_seq;
        let values = [
            ValueRef::Text(log.attempt.0.as_bytes()),
            ValueRef::Integer(i64::from(seq)),
            ValueRef::Integer(i64::from(second)),
            ValueRef::Text(kind.as_str().as_bytes()),
            ValueRef::Blob(act),
            ValueRef::Blob(facts),
        ];
        let hashes = row_hashes("entry", &ENTRY, &values);
        let seal = link(step::ENTRY, &log.head, &hashes);
        let mut insert = self.told(self.conn.prepare_cached(APPEND))?;
        let begun = Instant::now();
        let added = insert.execute((&log.attempt.0, seq, second, kind.as_str(), act, facts, short(&hashes), seal));
        match added {
            Ok(1) => {}
            Ok(_) => return Err(self.not_open(&log.attempt)?),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                return Err(self.overtaken_or(log, &error));
            }
            Err(error) => return Err(self.fault(&error)),
        }
        self.committed_in(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
        log.next_seq = seq.saturating_add(1);
        log.head = seal;
        Ok(seq)
    }

    /// The log of an attempt that was cut off, to go on with. [`StoreFault::Closed`] when its day is over.
    pub fn reopen(&self, attempt: &AttemptId) -> Result<Log, StoreFault> {
        let sql = "SELECT genesis, closed_at, parent_seq FROM attempt WHERE id=?1";
        let opening = self.conn.query_row(sql, [&attempt.0], |row| {
            Ok((seal_or_null(row, "genesis")?, text_or_null(row, "closed_at")?, count(row, "parent_seq")?))
        });
        let (genesis, closed_at, begun_at) = self.told(opening.optional())?.ok_or_else(|| self.no_such(attempt))?;
        if closed_at.is_some() {
            return Err(StoreFault::Closed { file: self.file.clone(), attempt: attempt.0.clone() });
        }
        let (last, head) = self.last_entry(attempt)?.unwrap_or((begun_at, genesis));
        let head = head.ok_or_else(|| self.broken(format!("a seal of attempt {attempt} has the wrong length")))?;
        Ok(Log { attempt: attempt.clone(), next_seq: last.saturating_add(1), head })
    }

    /// The attempt's own entries, in order; those before a step back are its ancestors' (see [`Store::lineage`]).
    pub fn entries(&self, attempt: &AttemptId) -> Result<Vec<EntryRow>, StoreFault> {
        let sql = "SELECT seq, second, kind, act, facts, seal FROM entry WHERE attempt=?1 ORDER BY seq";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        let mut rows = self.told(select.query([&attempt.0]))?;
        let mut entries = Vec::new();
        while let Some(row) = self.told(rows.next())? {
            let seq = self.told(count(row, "seq"))?;
            let kind = self.told(text(row, "kind"))?;
            entries.push(EntryRow {
                seq,
                second: self.told(count(row, "second"))?,
                kind: EntryKind::from_word(&kind)
                    .ok_or_else(|| self.broken(format!("entry {seq} of attempt {attempt} is of no known kind: {kind}")))?,
                act: self.told(row.get("act"))?,
                facts: self.told(row.get("facts"))?,
                seal: self.told(seal_or_null(row, "seal"))?.unwrap_or_default(),
            });
        }
        if entries.is_empty() {
            // Nothing yet, or no such attempt?
            self.parent_of(attempt)?;
        }
        Ok(entries)
    }

    /// What the attempt's own notes say, in order.
    pub fn notes(&self, attempt: &AttemptId) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT act FROM entry WHERE attempt=?1 AND kind='note' ORDER BY seq";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        let rows = self.told(select.query_map([&attempt.0], |row| text(row, "act")))?;
        self.told(rows.collect())
    }

    /// How many entries of its own the attempt has.
    pub fn entry_count(&self, attempt: &AttemptId) -> Result<u32, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT count(*) AS entries FROM entry WHERE attempt=?1"))?;
        self.told(select.query_row([&attempt.0], |row| count(row, "entries")))
    }

    /// Where the day of an attempt stands: the second of its last entry, or of the last that counts of those before it.
    pub fn stands_at(&self, attempt: &AttemptId) -> Result<u32, StoreFault> {
        let sql = "SELECT second FROM entry WHERE attempt=?1 AND seq<=?2 ORDER BY seq DESC LIMIT 1";
        let mut line = self.lineage(attempt)?;
        line.push((attempt.clone(), u32::MAX));
        for (holder, upto) in line.into_iter().rev() {
            let mut select = self.told(self.conn.prepare_cached(sql))?;
            if let Some(second) = self.told(select.query_row((&holder.0, upto), |row| count(row, "second")).optional())? {
                return Ok(second);
            }
        }
        Ok(0)
    }

    pub(super) fn last_entry(&self, attempt: &AttemptId) -> Result<Option<(u32, Option<Seal>)>, StoreFault> {
        let sql = "SELECT seq, seal FROM entry WHERE attempt=?1 ORDER BY seq DESC LIMIT 1";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        self.told(select.query_row([&attempt.0], |row| Ok((count(row, "seq")?, seal_or_null(row, "seal")?))).optional())
    }

    /// Why an attempt takes no entries: it is closed, or it is not there.
    fn not_open(&self, attempt: &AttemptId) -> Result<StoreFault, StoreFault> {
        self.parent_of(attempt)?;
        Ok(StoreFault::Closed { file: self.file.clone(), attempt: attempt.0.clone() })
    }

    /// The place in the log is taken: another window has gone on with this attempt.
    fn overtaken_or(&self, log: &Log, error: &rusqlite::Error) -> StoreFault {
        match self.last_entry(&log.attempt) {
            Ok(Some((last, _))) if last >= log.next_seq => {
                StoreFault::Overtaken { file: self.file.clone(), attempt: log.attempt.0.clone() }
            }
            _ => self.fault(error),
        }
    }

    fn committed_in(&self, micros: u64) {
        let mut commits = self.commits.borrow_mut();
        if commits.len() == COMMITS {
            commits.pop_front();
        }
        commits.push_back(micros);
    }
}
