//! Findings by what they came from: the act that broke a rule, and what else that act, or the same folder in the same work, led to.
//! Changes no marks; debriefs are ordered by it.

use std::collections::BTreeMap;

use crate::day::ids::{FolderId, Second, TaskId};
use crate::day::work::{contact, desk, folders, shelves, tracking};
use crate::day::{Fact, Stamped};

use super::finding::{Finding, Severity};

/// Findings that came from one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Their places in the list they were given in: the gravest first, then by the time of the act.
    pub findings: Vec<usize>,
    /// How they belong together.
    pub link: Link,
}

/// How the findings of a cause belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// One act broke every rule of them (or there is one finding only).
    Act,
    /// They are about the same folders, in the same work.
    Folders(u32),
    /// The same mistake was made again.
    Again,
}

/// How grave a severity is, without telling one critical fail from another: the higher, the graver.
#[must_use]
pub fn weight(s: Severity) -> u8 {
    match s {
        Severity::Coaching => 0,
        Severity::Minor => 1,
        Severity::Major => 2,
        Severity::Critical(_) => 3,
    }
}

/// The number of the fact by which the trainee broke the rule: the last one of its proof that was their doing.
#[must_use]
pub fn broken_by(f: &Finding, log: &[Stamped]) -> Option<u32> {
    f.evidence.iter().rev().copied().find(|n| fact(log, *n).is_some_and(|s| is_done(&s.fact)))
}

/// When the rule was broken: the time of that act; for what was left undone, the time at which it came to light.
#[must_use]
pub fn broken_at(f: &Finding, log: &[Stamped]) -> Second {
    broken_by(f, log).and_then(|n| fact(log, n)).map_or(f.at, |s| s.second)
}

/// Findings by cause: the cause with the gravest finding first, then by the time of the act.
#[must_use]
pub fn causes(findings: &[Finding], log: &[Stamped]) -> Vec<Cause> {
    let acts = act_numbers(log);
    // What findings have in common, each with the first finding that has it.
    let mut by_act: BTreeMap<(Option<TaskId>, u32), usize> = BTreeMap::new();
    let mut by_folder: BTreeMap<(Option<TaskId>, FolderId), usize> = BTreeMap::new();
    let mut group: Vec<usize> = (0..findings.len()).collect();
    for (i, f) in findings.iter().enumerate() {
        let Some((n, s)) = broken_by(f, log).and_then(|n| fact(log, n).map(|s| (n, s))) else { continue };
        // What was left undone after an act is not the doing of that act.
        if let Some(act) = acts.get(n as usize).filter(|_| f.at == s.second) {
            let first = *by_act.entry((f.task, *act)).or_insert(i);
            join(&mut group, first, i);
        }
        if let Some(folder) = folder_of(&s.fact) {
            let first = *by_folder.entry((f.task, folder)).or_insert(i);
            join(&mut group, first, i);
        }
    }
    // What stands alone and was done again, such as a screen left open each time, is told once with its times.
    let mut alone: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut again = Vec::new();
    for (i, f) in findings.iter().enumerate() {
        let single = group.iter().filter(|g| **g == i).count() == 1 && group.get(i) == Some(&i);
        if single && broken_by(f, log).is_some() {
            let first = *alone.entry((&f.rule, &f.why)).or_insert(i);
            again.push((first, i));
        }
    }
    again.into_iter().for_each(|(first, i)| join(&mut group, first, i));
    let order = |i: &usize| findings.get(*i).map(|f| (std::cmp::Reverse(weight(f.stands_as)), broken_at(f, log), *i));
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, g) in group.iter().enumerate() {
        all.entry(*g).or_default().push(i);
    }
    let mut out: Vec<Cause> = all
        .into_values()
        .map(|mut mine| {
            mine.sort_by_key(order);
            let facts: Vec<u32> = mine.iter().filter_map(|i| broken_by(findings.get(*i)?, log)).collect();
            let mut done: Vec<_> = facts.iter().map(|n| acts.get(*n as usize)).collect();
            done.dedup();
            let mut about: Vec<FolderId> = facts.iter().filter_map(|n| folder_of(&fact(log, *n)?.fact)).collect();
            about.sort_unstable();
            about.dedup();
            let same = |i: &usize| findings.get(*i).map(|f| (&f.rule, &f.why));
            let repeated = mine.len() > 1 && mine.iter().all(|i| same(i) == mine.first().and_then(same));
            let link = if repeated {
                Link::Again
            } else if done.len() < 2 {
                Link::Act
            } else {
                Link::Folders(u32::try_from(about.len()).unwrap_or(u32::MAX))
            };
            Cause { findings: mine, link }
        })
        .collect();
    out.sort_by_key(|c| c.findings.first().and_then(order));
    out
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (Some(to), Some(from)) = (group.get(a).copied(), group.get(b).copied()) else { return };
    group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
}

