//! One way to declare a closed list of words of the trade: the variants, their names and their order in one place.
//! Says nothing about what the words mean.

/// Declares an enum whose variants have names that content files, facts and rules share.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant),* }
        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// Their names, in the same order, as content files spell them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($variant)),*];
            /// The name as content files spell it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant)),* }
            }
        }
        impl $crate::records::Pack for $name {
            #[inline]
            fn pack(&self, out: &mut Vec<u8>) {
                const { assert!($name::ALL.len() < 0x80, "its place fits one byte") };
                out.push(*self as u8);
            }
        }
    )*};
}
