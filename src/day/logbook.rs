//! The log of a day as bytes: how facts are packed, and the digest that says two days were the same. Writes no file.

use super::fact::{Fact, Stamped};
use super::work::desk;
use crate::day::act::Act;

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
#[derive(Debug, Clone, Default)]
pub struct FactsDigest {
    hasher: blake3::Hasher,
    room: Vec<u8>,
    count: u32,
}

impl FactsDigest {
    /// Takes facts in.
    pub fn add(&mut self, facts: &[Stamped]) {
        for f in facts {
            if matches!(f.fact, Fact::Desk(desk::Fact::TimePassed {})) {
                continue;
            }
            self.count += 1;
            if let Ok(room) = postcard::to_extend(f, std::mem::take(&mut self.room)) {
                self.room = room;
            }
            if self.room.len() >= 4096 {
                self.hasher.update(&self.room);
                self.room.clear();
            }
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
        h.update(&self.room);
        h.finalize().to_hex().to_string()
    }
}
