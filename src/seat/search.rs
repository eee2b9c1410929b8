//! What somebody types to search PAS: numbers, dates and postcodes are known by their looks; the rest is surname and forename.

use crate::day::Term;
use crate::records::{Date, HospitalNumber, NhsNumber, dates};

/// Why what was typed is no search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSearch {
    /// Nothing to search by was typed.
    Nothing,
    /// A slip of the fingers: figures that are no number, date or postcode.
    NoTerm(String),
}

/// The terms of a search made on the day `today`: a date of birth with its year in two figures is not after it.
///
/// # Errors
/// When there is none, or one is mistyped.
pub fn terms(typed: &str, today: Date) -> Result<Vec<Term>, NoSearch> {
    // `Patel, Priya` as it stands on labels.
    let words: Vec<&str> = typed.split([' ', ',', '\t']).filter(|w| !w.is_empty() && *w != "and").collect();
    let mut terms: Vec<Term> = Vec::new();
    let mut at = 0;
    let mut named = None;
    while at < words.len() {
        let looks = (1..=3).rev().find_map(|n| {
            let text = words.get(at..at + n)?.join(" ");
            by_looks(&text, today).map(|t| (t, n))
        });
        if let Some((term, n)) = looks {
            terms.push(term);
            at += n;
            continue;
        }
        let word = words.get(at).copied().unwrap_or_default();
        at += 1;
        match word.to_lowercase().as_str() {
            "surname" => named = Some(true),
            "forename" => named = Some(false),
            "dob" | "born" | "number" | "nhs" | "postcode" | "hospital" => {}
            // A number that is none: a slip of the fingers, to be looked at again.
            _ if word.contains(|c: char| c.is_ascii_digit()) => return Err(NoSearch::NoTerm(word.to_owned())),
            _ => add_name(&mut terms, word, named.take()),
        }
    }
    if terms.is_empty() { Err(NoSearch::Nothing) } else { Ok(terms) }
}

/// The first name is the surname, the second the forename; further words belong to the surname before them.
fn add_name(terms: &mut Vec<Term>, word: &str, surname: Option<bool>) {
    let has_surname = terms.iter().any(|t| matches!(t, Term::Surname(_)));
    let has_forename = terms.iter().any(|t| matches!(t, Term::Forename(_)));
    let is_surname = surname.unwrap_or(!has_surname || has_forename);
    if is_surname && has_surname {
        for t in terms.iter_mut() {
            if let Term::Surname(s) = t {
                *s = format!("{s} {word}").into();
            }
        }
    } else if is_surname {
        terms.push(Term::Surname(word.into()));
    } else {
        terms.push(Term::Forename(word.into()));
    }
}

/// The dates of birth of a search that were typed with less than their whole year: what they were taken for is to be said.
#[must_use]
pub fn years_taken(typed: &str, terms: &[Term]) -> Vec<Date> {
    let short = |t: &Term| if let Term::DateOfBirth(d) = t { Some(*d) } else { None };
    terms.iter().filter_map(short).filter(|d| !typed.contains(&d.year().to_string())).collect()
}

fn by_looks(text: &str, today: Date) -> Option<Term> {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    if figures == 0 {
        return None;
    }
    if figures == 10 {
        return NhsNumber::parse(text).ok().map(Term::NhsNumber);
    }
    if let Some(d) = dates::parse_uk(text) {
        return Some(Term::DateOfBirth(d));
    }
    if figures == 6
        && let Ok(n) = HospitalNumber::parse(text)
    {
        return Some(Term::HospitalNumber(n));
    }
    // After the hospital numbers, which are six figures too.
    if let Some(d) = dates::parse_uk_short(text, today) {
        return Some(Term::DateOfBirth(d));
    }
    let squeezed: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let begins = squeezed.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let ends = squeezed.chars().rev().take(2).all(|c| c.is_ascii_alphabetic());
    let postcode = (5..=7).contains(&squeezed.len()) && begins && ends && text.split(' ').count() <= 2;
    postcode.then(|| Term::Postcode(text.to_uppercase().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::dates::parse_uk;

    fn read(typed: &str) -> Result<Vec<Term>, NoSearch> {
        terms(typed, parse_uk("02/03/2026").unwrap())
    }

    fn born(text: &str) -> Term {
        Term::DateOfBirth(parse_uk(text).unwrap())
    }

    #[test]
    fn a_date_of_birth_may_be_short_and_its_year_is_not_to_come() {
        let patel = || Term::Surname("patel".into());
        for typed in ["patel 11/3/64", "patel 11.03.64", "11-3-64 patel", "patel born 11 mar 64", "patel 11/3/1964"] {
            let mut want = vec![patel(), born("11/03/1964")];
            let mut got = read(typed).unwrap();
            want.sort_by_key(|t| format!("{t:?}"));
            got.sort_by_key(|t| format!("{t:?}"));
            assert_eq!(got, want, "{typed}");
        }
        assert_eq!(read("2/3/26"), Ok(vec![born("02/03/2026")]));
        assert_eq!(read("3/3/26"), Ok(vec![born("03/03/1926")]));
        assert_eq!(read("patel 31/2/64"), Err(NoSearch::NoTerm("31/2/64".to_owned())));
        assert_eq!(read("patel 11/3"), Err(NoSearch::NoTerm("11/3".to_owned())));
    }

    #[test]
    fn six_figures_are_a_hospital_number_as_it_is_written() {
        let number = |text: &str| Ok(vec![Term::HospitalNumber(HospitalNumber::parse(text).unwrap())]);
        assert_eq!(read("11-03-64"), number("11-03-64"));
        assert_eq!(read("11 03 64"), number("11-03-64"));
        assert_eq!(read("110364"), number("11-03-64"));
    }

    #[test]
    fn a_comma_parts_surname_and_forename() {
        let want = vec![Term::Surname("Patel".into()), Term::Forename("Priya".into()), born("11/03/1964")];
        assert_eq!(read("Patel, Priya, 11/3/64"), Ok(want.clone()));
        assert_eq!(read("Patel,Priya 11/3/64"), Ok(want));
    }

    #[test]
    fn only_a_year_that_was_not_written_out_is_to_be_said() {
        let taken = |typed: &str| years_taken(typed, &read(typed).unwrap());
        assert_eq!(taken("patel 11/3/64"), [parse_uk("11/03/1964").unwrap()]);
        assert!(taken("patel 11/3/1964").is_empty() && taken("patel").is_empty());
    }
}
