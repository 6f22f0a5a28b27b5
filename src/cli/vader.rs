//! `slantwise vader`: VADER's numbers, line by line.

use super::args::Common;
use super::error::{Done, Error, Result};
use super::progress::Progress;
use slantwise::sentiment::{Vader, vader};
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::str;

/// Prints VADER's four numbers for every line of a file, one JSON object a line
///
/// A line ends at a line feed and nowhere else.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise vader reviews.txt
  echo 'This is GREAT!' | slantwise vader")]
pub struct Args {
    /// A UTF-8 text, or - for stdin
    #[arg(default_value = "-")]
    file: PathBuf,
}

pub fn run(args: Args, common: &Common) -> Result {
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    let piped = args.file.as_os_str() == "-";
    // Numbers that scroll by show enough, and what is typed must not be drawn over.
    let seen = output.is_terminal() || piped && input.is_terminal();
    let progress = Progress::bytes(common.quiet || seen);
    if piped {
        return score(progress.reading(input), "-", output);
    }
    let name = args.file.display().to_string();
    match File::open(&args.file) {
        Ok(file) => score(progress.reading(file), &name, output),
        Err(cause) => Err(unreadable(&name, &cause)),
    }
}

fn unreadable(name: &str, cause: &io::Error) -> Error {
    Error::Failed(format!("{name}: cannot be read: {cause}; check the path"))
}

/// How much is read at once, at least.
const CHUNK: usize = 1 << 18;

/// Scores every line of `input`, whose name is for messages.
fn score(mut input: impl Read, name: &str, mut output: impl Write) -> Result {
    let mut lines = Lines { name, count: 0, scores: Vec::new() };
    let mut buffer = vec![0; CHUNK];
    // What stands before `filled` was read, what stands before `searched` is an unfinished line.
    let (mut filled, mut searched) = (0, 0);
    loop {
        if filled == buffer.len() {
            buffer.resize(2 * filled, 0);
        }
        let read = match input.read(&mut buffer[filled..]) {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(|cause| unreadable(name, &cause))?,
        };
        filled += read;
        let new = &buffer[searched..filled];
        let complete = match memchr::memrchr(b'\n', new) {
            Some(last) => searched + last + 1,
            None if read == 0 => filled,
            None => 0,
        };
        let scored = lines.score(&buffer[..complete]);
        // Before waiting for more: whoever reads this may be waiting too.
        output.write_all(&lines.scores)?;
        lines.scores.clear();
        scored?;
        if read == 0 {
            output.flush()?;
            return Ok(Done::Everything);
        }
        buffer.copy_within(complete..filled, 0);
        filled -= complete;
        searched = filled;
    }
}

/// The scores of the lines so far.
struct Lines<'n> {
    name: &'n str,
    count: usize,
    scores: Vec<u8>,
}

impl Lines<'_> {
    /// Scores lines that are complete, but for the line feed of the last.
    fn score(&mut self, mut lines: &[u8]) -> Result<()> {
        while !lines.is_empty() {
            let end = memchr::memchr(b'\n', lines).unwrap_or(lines.len());
            self.count += 1;
            let line = str::from_utf8(&lines[..end]).map_err(|_| self.not_utf8())?;
            write_json(vader(line), &mut self.scores);
            lines = lines.get(end + 1..).unwrap_or_default();
        }
        Ok(())
    }

    fn not_utf8(&self) -> Error {
        Error::Failed(format!("{}:{}: not UTF-8; save the text as UTF-8", self.name, self.count))
    }
}

/// Writes the numbers as serde_json does, at a fraction of its cost: they are whole thousandths and ten-thousandths.
fn write_json(scores: Vader, out: &mut Vec<u8>) {
    for (name, share) in [(&b"{\"neg\":"[..], scores.neg), (b",\"neu\":", scores.neu), (b",\"pos\":", scores.pos)] {
        out.extend_from_slice(name);
        write_decimal(share, out);
    }
    out.extend_from_slice(b",\"compound\":");
    write_decimal(scores.compound, out);
    out.extend_from_slice(b"}\n");
}

/// Writes a number of at most four decimal places from -1 to 1.
fn write_decimal(number: f64, out: &mut Vec<u8>) {
    let tenthousandths = (number.abs() * 10_000.0).round() as u32;
    let digit = |place: u32| b'0' + (tenthousandths / place % 10) as u8;
    let digits = [digit(10_000), b'.', digit(1000), digit(100), digit(10), digit(1)];
    let zeros = digits[3..].iter().rev().take_while(|digit| **digit == b'0').count();
    if number.is_sign_negative() {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[..digits.len() - zeros]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_serde_json_writes_them() {
        for n in -10_000..=10_000 {
            let compound = f64::from(n) / 10_000.0;
            let share = f64::from(i32::abs(n) / 10) / 1000.0;
            let scores = Vader { neg: share, neu: 0.0, pos: 1.0, compound };
            let mut out = Vec::new();
            write_json(scores, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&scores).unwrap() + "\n");
        }
        let mut out = Vec::new();
        write_decimal(-0.0, &mut out);
        assert_eq!(out, b"-0.0");
    }

    /// Gives its bytes a few at a time.
    struct Drip<'b>(&'b [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(out.len()).min(7);
            out[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn lines_are_whole_however_they_come() {
        let text = "good\nbad day\n\nno\r\nlovely \u{2028} \0 lovely\n".repeat(3) + "the last";
        let (mut whole, mut dripped) = (Vec::new(), Vec::new());
        score(text.as_bytes(), "-", &mut whole).unwrap();
        score(Drip(text.as_bytes()), "-", &mut dripped).unwrap();
        let expected: Vec<u8> = text.split('\n').fold(Vec::new(), |mut out, line| {
            write_json(vader(line), &mut out);
            out
        });
        assert_eq!(whole, expected);
        assert_eq!(dripped, expected);
    }

    #[test]
    fn a_long_line_outgrows_the_buffer() {
        let line = "very good day, ".repeat(CHUNK / 4);
        let mut out = Vec::new();
        score(line.as_bytes(), "-", &mut out).unwrap();
        let mut expected = Vec::new();
        write_json(vader(&line), &mut expected);
        assert_eq!(out, expected);
    }
}
