//! From typed words to things: places, roles, fields and the closed lists by name, forgivingly, with near misses. Pure.

use crate::day::terms::{Carrier, Ending, Incident, Offer, Telling, Tray, Via};
use crate::day::{FolderId, PageId, PatientId, PlaceId, RoleId, SheetId, Source, TaskId};
use crate::marking::rubric::Page;
use crate::records::{Field, FolderKind, HospitalNumber, Section};
use crate::wording::kebab;

use super::parse::{Misread, What};
use crate::seat::Known;

/// Small letters, figures and single spaces; a leading `the` falls away.
#[must_use]
pub fn folded(s: &str) -> String {
    let spaced: String = s.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    match words.as_slice() {
        ["the" | "your" | "my" | "an", rest @ ..] if !rest.is_empty() => rest.join(" "),
        all => all.join(" "),
    }
}

/// The one thing that was meant: by its exact name, else by the beginnings of its words.
///
/// # Errors
/// Names that could have been meant: several that fit, or those spelt nearly so.
pub fn find<T: Copy + PartialEq>(what: What, typed: &str, list: &[(String, T)]) -> Result<T, Misread> {
    let want = folded(typed);
    if want.is_empty() {
        return Err(Misread::Missing { what });
    }
    if let Some((_, t)) = list.iter().find(|(n, _)| folded(n) == want) {
        return Ok(*t);
    }
    // `name of the patient` names what `patient name` does.
    const FILLING: &[&str] = &["of", "the", "for", "their", "his", "her", "a", "an", "s", "please"];
    let wanted: Vec<&str> = want.split(' ').filter(|w| !FILLING.contains(w)).collect();
    let begin = |wanted: &[&str]| -> Vec<&(String, T)> {
        let begins = |name: &str| {
            let name = folded(name);
            !wanted.is_empty() && wanted.iter().all(|w| name.split(' ').any(|n| n.starts_with(w)))
        };
        list.iter().filter(|(n, _)| begins(n)).collect()
    };
    let mut fits = begin(&wanted);
    if fits.is_empty() {
        // `the patient's surname` is the surname.
        const WHOSE: &[&str] = &["patient", "patients", "caller", "callers", "visitor", "visitors"];
        let what: Vec<&str> = wanted.iter().copied().filter(|w| !WHOSE.contains(w)).collect();
        fits = begin(&what);
    }
    match fits.as_slice() {
        [] => {}
        [(_, first), rest @ ..] if rest.iter().all(|(_, t)| t == first) => return Ok(*first),
        several => {
            let mut like: Vec<String> = Vec::new();
            let mut seen: Vec<T> = Vec::new();
            for (n, t) in several {
                if !seen.contains(t) {
                    seen.push(*t);
                    like.push(n.clone());
                }
            }
            return Err(Misread::Several { typed: typed.to_owned(), like });
        }
    }
    Err(Misread::NotFound { what, typed: typed.to_owned(), near: near(&want, list.iter().map(|(n, _)| n.as_str())) })
}

/// Names spelt nearly as typed, best first, three at most.
pub fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    // One letter is near to any other: it would suggest nonsense.
    let mut close: Vec<(usize, &str)> = names
        .filter(|n| n.chars().count() > 1 && typed.chars().count() > 1)
        .map(|n| (strsim::osa_distance(&folded(n), typed), n))
        .filter(|(d, n)| {
            // Two slips in a short word make another word, as three do in a longer one.
            let slips = match n.len().min(typed.len()) {
                0..=5 => 1,
                6..=11 => 2,
                long => 1 + long / 4,
            };
            *d <= slips
        })
        .collect();
    close.sort();
    let mut seen: Vec<String> = Vec::new();
    close.retain(|(_, n)| {
        let plain = folded(n);
        let is_new = !seen.contains(&plain);
        seen.push(plain);
        is_new
    });
    close.into_iter().take(3).map(|(_, n)| n.to_owned()).collect()
}

