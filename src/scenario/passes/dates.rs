//! Dates are dates, times are times, and tasks arrive within the day.

use super::{Code, Diagnostic, Raw, f, i, k};
use crate::records::Date;
use crate::scenario::model::clock_time;
use crate::scenario::raw::{RawPatient, RawScenario};

/// Dates of days and births.
pub fn dates(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        let day: Option<Date> = s.date.parse().ok();
        if day.is_none() {
            let d = raw.at(path, &[f("date")], Code::BadDate, format!("\"{}\" is not a date.", s.date));
            out.push(d.help("Write year-month-day, for instance \"2026-03-02\"."));
        }
        for (id, p) in &s.patients {
            let RawPatient::Patient { born, .. } = p else { continue };
            let parsed: Option<Date> = born.parse().ok();
            let at = [f("patients"), k(id), f("born")];
            match parsed {
                None => {
                    let d = raw.at(path, &at, Code::BadDate, format!("\"{born}\" is not a date."));
                    out.push(d.help("Write year-month-day, for instance \"1964-03-11\"."));
                }
                Some(b) if day.is_some_and(|d| b > d) => {
                    let d = raw.at(path, &at, Code::BadDate, "This patient is born after the day.");
                    out.push(d.help(format!("The day is {}.", s.date)));
                }
                Some(_) => {}
            }
        }
    }
}

/// Opening, closing and arrivals.
pub fn times(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let help = "Write hours and minutes, for instance \"08:30\".";
    for (path, s) in &raw.scenarios {
        let (opens, closes) = (clock_time(&s.opens), clock_time(&s.closes));
        for (field, text, t) in [("opens", &s.opens, opens), ("closes", &s.closes, closes)] {
            if t.is_none() {
                out.push(raw.at(path, &[f(field)], Code::BadTime, format!("\"{text}\" is not a time of day.")).help(help));
            }
        }
        if let (Some(o), Some(c)) = (opens, closes)
            && c <= o
        {
            let d = raw.at(path, &[f("closes")], Code::BadTime, "The day closes before it opens.");
            let d = d.help("Let it close after it opens; a day does not run past midnight.");
            out.push(d.other(raw.place(path, &[f("opens")]), "it opens here"));
        }
        arrivals(raw, path, s, opens, closes, out);
    }
}

fn arrivals(
    raw: &Raw,
    path: &std::sync::Arc<str>,
    s: &RawScenario,
    opens: Option<u32>,
    closes: Option<u32>,
    out: &mut Vec<Diagnostic>,
) {
    for (n, t) in s.tasks.iter().enumerate() {
        let at = [f("tasks"), i(n), f("arrives")];
        let Some(arrives) = clock_time(&t.arrives) else {
            let d = raw.at(path, &at, Code::BadTime, format!("\"{}\" is not a time of day.", t.arrives));
            out.push(d.help("Write hours and minutes, for instance \"09:12\"."));
            continue;
        };
        let (Some(o), Some(c)) = (opens, closes.filter(|c| opens.is_some_and(|o| o < *c))) else { continue };
        if arrives < o || arrives >= c {
            let d = raw.at(path, &at, Code::OutsideDay, format!("The task arrives at {}, outside the day.", t.arrives));
            out.push(d.help(format!("The day runs from {} to {}.", s.opens, s.closes)));
        } else if c - arrives < 15 * 60 {
            let d = raw.at(path, &at, Code::OutsideDay, "The task arrives less than a quarter of an hour before the day closes.");
            out.push(d.help("Nobody could finish it; let it arrive earlier."));
        }
    }
}
