//! The page where a buyer would type a card: two buttons.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::state::State;

pub async fn show(state: web::Data<State>, id: web::Path<String>) -> HttpResponse {
    let mut state = state.lock();
    let Some(session) = state.session(&id).filter(|s| s["status"] == "open") else {
        return HttpResponse::NotFound().content_type("text/html").body("<h1>This page has expired</h1>");
    };
    let page = format!(
        "<!doctype html><title>Stripe stand-in</title><h1>{} {}</h1><form method=post>\
         <button name=choice value=pay>Pay</button><button name=choice value=back>Back</button></form>",
        session["currency"].as_str().unwrap_or(""),
        session["amount_total"],
    );
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}

#[derive(Deserialize)]
pub struct Choice {
    choice: String,
}

pub async fn choose(state: web::Data<State>, id: web::Path<String>, form: web::Form<Choice>) -> HttpResponse {
    let mut state = state.lock();
    let Some(session) = state.session(&id).cloned() else { return HttpResponse::NotFound().finish() };
    let next = if form.choice == "pay" && state.complete(&id, true).is_some() { "success_url" } else { "cancel_url" };
    let address = session[next].as_str().unwrap_or("/").to_owned();
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}
