//! Everybody registered here who has no part in the day: thousands of patients derived by index when looked at.
//! A library of a million costs what one of a thousand does: nothing is stored, every look-up goes both ways by arithmetic.

use std::sync::Arc;

use super::chance::{Stream, draw};
use crate::records::{Date, HospitalNumber, Identity, NameIndex, NhsNumber, Sex, ShelfKey, Text, Typed};

/// Names and places that crowds are made of.
#[derive(Debug, Clone, Default)]
pub struct NameLists {
    /// Surnames, no two the same.
    pub surnames: NameIndex,
    /// Forenames.
    pub forenames_female: Vec<Text>,
    /// Forenames.
    pub forenames_male: Vec<Text>,
    /// Street names without a house number.
    pub streets: Vec<Text>,
    /// Invented towns.
    pub towns: Vec<Text>,
    /// Invented GP practices.
    pub gp_practices: Vec<Text>,
    /// Districts of postcodes that do not exist.
    pub postcode_districts: Vec<Text>,
}

/// The crowd of a day.
#[derive(Debug, Clone)]
pub struct Crowd {
    seed: u64,
    count: u32,
    stride: u32,
    spread: u32,
    shift: u32,
    /// What undoes `spread`: its inverse modulo `count`.
    back: u32,
    names: Arc<NameLists>,
    /// Places of the crowd that are nobody's, in order.
    vacant: Arc<[u32]>,
}

/// The most people a crowd can have: two stems of NHS numbers for each, below those that authored patients have.
pub const LARGEST_CROWD: u32 = 495_000;
const NUMBERS: u32 = 1_000_000;
const UNKNOWN: &str = "Unknown";

impl Crowd {
    /// A crowd of `count` people (at most [`LARGEST_CROWD`]) that keeps clear of the given hospital numbers.
    #[must_use]
    pub fn new(seed: u64, count: u32, names: Arc<NameLists>, keep_clear: &[HospitalNumber]) -> Crowd {
        let count = count.min(LARGEST_CROWD);
        let mut s = Stream::new(seed, "crowd");
        let spread = coprime_from(s.below(count.max(1)).max(1), count);
        let shift = s.below(count.max(1));
        let (stride, back) = (NUMBERS / count.max(1), inverse(spread, count.max(1)));
        let mut crowd = Crowd { seed, count, stride, spread, shift, back, names, vacant: Arc::from([]) };
        let mut vacant: Vec<u32> = keep_clear.iter().filter_map(|n| crowd.index_of(*n)).collect();
        vacant.sort_unstable();
        vacant.dedup();
        crowd.vacant = vacant.into();
        crowd
    }

