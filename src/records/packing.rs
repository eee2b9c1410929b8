//! Values as bytes, exactly as `postcard` writes them by way of serde, but by code made for each type: facts are packed for the
//! digest at every act, and going through a general serialiser cost more than deciding the act. Reads nothing back.

use std::io::Write;

use jiff::civil::Date;

/// What can be packed.
pub trait Pack {
    /// Adds its bytes.
    fn pack(&self, out: &mut Vec<u8>);
}

impl Pack for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
}

/// Seven bits a byte, the lowest first; the top bit says that more come.
impl Pack for u64 {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push((rest as u8) | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
}

impl Pack for u32 {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        u64::from(*self).pack(out);
    }
}

impl Pack for u16 {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        u64::from(*self).pack(out);
    }
}

impl<T: Pack> Pack for Option<T> {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(x) = self {
            x.pack(out);
        }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        for x in self {
            x.pack(out);
        }
    }
}

impl Pack for str {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u64).pack(out);
        out.extend_from_slice(self.as_bytes());
    }
}

/// As its text, year first.
impl Pack for Date {
    fn pack(&self, out: &mut Vec<u8>) {
        let length_at = out.len();
        out.push(0);
        // Writing to a list of bytes does not fail; a date has at most 14 letters, so one byte says how many.
        let _ = write!(out, "{self}");
        let length = out.len() - length_at - 1;
        if let Some(slot) = out.get_mut(length_at) {
            *slot = length as u8;
        }
    }
}

/// Adds the lowest `digits` digits of a number in figures.
pub(super) fn figures(number: u64, digits: u32, out: &mut Vec<u8>) {
    for place in (0..digits).rev() {
        out.push(b'0' + (number / 10u64.pow(place) % 10) as u8);
    }
}
