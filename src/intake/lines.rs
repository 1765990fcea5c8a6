//! Lines of a stream, numbered, in bounded memory.

use std::io::{BufRead, BufReader, Read};

use super::ReadError;

/// The longest line: a record is a page, and its JSON may double it.
const LINE_MB_MAX: u64 = 16;

/// The lines of a stream that are not blank, each with its number from 1. Ends after the first failure to read.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    number: u64,
    done: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(1 << 16, input),
            number: 0,
            done: false,
        }
    }

    /// The next line without its end; nothing at the end of the stream.
    fn line(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let limit = LINE_MB_MAX * 1_000_000;
        let mut line = Vec::new();
        let read = self
            .input
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut line)
            .map_err(|error| ReadError::from(&error))?;
        if read == 0 {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if read as u64 == limit {
            self.input
                .skip_until(b'\n')
                .map_err(|error| ReadError::from(&error))?;
            return Err(ReadError::LineTooLong(LINE_MB_MAX));
        }
        Ok(Some(line))
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = (u64, Result<Vec<u8>, ReadError>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.number += 1;
            match self.line() {
                Ok(None) => self.done = true,
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some((self.number, Ok(line))),
                Err(reason) => {
                    self.done = !matches!(reason, ReadError::LineTooLong(_));
                    return Some((self.number, Err(reason)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_reported_and_passed_over() {
        let long = usize::try_from(LINE_MB_MAX).unwrap() * 1_000_000 + 5;
        let text = format!("one\n\n{}\r\nfour", "x".repeat(long));
        let found: Vec<_> = Lines::new(text.as_bytes()).collect();
        assert_eq!(
            found,
            [
                (1, Ok(b"one".to_vec())),
                (3, Err(ReadError::LineTooLong(LINE_MB_MAX))),
                (4, Ok(b"four".to_vec())),
            ]
        );
    }
}
