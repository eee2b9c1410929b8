//! Calendar dates as a records department counts them: working days, due dates,
//! and dates as people write them.
//!
//! Never asks what day it is; every date comes in as an argument. Additions
//! stop at the calendar's end (year 9999) and never fail.

pub use jiff::civil::Date;
use jiff::{Span, civil::Weekday};
use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Bank holidays of England given once by royal proclamation: royal weddings,
/// the millennium, jubilees, the State Funeral, the coronation.
const ONCE_ONLY: [(i16, i8, i8); 8] =
    [(1981, 7, 29), (1999, 12, 31), (2002, 6, 3), (2011, 4, 29), (2012, 6, 5), (2022, 6, 3), (2022, 9, 19), (2023, 5, 8)];

/// Whether the time for a subject access request has been extended.
///
/// Source: UK GDPR Article 12(3): two further months where needed because
/// requests are complex or numerous, told to the person within the first month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Extension {
    /// One month from receipt.
    Usual,
    /// Three months from receipt: the usual one and two further months.
    TwoFurtherMonths,
}

/// Whether the day is a bank holiday in England, substitute days included.
///
/// When a holiday falls at a weekend the substitute weekday is the bank
/// holiday and the weekend day is not. Right from 1978, when the early May
/// holiday began, as far as days are proclaimed; later proclamations are not known.
/// Source: Banking and Financial Dealings Act 1971 and royal proclamations, as
/// listed by GOV.UK for England and Wales.
pub fn is_bank_holiday_england(day: Date) -> bool {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let weekday = day.weekday();
    if is_weekend(day) {
        return false;
    }
    if ONCE_ONLY.contains(&(year, month, date)) {
        return true;
    }
    let monday = weekday == Weekday::Monday;
    match month {
        1 => date == 1 || (monday && date <= 3),
        5 if year == 1995 || year == 2020 => date == 8 || (monday && date >= 25),
        5 if year == 2002 || year == 2012 || year == 2022 => monday && date <= 7,
        5 => monday && (date <= 7 || date >= 25),
        6 => matches!((year, date), (2002 | 2012, 4) | (2022, 2)),
        8 => monday && date >= 25,
        // The 27th and 28th stand in when Christmas Day or Boxing Day was at the weekend.
        12 => date == 25 || date == 26 || (matches!(weekday, Weekday::Monday | Weekday::Tuesday) && matches!(date, 27 | 28)),
        3 | 4 => easter_sunday(year).is_some_and(|easter| {
            day == easter.saturating_sub(Span::new().days(2)) || day == easter.saturating_add(Span::new().days(1))
        }),
        _ => false,
    }
}

/// Whether the day is neither Saturday, Sunday nor a bank holiday in England.
/// Source: ICO guidance on time limits; Banking and Financial Dealings Act 1971.
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && !is_bank_holiday_england(day)
}

/// The day itself when it is a working day, otherwise the next one that is.
pub fn next_working_day_on_or_after(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) {
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    day
}

/// The same day number so many months later, or the last day of a month that
/// is too short for it (31 January to 28 February). May be a weekend.
pub fn same_day_months_later(day: Date, months: u16) -> Date {
    day.saturating_add(Span::new().months(i64::from(months)))
}

/// The end of a period of calendar months: the same day number, or the month's
/// last day, moved on to a working day.
///
/// Source: ICO guidance on the right of access, "How long do we have to comply?"
pub fn calendar_month_after(day: Date, months: u16) -> Date {
    next_working_day_on_or_after(same_day_months_later(day, months))
}

/// The last day to answer a subject access request.
///
/// `received` is the day the request arrived, weekends included, or the day
/// asked-for proof of identity or authority arrived. `paused_days` are the days
/// from the question to its answer, both counted; they are added before the
/// date is moved on to a working day.
/// Source: UK GDPR Article 12(3); ICO guidance on the right of access; the
/// pause: Data (Use and Access) Act 2025.
pub fn sar_due(received: Date, extension: Extension, paused_days: u16) -> Date {
    let months = match extension {
        Extension::Usual => 1,
        Extension::TwoFurtherMonths => 3,
    };
    next_working_day_on_or_after(days_later(same_day_months_later(received, months), paused_days))
}

