//! From files without fault to content: ids to numbers, rules to the marking's language, answers written out.
//! Runs only on what the passes found nothing wrong with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::content::{Content, FileRole, TextFile};
use super::diagnostic::{Code, Diagnostic, Place, Severity};
use super::model::{Kind, Page, Parameter, Policy, Scenario, SettingModel, Task, Wrong, clock_time};
use super::passes::Raw;
use super::raw::{RawCriticalFail, RawFramework, RawHas, RawNotYet, RawScenario, RawSetting, StrandCode};
use super::rules::{Outside, Reader};
use super::{edit, tree};
use crate::day::Fact;
use crate::day::crowd::NameLists;
use crate::day::ids::PlaceId;
use crate::day::plan;
use crate::marking::finding::{Aspect, CriticalFail};
use crate::marking::rubric::{self, Criterion, CriticalFailRule, Rubric, Strand};
use crate::marking::rule::Rule;
use crate::records::Text;

/// Resolves what has no fault. Adds the faults that only resolving finds.
#[must_use]
pub fn resolve(files: Vec<TextFile>, raw: &Raw, out: &mut Vec<Diagnostic>) -> Content {
    let policy = policy(raw);
    let settings = settings(raw);
    let matters = matters(raw);
    let page_ids: Vec<Text> = raw.pages.values().map(|p| Text::from(p.id.as_str())).collect();
    let (rubric, faulty_pages) = rubric(raw, &policy, &page_ids, out);
    let faulty: BTreeSet<Arc<str>> =
        out.iter().filter(|d| d.code.severity() == Severity::Error).map(|d| Arc::clone(&d.place.file)).collect();
    let base_faulty = faulty
        .iter()
        .any(|p| matches!(FileRole::of(p), FileRole::Names | FileRole::Policy | FileRole::Framework | FileRole::Setting));
    let faulty_pages: BTreeSet<&str> = raw
        .pages
        .iter()
        .filter(|(path, p)| faulty.contains(*path) || faulty_pages.contains(&p.id))
        .map(|(_, p)| p.id.as_str())
        .collect();
    let names = Arc::new(name_lists(raw));
    let pages: Vec<Page> = raw.pages.values().map(|p| Page { id: p.id.as_str().into(), doing: p.doing.clone() }).collect();
    let kinds: Vec<Kind> = raw
        .kinds
        .values()
        .map(|k| Kind {
            id: k.id.as_str().into(),
            channel: k.channel,
            place: k.place.as_str().into(),
            due: k.due.clone(),
            priority: k.priority,
            patience: k.patience,
            done_when: k.done_when.clone(),
            matter: matters.iter().position(|m| **m == *k.matter).and_then(|i| u16::try_from(i).ok()).unwrap_or(u16::MAX),
        })
        .collect();
    let kind_is_faulty = |id: &str| {
        raw.kinds.iter().any(|(path, k)| {
            k.id == id && (faulty.contains(path) || k.procedures.iter().any(|p| faulty_pages.contains(p.as_str())))
        })
    };
    let scenarios = raw
        .scenarios
        .iter()
        .filter(|(path, s)| !base_faulty && !faulty.contains(*path) && !s.tasks.iter().any(|t| kind_is_faulty(&t.kind)))
        .filter_map(|(path, s)| scenario(path, s, &kinds, &pages, raw, out))
        .collect();
    Content { files, pages, kinds, settings, policy, names, rubric: Arc::new(rubric), scenarios, matters }
}

fn policy(raw: &Raw) -> Policy {
    let parameters = raw.policies.values().next().map_or_else(BTreeMap::new, |p| {
        p.parameters
            .iter()
            .map(|(k, x)| {
                let p = Parameter { value: x.value.clone(), least: x.least.clone(), greatest: x.greatest.clone() };
                (k.clone(), p)
            })
            .collect()
    });
    Policy { parameters }
}

fn name_lists(raw: &Raw) -> NameLists {
    let texts = |v: &[String]| v.iter().map(|s| Text::from(s.as_str())).collect();
    raw.names.values().next().map_or_else(NameLists::default, |n| NameLists {
        surnames: n.surnames.iter().map(|s| Text::from(s.as_str())).collect(),
        forenames_female: texts(&n.forenames_female),
        forenames_male: texts(&n.forenames_male),
        streets: texts(&n.streets),
        towns: texts(&n.towns),
        gp_practices: texts(&n.gp_practices),
        postcode_districts: texts(&n.postcode_districts),
    })
}

fn matters(raw: &Raw) -> Vec<Text> {
    let mut all: BTreeSet<&str> = raw.kinds.values().map(|k| k.matter.as_str()).collect();
    all.extend(raw.settings.values().flat_map(|s| s.roles.iter().flat_map(|r| r.takes.iter().map(String::as_str))));
    all.into_iter().map(Text::from).collect()
}