fn fact(log: &[Stamped], n: u32) -> Option<&Stamped> {
    log.get(n as usize)
}

/// For each fact the act it came with: every act ends with the clock going on.
fn act_numbers(log: &[Stamped]) -> Vec<u32> {
    let mut act = 0;
    log.iter()
        .map(|s| {
            let mine = act;
            act += u32::from(matches!(s.fact, Fact::Desk(desk::Fact::TimePassed {})));
            mine
        })
        .collect()
}

/// Whether a fact is the trainee's own doing, not what the clock or others brought, nor what was merely shown.
fn is_done(f: &Fact) -> bool {
    match f {
        Fact::Desk(x) => matches!(x, desk::Fact::Walked { .. } | desk::Fact::Waited { .. } | desk::Fact::LookedUp { .. }),
        Fact::Contact(x) => !matches!(
            x,
            contact::Fact::Arrived { .. }
                | contact::Fact::Wanted { .. }
                | contact::Fact::GaveUp { .. }
                | contact::Fact::Finished { .. }
        ),
        Fact::Tracking(x) => !matches!(x, tracking::Fact::Reached { .. } | tracking::Fact::CameBack { .. }),
        Fact::Pas(_) | Fact::Shelves(_) | Fact::Folders(_) | Fact::Comparing(_) | Fact::Matters(_) => true,
    }
}

