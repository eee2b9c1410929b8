//! The hospital's own number for a patient, and its place on terminal-digit shelves.
//!
//! One patient, one number, one record in several volumes (the unit number
//! system). The number says where the folder stands; it does not prove who a
//! person is.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One past the highest hospital number, and past the highest shelf key.
const COUNT: u32 = 1_000_000;
/// The value of each digit place, left to right.
const PLACES: [u32; 6] = [100_000, 10_000, 1_000, 100, 10, 1];

/// A hospital number of six digits, 000000 to 999999, shown `H 31-82-06`.
///
/// The format is this hospital's own; no real trust's series is meant.
/// Ordered by its digits read straight; shelves are in [`ShelfKey`] order.
/// Written and read by serde as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HospitalNumber(u32);

/// A place in terminal-digit order: primary pair first, then secondary, then tertiary.
///
/// 0 to 999 999, `primary × 10 000 + secondary × 100 + tertiary`. Sorting by
/// this key puts folders in shelf order.
/// Source: terminal-digit filing as taught in health records management.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct ShelfKey(u32);

/// Why a text or a count is not a hospital number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Error)]
pub enum HospitalNumberFault {
    /// Something other than a leading H, digits, spaces and hyphens is in the text.
    #[error("a hospital number is the letter H and six digits")]
    NotDigits,
    /// There are not exactly six digits.
    #[error("a hospital number has six digits")]
    WrongLength,
}

impl HospitalNumber {
    /// The hospital number with these digits; `None` above 999 999.
    pub const fn new(number: u32) -> Option<Self> {
        if number < COUNT { Some(Self(number)) } else { None }
    }

    /// Reads `H 31-82-06`, `h318206` or `31-82-06`: the letter may be left out,
    /// spaces and hyphens are ignored.
    ///
    /// # Errors
    /// Other characters, or not exactly six digits.
    pub fn parse(text: &str) -> Result<Self, HospitalNumberFault> {
        let trimmed = text.trim();
        let body = trimmed.strip_prefix(['H', 'h']).unwrap_or(trimmed);
        let kept: Vec<char> = body.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if !kept.iter().all(char::is_ascii_digit) {
            return Err(HospitalNumberFault::NotDigits);
        }
        if kept.len() != PLACES.len() {
            return Err(HospitalNumberFault::WrongLength);
        }
        let digits = kept.iter().filter_map(|c| c.to_digit(10));
        Ok(Self(digits.fold(0, |number, digit| number * 10 + digit)))
    }

    /// The six digits as an integer, 0 to 999 999.
    pub const fn number(&self) -> u32 {
        self.0
    }

    /// The last pair, 0 to 99: the section of the library.
    pub const fn primary(&self) -> u8 {
        (self.0 % 100) as u8
    }

    /// The middle pair, 0 to 99: the place within the section.
    pub const fn secondary(&self) -> u8 {
        (self.0 / 100 % 100) as u8
    }

    /// The first pair, 0 to 99: the order within the place.
    pub const fn tertiary(&self) -> u8 {
        (self.0 / 10_000 % 100) as u8
    }

    /// Where the folder stands in terminal-digit order.
    pub const fn shelf_key(&self) -> ShelfKey {
        ShelfKey(self.0 % 100 * 10_000 + self.0 / 100 % 100 * 100 + self.0 / 10_000)
    }

    /// The six digits as read, each 0 to 9.
    pub fn digits(&self) -> [u8; 6] {
        PLACES.map(|place| (self.0 / place % 10) as u8)
    }

    /// The places to try when a folder may stand at a transposed number, in a
    /// fixed order: digits swapped inside the secondary pair, the tertiary, the
    /// primary; neighbouring digits across the pairs, left then right;
    /// tertiary and secondary pairs exchanged; secondary and primary exchanged.
    ///
    /// At most seven, never the number itself, no repeats; none when all six
    /// digits are the same.
    /// Source: shelf search for missing records (transposed numbers).
    pub fn swapped_pairs(&self) -> Vec<Self> {
        let [a, b, c, d, e, f] = self.digits();
        let tries = [
            [a, b, d, c, e, f],
            [b, a, c, d, e, f],
            [a, b, c, d, f, e],
            [a, c, b, d, e, f],
            [a, b, c, e, d, f],
            [c, d, a, b, e, f],
            [a, b, e, f, c, d],
        ];
        self.others(tries.map(joined))
    }

    /// The numbers that look like this one with one digit misread: 1 and 7,
    /// 3 and 8, 0 and 6, from the left. At most six, never the number itself.
    pub fn look_alikes(&self) -> Vec<Self> {
        let misread = |place: u32| {
            let digit = self.0 / place % 10;
            let seen_as = match digit {
                0 => 6,
                1 => 7,
                3 => 8,
                6 => 0,
                7 => 1,
                8 => 3,
                same => same,
            };
            self.0 - digit * place + seen_as * place
        };
        self.others(PLACES.map(misread))
    }

    /// Whether one number could be written for the other by a single slip: one
    /// digit wrong, or one of the [`swapped_pairs`](Self::swapped_pairs).
    pub fn is_plausible_typo_of(&self, other: Self) -> bool {
        super::slip::between(&self.digits(), &other.digits()).is_some() || self.swapped_pairs().contains(&other)
    }

    fn others<const N: usize>(&self, tries: [u32; N]) -> Vec<Self> {
        let mut places = Vec::new();
        for place in tries.map(Self) {
            if place != *self && !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}

impl ShelfKey {
    /// The key with this value; `None` above 999 999.
    pub const fn new(key: u32) -> Option<Self> {
        if key < COUNT { Some(Self(key)) } else { None }
    }

    /// The key's value, 0 to 999 999.
    pub const fn value(&self) -> u32 {
        self.0
    }

    /// The hospital number that stands here.
    pub const fn number(&self) -> HospitalNumber {
        HospitalNumber(self.0 % 100 * 10_000 + self.0 / 100 % 100 * 100 + self.0 / 10_000)
    }
}

impl super::Pack for HospitalNumber {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&[10, b'H', b' ']);
        for (pair, after) in [(self.tertiary(), &b"-"[..]), (self.secondary(), b"-"), (self.primary(), b"")] {
            super::packing::figures(u64::from(pair), 2, out);
            out.extend_from_slice(after);
        }
    }
}

impl fmt::Display for HospitalNumber {
    /// Shows the number as on the folder: `H 31-82-06`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "H {:02}-{:02}-{:02}", self.tertiary(), self.secondary(), self.primary())
    }
}

impl TryFrom<String> for HospitalNumber {
    type Error = HospitalNumberFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<HospitalNumber> for String {
    fn from(number: HospitalNumber) -> Self {
        number.to_string()
    }
}

impl TryFrom<u32> for ShelfKey {
    type Error = HospitalNumberFault;

    fn try_from(key: u32) -> Result<Self, Self::Error> {
        Self::new(key).ok_or(HospitalNumberFault::WrongLength)
    }
}

impl From<ShelfKey> for u32 {
    fn from(key: ShelfKey) -> Self {
        key.0
    }
}

fn joined(digits: [u8; 6]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit))
}

#[cfg(test)]
#[path = "hospital_number_tests.rs"]
mod tests;
