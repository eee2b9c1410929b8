//! Rules of the manual, from the syntax tree to the marking's small language. Every word is checked against the facts there are.

use std::collections::BTreeMap;

use ron2::ast::{Expr, StructBody};

use super::diagnostic::{Code, nearest};
use crate::day::vocabulary::{KindSpec, Value, ValueType};
use crate::day::{Fact, FactKind};
use crate::marking::rule::{MOST_NAMES, Operand, Pattern, Require, Test, Time};
use crate::records::Text;

/// A fault in a rule: what, where in the text, and help.
#[derive(Debug, Clone)]
pub struct RuleFault {
    /// Its code.
    pub code: Code,
    /// Bytes from the start of the file.
    pub span: (usize, usize),
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// Names from outside the manual that rules may use.
pub struct Outside<'a> {
    /// Policy parameters as plain numbers (seconds for times).
    pub policy: &'a BTreeMap<String, u32>,
    /// Ids of places, in order.
    pub places: &'a [Text],
    /// Ids of roles, in order.
    pub roles: &'a [Text],
    /// Ids of pages, in order.
    pub pages: &'a [Text],
}

/// Reads one rule: names are bound by the trigger and used by the requirement.
pub struct Reader<'a> {
    outside: &'a Outside<'a>,
    kinds: Vec<KindSpec>,
    /// Names bound so far.
    pub names: Vec<(Text, ValueType)>,
    /// Faults found.
    pub faults: Vec<RuleFault>,
}