/// Walking seconds between all places of a setting, by the shortest way; `u16::MAX` where there is none.
#[must_use]
pub fn walking(s: &RawSetting) -> Vec<Vec<u16>> {
    let n = s.places.len();
    let at = |id: &str| s.places.iter().position(|p| p.id == id);
    let mut w = vec![vec![u16::MAX; n]; n];
    let mut set = |a: usize, b: usize, secs: u16| {
        if let Some(x) = w.get_mut(a).and_then(|r| r.get_mut(b)) {
            *x = (*x).min(secs);
        }
    };
    for i in 0..n {
        set(i, i, 0);
    }
    for (a, b, secs) in &s.walks {
        if let (Some(a), Some(b)) = (at(a), at(b)) {
            set(a, b, *secs);
            set(b, a, *secs);
        }
    }
    let get = |w: &[Vec<u16>], a: usize, b: usize| w.get(a).and_then(|r| r.get(b)).copied().unwrap_or(u16::MAX);
    for mid in 0..n {
        for a in 0..n {
            for b in 0..n {
                let by_mid = get(&w, a, mid).saturating_add(get(&w, mid, b));
                if by_mid < get(&w, a, b)
                    && let Some(x) = w.get_mut(a).and_then(|r| r.get_mut(b))
                {
                    *x = by_mid;
                }
            }
        }
    }
    w
}

fn settings(raw: &Raw) -> BTreeMap<String, SettingModel> {
    let matters = matters(raw);
    raw.settings
        .values()
        .map(|s| {
            let at = |id: &str| {
                s.places.iter().position(|p| p.id == id).and_then(|i| u8::try_from(i).ok()).map(PlaceId).unwrap_or_default()
            };
            let places = s.places.iter().map(|p| {
                let has = |h: RawHas| p.has.contains(&h);
                plan::Place {
                    id: p.id.as_str().into(),
                    name: p.name.as_str().into(),
                    borrower: p.borrower.as_str().into(),
                    walkable: has(RawHas::Floor),
                    telephone: has(RawHas::Telephone),
                    terminal: has(RawHas::Terminal),
                    shelves: has(RawHas::Shelves),
                    despatch: has(RawHas::Despatch),
                    hatch: has(RawHas::Hatch),
                    waste: has(RawHas::Waste),
                    trays: has(RawHas::Trays),
                    porter_secs: p.porter_secs,
                }
            });
            let takes = |r: &super::raw::RawRole| {
                r.takes
                    .iter()
                    .filter_map(|t| matters.iter().position(|m| **m == **t))
                    .filter_map(|i| u16::try_from(i).ok())
                    .collect()
            };
            let roles = s.roles.iter().map(|r| plan::Role {
                id: r.id.as_str().into(),
                name: r.name.as_str().into(),
                extension: r.extension.as_str().into(),
                takes: takes(r),
                takes_everything: r.takes_everything,
                place: r.place.as_deref().map(at),
            });
            let setting = plan::Setting {
                places: places.collect(),
                walk_secs: walking(s),
                roles: roles.collect(),
                start: at(&s.start),
                returns: at(&s.returns),
                outside: at("outside"),
            };
            (s.id.clone(), SettingModel { id: s.id.as_str().into(), title: s.title.as_str().into(), setting })
        })
        .collect()
}

/// The mark scheme alone, with the pages that facts mean by their numbers. Adds the faults of its rules.
pub(super) fn scheme(raw: &Raw, page_ids: &[Text], out: &mut Vec<Diagnostic>) -> Rubric {
    rubric(raw, &policy(raw), page_ids, out).0
}

