//! Randomness, as a parameter.

/// A source of random bits. The server gives a cryptographic one; tests and the simulation give a seeded one.
pub trait Entropy: Send + Sync + 'static {
    /// 64 random bits.
    fn next_u64(&self) -> u64;
}

/// A random text of letters and digits; 22 of them hold 131 bits.
pub fn alphanumeric(entropy: &dyn Entropy, length: usize) -> String {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // Six bits a digit, throwing away the two values past the alphabet, so that no digit is likelier.
        let mut bits = entropy.next_u64();
        for _ in 0..10 {
            if let Some(&digit) = ALPHABET.get((bits & 63) as usize)
                && text.len() < length
            {
                text.push(char::from(digit));
            }
            bits >>= 6;
        }
    }
    text
}
