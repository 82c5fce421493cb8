//! `POST {base}/products/{id}/pictures`: photos are sent in, one by one by a script or several in a form. Each is looked
//! at by itself; those that are fit stand in the working copy, the others are told by their names. Words, order and
//! removal are the editor's own step (`forms.rs`).

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::content::ListedPicture;
use super::editor::{ProductPath, wants_json};
use super::own::own;
use super::step::Step;
use super::{SaveError, change_draft};
use crate::error::AppError;
use crate::ids::ProductId;
use crate::media::keep_picture::Upload;
use crate::media::shown::MOST_SHOWN;
use crate::media::{KeepPictureError, Photo, keep_picture};
use crate::web::{LeftOut, ListingScope, UploadedFile, Uploads, Visitor};

/// What became of a file.
enum Outcome {
    Kept,
    /// why not, in the sender's language
    Refused(String),
}

pub async fn send(
    request: HttpRequest,
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
    uploads: Uploads,
) -> Result<HttpResponse, AppError> {
    let (asked, id) = (scope.clone(), path.id.clone());
    let is_own = visitor.app.read::<_, AppError>(move |conn| Ok(own(conn, &asked, &id)?.is_some())).await?;
    if !is_own {
        return Err(AppError::NotFound);
    }
    let mut refused = Vec::new();
    let mut kept: i64 = 0;
    if uploads.files.is_empty() {
        refused.push(visitor.text("media-upload-none", &[]));
    }
    for file in uploads.files {
        let name = file.name.clone();
        match take_in(&visitor, &scope, &path.id, file).await? {
            Outcome::Kept => kept += 1,
            Outcome::Refused(why) if name.is_empty() => refused.push(why),
            Outcome::Refused(why) => refused.push(format!("{name}: {why}")),
        }
    }
    if wants_json(&request) {
        let said = refused.first().cloned();
        return Ok(HttpResponse::Ok().json(json!({ "kept": kept, "said": said })));
    }
    match refused.is_empty() {
        true => visitor.flash("good", visitor.text("media-upload-kept", &[("n", kept.into())]))?,
        false if kept == 0 => visitor.flash("bad", refused.join(" "))?,
        false => {
            let others = visitor.text("media-upload-others", &[("n", kept.into())]);
            visitor.flash("bad", format!("{} {others}", refused.join(" ")))?;
        }
    }
    Ok(visitor.redirect(&format!("{}/products/{}/edit/{}", scope.base(), path.id, Step::Pictures)))
}

async fn take_in(
    visitor: &Visitor,
    scope: &ListingScope,
    product_id: &ProductId,
    file: UploadedFile,
) -> Result<Outcome, AppError> {
    let refused = |key: &str| {
        let args = [("most", (MOST_SHOWN as i64).into()), ("megabytes", 15.into())];
        Ok(Outcome::Refused(visitor.text(key, &args)))
    };
    let content = match file.content {
        Ok(content) => content,
        Err(LeftOut::TooLarge) => return refused("media-upload-too-large"),
        Err(LeftOut::TooMuchAtOnce) => return refused("media-upload-too-much"),
    };
    let upload = Upload {
        bumdes_id: scope.bumdes_id().clone(),
        product_id: product_id.clone(),
        user_id: scope.user_id().clone(),
    };
    let photo = match keep_picture(&visitor.app, upload, content).await {
        Ok(photo) => photo,
        Err(KeepPictureError::Unfit(unfit)) => {
            return Ok(Outcome::Refused(unfit.text(&visitor.app.translations, visitor.language)));
        }
        Err(KeepPictureError::TooMany) => return refused("media-upload-many"),
        Err(KeepPictureError::NoSuchProduct) => return Err(AppError::NotFound),
        Err(KeepPictureError::Database(error)) => return Err(error.into()),
        Err(error @ (KeepPictureError::Store(_) | KeepPictureError::Stopped)) => {
            return Err(AppError::Unavailable(error.to_string()));
        }
    };
    match add_to_draft(visitor, scope, product_id, photo).await {
        Ok(true) => Ok(Outcome::Kept),
        Ok(false) => refused("media-upload-many"),
        Err(SaveError::Archived) => refused("listing-refused-archived"),
        Err(SaveError::NotFound) => Err(AppError::NotFound),
        Err(SaveError::Overtaken(_)) => refused("media-upload-again"),
        Err(SaveError::Database(error)) => Err(error.into()),
    }
}

/// Behind those that are there; false when [`MOST_SHOWN`] are.
async fn add_to_draft(
    visitor: &Visitor,
    scope: &ListingScope,
    product_id: &ProductId,
    photo: Photo,
) -> Result<bool, SaveError> {
    let (now, scope, id) = (visitor.app.clock.now(), scope.clone(), product_id.clone());
    let change = move |conn: &mut crate::db::DbConn| {
        let mut is_added = false;
        change_draft(conn, now, &scope, &id, Step::Pictures, |content| {
            if content.pictures.len() < MOST_SHOWN {
                let picture = ListedPicture { id: photo.id.0.clone(), alt_id: String::new(), alt_en: String::new() };
                content.pictures.push(picture);
                is_added = true;
            }
        })?;
        Ok(is_added)
    };
    visitor.app.write(change).await
}