/// Compiles the manual. Returns the pages whose rules have faults.
fn rubric(raw: &Raw, policy: &Policy, page_ids: &[Text], out: &mut Vec<Diagnostic>) -> (Rubric, BTreeSet<String>) {
    let numbers = policy.numbers();
    let setting = raw.settings.values().next();
    let texts = |ids: Vec<&str>| ids.into_iter().map(Text::from).collect::<Vec<Text>>();
    let places = texts(setting.map(|s| s.places.iter().map(|p| p.id.as_str()).collect()).unwrap_or_default());
    let roles = texts(setting.map(|s| s.roles.iter().map(|p| p.id.as_str()).collect()).unwrap_or_default());
    let outside = Outside { policy: &numbers, places: &places, roles: &roles, pages: page_ids };
    let mut r = Rubric::default();
    let mut faulty = BTreeSet::new();
    for ((path, p), at) in raw.pages.iter().zip(0u16..) {
        let strand = StrandCode::ALL.iter().position(|s| *s == p.strand).and_then(|i| u8::try_from(i).ok()).unwrap_or(0);
        r.pages.push(rubric::Page {
            id: p.id.as_str().into(),
            title: p.title.as_str().into(),
            version: p.version,
            dated: p.dated.as_deref().and_then(|d| d.parse().ok()),
            steps: p.steps.iter().map(|s| s.as_str().into()).collect(),
            why: p.why.as_str().into(),
            source: p.source.clone(),
            strand,
            criteria: p.criteria.iter().map(|c| c.as_str().into()).collect(),
        });
        let before = out.len();
        rules_of(raw, path, p, at, &outside, &mut r.rules, out);
        if out.len() > before {
            faulty.insert(p.id.clone());
        }
    }
    let of_pages = |pages: &[u16], rules: &[Rule]| -> Vec<u16> {
        (0u16..).zip(rules).filter(|(_, x)| pages.contains(&x.page)).map(|(i, _)| i).collect()
    };
    let kinds_of_fact = Fact::kinds().len();
    for k in raw.kinds.values() {
        let pages: Vec<u16> = k
            .procedures
            .iter()
            .filter_map(|id| raw.pages.values().position(|p| p.id == *id))
            .filter_map(|i| u16::try_from(i).ok())
            .collect();
        let mut marks = [0; 4];
        for (a, slot) in Aspect::ALL.iter().zip(marks.iter_mut()) {
            *slot = k.marks.get(a).copied().unwrap_or(0);
        }
        let rules = of_pages(&pages, &r.rules);
        let mut kind =
            rubric::Kind { id: k.id.as_str().into(), title: k.title.as_str().into(), marks, pages, rules, ..Default::default() };
        kind.index(&r.rules, kinds_of_fact);
        r.kinds.push(kind);
    }
    let all: Vec<u16> = (0..u16::try_from(r.pages.len()).unwrap_or(0)).collect();
    let mut everywhere =
        rubric::Kind { id: "everywhere".into(), rules: of_pages(&all, &r.rules), pages: all, ..Default::default() };
    everywhere.rules.retain(|i| r.rules.get(usize::from(*i)).is_some_and(|x| x.everywhere));
    everywhere.index(&r.rules, kinds_of_fact);
    r.everywhere = everywhere;
    if let Some(fw) = raw.frameworks.values().next() {
        framework(fw, &mut r);
    }
    super::passes::scored_twice(raw, &r, out);
    let mut scheme = blake3::Hasher::new();
    for (path, text) in raw.texts.iter().filter(|(p, _)| FileRole::of(p) != FileRole::Scenario) {
        scheme.update(path.as_bytes()).update(&[0]).update(text.as_bytes()).update(&[0]);
    }
    r.scheme = scheme.finalize().to_hex().to_string().as_str().into();
    (r, faulty)
}

/// Strands, criteria and critical fails as the marking and the outcomes know them.
fn framework(fw: &RawFramework, r: &mut Rubric) {
    let text = |s: &str| Text::from(s);
    let why = |has: &dyn Fn(&RawNotYet) -> bool| fw.not_yet.iter().find(|x| has(x)).map(|x| text(&x.why));
    let strand = |code: &StrandCode| {
        let s = fw.strands.iter().find(|s| s.code == *code);
        Strand {
            code: code.name().into(),
            title: text(s.map_or("", |s| &s.title)),
            says: text(s.map_or("", |s| &s.says)),
            criteria: s.map_or_else(Vec::new, |s| s.criteria.iter().map(|c| text(c)).collect()),
            not_yet: why(&|x| x.strands.contains(code)),
        }
    };
    r.strands = StrandCode::ALL.iter().map(strand).collect();
    let criterion = |(name, says): (&String, &String)| Criterion {
        name: text(name),
        says: text(says),
        not_yet: why(&|x| x.criteria.contains(name)),
    };
    r.criteria = fw.criteria.iter().map(criterion).collect();
    let fail = |(code, c): (&CriticalFail, &RawCriticalFail)| CriticalFailRule {
        code: *code,
        title: text(&c.title),
        downgraded_when_reported: c.downgraded_when_reported,
        reported_as: c.reported_as.clone(),
    };
    r.critical_fails = fw.critical_fails.iter().map(fail).collect();
}

