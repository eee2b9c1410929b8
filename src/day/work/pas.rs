//! The patient administration system: logging in, locking, searching the master patient index, opening a registration.
//! A list shows its rows' columns, not the records behind them.

use super::super::act::Term;
use super::super::ids::{CROWD, PatientId, PlaceId, TaskId};
use super::super::plan::Plan;
use super::super::refusal::Refusal;
use super::super::state::{Source, State};
use super::super::terms::Session;
use super::super::vocabulary::YesNo;
use super::Desk;
use crate::facts;
use crate::records::{
    Comparison, Date, Field, FieldSet, FieldValue, HospitalNumber, Identity, NhsNumber, Typed, compare, name_matches_search,
};

facts! {
    /// What happened on PAS.
    pub enum Fact {
        /// The trainee logged in.
        Unlocked {
            /// At this terminal.
            place: PlaceId
        },
        /// The trainee locked a screen.
        Locked {
            /// At this terminal.
            place: PlaceId,
            /// Whose session was open.
            session: Session
        },
        /// The index was searched.
        Searched {
            /// Whose session was used.
            session: Session,
            /// How many patients matched.
            hits: u32,
            /// Whether what was typed had been given by the work.
            for_work: YesNo,
            /// Whether a hospital number or NHS number was among the terms.
            by_number: YesNo;
            /// What was typed.
            terms: Vec<Term>,
            /// The rows shown.
            rows: Vec<PatientId>
        },
        /// A registration was opened.
        Opened {
            /// Whose.
            patient: PatientId,
            /// Whose session was used.
            session: Session,
            /// Whether a piece of work that has arrived has to do with them, or the list came from details the work gave.
            for_work: YesNo,
            /// Whether the contact of the work in hand may have what they ask for; nothing without work in hand.
            entitled: Option<YesNo>
        },
        /// Something was entered on the tracking module in a session that is not the trainee's own.
        EnteredIn {
            /// Whose.
            session: Session
        },
    }
}

/// The most rows a list shows.
pub const MOST_ROWS: usize = 12;
const MOST_CONSIDERED: usize = 400;

/// Columns of a row.
#[must_use]
pub fn row_fields() -> FieldSet {
    FieldSet::from_iter([Field::Surname, Field::Forename, Field::DateOfBirth, Field::HospitalNumber])
}

/// Fields of a registration.
#[must_use]
pub fn registration_fields() -> FieldSet {
    row_fields().union(FieldSet::from_iter([
        Field::NhsNumber,
        Field::Address,
        Field::Postcode,
        Field::GpPractice,
        Field::Telephone,
        Field::Alerts,
    ]))
}

/// Logging in.
pub fn unlock(d: &mut Desk<'_>) -> Result<(), Refusal> {
    d.need_place(|p| p.terminal)?;
    match d.state.session_here() {
        Session::Locked => {
            d.state_fact(own_work(d), Fact::Unlocked { place: d.state.place });
            Ok(())
        }
        Session::Own | Session::Colleagues => Err(Refusal::ScreenOpen),
    }
}

/// Locking. A colleague's open session, once locked, is safe.
pub fn lock(d: &mut Desk<'_>) -> Result<(), Refusal> {
    d.need_place(|p| p.terminal)?;
    let session = d.state.session_here();
    if session == Session::Locked {
        return Err(Refusal::ScreenNotOpen);
    }
    let place = d.state.place;
    let left_open = left_open(d, session);
    d.state_fact(left_open.or_else(|| own_work(d)), Fact::Locked { place, session });
    if let Some(t) = left_open {
        super::contact::finish(d, t, super::super::terms::Ending::MadeSafe);
    }
    Ok(())
}

/// The piece of work that the trainee's own session counts for: the one in hand, unless that is a session somebody else left open.
/// What becomes of one's own screen is no part of that.
pub(super) fn own_work(d: &Desk<'_>) -> Option<TaskId> {
    d.state.in_hand.filter(|t| d.plan.task(*t).is_some_and(|p| p.open_session.is_none()))
}

/// The piece of work that a colleague's session left open here is.
fn left_open(d: &Desk<'_>, session: Session) -> Option<TaskId> {
    if session != Session::Colleagues {
        return None;
    }
    let mut open = d.plan.index.open_sessions.iter();
    open.find(|(place, t)| *place == d.state.place && t.0 < d.state.arrived).map(|(_, t)| *t)
}

