//! Proving: the model clerk earns all marks on every seed, variant and policy extreme; each wrong answer is noticed by the rule it names;
//! lazy clerks are not yet; mutants of the model answers are noticed. Mutation testing, for training content.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::mutants::{Change, Others, mutants};
use super::together::{Breaks, place_of};
use super::told::{stuck, what_to_do};
use crate::clerk::lazy;
use crate::clerk::model::ModelClerk;
use crate::clerk::random::RandomClerk;
use crate::clerk::shown::Names;
use crate::clerk::ways::{Habit, Ways};
use crate::clerk::{Clerk, ClerkName, Trouble};
use crate::day::vocabulary::{Fields, Value, ValueType};
use crate::day::{Fact, Stamped};
use crate::marking::Report;
use crate::marking::judgement::Timing;
use crate::marking::rubric::{Rubric, Wording};
use crate::scenario::model::{Scenario, Task};
use crate::scenario::raw::Variant;
use crate::scenario::steps::Step;
use crate::scenario::{Code, Content, Dealt, Diagnostic, VariantChoice, deal};
use crate::session::scripted::play;
use crate::session::{Mode, NotKept, Session};
use crate::wording::Words;
use crate::wording::marks::PlanWords;

/// Words nobody reads: for proving.
#[derive(Debug, Clone, Copy)]
pub struct NoWords;

impl Wording for NoWords {
    fn words(&self, _ty: ValueType, value: Value) -> String {
        value.0.to_string()
    }
}

/// A day that has been played without a screen.
pub struct Played {
    /// The result.
    pub report: Report,
    /// The digest of its facts.
    pub facts_digest: String,
    /// How many facts.
    pub facts: u32,
    /// How many acts.
    pub acts: u32,
    /// When it closed.
    pub finished_at: u32,
    /// What the clerk could not do.
    pub troubles: Vec<Trouble>,
    /// What happened in each task, apart from times and walks.
    pub outlines: Vec<blake3::Hash>,
    /// What the rules met.
    pub met: Met,
}

/// What rules met in one run or several.
#[derive(Debug, Clone, Default)]
pub struct Met {
    /// Those called for, by index.
    pub called: BTreeSet<u16>,
    /// Those broken, and which of them together.
    pub breaks: Breaks,
}

/// A clerk by name for a dealt day.
#[must_use]
pub fn clerk(who: ClerkName, content: &Content, scenario: &Scenario, dealt: &Dealt, seed: u64) -> Box<dyn Clerk> {
    let names = Arc::new(Names::of(scenario));
    let answers = lazy::answers(who, &dealt.plan, scenario, &names);
    let habit = match who {
        ClerkName::Random => return Box::new(RandomClerk::new(seed)),
        ClerkName::Model | ClerkName::Complier | ClerkName::Refuser | ClerkName::Escalator | ClerkName::Idle => {
            Habit::LocksScreen
        }
        ClerkName::Careless => Habit::LeavesScreenOpen,
    };
    Box::new(ModelClerk::new(&dealt.plan, &ways(content, names, habit), answers))
}

/// The ways of a clerk.
#[must_use]
pub fn ways(content: &Content, names: Arc<Names>, habit: Habit) -> Ways {
    Ways { names, policy: Arc::new(content.policy.numbers()), habit }
}

/// Plays a dealt day with a clerk, keeping nothing; its findings have no words.
#[must_use]
pub fn play_out(dealt: &Dealt, rubric: &Arc<Rubric>, clerk: &mut dyn Clerk) -> Played {
    play_worded(dealt, rubric, clerk, &NoWords)
}