fn rules_of(
    raw: &Raw,
    path: &Arc<str>,
    p: &super::raw::RawPage,
    page: u16,
    outside: &Outside<'_>,
    rules: &mut Vec<Rule>,
    out: &mut Vec<Diagnostic>,
) {
    let Some(text) = raw.texts.get(path) else { return };
    let blanked = tree::for_tree(text);
    let (doc, _) = ron2::ast::parse_document_lossy(&blanked);
    let Some(list) = doc.value.as_ref().and_then(|v| tree::field(v, "rules")) else { return };
    for (n, x) in p.rules.iter().enumerate() {
        let Some(e) = tree::item(list, n) else { continue };
        let mut reader = Reader::new(outside);
        let whenever = x.whenever.as_ref().and_then(|_| tree::field(e, "whenever")).map(some).and_then(|w| reader.trigger(w));
        let require = tree::field(e, "require").and_then(|r| reader.require(r));
        let contained_by =
            x.contained_by.as_ref().and_then(|_| tree::field(e, "contained_by")).map(some).and_then(|c| reader.pattern(c, false));
        // Where the trigger could not be read, nobody knows which names it would have bound.
        let unknown_names = x.whenever.is_some() && whenever.is_none();
        if unknown_names {
            reader.faults.retain(|f| f.code != Code::UnboundName);
        }
        let said = super::passes::holes_of(&x.say).map(|h| ("say", h));
        for (field, hole) in said.chain(super::passes::holes_of(&x.instead).map(|h| ("instead", h))) {
            if !unknown_names && !reader.names.iter().any(|(n, _)| **n == *hole) {
                let place = raw.place(path, &[super::passes::f("rules"), super::passes::i(n), super::passes::f(field)]);
                let d = Diagnostic {
                    code: Code::BadHole,
                    place,
                    message: format!("Nothing fills \"{{{hole}}}\"."),
                    other: None,
                    help: None,
                };
                out.push(d.help("Only names bound in `whenever` can stand in braces."));
            }
        }
        out.extend(reader.faults.into_iter().map(|f| Diagnostic {
            code: f.code,
            place: Place { file: Arc::clone(path), span: f.span },
            message: f.message,
            other: None,
            help: f.help,
        }));
        let Some(require) = require else { continue };
        rules.push(Rule {
            id: x.id.as_str().into(),
            page,
            step: x.step,
            alphabet: require.alphabet(),
            parts: require.parts(),
            times: require.times(),
            whenever,
            require,
            otherwise: x.otherwise,
            aspect: x.aspect,
            say: x.say.as_str().into(),
            instead: x.instead.as_str().into(),
            names: reader.names,
            contained_by,
            everywhere: x.everywhere,
        });
    }
}

/// What stands in `Some(...)`, or the value itself.
fn some<'a, 'b>(e: &'a ron2::ast::Expr<'b>) -> &'a ron2::ast::Expr<'b> {
    match e {
        ron2::ast::Expr::Option(o) => o.value.as_ref().map_or(e, |v| &v.expr),
        other => other,
    }
}

fn scenario(
    path: &Arc<str>,
    s: &RawScenario,
    kinds: &[Kind],
    pages: &[Page],
    raw: &Raw,
    out: &mut Vec<Diagnostic>,
) -> Option<Scenario> {
    let opens = clock_time(&s.opens)?;
    let mut tasks = Vec::new();
    let mut sound = true;
    for (n, t) in s.tasks.iter().enumerate() {
        let model = edit::written_out(&t.model, pages);
        let mut wrong = Vec::new();
        for (name, w) in &t.wrong {
            match edit::wrong_steps(&model, w, pages) {
                Ok(steps) => wrong.push(Wrong {
                    name: name.as_str().into(),
                    steps,
                    variant: w.variant,
                    noticed_by: w.noticed_by.as_str().into(),
                    costs: w.costs,
                }),
                Err(missing) => {
                    let at = [super::passes::f("tasks"), super::passes::i(n), super::passes::f("wrong"), super::passes::k(name)];
                    let message = format!("The model answer has no step {} to edit.", missing.name());
                    let steps: Vec<&str> = model.iter().map(|s| s.name().name()).collect();
                    let d = raw.at(path, &at, Code::UnknownName, message);
                    out.push(d.help(format!("Its steps are: {}.", steps.join(", "))));
                    sound = false;
                }
            }
        }
        tasks.push(Task {
            kind: kinds.iter().position(|k| *k.id == *t.kind).and_then(|i| u16::try_from(i).ok())?,
            arrives: clock_time(&t.arrives)?.checked_sub(opens)?,
            model,
            wrong,
            sheets: t.sheets.keys().cloned().collect(),
            raw: t.clone(),
        });
    }
    if !sound {
        return None;
    }
    tasks.sort_by_key(|t| t.arrives);
    Some(Scenario {
        path: Arc::clone(path),
        title: s.title.as_str().into(),
        level: s.level,
        setting: s.setting.as_str().into(),
        date: s.date.parse().ok()?,
        opens,
        closes: clock_time(&s.closes)?,
        briefing: s.briefing.as_str().into(),
        crowd: s.crowd,
        people: s.people.clone(),
        patients: s.patients.clone(),
        tasks,
    })
}
