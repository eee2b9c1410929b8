//! That every column is answered for, and that an edit of one byte is named by its column.
use rusqlite::types::Value;

use super::*;

/// A closed child of another attempt, with two mark sets; and a second one beside it.
struct Story {
    place: Place,
    store: Store,
    parent: Log,
    child: Log,
}

fn story() -> Story {
    let place = place();
    let store = Store::open(&place.file).unwrap();
    let mut parent = store.begin(start(&store)).unwrap();
    play_to(&store, &mut parent, 5);
    let mut child = store.begin(AttemptStart { parent: Some((parent.attempt.clone(), 3)), ..start(&store) }).unwrap();
    play_to(&store, &mut child, 8);
    close(&store, &mut child);
    mark_again(&store, &child.attempt);
    Story { place, store, parent, child }
}

impl Story {
    fn found(&self) -> Vec<(&'static str, &'static str)> {
        self.found_in(&self.child.attempt)
    }

    fn found_in(&self, attempt: &AttemptId) -> Vec<(&'static str, &'static str)> {
        let report = self.store.verify_seal(attempt).unwrap();
        report.faults.iter().map(|fault| (fault.table, fault.column)).collect()
    }
}

#[test]
fn every_column_is_covered_or_says_why_not() {
    let store = Store::open_in_memory().unwrap();
    let mut tables =
        store.conn.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'").unwrap();
    let mut seen = 0;
    for table in tables.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        let table = table.unwrap();
        let mut columns = store.conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        for column in columns.query_map([&table], |row| row.get::<_, String>(0)).unwrap() {
            let column = column.unwrap();
            let covered = COVERED.iter().filter(|(name, columns)| *name == table && columns.contains(&column.as_str())).count();
            let left_out = NOT_COVERED.iter().filter(|(name, left_out, _)| *name == table && *left_out == column).count();
            assert_eq!(covered + left_out, 1, "{table}.{column}");
            seen += 1;
        }
    }
    let listed = COVERED.iter().map(|(_, columns)| columns.len()).sum::<usize>() + NOT_COVERED.len();
    assert_eq!(seen, listed);
}

/// The value with one byte changed: the first, the middle or the last.
fn edited(value: &Value, which: usize) -> Value {
    let flip = |bytes: &mut [u8]| {
        let at = (bytes.len() - 1) * which / 2;
        bytes[at] ^= 1;
    };
    match value {
        Value::Integer(integer) => Value::Integer(integer ^ (1 << which)),
        Value::Text(text) => {
            let mut bytes = text.clone().into_bytes();
            flip(&mut bytes);
            Value::Text(String::from_utf8(bytes).unwrap())
        }
        Value::Blob(blob) => {
            let mut bytes = blob.clone();
            flip(&mut bytes);
            Value::Blob(bytes)
        }
        Value::Null => Value::Text("put in".to_owned()),
        Value::Real(_) => panic!("no column holds such numbers"),
    }
}

#[test]
fn one_edited_byte_is_named_by_its_column() {
    let Story { place, store, child, .. } = story();
    assert!(store.verify_seal(&child.attempt).unwrap().ok());
    let manifest = store.content(&store.attempt(child.attempt.as_str()).unwrap().manifest).unwrap();
    let listed = Store::named_in(&manifest).remove(0);
    let raw = raw(&place.file);
    for (table, columns) in COVERED {
        let (key, id) = match *table {
            "content" => ("sha", listed.as_str()),
            "attempt" => ("id", child.attempt.as_str()),
            _ => ("attempt", child.attempt.as_str()),
        };
        // In chains: the first row, one amid, and the last.
        let by = match *table {
            "entry" => "seq",
            "mark_set" => "number",
            _ => "1",
        };
        let places: &[i64] = match *table {
            "entry" => &[4, 6, 9],
            "mark_set" => &[1, 2],
            _ => &[1],
        };
        for column in *columns {
            for (row, which) in places.iter().flat_map(|row| (0..3).map(move |which| (row, which))) {
                let sql = format!("SELECT {column} FROM {table} WHERE {key}=?1 AND {by}=?2");
                let before: Value = raw.query_row(&sql, (id, row), |row| row.get(0)).unwrap();
                let after = edited(&before, which);
                let set = |row: i64, id: &str, value: &Value| {
                    let sql = format!("UPDATE OR ABORT {table} SET {column}=?3 WHERE {key}=?1 AND {by}=?2");
                    raw.execute(&sql, (id, row, value))
                };
                let moved_row = match &after {
                    Value::Integer(place) if *column == by => *place,
                    _ => *row,
                };
                let moved_id = match &after {
                    Value::Text(moved) if *column == key => moved.clone(),
                    _ => id.to_owned(),
                };
                if set(*row, id, &after).is_err() {
                    continue; // The place is taken by the next row; the other bytes show it.
                }
                let asked = if *column == "id" { AttemptId(moved_id.clone()) } else { child.attempt.clone() };
                let report = store.verify_seal(&asked).unwrap();
                let named = report.faults.iter().any(|fault| (fault.table, fault.column) == (*table, *column));
                assert!(named, "{table}.{column}, row {row}, byte {which}: {:?}", report.faults);
                // The id is what everything else hangs from; any other edit is named alone.
                if *column != "id" {
                    assert_eq!(report.faults.len(), 1, "{table}.{column}, row {row}, byte {which}: {:?}", report.faults);
                }
                set(moved_row, &moved_id, &before).unwrap();
                assert!(store.verify_seal(&child.attempt).unwrap().ok(), "{table}.{column} was put back");
            }
        }
    }
}