fn play_worded(dealt: &Dealt, rubric: &Arc<Rubric>, clerk: &mut dyn Clerk, wording: &dyn Wording) -> Played {
    let mut s = Session::new(Arc::clone(&dealt.plan), Arc::clone(rubric), Mode::Practice, Timing::Timed, NotKept);
    let kept = s.begin().and_then(|()| play(&mut s, clerk, std::time::Duration::ZERO));
    debug_assert!(kept.is_ok(), "nothing is kept, so nothing can fail to be kept");
    let report = s.report(wording);
    let mut met = Met { called: s.marker().called_for(), breaks: Breaks::default() };
    met.breaks.note(&report.findings, &dealt.plan);
    Played {
        report,
        facts_digest: s.facts_digest(),
        facts: s.facts_count(),
        acts: s.acts(),
        finished_at: s.day().state().now,
        troubles: clerk.troubles().to_vec(),
        outlines: outlines(s.log(), dealt.plan.tasks.len()),
        met,
    }
}

/// For each task a digest of what happened in it, apart from when, from walks and waits, and from how long anybody waited.
fn outlines(log: &[Stamped], tasks: usize) -> Vec<blake3::Hash> {
    let mut all = vec![blake3::Hasher::new(); tasks];
    for f in log.iter().filter(|f| !matches!(f.fact, Fact::Desk(_))) {
        let Some(h) = f.task.and_then(|t| all.get_mut(t.index())) else { continue };
        let mut fields = Fields::default();
        f.fact.fields(&mut fields);
        h.update(&[f.fact.kind().0]);
        let attended = matches!(f.fact, Fact::Contact(crate::day::work::contact::Fact::Attended { .. }));
        for i in 0..Fields::MOST {
            if !(attended && i == 3) {
                h.update(&fields.at(u8::try_from(i).unwrap_or(u8::MAX)).0.to_le_bytes());
            }
        }
    }
    all.iter().map(blake3::Hasher::finalize).collect()
}

/// What proving found.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// Faults: code, task if any, what.
    pub faults: Vec<(Code, Option<String>, String)>,
    /// Days played.
    pub days: u32,
    /// Mutants made, by change: counted and unnoticed.
    pub mutants: BTreeMap<&'static str, (u32, u32)>,
    /// For each clerk: seeds up to standard, tasks ended, tasks dealt, marks earned, available, seeds.
    pub clerks: BTreeMap<&'static str, Spread>,
    /// Rules called for, by id.
    pub called: BTreeSet<String>,
    /// Rules broken, and which of them together.
    pub breaks: Breaks,
}

/// How a clerk came out over the seeds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spread {
    /// Days.
    pub days: u32,
    /// Days up to standard.
    pub up_to_standard: u32,
    /// Tasks ended.
    pub ended: u32,
    /// Tasks dealt.
    pub dealt: u32,
    /// Marks earned.
    pub earned: u32,
    /// Marks available.
    pub available: u32,
}

/// Content under three policies: in force, at its least, at its greatest.
pub struct Policies<'a> {
    /// In force.
    pub in_force: &'a Content,
    /// At its least.
    pub least: &'a Content,
    /// At its greatest.
    pub greatest: &'a Content,
}

/// Rules that no proved run called for, each at its place in the manual.
#[must_use]
pub fn never_called(content: &Content, called: &BTreeSet<String>) -> Vec<Diagnostic> {
    let idle = content.rubric.rules.iter().filter(|r| !called.contains(&*r.id));
    idle.filter_map(|r| {
        Some(Diagnostic {
            code: Code::NeverCalled,
            place: place_of(content, &r.id)?,
            message: format!("The rule \"{}\" was never called for.", r.id),
            other: None,
            help: what_to_do(Code::NeverCalled).map(str::to_owned),
        })
    })
    .collect()
}

/// Proves one scenario (by path) over seeds 1 to `seeds`.
#[must_use]
pub fn prove(all: &Policies<'_>, path: &str, seeds: u64) -> Proof {
    let mut proof = Proof::default();
    let mut told = Told { already: BTreeSet::new(), words: Words::english() };
    for (name, content) in [("in force", all.in_force), ("at its least", all.least), ("at its greatest", all.greatest)] {
        let Some(s) = content.scenarios.iter().find(|s| *s.path == *path) else { continue };
        model_earns_all(content, s, seeds, name, &mut told, &mut proof);
    }
    if let Some(s) = all.in_force.scenarios.iter().find(|s| *s.path == *path) {
        wrong_answers(all.in_force, s, &mut proof);
        lazy_clerks(all.in_force, s, seeds.min(20), &mut proof);
        if proof.faults.iter().all(|(c, ..)| !matches!(c, Code::ModelFalls | Code::ModelRefused)) {
            mutants_noticed(all.in_force, s, &mut proof);
        }
    }
    proof
}

