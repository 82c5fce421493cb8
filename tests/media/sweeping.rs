//! Pictures that nothing names any more.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::pictures as kept_pictures;
use etalase::ids::ProductId;
use etalase::jobs::{periodic, worker};
use etalase::media::Photo;

use crate::support::TestApp;
use crate::support::factories::{catalog, pictures};

const HOUR: Duration = Duration::from_secs(3600);

/// As if its product had been thrown away.
async fn orphan(app: &TestApp, photo: &Photo) {
    let id = photo.id.clone();
    let orphaned = app.app.write::<_, DbError>(move |conn| {
        let row = diesel::update(kept_pictures::table.find(id));
        Ok(row.set(kept_pictures::product_id.eq(ProductId::new())).execute(conn)?)
    });
    assert_eq!(orphaned.await.unwrap(), 1);
}

async fn status(app: &TestApp, photo: &Photo) -> u16 {
    app.client().get(&format!("/media/pictures/{}/320.webp", photo.id)).await.status.as_u16()
}

async fn sweep(app: &TestApp) {
    periodic::run(&app.app).await;
    worker::run_due(&app.app).await.unwrap();
}

#[actix_web::test]
async fn what_nothing_names_goes_with_its_files_after_a_day_and_everything_else_stays() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let of = |color| pictures::kept(&app, &goods.batik, pictures::photo(640, 640, color));
    let (shown, lost) = (of([200, 0, 0]).await, of([0, 200, 0]).await);
    pictures::show(&app, &goods.batik.id, &[(&shown, "Kain", "Cloth")]).await;
    orphan(&app, &lost).await;
    app.advance(HOUR * 23);
    sweep(&app).await;
    assert_eq!(status(&app, &lost).await, 200, "not before a day has passed");
    let fresh = of([0, 0, 200]).await;
    orphan(&app, &fresh).await;
    app.advance(HOUR * 2);
    sweep(&app).await;
    assert_eq!(status(&app, &lost).await, 404);
    assert_eq!((status(&app, &shown).await, status(&app, &fresh).await), (200, 200));
    for name in etalase::media::photo::file_names(640) {
        let path = etalase::media::keep_picture::path(&lost.id, &name);
        assert!(app.app.media.get(&path).await.unwrap().is_none(), "{name} is still there");
    }
    app.assert_no_jobs_left().await;
    app.stop().await;
}
