//! When a day is due to be practised again: after each day up to standard the pause grows. Whole dates, no clock.

use jiff::Span;
use jiff::civil::Date;

/// Days until the next practice, after the first, second… time up to standard.
pub const PAUSES: [i64; 7] = [1, 3, 7, 16, 35, 80, 180];

/// How a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// Never brought to its end.
    New,
    /// The last time was not up to standard.
    NotYet,
    /// It is time again, since this date.
    Due(Date),
    /// It is time again on this date.
    On(Date),
}

/// How a day stands, from the dates of attempts that were closed, oldest first, and whether each was up to standard.
#[must_use]
pub fn practice(closed: &[(Date, bool)], today: Date) -> Practice {
    let Some((last, up)) = closed.last() else { return Practice::New };
    if !up {
        return Practice::NotYet;
    }
    // Several times on one date are one practice.
    let mut dates: Vec<Date> = closed.iter().rev().take_while(|(_, up)| *up).map(|(d, _)| *d).collect();
    dates.dedup();
    let pause = PAUSES.get(dates.len().saturating_sub(1)).or(PAUSES.last()).copied().unwrap_or(1);
    let due = last.saturating_add(Span::new().days(pause));
    if due <= today { Practice::Due(due) } else { Practice::On(due) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(s: &str) -> Date {
        s.parse().unwrap()
    }

    fn stands(closed: &[(&str, bool)], today: &str) -> Practice {
        let closed: Vec<(Date, bool)> = closed.iter().map(|(d, up)| (on(d), *up)).collect();
        practice(&closed, on(today))
    }

    #[test]
    fn the_pause_grows_with_each_time_up_to_standard() {
        assert_eq!(stands(&[], "2026-03-02"), Practice::New);
        assert_eq!(stands(&[("2026-03-01", false)], "2026-03-02"), Practice::NotYet);
        assert_eq!(stands(&[("2026-03-02", true)], "2026-03-02"), Practice::On(on("2026-03-03")));
        assert_eq!(stands(&[("2026-03-02", true)], "2026-03-03"), Practice::Due(on("2026-03-03")));
        let twice = [("2026-03-02", true), ("2026-03-03", true)];
        assert_eq!(stands(&twice, "2026-03-03"), Practice::On(on("2026-03-06")));
        let third = [("2026-02-20", false), ("2026-03-02", true), ("2026-03-03", true), ("2026-03-06", true)];
        assert_eq!(stands(&third, "2026-03-20"), Practice::Due(on("2026-03-13")));
    }

    #[test]
    fn a_day_that_was_not_up_to_standard_begins_again_and_one_date_counts_once() {
        let again = [("2026-03-02", true), ("2026-03-03", true), ("2026-03-06", false), ("2026-03-07", true)];
        assert_eq!(stands(&again, "2026-03-07"), Practice::On(on("2026-03-08")));
        let same = [("2026-03-02", true), ("2026-03-02", true), ("2026-03-02", true)];
        assert_eq!(stands(&same, "2026-03-02"), Practice::On(on("2026-03-03")));
        let many: Vec<(String, bool)> = (1..=12).map(|d| (format!("2026-03-{d:02}"), true)).collect();
        let many: Vec<(&str, bool)> = many.iter().map(|(d, up)| (d.as_str(), *up)).collect();
        assert_eq!(stands(&many, "2026-03-12"), Practice::On(on("2026-09-08")));
    }
}
