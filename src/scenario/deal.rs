//! Dealing: a scenario, a seed and a choice of variants become a plan. Authored people come first; the crowd keeps clear of them.
//! The same three give the same plan, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::content::Content;
use super::model::{Scenario, Task};
use super::people::{Registered, register};
use super::raw::{RawDue, RawLabel, RawPerson, RawSheet, RawSlip, RawVariant, RawWants, Variant};
use crate::day::chance::Stream;
use crate::day::crowd::Crowd;
use crate::day::ids::{FolderId, PatientId, PersonId, PlaceId, SheetId, TaskId};
use crate::day::plan::{FolderSpot, Index, Person, Plan, Setting, Sheet, SheetSpot, TaskPlan};
use crate::day::terms::{Channel, Feeling, Line};
use crate::records::dates::{day_month_swapped, show};
use crate::records::{Date, Field, FieldSet, FieldValue, HospitalNumber, Identity, Label, Section, Text};
use crate::words;

words! {
    /// Which variants are dealt.
    pub enum VariantChoice {
        /// The seed deals them like cards, never all alike where there are three dilemmas or more.
        Mixed,
        /// Every dilemma without its trap.
        Straight,
        /// Every dilemma with its trap.
        Trap,
        /// Every dilemma reversed.
        Reversed,
    }
}

/// A plan, with which variant each dilemma was dealt.
#[derive(Debug, Clone)]
pub struct Dealt {
    /// The day.
    pub plan: Arc<Plan>,
    /// Task id to variant.
    pub variants: BTreeMap<String, Variant>,
    /// The path of the scenario it was dealt from; its tasks stand in the plan in the same order.
    pub scenario: Arc<str>,
}

/// Deals a day.
///
/// # Errors
/// When the content lacks what the scenario needs; checked content never does.
pub fn deal(content: &Content, scenario: &Scenario, seed: u64, choice: VariantChoice) -> Result<Dealt, String> {
    let setting = content
        .settings
        .get(&*scenario.setting)
        .ok_or_else(|| format!("the setting \"{}\" is missing", scenario.setting))?
        .setting
        .clone();
    let variants = variants(scenario, seed, choice);
    let mut registered = register(content, scenario, &setting, seed);
    let people = people(scenario, &setting, &registered);
    let keep_clear: Vec<HospitalNumber> = registered
        .patients
        .iter()
        .flat_map(|p| {
            let n = p.identity.hospital_number;
            std::iter::once(n).chain(n.swapped_pairs()).chain(n.look_alikes())
        })
        .collect();
    let crowd = Crowd::new(seed, scenario.crowd, Arc::clone(&content.names), &keep_clear);
    let mut sheets = Vec::new();
    let mut tasks = Vec::new();
    for t in &scenario.tasks {
        let chosen = variants.get(&t.raw.id).and_then(|v| t.raw.variants.get(v));
        let none = RawVariant::default();
        let dealer =
            Dealer { content, scenario, setting: &setting, people: &people, seed, task: t, variant: chosen.unwrap_or(&none) };
        let plan =
            dealer.task(&mut registered, &mut sheets).ok_or_else(|| format!("the task \"{}\" cannot be dealt", t.raw.id))?;
        tasks.push(plan);
    }
    let mut tasks_of = vec![Vec::new(); registered.patients.len()];
    for (id, t) in (0u16..).map(TaskId).zip(&tasks) {
        for p in &t.concerns {
            if let Some(list) = tasks_of.get_mut(p.index()) {
                list.push(id);
            }
        }
    }
    let index = Index::of(&setting, &registered.patients, &sheets, &tasks);
    let plan = Plan {
        index,
        date: scenario.date,
        opens: scenario.opens,
        closes: scenario.closes - scenario.opens,
        seed,
        setting,
        people,
        patients: registered.patients,
        folders: registered.folders,
        sheets,
        tasks,
        tasks_of,
        crowd,
        pages: content.pages.iter().map(|p| p.id.clone()).collect(),
    };
    Ok(Dealt { plan: Arc::new(plan), variants, scenario: Arc::clone(&scenario.path) })
}

