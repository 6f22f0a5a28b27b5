//! The colors of states.

use crate::sentiment::Tone;
use crate::stance::Label;
use anstyle::{AnsiColor, Style};

/// Styles that can be read on light and on dark ground: the terminal's own palette, without its yellow and blue.
pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const GREEN: Style = AnsiColor::Green.on_default();
pub(super) const RED: Style = AnsiColor::Red.on_default();
pub(super) const MAGENTA: Style = AnsiColor::Magenta.on_default();

pub(super) fn tone_style(tone: Tone) -> Style {
    match tone {
        Tone::Positive => GREEN,
        Tone::Negative => RED,
        Tone::Neutral => PLAIN,
    }
}

pub(super) fn stance_style(label: Label) -> Style {
    match label {
        Label::Favor => GREEN.bold(),
        Label::Against => RED.bold(),
        Label::Mixed => MAGENTA.bold(),
        Label::Neutral => PLAIN,
    }
}

pub(super) fn side_style(contribution: f64) -> Style {
    match contribution {
        c if c > 0.0 => GREEN,
        c if c < 0.0 => RED,
        _ => PLAIN,
    }
}
