//! Worked dates for `dates.rs`, kept apart so that each file stays short.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn englands_bank_holidays_of_2026_are_the_eight_published() {
    let published = [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
    ];
    assert_eq!(bank_holidays(2026), published);
}

#[test]
fn moved_and_once_only_holidays_are_known() {
    assert_eq!(
        bank_holidays(2020),
        [
            date(2020, 1, 1),
            date(2020, 4, 10),
            date(2020, 4, 13),
            date(2020, 5, 8),
            date(2020, 5, 25),
            date(2020, 8, 31),
            date(2020, 12, 25),
            date(2020, 12, 28),
        ]
    );
    assert_eq!(
        bank_holidays(2022),
        [
            date(2022, 1, 3),
            date(2022, 4, 15),
            date(2022, 4, 18),
            date(2022, 5, 2),
            date(2022, 6, 2),
            date(2022, 6, 3),
            date(2022, 8, 29),
            date(2022, 9, 19),
            date(2022, 12, 26),
            date(2022, 12, 27),
        ]
    );
    assert_eq!(
        bank_holidays(2023),
        [
            date(2023, 1, 2),
            date(2023, 4, 7),
            date(2023, 4, 10),
            date(2023, 5, 1),
            date(2023, 5, 8),
            date(2023, 5, 29),
            date(2023, 8, 28),
            date(2023, 12, 25),
            date(2023, 12, 26),
        ]
    );
    assert_eq!(
        bank_holidays(2012),
        [
            date(2012, 1, 2),
            date(2012, 4, 6),
            date(2012, 4, 9),
            date(2012, 5, 7),
            date(2012, 6, 4),
            date(2012, 6, 5),
            date(2012, 8, 27),
            date(2012, 12, 25),
            date(2012, 12, 26),
        ]
    );
}

#[test]
fn a_weekend_christmas_is_made_up_on_the_next_weekdays() {
    let christmas = |year| bank_holidays(year).into_iter().filter(|day| day.month() == 12).collect::<Vec<_>>();
    assert_eq!(christmas(2021), [date(2021, 12, 27), date(2021, 12, 28)]);
    assert_eq!(christmas(2022), [date(2022, 12, 26), date(2022, 12, 27)]);
    assert_eq!(christmas(2027), [date(2027, 12, 27), date(2027, 12, 28)]);
    assert_eq!(christmas(2024), [date(2024, 12, 25), date(2024, 12, 26)]);
}

#[test]
fn easter_falls_where_the_tables_say() {
    for (year, month, day) in
        [(1978, 3, 26), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
    {
        assert_eq!(easter_sunday(year), Some(date(year, month, day)));
    }
}

#[test]
fn a_subject_access_request_is_due_in_one_calendar_month() {
    let worked = [
        (date(2024, 11, 25), date(2024, 12, 27)),
        (date(2026, 1, 1), date(2026, 2, 2)),
        (date(2026, 1, 31), date(2026, 3, 2)),
        (date(2026, 2, 28), date(2026, 3, 30)),
        (date(2026, 3, 3), date(2026, 4, 7)),
        (date(2026, 3, 6), date(2026, 4, 7)),
        (date(2026, 5, 31), date(2026, 6, 30)),
        (date(2026, 7, 31), date(2026, 9, 1)),
    ];
    for (received, due) in worked {
        assert_eq!(sar_due(received, Extension::Usual, 0), due, "received {received}");
        assert_eq!(calendar_month_after(received, 1), due, "received {received}");
    }
}

#[test]
fn an_extended_request_has_three_months_from_the_first_day() {
    assert_eq!(sar_due(date(2026, 1, 31), Extension::TwoFurtherMonths, 0), date(2026, 4, 30));
    assert_eq!(sar_due(date(2026, 7, 31), Extension::TwoFurtherMonths, 0), date(2026, 11, 2));
}

#[test]
fn days_spent_waiting_for_an_answer_do_not_count() {
    // Asked Mon 8 June, answered Fri 12 June 2026: five days, on top of Thu 2 July.
    assert_eq!(sar_due(date(2026, 6, 2), Extension::Usual, 5), date(2026, 7, 7));
    // The unmoved date (Sun 1 Feb) takes the pause first, and only then moves on.
    assert_eq!(sar_due(date(2026, 1, 1), Extension::Usual, 1), date(2026, 2, 2));
}

#[test]
fn a_freedom_of_information_request_is_due_on_the_twentieth_working_day() {
    assert_eq!(foi_due(date(2026, 3, 2)), date(2026, 3, 30));
    assert_eq!(foi_due(date(2026, 3, 20)), date(2026, 4, 21));
    assert_eq!(foi_due(date(2026, 12, 10)), date(2027, 1, 12));
}

/// England's bank holidays from 2025 to 2027 as published by GOV.UK, written out so that the count is checked by another way.
const PUBLISHED: [(i16, i8, i8); 24] = [
    (2025, 1, 1),
    (2025, 4, 18),
    (2025, 4, 21),
    (2025, 5, 5),
    (2025, 5, 26),
    (2025, 8, 25),
    (2025, 12, 25),
    (2025, 12, 26),
    (2026, 1, 1),
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 4),
    (2026, 5, 25),
    (2026, 8, 31),
    (2026, 12, 25),
    (2026, 12, 28),
    (2027, 1, 1),
    (2027, 3, 26),
    (2027, 3, 29),
    (2027, 5, 3),
    (2027, 5, 31),
    (2027, 8, 30),
    (2027, 12, 27),
    (2027, 12, 28),
];