fn variants(scenario: &Scenario, seed: u64, choice: VariantChoice) -> BTreeMap<String, Variant> {
    let dilemmas: Vec<&Task> = scenario.tasks.iter().filter(|t| t.is_dilemma()).collect();
    let fixed = match choice {
        VariantChoice::Mixed => None,
        VariantChoice::Straight => Some(Variant::Straight),
        VariantChoice::Trap => Some(Variant::Trap),
        VariantChoice::Reversed => Some(Variant::Reversed),
    };
    // Like cards: the pack holds each variant equally often, so three dilemmas or more are never all alike.
    let mut pack: Vec<Variant> = Variant::ALL.iter().copied().cycle().take(dilemmas.len().next_multiple_of(3)).collect();
    Stream::new(seed, "variants").shuffle(&mut pack);
    if dilemmas.len() >= 3 && pack.iter().take(dilemmas.len()).all(|v| Some(v) == pack.first()) {
        pack.reverse();
    }
    dilemmas.iter().zip(pack).map(|(t, v)| (t.raw.id.clone(), fixed.unwrap_or(v))).collect()
}

fn people(scenario: &Scenario, setting: &Setting, registered: &Registered) -> Vec<Person> {
    scenario
        .people
        .values()
        .map(|p| match p {
            RawPerson::Staff { name, role, place } => {
                Person { name: name.as_str().into(), role: role.as_str().into(), workplace: place_named(setting, place) }
            }
            RawPerson::Outsider { name, role, from } => Person {
                name: name.as_str().into(),
                role: from.as_ref().map_or_else(|| role.as_str().into(), |f| format!("{role}, {f}").into()),
                workplace: None,
            },
            RawPerson::Patient { patient } => {
                let identity = registered.id_of(patient).and_then(|i| registered.patients.get(i.index())).map(|p| &p.identity);
                let name = identity.map_or_else(|| "a patient".to_owned(), |i| format!("{} {}", i.forename, i.surname));
                Person { name: name.into(), role: "patient".into(), workplace: None }
            }
        })
        .collect()
}

fn place_named(setting: &Setting, id: &str) -> Option<PlaceId> {
    setting.places.iter().position(|p| *p.id == *id).and_then(|i| u8::try_from(i).ok()).map(PlaceId)
}

struct Dealer<'a> {
    content: &'a Content,
    scenario: &'a Scenario,
    setting: &'a Setting,
    people: &'a [Person],
    seed: u64,
    task: &'a Task,
    variant: &'a RawVariant,
}

