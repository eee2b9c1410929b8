//! The seal chain: how the columns of a row are encoded, and how one seal follows from the one before.
//!
//! Encoding, with H = BLAKE3 keyed for [`CONTEXT`] and lp(x) = length of x as eight bytes, least first, then x:
//! column = H(lp "column", lp table, lp name, tag, lp value), tag 0 NULL, 1 integer (eight bytes, least first), 2 real, 3 text, 4 bytes;
//! seal = H(lp "seal", lp step, lp previous seal or nothing, number of columns as eight bytes, each column hash in the order below).
use rusqlite::types::ValueRef;

/// The key context; another way of sealing would have another number.
pub const CONTEXT: &str = "records-day attempt 1";

/// A link of the chain.
pub type Seal = [u8; 32];

/// Steps: genesis (after the parent's seal, if any) → each entry → mark set 1 → close (the head); later mark sets follow mark set 1.
pub(super) mod step {
    pub const GENESIS: &str = "genesis";
    pub const ENTRY: &str = "entry";
    pub const MARKS: &str = "marks";
    pub const CLOSE: &str = "close";
}

/// Columns of `attempt` under its genesis seal, in order.
pub(super) const OPENING: [&str; 16] = [
    "id",
    "person",
    "scenario",
    "manifest",
    "seed",
    "variant",
    "variants",
    "mode",
    "untimed",
    "played_by",
    "clerk",
    "rules",
    "program",
    "parent",
    "parent_seq",
    "started_at",
];
/// Columns of `attempt` under its closing seal, the head, in order.
pub(super) const CLOSING: [&str; 3] = ["closed_at", "entry_count", "facts_digest"];
/// Columns of `entry` under its seal, in order: the attempt and the place first.
pub(super) const ENTRY: [&str; 6] = ["attempt", "seq", "second", "kind", "act", "facts"];
/// Columns of `mark_set` under its seal, in order: the attempt and the place first.
pub(super) const MARK_SET: [&str; 8] = ["attempt", "number", "scheme", "marks", "made_at", "manifest", "program", "why"];
/// How many of them were there at first: a set sealed then is under that many, and has nothing in the others.
pub(super) const MARK_SET_AT_FIRST: usize = 5;

/// Every column that `verify_seal` answers for.
pub const COVERED: &[(&str, &[&str])] = &[
    ("content", &["sha", "bytes"]),
    (
        "attempt",
        &[
            "id",
            "person",
            "scenario",
            "manifest",
            "seed",
            "variant",
            "variants",
            "mode",
            "untimed",
            "played_by",
            "clerk",
            "rules",
            "program",
            "parent",
            "parent_seq",
            "started_at",
            "genesis",
            "columns",
            "closed_at",
            "entry_count",
            "facts_digest",
            "head",
        ],
    ),
    ("entry", &["attempt", "seq", "second", "kind", "act", "facts", "columns", "seal"]),
    ("mark_set", &["attempt", "number", "scheme", "marks", "made_at", "manifest", "program", "why", "columns", "seal"]),
];

const ERASABLE: &str = "a person can have it erased, and the seals must still hold";
const REBUILT: &str = "rebuilt from the marks, which are covered";

/// Every other column, and why the seals leave it out.
pub const NOT_COVERED: &[(&str, &str, &str)] = &[
    ("summary", "attempt", REBUILT),
    ("summary", "json", REBUILT),
    ("person", "id", ERASABLE),
    ("person", "kind", ERASABLE),
    ("person", "name", ERASABLE),
    ("person", "pin_hash", ERASABLE),
    ("person", "made_at", ERASABLE),
    ("preference", "person", ERASABLE),
    ("preference", "json", ERASABLE),
    ("writing", "id", ERASABLE),
    ("writing", "attempt", ERASABLE),
    ("writing", "seq", ERASABLE),
    ("writing", "text", ERASABLE),
];

/// Bytes of each column hash kept in `columns`. They only say which column was edited; the seal is over the whole hashes.
pub(super) const SHORT: usize = 8;

fn prefixed(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

/// The hash of one column's value.
pub(super) fn column_hash(table: &str, column: &str, value: ValueRef<'_>) -> Seal {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    prefixed(&mut hasher, b"column");
    prefixed(&mut hasher, table.as_bytes());
    prefixed(&mut hasher, column.as_bytes());
    let number;
    let (tag, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(integer) => {
            number = integer.to_le_bytes();
            (1, &number)
        }
        ValueRef::Real(real) => {
            number = real.to_le_bytes();
            (2, &number)
        }
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    hasher.update(&[tag]);
    prefixed(&mut hasher, bytes);
    *hasher.finalize().as_bytes()
}

/// The hashes of a row's columns, in the order of `columns`.
pub(super) fn row_hashes<const N: usize>(table: &str, columns: &[&str; N], values: &[ValueRef<'_>; N]) -> [Seal; N] {
    std::array::from_fn(|i| column_hash(table, columns[i], values[i]))
}

/// What the `columns` column keeps of these hashes.
pub(super) fn short(hashes: &[Seal]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash[..SHORT].iter().copied()).collect()
}

/// The seal that follows `previous` (nothing at the very start).
pub(super) fn link(step: &str, previous: &[u8], hashes: &[Seal]) -> Seal {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    prefixed(&mut hasher, b"seal");
    prefixed(&mut hasher, step.as_bytes());
    prefixed(&mut hasher, previous);
    hasher.update(&(hashes.len() as u64).to_le_bytes());
    for hash in hashes {
        hasher.update(hash);
    }
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_values_cannot_be_shifted_into_each_other() {
        let text = |s: &'static str| ValueRef::Text(s.as_bytes());
        let one = row_hashes("t", &["a", "b"], &[text("xy"), text("z")]);
        let other = row_hashes("t", &["a", "b"], &[text("x"), text("yz")]);
        assert_ne!(link(step::ENTRY, &[], &one), link(step::ENTRY, &[], &other));
        assert_ne!(column_hash("t", "a", text("x")), column_hash("t", "a", ValueRef::Blob(b"x")));
        assert_ne!(column_hash("t", "a", ValueRef::Null), column_hash("t", "a", text("")));
    }

    #[test]
    fn the_encoding_stays_as_it_is() {
        let hashes = row_hashes("entry", &["seq"], &[ValueRef::Integer(7)]);
        let seal = blake3::Hash::from_bytes(link(step::ENTRY, &[1; 32], &hashes));
        insta::assert_snapshot!(seal.to_hex(), @"10dbbe29ca2d14b07314c2eb75cb7714c79cd2501404f12ffb28c0b9e647284b");
    }
}
