//! What is left of a day when it closes: marks, the closing seal, the summary. Marking again adds, never replaces.
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row};

use super::rows::{count, seal_or_null, text, text_or_null};
use super::seal::{CLOSING, MARK_SET, Seal, link, row_hashes, short, step};
use super::{AttemptId, AttemptState, Log, MarkSet, Marking, Store, StoreFault, clock};

impl Store {
    /// Closes the day in one transaction: its first marks, the seal over everything (the head), and the summary.
    /// The log's head becomes the closing seal; the attempt takes no more entries.
    pub fn close(
        &self,
        log: &mut Log,
        facts_digest: &str,
        scheme: &str,
        marks_json: &str,
        summary_json: &str,
    ) -> Result<(), StoreFault> {
        let writing = self.transaction()?;
        // Reading the log again refuses what is closed, and shows whether another window has gone on with it.
        if self.reopen(&log.attempt)? != *log {
            return Err(StoreFault::Overtaken { file: self.file.clone(), attempt: log.attempt.0.clone() });
        }
        let manifest = "SELECT manifest FROM attempt WHERE id=?1";
        let manifest = self.told(self.conn.query_row(manifest, [&log.attempt.0], |row| text(row, "manifest")))?;
        let first = Marking { scheme, manifest: &manifest, why: None, marks_json, summary_json };
        let marks = self.seal_marks(&log.attempt, 1, &log.head, &first)?;
        let closed_at = clock::iso(clock::now());
        let entries = self.entry_count(&log.attempt)?;
        let values = [
            ValueRef::Text(closed_at.as_bytes()),
            ValueRef::Integer(i64::from(entries)),
            ValueRef::Text(facts_digest.as_bytes()),
        ];
        let hashes = row_hashes("attempt", &CLOSING, &values);
        let head = link(step::CLOSE, &marks, &hashes);
        let sql = "SELECT columns FROM attempt WHERE id=?1";
        let mut columns: Vec<u8> = self.told(self.conn.query_row(sql, [&log.attempt.0], |row| row.get(0)))?;
        columns.extend(short(&hashes));
        let sql = "UPDATE attempt SET closed_at=?2, entry_count=?3, facts_digest=?4, head=?5, columns=?6 WHERE id=?1";
        self.told(self.conn.execute(sql, (&log.attempt.0, &closed_at, entries, facts_digest, head, columns)))?;
        self.put_summary(&log.attempt, summary_json)?;
        self.told(writing.commit())?;
        log.head = head;
        Ok(())
    }

    /// Every marking of the attempt, the first one first; none while it is open.
    pub fn mark_sets(&self, attempt: &AttemptId) -> Result<Vec<MarkSet>, StoreFault> {
        let sql = "SELECT number, scheme, marks, made_at, manifest, program, why FROM mark_set WHERE attempt=?1 ORDER BY number";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        let rows = self.told(select.query_map([&attempt.0], |row: &Row<'_>| {
            Ok(MarkSet {
                number: count(row, "number")?,
                scheme: text(row, "scheme")?,
                marks_json: text(row, "marks")?,
                made_at: text(row, "made_at")?,
                manifest: text_or_null(row, "manifest")?,
                program: text_or_null(row, "program")?,
                why: text_or_null(row, "why")?,
            })
        }))?;
        self.told(rows.collect())
    }

    /// Adds the marks under another scheme, sealed after those before, and writes the summary anew; gives their number.
    pub fn add_mark_set(&self, attempt: &AttemptId, marking: &Marking<'_>) -> Result<u32, StoreFault> {
        let writing = self.transaction()?;
        if self.raw_content(marking.manifest)?.is_none() {
            return Err(StoreFault::NoSuchContent { file: self.file.clone(), sha: marking.manifest.to_owned() });
        }
        if self.state(attempt)? == AttemptState::Open {
            return Err(StoreFault::StillOpen { file: self.file.clone(), attempt: attempt.0.clone() });
        }
        let sql = "SELECT number, seal FROM mark_set WHERE attempt=?1 ORDER BY number DESC LIMIT 1";
        let last = self.conn.query_row(sql, [&attempt.0], |row| Ok((count(row, "number")?, seal_or_null(row, "seal")?)));
        let Some((number, Some(seal))) = self.told(last.optional())? else {
            return Err(self.broken(format!("the marks of attempt {attempt} are missing")));
        };
        self.seal_marks(attempt, number + 1, &seal, marking)?;
        self.put_summary(attempt, marking.summary_json)?;
        self.told(writing.commit())?;
        Ok(number + 1)
    }

    /// The summary, if the day is closed.
    pub fn summary(&self, attempt: &AttemptId) -> Result<Option<String>, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT json FROM summary WHERE attempt=?1"))?;
        self.told(select.query_row([&attempt.0], |row| text(row, "json")).optional())
    }

    /// Writes the summary anew.
    pub fn put_summary(&self, attempt: &AttemptId, summary_json: &str) -> Result<(), StoreFault> {
        let sql = "INSERT INTO summary(attempt, json) VALUES(?1, ?2) ON CONFLICT(attempt) DO UPDATE SET json=excluded.json";
        self.told(self.conn.execute(sql, (&attempt.0, summary_json)))?;
        Ok(())
    }

    /// Whether the attempt can go on.
    pub fn state(&self, attempt: &AttemptId) -> Result<AttemptState, StoreFault> {
        let sql = "SELECT closed_at IS NOT NULL FROM attempt WHERE id=?1";
        let closed: Option<bool> = self.told(self.conn.query_row(sql, [&attempt.0], |row| row.get(0)).optional())?;
        match closed {
            None => Err(self.no_such(attempt)),
            Some(true) => Ok(AttemptState::Closed),
            Some(false) => Ok(AttemptState::Open),
        }
    }

    fn seal_marks(&self, attempt: &AttemptId, number: u32, previous: &Seal, marking: &Marking<'_>) -> Result<Seal, StoreFault> {
        let made_at = clock::iso(clock::now());
        let values = [
            ValueRef::Text(attempt.0.as_bytes()),
            ValueRef::Integer(i64::from(number)),
            ValueRef::Text(marking.scheme.as_bytes()),
            ValueRef::Blob(marking.marks_json.as_bytes()),
            ValueRef::Text(made_at.as_bytes()),
            ValueRef::Text(marking.manifest.as_bytes()),
            ValueRef::Text(env!("CARGO_PKG_VERSION").as_bytes()),
            marking.why.map_or(ValueRef::Null, |why| ValueRef::Text(why.as_bytes())),
        ];
        let hashes = row_hashes("mark_set", &MARK_SET, &values);
        let seal = link(step::MARKS, previous, &hashes);
        let columns = short(&hashes);
        let names: Vec<&str> = MARK_SET.iter().copied().chain(["columns", "seal"]).collect();
        let mut values = values.to_vec();
        values.extend([ValueRef::Blob(&columns), ValueRef::Blob(&seal)]);
        self.insert("mark_set", &names, &values)?;
        Ok(seal)
    }
}
