//! What a file is called by.

use std::fmt;

use crate::{AppKey, Entropy, alphanumeric};

/// 62^27 is more than 2^160.
const ID_DIGITS: usize = 27;

/// The id of a file: 27 random letters and digits, 160 bits. To know it is to be allowed to download the file, since
/// e-mails and notifications show it, so it is made for one file and never guessed.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(String);

impl FileId {
    /// A new id.
    pub fn make(entropy: &dyn Entropy) -> Self {
        Self(alphanumeric(entropy, ID_DIGITS))
    }

    /// An id that someone gave us, or `None` when it cannot be one. Nothing else becomes a path.
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = text.len() == ID_DIGITS && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        well_formed.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who knows an id can read the file, so no log shows more than its beginning.
impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…", &self.0[..4])
    }
}

/// A file of an app, from the beginning of its upload to its deletion. No call does without the app, so that none
/// reaches the file of another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileKey {
    /// Whose file it is.
    pub app: AppKey,
    /// Which of them.
    pub id: FileId,
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Same;

    impl Entropy for Same {
        fn next_u64(&self) -> u64 {
            0x0123_4567_89ab_cdef
        }
    }

    #[test]
    fn only_what_was_made_here_is_an_id() {
        let id = FileId::make(&Same);
        assert_eq!(FileId::parse(id.as_str()), Some(id));
        for text in [
            "",
            "../../../../../../etc/passwd",
            "abc",
            "aaaaaaaaaaaaaaaaaaaaaaaaaa/",
            "äaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(FileId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_id_is_not_logged() {
        let id = FileId::make(&Same);
        assert!(!format!("{id:?}").contains(id.as_str()));
    }
}
