//! How facts are named for the marking: every fact has a kind, every field a name and a type, every value one number.
//! Rules in the manual are checked against these tables, so a misspelt fact or field is a fault with a line number.

use super::ids::{FolderId, PageId, PatientId, PersonId, PlaceId, RoleId, SheetId, TaskId};

/// One field's value, as a number; what it means follows from the field's [`ValueType`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value(pub u32);

impl Value {
    /// Nothing: an optional field without a value.
    pub const NOTHING: Value = Value(u32::MAX);
    /// `Yes`.
    pub const YES: Value = Value(1);
    /// `No`.
    pub const NO: Value = Value(0);
}

/// What kind of thing a field of a fact holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A task of the day.
    Task,
    /// A person.
    Person,
    /// A patient.
    Patient,
    /// A folder.
    Folder,
    /// A sheet of paper.
    Sheet,
    /// A place.
    Place,
    /// A role of the internal directory.
    Role,
    /// A page of the manual.
    Page,
    /// A count or a number of seconds.
    Number,
    /// `Yes` or `No`.
    YesNo,
    /// One of a closed list of words.
    Word(&'static [&'static str]),
}

/// A type whose values rules can test.
pub trait Named {
    /// What the field holds.
    const TYPE: ValueType;
    /// The value as a number.
    fn value(&self) -> Value;
}

macro_rules! named_numbers {
    ($($ty:ident => $as:ident),* $(,)?) => {$(
        impl Named for $ty {
            const TYPE: ValueType = ValueType::$as;
            fn value(&self) -> Value { Value(u32::from(self.0)) }
        }
    )*};
}
named_numbers!(TaskId => Task, PersonId => Person, PatientId => Patient, FolderId => Folder, SheetId => Sheet,
    PlaceId => Place, RoleId => Role, PageId => Page);

impl Named for u32 {
    const TYPE: ValueType = ValueType::Number;
    fn value(&self) -> Value {
        // The largest number stands for nothing.
        Value((*self).min(u32::MAX - 1))
    }
}

/// `Yes` or `No` in a fact: a plain answer to the question its field's name asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum YesNo {
    /// No.
    No,
    /// Yes.
    Yes,
}

impl From<bool> for YesNo {
    fn from(b: bool) -> Self {
        if b { YesNo::Yes } else { YesNo::No }
    }
}

impl crate::records::Pack for YesNo {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }
}

impl Named for YesNo {
    const TYPE: ValueType = ValueType::YesNo;
    fn value(&self) -> Value {
        Value(u32::from(*self == YesNo::Yes))
    }
}

impl<T: Named> Named for Option<T> {
    const TYPE: ValueType = T::TYPE;
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::NOTHING, Named::value)
    }
}

/// Gives a closed list of words (declared with `words!`) its place among the values that rules can test.
#[macro_export]
macro_rules! named_words {
    ($($ty:ty),* $(,)?) => {$(
        impl $crate::day::vocabulary::Named for $ty {
            const TYPE: $crate::day::vocabulary::ValueType = $crate::day::vocabulary::ValueType::Word(<$ty>::NAMES);
            fn value(&self) -> $crate::day::vocabulary::Value { $crate::day::vocabulary::Value(*self as u32) }
        }
    )*};
}
named_words!(crate::records::Field, crate::records::Section, crate::records::SheetKind);

/// One kind of fact: its name and its fields.
#[derive(Debug, Clone, Copy)]
pub struct KindSpec {
    /// The name rules use.
    pub name: &'static str,
    /// Names and types of its fields, in order.
    pub fields: &'static [(&'static str, ValueType)],
}

/// Room for the fields of one fact while rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Fields([Value; Fields::MOST]);

impl Default for Fields {
    fn default() -> Self {
        Fields([Value::NOTHING; Fields::MOST])
    }
}

impl Fields {
    /// The most fields a fact has.
    pub const MOST: usize = 9;

    /// Room for the value of each field, in the order of the kind's list.
    pub fn slots(&mut self) -> std::slice::IterMut<'_, Value> {
        self.0.iter_mut()
    }

    /// The value of the field at this place in the kind's list.
    #[must_use]
    pub fn at(&self, field: u8) -> Value {
        self.0.get(usize::from(field)).copied().unwrap_or(Value::NOTHING)
    }
}

/// Declares the facts of one area: the enum, and the tables rules are checked against.
/// Fields after `..` are kept with the fact but are not for rules to test.
#[macro_export]
macro_rules! facts {
    ($(#[$doc:meta])* pub enum Fact { $(
        $(#[$vdoc:meta])*
        $variant:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(; $($(#[$odoc:meta])* $other:ident : $oty:ty),*)? }
    ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Fact { $(
            $(#[$vdoc])*
            $variant { $($(#[$fdoc])* $field: $ty,)* $($($(#[$odoc])* $other: $oty,)*)? }
        ),* }
        impl Fact {
            /// Names and fields of every fact of this area, in order.
            pub const KINDS: &'static [$crate::day::vocabulary::KindSpec] = &[$(
                $crate::day::vocabulary::KindSpec {
                    name: stringify!($variant),
                    fields: &[$((stringify!($field), <$ty as $crate::day::vocabulary::Named>::TYPE)),*],
                }
            ),*];
            /// Which of [`Self::KINDS`] this is.
            #[must_use]
            pub fn kind_in_area(&self) -> u8 {
                #[derive(Clone, Copy)]
                #[repr(u8)]
                enum K { $($variant),* }
                (match self { $(Fact::$variant { .. } => K::$variant),* }) as u8
            }
            /// The values of its fields.
            pub fn fields(&self, out: &mut $crate::day::vocabulary::Fields) {
                let mut slots = out.slots();
                match self { $(
                    Fact::$variant { $($field,)* .. } => {
                        $(if let Some(slot) = slots.next() { *slot = $crate::day::vocabulary::Named::value($field); })*
                    }
                ),* }
            }
        }
        impl $crate::records::Pack for Fact {
            #[inline]
            fn pack(&self, out: &mut Vec<u8>) {
                out.push(self.kind_in_area());
                match self { $(
                    Fact::$variant { $($field,)* $($($other,)*)? } => {
                        $($crate::records::Pack::pack($field, out);)*
                        $($($crate::records::Pack::pack($other, out);)*)?
                    }
                ),* }
            }
        }
    };
}
