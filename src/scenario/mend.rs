//! Reading what can be read of a file whose shape is faulty, so that one fault does not hide another.
//! A misspelt field is read under its right name and any other faulty part is left out; what is read so is checked, never played.

use std::sync::Arc;

use ron2::ast::{Expr, StructBody};
use serde::de::DeserializeOwned;

use super::check::options;
use super::diagnostic::{Code, Diagnostic, Place, nearest};
use super::tree;

/// What could be read of a faulty text.
pub(super) struct Mended<T> {
    /// The value, if enough was left.
    pub value: Option<T>,
    /// The text it was read from: as long as the original, every place where it was, faulty parts blank.
    pub text: String,
    /// Every fault of shape.
    pub faults: Vec<Diagnostic>,
    /// The parts left out.
    pub holes: Vec<(usize, usize)>,
}

/// Most faults of shape told of one file.
const MOST_FAULTS: usize = 40;
/// Larger texts are not mended: only their first fault is told.
const LARGEST: usize = 512 * 1024;

/// Reads a text whose shape is faulty and whose syntax is not.
pub(super) fn mend<T: DeserializeOwned>(path: &Arc<str>, text: &str) -> Mended<T> {
    let mut m = Mended { value: None, text: text.to_owned(), faults: Vec::new(), holes: Vec::new() };
    let most = if text.len() > LARGEST { 1 } else { MOST_FAULTS };
    for _ in 0..most * 2 {
        let e = match options().from_str::<T>(&m.text) {
            Ok(v) => {
                m.value = Some(v);
                break;
            }
            Err(e) => e,
        };
        let now = m.text.clone();
        let seen = tree::for_tree(&now);
        let (doc, _) = ron2::ast::parse_document_lossy(&seen);
        let at = tree::offset(&now, e.span.start.line, e.span.start.col);
        let end = tree::offset(&now, e.span.end.line, e.span.end.col);
        let part = doc.value.as_ref().and_then(|top| innermost(top, at, end));
        // A field that is missing because it was left out has been told of already.
        let missing = matches!(e.code, ron::Error::MissingStructField { .. });
        let told = missing && m.holes.iter().any(|h| part.as_ref().is_none_or(|p| p.whole.0 <= h.0 && h.1 <= p.whole.1));
        if !told {
            m.faults.push(fault(path, &now, (at, end), part.as_ref(), &e.code));
        }
        let Some(part) = part.filter(|_| m.faults.len() < most) else { break };
        match renamed(&now, &part, at, &e.code) {
            Some(text) => m.text = text,
            None => {
                m.text = blanked(&now, part.whole);
                m.holes.push(part.whole);
            }
        }
    }
    m
}

/// A part that can be left out: a field, an entry or an item.
struct Part {
    /// All of it, with its comma.
    whole: (usize, usize),
    /// Its name or key, if it has one.
    name: Option<(usize, usize)>,
    /// Its value.
    value: (usize, usize),
    /// The id it gives itself.
    id: Option<(usize, usize)>,
}

fn innermost(e: &Expr<'_>, at: usize, end: usize) -> Option<Part> {
    parts(e).into_iter().find(|(p, _)| p.whole.0 <= at && end.max(at) <= p.whole.1 && at < p.whole.1).map(|(p, inside)| {
        let deeper = innermost(inside, at, end);
        deeper.unwrap_or(p)
    })
}

fn span(e: &Expr<'_>) -> (usize, usize) {
    (e.span().start_offset, e.span().end_offset)
}

fn parts<'a, 'b>(e: &'a Expr<'b>) -> Vec<(Part, &'a Expr<'b>)> {
    let part = |from: usize, name: Option<(usize, usize)>, value: &'a Expr<'b>, comma: Option<usize>| {
        let s = span(value);
        let id = tree::field(value, "id").map(span);
        (Part { whole: (from, comma.unwrap_or(s.1)), name, value: s, id }, value)
    };
    let comma = |c: &Option<ron2::Span>| c.as_ref().map(|c| c.end_offset);
    let fields = |list: &'a [ron2::ast::StructField<'b>]| {
        list.iter()
            .map(|f| {
                part(
                    f.name.span.start_offset,
                    Some((f.name.span.start_offset, f.name.span.end_offset)),
                    &f.value,
                    comma(&f.comma),
                )
            })
            .collect()
    };
    let elements = |list: &'a [ron2::ast::TupleElement<'b>]| {
        list.iter().map(|x| part(span(&x.expr).0, None, &x.expr, comma(&x.comma))).collect()
    };
    match e {
        Expr::AnonStruct(s) => fields(&s.fields),
        Expr::Struct(s) => match &s.body {
            Some(StructBody::Fields(f)) => fields(&f.fields),
            Some(StructBody::Tuple(t)) => elements(&t.elements),
            _ => Vec::new(),
        },
        Expr::Tuple(t) => elements(&t.elements),
        Expr::Seq(s) => s.items.iter().map(|x| part(span(&x.expr).0, None, &x.expr, comma(&x.comma))).collect(),
        Expr::Map(m) => m.entries.iter().map(|x| part(span(&x.key).0, Some(span(&x.key)), &x.value, comma(&x.comma))).collect(),
        Expr::Option(o) => o.value.as_ref().map_or_else(Vec::new, |v| parts(&v.expr)),
        _ => Vec::new(),
    }
}

