//! Names as people type and hear them: the patient index's search and Soundex.
//!
//! Helps to find candidates and never says that two people are the same.

/// Whether a name is found by what was typed into the patient index.
///
/// At least two letters must be typed, and the name must begin with them.
/// Capitals, apostrophes, hyphens, spaces and accents make no difference, so
/// `oneil` finds O'Neil and `garcia` finds García.
pub fn name_matches_search(name: &str, typed: &str) -> bool {
    Typed::new(typed).finds(name)
}

/// What was typed into the patient index, made ready to be held against many names.
#[derive(Debug, Clone)]
pub struct Typed(String);

impl Typed {
    /// What was typed, as it is searched by.
    pub fn new(typed: &str) -> Self {
        Self(folded(typed))
    }

    /// Its letters and digits, in lower case without accents.
    pub(super) fn letters(&self) -> &str {
        &self.0
    }

    /// Whether it has the two letters that a search needs.
    pub fn is_long_enough(&self) -> bool {
        self.0.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
    }

    /// Whether it finds a name: see [`name_matches_search`].
    pub fn finds(&self, name: &str) -> bool {
        let mut name = letters(name);
        self.is_long_enough() && self.0.chars().all(|typed| name.next() == Some(typed))
    }
}

/// Whether two names sound alike: both have a Soundex code and it is the same.
///
/// Soundex keeps the first letter and up to three consonant sounds, so it joins
/// Smith with Smyth but not Catherine with Katherine.
/// Source: American Soundex as described by the US National Archives.
pub fn sounds_like(left: &str, right: &str) -> bool {
    soundex(left).is_some_and(|code| soundex(right) == Some(code))
}

/// A name's letters and digits in lower case without accents; everything else
/// is left out, so that O'Neil and ONEIL fold to the same text.
pub(super) fn folded(name: &str) -> String {
    letters(name).collect()
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).flat_map(|letter| {
        let plain = if letter.is_ascii() { None } else { plain(letter) };
        let own = if plain.is_none() { Some(letter) } else { None };
        own.into_iter().chain(plain.unwrap_or_default().chars())
    })
}

/// The unaccented spelling of the accented Latin letters met in English registers.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// First letter and three digits; `None` when the name has no letter of A to Z.
fn soundex(name: &str) -> Option<[char; 4]> {
    let name = folded(name);
    let mut letters = name.chars().filter(char::is_ascii_lowercase);
    let first = letters.next()?;
    let mut code = [first, '0', '0', '0'];
    let mut free = code.iter_mut().skip(1);
    let mut last = sound(first);
    for letter in letters {
        let this = sound(letter);
        if let Some(digit) = this.filter(|_| this != last) {
            let Some(place) = free.next() else { break };
            *place = digit;
        }
        // h and w do not part two letters of one sound; vowels do.
        if !matches!(letter, 'h' | 'w') {
            last = this;
        }
    }
    Some(code)
}

fn sound(letter: char) -> Option<char> {
    match letter {
        'b' | 'f' | 'p' | 'v' => Some('1'),
        'c' | 'g' | 'j' | 'k' | 'q' | 's' | 'x' | 'z' => Some('2'),
        'd' | 't' => Some('3'),
        'l' => Some('4'),
        'm' | 'n' => Some('5'),
        'r' => Some('6'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> String {
        soundex(name).unwrap().iter().collect::<String>().to_uppercase()
    }

    #[test]
    fn the_index_finds_a_name_however_it_is_typed() {
        for (name, typed) in [
            ("O'Neil", "oneil"),
            ("O’Neil", "O'NE"),
            ("ONeil", "o'neil"),
            ("Smith-Jones", "smith j"),
            ("de Souza", "desou"),
            ("García", "garc"),
            ("Garcia", "garcí"),
            ("Garci\u{301}a", "garcia"),
            ("Łukasz", "luk"),
            ("Khan", "  KH "),
            ("Đặng", "đặ"),
        ] {
            assert!(name_matches_search(name, typed), "{typed} should find {name}");
        }
    }

    #[test]
    fn one_letter_and_the_middle_of_a_name_find_nobody() {
        for (name, typed) in
            [("Khan", "K"), ("Khan", ""), ("Khan", "'-"), ("Khan", "han"), ("Khan", "Khans"), ("Smith-Jones", "jones")]
        {
            assert!(!name_matches_search(name, typed), "{typed} should not find {name}");
        }
    }

    #[test]
    fn soundex_gives_the_published_codes() {
        for (name, expected) in [
            ("Washington", "W252"),
            ("Lee", "L000"),
            ("Gutierrez", "G362"),
            ("Pfister", "P236"),
            ("Jackson", "J250"),
            ("Tymczak", "T522"),
            ("Ashcraft", "A261"),
            ("Robert", "R163"),
            ("Rupert", "R163"),
            ("Honeyman", "H555"),
        ] {
            assert_eq!(code(name), expected, "{name}");
        }
    }

    #[test]
    fn names_misheard_on_the_telephone_are_joined() {
        for (left, right) in [("Smith", "Smyth"), ("O'Neil", "ONeal"), ("Stephen", "Steven"), ("Ng", "ng")] {
            assert!(sounds_like(left, right), "{left} {right}");
        }
        for (left, right) in [("Smith", "Jones"), ("Catherine", "Katherine"), ("", ""), ("王", "王")] {
            assert!(!sounds_like(left, right), "{left} {right}");
        }
    }
}
