//! `GET /visitor`: the name, the cart count and the unread notices that a page which is the same for everybody leaves out.
//! `public/js/etalase.js` fills them in. Nobody may keep this answer.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::json;

use super::visitor::Visitor;

pub async fn show(visitor: Visitor) -> HttpResponse {
    let count = visitor.cart_count;
    let spoken = (count > 0).then(|| visitor.text("site-cart-count", &[("n", count.into())]));
    let unread = visitor.unread.filter(|n| *n > 0);
    let card = json!({
        // nothing: for whoever gets no notices there is no bell
        "unread": visitor.unread,
        "unread_label": unread.map(|n| visitor.text("notice-unread", &[("n", n.into())])),
        "name": visitor.user.as_ref().map(|user| &user.name),
        "cart_count": count,
        // for whoever hears the page: the number alone says little
        "cart_label": spoken,
    });
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "private, no-store")).json(card)
}
