//! A basket is ordered as its page shows it, at the company's prices of that moment, or not at all.

use diesel::prelude::*;
use etalase::companies::terms::PaymentTerm;
use etalase::db::schema::{company_terms, deadlines, fulfillment_orders, purchase_order_shares};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::ids::CompanyTermsId;
use etalase::purchase_orders::PurchaseOrderStatus;

use super::{BASKET, ORDER, in_basket, leave, number_of, ordered, put, seen, send, stock};
use crate::price_lists::{line, list};
use crate::purchase_orders::{how_many, in_the_books, owed, rule, say, status, told, total};
use crate::support::TestApp;
use crate::support::factories::companies::Company;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn a_basket_becomes_one_order_with_one_part_for_each_bumdes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let buyer = &hotel.buyer;
    let (tissue_box, holder, batik) =
        (&shop.tissue_box.variant().id, &shop.cutlery_holder.variant().id, &shop.batik.variant().id);
    put(buyer, &[(tissue_box, "50"), (holder, "4"), (batik, "2")]).await;
    let page = buyer.get(ORDER).await.body;
    for text in
        ["BUMDes Darmaji", "BUMDes Trusmi Kulon", "50 buah × Rp35.000", "30 hari setelah invoice", "tidak meminta"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    let typed = [("due_on", "2026-12-20"), ("reference", "PR-77"), ("note", "Antar lewat pintu belakang")];
    let number = number_of(&send(buyer, &seen(buyer).await, &typed).await);

    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Ordered);
    let total = total(&app, &number).await;
    assert!(total > 50 * 35_000 + 4 * 28_000 + 2 * 165_000, "with shipping: {total}");
    assert_eq!((owed(&app, &hotel.id).await, in_the_books(&app).await), (total, total));
    assert_eq!(stock(&app, tissue_box).await, (70, 0));
    assert_eq!((stock(&app, holder).await, stock(&app, batik).await), ((146, 0), (138, 0)));
    assert!(buyer.get(BASKET).await.body.contains("masih kosong"));

    type Part = (String, i64, i64, i64, Timestamp);
    let load = |conn: &mut DbConn| {
        let parts: Vec<Part> = fulfillment_orders::table
            .inner_join(deadlines::table.on(deadlines::fulfillment_order_id.eq(fulfillment_orders::id)))
            .order(fulfillment_orders::items_total_minor.desc())
            .select((
                fulfillment_orders::number,
                fulfillment_orders::items_total_minor,
                fulfillment_orders::shipping_minor,
                fulfillment_orders::weight_g,
                deadlines::ship_by,
            ))
            .load(conn)?;
        let shipping: Vec<i64> =
            purchase_order_shares::table.select(purchase_order_shares::shipping_minor).load(conn)?;
        Ok((parts, shipping))
    };
    let (parts, shipping): (Vec<Part>, Vec<i64>) = app.app.read::<_, DbError>(load).await.unwrap();
    let [(part, items, _, weight, by), (_, trusmi_items, _, _, by_trusmi)] = &parts[..] else { panic!("{parts:?}") };
    assert_eq!((*items, *weight, *trusmi_items), (50 * 35_000 + 4 * 28_000, 50 * 280 + 4 * 180, 2 * 165_000));
    assert_eq!(shipping.iter().sum::<i64>(), parts.iter().map(|(_, _, shipping, ..)| shipping).sum::<i64>());
    // until the day that was asked for is over where each BUMDes is
    assert_eq!((by.to_string(), by_trusmi.to_string()), ("2026-12-20 16:00:00".into(), "2026-12-20 17:00:00".into()));

    let page = told(buyer, &number).await;
    for text in ["PR-77", "Antar lewat pintu belakang", "20 Desember 2026", part, shop.tissue_box.name_id, "50 buah ×"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    let page = darmaji.get(&format!("/portal/bumdes/orders/{part}")).await.body;
    assert!(page.contains(&format!("{number} · PR-77 · Antar lewat pintu belakang")), "{page}");
    assert!(page.contains(shop.tissue_box.sku) && page.contains(shop.cutlery_holder.sku), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_changed_since_it_was_shown_is_named_and_nothing_is_ordered() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let buyer = &hotel.buyer;
    let (tissue_box, batik) = (&shop.tissue_box.variant().id, &shop.batik.variant().id);
    put(buyer, &[(tissue_box, "50"), (batik, "2")]).await;
    let before = seen(buyer).await;
    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak").await;
    line(&darmaji, &own, tissue_box, ["10", "10", "37.000", "", ""]).await;
    let answer = send(buyer, &before, &[("reference", "PR-77")]).await;
    assert_eq!(answer.status, 422);
    for text in ["belum ada yang dipesan", "Rp35.000 menjadi Rp37.000", "value=\"PR-77\"", "Rp1.850.000"] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert_eq!((how_many(&app).await, stock(&app, tissue_box).await), (0, (120, 0)));
    assert_eq!(in_basket(buyer, tissue_box).await.as_deref(), Some("50"));

    // another window
    let before = seen(buyer).await;
    put(buyer, &[(batik, "1")]).await;
    let answer = send(buyer, &before, &[]).await;
    assert!(answer.body.contains("lain dari yang Anda lihat"), "{}", answer.body);

    // bought by others
    let before = seen(buyer).await;
    leave(&app, tissue_box, 40).await;
    let answer = send(buyer, &before, &[]).await;
    assert!(answer.location.as_deref().is_some_and(|place| place.starts_with(BASKET)), "{:?}", answer.location);
    let page = buyer.get(BASKET).await.body;
    assert!(page.contains("belum bisa dipesan sebanyak itu") && page.contains("Stok tinggal 40"), "{page}");
    assert_eq!(how_many(&app).await, 0);

    // pressed twice
    leave(&app, tissue_box, 120).await;
    let now = seen(buyer).await;
    let (one, other) = futures_util::join!(send(buyer, &now, &[]), send(buyer, &now, &[]));
    assert_eq!(how_many(&app).await, 1, "{:?} {:?}", one.location, other.location);
    app.stop().await;
}

#[actix_web::test]
async fn a_day_that_cannot_be_met_or_read_is_refused_with_what_was_typed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    put(&hotel.buyer, &[(&shop.tissue_box.variant().id, "5")]).await;
    let shown = seen(&hotel.buyer).await;
    for (day, what) in [("2026-11-21", "harus antara"), ("2029-01-01", "harus antara"), ("besok", "seperti 2026-12-31")]
    {
        let answer = send(&hotel.buyer, &shown, &[("due_on", day), ("note", "Pintu belakang")]).await;
        assert!(answer.body.contains(what) && answer.body.contains("Pintu belakang"), "{day}: {}", answer.body);
    }
    let forged = [("outlet", "x")];
    let without: Vec<_> = shown.iter().filter(|(name, _)| name != "outlet").cloned().collect();
    let answer = send(&hotel.buyer, &without, &forged).await;
    assert!(answer.body.contains("Pilih outlet"), "{}", answer.body);
    assert_eq!(how_many(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn approvals_wait_without_stock_and_take_it_at_the_last_word() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    rule(&hotel, "1.000.000", "").await;
    let tissue_box = &shop.tissue_box.variant().id;
    put(&hotel.buyer, &[(tissue_box, "100")]).await;
    assert!(hotel.buyer.get(ORDER).await.body.contains("menunggu persetujuan satu orang"));
    let number = ordered(&hotel.buyer).await;
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::AwaitingApproval);
    assert_eq!((stock(&app, tissue_box).await, in_the_books(&app).await), ((120, 0), 0));
    assert_eq!(in_basket(&hotel.buyer, tissue_box).await, None);

    // others were faster
    leave(&app, tissue_box, 3).await;
    say(&hotel.approver, &number, "approval", "").await;
    let page = told(&hotel.approver, &number).await;
    assert!(page.contains("stoknya kurang: ") && page.contains("(tinggal 3)"), "{page}");
    assert_eq!(
        (status(&app, &number).await, stock(&app, tissue_box).await),
        (PurchaseOrderStatus::AwaitingApproval, (3, 0))
    );

    leave(&app, tissue_box, 110).await;
    say(&hotel.approver, &number, "approval", "").await;
    assert_eq!((status(&app, &number).await, stock(&app, tissue_box).await), (PurchaseOrderStatus::Ordered, (10, 0)));
    assert_eq!(owed(&app, &hotel.id).await, total(&app, &number).await);
    app.stop().await;
}

#[actix_web::test]
async fn prices_that_nobody_agreed_to_in_a_week_lapse() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    rule(&hotel, "1", "").await;
    put(&hotel.buyer, &[(&shop.tissue_box.variant().id, "10")]).await;
    let number = ordered(&hotel.buyer).await;
    crate::support::outbox::deliver(&app).await;
    app.advance(crate::purchase_orders::DAY * 8);
    say(&hotel.approver, &number, "approval", "").await;
    assert!(told(&hotel.approver, &number).await.contains("sudah tidak berlaku"));
    etalase::purchase_orders::lapse::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Cancelled);
    let mails = crate::support::outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("harganya hanya berlaku sampai")), "{mails:#?}");
    app.stop().await;
}

