//! Attempts carried to another database.
use super::*;

#[test]
fn an_attempt_travels_with_its_ancestors_and_content_but_without_the_name() {
    let place = place();
    let parcel = place.file.with_file_name("attempt.rday");
    let here = Store::open(&place.file).unwrap();
    let mut parent = here.begin(start(&here)).unwrap();
    play_to(&here, &mut parent, 3);
    let mut child = here.begin(AttemptStart { parent: Some((parent.attempt.clone(), 2)), ..start(&here) }).unwrap();
    play_to(&here, &mut child, 4);
    close(&here, &mut child);
    mark_again(&here, &child.attempt);
    here.export_to(&child.attempt, &parcel).unwrap();
    let bytes = std::fs::read(&parcel).unwrap();
    assert!(!bytes.windows(3).any(|window| window == b"Ada"));

    let there = Store::open_in_memory().unwrap();
    assert_eq!(there.import_from(&parcel).unwrap(), child.attempt);
    assert_eq!(there.import_from(&parcel).unwrap(), child.attempt);
    assert!(there.verify_seal(&child.attempt).unwrap().ok());
    assert_eq!(there.attempt(child.attempt.as_str()).unwrap(), here.attempt(child.attempt.as_str()).unwrap());
    assert_eq!(there.entries(&child.attempt).unwrap(), here.entries(&child.attempt).unwrap());
    assert_eq!(there.mark_sets(&child.attempt).unwrap(), here.mark_sets(&child.attempt).unwrap());
    assert_eq!(there.summary(&child.attempt).unwrap(), here.summary(&child.attempt).unwrap());
    assert_eq!(there.attempts(&AttemptFilter::default()).unwrap().len(), 2);

    // An ancestor that has gone on here since then is not the one in the file.
    play_to(&here, &mut parent, 4);
    assert!(matches!(here.import_from(&parcel), Err(StoreFault::AlreadyHere { .. })));
}

#[test]
fn an_edited_file_is_not_read_in() {
    let place = place();
    let parcel = place.file.with_file_name("attempt.rday");
    let here = Store::open_in_memory().unwrap();
    let mut log = here.begin(start(&here)).unwrap();
    play_to(&here, &mut log, 3);
    close(&here, &mut log);
    let bytes = here.export(&log.attempt).unwrap();
    let there = Store::open_in_memory().unwrap();
    let edit = |from: &[u8], to: &[u8]| {
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        let mut edited = bytes.clone();
        edited[at..at + to.len()].copy_from_slice(to);
        std::fs::write(&parcel, edited).unwrap();
    };
    edit(b"facts 2", b"facts 3");
    let fault = there.import_from(&parcel).unwrap_err();
    assert!(matches!(fault, StoreFault::SealBroken { .. }) && fault.to_string().contains("facts of entry 2"), "{fault}");
    edit(b"records-day", b"records-cay");
    assert!(matches!(there.import_from(&parcel), Err(StoreFault::NotAnExport { .. })));
    std::fs::write(&parcel, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(there.import_from(&parcel), Err(StoreFault::NotAnExport { .. })));
    assert!(matches!(there.import_from(Path::new("/nowhere/file")), Err(StoreFault::CannotOpen { .. })));
    assert!(there.attempts(&AttemptFilter::default()).unwrap().is_empty());
}

#[test]
fn marks_added_elsewhere_come_along_and_those_that_differ_are_refused() {
    let place = place();
    let parcel = place.file.with_file_name("attempt.rday");
    let here = Store::open_in_memory().unwrap();
    let mut log = here.begin(start(&here)).unwrap();
    play_to(&here, &mut log, 3);
    close(&here, &mut log);
    here.export_to(&log.attempt, &parcel).unwrap();
    let there = Store::open_in_memory().unwrap();
    let elsewhere = Store::open_in_memory().unwrap();
    for store in [&there, &elsewhere] {
        store.import_from(&parcel).unwrap();
    }
    mark_again(&here, &log.attempt);
    here.export_to(&log.attempt, &parcel).unwrap();
    there.import_from(&parcel).unwrap();
    there.import_from(&parcel).unwrap();
    assert_eq!(there.mark_sets(&log.attempt).unwrap(), here.mark_sets(&log.attempt).unwrap());
    assert_eq!(there.summary(&log.attempt).unwrap().as_deref(), Some(r#"{"tasks":2}"#));
    assert!(there.verify_seal(&log.attempt).unwrap().ok());

    // Marked again on two machines: neither takes the place of the other.
    mark_again_because(&elsewhere, &log.attempt, "another reason");
    assert!(matches!(elsewhere.import_from(&parcel), Err(StoreFault::AlreadyHere { .. })));
    assert!(elsewhere.verify_seal(&log.attempt).unwrap().ok());
}
