//! Photos made in code, and products that have them.

use diesel::prelude::*;
use etalase::accounts::{BumdesRole, Role};
use etalase::catalog::version;
use etalase::db::DbError;
use etalase::db::schema::user_roles;
use etalase::ids::{ProductId, UserId};
use etalase::media::keep_picture::Upload;
use etalase::media::{Photo, Place, keep_picture, show_pictures};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

use super::people;
use crate::support::TestApp;
use crate::support::factories::catalog::Item;

/// A JPEG of one colour with a darker band across it.
pub fn photo(width: u32, height: u32, color: [u8; 3]) -> Vec<u8> {
    let band = height / 3..height / 2;
    let picture = RgbImage::from_fn(width, height, |_, y| {
        Rgb(if band.contains(&y) { color.map(|channel| channel / 2) } else { color })
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 85).encode_image(&picture).expect("a JPEG");
    file
}

/// Somebody who works for the BUMDes of this product.
pub async fn sender(app: &TestApp, item: &Item) -> UserId {
    let bumdes_id = item.bumdes_id.clone();
    let known = app.app.read::<_, DbError>(move |conn| {
        let of_bumdes = user_roles::table.filter(user_roles::bumdes_id.eq(&bumdes_id));
        Ok(of_bumdes.select(user_roles::user_id).first::<UserId>(conn).optional()?)
    });
    match known.await.unwrap() {
        Some(user_id) => user_id,
        None => {
            let email = format!("foto-{}@contoh.id", item.sku);
            people::add(app, &email, vec![Role::Bumdes(item.bumdes_id.clone(), BumdesRole::Owner)]).await
        }
    }
}

/// Kept, but not shown yet.
pub async fn kept(app: &TestApp, item: &Item, file: Vec<u8>) -> Photo {
    let user_id = sender(app, item).await;
    let upload = Upload { bumdes_id: item.bumdes_id.clone(), product_id: item.id.clone(), user_id };
    keep_picture(&app.app, upload, file).await.expect("the picture is kept")
}

/// Shows these photos of a product, in this order.
pub async fn show(app: &TestApp, product_id: &ProductId, photos: &[(&Photo, &str, &str)]) {
    let place = |(photo, alt_id, alt_en): &(&Photo, &str, &str)| Place {
        picture_id: photo.id.clone(),
        alt_id: (*alt_id).to_owned(),
        alt_en: (*alt_en).to_owned(),
    };
    let places: Vec<Place> = photos.iter().map(place).collect();
    let (now, product_id) = (app.app.clock.now(), product_id.clone());
    let arranged = app.app.write::<_, DbError>(move |conn| {
        show_pictures(conn, &product_id, &places)?;
        Ok(version::touch(conn, now, &product_id)?)
    });
    arranged.await.unwrap();
}

/// Every published product has a photo, as far as the database knows: there are no files.
pub async fn pretended_everywhere(app: &TestApp) {
    use etalase::db::schema::{pictures, products};

    let user_id = people::add(app, "foto@contoh.id", vec![]).await;
    let now = app.app.clock.now();
    let pretended = app.app.write::<_, DbError>(move |conn| {
        let all: Vec<(ProductId, String)> = products::table.select((products::id, products::bumdes_id)).load(conn)?;
        for (product_id, bumdes_id) in all {
            let id = etalase::ids::PictureId::new();
            diesel::insert_into(pictures::table)
                .values((
                    pictures::id.eq(&id),
                    pictures::bumdes_id.eq(bumdes_id),
                    pictures::product_id.eq(&product_id),
                    pictures::width.eq(1600),
                    pictures::height.eq(2000),
                    pictures::color.eq(format!("#{}", &id.as_str()[30..])),
                    pictures::bytes.eq(1_i64),
                    pictures::uploaded_by.eq(&user_id),
                    pictures::uploaded_at.eq(now),
                ))
                .execute(conn)?;
            let place = Place { picture_id: id, alt_id: "Foto".into(), alt_en: "Photo".into() };
            show_pictures(conn, &product_id, &[place])?;
            version::touch(conn, now, &product_id)?;
        }
        Ok(())
    });
    pretended.await.unwrap();
    app.app.search.catch_up(&app.app).await.unwrap();
}