/// From now on so much may be owed.
async fn limit(app: &TestApp, company: &Company, minor: i64) {
    app.advance(std::time::Duration::from_secs(1));
    let (id, by, now) = (company.id.clone(), company.admin_id.clone(), app.app.clock.now());
    let write = move |conn: &mut DbConn| {
        diesel::insert_into(company_terms::table)
            .values((
                company_terms::id.eq(CompanyTermsId::new()),
                company_terms::company_id.eq(id),
                company_terms::payment.eq(PaymentTerm::Net30),
                company_terms::deposit_bps.eq(0),
                company_terms::credit_limit_minor.eq(minor),
                company_terms::note.eq(""),
                company_terms::made_by.eq(by),
                company_terms::made_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

#[actix_web::test]
async fn the_credit_limit_and_budgets_hold() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let tissue_box = &shop.tissue_box.variant().id;
    put(&hotel.buyer, &[(tissue_box, "100")]).await;
    limit(&app, &hotel, 3_000_000).await;
    let answer = send(&hotel.buyer, &seen(&hotel.buyer).await, &[]).await;
    assert!(answer.body.contains("Melebihi limit kredit. Sisanya Rp3.000.000"), "{}", answer.body);
    limit(&app, &hotel, 30_000_000).await;
    let rules = "/portal/wholesale/rules";
    let budget = [("amount", "2.000.000"), ("starts_on", "2026-11-01"), ("ends_on", "2026-12-31")];
    assert_eq!(hotel.admin.submit(rules, &format!("{rules}/budgets"), &budget).await.status, 303);
    let answer = send(&hotel.buyer, &seen(&hotel.buyer).await, &[]).await;
    assert!(answer.body.contains("Melebihi anggaran"), "{}", answer.body);
    assert_eq!((how_many(&app).await, in_basket(&hotel.buyer, tissue_box).await.as_deref()), (0, Some("100")));
    assert_eq!(stock(&app, tissue_box).await, (120, 0));
    app.stop().await;
}