/// Requires a terminal here with a session open on it; says whose.
pub(super) fn need_session(d: &Desk<'_>) -> Result<Session, Refusal> {
    d.need_place(|p| p.terminal)?;
    match d.state.session_here() {
        Session::Locked => Err(Refusal::ScreenLocked),
        s @ (Session::Own | Session::Colleagues) => Ok(s),
    }
}

/// Requires an open session to enter something in, and states it where that is somebody else's: the log will say they did it.
/// It counts for the work that the open session is, whatever work is in hand.
pub(super) fn enter(d: &mut Desk<'_>) -> Result<(), Refusal> {
    let session = need_session(d)?;
    if session == Session::Colleagues {
        d.state_fact(left_open(d, session), Fact::EnteredIn { session });
    }
    Ok(())
}

/// Searching.
pub fn search(d: &mut Desk<'_>, terms: &[Term]) -> Result<(), Refusal> {
    let session = need_session(d)?;
    let (rows, hits) = find(d.plan, terms).ok_or(Refusal::NothingToSearch)?;
    let for_work = YesNo::from(terms.iter().all(|t| given_by_work(d, t)));
    let by_number = terms.iter().any(|t| matches!(t, Term::HospitalNumber(_) | Term::NhsNumber(_))).into();
    let task = d.state.talk.or(d.state.in_hand);
    d.state_fact(task, Fact::Searched { session, hits, for_work, by_number, terms: terms.to_vec(), rows: rows.clone() });
    for p in rows {
        d.show(task, Source::PasRow(p), row_fields());
    }
    Ok(())
}

/// The rows a search shows (sorted by surname, forename and birth), and how many match in all.
/// `None` when the terms are too few to search by.
#[must_use]
pub fn find(plan: &Plan, terms: &[Term]) -> Option<(Vec<PatientId>, u32)> {
    let long_enough = |s: &str| s.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let surname = terms.iter().position(|t| matches!(t, Term::Surname(s) if long_enough(s)));
    let by_hospital = terms.iter().find_map(|t| if let Term::HospitalNumber(n) = t { Some(*n) } else { None });
    let by_nhs = terms.iter().find_map(|t| if let Term::NhsNumber(n) = t { Some(*n) } else { None });
    let mut wanted: Vec<Wanted> = terms.iter().map(Wanted::of).collect();
    let mut found: Vec<PatientId> = Vec::new();
    let of_crowd = |i: u32| PatientId(CROWD + i);
    if let Some(n) = by_hospital {
        found.extend(plan.index.by_number.get(&n));
        found.extend(plan.crowd.index_of(n).map(of_crowd));
    } else if let Some(n) = by_nhs {
        let first = plan.index.by_nhs_number.partition_point(|(x, _)| *x < n);
        let theirs = plan.index.by_nhs_number.iter().skip(first).take_while(|(x, _)| *x == n);
        found.extend(theirs.map(|(_, p)| *p));
        found.extend(plan.crowd.by_nhs_number(n).map(of_crowd));
    } else if let Some(Wanted::Surname(s)) = surname.map(|at| wanted.swap_remove(at)) {
        // The look-ups find by this one, so it need not be held against each of them again.
        found.extend(plan.index.surnames.found_by(&s).map(PatientId));
        found.extend(plan.crowd.by_surname(&s).take(MOST_CONSIDERED).map(of_crowd));
    } else {
        return None;
    }
    found.retain(|p| wanted.iter().all(|w| w.fits(plan, *p)));
    let hits = u32::try_from(found.len()).unwrap_or(u32::MAX);
    if found.len() > 1 {
        found.sort_by_cached_key(|p| (plan.name_and_birth(*p), plan.number_of(*p)));
    }
    found.truncate(MOST_ROWS);
    Some((found, hits))
}

/// A search term, made ready to be held against many patients.
enum Wanted {
    Surname(Typed),
    Forename(Typed),
    Born(Date),
    Hospital(HospitalNumber),
    Nhs(NhsNumber),
    Postcode(String),
}

impl Wanted {
    fn of(term: &Term) -> Wanted {
        match term {
            Term::Surname(s) => Wanted::Surname(Typed::new(s)),
            Term::Forename(s) => Wanted::Forename(Typed::new(s)),
            Term::DateOfBirth(b) => Wanted::Born(*b),
            Term::HospitalNumber(n) => Wanted::Hospital(*n),
            Term::NhsNumber(n) => Wanted::Nhs(*n),
            Term::Postcode(c) => Wanted::Postcode(squeezed(c)),
        }
    }