impl<'a> Reader<'a> {
    /// A reader for one rule.
    #[must_use]
    pub fn new(outside: &'a Outside<'a>) -> Reader<'a> {
        Reader { outside, kinds: Fact::kinds(), names: Vec::new(), faults: Vec::new() }
    }

    fn fault(&mut self, code: Code, e: &Expr<'_>, message: String, help: Option<String>) {
        let s = e.span();
        self.fault_at(code, (s.start_offset, s.end_offset), message, help);
    }

    fn fault_at(&mut self, code: Code, span: (usize, usize), message: String, help: Option<String>) {
        self.faults.push(RuleFault { code, span, message, help });
    }

    /// Reads a trigger, binding its names.
    pub fn trigger(&mut self, e: &Expr<'_>) -> Option<Pattern> {
        self.pattern(e, true)
    }

    /// Reads a pattern. Strings bind names when `binding`.
    pub fn pattern(&mut self, e: &Expr<'_>, binding: bool) -> Option<Pattern> {
        let Some((name, args)) = call(e) else {
            self.fault(Code::BadRule, e, "Here the name of a fact is needed, for instance `Left(folder: \"f\")`.".into(), None);
            return None;
        };
        let Some(at) = self.kinds.iter().position(|k| k.name == name) else {
            let all: Vec<&str> = self.kinds.iter().map(|k| k.name).collect();
            let help = nearest(name, all.iter().copied())
                .map_or_else(|| format!("The facts are: {}.", all.join(", ")), |n| format!("Did you mean `{n}`?"));
            self.fault_at(Code::UnknownFact, name_span(e), format!("There is no fact `{name}`."), Some(help));
            return None;
        };
        let spec = *self.kinds.get(at)?;
        let mut p = Pattern { kind: FactKind(u8::try_from(at).ok()?), tests: Vec::new(), binds: Vec::new() };
        let Args::Named(fields) = args else {
            if matches!(args, Args::None) {
                return Some(p);
            }
            self.fault(Code::BadRule, e, format!("The fields of `{name}` need their names."), Some(fields_help(&spec)));
            return None;
        };
        for (field, named_at, value) in fields {
            let Some(i) = spec.fields.iter().position(|(n, _)| *n == field) else {
                let help = nearest(&field, spec.fields.iter().map(|(n, _)| *n))
                    .map_or_else(|| fields_help(&spec), |n| format!("Did you mean `{n}`?"));
                self.fault_at(Code::UnknownFact, named_at, format!("The fact `{name}` has no field `{field}`."), Some(help));
                continue;
            };
            let Some((_, ty)) = spec.fields.get(i).copied() else { continue };
            let at = u8::try_from(i).unwrap_or(u8::MAX);
            if let (true, Expr::String(s)) = (binding, value) {
                match self.names.iter().position(|(n, _)| **n == *s.value) {
                    Some(n) => p.tests.push((at, Test::Is(Operand::Name(u8::try_from(n).unwrap_or(u8::MAX))))),
                    None if self.names.len() < MOST_NAMES => {
                        p.binds.push((at, u8::try_from(self.names.len()).unwrap_or(u8::MAX)));
                        self.names.push((s.value.as_str().into(), ty));
                    }
                    None => self.fault(Code::BadRule, value, format!("A rule can bind {MOST_NAMES} names at most."), None),
                }
                continue;
            }
            if let Some(t) = self.test(value, ty) {
                p.tests.push((at, t.short()));
            }
        }
        p.tests.sort_by_key(|(_, t)| !matches!(t, Test::Among(..)));
        Some(p)
    }

    fn test(&mut self, e: &Expr<'_>, ty: ValueType) -> Option<Test> {
        if let Some((name, args)) = call(e) {
            match (name, args) {
                ("Not", Args::Items(items)) => {
                    let inner = items.first()?;
                    return self.operand(inner, ty).map(Test::IsNot);
                }
                ("OneOf", Args::Items(items)) => {
                    let Some(Expr::Seq(list)) = items.first() else {
                        self.fault(Code::BadRule, e, "`OneOf` needs a list in square brackets.".into(), None);
                        return None;
                    };
                    return Some(Test::OneOf(list.items.iter().filter_map(|x| self.operand(&x.expr, ty)).collect()));
                }
                ("AtLeast" | "AtMost", Args::Items(items)) => {
                    let n = self.number(items.first()?)?;
                    return Some(if name == "AtLeast" { Test::AtLeast(n) } else { Test::AtMost(n) });
                }
                _ => {}
            }
        }
        self.operand(e, ty).map(Test::Is)
    }

    fn operand(&mut self, e: &Expr<'_>, ty: ValueType) -> Option<Operand> {
        if let Expr::String(s) = e {
            let Some(n) = self.names.iter().position(|(n, _)| **n == *s.value) else {
                let near = nearest(&s.value, self.names.iter().map(|(n, _)| &**n)).map(|n| format!("Did you mean \"{n}\"?"));
                let help =
                    near.unwrap_or_else(|| "Names are bound in `whenever`; a place is written `Place(\"ward_4\")`.".into());
                self.fault(Code::UnboundName, e, format!("The name \"{}\" has not been bound.", s.value), Some(help));
                return None;
            };
            if self.names.get(n).is_some_and(|(_, t)| *t != ty) {
                self.fault(Code::BadRule, e, format!("The name \"{}\" holds something of another kind.", s.value), None);
                return None;
            }
            return Some(Operand::Name(u8::try_from(n).ok()?));
        }
        if matches!(e, Expr::Number(_)) && ty == ValueType::Number {
            return self.number(e).map(|n| Operand::Fixed(Value(n)));
        }
        let Some((name, args)) = call(e) else {
            self.fault(Code::BadRule, e, "Here a word, a name in quotes or a number is needed.".into(), None);
            return None;
        };
        let text_arg = |args: &Args<'_, '_>| match args {
            Args::Items(items) => match items.first() {
                Some(Expr::String(s)) => Some(s.value.clone()),
                _ => None,
            },
            _ => None,
        };
        match (name, ty) {
            ("About", ValueType::Patient) => return Some(Operand::AboutPatient),
            ("To", ValueType::Place) => return Some(Operand::ToPlace),
            ("This", ValueType::Task) => return Some(Operand::ThisTask),
            ("Yes", ValueType::YesNo) => return Some(Operand::Fixed(Value::YES)),
            ("No", ValueType::YesNo) => return Some(Operand::Fixed(Value::NO)),
            ("Policy", ValueType::Number) => return self.number(e).map(|n| Operand::Fixed(Value(n))),
            ("Place", ValueType::Place) | ("Role", ValueType::Role) | ("Page", ValueType::Page) => {
                let list = match ty {
                    ValueType::Place => self.outside.places,
                    ValueType::Role => self.outside.roles,
                    _ => self.outside.pages,
                };
                let Some(id) = text_arg(&args) else {
                    self.fault(Code::BadRule, e, format!("`{name}` needs an id in quotes."), None);
                    return None;
                };
                let Some(at) = list.iter().position(|p| **p == *id) else {
                    let near = nearest(&id, list.iter().map(|p| &**p)).map(|n| format!("Did you mean \"{n}\"?"));
                    self.fault(Code::UnknownName, e, format!("There is no {} \"{id}\".", name.to_lowercase()), near);
                    return None;
                };
                return Some(Operand::Fixed(Value(at as u32)));
            }
            (word, ValueType::Word(words)) => {
                if let Some(at) = words.iter().position(|w| *w == word) {
                    return Some(Operand::Fixed(Value(at as u32)));
                }
                let near = nearest(word, words.iter().copied()).map(|n| format!("Did you mean `{n}`?"));
                let help = near.unwrap_or_else(|| format!("One of: {}.", words.join(", ")));
                self.fault(Code::UnknownFact, e, format!("`{word}` is not a word for this field."), Some(help));
                return None;
            }
            _ => {}
        }
        self.fault(Code::BadRule, e, format!("`{name}` does not fit this field, which holds {}.", in_words(ty)), None);
        None
    }

    /// A policy parameter as a number.
    fn policy(&mut self, id: &str, e: &Expr<'_>) -> Option<u32> {
        let known = self.outside.policy.get(id).copied();
        if known.is_none() {
            let help = nearest(id, self.outside.policy.keys().map(String::as_str)).map(|n| format!("Did you mean \"{n}\"?"));
            self.fault(Code::UnknownName, e, format!("The policy has no parameter \"{id}\"."), help);
        }
        known
    }

    /// A number, or a policy parameter as a number.
    fn number(&mut self, e: &Expr<'_>) -> Option<u32> {
        match e {
            Expr::Number(n) => {
                let parsed = n.raw.replace('_', "").parse().ok();
                if parsed.is_none() {
                    self.fault(Code::BadRule, e, format!("`{}` is not a whole number.", n.raw), None);
                }
                parsed
            }
            _ => match call(e) {
                Some(("Policy", Args::Items(items))) => {
                    let Some(Expr::String(s)) = items.first() else {
                        self.fault(Code::BadRule, e, "`Policy` needs the name of a parameter in quotes.".into(), None);
                        return None;
                    };
                    self.policy(&s.value, e)
                }
                Some(("Minutes", Args::Items(items))) => items.first().and_then(|x| self.number(x)).map(|m| m * 60),
                Some(("Seconds", Args::Items(items))) => items.first().and_then(|x| self.number(x)),
                _ => {
                    self.fault(Code::BadRule, e, "Here a number or `Policy(\"parameter\")` is needed.".into(), None);
                    None
                }
            },
        }
    }

    /// Reads a requirement.
    pub fn require(&mut self, e: &Expr<'_>) -> Option<Require> {
        const KNOWN: [&str; 10] = ["Did", "Never", "Before", "Within", "AtLeast", "Until", "Only", "Either", "All", "PolicyIs"];
        let Some((name, args)) = call(e) else {
            self.fault(Code::BadRule, e, "Here a requirement is needed.".into(), Some(format!("One of: {}.", KNOWN.join(", "))));
            return None;
        };
        let first = match &args {
            Args::Items(items) => items.first().copied(),
            _ => None,
        };
        let named = |field: &str| match &args {
            Args::Named(fs) => fs.iter().find(|(n, ..)| n == field).map(|(.., v)| *v),
            _ => None,
        };
        let missing = |me: &mut Self, what: &str| {
            me.fault(Code::BadRule, e, format!("`{name}` needs {what}."), None);
            None
        };
        match name {
            "Did" | "Never" => {
                let Some(p) = first else { return missing(self, "a fact") };
                let p = self.pattern(p, false)?;
                Some(if name == "Did" { Require::Did(p) } else { Require::Never(p) })
            }
            "Before" | "AtLeast" => {
                let Some(p) = first.or_else(|| named("of")) else { return missing(self, "`of`, a fact") };
                let of = self.pattern(p, false)?;
                let at_least = match named("at_least") {
                    Some(n) => self.number(n)?,
                    None => 1,
                };
                let each = match named("each") {
                    Some(Expr::String(s)) => {
                        let fields = self.kinds.get(usize::from(of.kind.0)).map_or(&[][..], |k| k.fields);
                        let at = fields.iter().position(|(n, _)| *n == s.value);
                        if at.is_none() {
                            self.fault(Code::UnknownFact, e, format!("That fact has no field `{}`.", s.value), None);
                        }
                        at.and_then(|i| u8::try_from(i).ok())
                    }
                    Some(other) => {
                        self.fault(Code::BadRule, other, "`each` needs the name of a field in quotes.".into(), None);
                        None
                    }
                    None => None,
                };
                Some(if name == "Before" {
                    Require::Before { of, at_least, each }
                } else {
                    Require::AtLeast { of, at_least, each }
                })
            }
            "Within" => {
                let (Some(p), Some(t)) = (named("of"), named("time")) else { return missing(self, "`of` and `time`") };
                let of = self.pattern(p, false)?;
                let time = if call(t).is_some_and(|(n, _)| n == "Due") { Time::Due } else { Time::Secs(self.number(t)?) };
                Some(Require::Within { of, time })
            }
            "Until" => {
                let (Some(n), Some(u)) = (named("never"), named("until")) else { return missing(self, "`never` and `until`") };
                Some(Require::Until { never: self.pattern(n, false)?, until: self.pattern(u, false)? })
            }
            "Only" => {
                let (Some(o), Some(a)) = (named("of"), named("allowed")) else { return missing(self, "`of` and `allowed`") };
                Some(Require::Only { of: self.pattern(o, false)?, allowed: self.pattern(a, false)? })
            }
            "Either" | "All" => {
                let Some(Expr::Seq(list)) = first else { return missing(self, "a list in square brackets") };
                let all: Vec<Require> = list.items.iter().filter_map(|x| self.require(&x.expr)).collect();
                Some(if name == "Either" { either(all) } else { all_of(all) })
            }
            "PolicyIs" => {
                let (Some(p), Some(v)) = (named("parameter"), named("value")) else {
                    return missing(self, "`parameter` and `value`");
                };
                let Expr::String(id) = p else { return missing(self, "the name of a parameter in quotes") };
                let want = match call(v) {
                    Some(("Yes", Args::None)) => 1,
                    Some(("No", Args::None)) => 0,
                    _ => return missing(self, "the value `Yes` or `No`"),
                };
                let is = self.policy(&id.value, p)?;
                // The policy is settled before a day is played, so this is kept or broken from the start.
                Some(if is == want { Require::All(Vec::new()) } else { Require::Either(Vec::new()) })
            }
            other => {
                let near = nearest(other, KNOWN).map(|n| format!("Did you mean `{n}`?"));
                let help = near.unwrap_or_else(|| format!("One of: {}.", KNOWN.join(", ")));
                self.fault_at(Code::BadRule, name_span(e), format!("`{other}` is not a requirement."), Some(help));
                None
            }
        }
    }
}

