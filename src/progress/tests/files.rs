//! What the file may be, and what happens when it cannot be used.
use std::time::Duration;

use super::super::open::{as_it_stands, copy_name, refuse_read_only};
use super::*;

const FIRST: &str = include_str!("../migrations/0001_start.sql");

impl Store {
    /// Opened without waiting long for others.
    pub(super) fn open_with_patience(path: &Path) -> Result<Store, StoreFault> {
        Store::open_with(path, &[FIRST], Duration::from_millis(60))
    }
}

#[test]
fn the_settings_are_those_that_keep_every_act() {
    let place = place();
    let store = Store::open(&place.file).unwrap();
    let pragma = |name: &str| {
        store
            .conn
            .query_row(&format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"), [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    assert_eq!([pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")], ["wal", "2", "1"]);
    let health = store.health().unwrap();
    assert_eq!((health.path, health.writable, health.schema, health.attempts), (place.file.clone(), true, 4, 0));
    assert_eq!((health.integrity.as_str(), health.median_commit_micros), ("ok", None));
    assert!(health.size_bytes > 0);
    assert_eq!(Store::schema_version(), 4);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let place = place();
    for text in ["not a database", &"long ".repeat(2000)] {
        std::fs::write(&place.file, text).unwrap();
        let fault = Store::open(&place.file).unwrap_err();
        assert!(matches!(fault, StoreFault::NotADatabase { .. }), "{fault}");
        assert!(fault.to_string().contains("progress.sqlite3") && fault.to_string().contains("--db"), "{fault}");
        assert_eq!(std::fs::read_to_string(&place.file).unwrap(), text);
    }
}

#[test]
fn another_programs_database_is_left_alone() {
    let place = place();
    raw(&place.file).execute_batch("CREATE TABLE notes(text)").unwrap();
    assert!(matches!(Store::open(&place.file), Err(StoreFault::NotOurs { .. })));
    raw(&place.file).execute_batch("PRAGMA application_id=7").unwrap();
    assert!(matches!(Store::open(&place.file), Err(StoreFault::NotOurs { .. })));
}

#[test]
fn a_newer_file_is_refused_politely() {
    let place = place();
    drop(Store::open(&place.file).unwrap());
    raw(&place.file).execute_batch("PRAGMA user_version=99").unwrap();
    let fault = Store::open(&place.file).unwrap_err();
    assert!(matches!(fault, StoreFault::NewerThanProgram { found: 99, known: 4, .. }), "{fault}");
    assert!(fault.to_string().contains("Update the program"), "{fault}");
}

#[test]
fn a_missing_folder_is_told_not_made() {
    let place = place();
    let file = place.file.with_file_name("nowhere").join("x.sqlite3");
    let fault = Store::open(&file).unwrap_err();
    assert!(matches!(fault, StoreFault::CannotOpen { .. }) && fault.to_string().contains("nowhere"), "{fault}");
    assert!(matches!(Store::open(place.file.parent().unwrap()), Err(StoreFault::CannotOpen { .. })));
    assert!(matches!(Store::open_to_read(&file), Err(StoreFault::CannotOpen { .. })));
}

#[test]
fn a_read_only_file_is_read_and_never_written() {
    let place = place();
    let id = {
        let store = Store::open(&place.file).unwrap();
        let mut log = store.begin(start(&store)).unwrap();
        play_to(&store, &mut log, 2);
        log.attempt
    };
    let store = Store::open_to_read(&place.file).unwrap();
    assert_eq!(store.entries(&id).unwrap().len(), 2);
    assert!(store.verify_seal(&id).unwrap().ok());
    assert!(!store.export(&id).unwrap().is_empty());
    assert!(!store.health().unwrap().writable);
    let mut log = store.reopen(&id).unwrap();
    let before = log.clone();
    let read_only = |fault: StoreFault| assert!(matches!(fault, StoreFault::ReadOnly { .. }), "{fault}");
    read_only(store.append(&mut log, EntryKind::Act, 1, b"", b"").unwrap_err());
    assert_eq!(log, before);
    read_only(store.close(&mut log, "", "", "", "").unwrap_err());
    read_only(refuse_read_only(&store.conn, &place.file).unwrap_err());
    drop(store);

    // Whoever may write everywhere (root) cannot see this last refusal.
    let mut rights = std::fs::metadata(&place.file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&place.file, rights).unwrap();
    if std::fs::OpenOptions::new().append(true).open(&place.file).is_err() {
        read_only(Store::open(&place.file).unwrap_err());
    }
}

#[test]
fn a_name_with_any_signs_can_be_read_as_it_stands_unless_a_log_lies_beside_it() {
    let place = place();
    let file = place.file.with_file_name("Ward 7 %20? #é.sqlite3");
    drop(Store::open(&file).unwrap());
    let uri = as_it_stands(&file).unwrap();
    assert!(uri.ends_with("Ward%207%20%2520%3F%20%23%C3%A9.sqlite3?immutable=1"), "{uri}");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let read = Connection::open_with_flags(&uri, flags).unwrap();
    assert_eq!(read.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 4);
    let _open = Store::open(&file).unwrap();
    assert_eq!(as_it_stands(&file), None, "what is in the log would be missing");
    assert_eq!(as_it_stands(&place.file.with_file_name("nothing.sqlite3")), None);
}

