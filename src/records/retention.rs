//! From what date a record may be put forward for appraisal.
//!
//! Every period is a minimum followed by appraisal. Nothing here allows
//! destruction: holds, longer lines and authorisation are for people to check.

use serde::{Deserialize, Serialize};

use super::dates::{Date, same_day_months_later};

/// What kind of record is kept, with the dates of birth its period depends on.
///
/// Source: NHS Records Management Code of Practice, Appendix II.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordClass {
    /// An adult's health record with no longer line: 8 years.
    Adult,
    /// A child's or young person's record: to the 25th birthday, or the 26th if 17 when care ended.
    Child {
        /// The child's date of birth.
        born: Date,
    },
    /// Maternity, antenatal and postnatal care: 25 years, or the child's later date.
    Maternity {
        /// The child's date of birth; `None` when there is no child's period to consider.
        child_born: Option<Date>,
    },
}

/// The first day on which a record may be appraised.
///
/// `last_use` is the day the record last ceased to be operational, over all
/// volumes, numbers and specialties: discharge, last seen, or death. A record
/// that comes back into use starts again from the end of that use. A child's
/// record still used at 18 or older is kept as an adult's. Someone born on
/// 29 February has a birthday on 28 February in other years.
/// Source: NHS Records Management Code of Practice, Appendix II; the 28 February
/// birthday is this hospital's own rule.
pub fn appraise_from(class: RecordClass, last_use: Date) -> Date {
    match class {
        RecordClass::Adult => years_later(last_use, 8),
        RecordClass::Child { born } => childs_date(born, last_use),
        RecordClass::Maternity { child_born } => {
            let mothers = years_later(last_use, 25);
            child_born.map_or(mothers, |born| mothers.max(childs_date(born, last_use)))
        }
    }
}

fn childs_date(born: Date, last_use: Date) -> Date {
    if last_use >= years_later(born, 18) {
        years_later(last_use, 8)
    } else if last_use >= years_later(born, 17) {
        years_later(born, 26)
    } else {
        years_later(born, 25)
    }
}

fn years_later(date: Date, years: u16) -> Date {
    same_day_months_later(date, years.saturating_mul(12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_adults_record_is_kept_eight_years_from_the_last_use() {
        assert_eq!(appraise_from(RecordClass::Adult, date(2018, 3, 9)), date(2026, 3, 9));
        assert_eq!(appraise_from(RecordClass::Adult, date(2025, 2, 2)), date(2033, 2, 2), "seen again: it starts again");
    }

    #[test]
    fn a_childs_record_is_kept_to_the_twenty_fifth_birthday() {
        let born = date(2009, 5, 14);
        assert_eq!(appraise_from(RecordClass::Child { born }, date(2024, 9, 2)), date(2034, 5, 14));
    }

    #[test]
    fn care_that_ended_at_seventeen_is_kept_to_the_twenty_sixth() {
        let born = date(2008, 2, 29);
        assert_eq!(appraise_from(RecordClass::Child { born }, date(2025, 6, 30)), date(2034, 2, 28));
        assert_eq!(appraise_from(RecordClass::Child { born }, date(2025, 2, 27)), date(2033, 2, 28), "the day before 17");
        assert_eq!(appraise_from(RecordClass::Child { born }, date(2026, 2, 27)), date(2034, 2, 28), "the day before 18");
        assert_eq!(appraise_from(RecordClass::Child { born }, date(2030, 1, 5)), date(2038, 1, 5), "grown up and seen again");
    }

    #[test]
    fn maternity_is_kept_twenty_five_years_or_to_the_childs_later_date() {
        let ended = date(2001, 6, 10);
        assert_eq!(appraise_from(RecordClass::Maternity { child_born: None }, ended), date(2026, 6, 10));
        let before = RecordClass::Maternity { child_born: Some(date(2001, 4, 30)) };
        assert_eq!(appraise_from(before, ended), date(2026, 6, 10));
        let after = RecordClass::Maternity { child_born: Some(date(2001, 6, 12)) };
        assert_eq!(appraise_from(after, ended), date(2026, 6, 12));
    }
}