/// The text with a misspelt field under its right name, if that name fits into the old one and the blanks after it.
fn renamed(text: &str, part: &Part, at: usize, e: &ron::Error) -> Option<String> {
    let ron::Error::NoSuchStructField { expected, found, .. } = e else { return None };
    let name = part.name.filter(|n| n.0 == at)?;
    let right = nearest(found, expected.iter().copied())?;
    let room = part.value.0.checked_sub(name.0)?;
    let new = format!("{right}:");
    if new.len() > room || text.get(name.0..name.1)? != found {
        return None;
    }
    let blanks = blanked(text, (name.0, part.value.0));
    Some(format!("{}{new}{}", blanks.get(..name.0)?, blanks.get(name.0 + new.len()..)?))
}

/// The text with a stretch blank, its line ends kept.
fn blanked(text: &str, (from, to): (usize, usize)) -> String {
    let (Some(before), Some(gone), Some(after)) = (text.get(..from), text.get(from..to), text.get(to..)) else {
        return text.to_owned();
    };
    let blank: String = gone.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    format!("{before}{blank}{after}")
}

/// A fault of shape, in the words of the trade and at the place itself.
fn fault(path: &Arc<str>, text: &str, (at, end): (usize, usize), part: Option<&Part>, e: &ron::Error) -> Diagnostic {
    use ron::Error as E;
    let known = |found: &str, expected: &[&str]| {
        nearest(found, expected.iter().copied())
            .map_or_else(|| format!("Known here: {}.", expected.join(", ")), |n| format!("Did you mean `{n}`?"))
    };
    let value = part.map_or((at, end), |p| p.value);
    let (message, span, help) = match e {
        E::NoSuchStructField { expected, found, .. } => {
            (format!("There is no field `{found}` here."), (at, end), Some(known(found, expected)))
        }
        E::NoSuchEnumVariant { expected, found, .. } => {
            (format!("`{found}` is not a word that is known here."), (at, end), Some(known(found, expected)))
        }
        E::MissingStructField { field, .. } => {
            let span = part.map_or((0, text.len().min(1)), |p| p.id.or(p.name).unwrap_or((p.value.0, p.value.0 + 1)));
            (format!("The field `{field}` is missing here."), span, Some(format!("Add `{field}: …`.")))
        }
        E::DuplicateStructField { field, .. } => {
            (format!("The field `{field}` is given twice."), (at, end), Some("Take one of the two out.".into()))
        }
        E::ExpectedString | E::ExpectedIdentifier if value_is_bare(text, value) => {
            ("A text in quotes is needed here.".into(), value, Some("Put it between quotes: \"…\".".into()))
        }
        E::ExpectedInteger => ("A whole number is needed here.".into(), value, Some("Write the digits without quotes.".into())),
        E::IntegerOutOfBounds => ("This number is too small or too large for its field.".into(), value, None),
        E::ExpectedBoolean => ("Here `true` or `false` is needed.".into(), value, None),
        E::ExpectedArray => {
            ("A list in square brackets is needed here.".into(), value, Some("Write `[…]`, even for one.".into()))
        }
        E::ExpectedMap => ("Entries in braces are needed here.".into(), value, Some("Write `{ … }`.".into())),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            ("Here round brackets with fields are needed.".into(), value, Some("Write `(…)`.".into()))
        }
        E::ExpectedStructLikeEnd => {
            ("There is more between these brackets than belongs here.".into(), value, Some("Take the rest out.".into()))
        }
        other => (format!("This does not fit: {}.", lower(&other.to_string())), value, None),
    };
    let span = (span.0, span.1.max(span.0 + 1).min(text.len()));
    Diagnostic { code: Code::Shape, place: Place { file: Arc::clone(path), span }, message, other: None, help }
}

fn value_is_bare(text: &str, value: (usize, usize)) -> bool {
    text.get(value.0..value.1).is_some_and(|v| !v.starts_with('"'))
}

fn lower(s: &str) -> String {
    let s = s.trim_end_matches('.');
    let mut c = s.chars();
    c.next().map_or_else(String::new, |first| first.to_lowercase().chain(c).collect())
}
