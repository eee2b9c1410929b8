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
#[derive(Debug, Clone)]
pub struct FactsDigest {
    hasher: blake3::Hasher,
    /// Packed facts that have not been hashed yet: hashing many bytes at once costs far less than a few at a time.
    room: Vec<u8>,
    filled: usize,
    count: u32,
}

/// Writes packed bytes into room that is there, a few at a time as they come; gives how many.
struct Packer<'a> {
    room: &'a mut [u8],
    filled: usize,
}

impl postcard::ser_flavors::Flavor for Packer<'_> {
    type Output = usize;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        let slot = self.room.get_mut(self.filled).ok_or(postcard::Error::SerializeBufferFull)?;
        *slot = byte;
        self.filled += 1;
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        // Most come alone: small numbers take one byte.
        if let [one] = bytes {
            return self.try_push(*one);
        }
        let free = self.room.get_mut(self.filled..).and_then(|r| r.get_mut(..bytes.len()));
        free.ok_or(postcard::Error::SerializeBufferFull)?.copy_from_slice(bytes);
        self.filled += bytes.len();
        Ok(())
    }

    fn finalize(self) -> postcard::Result<usize> {
        Ok(self.filled)
    }
}

/// Bytes that are hashed at once.
const ROOM: usize = 16 * 1024;

impl Default for FactsDigest {
    fn default() -> Self {
        FactsDigest { hasher: blake3::Hasher::new(), room: vec![0; ROOM], filled: 0, count: 0 }
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
            if !self.pack(f) {
                self.hash_what_is_packed();
                if !self.pack(f) {
                    // Larger than the room: by itself.
                    self.hasher.update(&postcard::to_stdvec(f).unwrap_or_default());
                }
            }
        }
    }

    /// Packs a fact behind the others; whether there was room for it.
    fn pack(&mut self, f: &Stamped) -> bool {
        let free = self.room.get_mut(self.filled..).unwrap_or_default();
        let Ok(packed) = postcard::serialize_with_flavor(f, Packer { room: free, filled: 0 }) else { return false };
        self.filled += packed;
        true
    }

    fn hash_what_is_packed(&mut self) {
        self.hasher.update(self.room.get(..self.filled).unwrap_or_default());
        self.filled = 0;
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
        h.update(self.room.get(..self.filled).unwrap_or_default());
        h.finalize().to_hex().to_string()
    }
}