#[test]
fn twenty_working_days_of_a_freedom_of_information_request_leave_out_the_published_bank_holidays() {
    let works = |day: Date| !is_weekend(day) && !PUBLISHED.contains(&(day.year(), day.month(), day.day()));
    let mut received = date(2025, 1, 1);
    while received < date(2027, 11, 1) {
        let due = foi_due(received);
        let mut day = received;
        let mut worked = 0;
        while day < due {
            day = days_later(day, 1);
            worked += u32::from(works(day));
        }
        assert!(works(due) && worked == 20, "received {received}, due {due}: {worked} working days");
        received = days_later(received, 1);
    }
}

#[test]
fn a_deceased_patients_record_counts_the_day_of_application_as_day_one() {
    assert_eq!(ahra_due(date(2026, 6, 1), 21), date(2026, 6, 21));
    assert_eq!(ahra_due(date(2026, 6, 1), 40), date(2026, 7, 10));
    assert_eq!(ahra_due(date(2026, 6, 1), 0), date(2026, 6, 1));
}

#[test]
fn dates_are_read_as_people_here_write_them() {
    for text in ["11/03/1964", "1964-03-11", "11 Mar 1964", "11 march 1964", "11.3.1964", "11-03-1964", " 11  MARCH 1964 "] {
        assert_eq!(parse_uk(text), Some(date(1964, 3, 11)), "{text}");
    }
    assert_eq!(parse_uk("7 Sept 2001"), Some(date(2001, 9, 7)));
    for text in [
        "31/02/1964",
        "11/03/64",
        "11/13/1964",
        "11 Ma 1964",
        "11 Marchs 1964",
        "",
        "11/03",
        "1/2/3/2004",
        "+1/03/1964",
        "0/0/0000",
    ] {
        assert_eq!(parse_uk(text), None, "{text}");
    }
    assert_eq!(show(date(1964, 3, 11)), "11 Mar 1964");
    assert_eq!(show(date(2026, 2, 1)), "1 Feb 2026");
}

#[test]
fn a_year_of_two_figures_is_the_latest_that_is_not_to_come() {
    let today = date(2026, 3, 2);
    for (text, born) in [
        ("11/3/64", date(1964, 3, 11)),
        ("11.03.64", date(1964, 3, 11)),
        (" 11 march 64", date(1964, 3, 11)),
        ("11-3-64", date(1964, 3, 11)),
        ("1/3/24", date(2024, 3, 1)),
        ("2/3/26", today),
        ("3/3/26", date(1926, 3, 3)),
        ("11/3/27", date(1927, 3, 11)),
        ("29/2/00", date(2000, 2, 29)),
        ("29/2/28", date(1928, 2, 29)),
    ] {
        assert_eq!(parse_uk_short(text, today), Some(born), "{text}");
    }
    // In 1950, 29 February 00 is no day of 1900.
    assert_eq!(parse_uk_short("29/2/00", date(1950, 1, 1)), None);
    for text in
        ["11/03/1964", "64-03-1", "64/03/11/1", "11/3", "11/3/6", "31/2/64", "11/13/64", "11 Ma 64", "+1/3/64", "a/b/cc", ""]
    {
        assert_eq!(parse_uk_short(text, today), None, "{text}");
    }
}

#[test]
fn a_swapped_day_and_month_is_found_when_it_is_a_date() {
    assert_eq!(day_month_swapped(date(1964, 3, 11)), Some(date(1964, 11, 3)));
    assert_eq!(day_month_swapped(date(1964, 3, 13)), None);
    assert_eq!(day_month_swapped(date(1964, 5, 5)), None);
}

#[test]
fn the_calendars_end_stops_the_count_instead_of_failing() {
    assert_eq!(sar_due(Date::MAX, Extension::TwoFurtherMonths, u16::MAX), Date::MAX);
    assert_eq!(foi_due(Date::MAX), Date::MAX);
}

fn bank_holidays(year: i16) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = date(year, 1, 1);
    while day.year() == year {
        if is_bank_holiday_england(day) {
            days.push(day);
        }
        day = day.tomorrow().unwrap();
    }
    days
}

fn any_day() -> impl Strategy<Value = Date> {
    (1978i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn a_calendar_month_never_ends_on_a_closed_day(day in any_day(), months in 1u16..=24, paused in 0u16..200) {
        prop_assert!(is_working_day(calendar_month_after(day, months)));
        prop_assert!(is_working_day(sar_due(day, Extension::Usual, paused)));
        prop_assert!(is_working_day(foi_due(day)));
    }

    #[test]
    fn a_longer_pause_never_brings_the_date_forward(day in any_day(), paused in 0u16..200) {
        prop_assert!(sar_due(day, Extension::Usual, paused) <= sar_due(day, Extension::Usual, paused + 1));
    }

    #[test]
    fn a_shown_date_reads_back_as_itself(day in any_day()) {
        prop_assert_eq!(parse_uk(&show(day)), Some(day));
    }

    #[test]
    fn an_ordinary_year_has_eight_bank_holidays(year in 2024i16..2100) {
        prop_assert_eq!(bank_holidays(year).len(), 8);
    }

    #[test]
    fn any_typing_is_answered_without_a_fall(text in ".{0,16}") {
        parse_uk_short(&text, date(2026, 3, 2));
        let _ = parse_uk(&text);
    }
}
