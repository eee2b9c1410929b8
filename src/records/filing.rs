//! The ways a folder or a sheet comes to be in the wrong place, and which place
//! that would be when a misread number is the cause.
//!
//! Draws no lots: the caller brings a number already drawn.

use serde::{Deserialize, Serialize};

use super::hospital_number::HospitalNumber;

/// A kind of misfile, MF1 to MF15.
///
/// Source: misfile types as taught in health records libraries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Misfile {
    /// MF1: neighbouring digits or pairs swapped, 31-82-06 at 31-28-06.
    Transposed,
    /// MF2: the number read from the wrong end.
    ReadWrongWay,
    /// MF3: the right number, behind another patient's volume.
    WrongVolumePlace,
    /// MF4: a digit taken for one that looks like it, 1/7, 3/8, 0/6.
    LookAlikeDigit,
    /// MF5: filed for another person of the same name.
    SameNameOtherPerson,
    /// MF6: one folder inside another.
    FolderInsideFolder,
    /// MF7: a sheet in another patient's folder.
    SheetInWrongFolder,
    /// MF8: a sheet in the right folder and the wrong section.
    SheetInWrongSection,
    /// MF9: on the shelf, but the tracking still names a borrower.
    FiledNotTrackedIn,
    /// MF10: tracked to the library, but still on a desk.
    TrackedNotMoved,
    /// MF11: a temporary folder filed as the main one.
    TemporaryFiledAsMain,
    /// MF12: filed under a former name, or a number given up in a merge.
    FormerNameOrNumber,
    /// MF13: in another site's library.
    WrongLibrary,
    /// MF14: filed for a twin, a parent or a child.
    FamilyMember,
    /// MF15: a closed or deceased record among the live ones, or the reverse.
    ClosedAmongLive,
}

impl Misfile {
    /// Every kind, MF1 first.
    pub const ALL: [Self; 15] = [
        Self::Transposed,
        Self::ReadWrongWay,
        Self::WrongVolumePlace,
        Self::LookAlikeDigit,
        Self::SameNameOtherPerson,
        Self::FolderInsideFolder,
        Self::SheetInWrongFolder,
        Self::SheetInWrongSection,
        Self::FiledNotTrackedIn,
        Self::TrackedNotMoved,
        Self::TemporaryFiledAsMain,
        Self::FormerNameOrNumber,
        Self::WrongLibrary,
        Self::FamilyMember,
        Self::ClosedAmongLive,
    ];

    /// The short code, `MF1` to `MF15`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Transposed => "MF1",
            Self::ReadWrongWay => "MF2",
            Self::WrongVolumePlace => "MF3",
            Self::LookAlikeDigit => "MF4",
            Self::SameNameOtherPerson => "MF5",
            Self::FolderInsideFolder => "MF6",
            Self::SheetInWrongFolder => "MF7",
            Self::SheetInWrongSection => "MF8",
            Self::FiledNotTrackedIn => "MF9",
            Self::TrackedNotMoved => "MF10",
            Self::TemporaryFiledAsMain => "MF11",
            Self::FormerNameOrNumber => "MF12",
            Self::WrongLibrary => "MF13",
            Self::FamilyMember => "MF14",
            Self::ClosedAmongLive => "MF15",
        }
    }
}

/// Where a folder with this number stands after a transposition (MF1).
///
/// `draw` is any number; its remainder picks one of the places a shelf search
/// for transposed numbers tries, so the search can find it. A number of six
/// equal digits cannot be transposed and stands one number further on. Never
/// the folder's own place.
pub fn swapped_place(number: HospitalNumber, draw: u32) -> HospitalNumber {
    picked(&number.swapped_pairs(), draw).unwrap_or_else(|| one_further(number))
}

/// Where a folder with this number stands after a look-alike digit was misread
/// (MF4); `None` when no digit of it has a look-alike. `draw` as in [`swapped_place`].
pub fn look_alike_place(number: HospitalNumber, draw: u32) -> Option<HospitalNumber> {
    picked(&number.look_alikes(), draw)
}

fn picked(places: &[HospitalNumber], draw: u32) -> Option<HospitalNumber> {
    let count = u32::try_from(places.len()).ok()?;
    let index = usize::try_from(draw.checked_rem(count)?).ok()?;
    places.get(index).copied()
}

fn one_further(number: HospitalNumber) -> HospitalNumber {
    HospitalNumber::new(number.number() + 1).or(HospitalNumber::new(0)).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_codes_run_from_mf1_to_mf15() {
        for (index, misfile) in Misfile::ALL.into_iter().enumerate() {
            assert_eq!(misfile.code(), format!("MF{}", index + 1));
            assert_eq!(misfile as usize, index);
        }
    }

    #[test]
    fn the_first_draw_is_the_commonest_swap() {
        let number = HospitalNumber::parse("31-82-06").unwrap();
        assert_eq!(swapped_place(number, 0).to_string(), "H 31-28-06");
        assert_eq!(swapped_place(number, 7), swapped_place(number, 0));
        assert_eq!(look_alike_place(number, 0).unwrap().to_string(), "H 81-82-06");
    }

    #[test]
    fn a_number_of_equal_digits_is_only_one_further_on() {
        let at = |number| HospitalNumber::new(number).unwrap();
        assert_eq!(swapped_place(at(222_222), 5), at(222_223));
        assert_eq!(swapped_place(at(999_999), 5), at(0));
        assert_eq!(look_alike_place(at(222_222), 5), None);
    }

    proptest! {
        #[test]
        fn a_misfiled_folder_is_never_in_its_own_place(number in 0u32..1_000_000, draw: u32) {
            let number = HospitalNumber::new(number).unwrap();
            let place = swapped_place(number, draw);
            prop_assert_ne!(place, number);
            prop_assert!(place.is_plausible_typo_of(number) || number.number() == 999_999);
            prop_assert_ne!(look_alike_place(number, draw), Some(number));
        }
    }
}
