//! The files days are built from, each kept once under its digest.
use rusqlite::OptionalExtension;
use rusqlite::types::ValueRef;

use super::{Store, StoreFault};

/// The digest under which bytes are kept: BLAKE3, in hex.
fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

impl Store {
    /// Keeps these bytes, if they are not kept already; gives their digest (BLAKE3, in hex).
    pub fn put_content(&self, bytes: &[u8]) -> Result<String, StoreFault> {
        let sha = digest(bytes);
        let mut insert = self.told(self.conn.prepare_cached(
            "INSERT INTO content(sha,bytes) VALUES(?1,?2) ON CONFLICT DO NOTHING",
        ))?;
        self.told(insert.execute((&sha, bytes)))?;
        Ok(sha)
    }

    /// The bytes kept under this digest; [`StoreFault::Broken`] if they are no longer those.
    pub fn content(&self, sha: &str) -> Result<Vec<u8>, StoreFault> {
        let bytes = self.raw_content(sha)?;
        let bytes = bytes.ok_or_else(|| StoreFault::NoSuchContent {
            file: self.file.clone(),
            sha: sha.to_owned(),
        })?;
        if digest(&bytes) != sha {
            return Err(self.broken(format!("content {sha} was changed")));
        }
        Ok(bytes)
    }

    /// The digests a manifest names: every word of 64 hex digits.
    pub(super) fn named_in(manifest: &[u8]) -> Vec<String> {
        let words = manifest.split(u8::is_ascii_whitespace);
        let is_digest = |word: &&[u8]| word.len() == 64 && word.iter().all(u8::is_ascii_hexdigit);
        words
            .filter(is_digest)
            .map(|word| String::from_utf8_lossy(word).to_lowercase())
            .collect()
    }

    /// The column in which the content under `sha` is not what it should be.
    pub(super) fn content_fault(&self, sha: &str) -> Result<Option<&'static str>, StoreFault> {
        Ok(match self.raw_content(sha)? {
            None => Some("sha"),
            Some(bytes) if digest(&bytes) != sha => Some("bytes"),
            Some(_) => None,
        })
    }

    pub(super) fn raw_content(&self, sha: &str) -> Result<Option<Vec<u8>>, StoreFault> {
        let mut select = self.told(
            self.conn
                .prepare_cached("SELECT bytes FROM content WHERE sha=?1"),
        )?;
        let bytes = select.query_row([sha], |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
                _ => Vec::new(),
            })
        });
        self.told(bytes.optional())
    }
}
