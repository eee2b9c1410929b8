//! Attempts: beginning, listing, finding one, and the line of attempts it was stepped back from.
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row, ToSql};

use super::rows::{count, count_or_null, seal_or_null, text, text_or_null};
use super::seal::{OPENING, Seal, link, row_hashes, short, step};
use super::{
    AttemptFilter, AttemptId, AttemptRow, AttemptStart, AttemptState, Log, PersonId, PlayedBy, Store, StoreFault, clock,
};

/// How many ids an ambiguous beginning names.
const CANDIDATES: usize = 10;
/// How long a whole id is.
const WHOLE_ID: usize = 36;

/// Attempts, each with the newest of its tree when that is another. A tree is one day with all its steps back. It is looked for from
/// each attempt that is asked for, so that few are found soon among many.
const ATTEMPTS: &str = "SELECT * FROM (
    SELECT attempt.*, (
        WITH RECURSIVE
            up(id, parent) AS (
                SELECT attempt.id, attempt.parent
                UNION SELECT older.id, older.parent FROM up JOIN attempt AS older ON older.id = up.parent),
            tree(id) AS (
                SELECT id FROM up WHERE parent IS NULL
                UNION SELECT newer.id FROM tree JOIN attempt AS newer ON newer.parent = tree.id)
        SELECT nullif(max(id), attempt.id) FROM tree) AS goes_on_as
    FROM attempt)";

impl Store {
    /// Begins an attempt and seals how it was begun. Entries are numbered from 1; those of a child go on after
    /// its parent's. A step back beyond a child's own beginning is taken from the ancestor that holds the entry.
    pub fn begin(&self, start: AttemptStart) -> Result<Log, StoreFault> {
        let now = clock::now();
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or_default();
        let id = uuid::Uuid::new_v7(uuid::Timestamp::from_unix(&self.ids, seconds, nanos)).to_string();
        let writing = self.transaction()?;
        if self.raw_content(&start.manifest)?.is_none() {
            return Err(StoreFault::NoSuchContent { file: self.file.clone(), sha: start.manifest });
        }
        let parent = start.parent.map(|(parent, seq)| self.holder_of(parent, seq)).transpose()?;
        let parent_seal = parent.as_ref().map(|(parent, seq)| self.seal_at(parent, *seq)).transpose()?;
        let started_at = clock::iso(now);
        let values: [ValueRef<'_>; 16] = [
            ValueRef::Text(id.as_bytes()),
            ValueRef::Text(start.person.0.as_bytes()),
            ValueRef::Text(start.scenario.as_bytes()),
            ValueRef::Text(start.manifest.as_bytes()),
            ValueRef::Integer(start.seed.cast_signed()),
            ValueRef::Text(start.variant.as_bytes()),
            ValueRef::Text(start.variants_json.as_bytes()),
            ValueRef::Text(start.mode.as_bytes()),
            ValueRef::Integer(i64::from(start.untimed)),
            ValueRef::Text(start.played_by.as_str().as_bytes()),
            start.clerk.as_ref().map_or(ValueRef::Null, |clerk| ValueRef::Text(clerk.as_bytes())),
            ValueRef::Integer(i64::from(start.rules)),
            ValueRef::Text(env!("CARGO_PKG_VERSION").as_bytes()),
            parent.as_ref().map_or(ValueRef::Null, |(parent, _)| ValueRef::Text(parent.0.as_bytes())),
            parent.as_ref().map_or(ValueRef::Null, |(_, seq)| ValueRef::Integer(i64::from(*seq))),
            ValueRef::Text(started_at.as_bytes()),
        ];
        let hashes = row_hashes("attempt", &OPENING, &values);
        let genesis = link(step::GENESIS, parent_seal.as_ref().map_or(&[], |seal| &seal[..]), &hashes);
        let columns = short(&hashes);
        let names: Vec<&str> = OPENING.iter().copied().chain(["genesis", "columns"]).collect();
        let mut values = values.to_vec();
        values.extend([ValueRef::Blob(&genesis), ValueRef::Blob(&columns)]);
        self.insert("attempt", &names, &values)?;
        self.told(writing.commit())?;
        let next_seq = parent.map_or(1, |(_, seq)| seq + 1);
        Ok(Log { attempt: AttemptId(id), next_seq, head: genesis })
    }

