//! The debrief as plain lines: marks, the day's result, task by task, each finding with its proof, and one thing to practise.

use crate::marking::cause::{Link, causes};
use crate::marking::finding::{Aspect, Severity};
use crate::marking::report::Cost;
use crate::marking::rubric::Page;
use crate::marking::{Finding, Report};
use crate::wording::{capital, clock_time};

use crate::seat::cited::compared_in;
use crate::seat::{Handles, Known, Table};

/// The whole debrief.
#[must_use]
pub fn debrief(table: &dyn Table, handles: &Handles) -> Vec<String> {
    let report = table.report();
    let (words, day) = (table.words(), table.day());
    let k = Known { plan: day.plan(), state: day.state(), handles, words, pages: table.manual() };
    let mut out = vec![words.say("debrief-head", &[])];
    let result = words.say(if report.up_to_standard { "debrief-up-to-standard" } else { "debrief-not-yet" }, &[]);
    out.push(words.say("debrief-result", &[("result", (&result).into())]));
    out.extend(table.opened().map(|opened| capital(&opened) + "."));
    out.extend(table.marked());
    let (e, a) = (report.marks.earned, report.marks.available);
    out.push(words.say("debrief-marks", &[("earned", e.into()), ("available", a.into())]));
    for aspect in Aspect::ALL {
        let share = report.marks.of(*aspect);
        let name = capital(&words.aspect(*aspect));
        let id = if share.available == 0 { "debrief-aspect-not-tried" } else { "debrief-aspect" };
        let puts = [("aspect", (&name).into()), ("earned", share.earned.into()), ("available", share.available.into())];
        out.push(words.say(id, &puts));
    }
    if report.of_unended() > 0 {
        out.push(words.say("lesson-unended", &[("n", report.of_unended().into())]));
    }
    out.push(words.say("debrief-ended", &[("ended", report.ended.into()), ("dealt", report.dealt.into())]));
    out.push(String::new());
    for (id, t) in (0u16..).map(crate::day::TaskId).zip(&report.tasks) {
        let time = |s: Option<u32>| s.map_or_else(|| words.say("debrief-never", &[]), |s| clock_time(k.plan, s));
        let title =
            table.rubric().kinds.iter().find(|x| x.id == t.kind).map_or_else(|| t.task.to_string(), |x| x.title.to_string());
        let how = t.how.map_or_else(|| words.say("debrief-open", &[]), |h| words.ending(h));
        if t.arrived > k.state.now || id.0 >= k.state.arrived {
            out.push(
                words.say("debrief-never-came", &[("title", (&title).into()), ("arrives", clock_time(k.plan, t.arrived).into())]),
            );
            continue;
        }
        let puts = [
            ("title", (&title).into()),
            ("who", words.task(k.plan, k.state, id).into()),
            ("arrived", clock_time(k.plan, t.arrived).into()),
            ("attended", time(t.attended).into()),
            ("ended", time(t.ended_at).into()),
            ("due", clock_time(k.plan, t.due).into()),
            ("how", (&how).into()),
        ];
        out.push(words.say("debrief-task", &puts));
        let mine: Vec<Finding> = report.findings.iter().filter(|f| f.task == Some(id)).cloned().collect();
        out.extend(by_cause(table, &k, &report, &mine));
        out.extend(compared_in(table, Some(id)).into_iter().map(|l| format!("  {l}")));
        if mine.is_empty() {
            continue;
        }
        out.extend(table.truth(id).map(|t| format!("  {}", words.say("behind-it", &[("truth", (&t).into())]))));
        let steps = table.good_clerk(id);
        if !steps.is_empty() {
            out.push(words.say("debrief-good-clerk", &[]));
            out.extend((1..).zip(steps).map(|(n, s)| format!("    {n}. {s}")));
        }
    }
    let loose: Vec<Finding> = report.findings.iter().filter(|f| f.task.is_none()).cloned().collect();
    if !loose.is_empty() {
        out.push(words.say("debrief-elsewhere", &[]));
        out.extend(by_cause(table, &k, &report, &loose));
    }
    let loosely = compared_in(table, None);
    if !loosely.is_empty() {
        out.push(words.say("debrief-compared-elsewhere", &[]));
        out.extend(loosely.into_iter().map(|l| format!("  {l}")));
    }
    let notes = table.notes();
    if !notes.is_empty() {
        out.push(words.say("debrief-notes", &[]));
        out.extend(notes.iter().map(|n| format!("  {n}")));
    }
    out.push(String::new());
    out.push(next(table, &report));
    out.push(words.say("debrief-disclaimer", &[]));
    out
}

