//! Where the tracking says a folder is: in the library, or with a coded borrower.
//!
//! Says nothing of where the folder really stands; a misfile is the difference.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::identity::Text;

/// The code of a person or place that may hold folders, such as `CLIN-4`.
///
/// 2 to 12 characters of A to Z, 0 to 9 and hyphen. Folders are tracked to a
/// coded borrower before or as they leave, never later.
/// Source: Records Management Code of Practice (tracking of paper records).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BorrowerCode(Text);

/// Why a text is not a borrower code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Error)]
pub enum BorrowerCodeFault {
    /// Fewer than 2 or more than 12 characters.
    #[error("a borrower code has 2 to 12 characters")]
    WrongLength,
    /// A character other than A to Z, 0 to 9 and hyphen.
    #[error("a borrower code has letters A to Z, digits and hyphens only")]
    WrongCharacter,
}

impl BorrowerCode {
    /// Reads a code as typed; small letters count as capitals and surrounding
    /// spaces are ignored.
    ///
    /// # Errors
    /// A wrong character, or else a wrong length.
    pub fn parse(text: &str) -> Result<Self, BorrowerCodeFault> {
        let code = text.trim().to_ascii_uppercase();
        if !code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-') {
            return Err(BorrowerCodeFault::WrongCharacter);
        }
        if !(2..=12).contains(&code.len()) {
            return Err(BorrowerCodeFault::WrongLength);
        }
        Ok(Self(code.into()))
    }

    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BorrowerCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl TryFrom<String> for BorrowerCode {
    type Error = BorrowerCodeFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<BorrowerCode> for String {
    fn from(code: BorrowerCode) -> Self {
        code.as_str().to_owned()
    }
}

/// Where the tracking says a folder is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tracked {
    /// In file: checked in to the library.
    Library,
    /// With this borrower until returned or tracked on.
    To(BorrowerCode),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_borrower_code_is_read_in_capitals() {
        assert_eq!(BorrowerCode::parse(" clin-4 ").unwrap().to_string(), "CLIN-4");
        assert_eq!(BorrowerCode::parse("A"), Err(BorrowerCodeFault::WrongLength));
        assert_eq!(BorrowerCode::parse("OUTPATIENTS-12"), Err(BorrowerCodeFault::WrongLength));
        assert_eq!(BorrowerCode::parse("CLIN 4"), Err(BorrowerCodeFault::WrongCharacter));
        assert_eq!(BorrowerCode::parse("ÉTAGE"), Err(BorrowerCodeFault::WrongCharacter));
    }

    #[test]
    fn a_tracer_is_checked_on_the_way_back_from_a_file() {
        let tracked = Tracked::To(BorrowerCode::parse("WARD-7").unwrap());
        let kept = serde_json::to_string(&tracked).unwrap();
        assert_eq!(kept, "{\"To\":\"WARD-7\"}");
        assert_eq!(serde_json::from_str::<Tracked>(&kept).unwrap(), tracked);
        assert!(serde_json::from_str::<Tracked>("{\"To\":\"?\"}").is_err());
    }
}
