//! Chance with an address: a draw depends on the seed, what it is for and its number, never on what was drawn before.
//! ChaCha8, whose output is specified, so a day is the same on every machine and in every release.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of draws for one purpose of one seed.
#[derive(Debug, Clone)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream for a purpose, for instance `"patient:patel"`.
    #[must_use]
    pub fn new(seed: u64, purpose: &str) -> Stream {
        let mut key = [0u8; 32];
        let digest = blake3::Hasher::new_derive_key("records-day chance 1")
            .update(&seed.to_le_bytes())
            .update(purpose.as_bytes())
            .finalize();
        key.copy_from_slice(digest.as_bytes());
        Stream(ChaCha8Rng::from_seed(key))
    }

    /// The next number below `bound` (0 when `bound` is 0).
    pub fn below(&mut self, bound: u32) -> u32 {
        // Multiply and shift: specified here, so that no library's range code can change a day.
        ((u64::from(self.0.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// The next number from `least` to `most`, both included.
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let n = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.get(self.below(n) as usize)
    }

    /// Shuffles a list like cards.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let j = self.below(u32::try_from(i + 1).unwrap_or(u32::MAX)) as usize;
            list.swap(i, j);
        }
    }
}

/// One cheap draw: the n-th for a purpose, below `bound`. For choices during play, where a whole stream would be waste.
#[must_use]
pub fn draw(seed: u64, purpose: u32, n: u32, bound: u32) -> u32 {
    // splitmix64 (public domain constants): specified, stateless, good enough for choosing a sentence.
    let mut z = seed ^ (u64::from(purpose) << 32 | u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    (((z >> 32) * u64::from(bound)) >> 32) as u32
}