/// The words for what is found, and what has been said already: one fault is not told again for each seed and policy.
struct Told {
    already: BTreeSet<String>,
    words: Words,
}

fn model_earns_all(content: &Content, s: &Scenario, seeds: u64, policy: &str, told: &mut Told, proof: &mut Proof) {
    for choice in VariantChoice::ALL {
        for seed in 1..=seeds {
            let Ok(dealt) = deal(content, s, seed, *choice) else { continue };
            let mut c = clerk(ClerkName::Model, content, s, &dealt, seed);
            let wording = PlanWords { words: &told.words, plan: &dealt.plan, rubric: Some(&content.rubric) };
            let p = play_worded(&dealt, &content.rubric, &mut *c, &wording);
            proof.days += 1;
            note_rules(&p.met, content, proof);
            let place = format!("seed {seed}, {}, policy {policy}", choice.name().to_lowercase());
            let id_of = |t| dealt.plan.task(t).map(|t| t.id.to_string());
            for t in &p.troubles {
                if told.already.insert(format!("{t:?}")) {
                    let what = stuck(&told.words, &dealt.plan, t.task, &t.what);
                    let message = format!("A step of the model answer is refused ({place}): {what}");
                    proof.faults.push((Code::ModelRefused, id_of(t.task), message));
                }
            }
            for f in &p.report.findings {
                let task = f.task.and_then(id_of);
                if told.already.insert(format!("{task:?}{}", f.rule)) {
                    let message =
                        format!("The model answer breaks the rule \"{}\" ({:?}, {place}): {}", f.rule, f.severity, f.why);
                    proof.faults.push((Code::ModelFalls, task, message));
                }
            }
            for t in p.report.tasks.iter().filter(|t| !t.ended) {
                if told.already.insert(format!("{}unended", t.task)) {
                    proof.faults.push((
                        Code::ModelFalls,
                        Some(t.task.to_string()),
                        format!("The task does not reach its end ({place})."),
                    ));
                }
            }
            spread(proof, "model", &p.report);
        }
    }
}

fn note_rules(met: &Met, content: &Content, proof: &mut Proof) {
    proof.breaks.join(&met.breaks);
    proof.called.extend(met.called.iter().filter_map(|r| content.rubric.rules.get(usize::from(*r))).map(|r| r.id.to_string()));
}

fn spread(proof: &mut Proof, who: &'static str, r: &Report) {
    let s = proof.clerks.entry(who).or_default();
    s.days += 1;
    s.up_to_standard += u32::from(r.up_to_standard);
    s.ended += r.ended;
    s.dealt += r.dealt;
    s.earned += r.marks.earned;
    s.available += r.marks.available;
}

fn choice_of(v: Variant) -> VariantChoice {
    match v {
        Variant::Straight => VariantChoice::Straight,
        Variant::Trap => VariantChoice::Trap,
        Variant::Reversed => VariantChoice::Reversed,
    }
}

/// The model answers with one task's answer replaced.
#[must_use]
pub fn answers_with(s: &Scenario, task: usize, steps: &[Step]) -> Vec<Vec<Step>> {
    s.tasks.iter().enumerate().map(|(i, t)| if i == task { steps.to_vec() } else { t.model.clone() }).collect()
}

/// Plays a day with one task's answer replaced.
#[must_use]
pub fn play_edited(content: &Content, s: &Scenario, rubric: &Arc<Rubric>, dealt: &Dealt, task: usize, steps: &[Step]) -> Played {
    let names = Arc::new(Names::of(s));
    let mut c = ModelClerk::new(&dealt.plan, &ways(content, names, Habit::LocksScreen), answers_with(s, task, steps));
    let mut p = play_out(dealt, rubric, &mut c);
    p.met.breaks.by_an_answer();
    p
}