    /// How many people.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    fn is_vacant(&self, i: u32) -> bool {
        self.vacant.binary_search(&i).is_ok()
    }

    /// The hospital number of the i-th, in shelf order: one in each stretch of the shelf.
    #[must_use]
    pub fn number(&self, i: u32) -> Option<HospitalNumber> {
        if i >= self.count || self.is_vacant(i) { None } else { self.number_at(i) }
    }

    fn number_at(&self, i: u32) -> Option<HospitalNumber> {
        let key = i * self.stride + draw(self.seed, 0xC0, i, self.stride.max(1));
        ShelfKey::new(key).map(|k| k.number())
    }

    /// Whose number it is, if one of the crowd has it.
    #[must_use]
    pub fn index_of(&self, n: HospitalNumber) -> Option<u32> {
        if self.count == 0 {
            return None;
        }
        let i = n.shelf_key().value() / self.stride;
        (i < self.count && !self.is_vacant(i) && self.number_at(i) == Some(n)).then_some(i)
    }

    /// The people whose numbers come before and after a place on the shelf, with their numbers, in shelf order.
    pub fn neighbours(&self, n: HospitalNumber, each_side: u32) -> impl Iterator<Item = (u32, HospitalNumber)> {
        let here = (n.shelf_key().value() / self.stride).min(self.count.saturating_sub(1));
        let low = here.saturating_sub(each_side);
        (low..self.count.min(here + each_side + 1)).filter_map(|i| self.number(i).map(|n| (i, n)))
    }

    /// The i-th person, as registered.
    #[must_use]
    pub fn patient(&self, i: u32) -> Option<Identity> {
        let hospital_number = self.number(i)?;
        let d = |purpose: u32, bound: usize| self.drawn(i, purpose, bound);
        let n = &*self.names;
        let text = |list: &[Text], at: usize| list.get(at).cloned().unwrap_or_else(|| Text::from(UNKNOWN));
        let born = self.born(i)?;
        let district = text(&n.postcode_districts, d(6, n.postcode_districts.len()));
        let letter = |p: u32| char::from(b'A' + u8::try_from(d(p, 26)).unwrap_or(0));
        Some(Identity {
            surname: self.surname(i).into(),
            forename: self.forename(i).into(),
            born,
            sex: self.sex(i),
            address: format!(
                "{} {}, {}",
                1 + d(7, 180),
                text(&n.streets, d(8, n.streets.len())),
                text(&n.towns, d(9, n.towns.len()))
            )
            .into(),
            postcode: format!("{district} {}{}{}", 1 + d(10, 9), letter(11), letter(12)).into(),
            gp_practice: text(&n.gp_practices, d(13, n.gp_practices.len())),
            telephone: format!("01632 960 {:03}", d(14, 1000)).into(),
            nhs_number: self.nhs_number(i),
            hospital_number,
        })
    }

    fn drawn(&self, i: u32, purpose: u32, bound: usize) -> usize {
        draw(self.seed, purpose, i, u32::try_from(bound).unwrap_or(u32::MAX)) as usize
    }

    fn sex(&self, i: u32) -> Sex {
        if self.drawn(i, 1, 2) == 0 { Sex::Female } else { Sex::Male }
    }

    /// The surname of the i-th.
    #[must_use]
    pub fn surname(&self, i: u32) -> &str {
        let surnames = self.names.surnames.names();
        surnames.get(self.mixed(i) as usize % surnames.len().max(1)).map_or(UNKNOWN, |s| s)
    }

    /// The forename of the i-th.
    #[must_use]
    pub fn forename(&self, i: u32) -> &str {
        let list = if self.sex(i) == Sex::Female { &self.names.forenames_female } else { &self.names.forenames_male };
        list.get(self.drawn(i, 2, list.len())).map_or(UNKNOWN, |s| s)
    }

    /// When the i-th was born.
    #[must_use]
    pub fn born(&self, i: u32) -> Option<Date> {
        let part = |purpose: u32, bound: usize| i8::try_from(self.drawn(i, purpose, bound)).unwrap_or(0);
        Date::new(1928 + i16::from(part(3, 92)), 1 + part(4, 12), 1 + part(5, 28)).ok()
    }

    /// One of the crowd's numbers: stems run upwards in mixed order, two for each person, so that look-up goes back by division.
    #[must_use]
    pub fn nhs_number(&self, i: u32) -> Option<NhsNumber> {
        let place = self.mixed(i) * 2;
        NhsNumber::from_stem(999_000_000 + place).or_else(|| NhsNumber::from_stem(999_000_000 + place + 1))
    }

    fn mixed(&self, i: u32) -> u32 {
        let n = u64::from(self.count.max(1));
        ((u64::from(i) * u64::from(self.spread) + u64::from(self.shift)) % n) as u32
    }

    fn unmixed(&self, m: u32) -> u32 {
        let n = u64::from(self.count.max(1));
        ((u64::from(m) + n - u64::from(self.shift) % n) % n * u64::from(self.back) % n) as u32
    }

    /// Who has this NHS number.
    #[must_use]
    pub fn by_nhs_number(&self, number: NhsNumber) -> Option<u32> {
        let stem = u32::try_from(number.as_u64() / 10).ok()?.checked_sub(999_000_000)?;
        let m = stem / 2;
        if m >= self.count {
            return None;
        }
        let i = self.unmixed(m);
        (!self.is_vacant(i) && self.nhs_number(i) == Some(number)).then_some(i)
    }

    /// People whose surname begins with what was typed, in a fixed order.
    pub fn by_surname(&self, typed: &Typed) -> impl Iterator<Item = u32> {
        let surnames = self.names.surnames.names().len().max(1);
        let mut found: Vec<u32> = self.names.surnames.found_by(typed).collect();
        found.sort_unstable();
        found
            .into_iter()
            .flat_map(move |at| (at..self.count).step_by(surnames))
            .map(|m| self.unmixed(m))
            .filter(|i| !self.is_vacant(*i))
    }
}

fn coprime_from(start: u32, n: u32) -> u32 {
    (start.max(1)..).find(|a| gcd(*a, n.max(1)) == 1).unwrap_or(1) % n.max(1).max(2)
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The inverse of `a` modulo `n` (they share no factor), by Euclid.
fn inverse(a: u32, n: u32) -> u32 {
    let (mut r0, mut r1) = (i64::from(n), i64::from(a % n.max(1)));
    let (mut t0, mut t1) = (0i64, 1i64);
    while r1 != 0 {
        let q = r0 / r1;
        (r0, r1) = (r1, r0 - q * r1);
        (t0, t1) = (t1, t0 - q * t1);
    }
    u32::try_from(t0.rem_euclid(i64::from(n.max(1)))).unwrap_or(0)
}
