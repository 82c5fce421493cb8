//! `Uploads`: a posted form with several files in it, from somebody who is signed in. Its token comes before its files
//! and is checked before they are kept. What is too large is left out by itself; the others are there.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::{StreamExt, stream};
use multer::{Field, Multipart};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::csrf;
use super::signed_in::SignedIn;
use crate::app::App;
use crate::error::AppError;

/// Of one file. What may be in it is another question.
pub const MOST_FILE_BYTES: usize = 15 << 20;
/// Of all files that are kept in memory together.
const MOST_BYTES: usize = 60 << 20;
const MOST_FILES: usize = 24;
const MOST_FIELD_BYTES: usize = 4 << 10;
/// What is larger than that is not even read to its end.
const MOST_READ_BYTES: usize = 256 << 20;
const MOST_NAME: usize = 60;

#[derive(Debug, Default)]
pub struct Uploads {
    pub fields: HashMap<String, String>,
    pub files: Vec<UploadedFile>,
}

#[derive(Debug)]
pub struct UploadedFile {
    /// as its sender calls it, without folders
    pub name: String,
    pub content: Result<Vec<u8>, LeftOut>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// larger than [`MOST_FILE_BYTES`]
    TooLarge,
    /// too many, or too large, with the others of the same form
    TooMuchAtOnce,
}

impl FromRequest for Uploads {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(request, payload);
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            // nobody else is listened to for so long
            signed_in.await?;
            let (sender, receiver) = mpsc::channel(4);
            let (_, read) = futures_util::future::join(forward(payload, sender), read(&request, receiver)).await;
            read
        })
    }
}

/// Reads to the end also what nobody takes any more: who is answered in the middle of sending sees no answer.
async fn forward(mut payload: Payload, sender: Sender<std::io::Result<Bytes>>) {
    let mut read_bytes = 0;
    let mut taker = Some(sender);
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| std::io::Error::other(error.to_string()));
        let is_broken = chunk.is_err();
        read_bytes += chunk.as_ref().map_or(0, Bytes::len);
        if read_bytes > MOST_READ_BYTES {
            return;
        }
        if let Some(sender) = &taker
            && sender.send(chunk).await.is_err()
        {
            taker = None;
        }
        if is_broken {
            return;
        }
    }
}

async fn read(request: &HttpRequest, receiver: Receiver<std::io::Result<Bytes>>) -> Result<Uploads, AppError> {
    let app = request.app_data::<web::Data<App>>().expect("the app is configured");
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or("");
    // another kind of form carries no token that could be found
    let boundary = multer::parse_boundary(content_type).map_err(|_| AppError::StaleForm)?;
    let chunks = stream::unfold(receiver, |mut receiver| async { receiver.recv().await.map(|next| (next, receiver)) });
    let mut form = Multipart::new(chunks, boundary);
    let mut uploads = Uploads::default();
    let mut left = MOST_BYTES;
    let is_own = |uploads: &Uploads| {
        let token = uploads.fields.get("csrf_token").map_or("", String::as_str);
        csrf::is_own_form(request, &app.config.server, token)
    };
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        let file_name = field.file_name().map(bare_name);
        match (field.name().map(str::to_owned), file_name) {
            (Some(name), None) => {
                let text = content(field, MOST_FIELD_BYTES).await?.unwrap_or_default();
                uploads.fields.insert(name, String::from_utf8_lossy(&text).into_owned());
            }
            (_, Some(name)) => {
                if !is_own(&uploads) {
                    return Err(AppError::StaleForm);
                }
                let most = if uploads.files.len() < MOST_FILES { left.min(MOST_FILE_BYTES) } else { 0 };
                let content = content(field, most).await?;
                let is_nothing = content.as_ref().is_some_and(Vec::is_empty);
                // a form in which no file was chosen sends one without a name
                if !(name.is_empty() && is_nothing) {
                    left -= content.as_ref().map_or(0, Vec::len);
                    let why = if most < MOST_FILE_BYTES { LeftOut::TooMuchAtOnce } else { LeftOut::TooLarge };
                    uploads.files.push(UploadedFile { name, content: content.ok_or(why) });
                }
            }
            (None, None) => {}
        }
    }
    if is_own(&uploads) { Ok(uploads) } else { Err(AppError::StaleForm) }
}

/// None for what is longer than `most`: its rest is read and forgotten.
async fn content(mut field: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, AppError> {
    let mut content = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| unreadable())? {
        match &mut content {
            Some(kept) if kept.len() + chunk.len() <= most => kept.extend_from_slice(&chunk),
            _ => content = None,
        }
    }
    Ok(content)
}

/// Some browsers tell the whole path; a name is shown again in messages.
fn bare_name(name: &str) -> String {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    bare.chars().filter(|c| !c.is_control()).take(MOST_NAME).collect()
}

fn unreadable() -> AppError {
    AppError::Invalid("error-form-unreadable".into())
}