/// Whether a wrong answer is noticed by the rule it names, under a mark scheme.
#[must_use]
pub fn is_noticed(content: &Content, s: &Scenario, rubric: &Arc<Rubric>, task: usize, wrong: usize) -> bool {
    wrong_runs(content, s, rubric, task, wrong).0
}

/// Whether a wrong answer is noticed, and what the rules met meanwhile.
fn wrong_runs(content: &Content, s: &Scenario, rubric: &Arc<Rubric>, task: usize, wrong: usize) -> (bool, Met) {
    let mut met = Met::default();
    let Some((t, w)) = s.tasks.get(task).and_then(|t| t.wrong.get(wrong).map(|w| (t, w))) else { return (false, met) };
    let noticed = choices_for(t, w.variant).into_iter().any(|choice| {
        (1..=2).all(|seed| {
            deal(content, s, seed, choice).is_ok_and(|dealt| {
                let p = play_edited(content, s, rubric, &dealt, task, &w.steps);
                met.called.extend(p.met.called.iter().copied());
                met.breaks.join(&p.met.breaks);
                p.report.findings.iter().any(|f| f.rule == w.noticed_by && f.task.is_some_and(|x| x.index() == task))
            })
        })
    });
    (noticed, met)
}

fn choices_for(t: &Task, v: Option<Variant>) -> Vec<VariantChoice> {
    match v {
        Some(v) => vec![choice_of(v)],
        None if t.is_dilemma() => vec![VariantChoice::Straight, VariantChoice::Trap, VariantChoice::Reversed],
        None => vec![VariantChoice::Straight],
    }
}

fn wrong_answers(content: &Content, s: &Scenario, proof: &mut Proof) {
    for (i, t) in s.tasks.iter().enumerate() {
        for (n, w) in t.wrong.iter().enumerate() {
            proof.days += 2;
            let (noticed, met) = wrong_runs(content, s, &content.rubric, i, n);
            note_rules(&met, content, proof);
            if !noticed {
                let message = format!("The wrong answer \"{}\" is not noticed by the rule \"{}\".", w.name, w.noticed_by);
                proof.faults.push((Code::WrongUnnoticed, Some(t.raw.id.clone()), message));
            }
        }
    }
}

fn lazy_clerks(content: &Content, s: &Scenario, seeds: u64, proof: &mut Proof) {
    for who in ClerkName::ALL.iter().filter(|w| **w != ClerkName::Model) {
        let name = lazy_name(*who);
        let mut passed: Option<String> = None;
        let mut unended: BTreeMap<String, u32> = BTreeMap::new();
        for choice in VariantChoice::ALL {
            for seed in 1..=seeds {
                let Ok(dealt) = deal(content, s, seed, *choice) else { continue };
                let mut c = clerk(*who, content, s, &dealt, seed);
                let p = play_out(&dealt, &content.rubric, &mut *c);
                proof.days += 1;
                spread(proof, name, &p.report);
                note_rules(&p.met, content, proof);
                for t in p.report.tasks.iter().filter(|t| !t.ended) {
                    *unended.entry(t.task.to_string()).or_default() += 1;
                }
                if p.report.up_to_standard && passed.is_none() {
                    passed = Some(format!("seed {seed}, {}", choice.name().to_lowercase()));
                }
            }
        }
        let ends = matches!(who, ClerkName::Complier | ClerkName::Refuser | ClerkName::Escalator);
        let spread = proof.clerks.get(name).copied().unwrap_or_default();
        if let Some(first) = passed {
            let (up, days) = (spread.up_to_standard, spread.days);
            let message = format!("The {name} clerk is up to standard on {up} of {days} days (first: {first}).");
            proof.faults.push((Code::LazyPasses, None, message));
        }
        if ends && spread.ended * 10 < spread.dealt * 9 {
            let mut most: Vec<_> = unended.into_iter().collect();
            most.sort_by_key(|(task, n)| (std::cmp::Reverse(*n), task.clone()));
            let names: Vec<String> = most.into_iter().take(6).map(|(task, _)| task).collect();
            let message = format!(
                "The {name} clerk ends {} of {} tasks; nine in ten are needed to be a test. Left open most: {}.",
                spread.ended,
                spread.dealt,
                names.join(", ")
            );
            proof.faults.push((Code::LazyPasses, None, message));
        }
    }
}

