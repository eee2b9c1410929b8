//! Attempts in the store: begun, gone on with at the exact fact, stepped back from, closed, verified. Only here sessions meet the store.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::{Entry, EntryKind, Keep, KeepFault, Mode, Session, Trouble};
use crate::day::logbook::{pack, pack_act, unpack, unpack_act};
use crate::day::{Act, Day, RULES, Stamped};
use crate::marking::judgement::Timing;
use crate::marking::rubric::Wording;
use crate::progress::{AttemptId, AttemptRow, AttemptStart, EntryKind as RowKind, Log, PersonId, PlayedBy, Store, StoreFault};
use crate::scenario::model::Scenario;
use crate::scenario::{Content, Dealt, TextFile, VariantChoice, check, deal};

/// Why an attempt cannot be begun, gone on with or shown.
#[derive(Debug, thiserror::Error)]
pub enum AttemptFault {
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// What is stored cannot be read back.
    #[error(
        "attempt {attempt} cannot be read: {why}. The file may have been edited; `records-day replay {attempt} --verify` says where"
    )]
    Unreadable {
        /// Which.
        attempt: String,
        /// Why.
        why: String,
    },
    /// The content it was begun with does not deal.
    #[error("this day cannot be dealt: {0}")]
    Undealt(String),
    /// Somebody stepped back from it, and another goes on in its place.
    #[error("attempt {attempt} was stepped back from. The day goes on as: records-day resume {newest}")]
    SteppedBackFrom {
        /// Which.
        attempt: String,
        /// The attempt that goes on.
        newest: String,
    },
    /// There is nothing to take back.
    #[error("there is nothing to take back yet")]
    NothingToTakeBack,
    /// Something could not be kept.
    #[error(transparent)]
    NotKept(#[from] KeepFault),
}

/// Keeps entries in the store.
#[derive(Debug)]
pub struct InStore {
    store: Rc<Store>,
    log: Log,
}

impl InStore {
    /// The number of the entry kept last.
    #[must_use]
    pub fn last_seq(&self) -> u32 {
        self.log.next_seq.saturating_sub(1)
    }
}

impl Keep for InStore {
    fn keep(&mut self, entry: Entry<'_>) -> Result<(), KeepFault> {
        let kind = match entry.kind {
            EntryKind::Act => RowKind::Act,
            EntryKind::Clock => RowKind::Clock,
            EntryKind::Note => RowKind::Note,
            EntryKind::End => RowKind::End,
        };
        let act = entry.act.map_or_else(|| entry.note.as_bytes().to_vec(), pack_act);
        let facts = pack(entry.facts);
        self.store.append(&mut self.log, kind, entry.second, &act, &facts).map(|_| ()).map_err(|e| KeepFault(e.to_string()))
    }
}

/// What a new attempt is begun with.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// Whose.
    pub person: PersonId,
    /// The seed.
    pub seed: u64,
    /// Which variants.
    pub choice: VariantChoice,
    /// How it is played.
    pub mode: Mode,
    /// Whether time counts.
    pub timing: Timing,
    /// Who plays.
    pub played_by: PlayedBy,
    /// The scripted clerk's name.
    pub clerk: Option<String>,
}

impl Beginning {
    /// A day begun by a person, in variants dealt by the seed; without a seed, in one nobody chose.
    #[must_use]
    pub fn by_person(person: PersonId, mode: Mode, untimed: bool, seed: Option<u64>) -> Beginning {
        Beginning {
            person,
            seed: seed.unwrap_or_else(fresh_seed),
            choice: VariantChoice::Mixed,
            mode,
            timing: if untimed { Timing::Untimed } else { Timing::Timed },
            played_by: PlayedBy::Person,
            clerk: None,
        }
    }
}

/// A seed nobody chose: small enough to read out, different from day to day.
fn fresh_seed() -> u64 {
    u64::from(uuid::Uuid::new_v4().as_u128() as u16) + 1
}

/// Simulated seconds in ten real ones, in a shift, unless somebody chose otherwise.
pub const USUAL_PACE: u32 = 10;

