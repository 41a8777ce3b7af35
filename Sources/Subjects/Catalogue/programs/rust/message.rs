//! Message::from_vec, handed a message in hex.

mod lines;

use library::op::{Message, ResponseCode};
use library::rr::{RData, Record};
use lines::Failure;

/// None when it is no hex.
fn octets(line: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = line.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

fn address(record: &Record, wants_v6: bool) -> Option<String> {
    match record.data()? {
        RData::A(address) if !wants_v6 => Some(address.to_string()),
        RData::AAAA(address) if wants_v6 => Some(address.to_string()),
        _ => None,
    }
}

fn parse(line: &str, wants_v6: bool) -> Result<Vec<String>, Failure> {
    let octets = octets(line).ok_or_else(|| Failure::new("NOT_HEX", ""))?;
    let message = Message::from_vec(&octets).map_err(|error| Failure::new("ProtoError", &error.to_string()))?;
    match message.response_code() {
        ResponseCode::NoError => Ok(message.answers().iter().filter_map(|record| address(record, wants_v6)).collect()),
        code => Err(Failure::new(&format!("{:?}", code), "")),
    }
}

fn main() -> std::io::Result<()> {
    let wants_v6 = lines::wants_v6();
    lines::answer(|line| parse(line, wants_v6))
}
