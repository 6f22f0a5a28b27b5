//! Where people look: colors, width, complaints.

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use slantwise::output::Layout;
use slantwise::safe;
use std::fmt::Display;
use std::io::Write;
use terminal_size::{Width, terminal_size_of};

/// Lines longer than these are hard to read, however wide the terminal is.
const WIDEST: usize = 100;

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

/// How to lay text out on standard output.
pub fn layout() -> Layout {
    let stdout = std::io::stdout();
    let color = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
    let width = terminal_size_of(&stdout).map(|(Width(columns), _)| usize::from(columns).min(WIDEST));
    Layout { color, width: width.unwrap_or(Layout::default().width) }
}

/// One line on stderr. That stderr is closed is no reason to stop.
pub fn complain(kind: &str, message: &dyn Display) {
    let _ = writeln!(anstream::stderr(), "{ERROR}{kind}{ERROR:#}: {}", safe::line(&message.to_string()));
}
