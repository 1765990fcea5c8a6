//! A body that goes out: JSON, alone or with files beside it.

use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};

use crate::reply::Attachment;

/// What is sent: checked, and sent again as it is when an attempt was lost.
#[derive(Debug)]
pub(super) struct Body<'a> {
    json: Json,
    files: &'a [Attachment],
}

impl<'a> Body<'a> {
    /// A body with files, which its `attachments` name by their places.
    pub(super) fn new(mut json: Json, files: &'a [Attachment]) -> Self {
        if let Some(fields) = json.as_object_mut().filter(|_| !files.is_empty()) {
            let listed = files.iter().enumerate().map(|(place, file)| {
                json!({ "id": place, "filename": file.name, "description": file.description })
            });
            fields.insert("attachments".to_owned(), listed.collect());
        }
        Self { json, files }
    }

    /// The JSON of it.
    pub(super) fn json(&self) -> &Json {
        &self.json
    }

    /// What its files hold.
    pub(super) fn contents(&self) -> impl Iterator<Item = &'a [u8]> {
        self.files.iter().map(|file| &*file.bytes)
    }

    /// The request with the body in it.
    pub(super) fn put(&self, request: RequestBuilder) -> Result<RequestBuilder, reqwest::Error> {
        if self.files.is_empty() {
            return Ok(request.json(&self.json));
        }
        let whole = Part::text(self.json.to_string()).mime_str("application/json")?;
        let mut form = Form::new().part("payload_json", whole);
        for (place, file) in self.files.iter().enumerate() {
            let part = Part::bytes(file.bytes.to_vec())
                .file_name(file.name.clone())
                .mime_str(file.media_type())?;
            form = form.part(format!("files[{place}]"), part);
        }
        Ok(request.multipart(form))
    }
}
