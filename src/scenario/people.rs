//! Registering the authored patients: numbers, addresses and folders dealt by the seed. Nobody of the crowd is made here.

use std::collections::BTreeSet;

use super::content::Content;
use super::model::Scenario;
use super::raw::{RawMisfile, RawPatient};
use crate::day::chance::Stream;
use crate::day::crowd::NameLists;
use crate::day::ids::{FolderId, PatientId, PlaceId};
use crate::day::plan::{Folder, FolderSpot, Patient, Setting};
use crate::records::dates::day_month_swapped;
use crate::records::filing::{look_alike_place, swapped_place};
use crate::records::{Date, Field, FolderKind, HospitalNumber, Identity, NhsNumber, Sex, Text};

/// The authored patients of a day, registered.
#[derive(Debug, Clone, Default)]
pub struct Registered {
    /// In the order of their ids.
    pub patients: Vec<Patient>,
    /// Their folders.
    pub folders: Vec<Folder>,
    ids: Vec<String>,
    namesake_of: Vec<Option<String>>,
}

impl Registered {
    /// A patient's number by the id authors use.
    #[must_use]
    pub fn id_of(&self, id: &str) -> Option<PatientId> {
        self.ids.iter().position(|x| x == id).and_then(|i| u32::try_from(i).ok()).map(PatientId)
    }

    /// Those easily taken for a patient, and those they are easily taken for.
    #[must_use]
    pub fn namesakes(&self, p: PatientId) -> Vec<PatientId> {
        let mine = self.ids.get(p.index());
        let of = self.namesake_of.get(p.index()).and_then(Option::as_ref);
        (0u32..)
            .map(PatientId)
            .zip(self.ids.iter().zip(&self.namesake_of))
            .filter(|(i, (id, namesake_of))| *i != p && (namesake_of.as_ref() == mine && mine.is_some() || Some(*id) == of))
            .map(|(i, _)| i)
            .collect()
    }
}

/// Registers everybody a scenario names.
#[must_use]
pub fn register(content: &Content, scenario: &Scenario, setting: &Setting, seed: u64) -> Registered {
    let mut r = Registered::default();
    let mut taken = Taken::default();
    // Namesakes are made from whom they are taken for, so those come first; ids keep the order of the file.
    let firsts: Vec<(&String, &RawPatient)> = scenario.patients.iter().collect();
    let mut identities: Vec<Option<Identity>> = vec![None; firsts.len()];
    for (i, (id, p)) in firsts.iter().enumerate() {
        if let RawPatient::Patient { name, sex, born, .. } = p
            && let Ok(born) = born.parse::<Date>()
        {
            let made = identity(&content.names, seed, id, name, *sex, born, &mut taken);
            if let Some(slot) = identities.get_mut(i) {
                *slot = Some(made);
            }
        }
    }
    for (i, (id, p)) in firsts.iter().enumerate() {
        if let RawPatient::NamesakeOf { patient, forename, differs, .. } = p {
            let at = firsts.iter().position(|(x, _)| *x == patient);
            let first = at.and_then(|n| identities.get(n)).and_then(Option::as_ref).cloned();
            if let (Some(first), Some(slot)) = (first, identities.get_mut(i)) {
                *slot = Some(namesake(&content.names, seed, id, first, forename.as_deref(), differs, &mut taken));
            }
        }
    }
    for ((id, p), identity) in firsts.into_iter().zip(identities) {
        let Some(identity) = identity else { continue };
        let me = PatientId(u32::try_from(r.patients.len()).unwrap_or(u32::MAX));
        let folders = folders(p, me, identity.hospital_number, setting, seed, id, &mut r.folders);
        let alerts = match p {
            RawPatient::Patient { alerts, .. } => alerts.iter().map(|(a, w)| (*a, Text::from(w.as_str()))).collect(),
            RawPatient::NamesakeOf { .. } => Vec::new(),
        };
        r.patients.push(Patient { identity, alerts, folders });
        r.ids.push(id.clone());
        r.namesake_of.push(match p {
            RawPatient::NamesakeOf { patient, .. } => Some(patient.clone()),
            RawPatient::Patient { .. } => None,
        });
    }
    r
}

/// Numbers that are given already.
#[derive(Default)]
struct Taken {
    hospital: BTreeSet<HospitalNumber>,
    nhs: BTreeSet<u64>,
}

/// A hospital number that no authored patient has, nor one that a slip of the pen would make of theirs.
fn hospital_number(s: &mut Stream, taken: &mut BTreeSet<HospitalNumber>) -> HospitalNumber {
    loop {
        let Some(n) = HospitalNumber::new(s.below(1_000_000)) else { continue };
        let swapped = n.swapped_pairs();
        // A number whose digits cannot be swapped would make no misfile and no slip.
        let d = n.digits();
        let plain = d.windows(2).any(|w| w.first() == w.get(1));
        if plain || taken.contains(&n) || swapped.iter().any(|x| taken.contains(x)) {
            continue;
        }
        taken.insert(n);
        taken.extend(swapped);
        taken.extend(n.look_alikes());
        return n;
    }
}

