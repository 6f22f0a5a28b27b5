//! Where people look: colors, width, complaints.

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use std::fmt::Display;
use std::io::Write;

/// Colors of the words `error` and `warning`.
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Settles for the whole process whether to color; `auto` heeds terminals, `NO_COLOR` and `CLICOLOR_FORCE`.
pub fn choose_color(choice: ColorChoice) {
    let choice = match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// One line on stderr. That stderr is closed is no reason to stop.
pub fn complain(kind: &str, message: &dyn Display) {
    let _ = writeln!(anstream::stderr(), "{ERROR}{kind}{ERROR:#}: {message}");
}
