//! Formats, levels, ranges and the policy's numbers.

use std::mem::discriminant;

use super::{Code, Diagnostic, Raw, f, i, k};
use crate::records::Date;

/// Every file says format 1.
pub fn formats(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let all = raw
        .names
        .iter()
        .map(|(p, x)| (p, x.format))
        .chain(raw.policies.iter().map(|(p, x)| (p, x.format)))
        .chain(raw.frameworks.iter().map(|(p, x)| (p, x.format)))
        .chain(raw.settings.iter().map(|(p, x)| (p, x.format)))
        .chain(raw.pages.iter().map(|(p, x)| (p, x.format)))
        .chain(raw.kinds.iter().map(|(p, x)| (p, x.format)))
        .chain(raw.scenarios.iter().map(|(p, x)| (p, x.format)));
    for (path, format) in all.filter(|(_, n)| *n != 1) {
        let d = raw.at(path, &[f("format")], Code::Format, format!("This program knows format 1, not {format}."));
        out.push(d.help("Write `format: 1`, or use a newer program."));
    }
}

/// Levels, priorities, volumes, crowds and patience are within what is allowed.
pub fn ranges(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        if !(1..=5).contains(&s.level) {
            let d = raw.at(path, &[f("level")], Code::OutOfRange, format!("A level is 1 to 5, not {}.", s.level));
            out.push(d.help("1 is induction, 5 is expert."));
        }
        if s.crowd > crate::day::crowd::LARGEST_CROWD {
            let most = crate::day::crowd::LARGEST_CROWD;
            let d = raw.at(path, &[f("crowd")], Code::OutOfRange, format!("A crowd has at most {most} people, not {}.", s.crowd));
            out.push(d.help("More do not fit on the shelves; the usual number is 6000."));
        }
        for (id, p) in &s.patients {
            let (super::super::raw::RawPatient::Patient { volumes, .. }
            | super::super::raw::RawPatient::NamesakeOf { volumes, .. }) = p;
            if !(1..=9).contains(volumes) {
                let at = [f("patients"), k(id), f("volumes")];
                let d = raw.at(path, &at, Code::OutOfRange, format!("A patient has 1 to 9 volumes, not {volumes}."));
                out.push(d.help("The newest volume has the highest number."));
            }
        }
    }
    for (path, kind) in &raw.kinds {
        if !(1..=7).contains(&kind.priority) {
            let d = raw.at(path, &[f("priority")], Code::OutOfRange, format!("A rung is 1 to 7, not {}.", kind.priority));
            out.push(d.help("1 is life and safety, 7 is filing."));
        }
        if let Some((from, to)) = kind.patience
            && (from == 0 || from > to || to > 7200)
        {
            let d = raw.at(path, &[f("patience")], Code::OutOfRange, format!("Patience from {from} to {to} seconds cannot be."));
            out.push(d.help("The first number is the least, at least 1; the second the most, at most 7200."));
        }
    }
}

/// Each policy parameter lies between its least and greatest, all three in one unit.
pub fn policy(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, p) in &raw.policies {
        for (name, x) in &p.parameters {
            let at = [f("parameters"), k(name), f("value")];
            if discriminant(&x.value) != discriminant(&x.least) || discriminant(&x.value) != discriminant(&x.greatest) {
                let d = raw.at(path, &at, Code::PolicyRange, format!("\"{name}\" mixes units."));
                out.push(d.help("Write value, least and greatest in the same unit."));
            } else if x.value.number() < x.least.number() || x.value.number() > x.greatest.number() {
                let d = raw.at(path, &at, Code::PolicyRange, format!("\"{name}\" is outside its range."));
                out.push(d.help(format!("It may be from {:?} to {:?}.", x.least, x.greatest)));
            }
        }
    }
    let mut policies = raw.policies.keys();
    if let (Some(first), Some(second)) = (policies.next(), policies.next()) {
        let d = raw.at(second, &[], Code::TwiceTheSame, "There are two policies.");
        let d = d.help("Take one of them out: a hospital has one policy.");
        out.push(d.other(raw.place(first, &[]), "the first is here"));
    }
}

/// Each page says which version it is and of what date, so that a mark can quote it.
pub fn versions(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, p) in &raw.pages {
        let help = "Begin with `version: 1`, and count up whenever the page or its rules change.";
        match p.version {
            None => out.push(raw.at(path, &[], Code::PageVersion, "This page says no version.").help(help)),
            Some(0) => out.push(raw.at(path, &[f("version")], Code::PageVersion, "Versions count from 1.").help(help)),
            Some(_) => {}
        }
        let help = "Write the day on which this version was written: `dated: \"2026-11-29\"`.";
        match &p.dated {
            None => out.push(raw.at(path, &[], Code::PageVersion, "This page says no date.").help(help)),
            Some(d) if d.parse::<Date>().is_err() => {
                out.push(raw.at(path, &[f("dated")], Code::PageVersion, format!("\"{d}\" is not a date.")).help(help));
            }
            Some(_) => {}
        }
    }
}

/// A rule that says which step it marks names one that its page has.
pub fn steps(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, p) in &raw.pages {
        for (n, r) in p.rules.iter().enumerate() {
            let Some(step) = r.step else { continue };
            let has = u32::try_from(p.steps.len()).unwrap_or(u32::MAX);
            if step == 0 || step > has {
                let d = raw.at(path, &[f("rules"), i(n), f("step")], Code::NoSuchStep, format!("This page has no step {step}."));
                out.push(d.help(format!("Its steps are 1 to {has}. Leave `step` out where a rule marks no one step.")));
            }
        }
    }
}
