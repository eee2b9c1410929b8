//! Following a chain of rows: each in its place, none missing, none added, none given away.
use rusqlite::types::ValueRef;

use super::chain::{Chain, End, Previous, bytes};
use super::seal::{SHORT, column_hash, short};
use super::verify::Check;
use super::{AttemptId, StoreFault};

/// The most missing rows reported one by one.
const MISSING: i64 = 20;

impl Check<'_> {
    /// Follows a chain of rows from place `first` (unknown: wherever it begins) to its end.
    pub(super) fn walk(
        &mut self,
        chain: &Chain,
        attempt: &AttemptId,
        first: Option<i64>,
        end: End,
        previous: Previous,
    ) -> Result<Previous, StoreFault> {
        let store = self.store;
        let mut select = store.told(store.conn.prepare_cached(chain.sql))?;
        let mut rows = store.told(select.query([&attempt.0]))?;
        let (mut due, mut previous) = (first, previous);
        let mut gaps = Vec::new();
        let mut moved: Vec<Vec<u8>> = Vec::new();
        while let Some(row) = store.told(rows.next())? {
            let kept = bytes(store.told(row.get_ref(chain.columns.len()))?).to_vec();
            let (row, place) = store.told(chain.read(row))?;
            let was_moved = row
                .edited
                .as_ref()
                .is_some_and(|edited| edited.contains(&1));
            let in_place = due.is_none_or(|due| due == place);
            match end {
                End::At(last) if place > last && !was_moved => {
                    let what = format!("{} {place} was added after closing", chain.table);
                    self.fault(attempt, chain.table, chain.columns[1], Some(place), what);
                    continue;
                }
                End::Upto(last) if place > last && !was_moved => continue,
                _ => {}
            }
            if !in_place && was_moved {
                moved.push(kept[SHORT..2 * SHORT].to_vec());
                self.edited(chain, attempt, place, chain.columns[1]);
                continue;
            }
            if let Some(due) = due.filter(|due| *due < place) {
                gaps.push(due..=place - 1);
                previous.clear();
            }
            let (faults, next) = row.judge(chain.step, chain.columns, "seal", &previous);
            if faults.contains(&chain.columns[1]) {
                moved.push(kept[SHORT..2 * SHORT].to_vec());
            }
            for column in faults {
                self.edited(chain, attempt, place, column);
            }
            self.report.entries += u32::from(chain.table == "entry");
            previous = next;
            due = Some(place + 1);
        }
        let (End::At(last) | End::Upto(last) | End::Open(last)) = end;
        if let Some(due) = due.filter(|due| *due <= last) {
            gaps.push(due..=last);
            previous.clear();
        }
        if let End::Open(last) = end {
            self.strays(chain, attempt, last.max(due.map_or(last, |due| due - 1)))?;
        }
        for gap in gaps {
            self.missing(chain, attempt, gap, &moved)?;
        }
        Ok(previous)
    }

    fn edited(&mut self, chain: &Chain, attempt: &AttemptId, place: i64, column: &'static str) {
        self.fault(
            attempt,
            chain.table,
            column,
            Some(place),
            format!(
                "{column} of {} {place} is not as it was sealed",
                chain.table
            ),
        );
    }

    /// Rows that are not in their place, unless they were found elsewhere already (`moved`: their kept short hashes).
    fn missing(
        &mut self,
        chain: &Chain,
        attempt: &AttemptId,
        places: std::ops::RangeInclusive<i64>,
        moved: &[Vec<u8>],
    ) -> Result<(), StoreFault> {
        let (table, by) = (chain.table, chain.columns[1]);
        let sql = format!(
            "SELECT count(*) FROM {table} WHERE attempt<>?1 AND {by}=?2 AND substr(columns, 1, {SHORT})=?3"
        );
        let owner = short(&[column_hash(
            table,
            chain.columns[0],
            ValueRef::Text(attempt.0.as_bytes()),
        )]);
        let end = *places.end();
        for (told, place) in places.enumerate() {
            if told as i64 == MISSING {
                self.fault(
                    attempt,
                    table,
                    by,
                    Some(place),
                    format!("{table} {place} to {end} are missing too"),
                );
                break;
            }
            if moved.contains(&short(&[column_hash(table, by, ValueRef::Integer(place))])) {
                continue;
            }
            let store = self.store;
            let elsewhere: i64 = store.told(store.conn.query_row(
                &sql,
                (&attempt.0, place, &owner),
                |row| row.get(0),
            ))?;
            if elsewhere > 0 {
                self.fault(
                    attempt,
                    table,
                    chain.columns[0],
                    Some(place),
                    format!("{table} {place} was given to another attempt"),
                );
            } else {
                self.fault(
                    attempt,
                    table,
                    by,
                    Some(place),
                    format!("{table} {place} is missing"),
                );
            }
        }
        Ok(())
    }

    /// Rows after place `last` that were given to another attempt: with an open end no gap shows them.
    fn strays(&mut self, chain: &Chain, attempt: &AttemptId, last: i64) -> Result<(), StoreFault> {
        let (table, by) = (chain.table, chain.columns[1]);
        let sql = format!(
            "SELECT {by} FROM {table} WHERE attempt<>?1 AND {by}>?2 AND substr(columns, 1, {SHORT})=?3 ORDER BY {by}"
        );
        let owner = short(&[column_hash(
            table,
            chain.columns[0],
            ValueRef::Text(attempt.0.as_bytes()),
        )]);
        let store = self.store;
        let mut select = store.told(store.conn.prepare(&sql))?;
        let mut rows = store.told(select.query((&attempt.0, last, &owner)))?;
        while let Some(row) = store.told(rows.next())? {
            let place: i64 = store.told(row.get(0))?;
            self.fault(
                attempt,
                table,
                chain.columns[0],
                Some(place),
                format!("{table} {place} was given to another attempt"),
            );
        }
        Ok(())
    }
}
