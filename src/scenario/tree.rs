//! Places in a text: where in the file a value stands that the checker speaks of. Read from the syntax tree, only when needed.

use std::borrow::Cow;

use ron2::ast::{Expr, StructBody};

/// One step down into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A field of a struct.
    Field(&'static str),
    /// An entry of a map, by key.
    Key(String),
    /// The key itself of an entry of a map.
    KeyItself(String),
    /// An item of a list or tuple.
    Item(usize),
}

/// A way down from the top of a file.
pub type Path = Vec<Step>;

/// A text as the reader of places takes it, byte for byte as long: it does not know a text in quotes that goes on after `\` at
/// the end of a line, so that `\` is blanked.
#[must_use]
pub fn for_tree(text: &str) -> Cow<'_, str> {
    if !text.contains("\\\n") && !text.contains("\\\r\n") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches('\n').trim_end_matches('\r');
        let end = line.get(body.len()..).unwrap_or("");
        let slashes = body.len() - body.trim_end_matches('\\').len();
        match body.strip_suffix('\\').filter(|_| slashes % 2 == 1 && !end.is_empty()) {
            Some(before) => {
                out.push_str(before);
                out.push(' ');
            }
            None => out.push_str(body),
        }
        out.push_str(end);
    }
    Cow::Owned(out)
}

/// The value at the end of a way, or the last one on it that exists.
#[must_use]
pub fn locate(text: &str, path: &[Step]) -> (usize, usize) {
    let seen = for_tree(text);
    let (doc, _) = ron2::ast::parse_document_lossy(&seen);
    let Some(top) = &doc.value else { return (0, text.len().min(1)) };
    let mut here = top;
    for step in path {
        match down(here, step) {
            Some(Found::Value(next)) => here = next,
            Some(Found::Span(s)) => return s,
            None => break,
        }
    }
    let s = here.span();
    (s.start_offset, short_end(text, s.start_offset, s.end_offset))
}

/// Long values are marked by their first line only.
fn short_end(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).and_then(|t| t.find('\n')).map_or(end, |n| start + n)
}

enum Found<'a, 'b> {
    Value(&'a Expr<'b>),
    Span((usize, usize)),
}

fn down<'a, 'b>(e: &'a Expr<'b>, step: &Step) -> Option<Found<'a, 'b>> {
    match step {
        Step::Field(name) => field(e, name).map(Found::Value),
        Step::Key(k) => entry(e, k).map(|(_, v)| Found::Value(v)),
        Step::KeyItself(k) => entry(e, k).map(|(key, _)| {
            let s = key.span();
            Found::Span((s.start_offset, s.end_offset))
        }),
        Step::Item(i) => item(e, *i).map(Found::Value),
    }
}

/// A named field of a struct, named or not.
#[must_use]
pub fn field<'a, 'b>(e: &'a Expr<'b>, name: &str) -> Option<&'a Expr<'b>> {
    let fields = match e {
        Expr::AnonStruct(s) => &s.fields,
        Expr::Struct(s) => match &s.body {
            Some(StructBody::Fields(f)) => &f.fields,
            _ => return None,
        },
        Expr::Option(o) => return o.value.as_ref().and_then(|v| field(&v.expr, name)),
        _ => return None,
    };
    fields.iter().find(|f| f.name.name == name).map(|f| &f.value)
}

fn entry<'a, 'b>(e: &'a Expr<'b>, key: &str) -> Option<(&'a Expr<'b>, &'a Expr<'b>)> {
    let Expr::Map(m) = e else { return None };
    m.entries
        .iter()
        .find(|x| match &x.key {
            Expr::String(s) => s.value == key,
            Expr::Struct(s) => s.name.name == key,
            _ => false,
        })
        .map(|x| (&x.key, &x.value))
}

/// An item of a list, a tuple or a tuple-like struct.
#[must_use]
pub fn item<'a, 'b>(e: &'a Expr<'b>, i: usize) -> Option<&'a Expr<'b>> {
    match e {
        Expr::Seq(s) => s.items.get(i).map(|x| &x.expr),
        Expr::Tuple(t) => t.elements.get(i).map(|x| &x.expr),
        Expr::Struct(s) => match &s.body {
            Some(StructBody::Tuple(t)) => t.elements.get(i).map(|x| &x.expr),
            _ => None,
        },
        _ => None,
    }
}

/// The byte that a line and column (both from 1, columns counting characters) stand for.
#[must_use]
pub fn offset(text: &str, line: usize, col: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let in_line: usize = text.get(start..).map_or(0, |l| l.chars().take(col.saturating_sub(1)).map(char::len_utf8).sum());
    (start + in_line).min(text.len())
}

/// The task of a scenario that a place lies in: from, to.
#[must_use]
pub fn task_around(text: &str, at: usize) -> Option<(usize, usize)> {
    tasks(text, |t| {
        let s = t.span();
        (s.start_offset..s.end_offset).contains(&at).then_some((s.start_offset, s.end_offset))
    })
}

/// The field of a task whose value begins at a place: all of the value, from, to.
#[must_use]
pub fn part_at(text: &str, at: usize) -> Option<(usize, usize)> {
    tasks(text, |t| {
        let Expr::AnonStruct(s) = t else { return None };
        let spans = s.fields.iter().map(|f| (f.value.span().start_offset, f.value.span().end_offset));
        spans.into_iter().find(|(from, _)| *from == at)
    })
}

fn tasks<T>(text: &str, look: impl Fn(&Expr<'_>) -> Option<T>) -> Option<T> {
    let seen = for_tree(text);
    let (doc, _) = ron2::ast::parse_document_lossy(&seen);
    let Expr::Seq(tasks) = field(doc.value.as_ref()?, "tasks")? else { return None };
    tasks.items.iter().find_map(|t| look(&t.expr))
}