/// How the note begins that tells the pace of a shift.
const PACE: &str = "pace in tenths ";

/// An attempt being played, with everything it was built from.
#[derive(Debug)]
pub struct Attempt {
    /// The store.
    pub store: Rc<Store>,
    /// Its id.
    pub id: AttemptId,
    /// The content it was begun with.
    pub content: Arc<Content>,
    /// The path of its scenario.
    pub scenario: Arc<str>,
    /// The day dealt.
    pub dealt: Dealt,
    /// The choice of variants.
    pub choice: VariantChoice,
    /// The manifest's digest.
    pub manifest: String,
    /// The day being played.
    pub session: Session<InStore>,
    beginning: Beginning,
    pace_tenths: u32,
    closed: bool,
}

/// Keeps the files of a day and their list; gives the list's digest.
fn keep_manifest(store: &Store, content: &Content, scenario: &Scenario) -> Result<String, StoreFault> {
    let mut lines = String::new();
    for (path, sha, text) in content.manifest(scenario) {
        store.put_content(text.as_bytes())?;
        lines.push_str(&format!("{path} {sha}\n"));
    }
    store.put_content(lines.as_bytes())
}

/// The digest of everything a day of a scenario is built from, without keeping it.
#[must_use]
pub fn manifest_digest(content: &Content, scenario: &Scenario) -> String {
    let lines: String = content.manifest(scenario).iter().map(|(path, sha, _)| format!("{path} {sha}\n")).collect();
    blake3::hash(lines.as_bytes()).to_hex().to_string()
}

impl Attempt {
    /// Begins an attempt, and opens its day.
    ///
    /// # Errors
    /// When the day cannot be dealt or kept.
    pub fn begin(store: Rc<Store>, content: Arc<Content>, path: &str, beginning: Beginning) -> Result<Attempt, AttemptFault> {
        let scenario = content.scenario(path).ok_or_else(|| AttemptFault::Undealt(format!("there is no scenario \"{path}\"")))?;
        let dealt = deal(&content, scenario, beginning.seed, beginning.choice).map_err(AttemptFault::Undealt)?;
        let manifest = keep_manifest(&store, &content, scenario)?;
        let path = Arc::clone(&scenario.path);
        let log = store.begin(start(&path, &manifest, &dealt, &beginning, None, RULES))?;
        let mut a = Attempt::assemble(store, log, content, path, dealt, manifest, beginning);
        a.session.begin()?;
        Ok(a)
    }

    fn assemble(
        store: Rc<Store>,
        log: Log,
        content: Arc<Content>,
        scenario: Arc<str>,
        dealt: Dealt,
        manifest: String,
        beginning: Beginning,
    ) -> Attempt {
        let id = log.attempt.clone();
        let keep = InStore { store: Rc::clone(&store), log };
        let session = Session::new(Arc::clone(&dealt.plan), Arc::clone(&content.rubric), beginning.mode, beginning.timing, keep);
        Attempt {
            store,
            id,
            content,
            scenario,
            dealt,
            choice: beginning.choice,
            manifest,
            session,
            beginning,
            pace_tenths: USUAL_PACE,
            closed: false,
        }
    }

