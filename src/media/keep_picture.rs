//! Takes in a picture that a seller sent: makes it ready, keeps its files, then its row. A row whose files are missing
//! there never is; files without a row, where the process ended between the two, are found by nobody.

use actix_web::web;
use diesel::prelude::*;
use futures_util::future::try_join_all;
use tokio::sync::Semaphore;

use super::photo::Photo;
use super::picture::{self, Prepared, PreparedFile, UnfitPicture};
use super::store::StoreError;
use crate::app::App;
use crate::db::schema::{pictures, products};
use crate::db::{DbConn, DbError};
use crate::ids::{BumdesId, PictureId, ProductId, UserId};

/// Kept for one product, shown or not: nobody fills the disk by trying.
pub const MOST_KEPT: i64 = 60;

/// Each takes a processor for a while, and memory for its pixels; the shop goes on beside two.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Whose picture it is, and of what.
#[derive(Debug, Clone)]
pub struct Upload {
    pub bumdes_id: BumdesId,
    pub product_id: ProductId,
    pub user_id: UserId,
}

#[derive(Debug, thiserror::Error)]
pub enum KeepPictureError {
    #[error(transparent)]
    Unfit(#[from] UnfitPicture),
    /// [`MOST_KEPT`] of this product are there.
    #[error("too many pictures of this product")]
    TooMany,
    #[error("the BUMDes has no such product")]
    NoSuchProduct,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("stopped before the picture was read")]
    Stopped,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for KeepPictureError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub async fn keep_picture(app: &App, upload: Upload, file: Vec<u8>) -> Result<Photo, KeepPictureError> {
    let of = upload.clone();
    app.look(move |conn| check(conn, &of)).await?;
    let prepared = prepare(file).await?;
    let id = PictureId::new();
    let put = |file: &PreparedFile| {
        let (path, content) = (path(&id, &file.name), file.content.clone());
        async move { app.media.put(&path, content).await }
    };
    try_join_all(prepared.files.iter().map(put)).await?;
    let photo = Photo {
        id: id.clone(),
        width: signed(prepared.width),
        height: signed(prepared.height),
        color: prepared.color.clone(),
    };
    let (row, now) = (photo.clone(), app.clock.now());
    let bytes = prepared.bytes() as i64;
    let written = app.write(move |conn| {
        check(conn, &upload)?;
        diesel::insert_into(pictures::table)
            .values((
                pictures::id.eq(&row.id),
                pictures::bumdes_id.eq(&upload.bumdes_id),
                pictures::product_id.eq(&upload.product_id),
                pictures::width.eq(row.width),
                pictures::height.eq(row.height),
                pictures::color.eq(&row.color),
                pictures::bytes.eq(bytes),
                pictures::uploaded_by.eq(&upload.user_id),
                pictures::uploaded_at.eq(now),
            ))
            .execute(conn)?;
        Ok::<_, KeepPictureError>(())
    });
    match written.await {
        Ok(()) => Ok(photo),
        Err(error) => {
            remove_files(app, &id, photo.width).await?;
            Err(error)
        }
    }
}

/// Where a file of a picture is in the store.
pub fn path(id: &PictureId, name: &str) -> String {
    format!("pictures/{id}/{name}")
}

/// All files of a picture as wide as that.
pub async fn remove_files(app: &App, id: &PictureId, width: i32) -> Result<(), StoreError> {
    for name in super::photo::file_names(width.unsigned_abs()) {
        app.media.delete(&path(id, &name)).await?;
    }
    Ok(())
}

async fn prepare(file: Vec<u8>) -> Result<Prepared, KeepPictureError> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| KeepPictureError::Stopped)?;
    let prepared = web::block(move || picture::read(&file)).await.map_err(|_| KeepPictureError::Stopped)?;
    Ok(prepared?)
}

fn check(conn: &mut DbConn, upload: &Upload) -> Result<(), KeepPictureError> {
    let own = products::table.find(&upload.product_id).filter(products::bumdes_id.eq(&upload.bumdes_id));
    if !diesel::select(diesel::dsl::exists(own)).get_result::<bool>(conn)? {
        return Err(KeepPictureError::NoSuchProduct);
    }
    let kept: i64 = pictures::table.filter(pictures::product_id.eq(&upload.product_id)).count().get_result(conn)?;
    if kept >= MOST_KEPT { Err(KeepPictureError::TooMany) } else { Ok(()) }
}

fn signed(side: u32) -> i32 {
    i32::try_from(side).unwrap_or(i32::MAX)
}