/// The folder that something was done with.
fn folder_of(f: &Fact) -> Option<FolderId> {
    match f {
        Fact::Shelves(shelves::Fact::Pulled { folder, .. } | shelves::Fact::Shelved { folder, .. })
        | Fact::Folders(folders::Fact::FolderPickedUp { folder, .. } | folders::Fact::FolderPutDown { folder, .. })
        | Fact::Tracking(
            tracking::Fact::Tracked { folder, .. }
            | tracking::Fact::CheckedIn { folder, .. }
            | tracking::Fact::Left { folder, .. },
        ) => Some(*folder),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::ids::PatientId;
    use crate::day::vocabulary::YesNo;
    use crate::marking::finding::{Aspect, CriticalFail};

    fn found(at: Second, severity: Severity, evidence: &[u32]) -> Finding {
        Finding {
            rule: "r".into(),
            page: "p".into(),
            task: Some(TaskId(0)),
            severity,
            aspect: Aspect::Safety,
            at,
            evidence: evidence.to_vec(),
            why: "w".into(),
            instead: "i".into(),
            reported: false,
            stands_as: severity,
        }
    }

    fn day() -> Vec<Stamped> {
        let pulled = |n: u32| shelves::Fact::Pulled {
            folder: FolderId(n),
            of: PatientId(n),
            current: YesNo::Yes,
            own_place: YesNo::Yes,
            for_work: YesNo::No,
        };
        let tracked = tracking::Fact::Tracked {
            folder: FolderId(1),
            of: PatientId(1),
            to: crate::day::ids::PlaceId(0),
            had_it: YesNo::Yes,
        };
        let time = || Fact::from(desk::Fact::TimePassed {});
        let facts: Vec<(Second, Fact)> = vec![
            (0, contact::Fact::GaveUp { task: TaskId(0) }.into()),
            (10, pulled(1).into()),
            (20, time()),
            (20, tracked.into()),
            (27, time()),
            (60, pulled(2).into()),
            (70, time()),
        ];
        facts.into_iter().map(|(second, fact)| Stamped { second, task: Some(TaskId(0)), fact }).collect()
    }

    #[test]
    fn the_gravest_comes_first_and_what_came_of_the_same_folder_stands_with_it() {
        let log = day();
        let all = [
            found(900, Severity::Minor, &[0]),
            found(10, Severity::Major, &[1]),
            Finding { why: "later".into(), ..found(70, Severity::Minor, &[5]) },
            Finding { why: "gravest".into(), ..found(20, Severity::Critical(CriticalFail::CF2), &[3]) },
            found(60, Severity::Major, &[5]),
        ];
        let got = causes(&all, &log);
        let findings: Vec<_> = got.iter().map(|c| c.findings.clone()).collect();
        assert_eq!(findings, [vec![3, 1], vec![4, 2], vec![0]]);
        assert_eq!(got.iter().map(|c| c.link).collect::<Vec<_>>(), [Link::Folders(1), Link::Act, Link::Act]);
    }

    #[test]
    fn the_time_is_that_of_the_act_and_not_of_the_moment_it_was_noticed() {
        let log = day();
        assert_eq!(broken_at(&found(630, Severity::Major, &[1]), &log), 10);
        // Nobody did anything: it has no time but that at which it came to light.
        assert_eq!(broken_at(&found(900, Severity::Minor, &[0]), &log), 900);
    }

    #[test]
    fn what_was_left_undone_after_an_act_did_not_come_of_it() {
        let mut log = day();
        log.push(Stamped { second: 70, task: Some(TaskId(0)), fact: contact::Fact::Promised { task: TaskId(0) }.into() });
        let late = Finding { why: "not kept".into(), ..found(900, Severity::Minor, &[7]) };
        let all = [found(70, Severity::Major, &[7]), Finding { why: "curt".into(), ..found(70, Severity::Minor, &[7]) }, late];
        let got = causes(&all, &log);
        assert_eq!(got.iter().map(|c| c.findings.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_mistake_made_again_and_again_is_told_once_with_its_times() {
        let log: Vec<Stamped> = (0..6)
            .map(|n| Stamped { second: n * 60, task: None, fact: contact::Fact::Promised { task: TaskId(0) }.into() })
            .collect();
        let left = |n: u32| Finding { task: None, rule: "screen_locked".into(), ..found(n * 60, Severity::Major, &[n]) };
        let all = [left(1), found(120, Severity::Minor, &[2]), left(3), left(5)];
        let log: Vec<Stamped> =
            log.into_iter().flat_map(|s| [s.clone(), Stamped { fact: desk::Fact::TimePassed {}.into(), ..s }]).collect();
        let all = all.map(|f| Finding { evidence: f.evidence.iter().map(|n| n * 2).collect(), ..f });
        let got = causes(&all, &log);
        assert_eq!(got.iter().map(|c| c.findings.clone()).collect::<Vec<_>>(), [vec![0, 2, 3], vec![1]]);
        assert_eq!(got[0].link, Link::Again);
    }

    #[test]
    fn the_same_mistake_in_another_piece_of_work_stands_by_itself() {
        let log = day();
        let other = Finding { task: Some(TaskId(1)), why: "of somebody else".into(), ..found(20, Severity::Major, &[3]) };
        let got = causes(&[found(10, Severity::Major, &[1]), other], &log);
        assert_eq!(got.iter().map(|c| c.findings.clone()).collect::<Vec<_>>(), [vec![0], vec![1]]);
    }
}