#[test]
fn rows_taken_away_or_put_in_are_told() {
    let in_child = |story: &Story, sql: &str| {
        assert!(raw(&story.place.file).execute(sql, [story.child.attempt.as_str()]).unwrap() > 0, "{sql}");
    };
    for seq in [4, 6, 9] {
        let story = story();
        in_child(&story, &format!("DELETE FROM entry WHERE attempt=?1 AND seq={seq}"));
        let report = story.store.verify_seal(&story.child.attempt).unwrap();
        assert_eq!(report.faults.len(), 1, "{:?}", report.faults);
        assert_eq!(
            (report.faults[0].seq, report.faults[0].what.as_str()),
            (Some(seq), format!("entry {seq} is missing").as_str())
        );
    }
    let story = story();
    in_child(
        &story,
        "INSERT INTO entry SELECT attempt, 10, second, kind, act, facts, columns, seal FROM entry WHERE attempt=?1 AND seq=9",
    );
    assert_eq!(story.found(), [("entry", "seq")]);
    in_child(&story, "DELETE FROM entry WHERE attempt=?1");
    assert_eq!(story.found().len(), 6);

    let story = self::story();
    in_child(&story, "DELETE FROM mark_set WHERE attempt=?1 AND number=1");
    assert_eq!(story.found(), [("mark_set", "number")]);
    in_child(&story, "DELETE FROM mark_set WHERE attempt=?1");
    assert_eq!(story.found(), [("mark_set", "number")]);
}

#[test]
fn an_edited_ancestor_shows_as_far_as_it_counts() {
    let story = story();
    let edit = |sql: &str| raw(&story.place.file).execute(sql, [story.parent.attempt.as_str()]).unwrap();
    edit("UPDATE entry SET facts=x'00' WHERE attempt=?1 AND seq=5");
    assert_eq!(story.found(), []);
    assert_eq!(story.found_in(&story.parent.attempt), [("entry", "facts")]);
    edit("UPDATE entry SET seal=zeroblob(32) WHERE attempt=?1 AND seq=3");
    assert_eq!(story.found(), [("entry", "seal")]);
    edit("DELETE FROM attempt WHERE id=?1");
    assert_eq!(story.found(), [("attempt", "parent")]);
}

#[test]
fn an_attempt_cannot_be_opened_again_by_hand() {
    let story = story();
    let sql = "UPDATE attempt SET closed_at=NULL, entry_count=NULL, facts_digest=NULL, head=NULL, columns=substr(columns, 1, 128) WHERE id=?1";
    raw(&story.place.file).execute(sql, [story.child.attempt.as_str()]).unwrap();
    assert_eq!(story.found(), [("attempt", "closed_at")]);
}

#[test]
fn the_files_that_marks_were_made_from_are_checked_too() {
    let story = story();
    let edit = "UPDATE content SET bytes=x'00' WHERE bytes=CAST('Ask for four identifiers.' AS BLOB)";
    assert_eq!(raw(&story.place.file).execute(edit, []).unwrap(), 1);
    assert_eq!(story.found(), [("content", "bytes")]);
}

#[test]
fn marks_sealed_before_their_files_were_named_still_hold_and_take_no_more() {
    let Story { place, store, child, .. } = story();
    let raw = raw(&place.file);
    // As a set was written when the table had five columns to seal.
    let texts = [child.attempt.as_str(), "scheme-0", "{}", "2026-01-01T00:00:00Z"].map(|text| text.as_bytes().to_vec());
    let values = [
        rusqlite::types::ValueRef::Text(&texts[0]),
        rusqlite::types::ValueRef::Integer(3),
        rusqlite::types::ValueRef::Text(&texts[1]),
        rusqlite::types::ValueRef::Blob(&texts[2]),
        rusqlite::types::ValueRef::Text(&texts[3]),
    ];
    let columns = ["attempt", "number", "scheme", "marks", "made_at"];
    let hashes = super::super::seal::row_hashes("mark_set", &columns, &values);
    let last = "SELECT seal FROM mark_set WHERE attempt=?1 AND number=2";
    let before: Vec<u8> = raw.query_row(last, [child.attempt.as_str()], |row| row.get(0)).unwrap();
    let seal = super::super::seal::link("marks", &before, &hashes);
    let short = super::super::seal::short(&hashes);
    let add = "INSERT INTO mark_set(attempt, number, scheme, marks, made_at, columns, seal) VALUES(?1, 3, ?2, ?3, ?4, ?5, ?6)";
    raw.execute(add, (child.attempt.as_str(), "scheme-0", b"{}", "2026-01-01T00:00:00Z", short, seal)).unwrap();
    let found = || {
        let report = store.verify_seal(&child.attempt).unwrap();
        report.faults.iter().map(|fault| (fault.column, fault.seq)).collect::<Vec<_>>()
    };
    assert_eq!(found(), []);
    raw.execute("UPDATE mark_set SET why='put in' WHERE number=3", []).unwrap();
    assert_eq!(found(), [("why", Some(3))]);
}
