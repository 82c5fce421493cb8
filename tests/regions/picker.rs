//! `GET /regions` is what an address picker reads step by step.

use serde_json::Value;

use crate::support::TestApp;
use crate::support::factories::catalog;

async fn names(app: &TestApp, path: &str) -> Vec<String> {
    let answer = app.client().get(path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let choices: Vec<Value> = serde_json::from_str(&answer.body).unwrap();
    choices.iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn each_step_shows_what_lies_inside_the_one_before_in_the_order_of_names() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let provinces = ["Bali", "Daerah Khusus Ibukota Jakarta", "Jawa Barat", "Nusa Tenggara Barat"];
    assert_eq!(names(&app, "/regions").await, provinces);
    assert_eq!(names(&app, "/regions?parent=").await, provinces);
    assert_eq!(names(&app, "/regions?parent=52.02").await, ["Kopang"]);
    assert_eq!(names(&app, "/regions?parent=52.02.09").await, ["Darmaji", "Lendang Are"]);
    assert!(names(&app, "/regions?parent=52.02.09.2008").await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn a_village_brings_its_postal_code_and_browsers_may_keep_the_answer() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let answer = app.client().get("/regions?parent=52.02.09").await;
    let choices: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(choices[0], serde_json::json!({"code": "52.02.09.2008", "name": "Darmaji", "postal_code": "83553"}));
    assert_eq!(answer.headers["cache-control"], "public, max-age=86400");
    app.stop().await;
}

#[actix_web::test]
async fn a_code_that_is_not_in_the_list_is_not_found() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    for code in ["99", "52.99", "x", "52.02.09.2008'--", "%00"] {
        assert_eq!(app.client().get(&format!("/regions?parent={code}")).await.status, 404, "{code}");
    }
    app.stop().await;
}