impl Dealer<'_> {
    fn stream(&self, purpose: &str) -> Stream {
        Stream::new(self.seed, &format!("task:{}:{purpose}", self.task.raw.id))
    }

    fn task(&self, registered: &mut Registered, sheets: &mut Vec<Sheet>) -> Option<TaskPlan> {
        let (t, v) = (&self.task.raw, self.variant);
        let kind = self.content.kinds.get(usize::from(self.task.kind))?;
        let about = t.about.as_deref().and_then(|p| registered.id_of(p));
        let place = place_named(self.setting, t.place.as_deref().unwrap_or(&kind.place))?;
        let to = t.to.as_deref().and_then(|p| place_named(self.setting, p));
        let from_key = t.from.as_deref();
        let from = from_key.and_then(|p| self.scenario.people.keys().position(|k| k == p));
        let person = from.and_then(|i| self.people.get(i));
        let raw_person = from_key.and_then(|p| self.scenario.people.get(p));
        let is_staff = matches!(raw_person, Some(RawPerson::Staff { .. }));
        let home_line = if is_staff { Line::Inside } else { Line::Outside };
        let line = v.calls_from.or(t.calls_from).unwrap_or(home_line);
        for (alert, words) in &v.alerts {
            if let Some(p) = about.and_then(|a| registered.patients.get_mut(a.index())) {
                p.alerts.retain(|(a, _)| a != alert);
                p.alerts.push((*alert, words.as_str().into()));
            }
        }
        let identity = about.and_then(|a| registered.patients.get(a.index())).map(|p| p.identity.clone());
        let opening_raw = v.opening.as_deref().unwrap_or(&t.opening);
        let says = self.says(identity.as_ref(), person, raw_person, kind.channel, registered, opening_raw);
        let (opening, opening_gives) = fill(opening_raw, &says);
        let folders = self.brings(registered, place);
        let sheet_ids = self.sheets(registered, sheets, place);
        let wanted = self.wanted(registered, about, to);
        let mut concerns: Vec<PatientId> = about.into_iter().collect();
        concerns.extend(t.concerns.iter().chain(&t.brings).filter_map(|p| registered.id_of(p)));
        for s in self.sheet_shapes() {
            concerns.extend(registered.id_of(&s.of));
            concerns.extend(s.lies_in.as_deref().and_then(|p| registered.id_of(p)));
        }
        let namesakes: Vec<PatientId> = concerns.iter().flat_map(|p| registered.namesakes(*p)).collect();
        concerns.extend(namesakes);
        let mut seen = BTreeSet::new();
        concerns.retain(|p| seen.insert(*p));
        let arrives = self.task.arrives;
        let closes = self.scenario.closes - self.scenario.opens;
        let patience = kind.patience.map_or(0, |(a, b)| self.stream("patience").between(a, b));
        Some(TaskPlan {
            id: t.id.as_str().into(),
            kind: self.task.kind,
            channel: kind.channel,
            arrives,
            due: self.due(&kind.due, arrives).min(closes),
            priority: kind.priority,
            patience,
            from: from.and_then(|i| u16::try_from(i).ok()).map(PersonId),
            about,
            concerns,
            to,
            place,
            line,
            genuine: v.genuine.unwrap_or(t.genuine),
            entitled: v.entitled.unwrap_or(t.entitled),
            feeling: v.feeling.or(t.feeling).unwrap_or(Feeling::Calm),
            opening: opening.into(),
            opening_gives,
            says,
            withholds: v.withholds.as_ref().unwrap_or(&t.withholds).iter().copied().collect(),
            wanted,
            sheets: sheet_ids,
            folders,
            open_session: t.open_session.as_deref().and_then(|p| place_named(self.setting, p)),
            matter: kind.matter,
            endings: kind.done_when.clone(),
            asks_for: t.asks_for,
        })
    }

    fn due(&self, due: &RawDue, arrives: u32) -> u32 {
        let closes = self.scenario.closes - self.scenario.opens;
        match due {
            RawDue::EndOfDay => closes,
            RawDue::Policy(p) => match self.content.policy.parameters.get(p).map(|x| &x.value) {
                Some(clock @ super::raw::Amount::ClockTime(_)) => clock.number().saturating_sub(self.scenario.opens),
                Some(other) => arrives.saturating_add(other.number()),
                None => closes,
            },
        }
    }

    /// What the contact answers: what they know of the patient (perhaps wrongly), and who they say they are.
    fn says(
        &self,
        identity: Option<&Identity>,
        person: Option<&Person>,
        raw_person: Option<&RawPerson>,
        channel: Channel,
        registered: &Registered,
        opening: &str,
    ) -> Vec<(Field, FieldValue)> {
        let (t, v) = (&self.task.raw, self.variant);
        let is_staff = matches!(raw_person, Some(RawPerson::Staff { .. }));
        let mut says: Vec<(Field, FieldValue)> = Vec::new();
        let mut knows: Vec<Field> = v.knows.clone().unwrap_or_else(|| t.knows.clone());
        knows.extend(super::passes::holes_of(opening).filter_map(field_of_hole));
        let mut done = FieldSet::default();
        for f in knows {
            if !done.insert(f) {
                continue;
            }
            let Some(true_value) = identity.and_then(|i| i.field(f).into()) else { continue };
            let value = match v.gets_wrong.get(&f) {
                None => true_value,
                Some(RawSlip::Of(p)) => registered
                    .id_of(p)
                    .and_then(|i| registered.patients.get(i.index()))
                    .map_or(true_value, |p| p.identity.field(f)),
                Some(slip) => self.slipped(true_value, slip, registered),
            };
            says.push((f, value));
        }
        let words = |s: &str| FieldValue::Words(s.into());
        if let Some(p) = person {
            says.push((Field::CallerName, FieldValue::Name(p.name.clone())));
            says.push((Field::CallerRole, FieldValue::Words(p.role.clone())));
            if let Some(w) = p.workplace.and_then(|w| self.setting.places.get(w.index())) {
                says.push((Field::Workplace, FieldValue::Words(w.name.clone())));
            } else if let Some(RawPerson::Outsider { from: Some(organisation), .. }) = raw_person {
                says.push((Field::Workplace, FieldValue::Words(organisation.as_str().into())));
            }
            let mut s = self.stream("extension");
            let number = if is_staff && v.calls_from.or(t.calls_from).unwrap_or(Line::Inside) == Line::Inside {
                format!("{}", s.between(2100, 3999))
            } else {
                format!("01632 960 {:03}", s.below(1000))
            };
            says.push((Field::Extension, words(&number)));
            let badge = v.badge.as_ref().or(t.badge.as_ref());
            if channel == Channel::Hatch {
                match badge {
                    Some(b) if b.is_empty() => {}
                    Some(b) => says.push((Field::Badge, words(b))),
                    None if is_staff => {
                        says.push((Field::Badge, words(&format!("trust badge, {}, photo matches, in date", p.name))))
                    }
                    None => {}
                }
            }
        }
        let purpose = v.purpose.as_ref().or(t.purpose.as_ref());
        let authority = v.authority.as_ref().or(t.authority.as_ref());
        for (f, text) in [(Field::Purpose, purpose), (Field::Authority, authority), (Field::NeededBy, t.needed_by.as_ref())] {
            if let Some(x) = text {
                says.push((f, words(x)));
            }
        }
        says
    }

    fn slipped(&self, v: FieldValue, slip: &RawSlip, registered: &Registered) -> FieldValue {
        let taken = |n: &HospitalNumber| registered.patients.iter().any(|p| p.identity.hospital_number == *n);
        match (v, slip) {
            (FieldValue::Hospital(n), RawSlip::Transposed) => {
                FieldValue::Hospital(n.swapped_pairs().into_iter().find(|x| !taken(x)).unwrap_or(n))
            }
            (FieldValue::Nhs(n), RawSlip::Transposed) => {
                let mut d: Vec<char> = n.as_u64().to_string().chars().collect();
                let at = (3..8).find(|i| d.get(*i) != d.get(i + 1)).unwrap_or(3);
                d.swap(at, at + 1);
                FieldValue::Words(d.into_iter().collect::<String>().into())
            }
            (FieldValue::Date(b), _) => FieldValue::Date(
                day_month_swapped(b).filter(|x| *x != b).or_else(|| b.checked_add(jiff::Span::new().days(10)).ok()).unwrap_or(b),
            ),
            (other, _) => other,
        }
    }

    fn brings(&self, registered: &mut Registered, place: PlaceId) -> Vec<FolderId> {
        let mut out = Vec::new();
        for p in &self.task.raw.brings {
            let newest =
                registered.id_of(p).and_then(|i| registered.patients.get(i.index())).and_then(|p| p.folders.last().copied());
            if let Some(f) = newest {
                if let Some(folder) = registered.folders.get_mut(f.index()) {
                    let in_sight = |p: PlaceId| self.setting.places.get(p.index()).is_some_and(|x| x.walkable);
                    // On its way until the work arrives that brings it: to where it is said to lie, else to where the work is met.
                    folder.spot = match folder.spot {
                        FolderSpot::At(lies) if in_sight(lies) => FolderSpot::OnItsWay(lies),
                        FolderSpot::At(_) | FolderSpot::Shelf(_) => FolderSpot::OnItsWay(place),
                        already @ (FolderSpot::OnItsWay(_) | FolderSpot::Hands) => already,
                    };
                }
                out.push(f);
            }
        }
        out
    }

    fn sheet_shapes(&self) -> Vec<&RawSheet> {
        self.task.raw.sheets.iter().map(|(id, s)| self.variant.sheets.get(id).unwrap_or(s)).collect()
    }

    fn sheets(&self, registered: &Registered, sheets: &mut Vec<Sheet>, place: PlaceId) -> Vec<SheetId> {
        let mut out = Vec::new();
        for s in self.sheet_shapes() {
            let id = SheetId(u32::try_from(sheets.len()).unwrap_or(u32::MAX));
            let owner = registered.id_of(&s.of);
            let identity = owner.and_then(|p| registered.patients.get(p.index())).map(|p| &p.identity);
            let full = identity.map(Label::of).unwrap_or_default();
            let (label, belongs) = match s.label {
                RawLabel::Complete => (full, owner),
                RawLabel::NameAndBirth => (Label { nhs_number: None, hospital_number: None, ..full }, owner),
                RawLabel::SurnameOnly => (Label { surname: full.surname, ..Label::default() }, None),
                RawLabel::Nothing => (Label::default(), None),
            };
            let lies_in = s.lies_in.as_deref().and_then(|p| registered.id_of(p));
            let folder = lies_in.and_then(|p| registered.patients.get(p.index())).and_then(|p| p.folders.last().copied());
            let section = s.section.or_else(|| s.kind.proper_section()).unwrap_or(Section::Front);
            sheets.push(Sheet {
                kind: s.kind,
                label,
                belongs,
                date: days_before(self.scenario.date, s.days_old),
                seen_by: s.seen_by.as_deref().map(Text::from),
                spot: folder.map_or(SheetSpot::At(place), |f| SheetSpot::In(f, section)),
            });
            out.push(id);
        }
        out
    }

    fn wanted(&self, registered: &Registered, about: Option<PatientId>, to: Option<PlaceId>) -> Vec<FolderId> {
        let wants = self.task.raw.wants.unwrap_or(if to.is_some() { RawWants::AllVolumes } else { RawWants::Nothing });
        let folders = about.and_then(|p| registered.patients.get(p.index())).map_or(&[][..], |p| p.folders.as_slice());
        match wants {
            RawWants::AllVolumes => folders.to_vec(),
            RawWants::CurrentVolume => folders.last().copied().into_iter().collect(),
            RawWants::Nothing => Vec::new(),
        }
    }
}

