//! The codes that stand for words, and what the words of VADER's rules do, as bits of one number.
//!
//! `build.rs` compiles this file too: the words themselves stand in `lexicons/vader/`.

/// A bit that codes leave free: the word is in capitals. It means nothing for words that are not in the table.
pub const CAPITALS: u16 = 1;
/// The code of a word that is not in the table.
pub const UNKNOWN: u16 = 0;
/// The code of no word: before and after a text.
pub const ABSENT: u16 = 2;
/// The code of a word that is not in the table, and has a negation in it.
pub const UNKNOWN_NEGATION: u16 = 4;

/// Intensifies what follows.
pub const INCREASE: u16 = 1;
/// Dampens what follows.
pub const DECREASE: u16 = 1 << 1;
/// Negates what follows.
pub const NEGATION: u16 = 1 << 2;
/// Turns from one half of the text to the other.
pub const CONTRAST: u16 = 1 << 3;
/// A rated word that negates a rated word after it.
pub const DENIAL: u16 = 1 << 4;
/// Carries a denial on to the next word.
pub const ALTERNATIVE: u16 = 1 << 5;
/// Negates the next word, if no [`NOT_LEAST`] stands before it.
pub const LEAST: u16 = 1 << 6;
/// The first word of a phrase in which [`LEAST`] does not negate.
pub const NOT_LEAST: u16 = 1 << 7;
/// The first word of a phrase that praises by negation.
pub const UNEQUALLED: u16 = 1 << 8;
/// The second word of such a phrase.
pub const UNEQUALLED_BY: u16 = 1 << 9;
/// The first word of a phrase in which a negation affirms.
pub const UNDOUBTED: u16 = 1 << 10;
/// The second word of such a phrase.
pub const UNDOUBTED_BY: u16 = 1 << 11;
/// Stands in a phrase that has a number of its own.
pub const PHRASE: u16 = 1 << 12;
