//! Slips of the pen and the keyboard between two rows of digits.
//!
//! Shared by the number types and the near-miss rules; not part of the
//! vocabulary others use.

/// How two rows of the same length differ, when the difference is one slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Exactly one place differs.
    One,
    /// Exactly two neighbouring places differ, each holding the other's value.
    Swap,
}

/// The single slip that turns one row into the other; `None` when they are
/// equal, of different lengths, or further apart.
pub(super) fn between<T: PartialEq>(left: &[T], right: &[T]) -> Option<Slip> {
    if left.len() != right.len() {
        return None;
    }
    let mut apart = left.iter().zip(right).enumerate().filter(|(_, (a, b))| a != b);
    let (first, (a, b)) = apart.next()?;
    match (apart.next(), apart.next()) {
        (None, _) => Some(Slip::One),
        (Some((second, (c, d))), None) if second == first + 1 && a == d && b == c => Some(Slip::Swap),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_from_two() {
        assert_eq!(between(b"318206", b"318206"), None);
        assert_eq!(between(b"318206", b"318207"), Some(Slip::One));
        assert_eq!(between(b"318206", b"312806"), Some(Slip::Swap));
        assert_eq!(between(b"318206", b"218306"), None);
        assert_eq!(between(b"318206", b"31820"), None);
    }
}