fn is_kept(r: &Require) -> bool {
    matches!(r, Require::All(none) if none.is_empty())
}

fn is_broken(r: &Require) -> bool {
    matches!(r, Require::Either(none) if none.is_empty())
}

/// Any of these, without those that the policy has settled.
fn either(mut all: Vec<Require>) -> Require {
    if all.iter().any(is_kept) {
        return Require::All(Vec::new());
    }
    all.retain(|r| !is_broken(r));
    Require::Either(all)
}

/// All of these, without those that the policy has settled.
fn all_of(mut all: Vec<Require>) -> Require {
    if all.iter().any(is_broken) {
        return Require::Either(Vec::new());
    }
    all.retain(|r| !is_kept(r));
    Require::All(all)
}

enum Args<'a, 'b> {
    None,
    Items(Vec<&'a Expr<'b>>),
    Named(Vec<(String, (usize, usize), &'a Expr<'b>)>),
}

/// Where the name before the brackets stands.
fn name_span(e: &Expr<'_>) -> (usize, usize) {
    let s = match e {
        Expr::Struct(s) => &s.name.span,
        other => other.span(),
    };
    (s.start_offset, s.end_offset)
}

/// A name with what stands in its brackets.
fn call<'a, 'b>(e: &'a Expr<'b>) -> Option<(&'a str, Args<'a, 'b>)> {
    let Expr::Struct(s) = e else { return None };
    let args = match &s.body {
        None => Args::None,
        Some(StructBody::Tuple(t)) if t.elements.is_empty() => Args::None,
        Some(StructBody::Tuple(t)) => Args::Items(t.elements.iter().map(|x| &x.expr).collect()),
        Some(StructBody::Fields(f)) => Args::Named(
            f.fields
                .iter()
                .map(|x| (x.name.name.to_string(), (x.name.span.start_offset, x.name.span.end_offset), &x.value))
                .collect(),
        ),
    };
    Some((&s.name.name, args))
}

fn fields_help(spec: &KindSpec) -> String {
    let names: Vec<&str> = spec.fields.iter().map(|(n, _)| *n).collect();
    format!("Its fields are: {}.", names.join(", "))
}

fn in_words(ty: ValueType) -> &'static str {
    match ty {
        ValueType::Task => "a task",
        ValueType::Person => "a person",
        ValueType::Patient => "a patient",
        ValueType::Folder => "a folder",
        ValueType::Sheet => "a sheet",
        ValueType::Place => "a place",
        ValueType::Role => "a role",
        ValueType::Page => "a page of the manual",
        ValueType::Number => "a number",
        ValueType::YesNo => "Yes or No",
        ValueType::Word(_) => "one of a list of words",
    }
}
