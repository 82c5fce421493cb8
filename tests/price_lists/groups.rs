//! The operator says which companies are offered prices together.

use futures_util::future::join_all;

use super::{GROUPS, LISTS, group, id_of, list};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn of_several_who_make_a_group_of_one_name_at_once_one_does() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let token = operator.get(GROUPS).await.form_token();
    let fields = [("csrf_token", token.as_str()), ("name", "Hotel di Lombok")];
    let answers = join_all((0..8).map(|_| operator.post(GROUPS, &fields))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
    statuses.sort();
    assert_eq!(statuses, [303, 422, 422, 422, 422, 422, 422, 422]);
    assert!(answers.iter().filter(|answer| answer.status == 422).all(|answer| answer.body.contains("sudah dipakai")));
    app.stop().await;
}

#[actix_web::test]
async fn a_group_is_made_filled_named_and_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (waiting, _) = companies::registered(&app).await;
    let (operator, darmaji) = (people::operator(&app).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let id = group(&operator, "Hotel di Lombok", &[&one.id]).await;
    let page = format!("{GROUPS}/{id}");
    let found = operator.get(&format!("{page}?q=hotel+uji")).await.body;
    let put_in = |id: &etalase::ids::CompanyId| format!(r#"name="company" value="{id}""#);
    assert!(
        found.contains(&put_in(&other.id)) && !found.contains(&put_in(&one.id)),
        "who is in it is not put in again"
    );
    let members = format!("{page}/members");
    assert_eq!(operator.submit(&page, &members, &[("company", waiting.as_str())]).await.status, 404, "not approved");
    assert!(one.admin.get("/portal/wholesale/trail").await.body.contains("ke kelompok Hotel di Lombok"));

    // the same name, however it is written, is one group
    let again = operator.submit(GROUPS, GROUPS, &[("name", " hotel  di LOMBOK ")]).await;
    assert!(again.status == 422 && again.body.contains("sudah dipakai"), "{}", again.body);
    assert_eq!(operator.submit(&page, &page, &[("name", "Hotel Lombok")]).await.status, 303);

    let prices = list(&darmaji, &format!("group:{id}"), "Harga hotel").await;
    let body = darmaji.get(&format!("{LISTS}/{prices}")).await.body;
    assert!(body.contains("Hotel Lombok") && body.contains(&one.name) && !body.contains(&other.name), "{body}");
    let removal = format!("{page}/removal");
    operator.submit(&page, &removal, &[]).await;
    assert!(operator.get(&page).await.body.contains("Masih ada daftar harga"));
    let list_page = format!("{LISTS}/{prices}");
    darmaji.submit(&list_page, &format!("{list_page}/removal"), &[]).await;
    assert_eq!(operator.submit(&page, &removal, &[]).await.location.as_deref(), Some(GROUPS));
    assert_eq!(operator.get(&page).await.status, 404);
    assert!(one.admin.get("/portal/wholesale/trail").await.body.contains("dari kelompok Hotel Lombok"));
    assert_eq!(operator.submit(GROUPS, GROUPS, &[("name", "x")]).await.status, 422);
    assert!(!id_of(&operator.submit(GROUPS, GROUPS, &[("name", "Hotel Lombok")]).await, GROUPS).is_empty());
    app.stop().await;
}