/// A closed list by the names that can be typed: its own spelling, then the words of the language.
macro_rules! by_name {
    ($($(#[$doc:meta])* $fn:ident, $ty:ty, $what:ident, $family:literal, [$(($alias:literal, $variant:ident)),* $(,)?];)*) => {
        impl Known<'_> {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// When nothing or several fit.
            pub fn $fn(&self, typed: &str) -> Result<$ty, Misread> {
                let mut list: Vec<(String, $ty)> = vec![$(($alias.to_owned(), <$ty>::$variant)),*];
                for it in <$ty>::ALL {
                    list.push((plain(it.name()), *it));
                }
                let exact = list.iter().find(|(n, _)| folded(n) == folded(typed)).map(|(_, t)| *t);
                if let Some(t) = exact {
                    return Ok(t);
                }
                for it in <$ty>::ALL {
                    list.push((self.words.one_of($family, it.name()), *it));
                }
                find(What::$what, typed, &list)
            }
        )*}
    };
}

by_name! {
    /// A field.
    field, Field, Field, "field", [
        ("dob", DateOfBirth), ("born", DateOfBirth), ("birth", DateOfBirth), ("name", CallerName), ("who", CallerName),
        ("role", CallerRole), ("job", CallerRole), ("number", HospitalNumber), ("hospital no", HospitalNumber), ("nhs", NhsNumber),
        ("patient name", Surname), ("last name", Surname), ("family name", Surname), ("first name", Forename), ("gp", GpPractice),
        ("volume", VolumeNumber), ("ext", Extension), ("where from", Workplace), ("ward", Workplace), ("department", Workplace),
        ("why", Purpose), ("reason", Purpose), ("when", NeededBy), ("notes", WhichNotes), ("which", WhichNotes),
        ("consent", Authority), ("phone", Telephone), ("kind", SheetKind), ("initials", SeenBy), ("tracking", TrackedTo),
    ];
    /// A section.
    section, Section, Section, "section", [
        ("0", Front), ("1", Registration), ("2", Correspondence), ("3", History), ("4", InpatientEpisodes), ("5", Operations),
        ("6", Results), ("7", Charts), ("8", Therapies), ("9", MaternityAndChild), ("10", LegalAndSpecial), ("letters", Correspondence),
    ];
    /// Something to tell.
    telling, Telling, Telling, "telling", [
        ("sent", VolumesSent), ("expect", WhenToExpect), ("when", WhenToExpect), ("tracing", StillTracing),
        ("disagree", DetailsDoNotAgree), ("next", WhatHappensNext), ("where", WhereNotesAre), ("sorry", Apology),
        ("apologise", Apology), ("patient here", Attendance), ("record", Clinical),
    ];
    /// Something to offer.
    offer, Offer, Offer, "offer", [("pals", AdviceService), ("gp", OwnGpPractice), ("room", PrivateRoom), ("secretary", ClinicalTeam), ("communications", PressOffice)];
    /// A way of making sure.
    via, Via, Via, "via", [("given", NumberGiven)];
    /// A carrier.
    carrier, Carrier, Carrier, "carrier", [("hand", ByHand), ("post", InternalPost), ("envelope", TransitEnvelope)];
    /// A tray or bin.
    tray, Tray, Tray, "tray", [("bin", OrdinaryBin), ("waste", ConfidentialWaste), ("sender", BackToSender), ("secretary", ConsultantSecretary)];
    /// An incident.
    incident, Incident, Incident, "incident", [];
}

/// `DateOfBirth` → `date of birth`.
#[must_use]
pub fn plain(name: &str) -> String {
    kebab(name).replace('-', " ")
}

