//! The log of a day as bytes: how facts are packed, and the digest that says two days were the same. Writes no file.

use super::fact::{Fact, Stamped};
use super::work::desk;
use crate::day::act::Act;
use crate::records::Pack;

/// Packs facts for the store.
#[must_use]
pub fn pack(facts: &[Stamped]) -> Vec<u8> {
    postcard::to_stdvec(facts).unwrap_or_default()
}

/// Reads packed facts.
///
/// # Errors
/// When the bytes are not facts of this or an earlier release.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Stamped>, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// Packs an act for the store.
#[must_use]
pub fn pack_act(act: &Act) -> Vec<u8> {
    postcard::to_stdvec(act).unwrap_or_default()
}

/// Reads a packed act.
///
/// # Errors
/// When the bytes are not an act of this or an earlier release.
pub fn unpack_act(bytes: &[u8]) -> Result<Act, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// The digest of a day's facts as they come. The bare passing of time is left out:
/// the same acts give the same digest however often the clock was looked at.
#[derive(Debug, Clone)]
pub struct FactsDigest {
    hasher: blake3::Hasher,
    /// Packed facts that have not been hashed yet: hashing many bytes at once costs far less than a few at a time.
    packed: Vec<u8>,
    count: u32,
}

/// Bytes that are hashed at once.
const AT_ONCE: usize = 16 * 1024;
/// More than most facts take, so that the list need not grow for the last of them.
const ONE_MORE: usize = 256;

impl Default for FactsDigest {
    fn default() -> Self {
        FactsDigest { hasher: blake3::Hasher::new(), packed: Vec::with_capacity(AT_ONCE + ONE_MORE), count: 0 }
    }
}

impl FactsDigest {
    /// Takes facts in.
    pub fn add(&mut self, facts: &[Stamped]) {
        for f in facts {
            if matches!(f.fact, Fact::Desk(desk::Fact::TimePassed {})) {
                continue;
            }
            self.count += 1;
            f.pack(&mut self.packed);
        }
        if self.packed.len() >= AT_ONCE {
            self.hasher.update(&self.packed);
            self.packed.clear();
        }
    }

    /// How many facts were taken in.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The digest so far, in hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        let mut h = self.hasher.clone();
        h.update(&self.packed);
        h.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::act::{FieldRef, Term};
    use crate::day::terms::{Agreement, Session, SourceKind};
    use crate::day::vocabulary::YesNo;
    use crate::day::work::{comparing, contact, pas, shelves, tracking};
    use crate::day::{FolderId, PatientId, PlaceId, SheetId, Source, TaskId};
    use crate::records::{Date, Field, FieldSet, HospitalNumber, NhsNumber, Pack};
    use proptest::prelude::*;

    fn packed(f: &Stamped) -> Vec<u8> {
        let mut out = Vec::new();
        f.pack(&mut out);
        out
    }

    fn source(kind: u8, number: u32) -> Source {
        match kind % 7 {
            0 => Source::Contact(TaskId(number as u16)),
            1 => Source::PasRow(PatientId(number)),
            2 => Source::Registration(PatientId(number)),
            3 => Source::Tracer(FolderId(number)),
            4 => Source::Spine(FolderId(number)),
            5 => Source::Cover(FolderId(number)),
            _ => Source::Sheet(SheetId(number)),
        }
    }

    proptest! {
        /// What every day is made of is held against the general serialiser by `tests/random.rs`; here, numbers of any size.
        #[test]
        fn facts_are_packed_as_the_general_serialiser_packs_them(
            number: u32, other: u32, small: u16, byte: u8, bits: u64, six in 0u32..1_000_000, stem in 999_000_000u32..=999_999_999,
            words: String, year in -9999i16..=9999, month in 1i8..=12, some: bool,
        ) {
            let (folder, of, hospital) = (FolderId(number), PatientId(other), HospitalNumber::new(six).unwrap());
            let mut terms = vec![
                Term::Surname(words.as_str().into()),
                Term::Forename(words.as_str().into()),
                Term::Postcode(words.as_str().into()),
                Term::DateOfBirth(Date::new(year, month, 28).unwrap()),
                Term::HospitalNumber(hospital),
            ];
            terms.extend(NhsNumber::from_stem(stem).map(Term::NhsNumber));
            let (a, b) = (source(byte, number), source(byte.wrapping_add(1), other));
            let no_field = FieldSet::default();
            let fields = Field::ALL.iter().filter(|f| bits & f.bit() != 0).fold(no_field, |all, f| all.with(*f));
            let facts: Vec<Fact> = vec![
                desk::Fact::Shown { of: SourceKind::Cover, source: a, fields }.into(),
                desk::Fact::Walked { from: PlaceId(byte), to: PlaceId(byte.wrapping_add(1)), screen: Session::Own }.into(),
                contact::Fact::GaveUp { task: TaskId(small) }.into(),
                pas::Fact::Searched {
                    session: Session::Own, hits: number, for_work: some.into(), by_number: YesNo::No, terms, rows: vec![of; usize::from(byte)],
                }.into(),
                shelves::Fact::LookedOnShelf { stood_there: some.into(), misfile_there: YesNo::Yes, number: hospital }.into(),
                comparing::Fact::Compared {
                    field: Field::Badge, outcome: Agreement::Differs, left: a.kind(), right: b.kind(), sheet: None, folder: some.then_some(folder),
                    patient: Some(of), task: None, a: FieldRef { source: a, field: Field::Surname }, b: FieldRef { source: b, field: Field::Purpose },
                }.into(),
                tracking::Fact::Recalled { folder, of, back: other }.into(),
            ];
            for fact in facts {
                let f = Stamped { second: number, task: some.then_some(TaskId(small)), fact };
                prop_assert_eq!(packed(&f), postcard::to_stdvec(&f).unwrap());
            }
        }
    }

    #[test]
    fn the_digest_is_that_of_all_facts_packed_one_after_another() {
        let fact = |n: u32| Stamped { second: n, task: None, fact: desk::Fact::Waited { secs: n }.into() };
        let facts: Vec<Stamped> = (0..20_000).map(fact).collect();
        let mut digest = FactsDigest::default();
        facts.chunks(7).for_each(|some| digest.add(some));
        let all: Vec<u8> = facts.iter().flat_map(|f| postcard::to_stdvec(f).unwrap()).collect();
        assert_eq!(digest.hex(), blake3::hash(&all).to_hex().to_string());
    }
}
