//! The NHS number: ten digits, the last of them a check digit, shown 3-3-4.
//!
//! A value of this type always passes the check and always lies in the range
//! kept for tests, so no real person's number can enter the product. It says
//! nothing about whose number it is: a valid number may be another patient's.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// First nine digits of the lowest number kept for tests (999 000 000x).
const FIRST_TEST_STEM: u32 = 999_000_000;
/// First nine digits of the highest number kept for tests (999 999 999x).
const LAST_TEST_STEM: u32 = 999_999_999;

/// A valid NHS number from the range 999 000 0000 to 999 999 9999, which is
/// reserved for tests and never issued.
///
/// Written and read by serde as its ten digits without spaces.
/// Source: NHS Data Dictionary, NHS NUMBER (modulus 11 check, reserved range).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NhsNumber(u64);

/// Why a text is not an NHS number this product may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Error)]
pub enum NhsNumberFault {
    /// Something other than a digit, a space or a hyphen is in the text.
    #[error("an NHS number has digits only")]
    NotDigits,
    /// There are not exactly ten digits.
    #[error("an NHS number has ten digits")]
    WrongLength,
    /// The tenth digit is not the one the first nine call for, or they call for none.
    #[error("the check digit of the NHS number is wrong")]
    CheckDigit,
    /// The number is well formed but may belong to a real person.
    #[error("the NHS number is outside the range kept for tests, 999 000 0000 to 999 999 9999")]
    OutsideTestRange,
}

impl NhsNumber {
    /// Reads ten digits, ignoring spaces and hyphens.
    ///
    /// # Errors
    /// The first fault of: other characters, wrong length, wrong check digit,
    /// outside the range kept for tests.
    /// Source: NHS number, modulus 11.
    pub fn parse(text: &str) -> Result<Self, NhsNumberFault> {
        let digits = ten_digits(text)?;
        if !nhs_number::validate_check_digit(digits.map(|digit| digit as i8)) {
            return Err(NhsNumberFault::CheckDigit);
        }
        let number = joined(digits);
        let stem = u32::try_from(number / 10).map_err(|_| NhsNumberFault::OutsideTestRange)?;
        if !(FIRST_TEST_STEM..=LAST_TEST_STEM).contains(&stem) {
            return Err(NhsNumberFault::OutsideTestRange);
        }
        Ok(Self(number))
    }

    /// Completes nine digits (999 000 000 to 999 999 999) with their check digit.
    ///
    /// `None` when the stem is outside that range, or when the check result is
    /// 10: no such number is ever issued. About one stem in eleven has none.
    /// Source: NHS number, modulus 11.
    pub fn from_stem(stem9: u32) -> Option<Self> {
        if !(FIRST_TEST_STEM..=LAST_TEST_STEM).contains(&stem9) {
            return None;
        }
        let unchecked = u64::from(stem9) * 10;
        let check = nhs_number::calculate_check_digit(split(unchecked).map(|digit| digit as i8));
        let check = u64::try_from(check).ok().filter(|digit| *digit < 10)?;
        Some(Self(unchecked + check))
    }

    /// The ten digits as read, each 0 to 9.
    pub fn digits(&self) -> [u8; 10] {
        split(self.0)
    }

    /// The number as an integer, 9 990 000 000 to 9 999 999 999.
    pub fn as_u64(&self) -> u64 {
        self.0
    }

    /// How many of the ten places hold different digits, 0 to 10.
    ///
    /// Two valid numbers are the same or at least two places apart.
    pub fn places_apart(&self, other: Self) -> usize {
        let pairs = self.digits().into_iter().zip(other.digits());
        pairs.filter(|(mine, theirs)| mine != theirs).count()
    }

    /// Whether `typed` looks like this number with one digit wrong or two
    /// neighbouring digits swapped.
    ///
    /// Takes text, because such a slip never passes the check and so can never
    /// be an `NhsNumber` itself. Text without exactly ten digits is `false`.
    pub fn is_plausible_typo_of(&self, typed: &str) -> bool {
        ten_digits(typed).is_ok_and(|digits| super::slip::between(&self.digits(), &digits).is_some())
    }
}

impl super::Pack for NhsNumber {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(10);
        super::packing::figures(self.0, 10, out);
    }
}

impl fmt::Display for NhsNumber {
    /// Shows the number 3-3-4: `999 526 0182`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0;
        write!(out, "{:03} {:03} {:04}", number / 10_000_000, number / 10_000 % 1_000, number % 10_000)
    }
}

impl TryFrom<String> for NhsNumber {
    type Error = NhsNumberFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<NhsNumber> for String {
    fn from(number: NhsNumber) -> Self {
        format!("{:010}", number.0)
    }
}

fn ten_digits(text: &str) -> Result<[u8; 10], NhsNumberFault> {
    let kept: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if !kept.iter().all(char::is_ascii_digit) {
        return Err(NhsNumberFault::NotDigits);
    }
    let digits: Vec<u8> = kept.iter().filter_map(|c| c.to_digit(10)).map(|digit| digit as u8).collect();
    digits.try_into().map_err(|_| NhsNumberFault::WrongLength)
}

fn joined(digits: [u8; 10]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit))
}

