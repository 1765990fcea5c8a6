//! A body with files: read to the letter of RFC 7578, as Discord wants it.

use axum::http::HeaderMap;
use serde_json::Value as Json;

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A body and the files beside it, each at its place: `files[0]`, `files[1]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    pub json: Json,
    pub files: Vec<File>,
}

/// Reads the body of a request, or says what is wrong with how it is written.
pub(crate) fn body(headers: &HeaderMap, bytes: &[u8]) -> Result<Body, String> {
    let sent_as = headers
        .get("content-type")
        .map_or("", |sent_as| sent_as.to_str().unwrap());
    if bytes.is_empty() {
        return Ok(Body::default());
    }
    if sent_as == "application/json" {
        let json = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        return Ok(Body {
            json,
            files: Vec::new(),
        });
    }
    let boundary = sent_as
        .strip_prefix("multipart/form-data; boundary=")
        .ok_or_else(|| format!("a body sent as {sent_as:?}"))?;
    if !(1..=70).contains(&boundary.len()) || boundary.contains(['"', ' ']) {
        return Err(format!("the boundary {boundary:?}"));
    }
    form(boundary, bytes)
}

fn form(boundary: &str, bytes: &[u8]) -> Result<Body, String> {
    let delimiter = format!("--{boundary}\r\n");
    let mut rest = bytes
        .strip_prefix(delimiter.as_bytes())
        .ok_or("something before the first part")?;
    let between = format!("\r\n--{boundary}");
    let mut body = Body::default();
    loop {
        let end = find(rest, between.as_bytes()).ok_or("a part without an end")?;
        part(&rest[..end], &mut body)?;
        rest = &rest[end + between.len()..];
        if let Some(next) = rest.strip_prefix(b"\r\n") {
            rest = next;
        } else if rest == b"--\r\n" || rest == b"--" {
            break;
        } else {
            return Err("something after the last part".to_owned());
        }
    }
    if body.json.is_null() {
        return Err("no payload_json".to_owned());
    }
    Ok(body)
}

fn part(part: &[u8], body: &mut Body) -> Result<(), String> {
    let end = find(part, b"\r\n\r\n").ok_or("a part without an end of its headers")?;
    let headers = std::str::from_utf8(&part[..end]).map_err(|error| error.to_string())?;
    let content = &part[end + 4..];
    let (mut placed, mut sent_as) = (None, None);
    for header in headers.split("\r\n") {
        match header.split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-disposition") => {
                placed = Some(value);
            }
            Some((name, value)) if name.eq_ignore_ascii_case("content-type") => {
                sent_as = Some(value);
            }
            _ => return Err(format!("a header {header:?}")),
        }
    }
    let placed = placed
        .and_then(|placed| placed.strip_prefix("form-data; name=\""))
        .and_then(|placed| placed.strip_suffix('"'))
        .ok_or_else(|| format!("a part placed as {placed:?}"))?;
    if placed == "payload_json" {
        if sent_as != Some("application/json") || !body.json.is_null() || !body.files.is_empty() {
            return Err(format!("payload_json, not first and once, as {sent_as:?}"));
        }
        body.json = serde_json::from_slice(content).map_err(|error| error.to_string())?;
        return Ok(());
    }
    let wanted = format!("files[{}]\"; filename=\"", body.files.len());
    let name = placed
        .strip_prefix(&wanted)
        .filter(|name| !name.is_empty() && !name.contains(['"', '\\', '/', '%']))
        .ok_or_else(|| format!("{placed:?} where {wanted} belongs"))?;
    body.files.push(File {
        name: name.to_owned(),
        media_type: sent_as
            .ok_or_else(|| format!("{name} of no type"))?
            .to_owned(),
        bytes: content.to_vec(),
    });
    Ok(())
}

fn find(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within
        .windows(wanted.len())
        .position(|window| window == wanted)
}
