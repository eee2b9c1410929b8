//! Whether two field values agree, and how near they come when they do not.
//!
//! Compares one field with one field. How many must agree before a sheet is
//! filed or a caller answered is a matter for the procedures.

use serde::{Deserialize, Serialize};

use super::dates::{Date, day_month_swapped};
use super::field::FieldValue;
use super::names::{folded, sounds_like};
use super::nhs_number::NhsNumber;
use super::slip::{self, Slip};

/// What comes of putting two field values side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// They say the same.
    Agrees,
    /// They say different things, however slightly.
    Differs,
    /// One says nothing, or they are values of different kinds.
    NotComparable,
}

/// The slip that would explain a difference.
///
/// A near miss is a reason to look again, never a reason to treat two values as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NearMiss {
    /// Two neighbouring digits swapped, or two pairs of a hospital number exchanged.
    TransposedDigits,
    /// Exactly one digit is different.
    OneDigit,
    /// Day and month of a date exchanged.
    DayMonthSwapped,
    /// The names sound alike but are spelt differently.
    SoundsAlike,
    /// One letter apart, or apart only by accents, apostrophes, hyphens and spaces.
    Spelling,
}

/// Compares two field values of the same kind.
///
/// Names and words agree when only capitals and surrounding spaces differ, so
/// O'Neil and ONeil differ. Every other kind agrees only when equal.
/// Source: filing and identity checks need each identifier to agree exactly.
pub fn compare(left: &FieldValue, right: &FieldValue) -> Comparison {
    use FieldValue::{Date, Hospital, Name, Nhs, Number, Words};
    let agrees = match (left, right) {
        (Name(a), Name(b)) | (Words(a), Words(b)) => same_when_spoken(a, b),
        (Date(a), Date(b)) => a == b,
        (Nhs(a), Nhs(b)) => a == b,
        (Hospital(a), Hospital(b)) => a == b,
        (Number(a), Number(b)) => a == b,
        _ => return Comparison::NotComparable,
    };
    if agrees { Comparison::Agrees } else { Comparison::Differs }
}

/// The slip that would turn one value into the other.
///
/// `None` when they agree, are further apart, or cannot be compared; with one
/// exception, that an NHS number is also held against words, because a number
/// with a slip in it fails its check and is only words. Two valid NHS numbers
/// are never a near miss.
pub fn near_miss(left: &FieldValue, right: &FieldValue) -> Option<NearMiss> {
    use FieldValue::{Date, Hospital, Name, Nhs, Number, Words};
    if compare(left, right) == Comparison::Agrees {
        return None;
    }
    match (left, right) {
        (Name(a), Name(b)) => near_names(a, b),
        (Words(a), Words(b)) => near_figures(a, b).or_else(|| near_spelling(a, b)),
        (Date(a), Date(b)) => near_dates(*a, *b),
        (Nhs(number), Words(text)) | (Words(text), Nhs(number)) => near_nhs(*number, text),
        (Hospital(a), Hospital(b)) => {
            near_digits(&a.digits(), &b.digits()).or_else(|| a.swapped_pairs().contains(b).then_some(NearMiss::TransposedDigits))
        }
        (Number(a), Number(b)) => near_figures(&a.to_string(), &b.to_string()),
        _ => None,
    }
}

/// Whether only capitals and surrounding spaces differ.
fn same_when_spoken(left: &str, right: &str) -> bool {
    left == right
        || if left.is_ascii() && right.is_ascii() {
            left.trim().eq_ignore_ascii_case(right.trim())
        } else {
            spoken(left) == spoken(right)
        }
}

fn spoken(text: &str) -> String {
    text.trim().to_lowercase()
}

fn near_names(left: &str, right: &str) -> Option<NearMiss> {
    if folded(left) != folded(right) && sounds_like(left, right) {
        return Some(NearMiss::SoundsAlike);
    }
    near_spelling(left, right)
}

fn near_spelling(left: &str, right: &str) -> Option<NearMiss> {
    let (left, right) = (folded(left), folded(right));
    // One letter of two says nothing: Li and Lu are simply two names.
    let is_long_enough = left.chars().count().min(right.chars().count()) >= 3;
    let is_near = left == right || (is_long_enough && strsim::osa_distance(&left, &right) == 1);
    (is_near && !left.is_empty()).then_some(NearMiss::Spelling)
}

/// Words that are the same but for their figures, such as house or telephone numbers.
fn near_figures(left: &str, right: &str) -> Option<NearMiss> {
    let (left, right) = (spoken(left), spoken(right));
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let only_figures_differ = left.iter().zip(&right).all(|(a, b)| a == b || (a.is_ascii_digit() && b.is_ascii_digit()));
    if only_figures_differ { near_digits(&left, &right) } else { None }
}

fn near_dates(left: Date, right: Date) -> Option<NearMiss> {
    if day_month_swapped(left) == Some(right) {
        return Some(NearMiss::DayMonthSwapped);
    }
    let figures = |date: Date| format!("{:02}{:02}{:04}", date.day(), date.month(), date.year());
    near_digits(figures(left).as_bytes(), figures(right).as_bytes())
}

fn near_nhs(number: NhsNumber, typed: &str) -> Option<NearMiss> {
    let digits: Vec<u8> = typed.chars().filter_map(|c| c.to_digit(10)).map(|digit| digit as u8).collect();
    if number.is_plausible_typo_of(typed) { near_digits(&number.digits(), &digits) } else { None }
}

