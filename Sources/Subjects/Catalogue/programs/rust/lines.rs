//! The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.

use std::io::{self, BufRead, Write};

/// The largest DNS message in hex.
const LINE_OCTETS: usize = 2 * 65535;

pub struct Failure {
    pub word: String,
    pub detail: String,
}

impl Failure {
    pub fn new(word: &str, detail: &str) -> Failure {
        Failure { word: word.to_string(), detail: detail.chars().take(250).collect() }
    }
}

/// Argument 1: whether it is AAAA.
pub fn wants_v6() -> bool {
    match std::env::args().nth(1).as_deref() {
        Some("A") => false,
        Some("AAAA") => true,
        _ => {
            eprintln!("argument 1: the record type, A or AAAA");
            std::process::exit(2)
        }
    }
}

fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|character| match character {
        ' '..='~' if character != '"' && character != '\\' => character.to_string(),
        _ => format!("\\u{:04x}", (character as u32).min(0xffff)),
    }).collect();
    format!("\"{}\"", escaped)
}

fn json(reply: Result<Vec<String>, Failure>) -> String {
    match reply {
        Ok(addresses) => {
            let texts: Vec<String> = addresses.iter().map(|address| quoted(address)).collect();
            format!("{{\"addresses\":[{}]}}", texts.join(","))
        }
        Err(failure) => format!("{{\"error\":{},\"detail\":{}}}", quoted(&failure.word), quoted(&failure.detail)),
    }
}

/// Answers every line of stdin with what `respond` makes of it.
pub fn answer(respond: impl Fn(&str) -> Result<Vec<String>, Failure>) -> io::Result<()> {
    for line in io::stdin().lock().split(b'\n') {
        let octets = line?;
        let reply = if octets.len() > LINE_OCTETS {
            Err(Failure::new("LINE_TOO_LONG", ""))
        } else {
            respond(&String::from_utf8_lossy(&octets))
        };
        let mut output = io::stdout().lock();
        writeln!(output, "{}", json(reply))?;
        output.flush()?;
    }
    Ok(())
}