/// Findings, the gravest first; under each what else came of the same act or the same folder.
fn by_cause(table: &dyn Table, k: &Known<'_>, report: &Report, findings: &[Finding]) -> Vec<String> {
    let mut out = Vec::new();
    for cause in causes(findings, table.log()) {
        let mut mine = cause.findings.iter().filter_map(|i| findings.get(*i));
        out.extend(mine.next().map(|f| finding(table, k, report, f)).unwrap_or_default());
        let rest: Vec<&Finding> = mine.collect();
        if rest.is_empty() {
            continue;
        }
        out.push(match cause.link {
            Link::Act => k.words.say("debrief-same-act", &[]),
            Link::Folders(n) => k.words.say("debrief-same-folders", &[("n", n.into())]),
            Link::Again => {
                // The same sentences over and over teach nothing more; when it was does.
                let times: Vec<String> = rest.iter().map(|f| clock_time(k.plan, f.at)).collect();
                out.push(k.words.say("debrief-same-again", &[("times", (&times.join(", ")).into())]));
                continue;
            }
        });
        out.extend(rest.into_iter().flat_map(|f| finding(table, k, report, f)).map(|l| format!("  {l}")));
    }
    out
}

/// How bad a finding is, as it stands, in words.
fn severity(table: &dyn Table, f: &Finding) -> String {
    let w = table.words();
    let base = match f.stands_as {
        Severity::Coaching => w.say("severity-coaching", &[]),
        Severity::Minor => w.say("severity-minor", &[]),
        Severity::Major => w.say("severity-major", &[]),
        Severity::Critical(code) => {
            let title = table.rubric().critical_fails.iter().find(|c| c.code == code).map(|c| c.title.to_string());
            w.say("severity-critical", &[("code", code.name().into()), ("title", (&title.unwrap_or_default()).into())])
        }
    };
    if f.reported { w.say("severity-reported", &[("severity", (&base).into())]) } else { base }
}

fn page_of<'a>(table: &'a dyn Table, f: &Finding) -> Option<(u32, &'a Page)> {
    (1u32..).zip(table.manual()).find(|(_, p)| p.id == f.page)
}

/// The page that explains a finding, quoted as it was, with the step it rests on.
fn page_lines(table: &dyn Table, f: &Finding) -> Vec<String> {
    let Some((n, p)) = page_of(table, f) else { return Vec::new() };
    let w = table.words();
    let puts = [
        ("n", n.to_string().into()),
        ("title", (&*p.title).into()),
        ("version", w.page_version(p).into()),
        ("standing", w.standing(&p.source).into()),
    ];
    let more = [w.page_step(table.rubric(), &f.rule), w.page_newer(p, table.version_now(&p.id))].into_iter().flatten();
    let more = more.map(|line| w.say("debrief-page-more", &[("line", (&line).into())]));
    std::iter::once(w.say("debrief-page", &puts)).chain(more).collect()
}

/// One finding: when and what, the facts that prove it, the page that explains it, what a good clerk does instead.
fn finding(table: &dyn Table, k: &Known<'_>, report: &Report, f: &Finding) -> Vec<String> {
    let w = k.words;
    let puts = [
        ("at", clock_time(k.plan, f.at).into()),
        ("severity", severity(table, f).into()),
        ("aspect", w.aspect(f.aspect).into()),
        ("why", (&*f.why).into()),
    ];
    let mut out = vec![w.say("debrief-finding", &puts)];
    let facts = f.evidence.iter().filter_map(|n| table.log().get(usize::try_from(*n).ok()?));
    for s in facts {
        if let Some(fact) = w.fact(k.plan, k.state, s) {
            out.push(w.say("debrief-fact", &[("at", clock_time(k.plan, s.second).into()), ("fact", (&fact).into())]));
        }
    }
    // That work left open earns nothing stands above, once for all of it.
    if report.cost(f) != Cost::NotEnded {
        out.push(w.say("debrief-cost", &[("cost", w.cost(report.cost(f), f.aspect).into())]));
    }
    out.extend(page_lines(table, f));
    if !f.instead.is_empty() {
        out.push(w.say("debrief-instead", &[("instead", (&*f.instead).into())]));
    }
    out
}

/// A slip as it happens, in practice.
#[must_use]
pub fn slip(table: &dyn Table, f: &Finding) -> Vec<String> {
    let w = table.words();
    let mut out = vec![w.say("slip", &[("why", (&*f.why).into())])];
    if let Some((n, p)) = page_of(table, f) {
        let n = n.to_string();
        out.push(w.say("slip-page", &[("n", (&n).into()), ("title", (&*p.title).into())]));
    }
    out
}

/// One thing to practise next: the page of the gravest finding, else what was left open, else a new day.
fn next(table: &dyn Table, report: &Report) -> String {
    let w = table.words();
    let gravest = report.findings.iter().rev().max_by_key(|f| f.stands_as);
    if let Some((n, p)) = gravest.and_then(|f| page_of(table, f)) {
        let n = n.to_string();
        return w.say("next-page", &[("title", (&*p.title).into()), ("n", (&n).into())]);
    }
    if report.ended < report.dealt {
        return w.say("next-finish", &[]);
    }
    w.say("next-new-day", &[])
}