#[test]
fn a_file_in_use_is_told_after_a_while() {
    let place = place();
    let store = Store::open_with_patience(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    let other = raw(&place.file);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let before = log.clone();
    let fault = store.append(&mut log, EntryKind::Act, 1, b"a", b"f").unwrap_err();
    assert!(matches!(fault, StoreFault::Locked { .. }), "{fault}");
    assert_eq!(log, before);
    other.execute_batch("COMMIT").unwrap();
    store.append(&mut log, EntryKind::Act, 1, b"a", b"f").unwrap();
}

#[test]
fn a_full_disk_loses_nothing_and_the_day_goes_on_afterwards() {
    let place = place();
    let store = Store::open(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let limit = |pages: i64| store.conn.query_row(&format!("PRAGMA max_page_count={pages}"), [], |_| Ok(())).unwrap();
    limit(pages + 3);
    let facts = vec![7; 3000];
    let fault = loop {
        let before = log.clone();
        if let Err(fault) = store.append(&mut log, EntryKind::Act, 1, b"a", &facts) {
            assert_eq!(log, before);
            break fault;
        }
    };
    assert!(matches!(fault, StoreFault::DiskFull { .. }), "{fault}");
    assert_eq!(store.entry_count(&log.attempt).unwrap() + 1, log.next_seq);
    limit(pages + 1000);
    store.append(&mut log, EntryKind::Act, 1, b"a", &facts).unwrap();
    close(&store, &mut log);
    assert!(store.verify_seal(&log.attempt).unwrap().ok());
}

#[test]
fn damage_is_told() {
    let place = place();
    let store = Store::open(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    play_to(&store, &mut log, 50);
    drop(store);
    let mut bytes = std::fs::read(&place.file).unwrap();
    let from = 4096;
    bytes[from..].fill(0xAA);
    std::fs::write(&place.file, bytes).unwrap();
    let store = Store::open(&place.file).unwrap();
    assert_ne!(store.health().map_or("told".to_owned(), |health| health.integrity), "ok");
    assert!(matches!(store.entries(&log.attempt), Err(StoreFault::Broken { .. })));
}

#[test]
fn migrating_keeps_a_copy_of_the_file_as_it_was() {
    let place = place();
    let second = "CREATE TABLE later(x) STRICT;".replace("(x)", "(x TEXT)");
    let steps = [FIRST, second.as_str()];
    let store = Store::open_with_patience(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    play_to(&store, &mut log, 2);
    let copy = copy_name(&place.file, 2);
    assert_eq!(copy.file_name().unwrap(), "progress.before-0002.sqlite3");
    assert!(!copy.exists());
    // Still open here, so that the copy must include what is only in the log.
    let newer = Store::open_with(&place.file, &steps, Duration::from_secs(1)).unwrap();
    assert_eq!(newer.health().unwrap().schema, 2);
    assert_eq!(newer.entry_count(&log.attempt).unwrap(), 2);
    let kept = Store::open_with_patience(&copy).unwrap();
    assert_eq!((kept.health().unwrap().schema, kept.entry_count(&log.attempt).unwrap()), (1, 2));
    assert!(matches!(Store::open_with_patience(&place.file), Err(StoreFault::NewerThanProgram { found: 2, .. })));

    // A step that fails leaves the file at the step before.
    let failing = [FIRST, second.as_str(), "CREATE TABLE later(x TEXT) STRICT"];
    assert!(Store::open_with(&place.file, &failing, Duration::from_millis(60)).is_err());
    assert_eq!(newer.health().unwrap().schema, 2);
    assert!(copy_name(&place.file, 3).exists());
}

#[test]
fn a_file_of_the_first_version_is_brought_up_to_date_and_loses_nothing() {
    let place = place();
    let log = {
        let store = Store::open_with_patience(&place.file).unwrap();
        let mut log = store.begin(start(&store)).unwrap();
        play_to(&store, &mut log, 2);
        log
    };
    let store = Store::open(&place.file).unwrap();
    let ada = store.people().unwrap().remove(0).id;
    assert_eq!((store.health().unwrap().schema, store.entry_count(&log.attempt).unwrap()), (4, 2));
    assert_eq!(store.preference(&ada).unwrap(), None);
    assert!(store.verify_seal(&log.attempt).unwrap().ok());
    // The copy kept before has no preferences; erasing reaches it all the same.
    let erasure = store.erase_person(&ada).unwrap();
    assert_eq!(erasure.files, [place.file.clone(), copy_name(&place.file, 2)]);
    assert_eq!(erasure.unreached, []);
}

#[test]
fn many_programs_may_make_the_same_file_at_once() {
    let place = place();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                let store = Store::open(&place.file).unwrap();
                let mut log = store.begin(start(&store)).unwrap();
                play_to(&store, &mut log, 3);
            });
        }
    });
    let store = Store::open(&place.file).unwrap();
    assert_eq!(store.attempts(&AttemptFilter::default()).unwrap().len(), 6);
    assert_eq!(store.people().unwrap().len(), 1);
}