    /// Goes on with an attempt at the exact fact.
    ///
    /// # Errors
    /// When it is closed, or cannot be read back.
    pub fn resume(store: Rc<Store>, id: &str) -> Result<Attempt, AttemptFault> {
        let row = store.attempt(id)?;
        if let Some(newest) = &row.goes_on_as {
            return Err(AttemptFault::SteppedBackFrom { attempt: row.id.to_string(), newest: newest.to_string() });
        }
        let log = store.reopen(&row.id)?;
        let (content, dealt) = rebuild(&store, &row)?;
        let beginning = Beginning {
            person: row.person.clone(),
            seed: row.seed,
            choice: choice_named(&row.variant),
            mode: mode_named(&row.mode),
            timing: if row.untimed { Timing::Untimed } else { Timing::Timed },
            played_by: row.played_by,
            clerk: row.clerk.clone(),
        };
        let scenario = Arc::clone(&dealt.scenario);
        let mut a = Attempt::assemble(Rc::clone(&store), log, content, scenario, dealt, row.manifest.clone(), beginning);
        for e in history(&store, &row.id)? {
            a.session.take_in(&e.facts, e.kind == RowKind::Act);
            let noted = std::str::from_utf8(&e.act).ok().filter(|_| e.kind == RowKind::Note);
            a.pace_tenths = noted.and_then(|n| n.strip_prefix(PACE)?.parse().ok()).unwrap_or(a.pace_tenths);
        }
        // What the clock owed when it was cut off comes now.
        let now = a.session.day().state().now;
        a.session.pass_to(now)?;
        Ok(a)
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.content.scenarios.iter().find(|s| s.path == self.scenario)
    }

    /// How fast the clock of a shift runs, in tenths of real time.
    #[must_use]
    pub fn pace_tenths(&self) -> u32 {
        self.pace_tenths
    }

    /// Sets how fast the clock of a shift runs. Kept as a note, so that the attempt is gone on with as it was played.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn set_pace(&mut self, tenths: u32) -> Result<(), KeepFault> {
        if self.session.mode() == Mode::Shift && !self.session.day().state().closed && tenths != self.pace_tenths {
            self.session.note(&format!("{PACE}{tenths}"))?;
        }
        self.pace_tenths = tenths;
        Ok(())
    }

    /// Plays an act.
    ///
    /// # Errors
    /// A refusal, or a failure to keep.
    pub fn ask(&mut self, act: &Act) -> Result<(), Trouble> {
        self.session.ask(act)
    }

    /// Takes the last act back: a new attempt begins before it. What was done stays on record.
    ///
    /// # Errors
    /// When there is nothing to take back, or it cannot be kept.
    pub fn step_back(&mut self) -> Result<Act, AttemptFault> {
        let all = history(&self.store, &self.id)?;
        let last = all.iter().rposition(|e| e.kind == RowKind::Act).ok_or(AttemptFault::NothingToTakeBack)?;
        let (Some(e), before) = (all.get(last), all.get(..last).unwrap_or_default()) else {
            return Err(AttemptFault::NothingToTakeBack);
        };
        let act = unpack_act(&e.act).map_err(|w| unreadable(&self.id, &w.to_string()))?;
        let parent = before.last().map_or((e.attempt.clone(), e.seq.saturating_sub(1)), |p| (p.attempt.clone(), p.seq));
        let rules = self.store.attempt(parent.0.as_str())?.rules; // What came before was played by these.
        let log = self.store.begin(start(&self.scenario, &self.manifest, &self.dealt, &self.beginning, Some(parent), rules))?;
        let fresh = Attempt::assemble(
            Rc::clone(&self.store),
            log,
            Arc::clone(&self.content),
            Arc::clone(&self.scenario),
            self.dealt.clone(),
            self.manifest.clone(),
            self.beginning.clone(),
        );
        *self = fresh;
        for e in before {
            self.session.take_in(&e.facts, e.kind == RowKind::Act);
        }
        Ok(act)
    }

    /// Closes the attempt once its day is closed: the marks and their seal are kept. Does nothing before, or twice.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn close(&mut self, wording: &dyn Wording) -> Result<(), AttemptFault> {
        if self.closed || !self.session.day().state().closed {
            return Ok(());
        }
        let report = self.session.report(wording);
        let marks = serde_json::to_string(&report).unwrap_or_default();
        let summary = serde_json::json!({
            "result": report.result(), "earned": report.marks.earned, "available": report.marks.available,
            "ended": report.ended, "dealt": report.dealt, "strands": report.strands,
        });
        let second = self.session.day().state().now;
        self.session.keep.keep(Entry { kind: EntryKind::End, second, act: None, facts: &[], note: "" })?;
        let (digest, scheme) = (self.session.facts_digest(), self.content.rubric.scheme.to_string());
        self.store.close(&mut self.session.keep.log, &digest, &scheme, &marks, &summary.to_string())?;
        self.closed = true;
        Ok(())
    }
}

