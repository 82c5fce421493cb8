//! The functions that pages spend their time in, each alone: `cargo bench`, or `cargo bench -- search`. Over a
//! generated catalogue in a temporary SQLite database. What whole requests cost beside other programs is
//! measured by `bin/bench`.

use std::hint::black_box;

use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App as ActixApp, rt, web};
use criterion::{Criterion, criterion_group, criterion_main};
use diesel::prelude::*;
use etalase::app::App;
use etalase::cart::change::Owner;
use etalase::cart::{CartContents, change, contents};
use etalase::catalog::ListingStatus;
use etalase::checkout::quote::{Deliveries, quote};
use etalase::clock::Clock;
use etalase::config::{Config, Mode, Source};
use etalase::db::schema::{products, stock_levels, variants};
use etalase::db::{Db, DbConn, migrations};
use etalase::error::AppError;
use etalase::generate::{Plan, generate};
use etalase::i18n::Language;
use etalase::ids::VariantId;
use etalase::money;
use etalase::routes;
use etalase::search::settings::Settings;
use etalase::search::stem::StemLanguage;
use etalase::search::{SearchQuery, source, words};
use etalase::web::measure;

const PRODUCTS: usize = 3_000;
/// A village of the bundled region list.
const DESTINATION: &str = "31.71.01.1001";

struct Shop {
    app: web::Data<App>,
    slug: String,
    _folder: tempfile::TempDir,
}

/// A shop with a catalogue and its search index, and nobody in it.
async fn open() -> anyhow::Result<Shop> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("etalase.db");
    let source = Source::from_pairs([("ETALASE_PAGE_CACHE_BYTES", "0")])
        .or_set("DATABASE_URL", format!("sqlite://{}", path.display()))
        .or_set("ETALASE_BASE_URL", "http://etalase.example")
        .or_set("ETALASE_SECRET_KEY", "k".repeat(64))
        .or_set("ETALASE_SEARCH_DIR", folder.path().join("search").to_string_lossy())
        .or_set("ETALASE_OUTBOX", folder.path().join("outbox").to_string_lossy());
    let config = Config::read(Mode::Serve, &source)?;
    let db = Db::open(config.database.clone(), 4)?;
    migrations::run_pending(&db)?;
    let plan = Plan { products: PRODUCTS, villages: 300, bumdes: 200, seed: 1, adds: false };
    generate(&db, &plan, &mut |_| ())?;
    let slug = db.read::<_, AppError>(|conn| Ok(products::table.select(products::slug).first(conn)?));
    let slug = slug.map_err(|error| anyhow::anyhow!("{error}"))?;
    let app = web::Data::new(App::build(config, db, Clock::System, measure::install_recorder()?)?);
    app.search.catch_up(&app).await?;
    Ok(Shop { app, slug, _folder: folder })
}

fn pages(criterion: &mut Criterion) {
    let system = rt::System::new();
    let shop = system.block_on(open()).expect("a shop");
    let app = &shop.app;

    let query = SearchQuery { text: "kopi".into(), ..SearchQuery::new(Language::Id) };
    criterion.bench_function("search a word, with facets", |bencher| {
        bencher.iter(|| system.block_on(app.search.search(black_box(&query))).expect("results"));
    });

    let service = system.block_on(init_service(ActixApp::new().app_data(app.clone()).configure(routes::configure)));
    for (name, path) in [
        ("listing page", "/products".to_owned()),
        ("product page", format!("/products/{}", shop.slug)),
        ("front page", "/".to_owned()),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let request = TestRequest::get().uri(black_box(&path)).to_request();
                let response = system.block_on(call_service(&service, request));
                assert!(response.status().is_success(), "{path}: {}", response.status());
                response
            });
        });
    }

    criterion.bench_function("500 search documents", |bencher| {
        bencher
            .iter(|| app.db.read::<_, AppError>(|conn| Ok(source::changes_after(conn, 0, 500)?)).expect("documents"));
    });

    let cart = app.db.write::<_, AppError>(|conn| Ok(full_cart(conn))).expect("a cart");
    criterion.bench_function("quote of a cart", |bencher| {
        bencher.iter(|| {
            let priced = app.db.read::<_, AppError>(|conn| Ok(quote(conn, &cart, DESTINATION, &Deliveries::new())?));
            black_box(priced.expect("a quote")).expect("a price")
        });
    });
}

/// Six pieces of whatever can be bought.
fn full_cart(conn: &mut DbConn) -> CartContents {
    let pieces: Vec<VariantId> = variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .filter(products::status.eq(ListingStatus::Published).and(products::min_order_quantity.eq(1)))
        .filter(variants::is_active.and(stock_levels::on_hand.gt(5)))
        .select(variants::id)
        .limit(6)
        .load(conn)
        .expect("variants");
    let mut cart = None;
    for piece in &pieces {
        cart = change::add(conn, Clock::System.now(), &Owner::Guest(cart), piece, 1).ok();
    }
    contents::load(conn, &cart.expect("a cart")).expect("its contents")
}

fn words_and_money(criterion: &mut Criterion) {
    let name = "Kain Tenun Songket Sa'dan Pewarna Alami, dianyam di Tana Toraja";
    criterion.bench_function("fold a name", |bencher| bencher.iter(|| words::fold(black_box(name))));

    let settings = Settings::load().expect("search-config");
    criterion.bench_function("stem a name", |bencher| {
        bencher.iter(|| {
            let folded = words::fold(black_box(name));
            folded.iter().map(|word| settings.stems.of(word, StemLanguage::Id)).collect::<Vec<_>>()
        });
    });

    let weights: Vec<i64> = (1..=24).map(|n| n * 7_919 % 1_000 + 1).collect();
    criterion.bench_function("split money over 24 shares", |bencher| {
        bencher.iter(|| money::split(black_box(123_456_789), black_box(&weights)));
    });
    criterion.bench_function("print an amount", |bencher| {
        bencher.iter(|| money::Money::idr(black_box(1_234_500)).display(Language::Id));
    });
}

criterion_group!(hot, words_and_money, pages);
criterion_main!(hot);