impl Known<'_> {
    /// Whether what was typed is the short name of something of another sort than the one wanted.
    fn other_sort(&self, typed: &str, wanted: What) -> Result<(), Misread> {
        let h = self.handles;
        let is = [
            (What::Folder, h.typed_folder(typed).is_some()),
            (What::Sheet, h.typed_sheet(typed).is_some()),
            (What::Patient, h.typed_patient(typed).is_some()),
            (What::Task, h.typed_task(typed).is_some()),
        ];
        match is.into_iter().find(|(what, yes)| *yes && *what != wanted) {
            Some((is, _)) => Err(Misread::OtherSort { typed: typed.to_owned(), is, wanted }),
            None => Ok(()),
        }
    }

    /// A place by its id or name.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn place(&self, typed: &str) -> Result<PlaceId, Misread> {
        let places = || (0u8..).map(PlaceId).zip(&self.plan.setting.places);
        let mut list: Vec<(String, PlaceId)> = places().map(|(i, p)| (p.id.to_string(), i)).collect();
        list.extend(places().map(|(i, p)| (p.name.to_string(), i)));
        find(What::Place, typed, &list)
    }

    /// A role by its id, name or extension.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn role(&self, typed: &str) -> Result<RoleId, Misread> {
        let roles = || (0u8..).map(RoleId).zip(&self.plan.setting.roles);
        let mut list: Vec<(String, RoleId)> = roles().map(|(i, r)| (r.id.to_string(), i)).collect();
        list.extend(roles().map(|(i, r)| (r.name.to_string(), i)));
        list.extend(roles().map(|(i, r)| (r.extension.to_string(), i)));
        find(What::Role, typed, &list)
    }

    /// A page of the manual by its number, its id or words of its title.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn page(&self, typed: &str) -> Result<PageId, Misread> {
        let place = |p: &Page| self.plan.pages.iter().position(|x| *x == p.id).and_then(|i| u16::try_from(i).ok()).map(PageId);
        let by_number = typed.parse::<usize>().ok().and_then(|n| self.pages.get(n.checked_sub(1)?));
        if let Some(p) = by_number.and_then(place) {
            return Ok(p);
        }
        let ids = self.pages.iter().filter_map(|p| Some((p.id.to_string(), place(p)?)));
        let titles = self.pages.iter().filter_map(|p| Some((p.title.to_string(), place(p)?)));
        let list: Vec<(String, PageId)> = ids.chain(titles).collect();
        find(What::Page, typed.trim_end_matches(" page"), &list)
    }

    /// A folder: `f1`, `it` for the only one in hand, or its number, with `v2` for the volume.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn folder(&self, typed: &str) -> Result<FolderId, Misread> {
        if let Some(f) = self.handles.typed_folder(typed) {
            return Ok(f);
        }
        if let (true, [only]) = (matches!(typed, "" | "it" | "this"), self.state.hands.as_slice()) {
            return Ok(*only);
        }
        self.other_sort(typed, What::Folder)?;
        if matches!(folded(typed).as_str(), "all" | "both" | "everything" | "them" | "them all") {
            return Err(Misread::OneAtATime);
        }
        if self.handles.folders.is_empty() {
            return Err(Misread::NoneYet { what: What::Folder });
        }
        let (number, volume) = typed.split_once(" v").map_or((typed, None), |(n, v)| (n, Some(v)));
        let list: Vec<(String, FolderId)> = match HospitalNumber::parse(number) {
            Err(_) => Vec::new(),
            Ok(n) => self
                .handles
                .folders
                .iter()
                .filter(|f| self.plan.owner(**f).and_then(|p| self.plan.number_of(p)) == Some(n))
                .map(|f| (format!("{} {}", self.handles.folder(*f), self.words.folder(self.plan, *f)), *f))
                .collect(),
        };
        match (list.as_slice(), volume) {
            ([(_, only)], _) => Ok(*only),
            ([], _) if typed.is_empty() => Err(Misread::Missing { what: What::Folder }),
            ([], _) => Err(Misread::NotFound { what: What::Folder, typed: typed.to_owned(), near: Vec::new() }),
            (several, Some(v)) => {
                let v = v.trim_start_matches("olume").trim_start_matches("ol").trim().parse::<u8>().ok();
                let is_it =
                    |f: FolderId| matches!(self.plan.folder_kind(f), FolderKind::Volume { number, .. } if Some(number) == v);
                several.iter().find(|(_, f)| is_it(*f)).map(|(_, f)| *f).ok_or(Misread::NotFound {
                    what: What::Folder,
                    typed: typed.to_owned(),
                    near: several.iter().map(|(n, _)| n.clone()).collect(),
                })
            }
            (several, None) => {
                Err(Misread::Several { typed: typed.to_owned(), like: several.iter().map(|(n, _)| n.clone()).collect() })
            }
        }
    }

    /// A paper: `s1`, `it` for the only one in hand, or its kind.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn sheet(&self, typed: &str) -> Result<SheetId, Misread> {
        if let Some(s) = self.handles.typed_sheet(typed) {
            return Ok(s);
        }
        if let (true, [only]) = (matches!(typed, "" | "it" | "this"), self.state.sheet_hands.as_slice()) {
            return Ok(*only);
        }
        self.other_sort(typed, What::Sheet)?;
        if self.handles.sheets.is_empty() {
            return Err(Misread::NoneYet { what: What::Sheet });
        }
        let name = |s: &SheetId| (format!("{} {}", self.handles.sheet(*s), self.words.sheet(self.plan, self.state, *s)), *s);
        let list: Vec<(String, SheetId)> = self.handles.sheets.iter().map(name).collect();
        find(What::Sheet, typed, &list)
    }

    /// A patient: `p1`, or a name among those listed.
    ///
    /// # Errors
    /// When nothing or several fit.
    pub fn patient(&self, typed: &str) -> Result<PatientId, Misread> {
        if let Some(p) = self.handles.typed_patient(typed) {
            return Ok(p);
        }
        if let (true, [only]) = (typed.is_empty(), self.state.last_list.as_slice()) {
            return Ok(*only);
        }
        self.other_sort(typed, What::Patient)?;
        if self.handles.patients.is_empty() {
            return Err(Misread::NoneYet { what: What::Patient });
        }
        let name = |p: &PatientId| (format!("{} {}", self.handles.patient(*p), self.words.patient(self.plan, *p)), *p);
        let list: Vec<(String, PatientId)> = self.handles.patients.iter().map(name).collect();
        find(What::Patient, typed, &list)
    }

    /// The piece of work meant when none was typed: the talk that is on, else the one in hand, else the only open one.
    ///
    /// # Errors
    /// When several could be meant, or none is.
    pub fn task_meant(&self) -> Result<TaskId, Misread> {
        let open = |t: &TaskId| self.state.task(*t).attended.is_some() && self.state.task(*t).ended.is_none();
        if let Some(t) = self.state.talk.or(self.state.in_hand.filter(|t| self.handles.tasks.contains(t) && open(t))) {
            return Ok(t);
        }
        let all: Vec<TaskId> = self.handles.tasks.iter().copied().filter(open).collect();
        match all.as_slice() {
            [only] => Ok(*only),
            [] => self.lately().ok_or(Misread::NoWork),
            several => {
                let like = several.iter().map(|t| self.task_name(*t)).collect();
                Err(Misread::WhichWork { like })
            }
        }
    }

    /// The piece of work last worked on, ended or not: what one rings, passes on and reports about.
    fn lately(&self) -> Option<TaskId> {
        // A session that was locked at once needed no closer look.
        let known = |t: TaskId| self.state.task(t).attended.is_some() || self.state.task(t).ended == Some(Ending::MadeSafe);
        self.state.in_hand.filter(|t| self.handles.tasks.contains(t) && known(*t))
    }

    /// The piece of work meant by what is done after a talk: the talk that is on, else the one last worked on.
    ///
    /// # Errors
    /// As [`Self::task_meant`].
    pub fn task_followed_up(&self) -> Result<TaskId, Misread> {
        match self.state.talk.or_else(|| self.lately()) {
            Some(t) => Ok(t),
            None => self.task_meant(),
        }
    }

    /// A piece of work with its number: `2 e-mail`.
    #[must_use]
    pub fn task_name(&self, t: TaskId) -> String {
        format!("{} {}", self.handles.task(t), self.words.task(self.plan, self.state, t))
    }

    /// Where a field of a folder has been read: cover before spine before tracking.
    #[must_use]
    pub fn folder_source(&self, f: FolderId, field: Option<Field>) -> Source {
        let all = [Source::Cover(f), Source::Spine(f), Source::Tracer(f)];
        let seen = |s: &&Source| match field {
            Some(x) => self.state.has_seen(**s, x),
            None => self.state.seen.has(**s),
        };
        all.iter().find(seen).copied().unwrap_or(Source::Cover(f))
    }

    /// Where a patient's details have been read: registration before list.
    #[must_use]
    pub fn patient_source(&self, p: PatientId) -> Source {
        let r = Source::Registration(p);
        if self.state.seen.has(r) { r } else { Source::PasRow(p) }
    }
}