fn start(path: &str, manifest: &str, dealt: &Dealt, b: &Beginning, parent: Option<(AttemptId, u32)>, rules: u32) -> AttemptStart {
    let variants: BTreeMap<&str, &str> = dealt.variants.iter().map(|(k, v)| (k.as_str(), v.name())).collect();
    AttemptStart {
        person: b.person.clone(),
        scenario: path.to_owned(),
        manifest: manifest.to_owned(),
        seed: b.seed,
        variant: b.choice.name().to_lowercase(),
        variants_json: serde_json::to_string(&variants).unwrap_or_default(),
        mode: b.mode.name().to_lowercase(),
        untimed: b.timing == Timing::Untimed,
        played_by: b.played_by,
        clerk: b.clerk.clone(),
        rules,
        parent,
    }
}

fn unreadable(id: &AttemptId, why: &str) -> AttemptFault {
    AttemptFault::Unreadable { attempt: id.to_string(), why: why.to_owned() }
}

/// A choice of variants by its word.
#[must_use]
pub fn choice_named(word: &str) -> VariantChoice {
    VariantChoice::ALL.iter().copied().find(|c| c.name().eq_ignore_ascii_case(word)).unwrap_or(VariantChoice::Mixed)
}

/// A mode by its word.
#[must_use]
pub fn mode_named(word: &str) -> Mode {
    Mode::ALL.iter().copied().find(|m| m.name().eq_ignore_ascii_case(word)).unwrap_or(Mode::Practice)
}

/// The content and the day of a stored attempt, from what the store holds.
///
/// # Errors
/// When something of it is missing or does not deal.
pub fn rebuild(store: &Store, row: &AttemptRow) -> Result<(Arc<Content>, Dealt), AttemptFault> {
    let lines = store.content(&row.manifest)?;
    let lines = String::from_utf8(lines).map_err(|e| unreadable(&row.id, &e.to_string()))?;
    let mut files = Vec::new();
    for line in lines.lines() {
        let (path, sha) = line.rsplit_once(' ').ok_or_else(|| unreadable(&row.id, "the list of its files is not one"))?;
        let text = String::from_utf8(store.content(sha)?).map_err(|e| unreadable(&row.id, &e.to_string()))?;
        files.push(TextFile { path: path.into(), text: Ok(text.into()) });
    }
    let content = check(files).content;
    let scenario = content
        .scenarios
        .iter()
        .find(|s| *s.path == *row.scenario)
        .ok_or_else(|| unreadable(&row.id, "its scenario is not as it was"))?;
    let dealt = deal(&content, scenario, row.seed, choice_named(&row.variant)).map_err(AttemptFault::Undealt)?;
    Ok((Arc::new(content), dealt))
}

/// One entry read back.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The attempt it belongs to: this one, or one it was stepped back from.
    pub attempt: AttemptId,
    /// Its number.
    pub seq: u32,
    /// Seconds since the day opened.
    pub second: u32,
    /// What it tells.
    pub kind: RowKind,
    /// The act's bytes, or the note's.
    pub act: Vec<u8>,
    /// The facts.
    pub facts: Vec<Stamped>,
}

/// Every entry that leads to the end of an attempt, those of the attempts it was stepped back from first.
///
/// # Errors
/// When something cannot be read back.
pub fn history(store: &Store, id: &AttemptId) -> Result<Vec<Kept>, AttemptFault> {
    let mut out = Vec::new();
    let mut take = |attempt: &AttemptId, upto: Option<u32>| -> Result<(), AttemptFault> {
        for e in store.entries(attempt)? {
            if upto.is_none_or(|u| e.seq <= u) {
                let facts = unpack(&e.facts).map_err(|w| unreadable(attempt, &format!("entry {}: {w}", e.seq)))?;
                out.push(Kept { attempt: attempt.clone(), seq: e.seq, second: e.second, kind: e.kind, act: e.act, facts });
            }
        }
        Ok(())
    };
    for (ancestor, upto) in store.lineage(id)? {
        if ancestor != *id {
            take(&ancestor, Some(upto))?;
        }
    }
    take(id, None)?;
    Ok(out)
}

