//! Pictures that sellers send in.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::pictures as kept_pictures;
use etalase::ids::PictureId;
use etalase::media::keep_picture::{MOST_KEPT, Upload};
use etalase::media::picture::UnfitPicture;
use etalase::media::{KeepPictureError, Photo, keep_picture};
use futures_util::future::join_all;

use crate::support::TestApp;
use crate::support::factories::{catalog, pictures};

#[actix_web::test]
async fn a_picture_is_kept_with_its_size_and_colour_and_whose_it_is() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let photo = pictures::kept(&app, &goods.batik, pictures::photo(700, 900, [30, 60, 190])).await;
    assert_eq!((photo.width, photo.height), (700, 900));
    let id = photo.id.clone();
    let row = app.app.read::<_, DbError>(move |conn| {
        let columns = (kept_pictures::bumdes_id, kept_pictures::product_id, kept_pictures::bytes);
        Ok(kept_pictures::table.find(id).select(columns).first::<(String, String, i64)>(conn)?)
    });
    let (bumdes_id, product_id, bytes) = row.await.unwrap();
    assert_eq!((bumdes_id.as_str(), product_id.as_str()), (goods.batik.bumdes_id.as_str(), goods.batik.id.as_str()));
    let mut found = 0;
    for name in ["320.webp", "320.jpg", "700.webp", "700.jpg", "share.jpg"] {
        let path = etalase::media::keep_picture::path(&photo.id, name);
        found += app.app.media.get(&path).await.unwrap().unwrap_or_else(|| panic!("no {name}")).len() as i64;
    }
    assert_eq!(found, bytes);
    app.stop().await;
}

#[actix_web::test]
async fn another_bumdes_product_takes_no_picture_and_an_unfit_one_leaves_nothing() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let user_id = pictures::sender(&app, &goods.batik).await;
    let upload = Upload {
        bumdes_id: goods.batik.bumdes_id.clone(),
        product_id: goods.tissue_box.id.clone(),
        user_id: user_id.clone(),
    };
    let refused = keep_picture(&app.app, upload.clone(), pictures::photo(640, 640, [1, 2, 3])).await.unwrap_err();
    assert!(matches!(refused, KeepPictureError::NoSuchProduct), "{refused}");
    let own = Upload { product_id: goods.batik.id.clone(), ..upload };
    let refused = keep_picture(&app.app, own, b"GIF89a".to_vec()).await.unwrap_err();
    assert!(matches!(refused, KeepPictureError::Unfit(UnfitPicture::OtherFormat("GIF"))), "{refused}");
    let count = app.app.read::<_, DbError>(|conn| Ok(kept_pictures::table.count().get_result::<i64>(conn)?));
    assert_eq!(count.await.unwrap(), 0);
    app.stop().await;
}

#[actix_web::test]
async fn nobody_fills_the_disk_by_trying() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let photo = pictures::kept(&app, &goods.batik, pictures::photo(640, 640, [1, 2, 3])).await;
    let (id, now) = (photo.id.clone(), app.app.clock.now());
    let user_id = pictures::sender(&app, &goods.batik).await;
    let upload = Upload { bumdes_id: goods.batik.bumdes_id.clone(), product_id: goods.batik.id.clone(), user_id };
    let of = upload.clone();
    let filled = app.app.write::<_, DbError>(move |conn| {
        for _ in 1..MOST_KEPT {
            diesel::insert_into(kept_pictures::table)
                .values((
                    kept_pictures::id.eq(PictureId::new()),
                    kept_pictures::bumdes_id.eq(&of.bumdes_id),
                    kept_pictures::product_id.eq(&of.product_id),
                    kept_pictures::width.eq(640),
                    kept_pictures::height.eq(640),
                    kept_pictures::color.eq("#010203"),
                    kept_pictures::bytes.eq(1_i64),
                    kept_pictures::uploaded_by.eq(&of.user_id),
                    kept_pictures::uploaded_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(kept_pictures::table.find(id).count().get_result::<i64>(conn)?)
    });
    assert_eq!(filled.await.unwrap(), 1);
    let refused = keep_picture(&app.app, upload, pictures::photo(640, 640, [1, 2, 3])).await.unwrap_err();
    assert!(matches!(refused, KeepPictureError::TooMany), "{refused}");
    app.stop().await;
}

#[actix_web::test]
async fn ten_at_once_are_all_kept_while_the_shop_goes_on() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    pictures::sender(&app, &goods.batik).await;
    let client = app.client();
    let send = |n: u8| pictures::kept(&app, &goods.batik, pictures::photo(640, 640, [n * 20, 90, 90]));
    let looking = async { (client.get("/healthz").await.status, client.get("/products").await.status) };
    let (kept, seen): (Vec<Photo>, _) = futures_util::join!(join_all((0..10).map(send)), looking);
    assert_eq!((kept.len(), seen.0.as_u16(), seen.1.as_u16()), (10, 200, 200));
    app.stop().await;
}
