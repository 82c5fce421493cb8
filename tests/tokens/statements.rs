//! The lists for programs ask the database as often for a thousand rows as for ten.

use crate::support::TestApp;
use crate::support::factories::tokens::{EVERYTHING, PAGE, Program, made};
use crate::support::factories::{catalog, order as order_factory, people};
use crate::support::statements;

async fn asked(app: &TestApp, program: &Program, path: &str) -> usize {
    statements::watch(&app.app.config.database);
    let answer = program.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    statements::taken(&app.app.config.database).len()
}

#[actix_web::test]
async fn a_thousand_orders_are_listed_with_as_many_statements_as_ten() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let program = Program::with(&app, &made(&owner, "Kasir", EVERYTHING).await);
    program.get("/api/v1/bumdes/me").await;
    let paths = ["/api/v1/bumdes/me", "/api/v1/bumdes/orders", "/api/v1/bumdes/orders?status=new"];
    order_factory::many(&app, &shop, 10).await;
    let mut few = Vec::new();
    for path in paths {
        few.push(asked(&app, &program, path).await);
    }
    order_factory::many(&app, &shop, 990).await;
    for (path, few) in paths.iter().zip(few) {
        let many = asked(&app, &program, path).await;
        println!("{few:>3} {many:>3} {path}");
        assert!(many <= few && many <= 9, "{path}: {few} {many}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn the_page_of_tokens_asks_as_often_for_many_as_for_few() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let mut counted = Vec::new();
    for n in 0..20 {
        made(&owner, &format!("Program {n}"), EVERYTHING).await;
        if n == 0 || n == 19 {
            statements::watch(&app.app.config.database);
            owner.get(PAGE).await;
            counted.push(statements::taken(&app.app.config.database).len());
        }
    }
    assert!(counted[1] <= counted[0] && counted[1] <= 7, "{counted:?}");
    app.stop().await;
}
