//! `GET /visitor`: the name and the cart count that a page which is the same for everybody leaves out.
//! `public/js/etalase.js` fills them in. Nobody may keep this answer.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::json;

use super::visitor::Visitor;

pub async fn show(visitor: Visitor) -> HttpResponse {
    let count = visitor.cart_count;
    let spoken = (count > 0).then(|| visitor.text("site-cart-count", &[("n", count.into())]));
    let card = json!({
        "name": visitor.user.as_ref().map(|user| &user.name),
        "cart_count": count,
        // for whoever hears the page: the number alone says little
        "cart_label": spoken,
    });
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "private, no-store")).json(card)
}