fn days_before(d: Date, days: u16) -> Date {
    d.checked_sub(jiff::Span::new().days(i64::from(days))).unwrap_or(d)
}

fn field_of_hole(hole: &str) -> Option<Field> {
    Some(match hole {
        "surname" => Field::Surname,
        "forename" => Field::Forename,
        "date_of_birth" => Field::DateOfBirth,
        "hospital_number" => Field::HospitalNumber,
        "nhs_number" => Field::NhsNumber,
        _ => return None,
    })
}

/// Fills the holes of an opening with what the contact says, and tells which fields that gives.
fn fill(opening: &str, says: &[(Field, FieldValue)]) -> (String, FieldSet) {
    let mut out = opening.to_owned();
    let mut gives = FieldSet::default();
    for hole in super::passes::holes_of(opening) {
        let field = if hole == "me" { Some(Field::CallerName) } else { field_of_hole(hole) };
        let Some((f, v)) = field.and_then(|f| says.iter().find(|(x, _)| *x == f)) else { continue };
        let words = match v {
            FieldValue::Name(s) | FieldValue::Words(s) => s.to_string(),
            FieldValue::Date(d) => show(*d),
            FieldValue::Nhs(n) => n.to_string(),
            FieldValue::Hospital(n) => n.to_string(),
            FieldValue::Number(n) => n.to_string(),
            FieldValue::Nothing => String::new(),
        };
        out = out.replace(&format!("{{{hole}}}"), &words);
        gives.insert(*f);
    }
    (out, gives)
}
