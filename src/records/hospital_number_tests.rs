//! Folder numbers and shelf order worked through, for `hospital_number.rs`; kept apart so that each file stays short.

use super::*;
use proptest::prelude::*;

fn h(text: &str) -> HospitalNumber {
    HospitalNumber::parse(text).unwrap()
}

fn assert_shelved_in_order(shelf: &[&str]) {
    let mut sorted: Vec<HospitalNumber> = shelf.iter().map(|text| h(text)).collect();
    sorted.reverse();
    sorted.sort_by_key(HospitalNumber::shelf_key);
    assert_eq!(sorted, shelf.iter().map(|text| h(text)).collect::<Vec<_>>());
}

#[test]
fn a_folder_number_is_read_as_people_write_it() {
    for text in ["H 31-82-06", "h318206", "31-82-06", " H31 82 06 "] {
        assert_eq!(h(text).number(), 318_206);
        assert_eq!(h(text).to_string(), "H 31-82-06");
    }
    assert_eq!(HospitalNumber::parse("H 31-82-0"), Err(HospitalNumberFault::WrongLength));
    assert_eq!(HospitalNumber::parse("HH 31-82-06"), Err(HospitalNumberFault::NotDigits));
    assert_eq!(HospitalNumber::parse("31-8I-06"), Err(HospitalNumberFault::NotDigits));
    assert_eq!(HospitalNumber::new(1_000_000), None);
}

#[test]
fn pairs_are_read_right_to_left() {
    let number = h("31-82-06");
    assert_eq!((number.primary(), number.secondary(), number.tertiary()), (6, 82, 31));
    assert_eq!(number.shelf_key().value(), 68_231);
}

#[test]
fn the_published_terminal_digit_example_stands_in_order() {
    assert_shelved_in_order(&["45-49-99", "60-49-99", "44-50-99", "45-50-99", "44-51-99"]);
}

#[test]
fn our_own_shelves_stand_in_terminal_digit_order() {
    assert_shelved_in_order(&["H 99-99-05", "H 31-72-06", "H 21-82-06", "H 31-82-06", "H 31-83-06", "H 01-82-07", "H 31-82-07"]);
    assert_shelved_in_order(&["99-47-32", "10-46-33", "10-47-33", "21-47-33", "31-47-33", "10-48-33", "00-47-34", "10-47-37"]);
}

#[test]
fn the_same_folders_in_straight_order_stand_by_all_their_digits() {
    let straight = ["004734", "104633", "104733", "104737", "104833", "214733", "314733", "994732"].map(h);
    assert!(straight.is_sorted());
    assert!(!straight.is_sorted_by_key(HospitalNumber::shelf_key));
}

#[test]
fn the_shelf_search_tries_the_commonest_swap_first() {
    let tries: Vec<String> = h("31-82-06").swapped_pairs().iter().map(ToString::to_string).collect();
    assert_eq!(tries, ["H 31-28-06", "H 13-82-06", "H 31-82-60", "H 38-12-06", "H 31-80-26", "H 82-31-06", "H 31-06-82"]);
    assert!(h("22-22-22").swapped_pairs().is_empty());
}

#[test]
fn hurried_handwriting_reads_one_as_seven_and_nought_as_six() {
    assert_eq!(h("31-82-06").look_alikes(), ["81-82-06", "37-82-06", "31-32-06", "31-82-66", "31-82-00"].map(h));
    assert!(h("22-45-99").look_alikes().is_empty());
}

#[test]
fn one_slip_is_a_plausible_typo_and_two_are_not() {
    let number = h("31-82-06");
    assert!(number.is_plausible_typo_of(h("31-82-07")));
    assert!(number.is_plausible_typo_of(h("31-28-06")));
    assert!(number.is_plausible_typo_of(h("82-31-06")));
    assert!(!number.is_plausible_typo_of(h("21-83-06")));
    assert!(!number.is_plausible_typo_of(number));
}

#[test]
fn kept_in_a_file_as_shown_and_checked_on_the_way_back() {
    assert_eq!(serde_json::to_string(&h("318206")).unwrap(), "\"H 31-82-06\"");
    assert_eq!(serde_json::from_str::<HospitalNumber>("\"H 31-82-06\"").unwrap(), h("318206"));
    assert!(serde_json::from_str::<HospitalNumber>("\"H 31-82\"").is_err());
    assert!(serde_json::from_str::<ShelfKey>("1000000").is_err());
}

proptest! {
    #[test]
    fn every_number_has_one_place_and_every_place_one_number(number in 0..COUNT) {
        let number = HospitalNumber::new(number).unwrap();
        prop_assert_eq!(number.shelf_key().number(), number);
        prop_assert_eq!(ShelfKey::new(number.number()).unwrap().number().shelf_key().value(), number.number());
        prop_assert_eq!(HospitalNumber::parse(&number.to_string()), Ok(number));
    }

    #[test]
    fn a_search_never_sends_anyone_back_to_the_same_place(number in 0..COUNT) {
        let number = HospitalNumber::new(number).unwrap();
        for mut tries in [number.swapped_pairs(), number.look_alikes()] {
            prop_assert!(!tries.contains(&number));
            prop_assert!(tries.iter().all(|place| place.is_plausible_typo_of(number)));
            let tried = tries.len();
            tries.sort();
            tries.dedup();
            prop_assert_eq!(tries.len(), tried);
        }
    }
}