    /// Attempts, newest first.
    pub fn attempts(&self, filter: &AttemptFilter) -> Result<Vec<AttemptRow>, StoreFault> {
        let mut sql = format!("{ATTEMPTS} WHERE 1");
        let mut values: Vec<&dyn ToSql> = Vec::new();
        let played_by = filter.played_by.map(PlayedBy::as_str);
        let limit = filter.limit.map_or(-1, i64::from);
        if let Some(person) = &filter.person {
            sql.push_str(" AND person=?");
            values.push(&person.0);
        }
        if let Some(scenario) = &filter.scenario {
            sql.push_str(" AND scenario=?");
            values.push(scenario);
        }
        if let Some(mode) = &filter.mode {
            sql.push_str(" AND mode=?");
            values.push(mode);
        }
        if let Some(played_by) = &played_by {
            sql.push_str(" AND played_by=?");
            values.push(played_by);
        }
        match filter.state {
            Some(AttemptState::Open) => sql.push_str(" AND closed_at IS NULL AND goes_on_as IS NULL"),
            Some(AttemptState::Closed) => sql.push_str(" AND closed_at IS NOT NULL"),
            None => {}
        }
        sql.push_str(" ORDER BY id DESC LIMIT ?");
        values.push(&limit);
        let mut select = self.told(self.conn.prepare_cached(&sql))?;
        let rows = self.told(select.query_map(&values[..], attempt_row))?;
        self.told(rows.collect())
    }

    /// Whose the newest attempts by a person at the keyboard are, the newest first; so many are looked at.
    pub fn last_players(&self, looked_at: u32) -> Result<Vec<PersonId>, StoreFault> {
        let sql = "SELECT person FROM attempt WHERE played_by='person' ORDER BY id DESC LIMIT ?1";
        let mut select = self.told(self.conn.prepare_cached(sql))?;
        let rows = self.told(select.query_map([looked_at], |row| Ok(PersonId(text(row, "person")?))))?;
        self.told(rows.collect())
    }

    /// The attempt whose id is, begins or ends like this. Ids begun in the same minute begin alike; their ends differ.
    pub fn attempt(&self, part: &str) -> Result<AttemptRow, StoreFault> {
        let asked = part.trim().to_lowercase();
        if asked.len() == WHOLE_ID {
            let sql = format!("{ATTEMPTS} WHERE id=?1");
            let mut select = self.told(self.conn.prepare_cached(&sql))?;
            if let Some(row) = self.told(select.query_row([&asked], attempt_row).optional())? {
                return Ok(row);
            }
        }
        let sql = format!(
            "{ATTEMPTS} WHERE length(?1) > 0 AND (substr(id, 1, length(?1)) = ?1 OR substr(id, -length(?1)) = ?1) ORDER BY id DESC"
        );
        let mut select = self.told(self.conn.prepare_cached(&sql))?;
        let rows = self.told(select.query_map([&asked], attempt_row))?;
        let mut found: Vec<AttemptRow> = self.told(rows.collect())?;
        match found.len() {
            0 => Err(StoreFault::NoSuchAttempt { file: self.file.clone(), asked }),
            1 => Ok(found.remove(0)),
            _ => {
                let candidates = found.into_iter().take(CANDIDATES).map(|row| row.id.0).collect();
                Err(StoreFault::Ambiguous { file: self.file.clone(), asked, candidates })
            }
        }
    }