fn split(number: u64) -> [u8; 10] {
    let mut rest = number;
    let mut digits = [0; 10];
    for digit in digits.iter_mut().rev() {
        *digit = (rest % 10) as u8;
        rest /= 10;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ISSUED_FOR_TESTS: [&str; 24] = [
        "999 526 0182",
        "999 159 0838",
        "999 016 6137",
        "999 186 0916",
        "999 390 9963",
        "999 030 8241",
        "999 628 1949",
        "999 821 9930",
        "999 518 1908",
        "999 231 9488",
        "999 757 4915",
        "999 186 2528",
        "999 760 1890",
        "999 507 5296",
        "999 366 7129",
        "999 768 4265",
        "999 212 2331",
        "999 079 2445",
        "999 026 8592",
        "999 952 8902",
        "999 786 6665",
        "999 176 0318",
        "999 010 9281",
        "999 159 0137",
    ];

    #[test]
    fn every_test_range_number_is_read_and_shown_three_three_four() {
        for text in ISSUED_FOR_TESTS {
            let number = NhsNumber::parse(text).unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(NhsNumber::from_stem((number.as_u64() / 10) as u32), Some(number));
        }
    }

    #[test]
    fn hyphens_and_close_typing_read_the_same() {
        let number = NhsNumber::parse("9995260182").unwrap();
        assert_eq!(NhsNumber::parse(" 999-526-0182 "), Ok(number));
        assert_eq!(number.digits(), [9, 9, 9, 5, 2, 6, 0, 1, 8, 2]);
    }

    #[test]
    fn swapped_and_wrong_digits_fail_the_check() {
        for text in ["999 562 0182", "999 526 0128", "999 526 0183"] {
            assert_eq!(NhsNumber::parse(text), Err(NhsNumberFault::CheckDigit), "{text}");
            assert!(NhsNumber::parse("999 526 0182").unwrap().is_plausible_typo_of(text), "{text}");
        }
    }

    #[test]
    fn a_stem_with_check_result_ten_has_no_number_at_all() {
        for stem in [999_937_865, 999_797_543, 999_555_979, 999_711_471] {
            assert_eq!(NhsNumber::from_stem(stem), None);
            for last in 0..10 {
                assert_eq!(NhsNumber::parse(&format!("{stem}{last}")), Err(NhsNumberFault::CheckDigit));
            }
        }
    }

    #[test]
    fn a_number_a_real_person_might_have_is_turned_away() {
        assert_eq!(NhsNumber::parse("943 476 5919"), Err(NhsNumberFault::OutsideTestRange));
        assert_eq!(NhsNumber::from_stem(943_476_591), None);
        assert_eq!(NhsNumber::from_stem(998_999_999), None);
        assert_eq!(NhsNumber::from_stem(u32::MAX), None);
    }

    #[test]
    fn short_long_and_lettered_texts_are_named_for_what_they_are() {
        assert_eq!(NhsNumber::parse("999 526 018"), Err(NhsNumberFault::WrongLength));
        assert_eq!(NhsNumber::parse("999 526 01822"), Err(NhsNumberFault::WrongLength));
        assert_eq!(NhsNumber::parse(""), Err(NhsNumberFault::WrongLength));
        assert_eq!(NhsNumber::parse("999 526 O182"), Err(NhsNumberFault::NotDigits));
    }

    #[test]
    fn a_valid_number_may_still_be_the_wrong_patients() {
        let ours = NhsNumber::parse("999 186 0916").unwrap();
        for text in ["999 256 0916", "999 006 0916", "999 326 0916"] {
            assert_eq!(ours.places_apart(NhsNumber::parse(text).unwrap()), 2);
        }
    }

    #[test]
    fn kept_in_a_file_as_ten_digits_and_checked_on_the_way_back() {
        let number = NhsNumber::parse("999 526 0182").unwrap();
        let kept = serde_json::to_string(&number).unwrap();
        assert_eq!(kept, "\"9995260182\"");
        assert_eq!(serde_json::from_str::<NhsNumber>(&kept).unwrap(), number);
        assert!(serde_json::from_str::<NhsNumber>("\"9995260183\"").is_err());
    }

    proptest! {
        #[test]
        fn no_single_wrong_digit_or_swap_passes(stem in FIRST_TEST_STEM..=LAST_TEST_STEM, at in 0usize..10, to in 0usize..10, add in 1u8..10) {
            let Some(number) = NhsNumber::from_stem(stem) else { return Ok(()) };
            let mut wrong = number.digits();
            wrong[at] = (wrong[at] + add) % 10;
            prop_assert!(NhsNumber::parse(&joined(wrong).to_string()).is_err());
            let mut swapped = number.digits();
            swapped.swap(at, to);
            if swapped != number.digits() {
                prop_assert!(NhsNumber::parse(&joined(swapped).to_string()).is_err());
            }
        }

        #[test]
        fn any_text_is_answered_without_a_fall(text in ".{0,16}") {
            let _ = NhsNumber::parse(&text);
        }
    }
}