fn nhs_number(s: &mut Stream, taken: &mut BTreeSet<u64>) -> Option<NhsNumber> {
    // Authored patients use the top of the test range; the largest crowd counts up from its bottom and ends below.
    (0..512).find_map(|_| NhsNumber::from_stem(999_990_000 + s.below(10_000)).filter(|n| taken.insert(n.as_u64())))
}

fn identity(names: &NameLists, seed: u64, id: &str, name: &str, sex: Sex, born: Date, taken: &mut Taken) -> Identity {
    let mut s = Stream::new(seed, &format!("patient:{id}"));
    let (forename, surname) = name.rsplit_once(' ').unwrap_or(("", name));
    let pick = |s: &mut Stream, list: &[Text]| s.pick(list).cloned().unwrap_or_else(|| "Unknown".into());
    let street = pick(&mut s, &names.streets);
    let town = pick(&mut s, &names.towns);
    let district = pick(&mut s, &names.postcode_districts);
    Identity {
        surname: surname.into(),
        forename: forename.into(),
        born,
        sex,
        address: format!("{} {street}, {town}", s.between(1, 180)).into(),
        postcode: format!("{district} {}{}{}", s.between(1, 9), letter(&mut s), letter(&mut s)).into(),
        gp_practice: pick(&mut s, &names.gp_practices),
        telephone: format!("01632 960 {:03}", s.below(1000)).into(),
        nhs_number: nhs_number(&mut s, &mut taken.nhs),
        hospital_number: hospital_number(&mut s, &mut taken.hospital),
    }
}

fn letter(s: &mut Stream) -> char {
    char::from(b'A' + u8::try_from(s.below(26)).unwrap_or(0))
}

fn namesake(
    names: &NameLists,
    seed: u64,
    id: &str,
    first: Identity,
    forename: Option<&str>,
    differs: &[Field],
    taken: &mut Taken,
) -> Identity {
    let name = format!("{} {}", first.forename, first.surname);
    let own = identity(names, seed, id, &name, first.sex, first.born, taken);
    let mut s = Stream::new(seed, &format!("namesake:{id}"));
    let list = if first.sex == Sex::Male { &names.forenames_male } else { &names.forenames_female };
    let differ = |f: Field| differs.contains(&f);
    let other_forename = || {
        let others: Vec<&Text> = list.iter().filter(|x| **x != first.forename).collect();
        others
            .get(s.clone().below(u32::try_from(others.len()).unwrap_or(0)) as usize)
            .map_or_else(|| own.forename.clone(), |x| (*x).clone())
    };
    let forename_now = match forename {
        Some(given) => given.into(),
        None if differ(Field::Forename) => other_forename(),
        None => first.forename.clone(),
    };
    let born = if differ(Field::DateOfBirth) {
        let away = i64::from(s.between(1, 9)) * 31;
        day_month_swapped(first.born)
            .filter(|d| *d != first.born)
            .or_else(|| first.born.checked_add(jiff::Span::new().days(away)).ok())
            .unwrap_or(first.born)
    } else {
        first.born
    };
    Identity {
        forename: forename_now,
        born,
        address: if differ(Field::Address) { own.address } else { first.address },
        postcode: if differ(Field::Postcode) || differ(Field::Address) { own.postcode } else { first.postcode },
        gp_practice: if differ(Field::GpPractice) { own.gp_practice } else { first.gp_practice },
        telephone: first.telephone,
        surname: first.surname,
        sex: first.sex,
        nhs_number: own.nhs_number,
        hospital_number: own.hospital_number,
    }
}

fn folders(
    p: &RawPatient,
    of: PatientId,
    number: HospitalNumber,
    setting: &Setting,
    seed: u64,
    id: &str,
    all: &mut Vec<Folder>,
) -> Vec<FolderId> {
    let (volumes, misfiled, tracked_to, lies_at) = match p {
        RawPatient::Patient { volumes, misfiled, tracked_to, lies_at, .. } => {
            (*volumes, *misfiled, tracked_to.as_deref(), lies_at.as_deref())
        }
        RawPatient::NamesakeOf { volumes, .. } => (*volumes, None, None, None),
    };
    let place = |x: &str| setting.places.iter().position(|p| *p.id == *x).and_then(|i| u8::try_from(i).ok()).map(PlaceId);
    let mut s = Stream::new(seed, &format!("folders:{id}"));
    let mut out = Vec::new();
    for v in 1..=volumes {
        let newest = v == volumes;
        let spot = match misfiled {
            Some(RawMisfile::SwappedPair) if newest => FolderSpot::Shelf(swapped_place(number, s.below(1 << 16))),
            Some(RawMisfile::LookAlike) if newest => {
                FolderSpot::Shelf(look_alike_place(number, s.below(1 << 16)).unwrap_or(number))
            }
            _ => match lies_at.filter(|_| newest).and_then(place) {
                Some(at) => FolderSpot::At(at),
                None => FolderSpot::Shelf(number),
            },
        };
        out.push(FolderId(u32::try_from(all.len()).unwrap_or(u32::MAX)));
        all.push(Folder {
            of,
            kind: FolderKind::Volume { number: v, of: volumes },
            spot,
            tracked_to: tracked_to.filter(|_| newest).and_then(place),
        });
    }
    out
}
