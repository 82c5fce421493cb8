//! Companies, their people, outlets and rules.

use etalase::ids::ProductId;

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::{companies, people};
use crate::support::{outbox, statements};

#[actix_web::test]
async fn no_page_of_a_company_reads_a_whole_table() {
    let app = TestApp::start().await;
    let (company, operator) = (companies::approved(&app).await, people::operator(&app).await);
    let (own, desk) = ("/portal/wholesale", "/portal/operator/companies");
    let (members, rules) = (format!("{own}/members"), format!("{own}/rules"));
    statements::watch(&app.app.config.database);
    let invitation = [("email", "baru@hotel.example"), ("role_finance", "1")];
    assert_eq!(company.admin.submit(&members, &format!("{members}/invitations"), &invitation).await.status, 303);
    let link = outbox::link(&outbox::only(outbox::deliver(&app).await), "/invitations/company/");
    let (guest, person) = (app.client(), [("name", "Baru"), ("password", people::PASSWORD)]);
    assert_eq!(guest.submit(&link, &link, &person).await.status, 303);
    let budget = [("amount", "1000"), ("starts_on", "2026-12-01"), ("ends_on", "2026-12-31")];
    assert_eq!(company.admin.submit(&rules, &format!("{rules}/budgets"), &budget).await.status, 303);
    assert_eq!(company.admin.submit(&rules, &rules, &[("one_above", "1000")]).await.status, 303);
    let cursor = ProductId::new();
    for path in ["", "/company", "/outlets", "/members", "/rules", "/trail", "/outlets/new"] {
        assert_eq!(company.admin.get(&format!("{own}{path}")).await.status, 200, "{path}");
    }
    for path in [format!("{own}/outlets?before={cursor}"), format!("{own}/trail?before={cursor}")] {
        assert_eq!(company.admin.get(&path).await.status, 200, "{path}");
    }
    for path in ["", "?status=registered", &format!("?before={cursor}"), &format!("/{}", company.id)] {
        assert_eq!(operator.get(&format!("{desk}{path}")).await.status, 200, "{path}");
    }
    let one = format!("{desk}/{}", company.id);
    operator.submit(&one, &format!("{one}/suspension"), &[("reason", "Faktur lewat jatuh tempo")]).await;
    let person = people::signed_in(&app, "satu@toko.example", vec![]).await;
    let form = "/register/company";
    let filled = crate::companies::registering::fields("PT Toko Uji", "055555555555555");
    assert_eq!(person.submit(form, form, &filled).await.status, 303);
    let asked = taken(&app, 60);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