fn near_digits<T: PartialEq>(left: &[T], right: &[T]) -> Option<NearMiss> {
    slip::between(left, right).map(|slip| match slip {
        Slip::One => NearMiss::OneDigit,
        Slip::Swap => NearMiss::TransposedDigits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::dates::parse_uk;
    use crate::records::hospital_number::HospitalNumber;
    use proptest::prelude::*;

    fn name(text: &str) -> FieldValue {
        FieldValue::Name(text.into())
    }
    fn words(text: &str) -> FieldValue {
        FieldValue::Words(text.into())
    }
    fn day(text: &str) -> FieldValue {
        FieldValue::Date(parse_uk(text).unwrap())
    }
    fn hospital(text: &str) -> FieldValue {
        FieldValue::Hospital(HospitalNumber::parse(text).unwrap())
    }
    fn nhs(text: &str) -> FieldValue {
        FieldValue::Nhs(NhsNumber::parse(text).unwrap())
    }

    #[test]
    fn names_agree_in_any_capitals_but_not_without_their_apostrophe() {
        assert_eq!(compare(&name("O'NEIL "), &name("o'neil")), Comparison::Agrees);
        assert_eq!(compare(&name("O'Neil"), &name("ONeil")), Comparison::Differs);
        assert_eq!(near_miss(&name("O'Neil"), &name("ONeil")), Some(NearMiss::Spelling));
        assert_eq!(near_miss(&name("O'Neil"), &name("O'NEIL")), None);
    }

    #[test]
    fn a_blank_or_another_kind_of_value_proves_nothing() {
        assert_eq!(compare(&name("Khan"), &FieldValue::Nothing), Comparison::NotComparable);
        assert_eq!(compare(&FieldValue::Nothing, &FieldValue::Nothing), Comparison::NotComparable);
        assert_eq!(compare(&name("Khan"), &words("Khan")), Comparison::NotComparable);
        assert_eq!(near_miss(&FieldValue::Nothing, &FieldValue::Nothing), None);
        assert_eq!(near_miss(&name(""), &name("'")), None);
    }

    #[test]
    fn a_misheard_or_mistyped_name_is_near_and_another_name_is_not() {
        assert_eq!(near_miss(&name("Smith"), &name("Smyth")), Some(NearMiss::SoundsAlike));
        assert_eq!(near_miss(&name("Patel"), &name("Ptael")), Some(NearMiss::SoundsAlike));
        assert_eq!(near_miss(&name("Katherine"), &name("Catherine")), Some(NearMiss::Spelling));
        assert_eq!(near_miss(&name("García"), &name("Garcia")), Some(NearMiss::Spelling));
        assert_eq!(near_miss(&name("Li"), &name("Xi")), None);
        assert_eq!(near_miss(&name("Smith"), &name("Okafor")), None);
    }

    #[test]
    fn a_date_of_birth_may_be_turned_round_or_mistyped() {
        assert_eq!(near_miss(&day("11/03/1964"), &day("03/11/1964")), Some(NearMiss::DayMonthSwapped));
        assert_eq!(near_miss(&day("11/03/1964"), &day("11/03/1946")), Some(NearMiss::TransposedDigits));
        assert_eq!(near_miss(&day("11/03/1964"), &day("11/03/1965")), Some(NearMiss::OneDigit));
        assert_eq!(near_miss(&day("11/03/1964"), &day("12/04/1964")), None);
        assert_eq!(compare(&day("11/03/1964"), &day("1964-03-11")), Comparison::Agrees);
    }

    #[test]
    fn a_folder_number_may_be_swapped_or_misread() {
        let folder = hospital("31-82-06");
        assert_eq!(near_miss(&folder, &hospital("31-28-06")), Some(NearMiss::TransposedDigits));
        assert_eq!(near_miss(&folder, &hospital("82-31-06")), Some(NearMiss::TransposedDigits));
        assert_eq!(near_miss(&folder, &hospital("31-82-66")), Some(NearMiss::OneDigit));
        assert_eq!(near_miss(&folder, &hospital("21-83-06")), None);
    }

    #[test]
    fn a_slip_in_an_nhs_number_is_only_ever_words() {
        let number = nhs("999 526 0182");
        assert_eq!(near_miss(&number, &words("999 562 0182")), Some(NearMiss::TransposedDigits));
        assert_eq!(near_miss(&words("9995260183"), &number), Some(NearMiss::OneDigit));
        assert_eq!(near_miss(&number, &words("999 526 0182")), None);
        assert_eq!(near_miss(&nhs("999 186 0916"), &nhs("999 256 0916")), None);
        assert_eq!(compare(&nhs("999 186 0916"), &nhs("999 256 0916")), Comparison::Differs);
    }

    #[test]
    fn addresses_and_volumes_are_read_with_their_figures() {
        assert_eq!(near_miss(&words("14 Larkspur Row"), &words("41 larkspur row")), Some(NearMiss::TransposedDigits));
        assert_eq!(near_miss(&words("01632 960 118"), &words("01632 960 119")), Some(NearMiss::OneDigit));
        assert_eq!(near_miss(&words("ZZ99 3VZ"), &words("zz993vz")), Some(NearMiss::Spelling));
        assert_eq!(near_miss(&FieldValue::Number(12), &FieldValue::Number(21)), Some(NearMiss::TransposedDigits));
        assert_eq!(compare(&FieldValue::Number(2), &FieldValue::Number(2)), Comparison::Agrees);
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_paper_is_held_on_the_left(left in "[A-Za-z' -]{0,8}", right in "[A-Za-z' -]{0,8}") {
            prop_assert_eq!(compare(&name(&left), &name(&right)), compare(&name(&right), &name(&left)));
            prop_assert_eq!(near_miss(&name(&left), &name(&right)), near_miss(&name(&right), &name(&left)));
        }
    }
}