    fn fits(&self, plan: &Plan, p: PatientId) -> bool {
        match (self, p.crowd_index()) {
            // Of the crowd only what is asked for is worked out.
            (Wanted::Surname(s), Some(i)) => s.finds(plan.crowd.surname(i)),
            (Wanted::Forename(s), Some(i)) => s.finds(plan.crowd.forename(i)),
            (Wanted::Born(b), Some(i)) => plan.crowd.born(i) == Some(*b),
            (Wanted::Hospital(n), Some(i)) => plan.crowd.number(i) == Some(*n),
            (Wanted::Nhs(n), Some(i)) => plan.crowd.nhs_number(i) == Some(*n),
            _ => plan.identity(p).is_some_and(|p| self.fits_identity(&p)),
        }
    }

    fn fits_identity(&self, p: &Identity) -> bool {
        match self {
            Wanted::Surname(s) => s.finds(&p.surname),
            Wanted::Forename(s) => s.finds(&p.forename),
            Wanted::Born(b) => p.born == *b,
            Wanted::Hospital(n) => p.hospital_number == *n,
            Wanted::Nhs(n) => p.nhs_number == Some(*n),
            Wanted::Postcode(c) => squeezed(&p.postcode) == *c,
        }
    }
}

fn squeezed(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether a term was given by the contact in hand, or stands on a paper of the work in hand or on a cover in hand.
fn given_by_work(d: &Desk<'_>, term: &Term) -> bool {
    let field = term.field();
    let typed = match term {
        Term::Surname(s) | Term::Forename(s) => FieldValue::Name(s.clone()),
        Term::Postcode(s) => FieldValue::Words(s.clone()),
        Term::DateOfBirth(b) => FieldValue::Date(*b),
        Term::HospitalNumber(n) => FieldValue::Hospital(*n),
        Term::NhsNumber(n) => FieldValue::Nhs(*n),
    };
    let same = |source: Source| {
        d.state.has_seen(source, field)
            && d.plan.field_value(d.state, source, field).is_some_and(|v| match (&v, &typed) {
                (FieldValue::Name(whole), FieldValue::Name(part)) => name_matches_search(whole, part),
                _ => compare(&v, &typed) == Comparison::Agrees,
            })
    };
    let task = d.state.talk.or(d.state.in_hand);
    let papers = task.and_then(|t| d.plan.task(t)).map_or(&[][..], |t| t.sheets.as_slice());
    task.is_some_and(|t| same(Source::Contact(t)))
        || papers.iter().any(|s| same(Source::Sheet(*s)))
        || d.state.sheet_hands.iter().any(|s| same(Source::Sheet(*s)))
        || d.state.hands.iter().any(|f| same(Source::Cover(*f)) || same(Source::Spine(*f)))
        || d.state.last_list.iter().any(|p| d.state.last_list_for_work && same(Source::Registration(*p)))
}

/// Opening a registration.
pub fn open(d: &mut Desk<'_>, patient: PatientId) -> Result<(), Refusal> {
    let session = need_session(d)?;
    if !d.state.knows_patient(patient) {
        return Err(Refusal::NotYetSeen);
    }
    let concerned = d.plan.tasks_of.get(patient.index()).is_some_and(|ts| ts.iter().any(|t| t.0 < d.state.arrived));
    let listed = d.state.last_list_for_work && d.state.last_list.contains(&patient);
    let task = d.state.task_of_patient(d.plan, patient);
    let entitled = task.and_then(|t| d.plan.task(t)).map(|t| YesNo::from(t.entitled));
    d.state_fact(task, Fact::Opened { patient, session, for_work: (concerned || listed).into(), entitled });
    d.show(task, Source::Registration(patient), registration_fields());
    let tracer = FieldSet::from_iter([Field::TrackedTo, Field::VolumeNumber, Field::HospitalNumber]);
    for f in d.plan.folders_of(patient) {
        d.show(task, Source::Tracer(f), tracer);
    }
    Ok(())
}

/// Folds a fact of this area.
pub fn fold(state: &mut State, fact: &Fact) {
    match fact {
        Fact::Unlocked { place } => {
            state.sessions.insert(*place, Session::Own);
        }
        Fact::Locked { place, .. } => {
            state.sessions.insert(*place, Session::Locked);
        }
        Fact::Searched { rows, for_work, .. } => {
            state.last_list.clone_from(rows);
            state.last_list_for_work = *for_work == YesNo::Yes;
        }
        Fact::Opened { .. } | Fact::EnteredIn { .. } => {}
    }
}