/// What verifying an attempt found: three lines, each kept or not, with why.
#[derive(Debug, Clone)]
pub struct Verified {
    /// Chain and stored facts agree.
    pub sealed: Result<String, String>,
    /// The stored facts under the stored mark scheme give the stored marks. `None` while the day is open.
    pub marked_alike: Option<Result<String, String>>,
    /// The acts give the same facts. `None` when the attempt was played by other rules than this program's.
    pub re_derived: Option<Result<String, String>>,
}

/// Verifies a stored attempt.
///
/// # Errors
/// When the store cannot be read at all.
pub fn verify(store: &Store, id: &str, wording: &dyn Fn(&Dealt) -> Box<dyn Wording>) -> Result<Verified, AttemptFault> {
    let row = store.attempt(id)?;
    let seal = store.verify_seal(&row.id)?;
    let sealed = if seal.ok() {
        Ok("the chain and the stored facts agree".to_owned())
    } else {
        Err(seal.faults.iter().map(|f| format!("{}.{}: {}", f.table, f.column, f.what)).collect::<Vec<_>>().join("; "))
    };
    let read = rebuild(store, &row).and_then(|built| history(store, &row.id).map(|entries| (built, entries)));
    let ((content, dealt), entries) = match read {
        Ok(x) => x,
        Err(e) => {
            let why = e.to_string();
            return Ok(Verified { sealed, marked_alike: Some(Err(why.clone())), re_derived: Some(Err(why)) });
        }
    };
    let timing = if row.untimed { Timing::Untimed } else { Timing::Timed };
    let mut s = Session::new(Arc::clone(&dealt.plan), Arc::clone(&content.rubric), mode_named(&row.mode), timing, super::NotKept);
    for e in &entries {
        s.take_in(&e.facts, e.kind == RowKind::Act);
    }
    let words = wording(&dealt);
    let now = serde_json::to_string(&s.report(&*words)).unwrap_or_default();
    let marked_alike = store.mark_sets(&row.id)?.first().map(|set| marks_agree(&set.marks_json, &now));
    let re_derived = (row.rules == RULES).then(|| derive(&dealt, &entries));
    Ok(Verified { sealed, marked_alike, re_derived })
}

fn marks_agree(stored: &str, now: &str) -> Result<String, String> {
    let parse =
        |s: &str| serde_json::from_str::<serde_json::Value>(s).map_err(|e| format!("the stored marks cannot be read: {e}"));
    let (a, b) = (parse(stored)?, parse(now)?);
    if a == b {
        return Ok("the stored facts under the stored mark scheme give the stored marks".into());
    }
    let differs = a
        .as_object()
        .and_then(|o| o.iter().find(|(k, v)| b.get(k.as_str()) != Some(*v)).map(|(k, _)| k.clone()))
        .unwrap_or_else(|| "marks".into());
    Err(format!("the stored marks differ in \"{differs}\""))
}

fn derive(dealt: &Dealt, entries: &[Kept]) -> Result<String, String> {
    let mut day = Day::open(Arc::clone(&dealt.plan));
    for e in entries {
        let facts = match e.kind {
            RowKind::Act => {
                let act = unpack_act(&e.act).map_err(|w| format!("entry {}: the act cannot be read: {w}", e.seq))?;
                day.decide(&act).map_err(|r| format!("entry {}: the act would be refused now ({r:?})", e.seq))?
            }
            RowKind::Clock => day.due(e.second),
            RowKind::Note | RowKind::End => Vec::new(),
        };
        if facts != e.facts {
            return Err(format!("entry {}: other facts follow", e.seq));
        }
        day.fold(&facts);
    }
    Ok("the acts give the same facts".into())
}
