//! Attempts in the store: begun, gone on with at the exact fact, stepped back from, closed, read back. Here sessions meet the store;
//! `verify.rs` checks what was kept, `remark.rs` marks it again.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::opened::{OPENED_BY, RESUMED};
use super::summary::{Summary, helped};
use super::{Entry, EntryKind, Keep, KeepFault, Mode, Session, Trouble};
use crate::day::logbook::{pack, pack_act, unpack, unpack_act};
use crate::day::{Act, RULES, Stamped};
use crate::marking::judgement::Timing;
use crate::marking::rubric::Wording;
use crate::progress::{AttemptId, AttemptRow, AttemptStart, EntryKind as RowKind, Log, PersonId, PlayedBy, Store, StoreFault};
use crate::scenario::check::check_played;
use crate::scenario::model::Scenario;
use crate::scenario::{Content, Dealt, TextFile, VariantChoice, deal};

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
    /// Its day is not over, so that there is nothing to mark again.
    #[error("attempt {0} is still open and has no marks yet. Finish it first: records-day resume {0}")]
    NotMarkedYet(String),
    /// It was edited, and what was edited is not to be marked.
    #[error("attempt {attempt} was changed after it was sealed ({what}) and is not marked again")]
    SealBroken {
        /// Which.
        attempt: String,
        /// The first fault found.
        what: String,
    },
    /// The mark scheme and the day do not fit together.
    #[error("attempt {attempt} cannot be marked by this mark scheme: {why}")]
    NotReconciled {
        /// Which.
        attempt: String,
        /// What does not fit.
        why: String,
    },
    /// An assessment is opened by a trainer, and nothing else is.
    #[error("an assessment is opened by a trainer, with a passphrase; practice and shift are not")]
    NotOpened,
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
    /// The trainer who opens it, for an assessment and nothing else.
    pub opened_by: Option<PersonId>,
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
            opened_by: None,
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
    let files = content.manifest(scenario);
    keep_files(store, files.iter().map(|(path, _, text)| (&**path, &**text)))
}

/// Keeps files and their list, in the order given; gives the list's digest.
pub(super) fn keep_files<'f>(store: &Store, files: impl Iterator<Item = (&'f str, &'f str)>) -> Result<String, StoreFault> {
    let mut lines = String::new();
    for (path, text) in files {
        let sha = store.put_content(text.as_bytes())?;
        lines.push_str(&format!("{path} {sha}\n"));
    }
    store.put_content(lines.as_bytes())
}

/// The files of a list that was kept.
pub(super) fn read_manifest(store: &Store, of: &AttemptId, manifest: &str) -> Result<Vec<TextFile>, AttemptFault> {
    let lines = String::from_utf8(store.content(manifest)?).map_err(|e| unreadable(of, &e.to_string()))?;
    let mut files = Vec::new();
    for line in lines.lines() {
        let (path, sha) = line.rsplit_once(' ').ok_or_else(|| unreadable(of, "the list of its files is not one"))?;
        let text = String::from_utf8(store.content(sha)?).map_err(|e| unreadable(of, &e.to_string()))?;
        files.push(TextFile { path: path.into(), text: Ok(text.into()) });
    }
    Ok(files)
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
        if (beginning.mode == Mode::Assessment) != beginning.opened_by.is_some() {
            return Err(AttemptFault::NotOpened);
        }
        let dealt = deal(&content, scenario, beginning.seed, beginning.choice).map_err(AttemptFault::Undealt)?;
        let manifest = keep_manifest(&store, &content, scenario)?;
        let path = Arc::clone(&scenario.path);
        let log = store.begin(start(&path, &manifest, &dealt, &beginning, None, RULES))?;
        let mut a = Attempt::assemble(store, log, content, path, dealt, manifest, beginning);
        if let Some(trainer) = &a.beginning.opened_by {
            let note = format!("{OPENED_BY}{trainer}");
            a.session.note(&note)?;
        }
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
            opened_by: None,
        };
        let scenario = Arc::clone(&dealt.scenario);
        let mut a = Attempt::assemble(Rc::clone(&store), log, content, scenario, dealt, row.manifest.clone(), beginning);
        for e in history(&store, &row.id)? {
            a.session.take_in(&e.facts, e.kind == RowKind::Act);
            let noted = std::str::from_utf8(&e.act).ok().filter(|_| e.kind == RowKind::Note);
            a.pace_tenths = noted.and_then(|n| n.strip_prefix(PACE)?.parse().ok()).unwrap_or(a.pace_tenths);
        }
        if a.session.mode() == Mode::Assessment {
            let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
            a.session.note(&format!("{RESUMED}{now}"))?;
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
        if self.session.mode().runs() && !self.session.day().state().closed && tenths != self.pace_tenths {
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
        // Reading in the manual is no step: what was done before it is taken back.
        let read = |e: &Kept| matches!(unpack_act(&e.act), Ok(Act::LookUp(_)));
        let last = all.iter().rposition(|e| e.kind == RowKind::Act && !read(e)).ok_or(AttemptFault::NothingToTakeBack)?;
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
        let summary = Summary::of(&report, &self.content.rubric, helped(&self.store, &self.id)?).to_json();
        let second = self.session.day().state().now;
        self.session.keep.keep(Entry { kind: EntryKind::End, second, act: None, facts: &[], note: "" })?;
        let digest = self.session.facts_digest();
        let scheme = self.content.rubric.scheme.to_string();
        self.store.close(&mut self.session.keep.log, &digest, &scheme, &marks, &summary)?;
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
    let content = check_played(read_manifest(store, &row.id, &row.manifest)?).content;
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