    /// The attempts before this one, the oldest first, each with the number of its last entry that still counts here
    /// (0: none). Empty for an attempt that was not stepped back from another.
    pub fn lineage(&self, attempt: &AttemptId) -> Result<Vec<(AttemptId, u32)>, StoreFault> {
        let mut line: Vec<(AttemptId, u32)> = Vec::new();
        let mut at = attempt.clone();
        while let Some((parent, seq)) = self.parent_of(&at)? {
            if line.iter().any(|(seen, _)| *seen == parent) || parent == *attempt {
                return Err(self.broken(format!("attempt {attempt} is its own ancestor")));
            }
            line.push((parent.clone(), seq));
            at = parent;
        }
        line.reverse();
        Ok(line)
    }

    pub(super) fn parent_of(&self, attempt: &AttemptId) -> Result<Option<(AttemptId, u32)>, StoreFault> {
        let mut select = self.told(self.conn.prepare_cached("SELECT parent, parent_seq FROM attempt WHERE id=?1"))?;
        let found = self.told(select.query_row([&attempt.0], parent_in).optional())?;
        found.ok_or_else(|| self.no_such(attempt))
    }

    pub(super) fn no_such(&self, attempt: &AttemptId) -> StoreFault {
        StoreFault::NoSuchAttempt { file: self.file.clone(), asked: attempt.0.clone() }
    }

    /// The attempt, this one or before it, that holds entry `seq` as seen from `attempt`.
    fn holder_of(&self, attempt: AttemptId, seq: u32) -> Result<(AttemptId, u32), StoreFault> {
        let mut holder = attempt;
        while let Some((parent, begun_at)) = self.parent_of(&holder)? {
            if seq >= begun_at {
                break;
            }
            holder = parent;
        }
        Ok((holder, seq))
    }

    /// The seal after entry `seq`; before the first entry it is the genesis seal.
    fn seal_at(&self, attempt: &AttemptId, seq: u32) -> Result<Seal, StoreFault> {
        let begun_at = self.parent_of(attempt)?.map_or(0, |(_, seq)| seq);
        let found = if seq == begun_at {
            self.conn.query_row("SELECT genesis AS seal FROM attempt WHERE id=?1", [&attempt.0], |row| seal_or_null(row, "seal"))
        } else {
            let sql = "SELECT seal FROM entry WHERE attempt=?1 AND seq=?2";
            self.conn.query_row(sql, (&attempt.0, seq), |row| seal_or_null(row, "seal"))
        };
        let found = self.told(found.optional())?;
        let seal = found.ok_or_else(|| StoreFault::NoSuchEntry { file: self.file.clone(), attempt: attempt.0.clone(), seq })?;
        seal.ok_or_else(|| self.broken(format!("the seal of entry {seq} of attempt {attempt} has the wrong length")))
    }
}

fn parent_in(row: &Row<'_>) -> rusqlite::Result<Option<(AttemptId, u32)>> {
    Ok(text_or_null(row, "parent")?.map(AttemptId).zip(count_or_null(row, "parent_seq")?))
}

fn attempt_row(row: &Row<'_>) -> rusqlite::Result<AttemptRow> {
    Ok(AttemptRow {
        id: AttemptId(text(row, "id")?),
        person: PersonId(text(row, "person")?),
        scenario: text(row, "scenario")?,
        manifest: text(row, "manifest")?,
        seed: row.get::<_, i64>("seed")?.cast_unsigned(),
        variant: text(row, "variant")?,
        variants_json: text(row, "variants")?,
        mode: text(row, "mode")?,
        untimed: count(row, "untimed")? != 0,
        played_by: PlayedBy::from_word(&text(row, "played_by")?).unwrap_or(PlayedBy::Scripted),
        clerk: text_or_null(row, "clerk")?,
        rules: count(row, "rules")?,
        program: text(row, "program")?,
        parent: parent_in(row)?,
        goes_on_as: text_or_null(row, "goes_on_as")?.map(AttemptId),
        started_at: text(row, "started_at")?,
        closed_at: text_or_null(row, "closed_at")?,
        entry_count: count_or_null(row, "entry_count")?,
        facts_digest: text_or_null(row, "facts_digest")?,
        head: seal_or_null(row, "head")?,
    })
}
