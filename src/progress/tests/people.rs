//! Names and free text, and that erasing leaves none of their bytes.
use super::*;

const NAME: &str = "Ada Fenwick-Zillah";
const TEXT: &str = "I was unsure about the tracer card xyzzy";
const PREFERENCE: &str = "{\"text_percent\":187}";

fn holds(file: &Path, text: &str) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    [file.to_owned(), PathBuf::from(log)].iter().any(|file| {
        let bytes = std::fs::read(file).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn a_name_leads_to_one_person() {
    let store = Store::open_in_memory().unwrap();
    let ada = store.person_named("Ada", PersonKind::Trainee).unwrap();
    assert_eq!(store.person_named("Ada", PersonKind::Trainee).unwrap(), ada);
    let clerk = store.person_named("Ada", PersonKind::Scripted).unwrap();
    assert_ne!(clerk, ada);
    store.set_pin_hash(&ada, Some("hash")).unwrap();
    assert_eq!(store.person(&ada).unwrap().unwrap().pin_hash.as_deref(), Some("hash"));
    assert_eq!(store.people().unwrap().len(), 2);
}

#[test]
fn a_pin_opens_one_persons_pages_and_is_not_kept_as_typed() {
    let store = Store::open_in_memory().unwrap();
    let [ada, bea] = ["Ada", "Bea"].map(|name| store.person_named(name, PersonKind::Trainee).unwrap());
    assert!(store.pin_opens(&ada, "").unwrap() && store.pin_opens(&ada, "1234").unwrap());
    let kept = pin_hash(&ada, "2468");
    assert!(kept.len() == 64 && !kept.contains("2468"));
    assert_ne!(kept, pin_hash(&bea, "2468"));
    store.set_pin_hash(&ada, Some(&kept)).unwrap();
    let opens = ["2468", "2469", "", "02468"].map(|pin| store.pin_opens(&ada, pin).unwrap());
    assert_eq!(opens, [true, false, false, false]);
    assert!(store.pin_opens(&bea, "").unwrap());
    store.set_pin_hash(&ada, None).unwrap();
    assert!(store.pin_opens(&ada, "").unwrap());
}

#[test]
fn preferences_are_a_persons_own() {
    let store = Store::open_in_memory().unwrap();
    let [ada, bea] = ["Ada", "Bea"].map(|name| store.person_named(name, PersonKind::Trainee).unwrap());
    assert_eq!(store.preference(&ada).unwrap(), None);
    store.set_preference(&ada, "{\"text_percent\":150}").unwrap();
    store.set_preference(&ada, "{\"text_percent\":200}").unwrap();
    assert_eq!(store.preference(&ada).unwrap().as_deref(), Some("{\"text_percent\":200}"));
    assert_eq!(store.preference(&bea).unwrap(), None);
    store.erase_person(&ada).unwrap();
    assert_eq!(store.preference(&ada).unwrap(), None);
    assert!(matches!(store.set_preference(&ada, "{}"), Err(StoreFault::NoSuchPerson { .. })));
}

#[test]
fn erasing_leaves_no_byte_of_name_or_text_here_nor_in_the_copies() {
    let place = place();
    let copy = place.file.with_file_name("progress.before-0002.sqlite3");
    let foreign = place.file.with_file_name("progress.other.sqlite3");
    let store = Store::open(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    play_to(&store, &mut log, 2);
    store.write_text(&log.attempt, 2, TEXT).unwrap();
    store.set_preference(&store.person_named(NAME, PersonKind::Trainee).unwrap(), PREFERENCE).unwrap();
    assert_eq!(store.writings(&log.attempt).unwrap(), [Writing { seq: 2, text: TEXT.to_owned() }]);
    let bea = store.person_named("Bea Quillfeather", PersonKind::Trainee).unwrap();
    store.backup_to(&copy).unwrap();
    std::fs::write(&foreign, "not a database, though it is called like one").unwrap();
    for file in [&place.file, &copy] {
        assert!(holds(file, NAME) && holds(file, TEXT) && holds(file, PREFERENCE));
    }

    let ada = store.person_named(NAME, PersonKind::Trainee).unwrap();
    let erasure = store.erase_person(&ada).unwrap();
    assert_eq!(erasure.files, [place.file.clone(), copy.clone()]);
    assert_eq!(erasure.unreached.len(), 1, "{erasure:?}");
    for file in [&place.file, &copy] {
        assert!(!holds(file, NAME) && !holds(file, TEXT) && !holds(file, PREFERENCE), "{}", file.display());
        assert!(holds(file, "Bea Quillfeather"));
    }
    assert_eq!((store.person(&ada).unwrap(), store.writings(&log.attempt).unwrap()), (None, vec![]));
    assert!(store.person(&bea).unwrap().is_some());
    assert!(store.verify_seal(&log.attempt).unwrap().ok());
    assert_ne!(store.person_named(NAME, PersonKind::Trainee).unwrap(), ada);
    drop(store);
    assert!(Store::open(&copy).is_ok());
}

#[test]
fn erasing_says_so_when_another_window_still_reads() {
    let place = place();
    let store = Store::open_with_patience(&place.file).unwrap();
    let ada = store.person_named(NAME, PersonKind::Trainee).unwrap();
    let other = raw(&place.file);
    other.execute_batch("BEGIN; SELECT count(*) FROM person").unwrap();
    assert!(matches!(store.erase_person(&ada), Err(StoreFault::Locked { .. })));
    other.execute_batch("COMMIT").unwrap();
    store.erase_person(&ada).unwrap();
    drop((store, other));
    assert!(!holds(&place.file, NAME));
}
