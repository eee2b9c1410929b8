//! The lint of scoring: every strand and criterion of the framework is tested somewhere or said not to be, and no act is scored
//! twice. What only playing can show is in `authoring::together`.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Raw, f, i};
use crate::marking::rubric::Rubric;
use crate::marking::rule::{Operand, Pattern, Require, Rule, Test};
use crate::scenario::raw::{RawFramework, RawPage, StrandCode};
use crate::scenario::tree::Step;

/// The pages with rules that the kinds of the days' tasks bring in.
fn tested_pages(raw: &Raw) -> Vec<&RawPage> {
    let kinds: BTreeSet<&str> = raw.scenarios.values().flat_map(|s| s.tasks.iter().map(|t| t.kind.as_str())).collect();
    let named: BTreeSet<&str> = raw
        .kinds
        .values()
        .filter(|k| kinds.contains(k.id.as_str()))
        .flat_map(|k| k.procedures.iter().map(String::as_str))
        .collect();
    raw.pages.values().filter(|p| named.contains(p.id.as_str()) && !p.rules.is_empty()).collect()
}

/// What a framework says cannot be practised yet is known, said once, and indeed not tested.
pub fn not_yet(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let pages = tested_pages(raw);
    for (path, fw) in &raw.frameworks {
        let mut seen = BTreeSet::new();
        let mut said = |at: &[Step], name: &str, by: Option<&RawPage>, out: &mut Vec<Diagnostic>| {
            if !seen.insert(name.to_owned()) {
                let d = raw.at(path, at, Code::TwiceTheSame, format!("\"{name}\" stands twice under `not_yet`."));
                out.push(d.help("Say it once, with one reason."));
            }
            if let Some(page) = by {
                let message = format!("\"{name}\" is said not to be practised yet, and the page \"{}\" tests it.", page.id);
                out.push(raw.at(path, at, Code::TestedAfterAll, message).help("Take it out of `not_yet`."));
            }
        };
        for (n, x) in fw.not_yet.iter().enumerate() {
            for (m, code) in x.strands.iter().enumerate() {
                let at = [f("not_yet"), i(n), f("strands"), i(m)];
                said(&at, code.name(), pages.iter().find(|p| p.strand == *code).copied(), out);
            }
            for (m, name) in x.criteria.iter().enumerate() {
                let at = [f("not_yet"), i(n), f("criteria"), i(m)];
                if !fw.criteria.contains_key(name) {
                    let d = raw.at(path, &at, Code::UnknownName, format!("There is no criterion \"{name}\"."));
                    out.push(d.suggest(name, fw.criteria.keys().map(String::as_str)));
                    continue;
                }
                said(&at, name, pages.iter().find(|p| p.criteria.contains(name)).copied(), out);
            }
        }
    }
}

/// Each strand and each criterion is evidenced by a page whose rules some day calls for, or is said not to be practised yet.
pub fn tested(raw: &Raw, out: &mut Vec<Diagnostic>) {
    if raw.scenarios.is_empty() || !raw.unread.is_empty() {
        return;
    }
    let pages = tested_pages(raw);
    for (path, fw) in &raw.frameworks {
        let (strands, criteria) = said_not_yet(fw);
        for (n, s) in fw.strands.iter().enumerate() {
            if strands.contains(&s.code) || pages.iter().any(|p| p.strand == s.code) {
                continue;
            }
            let message = format!("No rule of any day tests the strand {}, \"{}\".", s.code.name(), s.title);
            let d = raw.at(path, &[f("strands"), i(n), f("code")], Code::Untested, message);
            out.push(d.help(format!(
                "Write a page with `strand: {}` and rules, and a task whose kind follows it. Or say under `not_yet` why it cannot be practised yet.",
                s.code.name()
            )));
        }
        for name in fw.criteria.keys() {
            if criteria.contains(name.as_str()) || pages.iter().any(|p| p.criteria.contains(name)) {
                continue;
            }
            let at = [f("criteria"), Step::KeyItself(name.clone())];
            let d = raw.at(path, &at, Code::Untested, format!("No rule of any day tests the criterion \"{name}\"."));
            out.push(d.help(where_it_could_stand(fw, name, &pages)));
        }
    }
}

fn said_not_yet(fw: &RawFramework) -> (BTreeSet<StrandCode>, BTreeSet<&str>) {
    let strands = fw.not_yet.iter().flat_map(|x| x.strands.iter().copied()).collect();
    (strands, fw.not_yet.iter().flat_map(|x| x.criteria.iter().map(String::as_str)).collect())
}

/// The pages of the strands that list a criterion.
fn where_it_could_stand(fw: &RawFramework, name: &str, pages: &[&RawPage]) -> String {
    let of: Vec<StrandCode> = fw.strands.iter().filter(|s| s.criteria.iter().any(|c| c == name)).map(|s| s.code).collect();
    let near: Vec<String> = pages.iter().filter(|p| of.contains(&p.strand)).take(4).map(|p| format!("\"{}\"", p.id)).collect();
    let could = match near.split_last() {
        None => {
            "Write a page that names it under `criteria`, with rules that show it, and a task whose kind follows it.".to_owned()
        }
        Some((one, [])) => format!("Name it under `criteria` of the page {one}, if its rules show it."),
        Some((last, before)) => {
            format!("Name it under `criteria` of a page whose rules show it, for instance {} or {last}.", before.join(", "))
        }
    };
    format!("{could} Or say under `not_yet` why it cannot be practised yet.")
}