/// A clerk's name as on the command line.
#[must_use]
pub fn lazy_name(who: ClerkName) -> &'static str {
    match who {
        ClerkName::Model => "model",
        ClerkName::Careless => "careless",
        ClerkName::Complier => "complier",
        ClerkName::Refuser => "refuser",
        ClerkName::Escalator => "escalator",
        ClerkName::Idle => "idle",
        ClerkName::Random => "random",
    }
}

fn mutants_noticed(content: &Content, s: &Scenario, proof: &mut Proof) {
    let mut unnoticed: BTreeMap<(&'static str, String), String> = BTreeMap::new();
    for (i, t) in s.tasks.iter().enumerate() {
        let others = others(content, s, t);
        let made = mutants(&t.model, &others);
        let mut differs = vec![false; made.len()];
        let mut noticed = vec![false; made.len()];
        for choice in choices_for(t, None) {
            let Ok(dealt) = deal(content, s, 1, choice) else { continue };
            let original = play_edited(content, s, &content.rubric, &dealt, i, &t.model);
            for (n, m) in made.iter().enumerate() {
                if noticed.get(n) == Some(&true) {
                    continue;
                }
                let p = play_edited(content, s, &content.rubric, &dealt, i, &m.steps);
                proof.days += 1;
                note_rules(&p.met, content, proof);
                let r = &p.report;
                let bad = !r.up_to_standard || !r.findings.is_empty() || r.marks.earned < r.marks.available;
                if let (Some(d), Some(x)) = (differs.get_mut(n), noticed.get_mut(n)) {
                    *d |= bad || p.outlines.get(i) != original.outlines.get(i);
                    *x |= bad;
                }
            }
        }
        for ((m, d), x) in made.iter().zip(differs).zip(noticed) {
            if !d {
                continue;
            }
            let count = proof.mutants.entry(m.change.name()).or_default();
            count.0 += 1;
            if !x {
                count.1 += 1;
                unnoticed.insert((m.change.name(), format!("{}: {}", t.raw.id, m.step)), t.raw.id.clone());
            }
        }
    }
    for ((change, step), task) in unnoticed {
        let must = change == Change::Drop.name() || change == Change::Misdirect.name();
        let (made, missed) = proof.mutants.get(change).copied().unwrap_or_default();
        if must || missed * 10 > made {
            let what = match change {
                "Drop" => "left out",
                "Misdirect" => "aimed at something else",
                "Swap" => "swapped with the next",
                _ => "delayed",
            };
            proof.faults.push((Code::MutantUnnoticed, Some(task), format!("Nobody notices when this step is {what}: {step}.")));
        }
    }
}

fn others(content: &Content, s: &Scenario, t: &Task) -> Others {
    let mut patients = s.patients.keys();
    let about = t.raw.about.clone().or_else(|| t.raw.brings.first().cloned());
    let first = patients.find(|p| Some(*p) != about.as_ref()).cloned();
    let setting = content.settings.get(&*s.setting);
    let places = setting
        .map_or_else(Vec::new, |x| x.setting.places.iter().filter(|p| !p.walkable).map(|p| p.id.to_string()).take(2).collect());
    let roles = setting.map_or_else(Vec::new, |x| {
        x.setting.roles.iter().filter(|r| !r.takes_everything).map(|r| r.id.to_string()).rev().take(2).collect()
    });
    Others { patient: about.zip(first), places, roles, to: t.raw.to.clone() }
}