/// The last day to answer a freedom of information request: the twentieth
/// working day, the first being the working day after receipt.
///
/// Counts England's bank holidays only. Section 10(6) also leaves out bank
/// holidays of the rest of the United Kingdom, so the law's date is this one or later.
/// Source: Freedom of Information Act 2000, section 10.
pub fn foi_due(received: Date) -> Date {
    (0..20).fold(received, |day, _| next_working_day_on_or_after(days_later(day, 1)))
}

/// The last day to give access to a deceased patient's record: day `days` when
/// the day of application is day 1. The number is 21 or 40; weekends are not moved.
///
/// Source: Access to Health Records Act 1990, section 3(5): 21 days when nothing
/// in the record is more than 40 days old, otherwise 40.
pub fn ahra_due(received: Date, days: u16) -> Date {
    days_later(received, days.saturating_sub(1))
}

/// The date as printed on labels and letters: `11 Mar 1964`.
pub fn show(date: Date) -> String {
    let month = month_name(date.month()).get(..3).unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// A date with its month in full: `29 November 2026`.
#[must_use]
pub fn in_full(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

/// Reads a date as people write it here: `11/03/1964` (day first; `.` and `-`
/// serve as well), `1964-03-11`, `11 Mar 1964` or `11 march 1964`.
///
/// `None` for a day that does not exist, a month name cut below three letters,
/// and years not given in four figures, which could mean two centuries.
pub fn parse_uk(text: &str) -> Option<Date> {
    let (first, month, last) = parts(text)?;
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if year.len() != 4 {
        return None;
    }
    dated(day, month, figures(year)?)
}

/// Reads a date of birth with its year in two figures, day first: `11/3/64`, `11.3.64`, `11 Mar 64`. It is the latest such day that is
/// not after `today`, since nobody is born later: in 2026, 64 is 1964 and 24 is 2024. Whoever is older writes the year in full.
///
/// `None` for everything else, years in four figures as well.
pub fn parse_uk_short(text: &str, today: Date) -> Option<Date> {
    let (day, month, year) = parts(text)?;
    if year.len() != 2 {
        return None;
    }
    let year = figures(year)?;
    let century = today.year() / 100 * 100;
    let mut days = [century, century - 100].into_iter().filter_map(|c| dated(day, month, c.checked_add(year)?));
    days.find(|d| *d <= today)
}

/// What stands between the gaps of a date, when it is three things.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.');
    let mut parts = text.trim().split(is_gap).filter(|part| !part.is_empty());
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn dated(day: &str, month: &str, year: i16) -> Option<Date> {
    if day.len() > 2 {
        return None;
    }
    let month = match figures(month) {
        Some(number) if month.len() <= 2 => i8::try_from(number).ok()?,
        Some(_) => return None,
        None => month_called(month)?,
    };
    Date::new(year, month, i8::try_from(figures(day)?).ok()?).ok()
}

/// The date with day and month exchanged, when that is another real date:
/// 11 Mar 1964 and 3 Nov 1964. `None` for days after the 12th and for 5 May.
pub fn day_month_swapped(date: Date) -> Option<Date> {
    Date::new(date.year(), date.day(), date.month()).ok().filter(|swapped| *swapped != date)
}

fn days_later(day: Date, days: u16) -> Date {
    day.saturating_add(Span::new().days(i64::from(days)))
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm
/// of 1876). `None` for years before 1.
fn easter_sunday(year: i16) -> Option<Date> {
    if year < 1 {
        return None;
    }
    let full = i32::from(year);
    let (golden, century, rest) = (full % 19, full / 100, full % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * correction + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

fn month_called(word: &str) -> Option<i8> {
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    (word.len() >= 3).then_some(())?;
    (1..=12).find(|month| begins(month_name(*month)))
}

fn figures(text: &str) -> Option<i16> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