/// Rules that apply together, ask the same of the same, and take the same marks.
pub fn scored_twice(raw: &Raw, r: &Rubric, out: &mut Vec<Diagnostic>) {
    for (n, a) in r.rules.iter().enumerate() {
        for (m, b) in r.rules.iter().enumerate().skip(n + 1) {
            let apply_together = || {
                let has = |list: &[u16], at: usize| list.iter().any(|x| usize::from(*x) == at);
                r.kinds.iter().chain([&r.everywhere]).any(|k| has(&k.rules, n) && has(&k.rules, m))
            };
            if !a.takes_the_same_marks_as(b) || !same(a, b) || !apply_together() {
                continue;
            }
            let (Some(first), Some(second)) = (rule_at(raw, &a.id), rule_at(raw, &b.id)) else { continue };
            let message = format!("The rules \"{}\" and \"{}\" ask the same: one act is scored twice.", a.id, b.id);
            let d = Diagnostic { code: Code::TwiceScored, place: second, message, other: None, help: None };
            out.push(
                d.other(first, "the first is here").help("Keep the one that says it best, or let them ask different things."),
            );
        }
    }
}

fn rule_at(raw: &Raw, id: &str) -> Option<super::Place> {
    let mut all = raw.pages.iter().flat_map(|(path, p)| p.rules.iter().enumerate().map(move |(n, r)| (path, n, r)));
    all.find(|(_, _, r)| r.id == id).map(|(path, n, _)| raw.place(path, &[f("rules"), i(n), f("id")]))
}

/// Whether two rules are broken by exactly the same facts, as far as their text shows: the order in which they are written and the
/// names they bind do not matter.
fn same(a: &Rule, b: &Rule) -> bool {
    let (mine, theirs) = match (&a.whenever, &b.whenever) {
        (None, None) => (&[][..], &[][..]),
        (Some(p), Some(q)) => (&p.binds[..], &q.binds[..]),
        _ => return false,
    };
    // A name of the second rule is the one of the first that is bound to the same field.
    let named = |theirs_no: u8| {
        let (field, _) = theirs.iter().find(|(_, name)| *name == theirs_no)?;
        mine.iter().find(|(f, _)| f == field).map(|(_, name)| *name)
    };
    let whenever = a.whenever.iter().zip(&b.whenever).all(|(p, q)| same_pattern(p, q, &named));
    whenever && same_require(&a.require, &b.require, &named)
}

type Named<'a> = &'a dyn Fn(u8) -> Option<u8>;

fn alike<T>(xs: &[T], ys: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let in_all = |some: &[T], others: &[T], flip: bool| {
        some.iter().all(|x| others.iter().any(|y| if flip { same(y, x) } else { same(x, y) }))
    };
    xs.len() == ys.len() && in_all(xs, ys, false) && in_all(ys, xs, true)
}

fn same_operand(x: &Operand, y: &Operand, named: Named<'_>) -> bool {
    match (x, y) {
        (Operand::Name(n), Operand::Name(m)) => named(*m) == Some(*n),
        (Operand::Name(_), _) | (_, Operand::Name(_)) => false,
        (x, y) => x == y,
    }
}

fn same_test((field, x): &(u8, Test), (other, y): &(u8, Test), named: Named<'_>) -> bool {
    field == other
        && match (x, y) {
            (Test::Is(a), Test::Is(b)) | (Test::IsNot(a), Test::IsNot(b)) => same_operand(a, b, named),
            (Test::OneOf(a), Test::OneOf(b)) => alike(a, b, |a, b| same_operand(a, b, named)),
            (a, b) => a == b,
        }
}

fn same_pattern(p: &Pattern, q: &Pattern, named: Named<'_>) -> bool {
    p.kind == q.kind && alike(&p.tests, &q.tests, |x, y| same_test(x, y, named))
}

fn same_require(a: &Require, b: &Require, named: Named<'_>) -> bool {
    let same_of = |p: &Pattern, q: &Pattern| same_pattern(p, q, named);
    match (a, b) {
        (Require::Did(p), Require::Did(q)) | (Require::Never(p), Require::Never(q)) => same_of(p, q),
        (Require::Before { of: p, at_least: n, each: e }, Require::Before { of: q, at_least: m, each: g })
        | (Require::AtLeast { of: p, at_least: n, each: e }, Require::AtLeast { of: q, at_least: m, each: g }) => {
            n == m && e == g && same_of(p, q)
        }
        (Require::Within { of: p, time: s }, Require::Within { of: q, time: t }) => s == t && same_of(p, q),
        (Require::Until { never: p, until: x }, Require::Until { never: q, until: y })
        | (Require::Only { of: p, allowed: x }, Require::Only { of: q, allowed: y }) => same_of(p, q) && same_of(x, y),
        (Require::Either(x), Require::Either(y)) | (Require::All(x), Require::All(y)) => {
            alike(x, y, |a, b| same_require(a, b, named))
        }
        _ => false,
    }
}
